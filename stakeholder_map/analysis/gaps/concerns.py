"""Rules about concerns: what holds people back and nobody takes care of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stakeholder_map.analysis.gaps.facts import Facts, Finding, about, rule
from stakeholder_map.analysis.gaps.gap import GapSeverity, Value
from stakeholder_map.model.scales import ConcernState, Severity
from stakeholder_map.model.seat import Concern, Seat


@rule(GapSeverity.SERIOUS)
def concern_unowned(facts: Facts) -> Iterator[Finding]:
    """A concern is not resolved and no teammate answers for it; minor for a minor one."""
    for seat, concern in _open(facts):
        if concern.owner_id is None:
            found = _about(facts, seat, concern)
            minor = concern.severity is Severity.MINOR
            yield replace(found, severity=GapSeverity.MINOR) if minor else found


@rule(GapSeverity.SERIOUS)
def concern_overdue(facts: Facts) -> Iterator[Finding]:
    """A concern should have been settled by a day that has passed."""
    owners = {teammate.id: teammate.name for teammate in facts.account.teammates}
    for seat, concern in _open(facts):
        if concern.due is not None and concern.due < facts.today:
            found = _about(facts, seat, concern)
            late: dict[str, Value] = {
                "due": concern.due,
                "days": (facts.today - concern.due).days,
                "owner": owners.get(concern.owner_id or "", ""),
            }
            yield replace(found, values={**found.values, **late})


@rule(GapSeverity.CRITICAL)
def concern_blocking(facts: Facts) -> Iterator[Finding]:
    """A blocking concern has not even been answered."""
    for seat, concern in _open(facts):
        if concern.severity is Severity.BLOCKING and concern.state is ConcernState.OPEN:
            yield _about(facts, seat, concern)


def _open(facts: Facts) -> Iterator[tuple[Seat, Concern]]:
    for seat in facts.seats:
        for concern in seat.open_concerns:
            yield seat, concern


def _about(facts: Facts, seat: Seat, concern: Concern) -> Finding:
    found = about(facts, seat, concern=concern.text, severity=str(concern.severity))
    return replace(found, concern_id=concern.id)
