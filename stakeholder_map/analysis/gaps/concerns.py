"""Rules about concerns: what holds people back and nobody takes care of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stakeholder_map.analysis.gaps.facts import Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import count, days
from stakeholder_map.analysis.gaps.rule import (
    Finding,
    Source,
    Subject,
    about,
    rule,
    unsure,
    worse,
)
from stakeholder_map.model.scales import ConcernCategory, ConcernState, Severity
from stakeholder_map.model.seat import Concern, Seat

#: An answer that nobody confirmed for so long may not have settled anything.
UNCONFIRMED = days(21)

#: So many people with the same worry have a common one.
COMMON = count(3)

#: Whoever decides and is less than this for us has something that holds them back.
CONVINCED = 3

#: What people who hold it have no more in common than that.
_UNLIKE = (ConcernCategory.OTHER, ConcernCategory.PERSONAL)


@rule(GapSeverity.SERIOUS, Subject.CONCERNS, Source.MISSION, Doer.CONTACT)
def concern_unowned(facts: Facts) -> Iterator[Finding]:
    """A concern is not resolved and no teammate answers for it; minor for a minor one."""
    for seat, concern in facts.open_concerns:
        if concern.owner_id is None:
            found = _about(facts, seat, concern)
            yield worse(found, GapSeverity.MINOR, concern.severity is Severity.MINOR)


@rule(GapSeverity.SERIOUS, Subject.CONCERNS, Source.FIELD, Doer.ANSWERS)
def concern_overdue(facts: Facts) -> Iterator[Finding]:
    """A concern should have been settled by a day that has passed."""
    owners = {teammate.id: teammate.name for teammate in facts.account.teammates}
    for seat, concern in facts.open_concerns:
        if concern.due is not None and concern.due < facts.today:
            found = _about(facts, seat, concern)
            late: dict[str, Value] = {
                "due": concern.due,
                "days": (facts.today - concern.due).days,
                "owner": owners.get(concern.owner_id or "", ""),
            }
            found.values = {**found.values, **late}
            yield found


@rule(GapSeverity.CRITICAL, Subject.CONCERNS, Source.SPIN, Doer.ANSWERS)
def concern_blocking(facts: Facts) -> Iterator[Finding]:
    """A blocking concern has not even been answered."""
    for seat, concern in facts.open_concerns:
        if concern.severity is Severity.BLOCKING and concern.state is ConcernState.OPEN:
            yield _about(facts, seat, concern)


@rule(GapSeverity.MINOR, Subject.CONCERNS, Source.SPIN, Doer.ANSWERS, limit=UNCONFIRMED)
def concern_unconfirmed(facts: Facts) -> Iterator[Finding]:
    """We answered longer ago than the limit, and nobody asked whether that settles it.

    Serious where the concern blocks, silent for minor concerns. "Cannot tell" where the day of the
    answer is not recorded.
    """
    limit = facts.limit("concern_unconfirmed", UNCONFIRMED)
    for seat, concern in facts.open_concerns:
        if concern.state is not ConcernState.ANSWERED or concern.severity is Severity.MINOR:
            continue
        found = _about(facts, seat, concern)
        found = worse(found, GapSeverity.SERIOUS, concern.severity is Severity.BLOCKING)
        if concern.answered_on is None:
            yield unsure(found)
        elif (gone := (facts.today - concern.answered_on).days) > limit:
            found.values = {**found.values, "days": gone}
            yield found


@rule(GapSeverity.SERIOUS, Subject.CONCERNS, Source.MISSION, Doer.OWNER, limit=COMMON)
def concern_common(facts: Facts) -> Iterator[Finding]:
    """So many people hold an open concern of one category: one answer for all of them is due."""
    limit = facts.limit("concern_common", COMMON)
    held: dict[ConcernCategory, dict[str, tuple[Seat, Concern]]] = defaultdict(dict)
    for seat, concern in facts.open_concerns:
        if concern.category not in _UNLIKE:
            held[concern.category].setdefault(seat.id, (seat, concern))
    for category, holders in held.items():
        if len(holders) < limit:
            continue
        seats = tuple(seat for seat, _ in holders.values())
        first = next(iter(holders.values()))[1]
        values: dict[str, Value] = {
            "n": len(seats),
            "names": facts.names(seats),
            "category": str(category),
        }
        yield Finding(seats=seats, values=values, concern_id=first.id)


@rule(GapSeverity.MINOR, Subject.CONCERNS, Source.SPIN, Doer.CONTACT)
def concern_unknown(facts: Facts) -> Iterator[Finding]:
    """Somebody decides, is not convinced, and no concern of theirs was ever written down."""
    for seat in facts.deciders:
        support = facts.support(seat)
        if support is not None and support < CONVINCED and not seat.concerns:
            yield about(facts, seat, support=support)


def _about(facts: Facts, seat: Seat, concern: Concern) -> Finding:
    found = about(facts, seat, concern=concern.text, severity=str(concern.severity))
    found.concern_id = concern.id
    return found
