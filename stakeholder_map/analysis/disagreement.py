"""Where people and departments of the customer pull against each other.

==============  =================================================================================
kind            found when
==============  =================================================================================
opposed         two supports of unlike sign, ``FAR`` points or more apart, of people who meet: a
                tie, a department or an approval step in common
conflict tie    a tie of conflict, or an influence against, between two seats
departments     the weighted mean supports of two departments are of unlike sign, each a point or
                more from 0 (over the known supports; departments without any are left out)
concerns        open concerns of different people whose remedies pull apart (``PULL_APART``)
camps           people who back a competitor stand against people who are for us
triad           a third is on good terms with two who are in conflict. By balance theory
                (Cartwright & Harary 1956) such a triangle is under strain; here it is a *question
                about the data* ("is this so?"), never a forecast
circle          who set a criterion points to somebody else who could change it, and so round; or
                reporting lines in a circle: the buck goes round and nobody decides
==============  =================================================================================

Ranked by ``at_stake``, the absolute influence of the lighter side: a quarrel matters as far as
both sides matter; questions come last. Likely causes with their evidence: see ``causes``.
Unknown supports are never taken as neutral: they oppose nobody. Complexity O(n² + ties³/²) for
usual charts; triangles are listed by common neighbours.

Degenerate cases: nobody, one person, nothing known: no clash. With all influence at 0 everything
is found at a stake of 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from stakeholder_map.analysis.causes import Cause, likely_causes
from stakeholder_map.analysis.chain.graph import department_of
from stakeholder_map.analysis.chain.solution import Solved
from stakeholder_map.model.check import reporting_circles
from stakeholder_map.model.scales import ConcernCategory
from stakeholder_map.model.seat import Seat

if TYPE_CHECKING:  # slow to load, and the map does without it
    import networkx as nx

#: Supports of unlike sign at least this far apart are opposed.
FAR = 4

#: Departments whose mean is this far from 0 have a side.
DEPARTMENT_SIDE = 1.0

#: Longest circle that is looked for.
LONGEST_CIRCLE = 6

_C = ConcernCategory

#: Concerns whose usual remedies pull apart: what settles one costs the other.
PULL_APART: frozenset[frozenset[ConcernCategory]] = frozenset(
    frozenset(pair)
    for pair in (
        (_C.PRICE, _C.TECHNICAL),
        (_C.PRICE, _C.SECURITY),
        (_C.PRICE, _C.SERVICE),
        (_C.PRICE, _C.COMPLIANCE),
        (_C.DELIVERY, _C.SECURITY),
        (_C.DELIVERY, _C.COMPLIANCE),
        (_C.DELIVERY, _C.TECHNICAL),
        (_C.CHANGE, _C.SECURITY),
        (_C.CHANGE, _C.STRATEGY),
        (_C.SUPPLIER, _C.SERVICE),
    )
)


class ClashKind(StrEnum):
    """How people pull against each other."""

    OPPOSED = "opposed"
    CONFLICT_TIE = "conflict_tie"
    DEPARTMENTS = "departments"
    CONCERNS = "concerns"
    CAMPS = "camps"
    TRIAD = "triad"
    CIRCLE = "circle"


@dataclass(frozen=True)
class Clash:
    """One place where they pull against each other.

    Attributes:
        kind: how.
        sides: seat ids of the one side and of the other. TRIAD: the third, then the two. CIRCLE:
            one side, in the order of the circle.
        at_stake: absolute influence of the lighter side.
        tie_ids, concern_ids, department_ids, competitor_ids: what it rests on.
        categories: of CONCERNS, what the two sides worry about.
        supports: of OPPOSED, the two supports.
        causes: likely causes with evidence, the best-supported first; empty where nothing speaks
            for any. A question has none.
    """

    kind: ClashKind
    sides: tuple[tuple[str, ...], ...]
    at_stake: float
    tie_ids: tuple[str, ...] = ()
    concern_ids: tuple[str, ...] = ()
    department_ids: tuple[str, ...] = ()
    competitor_ids: tuple[str, ...] = ()
    categories: tuple[ConcernCategory, ...] = ()
    supports: tuple[int, ...] = ()
    causes: tuple[Cause, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it asks if the data are right rather than saying that something is wrong."""
        return self.kind is ClashKind.TRIAD

    @property
    def seat_ids(self) -> tuple[str, ...]:
        """Everybody in it, each once."""
        return tuple(dict.fromkeys(seat for side in self.sides for seat in side))


def disagreements(solved: Solved) -> tuple[Clash, ...]:
    """Return every clash of a solved decision, the weightiest first, questions last."""
    room = _Room(solved)
    found = [
        *_opposed(room),
        *_conflict_ties(room),
        *_departments(room),
        *_concerns(room),
        *_camps(room),
        *_triads(room),
        *_circles(room),
    ]
    found.sort(key=lambda clash: (clash.is_question, -clash.at_stake, clash.kind, clash.sides))
    return tuple(found)


class _Room:
    """The seats that take part, and what they have to do with each other."""

    def __init__(self, solved: Solved) -> None:
        self.solved = solved
        self.people = {person.id: person for person in solved.account.people}
        inside = set(solved.chain.seat_ids)
        self.seats = [seat for seat in solved.decision.seats if seat.id in inside]
        self.seat_of = {seat.person_id: seat for seat in self.seats if seat.person_id}
        shares = abs(solved.influence.share)
        self.influence = dict(zip(solved.chain.seat_ids, shares.tolist(), strict=True))
        self.support: dict[str, int] = {}
        for seat in self.seats:
            stance = seat.stance_on(solved.today)
            if stance is not None and stance.support is not None:
                self.support[seat.id] = stance.support
        self.ties: dict[frozenset[str], list[tuple[str, int]]] = defaultdict(list)
        for tie in solved.account.ties:
            ends = [self.seat_of.get(tie.source), self.seat_of.get(tie.target)]
            if ends[0] and ends[1] and ends[0] is not ends[1]:
                self.ties[frozenset((ends[0].id, ends[1].id))].append((tie.id, tie.pulls))

    def department(self, seat: Seat) -> str | None:
        return department_of(self.people, seat)

    def clash(
        self,
        kind: ClashKind,
        one: Iterable[str],
        other: Iterable[str],
        **more: tuple[object, ...],
    ) -> Clash:
        sides = (tuple(one), tuple(other))
        at_stake = min(sum(self.influence[seat] for seat in side) for side in sides)
        causes = () if kind is ClashKind.TRIAD else likely_causes(self.solved, sides)
        return Clash(kind, sides, at_stake, causes=causes, **more)  # type: ignore[arg-type]


def _opposed(room: _Room) -> Iterator[Clash]:
    steps = [set(step.seat_ids) for step in room.solved.decision.steps]
    for one, other in combinations(room.seats, 2):
        if one.id not in room.support or other.id not in room.support:
            continue
        first, second = room.support[one.id], room.support[other.id]
        if first * second >= 0 or abs(first - second) < FAR:
            continue
        ties = room.ties.get(frozenset((one.id, other.id)), [])
        home = room.department(one)
        together = (home is not None and home == room.department(other)) or any(
            {one.id, other.id} <= step for step in steps
        )
        if ties or together:
            yield room.clash(
                ClashKind.OPPOSED,
                [one.id],
                [other.id],
                tie_ids=tuple(tie for tie, _ in ties),
                supports=(first, second),
            )


def _conflict_ties(room: _Room) -> Iterator[Clash]:
    for pair, ties in room.ties.items():
        against = tuple(tie for tie, pulls in ties if pulls < 0)
        if against:
            one, other = sorted(pair)
            yield room.clash(ClashKind.CONFLICT_TIE, [one], [other], tie_ids=against)


def _departments(room: _Room) -> Iterator[Clash]:
    shares = dict(zip(room.solved.chain.seat_ids, room.solved.weights.shares.tolist(), strict=True))
    members: dict[str, list[str]] = defaultdict(list)
    for seat in room.seats:
        home = room.department(seat)
        if home is not None and seat.id in room.support:
            members[home].append(seat.id)
    means: dict[str, float] = {}
    for home, seats in members.items():
        weight = sum(shares[seat] for seat in seats)
        even = weight <= 0
        total = len(seats) if even else weight
        means[home] = sum(room.support[s] * (1 if even else shares[s]) for s in seats) / total
    for one, other in combinations(sorted(means), 2):
        low, high = sorted((means[one], means[other]))
        if low <= -DEPARTMENT_SIDE and high >= DEPARTMENT_SIDE:
            yield room.clash(
                ClashKind.DEPARTMENTS, members[one], members[other], department_ids=(one, other)
            )


def _concerns(room: _Room) -> Iterator[Clash]:
    holders: dict[ConcernCategory, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for seat in room.seats:
        for concern in seat.open_concerns:
            holders[concern.category][seat.id].append(concern.id)
    for pair in PULL_APART:
        one, other = sorted(pair)
        # Who worries about both is torn, but pulls against nobody.
        first = [seat for seat in holders[one] if seat not in holders[other]]
        second = [seat for seat in holders[other] if seat not in holders[one]]
        if first and second:
            ids = [c for s in first for c in holders[one][s]]
            ids += [c for s in second for c in holders[other][s]]
            yield room.clash(
                ClashKind.CONCERNS, first, second, concern_ids=tuple(ids), categories=(one, other)
            )


def _camps(room: _Room) -> Iterator[Clash]:
    camps: dict[str, list[str]] = defaultdict(list)
    for seat in room.seats:
        if seat.backs_id:
            camps[seat.backs_id].append(seat.id)
    for competitor, camp in sorted(camps.items()):
        ours = [s.id for s in room.seats if room.support.get(s.id, 0) > 0 and s.id not in camp]
        if ours:
            yield room.clash(ClashKind.CAMPS, camp, ours, competitor_ids=(competitor,))


def _triads(room: _Room) -> Iterator[Clash]:
    sign = {pair: min(pulls for _, pulls in ties) for pair, ties in room.ties.items()}
    friends: dict[str, set[str]] = defaultdict(set)
    for pair, pulls in sign.items():
        if pulls > 0:
            one, other = pair
            friends[one].add(other)
            friends[other].add(one)
    for pair, pulls in sign.items():
        if pulls < 0:
            one, other = sorted(pair)
            for third in sorted(friends[one] & friends[other]):
                corners = (pair, frozenset((third, one)), frozenset((third, other)))
                ties = tuple(tie for corner in corners for tie, _ in room.ties[corner])
                yield room.clash(ClashKind.TRIAD, [third], [one, other], tie_ids=ties)


def _circles(room: _Room) -> Iterator[Clash]:
    import networkx as nx

    points: nx.DiGraph[str] = nx.DiGraph()
    for criterion in room.solved.decision.criteria:
        source, target = criterion.set_by_id, criterion.who_could_id
        if source in room.seat_of and target in room.seat_of and source != target:
            points.add_edge(source, target)
    rings = [tuple(ring) for ring in nx.simple_cycles(points, length_bound=LONGEST_CIRCLE)]
    rings += [r for r in reporting_circles(room.solved.account) if set(r) <= set(room.seat_of)]
    for ring in sorted(set(rings)):
        seats = tuple(room.seat_of[person].id for person in ring)
        at_stake = sum(room.influence[seat] for seat in seats)
        yield Clash(ClashKind.CIRCLE, (seats,), at_stake)
