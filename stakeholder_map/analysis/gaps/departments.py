"""Rules about departments and levels: where one contact carries everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stakeholder_map.analysis.gaps.facts import Facts, Finding, rule
from stakeholder_map.analysis.gaps.gap import GapSeverity
from stakeholder_map.analysis.graph import has_left
from stakeholder_map.analysis.reach import Reach
from stakeholder_map.analysis.weights import WeightNote
from stakeholder_map.model.scales import Level

#: From this share of the decision on a department must not hang on one contact.
REAL = 0.1

#: With fewer people on the map nothing can be said about its levels.
ENOUGH = 3


@rule(GapSeverity.SERIOUS)
def single_threaded(facts: Facts) -> Iterator[Finding]:
    """A department with 10 % of the weight in which we reach one person at most.

    Two people or more have to be known there; where only one is, and the department has a stake
    and that person is not its head, the finding is minor: find a second one. "Cannot tell" where
    people of whom nothing is recorded could be the second contact.
    """
    for department in facts.account.departments:
        seats = tuple(s for s in facts.taken if facts.department(s) == department.id)
        weight = sum(facts.share(seat) for seat in seats)
        people = [
            person
            for person in facts.account.people
            if person.department_id == department.id and not has_left(person, facts.today)
        ]
        reach = [facts.reaches[person.id].reach for person in people]
        met = reach.count(Reach.MET)
        if weight < REAL or not people or met >= 2:
            continue
        one = len(people) == 1
        staked = facts.decision.stake_of(department.id)
        if one and (not staked or not staked.weight or people[0].level is Level.UPPER):
            continue
        reached = tuple(p.name for p, r in zip(people, reach, strict=True) if r is Reach.MET)
        found = Finding(
            seats=seats,
            department_id=department.id,
            values={
                "department": department.name,
                "share": weight,
                "reached": met,
                "people": len(people),
                "names": reached,
            },
            certain=one or met + reach.count(Reach.UNKNOWN) < 2,
        )
        yield replace(found, severity=GapSeverity.MINOR) if one else found


@rule(GapSeverity.SERIOUS)
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


@rule(GapSeverity.MINOR)
def weights_bent(facts: Facts) -> Iterator[Finding]:
    """Entered weights do not add up, so they had to be scaled; or none is entered at all."""
    names = {department.id: department.name for department in facts.account.departments}
    if not facts.seats:
        return
    for note in facts.weights.notes:
        if note.code is WeightNote.BLANK_ZERO:
            continue
        yield Finding(
            department_id=note.department_id,
            values={
                "code": str(note.code),
                "department": names.get(note.department_id or "", ""),
                "entered": note.entered or 0.0,
                "expected": note.expected or 0.0,
            },
        )
