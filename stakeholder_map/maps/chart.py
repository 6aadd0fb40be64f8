"""Who is on the map of a decision, in which lane, at which level, under whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.account import Account
from stakeholder_map.model.board import Board, BoardPlace
from stakeholder_map.model.decision import RequiredRole
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level, TieKind
from stakeholder_map.model.seat import Seat

#: Levels from the top of the picture to its foot; None is "level unknown".
LEVELS: tuple[Level | None, ...] = (Level.UPPER, Level.MIDDLE, Level.WORKING, None)

#: With more organisations than this, only those with as many people get lanes of their own.
_ORGANISATION_LANES = 2
_OWN_LANE_FROM = 3

#: With more departments than this, those without a weight and with one person share a lane.
_DEPARTMENT_LANES = 7


@dataclass(frozen=True, slots=True)
class LaneKey:
    """What a lane stands for: a department, an organisation, or (both None) neither.

    ``outside`` without an organisation: people of several organisations together; ``other``:
    people of several small departments together.
    """

    department_id: str | None = None
    organisation_id: str | None = None
    outside: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """One card to draw: a person's seat, a missing seat, or a required role that nobody fills.

    ``key`` is the seat's id; of an unfilled role it starts with "needs:". ``folded``: the people
    of one lane and level that one card stands for; its key starts with "fold:".
    """

    key: str
    lane: LaneKey
    level: Level | None
    seat: Seat | None = None
    person: Person | None = None
    required: RequiredRole | None = None
    folded: tuple[Member, ...] = ()

    @property
    def department_id(self) -> str | None:
        """The department of whoever it is, in whichever lane."""
        return next(
            (of.department_id for of in (self.person, self.seat, self.required) if of is not None),
            None,
        )

    @property
    def place(self) -> BoardPlace | None:
        """Where the card is kept, if anywhere."""
        return next((of.place for of in (self.seat, self.required) if of is not None), None)


@dataclass(frozen=True, slots=True)
class Superior:
    """A reporting line as it is drawn. ``through``: superiors in between without a card."""

    member: str
    superior: str
    dotted: bool
    through: int


@dataclass(frozen=True)
class Chart:
    """The cards in the order of the account, the lanes from left to right, the reporting lines."""

    members: tuple[Member, ...]
    lanes: tuple[LaneKey, ...]
    superiors: tuple[Superior, ...]
    key_of: Mapping[str, str]


def chart(reading: Reading) -> Chart:
    """Return what stands on the map of a decision.

    On it are the seats of everybody who has not left, every missing seat, and a ghost for each
    required role that nobody fills. A department has a lane if somebody of it is on the map or
    if it has a stake in the decision: an empty lane is a finding.
    """
    account, decision = reading.account, reading.decision
    people = {person.id: person for person in account.people}
    present = [
        seat
        for seat in decision.seats
        if seat.person_id is None
        or (seat.person_id in people and not _has_left(people[seat.person_id], reading))
    ]
    kept = lane_keys(decision.board) if decision.board is not None else ()
    outside = _outside_lanes((people[seat.person_id] for seat in present if seat.person_id), kept)
    members = [
        Member(
            seat.id,
            LaneKey(department_id=seat.department_id),
            seat.level,
            seat=seat,
        )
        if seat.person_id is None
        else _member(seat, people[seat.person_id], outside)
        for seat in present
    ]
    members += [
        Member(
            f"needs:{required.id}",
            LaneKey(department_id=required.department_id),
            None,
            required=required,
        )
        for required in reading.unfilled_roles
    ]
    stakes = {stake.department_id: stake.weight for stake in decision.stakes}
    members = _together(members, stakes, kept)
    key_of = {seat.person_id: seat.id for seat in present if seat.person_id}
    return Chart(
        members=tuple(members),
        lanes=_lanes(account, members, set(stakes)),
        superiors=superiors(account, key_of),
        key_of=key_of,
    )


def superiors(account: Account, key_of: Mapping[str, str]) -> tuple[Superior, ...]:
    """Return the reporting lines between the people in ``key_of`` (person id → card).

    A superior without a card is passed over to the next one above who has one; only solid lines
    are followed that way.
    """
    lines: dict[str, list[tuple[str, bool]]] = {}
    for tie in account.ties:
        if tie.kind is TieKind.REPORTS_TO and tie.source != tie.target:
            lines.setdefault(tie.source, []).append((tie.target, tie.dotted))
    found: list[Superior] = []
    for person_id, key in key_of.items():
        above = sorted(lines.get(person_id, ()), key=lambda line: line[1])
        for at, (superior_id, dotted) in enumerate(dict.fromkeys(above)):
            here: str | None = superior_id
            passed = [person_id]
            while here is not None and here not in key_of and here not in passed:
                passed.append(here)
                here = next((up for up, dots in lines.get(here, ()) if not dots), None)
            if here is not None and here in key_of and here != person_id:
                through = len(passed) - 1
                found.append(Superior(key, key_of[here], dotted or at > 0, through))
    return tuple(dict.fromkeys(found))


def _has_left(person: Person, reading: Reading) -> bool:
    return person.left_on is not None and person.left_on <= reading.today


def lane_keys(board: Board) -> tuple[LaneKey, ...]:
    """Return the lanes of a kept board."""
    return tuple(
        LaneKey(lane.department_id, lane.organisation_id, lane.outside, lane.other)
        for lane in board.lanes
    )


def _outside_lanes(people: Iterable[Person], kept: Collection[LaneKey]) -> Mapping[str, LaneKey]:
    counts: Counter[str] = Counter()
    for person in people:
        if person.organisation_id is not None:
            counts[person.organisation_id] += 1
    together = LaneKey(outside=True)
    if kept:
        own = {key: LaneKey(organisation_id=key, outside=True) for key in counts}
        return {
            key: together if lane not in kept and together in kept else lane
            for key, lane in own.items()
        }
    few = len(counts) <= _ORGANISATION_LANES
    return {
        key: LaneKey(organisation_id=key, outside=True) if few or n >= _OWN_LANE_FROM else together
        for key, n in counts.items()
    }


def _member(seat: Seat, person: Person, outside: Mapping[str, LaneKey]) -> Member:
    lane = (
        outside[person.organisation_id]
        if person.organisation_id is not None
        else LaneKey(department_id=person.department_id)
    )
    return Member(seat.id, lane, person.level, seat=seat, person=person)


def _together(
    members: list[Member], stakes: Mapping[str, float | None], kept: Collection[LaneKey]
) -> list[Member]:
    """Put the small departments of a wide map into one lane; on a kept board those that are."""
    shared = LaneKey(other=True)
    if kept:
        return [
            replace(member, lane=shared)
            if member.lane.department_id and member.lane not in kept and shared in kept
            else member
            for member in members
        ]
    counts = Counter(member.lane for member in members if member.lane.department_id is not None)
    small = {
        lane for lane, n in counts.items() if n == 1 and stakes.get(str(lane.department_id)) is None
    }
    if len(counts.keys() | {LaneKey(key) for key in stakes}) <= _DEPARTMENT_LANES or len(small) < 2:
        return members
    return [
        replace(member, lane=LaneKey(other=True)) if member.lane in small else member
        for member in members
    ]


def _lanes(account: Account, members: Sequence[Member], stakes: set[str]) -> tuple[LaneKey, ...]:
    used = dict.fromkeys(member.lane for member in members)
    merged = {member.department_id for member in members if member.lane.other}
    inside = [
        LaneKey(department_id=department.id)
        for department in account.departments
        if LaneKey(department_id=department.id) in used
        or (department.id in stakes and department.id not in merged)
    ]
    own = [
        LaneKey(organisation_id=organisation.id, outside=True)
        for organisation in account.organisations
        if LaneKey(organisation_id=organisation.id, outside=True) in used
    ]
    rest = [lane for lane in (LaneKey(outside=True), LaneKey()) if lane in used]
    inside += [lane for lane in (LaneKey(other=True),) if lane in used]
    return (*inside, *own, *rest)
