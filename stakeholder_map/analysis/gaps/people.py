"""Rules about single persons: whom we do not reach, do not know, or have against us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stakeholder_map.analysis.gaps.facts import Facts, Finding, about, rule, unsure
from stakeholder_map.analysis.gaps.gap import GapSeverity, Value
from stakeholder_map.analysis.reach import Reach
from stakeholder_map.model.seat import Seat

#: A share of the decision that nobody may leave unmet, even beside heavier ones.
HEAVY = 0.15

#: From this share on a person is worth a reminder.
REAL = 0.1


@rule(GapSeverity.CRITICAL)
def never_met(facts: Facts) -> Iterator[Finding]:
    """Nobody of us has met who has most weight or most power, or decides; serious: 15 % or more.

    Who has most is asked only where weights or a rule are entered. Fires as "cannot tell"
    where nothing at all is recorded about meeting the person; a relationship without a date is
    the business of ``cold_contact``.
    """
    shares = [facts.share(seat) for seat in facts.taken]
    powers = [facts.power(seat) for seat in facts.taken]
    equal = facts.weights.is_uniform and max(powers, default=0) - min(powers, default=0) < 1e-9
    for seat in facts.taken:
        fact = facts.reach(seat)
        most = _is_most(facts.share(seat), shares) or _is_most(facts.power(seat), powers)
        first = facts.decides(seat) or (most and not equal)
        heavy = facts.counts(seat) >= HEAVY and not equal
        if not (first or heavy) or fact.reach in (Reach.MET, Reach.COLD) or fact.is_related:
            continue
        found = about(facts, seat)
        if not first:
            found = replace(found, severity=GapSeverity.SERIOUS)
        yield found if fact.is_sure else unsure(found)


@rule(GapSeverity.MINOR)
def cold_contact(facts: Facts) -> Iterator[Finding]:
    """The last two-way touch is older than the cold limit; serious for who decides or weighs 10 %.

    Fires as "cannot tell" where a relationship is recorded, but no day of a two-way touch.
    """
    for seat in facts.taken:
        fact = facts.reach(seat)
        weighty = facts.decides(seat) or facts.counts(seat) >= REAL or _is_hidden(facts, seat)
        severity = GapSeverity.SERIOUS if weighty else GapSeverity.MINOR
        if fact.reach is Reach.COLD and fact.days is not None and fact.last_met is not None:
            limit = facts.account.limits.cold_days
            found = about(facts, seat, days=fact.days, last=fact.last_met, limit=limit)
            yield replace(found, severity=severity)
        elif fact.reach is Reach.UNKNOWN and fact.is_related:
            yield unsure(about(facts, seat))


@rule(GapSeverity.CRITICAL)
def veto_unknown(facts: Facts) -> Iterator[Finding]:
    """Somebody who can stop the decision alone, and we do not know where they stand."""
    for seat in facts.seats:
        if seat.veto and facts.support(seat) is None and seat.person_id is not None:
            yield about(facts, seat)


@rule(GapSeverity.SERIOUS)
def decider_unknown(facts: Facts) -> Iterator[Finding]:
    """A decision-maker without a veto whose stance we do not know."""
    for seat in facts.taken:
        if facts.decides(seat) and not seat.veto and facts.support(seat) is None:
            yield about(facts, seat)


@rule(GapSeverity.CRITICAL)
def decider_against(facts: Facts) -> Iterator[Finding]:
    """A decision-maker or veto holder works against us, however well we reach them."""
    for seat in facts.seats:
        support = facts.support(seat)
        if facts.decides(seat) and support is not None and support < 0:
            yield about(facts, seat, support=support, veto=int(seat.veto))


@rule(GapSeverity.SERIOUS)
def hidden_unreached(facts: Facts) -> Iterator[Finding]:
    """A hidden influencer, marked or found, whom nobody of us has met.

    Fires as "cannot tell" where nothing is recorded about meeting the person.
    """
    for seat in facts.taken:
        fact = facts.reach(seat)
        if not _is_hidden(facts, seat) or fact.reach in (Reach.MET, Reach.COLD) or fact.is_related:
            continue
        found = about(facts, seat, influence=facts.moves(seat))
        yield found if fact.is_sure else unsure(found)


@rule(GapSeverity.MINOR)
def stale_evidence(facts: Facts) -> Iterator[Finding]:
    """What we hold of a person who decides or weighs 10 % is older than the half-life."""
    limit = facts.account.limits.half_life_days
    for seat in facts.taken:
        stance = seat.stance_on(facts.today)
        if stance is None or stance.support is None:
            continue
        days = (facts.today - stance.on).days
        if days > limit and (facts.decides(seat) or facts.counts(seat) >= REAL):
            yield about(facts, seat, days=days, support=stance.support)


@rule(GapSeverity.SERIOUS)
def left_open(facts: Facts) -> Iterator[Finding]:
    """Somebody with weight, a veto or the decision has left, and the seat still carries it."""
    for seat in facts.decision.seats:
        person = facts.people.get(seat.person_id or "")
        if person is None or person.left_on is None or person.left_on > facts.today:
            continue
        if seat.weight or facts.decides(seat):
            values: dict[str, Value] = {"name": person.name, "on": person.left_on}
            yield Finding(seats=(seat,), values=values, weight=seat.weight or 0.0)


def _is_most(one: float, of: list[float]) -> bool:
    return one >= max(of) - 1e-9


def _is_hidden(facts: Facts, seat: Seat) -> bool:
    return seat.hidden or seat.id in facts.hidden.found
