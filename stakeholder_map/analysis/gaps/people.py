"""Rules about single persons: whom we do not reach, do not know, or have against us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.gaps.facts import ROUNDING, Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import share
from stakeholder_map.analysis.gaps.rule import (
    Finding,
    Source,
    Subject,
    about,
    rule,
    unsure,
    worse,
)
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Basis, Level
from stakeholder_map.model.seat import Seat

#: A share of the decision that nobody may leave unmet, even beside heavier ones.
HEAVY = share(0.15)

#: From this share on a person is worth a reminder.
REAL = share(0.1)

#: A successor may come so many days before who is followed leaves.
OVERLAP = 60


@rule(
    GapSeverity.CRITICAL,
    Subject.PEOPLE,
    Source.MISSION,
    Doer.CONTACT,
    limit=HEAVY,
    covers=True,
)
def never_met(facts: Facts) -> Iterator[Finding]:
    """Nobody of us has met who has most weight or power, or decides; serious: from the limit on.

    Who has most is asked only where weights or a rule are entered. Minor for a decision-maker to
    whom the stated rule gives no say today, below the amount from which they sign. Fires as
    "cannot tell" where nothing at all is recorded about meeting the person; a relationship without
    a date is the business of ``cold_contact``.
    """
    limit = facts.limit("never_met", HEAVY)
    powers = [facts.power(seat) for seat in facts.taken]
    heaviest = max([facts.share(seat) for seat in facts.taken], default=0.0)
    mightiest = max(powers, default=0.0)
    equal = facts.weights.is_uniform and mightiest - min(powers, default=0.0) < ROUNDING
    for seat in facts.unmet:
        most = facts.share(seat) >= heaviest - ROUNDING or facts.power(seat) >= mightiest - ROUNDING
        first = facts.decides(seat) or (most and not equal)
        heavy = facts.counts(seat) >= limit and not equal
        if not (first or heavy):
            continue
        top: dict[str, Value] = {"top": True} if facts.level(seat) is Level.UPPER else {}
        found = worse(about(facts, seat, **top), GapSeverity.SERIOUS, not first)
        aside = facts.has_no_say(seat) and not heavy and not (most and not equal)
        worse(found, GapSeverity.MINOR, aside)
        yield found if facts.reach(seat).is_sure else unsure(found)


@rule(
    GapSeverity.MINOR,
    Subject.PEOPLE,
    Source.FIELD,
    Doer.CONTACT,
    limit=REAL,
    uses="cold_days",
    covers=True,
)
def cold_contact(facts: Facts) -> Iterator[Finding]:
    """The last two-way touch is older than the cold limit.

    Serious for who decides, is a hidden influencer or has the limit's share. Fires as "cannot
    tell" where a relationship is recorded, but no day of a two-way touch; and where nobody wrote
    down whether a touch within the limit was answered.
    """
    limit = facts.limit("cold_contact", REAL)
    for seat in facts.taken:
        fact = facts.reach(seat)
        if fact.reach is Reach.COLD and fact.days is not None and fact.last_met is not None:
            days = facts.account.limits.cold_days
            found = about(facts, seat, days=fact.days, last=fact.last_met, limit=days)
            weighty = facts.decides(seat) or facts.counts(seat) >= limit or facts.is_hidden(seat)
            yield worse(found, GapSeverity.SERIOUS, weighty)
        elif fact.reach is Reach.UNKNOWN and fact.is_related:
            met = {} if fact.last_met is None else {"last": fact.last_met}
            yield unsure(about(facts, seat, **met))


@rule(GapSeverity.CRITICAL, Subject.PEOPLE, Source.MISSION, Doer.CONTACT)
def veto_unknown(facts: Facts) -> Iterator[Finding]:
    """Somebody who can stop the decision alone, and we do not know where they stand."""
    for seat in facts.taken:
        if seat.veto and facts.support(seat) is None:
            yield about(facts, seat)


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.MEDDIC, Doer.CONTACT)
def decider_unknown(facts: Facts) -> Iterator[Finding]:
    """A decision-maker without a veto whose stance we do not know."""
    for seat in facts.deciders:
        if not seat.veto and facts.support(seat) is None:
            yield about(facts, seat)


@rule(GapSeverity.CRITICAL, Subject.PEOPLE, Source.FIELD, Doer.CONTACT)
def decider_against(facts: Facts) -> Iterator[Finding]:
    """A decision-maker or veto holder works against us, however well we reach them."""
    for seat in facts.deciders:
        support = facts.support(seat)
        if support is not None and support < 0:
            yield about(facts, seat, support=support, veto=int(seat.veto))


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.FRIEDKIN, Doer.CONTACT, covers=True)
def hidden_unreached(facts: Facts) -> Iterator[Finding]:
    """A hidden influencer, marked or found, whom nobody of us has met.

    Fires as "cannot tell" where nothing is recorded about meeting the person.
    """
    for seat in facts.unmet:
        if facts.is_hidden(seat):
            found = about(facts, seat, influence=facts.moves(seat))
            yield found if facts.reach(seat).is_sure else unsure(found)


@rule(
    GapSeverity.MINOR,
    Subject.PEOPLE,
    Source.FIELD,
    Doer.CONTACT,
    limit=REAL,
    uses="half_life_days",
)
def stale_evidence(facts: Facts) -> Iterator[Finding]:
    """What we hold of a person who decides or has the limit's share is older than the half-life."""
    limit, days_limit = facts.limit("stale_evidence", REAL), facts.account.limits.half_life_days
    for seat in facts.weighty(limit):
        stance = facts.stances.get(seat.id)
        if stance is None or stance.support is None:
            continue
        days = (facts.today - stance.on).days
        if days > days_limit:
            yield about(facts, seat, days=days, support=stance.support)


@rule(GapSeverity.MINOR, Subject.PEOPLE, Source.KRACKHARDT, Doer.CONTACT, limit=REAL)
def support_assumed(facts: Facts) -> Iterator[Finding]:
    """The support of people who decide or have the limit's share is only assumed by us."""
    limit = facts.limit("support_assumed", REAL)
    found = tuple(
        seat
        for seat in facts.weighty(limit)
        if (stance := facts.stances.get(seat.id)) is not None
        and stance.support is not None
        and stance.basis is Basis.ASSUMED
    )
    if found:
        yield Finding(seats=found, values={"n": len(found), "names": facts.names(found)})


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.FIELD, Doer.OWNER)
def left_open(facts: Facts) -> Iterator[Finding]:
    """Somebody with weight, a veto or the decision has left, and nobody has taken the seat over.

    "Cannot tell", and minor, where nobody entered how much they count. Silent where somebody with
    one of the same roles came to the same department from two months before on: that one follows,
    and is the business of ``new_person``.
    """
    for seat in facts.decision.seats:
        person = facts.people.get(seat.person_id or "")
        if person is None or person.left_on is None or person.left_on > facts.today:
            continue
        if (seat.weight == 0 and not facts.decides(seat)) or _follows(facts, seat, person):
            continue
        values: dict[str, Value] = {"name": person.name, "on": person.left_on}
        found = Finding(seats=(seat,), values=values, weight=seat.weight or 0.0)
        if not seat.weight and not facts.decides(seat):
            unsure(worse(found, GapSeverity.MINOR, True))
        yield found


def _follows(facts: Facts, gone: Seat, person: Person) -> bool:
    """Whether somebody known has come in the place of who has gone."""
    if person.left_on is None or person.department_id is None:
        return False
    first = person.left_on - timedelta(days=OVERLAP)
    for seat in facts.taken:
        other = facts.people[seat.person_id or ""]
        if other.since is None or other.department_id != person.department_id:
            continue
        if first <= other.since <= facts.today and set(seat.roles) & set(gone.roles):
            return True
    return False
