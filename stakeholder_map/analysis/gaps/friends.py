"""Rules about those who are for us: how many, how strong, how sure."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE
from stakeholder_map.analysis.gaps.facts import ROUNDING, Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import points, share
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, about, rule, unsure

#: A champion sells for us when we are not there.
SELLS = points(3, 5)

#: So much of what speaks for us must not come from one person.
ALONE = share(0.6)

#: With fewer people nobody can be spoken of as one among others.
ENOUGH = 3


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.MILLER, Doer.CONTACT)
def coach_doubtful(facts: Facts) -> Iterator[Finding]:
    """Somebody is marked as our coach, but is not for us or backs a competitor.

    "Cannot tell" where the coach's own stance is unknown.
    """
    for seat in facts.taken:
        support, rival = facts.support(seat), facts.backs(seat)
        if not seat.coach or (support is not None and support > 0 and not rival):
            continue
        if support is None and not rival:
            yield unsure(about(facts, seat))
        else:
            found: dict[str, Value] = {"competitor": rival}
            yield about(facts, seat, **found, **({} if support is None else {"support": support}))


@rule(GapSeverity.SERIOUS, Subject.WHOLE, Source.MEDDIC, Doer.OWNER)
def no_supporter(facts: Facts) -> Iterator[Finding]:
    """Nobody is known to be for us. "Cannot tell" where stances are unknown."""
    supports = [facts.support(seat) for seat in facts.taken]
    if supports and not any(support is not None and support > 0 for support in supports):
        unknown = supports.count(None)
        values = {"n": len(supports) - unknown, "unknown": unknown}
        yield Finding(values=values, certain=not unknown)


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.MEDDIC, Doer.OWNER, limit=SELLS)
def no_champion(facts: Facts) -> Iterator[Finding]:
    """Nobody who is strongly for us has at least average influence; silent without any friend.

    "Cannot tell" where somebody with that influence has an unknown stance.
    """
    limit = facts.limit("no_champion", SELLS)
    friends = [seat for seat in facts.taken if (facts.support(seat) or 0) > 0]
    if len(facts.taken) < ENOUGH or not friends:
        return
    average = 1 / len(facts.chain)
    strong = [seat for seat in facts.taken if facts.moves(seat) >= average - ROUNDING]
    if any((facts.support(seat) or 0) >= limit for seat in strong):
        return
    best = max(friends, key=lambda seat: (facts.moves(seat) * (facts.support(seat) or 0), seat.id))
    values: dict[str, Value] = {
        "name": facts.name(best),
        "support": facts.support(best) or 0,
        "influence": facts.moves(best),
        "limit": int(limit),
    }
    found = Finding((best,), values)
    yield unsure(found) if any(facts.support(seat) is None for seat in strong) else found


@rule(GapSeverity.SERIOUS, Subject.PEOPLE, Source.BORGATTI, Doer.OWNER, limit=ALONE)
def support_on_one(facts: Facts) -> Iterator[Finding]:
    """The limit's share of all that speaks for us comes from one person.

    "Cannot tell" where people of unknown stance may speak for us as well.
    """
    supports = [facts.support(seat) for seat in facts.taken]
    speaks = [
        (facts.moves(seat) * support / SUPPORT_SCALE, seat)
        for seat, support in zip(facts.taken, supports, strict=True)
        if support is not None and support > 0 and facts.moves(seat) > 0
    ]
    if len(facts.taken) < ENOUGH or not speaks:
        return
    total = sum(size for size, _ in speaks)
    most, seat = max(speaks, key=lambda one: one[0])
    limit = facts.limit("support_on_one", ALONE)
    if most / total >= limit:
        unknown = [s for s, support in zip(facts.taken, supports, strict=True) if support is None]
        perhaps = sum(max(facts.moves(other), 0.0) for other in unknown)
        found = about(facts, seat, part=most / total, unknown=len(unknown))
        yield found if most / (total + perhaps) >= limit else unsure(found)
