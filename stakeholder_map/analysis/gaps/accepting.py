"""Accepted gaps: which findings stand apart because somebody accepted them, and which come back.

An accepted gap comes back on its day, or before when it is no longer what was accepted: it is
worse (a higher severity, certain where it was "cannot tell", ``RISE`` more of the decision at
stake), or its evidence is another (``MATERIAL`` values). Days that pass and counts of what is
unknown are no new evidence.

Degenerate cases: nothing accepted: all gaps are open; an acceptance of a gap that is gone waits and
says nothing. Complexity O(gaps + acceptances).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.model.acceptance import Acceptance

#: The values of a gap that are its evidence: who, where they stand, what it is about.
MATERIAL = frozenset(
    {
        *("name", "names", "support", "veto", "best", "worst", "friend", "foe", "competitor"),
        *("concern", "category", "criteria", "pains", "steps", "milestones", "line", "roles"),
        *("severity", "state", "code", "ours", "theirs", "reached", "teammate"),
    }
)

#: So much more of the decision at stake is another gap.
RISE = 0.05

_WORST_FIRST = list(GapSeverity)


class Return(StrEnum):
    """Why an accepted gap is back."""

    DUE = "due"
    WORSE = "worse"
    CHANGED = "changed"


@dataclass(frozen=True)
class Accepted:
    """A gap that somebody accepted. ``back`` says why it is shown again; None: it stands apart."""

    gap: Gap
    acceptance: Acceptance
    back: Return | None = None


def accept(gap: Gap, reason: str, by: str, on: date, until: date) -> Acceptance:
    """Return the acceptance of a gap as it stands.

    Raises:
        pydantic.ValidationError: the reason is blank.
    """
    return Acceptance(
        key=gap.key,
        reason=reason,
        by=by,
        on=on,
        until=until,
        severity=gap.severity,
        weight=gap.weight,
        evidence=evidence(gap),
    )


def evidence(gap: Gap) -> str:
    """Return a fingerprint of what a gap rests on; it holds no name that could be read."""
    material = {key: gap.values[key] for key in sorted(MATERIAL & gap.values.keys())}
    text = json.dumps([gap.certain, material], ensure_ascii=True)
    return sha256(text.encode()).hexdigest()[:16]


def told_apart(
    gaps: Iterable[Gap], acceptances: Iterable[Acceptance], today: date
) -> tuple[tuple[Gap, ...], tuple[Accepted, ...]]:
    """Return the gaps that are open, and all that somebody accepted: those that are back too.

    A gap that is back is among the open ones. Of two acceptances of one gap the later counts.
    """
    by_key = {acceptance.key: acceptance for acceptance in acceptances}
    if not by_key:
        return tuple(gaps), ()
    shown, accepted = [], []
    for gap in gaps:
        acceptance = by_key.get(gap.key)
        back = _back(gap, acceptance, today) if acceptance else None
        if acceptance is not None:
            accepted.append(Accepted(gap, acceptance, back))
        if acceptance is None or back is not None:
            shown.append(gap)
    return tuple(shown), tuple(accepted)


def _back(gap: Gap, acceptance: Acceptance, today: date) -> Return | None:
    was = _WORST_FIRST.index(acceptance.severity)
    if _WORST_FIRST.index(gap.severity) < was or gap.weight >= acceptance.weight + RISE:
        return Return.WORSE
    if evidence(gap) != acceptance.evidence:
        return Return.CHANGED
    return Return.DUE if today >= acceptance.until else None
