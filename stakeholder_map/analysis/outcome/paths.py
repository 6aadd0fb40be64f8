"""Access paths: through whom to be introduced to somebody.

The steps of a path: a teammate to a person whom they know, then from person to person along
positive ties. Every step has a strength in (0, 1], read as the chance that it carries a warm
introduction; the chance of a path is the product, so the best path is the shortest one on
−log(strength) (Dijkstra 1959), and the next best come in order by Yen's method (1971, networkx).

Where the strengths come from:

* closeness of a contact 0–4 → none, .3, .5, .7, .9. Zero is no step. A contact whose closeness
  nobody entered counts as .3 (known by name); a two-way touch without any contact entered as .5
  (they have talked). Both are marked as assumed.
* a tie of a positive kind (reports to, influences for, allied, informal) can be walked both ways:
  who listens to somebody can be asked by them, and can ask them. Its strength is the entered one,
  else ``limits.listens_up`` for reporting lines and ``limits.tie_strength`` for the rest, marked
  as assumed. Of several ties between two persons the strongest counts.
* two persons with a negative tie between them introduce nobody to each other.

Only people who have not left take part. Who is against us or behind a competitor (see ``sides``)
can be led to, but leads nowhere: nobody asks an opponent for a word. Short of that, support is
shown beside a path and not mixed into it. Read the order of the paths rather than the number: the
strengths are conventions, and that steps succeed independently is one more.

Degenerate cases: nobody of us knows anybody, or nothing leads there: no path. Complexity
O(m log n) for one best path to everybody, O(k n (m + n log n)) for k paths to one person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from itertools import count, islice, pairwise
from math import log, prod
from typing import TYPE_CHECKING

from stakeholder_map.analysis.sides import opponents
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.tie import Tie

if TYPE_CHECKING:  # slow to load, and the map does without it
    import networkx as nx

#: What a closeness of 0 … 4 carries.
CARRIES = (0.0, 0.3, 0.5, 0.7, 0.9)

#: Taken for a contact without a closeness, and for people who have met without a contact entered.
UNRATED_CONTACT = CARRIES[1]
MET_WITHOUT_CONTACT = CARRIES[2]

#: Where every path starts. No id can look like this.
_US = "*us*"


@dataclass(frozen=True)
class Hop:
    """One step of a path.

    ``source`` is a teammate on the first step, a person afterwards. ``tie``: what leads from one
    to the other, None on the first step. ``assumed``: nobody entered the strength.
    """

    source: str
    target: str
    strength: float
    tie: TieKind | None = None
    assumed: bool = False


@dataclass(frozen=True)
class AccessPath:
    """A chain of introductions from one of us to a person, at least one step long."""

    hops: tuple[Hop, ...]

    @property
    def teammate_id(self) -> str:
        """Who of us starts it."""
        return self.hops[0].source

    @property
    def person_id(self) -> str:
        """Whom it leads to."""
        return self.hops[-1].target

    @property
    def through(self) -> tuple[str, ...]:
        """The persons in between, in order; empty when the teammate knows the person."""
        return tuple(hop.target for hop in self.hops[:-1])

    @property
    def chance(self) -> float:
        """The chance of a warm introduction, the product of the strengths."""
        return prod(hop.strength for hop in self.hops)

    @property
    def weakest(self) -> Hop:
        """The weakest step, the earliest of several."""
        return min(self.hops, key=lambda hop: hop.strength)


def access_paths(
    account: Account,
    person_id: str,
    today: date,
    avoid: Collection[str] = (),
    most: int = 3,
) -> tuple[AccessPath, ...]:
    """Return the best ``most`` paths from our team to a person, the likeliest first.

    Args:
        account: whose contacts, touches and ties are walked; it is not changed.
        person_id: whom to reach; nobody of that id, or somebody who has left: no path.
        today: touches after it and people gone by then do not count.
        avoid: ids of persons or teammates that a path must not touch (a string is one id).
        most: how many paths, at least 1; fewer where there are no more.

    Raises:
        ValueError: ``most`` is no whole number of 1 or more.
    """
    import networkx as nx

    if not isinstance(most, int) or most < 1:
        raise ValueError("how many paths to look for has to be a whole number of 1 or more")
    avoid = {avoid} if isinstance(avoid, str) else avoid
    graph = access_graph(account, today, avoid)
    reachable = person_id in _present(account, today, avoid)
    if not reachable or not nx.has_path(graph, _US, person_id):
        return ()
    ways = nx.shortest_simple_paths(graph, _US, person_id, weight="cost")
    found = [_path(graph, way) for way in islice(ways, most)]
    return tuple(sorted(found, key=lambda path: (-round(path.chance, 12), len(path.hops))))


def best_paths(account: Account, today: date, avoid: Collection[str] = ()) -> dict[str, AccessPath]:
    """Return the best path to every person who can be reached, by person id.

    Dijkstra's own way, without a graph library: the map asks for it at every start.
    """
    onward: dict[str, list[Hop]] = {}
    for hop in _hops(account, today, avoid):
        onward.setdefault(hop.source, []).append(hop)
    mates = sorted({mate.id for mate in account.teammates} - set(avoid))
    turn = count()  # of two ways alike the one found first
    ahead = [(0.0, 0, next(turn), mate, tuple[Hop, ...]()) for mate in mates]
    found: dict[str, tuple[Hop, ...]] = {}
    while ahead:
        cost, length, _turn, here, way = heappop(ahead)
        if here in found:
            continue
        found[here] = way
        for hop in onward.get(here, ()):
            if hop.target not in found:
                step = (cost - log(hop.strength), length + 1, next(turn), hop.target, (*way, hop))
                heappush(ahead, step)
    return {target: AccessPath(way) for target, way in found.items() if way}


def access_graph(account: Account, today: date, avoid: Collection[str] = ()) -> nx.DiGraph[str]:
    """Return the graph that paths run over: from us to teammates to people to people."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    teammates = sorted({mate.id for mate in account.teammates} - set(avoid))
    graph.add_node(_US, teammates=frozenset(teammates))
    for mate in teammates:
        graph.add_edge(_US, mate, cost=0.0)
    graph.add_nodes_from(sorted(_present(account, today, avoid)))
    for hop in _hops(account, today, avoid):
        _add(graph, hop)
    return graph


def _present(account: Account, today: date, avoid: Collection[str]) -> set[str]:
    return {
        person.id
        for person in account.people
        if person.id not in avoid and (person.left_on is None or person.left_on > today)
    }


def _hops(account: Account, today: date, avoid: Collection[str]) -> Iterable[Hop]:
    """Yield every step that can be walked: from our teammates, and between people."""
    teammates = {mate.id for mate in account.teammates} - set(avoid)
    here = _present(account, today, avoid)
    for (mate, person), (strength, assumed) in _contacts(account, today).items():
        if mate in teammates and person in here and strength > 0:
            yield Hop(mate, person, strength, None, assumed)
    lead = here - opponents(account, today)
    for hop in _introductions(account):
        if hop.source in lead and hop.target in here:
            yield hop


def _add(graph: nx.DiGraph[str], hop: Hop) -> None:
    graph.add_edge(hop.source, hop.target, cost=-log(hop.strength), hop=hop)


def _path(graph: nx.DiGraph[str], way: list[str]) -> AccessPath:
    return AccessPath(tuple(graph.edges[pair]["hop"] for pair in pairwise(way[1:])))


def _contacts(account: Account, today: date) -> dict[tuple[str, str], tuple[float, bool]]:
    """Return for each teammate and person who know each other the strength, and if assumed."""
    found: dict[tuple[str, str], tuple[float, bool]] = {}
    for touch in account.touches:
        if touch.two_way and touch.on <= today:
            for mate in touch.teammate_ids:
                for person in touch.person_ids:
                    found[mate, person] = (MET_WITHOUT_CONTACT, True)
    for contact in account.contacts:
        pair = (contact.teammate_id, contact.person_id)
        if contact.closeness is not None:
            found[pair] = (CARRIES[contact.closeness], False)
        else:
            found.setdefault(pair, (UNRATED_CONTACT, True))
    return found


def _introductions(account: Account) -> Iterable[Hop]:
    """Yield the strongest positive tie between each two persons, both ways."""
    opposed = {frozenset((tie.source, tie.target)) for tie in account.ties if tie.pulls < 0}
    best: dict[frozenset[str], tuple[float, bool, TieKind]] = {}
    for tie in account.ties:
        pair = frozenset((tie.source, tie.target))
        strength, assumed = tie_strength(account, tie)
        if len(pair) == 2 and pair not in opposed and strength > 0:
            best[pair] = max(best.get(pair, (0.0, False, tie.kind)), (strength, assumed, tie.kind))
    for pair, (strength, assumed, kind) in sorted(best.items(), key=lambda item: sorted(item[0])):
        one, other = sorted(pair)
        yield Hop(one, other, strength, kind, assumed)
        yield Hop(other, one, strength, kind, assumed)


def tie_strength(account: Account, tie: Tie) -> tuple[float, bool]:
    """Return the strength of a tie as a step of a path, and whether it is assumed."""
    if tie.strength is not None:
        return tie.strength, False
    if tie.kind is TieKind.REPORTS_TO:
        return account.limits.listens_up, True
    return account.limits.tie_strength, True
