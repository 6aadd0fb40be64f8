"""Accepted gaps: what we know to be missing and leave as it is for a while, and why."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from stakeholder_map.model.record import Keyed, Line, Name, Share
from stakeholder_map.model.scales import GapSeverity


class Acceptance(Keyed):
    """A gap of one decision that somebody accepted, until a day or until its evidence changes.

    ``key`` is the gap's: its rule's name, the ids of the department, the concern and the required
    role that it is about (blank where none), then those of the seats. ``severity``, ``weight`` and
    ``evidence`` (a fingerprint, see ``analysis.gaps.accepting``) say how it stood that day.
    """

    key: tuple[Line, ...] = Field(min_length=1)
    reason: Name = Field(description="Why it is left as it is; never leaves the team.")
    by: Line = Field(default="", description="Who accepted it.")
    on: date
    until: date = Field(description="The day to look again.")
    severity: GapSeverity
    weight: Share = 0.0
    evidence: Line = ""
