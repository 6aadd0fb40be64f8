"""The visible settings of the analysis. They travel with the account."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from stakeholder_map.model.record import Record, Share

Days = Annotated[int, Field(ge=1, le=3650)]

#: In ties of mean strength. Not 0: a tie that nobody entered must not read as independence.
Ties = Annotated[float, Field(ge=0.1, le=10, allow_inf_nan=False)]


class Limits(Record):
    """Limits and defaults that a user may see and change.

    Attributes:
        cold_days: a contact without a two-way touch for longer is cold.
        half_life_days: our confidence in a stance halves in this time.
        executive_days: an executive of theirs should be met at least this often.
        listens_up: how strongly a person listens to the superior (a of ``reports_to``).
        listens_down: how strongly a superior listens to a report.
        tie_strength: taken for a tie whose strength is unknown.
        prior_attention: what everybody gives to all others beside the ties entered, in ties of mean
            strength (c0 of the method).
        commitment: taken for a person whose commitment is unknown.
        confidence: taken for a stance whose confidence is unknown.
    """

    cold_days: Days = 60
    half_life_days: Days = 90
    executive_days: Days = 120
    listens_up: Share = 0.5
    listens_down: Share = 0.25
    tie_strength: Share = 0.5
    prior_attention: Ties = 2.0
    commitment: Share = 0.5
    confidence: Share = 0.5
