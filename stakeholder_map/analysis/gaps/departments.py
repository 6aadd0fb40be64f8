"""Rules about departments and levels: where one contact carries everything."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.chain.weights import WeightNote
from stakeholder_map.analysis.gaps.facts import Facts
from stakeholder_map.analysis.gaps.gap import Doer, GapSeverity, Value
from stakeholder_map.analysis.gaps.policy import points, share
from stakeholder_map.analysis.gaps.rule import Finding, Source, Subject, rule, worse
from stakeholder_map.model.scales import Level
from stakeholder_map.model.seat import Seat

#: From this share of the decision on a department must not hang on one contact, or be unknown.
REAL = share(0.1)

#: From this share on it must not be against us as a whole.
HEAVY = share(0.15)

#: So far apart, and on both sides of 0, two of one department pull against each other.
APART = points(5, 10)

#: With fewer people on the map nothing can be said about its levels.
ENOUGH = 3


@rule(
    GapSeverity.SERIOUS,
    Subject.DEPARTMENTS,
    Source.MISSION,
    Doer.CONTACT,
    limit=REAL,
    covers=True,
)
def single_threaded(facts: Facts) -> Iterator[Finding]:
    """A department with the limit's share of the decision in which we reach one person at most.

    Two people or more have to be known there; where only one is, and the department has a stake
    and that person is not its head, the finding is minor: find a second one. "Cannot tell" where
    people of whom nothing is recorded could be the second contact, or the only one known the head.
    """
    limit = facts.limit("single_threaded", REAL)
    for department in facts.account.departments:
        seats = facts.by_department.get(department.id, [])
        weight = sum([facts.share(seat) for seat in seats])
        people = facts.colleagues.get(department.id, [])
        if weight < limit or not people:
            continue
        reach = [facts.reaches[person.id].reach for person in people]
        met = reach.count(Reach.MET)
        if met >= 2:
            continue
        one = len(people) == 1
        staked = facts.decision.stake_of(department.id)
        if one and (not staked or not staked.weight or people[0].level is Level.UPPER):
            continue
        reached = tuple(p.name for p, r in zip(people, reach, strict=True) if r is Reach.MET)
        found = Finding(
            seats=tuple(seats),
            department_id=department.id,
            values={
                "department": department.name,
                "share": weight,
                "reached": met,
                "people": len(people),
                "names": reached,
            },
            certain=people[0].level is not None if one else met + reach.count(Reach.UNKNOWN) < 2,
        )
        yield worse(found, GapSeverity.MINOR, one)


@rule(GapSeverity.SERIOUS, Subject.DEPARTMENTS, Source.MISSION, Doer.OWNER, limit=REAL)
def department_unknown(facts: Facts) -> Iterator[Finding]:
    """A department has the limit's share of the decision, and nobody there is on the map.

    "Cannot tell" where nobody entered what a department counts that asks for something.
    """
    for key, weight in _empty(facts):
        values: dict[str, Value] = {"department": facts.departments.get(key, "")}
        if weight is None:
            yield Finding(department_id=key, values=values, weight=0.0, certain=False)
        else:
            values["share"] = weight
            yield Finding(department_id=key, values=values, weight=weight)


@rule(GapSeverity.SERIOUS, Subject.DEPARTMENTS, Source.MISSION, Doer.OWNER, limit=HEAVY)
def department_against(facts: Facts) -> Iterator[Finding]:
    """A department with the limit's share in which somebody is against us and nobody for us.

    "Cannot tell" where the stance of others there is unknown.
    """
    limit = facts.limit("department_against", HEAVY)
    for key, seats in facts.by_department.items():
        weight = sum(facts.share(seat) for seat in seats)
        supports = [facts.support(seat) for seat in seats]
        known = [support for support in supports if support is not None]
        if weight < limit or min(known, default=0) >= 0 or max(known, default=0) > 0:
            continue
        values: dict[str, Value] = {
            "department": facts.departments.get(key, ""),
            "share": weight,
            "names": tuple(facts.name(s) for s in seats if (facts.support(s) or 0) < 0),
        }
        yield Finding(tuple(seats), values, certain=None not in supports, department_id=key)


@rule(GapSeverity.SERIOUS, Subject.DEPARTMENTS, Source.HEIDER, Doer.CONTACT, limit=APART)
def department_split(facts: Facts) -> Iterator[Finding]:
    """Two people of one department stand on both sides, at least so many points apart.

    ``bridge`` is who of those for us the opponent listens to most, "" for nobody. Never a coach:
    who tells us the truth must not be seen to speak for us.
    """
    limit = facts.limit("department_split", APART)
    for key, seats in facts.by_department.items():
        known = [(support, s) for s in seats if (support := facts.support(s)) is not None]
        if not known:
            continue
        (worst, foe), (best, friend) = (pick(known, key=lambda one: one[0]) for pick in (min, max))
        if worst < 0 < best and best - worst >= limit:
            values: dict[str, Value] = {
                "department": facts.departments.get(key, ""),
                "friend": facts.name(friend),
                "foe": facts.name(foe),
                "best": best,
                "worst": worst,
                "bridge": _bridge(facts, foe),
            }
            yield Finding((friend, foe), values, department_id=key)


@rule(GapSeverity.SERIOUS, Subject.DEPARTMENTS, Source.MISSION, Doer.OWNER)
def no_working_level(facts: Facts) -> Iterator[Finding]:
    """Only people of the upper and middle level are known, nobody who will work with it.

    "Cannot tell" where somebody's level is not recorded; silent where no level is, or with fewer
    than three people.
    """
    levels = [facts.level(seat) for seat in facts.taken]
    known = [level for level in levels if level is not None]
    if len(levels) >= ENOUGH and known and Level.WORKING not in known:
        values = {"n": len(known), "unknown": levels.count(None)}
        yield Finding(values=values, certain=None not in levels)


@rule(GapSeverity.MINOR, Subject.DEPARTMENTS, Source.POWER, Doer.OWNER)
def weights_bent(facts: Facts) -> Iterator[Finding]:
    """Entered weights do not add up, so they had to be scaled; or none is entered at all."""
    if not facts.seats:
        return
    told = {key for key, _ in _empty(facts)}
    for note in facts.weights.notes:
        empty = note.code is WeightNote.EMPTY and note.department_id in told
        if empty or note.code is WeightNote.BLANK_ZERO:
            continue
        yield Finding(
            department_id=note.department_id,
            values={
                "code": str(note.code),
                "department": facts.departments.get(note.department_id or "", ""),
                "entered": note.entered or 0.0,
                "expected": note.expected or 0.0,
            },
        )


def _bridge(facts: Facts, foe: Seat) -> str:
    able = [
        (size, support, facts.name(seat))
        for size, seat in facts.heard_by(foe)
        if seat.person_id is not None
        and not seat.coach
        and (support := facts.support(seat) or 0) > 0
    ]
    return max(able, default=(0.0, 0, ""))[2]


def _empty(facts: Facts) -> list[tuple[str, float | None]]:
    """Return the departments with a real or unknown stake and nobody on the map, but ghosts.

    Nothing on an empty map. Whoever has left is not there any more.
    """
    if not facts.seats:
        return []
    limit = facts.limit("department_unknown", REAL)
    found = [
        (stake.department_id, stake.weight)
        for stake in facts.decision.stakes
        if stake.department_id not in facts.by_department
        and (bool(stake.demands) if stake.weight is None else stake.weight >= limit)
    ]
    if not found:
        return []
    homes = {facts.department(seat) for seat in facts.decision.seats if seat.is_missing}
    return [(key, weight) for key, weight in found if key not in homes]
