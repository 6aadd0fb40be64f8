"""Rules about change in their house: somebody new, somebody gone, a re-organisation."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.gaps.facts import ROUNDING, Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.people import REAL
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

#: So long somebody is new in a post.
NEW = days(90)

#: So many who came or went, in so many days, are a re-organisation.
MANY = count(2)
SPAN = 180


@rule(GapSeverity.MINOR, Subject.PEOPLE, Source.FIELD, Doer.CONTACT, limit=NEW, covers=True)
def new_person(facts: Facts) -> Iterator[Finding]:
    """Somebody took up the post within the limit and nobody of us has met them in it.

    Serious for who decides or has 10 % of the decision. "Cannot tell" where nothing is recorded
    about meeting them.
    """
    limit = facts.limit("new_person", NEW)
    for seat in facts.taken:
        person, fact = facts.people[seat.person_id or ""], facts.reach(seat)
        if person.since is None or not 0 <= (facts.today - person.since).days <= limit:
            continue
        if fact.last_met is not None and fact.last_met >= person.since:
            continue
        weighty = facts.decides(seat) or facts.counts(seat) >= REAL.usual - ROUNDING
        found = worse(about(facts, seat, on=person.since), GapSeverity.SERIOUS, weighty)
        before = fact.is_sure or fact.last_met is not None
        yield found if before and not fact.perhaps_since(person.since) else unsure(found)


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.MISSION, Doer.OWNER, limit=MANY)
def reorganised(facts: Facts) -> Iterator[Finding]:
    """So many people of this decision came or went within half a year: who decides may be new."""
    moved = []
    for seat in facts.decision.seats:
        person = facts.people.get(seat.person_id or "")
        dates = (person.since, person.left_on) if person else ()
        if any(on is not None and 0 <= (facts.today - on).days <= SPAN for on in dates):
            moved.append(seat)
    if len(moved) >= facts.limit("reorganised", MANY):
        values: dict[str, Value] = {"n": len(moved), "names": facts.names(moved), "days": SPAN}
        yield Finding(seats=tuple(moved), values=values)
