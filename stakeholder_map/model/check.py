"""Checks over a whole account: what one record alone cannot know.

Codes: ``id_twice``, ``points_nowhere``, ``tie_to_self``, ``seat_twice`` (errors: such an account
is not saved); ``reporting_circle``, ``same_name``, ``weights_sum`` (warnings, shown).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.problem import Place, Problem, Weight
from stakeholder_map.model.record import Keyed, Record
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.scenario import Trial
from stakeholder_map.model.seat import Concern
from stakeholder_map.model.walk import field_names, records

#: Every record of an account with its path.
Walked = tuple[tuple[str, Record], ...]

#: Entered weights may miss 1 by this much through rounding in a sheet.
WEIGHT_TOLERANCE = 0.005

#: What a field named like this points to: the account's collection of that name.
_POINTS_TO = {
    "person_id": "people",
    "tie_id": "ties",
    "person_ids": "people",
    "other_id": "people",
    "set_by_id": "people",
    "who_could_id": "people",
    "department_id": "departments",
    "department_ids": "departments",
    "organisation_id": "organisations",
    "teammate_id": "teammates",
    "teammate_ids": "teammates",
    "owner_id": "teammates",
    "by_id": "teammates",
    "decision_id": "decisions",
    "decision_ids": "decisions",
    "backs_id": "competitors",
    "competitor_id": "competitors",
    "through_ids": "people",
    "concern_id": "concerns",
}


def problems(account: Account) -> tuple[Problem, ...]:
    """Return everything wrong with the account as a whole, errors first."""
    everything = tuple(records(account))
    found = [
        *_ids_twice(everything),
        *_points_nowhere(account, everything),
        *_ties_to_self(account),
    ]
    found.extend(doubts(account))
    return tuple(sorted(found, key=lambda problem: problem.weight is Weight.WARNING))


def doubts(account: Account) -> tuple[Problem, ...]:
    """Return what is wrong between records that are each in order; ids are not looked at."""
    found = [problem for decision in account.decisions for problem in _seats(decision)]
    return (*found, *_reporting_circles(account), *_same_names(account))


def errors(account: Account) -> tuple[Problem, ...]:
    """Return only what must not be saved."""
    return tuple(p for p in problems(account) if p.weight is Weight.ERROR)


def weights_sum(decision: Decision) -> float | None:
    """Return the sum of the entered seat weights, or None where none is entered."""
    entered = [seat.weight for seat in decision.seats if seat.weight is not None]
    return sum(entered) if entered else None


def reporting_circles(account: Account) -> tuple[tuple[str, ...], ...]:
    """Return each circle of solid reporting lines as person ids, starting at its smallest id."""
    lines: dict[str, str] = {}
    reports = [tie for tie in account.ties if tie.kind is TieKind.REPORTS_TO]
    for tie in sorted(reports, key=lambda tie: tie.dotted):
        lines.setdefault(tie.source, tie.target)
    boss = {person.id: lines.get(person.id) for person in account.people}
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in boss:
        way: list[str] = []
        here: str | None = start
        while here is not None and here not in seen:
            seen.add(here)
            way.append(here)
            here = boss.get(here)
        if here is not None and here in way:  # else the way ends, or joins one that was gone before
            ring = way[way.index(here) :]
            first = ring.index(min(ring))
            found.append((*ring[first:], *ring[:first]))
    return tuple(sorted(found))


def _ids_twice(everything: Walked) -> Iterator[Problem]:
    places: dict[str, list[str]] = {}
    for path, record in everything:
        if isinstance(record, Keyed):
            places.setdefault(record.id, []).append(path or "account")
    for key, where in places.items():
        if len(where) > 1:
            yield Problem(
                code="id_twice",
                place=Place(path=where[1]),
                values={"id": key, "first": where[0]},
            )


def _points_nowhere(account: Account, everything: Walked) -> Iterator[Problem]:
    people = {person.id for person in account.people}
    for position, tie in enumerate(account.ties):
        for name in ("source", "target"):
            if getattr(tie, name) not in people:
                yield _nowhere(f"ties[{position}].{name}", getattr(tie, name))
    collections = set(_POINTS_TO.values()) - {"concerns"}
    known = {name: {r.id for r in getattr(account, name)} for name in collections}
    known["concerns"] = {record.id for _, record in everything if isinstance(record, Concern)}
    # A scenario may suppose something of somebody whom it lets join first.
    joining = {r.newcomer_id for _, r in everything if isinstance(r, Trial)}
    for path, record in everything:
        more = joining if isinstance(record, Trial) else ()
        for name in field_names(type(record)):
            if name not in _POINTS_TO:
                continue
            value = getattr(record, name)
            wanted = value if isinstance(value, tuple) else (value,)
            for key in wanted:
                if isinstance(key, str) and key not in known[_POINTS_TO[name]] and key not in more:
                    yield _nowhere(f"{path}.{name}", key)
    for number, decision in enumerate(account.decisions):
        seats = {seat.id for seat in decision.seats}
        for position, step in enumerate(decision.steps):
            for key in step.seat_ids:
                if key not in seats:
                    yield _nowhere(f"decisions[{number}].steps[{position}].seat_ids", key)


def _nowhere(path: str, key: str) -> Problem:
    return Problem(code="points_nowhere", place=Place(path=path.lstrip(".")), values={"id": key})


def _ties_to_self(account: Account) -> Iterator[Problem]:
    names = {person.id: person.name for person in account.people}
    for position, tie in enumerate(account.ties):
        if tie.source == tie.target:
            yield Problem(
                code="tie_to_self",
                place=Place(path=f"ties[{position}]"),
                values={"person": names.get(tie.source, tie.source)},
            )


def _seats(decision: Decision) -> Iterator[Problem]:
    taken = Counter(seat.person_id for seat in decision.seats if seat.person_id)
    for person_id, times in taken.items():
        if times > 1:
            yield Problem(
                code="seat_twice",
                place=Place(path=f"decisions[{decision.id}].seats"),
                values={"id": person_id, "decision": decision.name},
            )
    total = weights_sum(decision)
    blank = any(seat.weight is None for seat in decision.seats)
    if total is None or abs(total - 1) <= WEIGHT_TOLERANCE or (blank and total < 1):
        return
    yield Problem(
        code="weights_sum",
        weight=Weight.WARNING,
        place=Place(path=f"decisions[{decision.id}].seats"),
        values={"sum": f"{total:.0%}", "decision": decision.name},
    )


def _reporting_circles(account: Account) -> Iterator[Problem]:
    names = {person.id: person.name for person in account.people}
    for ring in reporting_circles(account):
        yield Problem(
            code="reporting_circle",
            weight=Weight.WARNING,
            place=Place(path="ties"),
            values={"people": " → ".join(names.get(key, key) for key in (*ring, ring[0]))},
        )


def _same_names(account: Account) -> Iterator[Problem]:
    times = Counter(person.name.casefold() for person in account.people)
    for person in account.people:
        if times.pop(person.name.casefold(), 0) > 1:
            yield Problem(
                code="same_name",
                weight=Weight.WARNING,
                place=Place(path="people"),
                values={"name": person.name},
            )
