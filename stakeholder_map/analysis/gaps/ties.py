"""Rules about ties: on whose word they rest, whom deciders listen to, where the buck goes round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE
from stakeholder_map.analysis.gaps.facts import Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import count, share
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, about, rule, unsure
from stakeholder_map.model.check import reporting_circles
from stakeholder_map.model.scales import TieKind

#: With so many ties one source for all of them is a risk.
SOURCED = count(3, 1000)

#: From this share on we should know whom a person listens to.
HEARD = share(0.15)

#: With fewer people everybody talks to everybody.
ENOUGH = 3

#: Longest circle that is looked for.
LONGEST = 6


@rule(GapSeverity.MINOR, Subject.TIES, Source.KRACKHARDT, Doer.OWNER, limit=SOURCED)
def one_source(facts: Facts) -> Iterator[Finding]:
    """So many ties, reporting lines aside, were all told by one person.

    "Cannot tell" where of some of them nobody wrote down who said so.
    """
    said = [
        tie.said_by.strip()
        for tie in facts.account.ties
        if tie.kind is not TieKind.REPORTS_TO
        and tie.source in facts.seat_of
        and tie.target in facts.seat_of
    ]
    sources = {name.casefold(): name for name in said if name}
    if len(said) >= facts.limit("one_source", SOURCED) and len(sources) == 1:
        values: dict[str, Value] = {"n": len(said), "name": next(iter(sources.values()))}
        unsaid = said.count("")
        yield Finding(values={**values, "unknown": unsaid}, certain=not unsaid)


@rule(GapSeverity.SERIOUS, Subject.TIES, Source.FRIEDKIN, Doer.OWNER)
def decider_ear(facts: Facts) -> Iterator[Finding]:
    """Those whom a decision-maker listens to lean against us, as far as we know their stance.

    "Cannot tell" where those of unknown stance could turn that round. Silent where the
    decision-maker is against us too: ``decider_against`` says so.
    """
    for seat in facts.deciders:
        if (facts.support(seat) or 0) < 0:
            continue
        heard = [(size, facts.support(other), other) for size, other in facts.heard_by(seat)]
        lean = sum(size * support for size, support, _ in heard if support is not None)
        perhaps = sum(size * SUPPORT_SCALE for size, support, _ in heard if support is None)
        foes = [other for _, support, other in heard if support is not None and support < 0]
        if lean < 0 and foes:
            found = about(facts, seat, names=facts.names(foes))
            yield found if lean + perhaps < 0 else unsure(found)


@rule(GapSeverity.MINOR, Subject.TIES, Source.KRACKHARDT, Doer.CONTACT, limit=HEARD)
def listens_unknown(facts: Facts) -> Iterator[Finding]:
    """No tie says whom people listen to who decide or have the limit's share."""
    if len(facts.taken) < ENOUGH:
        return
    limit = facts.limit("listens_unknown", HEARD)
    hears = facts.chain.listens.sum(axis=1) > 0
    found = tuple(seat for seat in facts.weighty(limit) if not hears[facts.at[seat.id]])
    if found:
        yield Finding(found, {"n": len(found), "names": facts.names(found)})


@rule(GapSeverity.SERIOUS, Subject.TIES, Source.MISSION, Doer.OWNER)
def buck_circle(facts: Facts) -> Iterator[Finding]:
    """The buck goes round and nobody decides.

    Who set a criterion points to somebody else who could change it, and so on back to the first;
    or reporting lines run in a circle.
    """
    points: dict[str, list[str]] = {}
    for criterion in facts.decision.criteria:
        source, target = criterion.set_by_id, criterion.who_could_id
        if source is None or target is None or source == target:
            continue
        if source in facts.seat_of and target in facts.seat_of:
            points.setdefault(source, []).append(target)
    rings = _rings(points)
    rings |= {
        ring for ring in reporting_circles(facts.account) if facts.seat_of.keys() >= set(ring)
    }
    for ring in sorted(rings):
        seats = tuple(facts.seat_of[person] for person in ring)
        yield Finding(seats, {"n": len(seats), "names": facts.names(seats)})


def _rings(points: Mapping[str, list[str]]) -> set[tuple[str, ...]]:
    """Return the simple circles of up to ``LONGEST``, each from its smallest id on."""
    found: set[tuple[str, ...]] = set()

    def go(way: tuple[str, ...]) -> None:
        for target in points.get(way[-1], ()):
            if target == way[0]:
                found.add(way)
            elif target > way[0] and target not in way and len(way) < LONGEST:
                go((*way, target))

    for start in points:
        go((start,))
    return found
