"""The loss test: what breaks when somebody leaves, or a new person takes the post.

Everything is solved again on a scratch copy in which the person has left (DESIGN: re-solve
without j), or in which the post is held by somebody of whom nothing is known (``replaced``). What
is compared: the lean F, the chance, the coverage, the people whom no introduction reaches any
more, and steps that nobody is left to decide. A step left empty is a finding, never a pass.

Whether the net of ties itself falls apart is measured as in Borgatti (2006, "Identifying sets of
key players in a social network", Computational & Mathematical Organization Theory 12: 21–34),
over the n nodes that remain ::

    F  = 1 − Σ_k s_k (s_k − 1) / (n (n − 1))          s_k: sizes of the components
    DF = 1 − Σ_{i≠j} (1 / d_ij) / (n (n − 1))         1/∞ = 0

Both are 0 where everybody is tied to everybody (F: where everybody reaches everybody) and 1 where
nobody is tied. With fewer than two nodes there is nothing to fall apart: 0. Directed graphs are
read as undirected, several ties as one, a tie to oneself as none; every tie has length 1.
Complexity: F O(n + m), DF O(n (n + m)), a loss test O(n³ + draws · n²).

What it is not: a forecast of the firm without the person. The others keep their views, weights and
ties, and nobody takes over; ``replaced`` is the other extreme.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from stakeholder_map.analysis.chain.graph import department_of, level_of
from stakeholder_map.analysis.chain.reach import Reach, ReachFact, reaches
from stakeholder_map.analysis.chain.rule import RuleNote
from stakeholder_map.analysis.chain.solution import Solved, rule_of, solve
from stakeholder_map.analysis.coverage import Covered, Share, share_of
from stakeholder_map.analysis.outcome.forecast import chance_of
from stakeholder_map.analysis.outcome.paths import AccessPath, best_paths
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.seat import Seat

if TYPE_CHECKING:  # slow to load, and the map does without it
    import networkx as nx

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True)
class Weaker:
    """A person who is still reached, but by a less likely path."""

    person_id: str
    before: float
    after: float


@dataclass(frozen=True)
class Loss:
    """What breaks without the person of one seat; before and after.

    Attributes:
        seat_id, person_id: whom the test is about (None: a missing seat).
        replaced: the post goes to somebody unknown instead of falling away.
        known: F as far as it is known, before and after.
        chance: the chance, before and after; None where no seat is left.
        coverage: of the whole weight, before and after.
        unreachable: people whom some introduction reached and none reaches now.
        weaker: people whose best introduction has become less likely, worst first.
        emptied: steps that nobody is left to decide.
        is_cut: the net of positive ties falls apart without the person.
        fragmentation: of the net of positive ties, before and after.
    """

    seat_id: str
    person_id: str | None
    replaced: bool
    known: tuple[float, float]
    chance: tuple[float | None, float | None]
    coverage: tuple[Share, Share]
    unreachable: tuple[str, ...]
    weaker: tuple[Weaker, ...]
    emptied: tuple[str, ...]
    is_cut: bool
    fragmentation: tuple[float, float]

    @property
    def change(self) -> float:
        """By how much F changes; below 0 is for the worse."""
        return self.known[1] - self.known[0]

    @property
    def chance_change(self) -> float:
        """By how much the chance changes; 0 where one of the two is not there."""
        before, after = self.chance
        return 0.0 if before is None or after is None else after - before


def fragmentation(graph: nx.Graph[Node], removed: Collection[Node] = ()) -> float:
    """Return Borgatti's F of ``graph`` without ``removed``, in [0, 1]; the graph is not changed.

    Args:
        graph: any networkx graph; read as undirected and simple.
        removed: nodes to leave out (a string is one node); those not in the graph change nothing.

    0 where fewer than two nodes remain. O(n + m).
    """
    import networkx as nx

    rest = _rest(graph, removed)
    n = len(rest)
    if n < 2:
        return 0.0
    tied = sum(len(part) * (len(part) - 1) for part in nx.connected_components(rest))
    return float(1 - tied / (n * (n - 1)))


def distance_weighted_fragmentation(graph: nx.Graph[Node], removed: Collection[Node] = ()) -> float:
    """Return Borgatti's DF of ``graph`` without ``removed``, in [0, 1]; every tie has length 1.

    Arguments and degenerate cases as for :func:`fragmentation`. O(n (n + m)).
    """
    import networkx as nx

    rest = _rest(graph, removed)
    n = len(rest)
    if n < 2:
        return 0.0
    near = sum(
        1.0 / length
        for _, lengths in nx.all_pairs_shortest_path_length(rest)
        for length in lengths.values()
        if length
    )
    return float(1 - near / (n * (n - 1)))


def articulation_points(graph: nx.Graph[Node]) -> frozenset[Node]:
    """Return the nodes without which some component falls apart (Hopcroft & Tarjan 1973)."""
    import networkx as nx

    return frozenset(nx.articulation_points(_rest(graph, ())))


def tie_graph(account: Account, today: date) -> nx.Graph[str]:
    """Return the undirected net of positive ties between the people who have not left."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(
        person.id for person in account.people if person.left_on is None or person.left_on > today
    )
    graph.add_edges_from(
        (tie.source, tie.target)
        for tie in account.ties
        if tie.pulls > 0 and tie.source in graph and tie.target in graph
    )
    return graph


def loss_test(
    account: Account, decision_id: str, seat_id: str, today: date, replaced: bool = False
) -> Loss:
    """Return what breaks without the person of a seat.

    Args:
        account: is not changed.
        decision_id, seat_id: KeyError where there is no such decision or seat.
        replaced: whether somebody unknown takes the post.
    """
    return _Before(account, decision_id, today).without(seat_id, replaced)


def loss_tests(
    account: Account, decision_id: str, today: date, replaced: bool = False
) -> tuple[Loss, ...]:
    """Return the loss test of every person's seat, the worst loss first.

    The order: the largest drop of the chance, then most people out of reach, then the largest
    drop of F.
    """
    before = _Before(account, decision_id, today)
    losses = [
        before.without(seat.id, replaced)
        for seat in before.solved.decision.seats
        if seat.person_id and seat.id in before.solved.chain.seat_ids
    ]
    return tuple(
        sorted(losses, key=lambda loss: (loss.chance_change, -len(loss.unreachable), loss.change))
    )


def covered(solved: Solved, reach: Mapping[str, ReachFact] | None = None) -> Share:
    """Return the coverage of the whole weight of a solved decision.

    ``reach``: whether we reach each person, where it is known already.
    """
    people = {person.id: person for person in solved.account.people}
    reach = reaches(solved.account, solved.today) if reach is None else reach
    seats = {seat.id: seat for seat in solved.decision.seats}
    return share_of(
        Covered(
            seat_id=key,
            share=float(share),
            reach=reach[seat.person_id].reach if seat.person_id else Reach.NEVER,
            support=seat.support,
            department_id=department_of(people, seat),
            roles=seat.roles,
            level=level_of(people, seat),
        )
        for key, share in zip(solved.chain.seat_ids, solved.weights.shares, strict=True)
        for seat in [seats[key]]
    )


class _Before:
    """Today's state, solved once and compared with many losses."""

    def __init__(self, account: Account, decision_id: str, today: date) -> None:
        self.account = account
        self.today = today
        self.solved = solve(account, decision_id, today)
        self.chance = chance_of(self.solved)
        self.reaches = reaches(account, today)  # of the others the same, whoever leaves
        self.covered = covered(self.solved, self.reaches)
        self.paths = best_paths(account, today)
        self.ties = tie_graph(account, today)
        self.cuts = articulation_points(self.ties)
        self.fragmentation = fragmentation(self.ties)
        self.empty = _empty_steps(self.solved)

    def without(self, seat_id: str, replaced: bool) -> Loss:
        seat = self.solved.decision.seat(seat_id)
        scratch = _replaced(self.solved, seat) if replaced else _left(self.solved, seat)
        after = solve(scratch, self.solved.decision.id, self.today)
        person = seat.person_id
        avoid = (person,) if person else ()
        paths = self._paths_without(person) if person else self.paths
        return Loss(
            seat_id=seat_id,
            person_id=person,
            replaced=replaced,
            known=(self.solved.influence.known, after.influence.known),
            chance=(self.chance, chance_of(after)),
            coverage=(self.covered, covered(after, self.reaches)),
            unreachable=tuple(p for p in self.paths if p not in paths and p != person),
            weaker=_weaker(self.paths, paths),
            emptied=tuple(step for step in _empty_steps(after) if step not in self.empty),
            is_cut=person in self.cuts,
            fragmentation=(self.fragmentation, fragmentation(self.ties, avoid)),
        )

    def _paths_without(self, person: str) -> dict[str, AccessPath]:
        # A best path that does not touch the person stays the best one.
        kept = {key: path for key, path in self.paths.items() if person not in (key, *path.through)}
        if self.paths.keys() - kept.keys() <= {person}:
            return kept
        return best_paths(self.account, self.today, (person,))


def _left(solved: Solved, seat: Seat) -> Account:
    """Return a scratch copy in which the seat is gone with its person."""
    # Steps keep naming the seat: a seat that is gone is what leaves a step empty.
    seats = tuple(other for other in solved.decision.seats if other.id != seat.id)
    return _scratch(solved, solved.decision.but(seats=seats), seat)


def _replaced(solved: Solved, seat: Seat) -> Account:
    """Return a scratch copy in which somebody of whom nothing is known has the seat.

    The post keeps its department, level and weight, and so does everybody's beside it: all
    weights stay as computed today, since a newcomer does not change who counts how much.
    """
    people = {person.id: person for person in solved.account.people}
    shares = dict(zip(solved.chain.seat_ids, solved.weights.shares.tolist(), strict=True))
    newcomer = {
        "person_id": None,
        "department_id": department_of(people, seat),
        "level": level_of(people, seat),
        "stances": (),
        "concerns": (),
    }
    seats = tuple(
        other.model_copy(
            update={
                "weight": shares.get(other.id),
                **(newcomer if other.id == seat.id else {}),
            }
        )
        for other in solved.decision.seats
    )
    stakes = tuple(stake.but(weight=None) for stake in solved.decision.stakes)
    return _scratch(solved, solved.decision.but(seats=seats, stakes=stakes), seat)


def _scratch(solved: Solved, decision: Decision, seat: Seat) -> Account:
    account = solved.account
    people = tuple(
        person.model_copy(update={"left_on": solved.today})
        if person.id == seat.person_id
        else person
        for person in account.people
    )
    decisions = tuple(decision if d.id == decision.id else d for d in account.decisions)
    return account.model_copy(update={"people": people, "decisions": decisions})


def _empty_steps(solved: Solved) -> tuple[str, ...]:
    notes = rule_of(solved).notes
    return tuple(n.step_id for n in notes if n.code is RuleNote.STEP_EMPTY and n.step_id)


def _weaker(before: dict[str, AccessPath], after: dict[str, AccessPath]) -> tuple[Weaker, ...]:
    found = [
        Weaker(person, path.chance, after[person].chance)
        for person, path in before.items()
        if person in after and after[person].chance < path.chance - 1e-12
    ]
    return tuple(sorted(found, key=lambda weaker: (weaker.after - weaker.before, weaker.person_id)))


def _rest(graph: nx.Graph[Node], removed: Collection[Node]) -> nx.Graph[Node]:
    import networkx as nx

    gone: set[Hashable] = {removed} if isinstance(removed, str) else set(removed)
    rest: nx.Graph[Node] = nx.Graph()
    rest.add_nodes_from(node for node in graph if node not in gone)
    rest.add_edges_from(
        (a, b) for a, b in graph.edges() if a != b and a not in gone and b not in gone
    )
    return rest
