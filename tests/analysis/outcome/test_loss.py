"""Fragmentation by hand and by definition; losses equal solving the account without the person."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.outcome.forecast import chance_of
from stakeholder_map.analysis.outcome.loss import (
    articulation_points,
    distance_weighted_fragmentation,
    fragmentation,
    loss_test,
    loss_tests,
    tie_graph,
)
from stakeholder_map.model.decision import Stake
from stakeholder_map.model.edits import remove
from stakeholder_map.model.person import Department
from stakeholder_map.model.scales import Level, StepRule, TieKind
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.team import Contact, Teammate, Touch
from tests.analysis.deals import TODAY, deal, deals, seat, step, tie


def test_a_path_of_four_by_hand() -> None:
    graph = nx.path_graph(4)
    assert fragmentation(graph, []) == 0
    # Without node 1: {0} and {2, 3}; 2 of 6 ordered pairs are still tied.
    assert fragmentation(graph, [1]) == pytest.approx(1 - 2 / 6)
    # Distances 1 (×3), 2 (×2), 3 (×1): Σ 1/d over pairs = 3 + 1 + 1/3.
    assert distance_weighted_fragmentation(graph, []) == pytest.approx(1 - 2 * (4 + 1 / 3) / 12)
    assert distance_weighted_fragmentation(graph, [1]) == pytest.approx(1 - 2 / 6)


def test_the_ends_of_the_scale() -> None:
    for measure in (fragmentation, distance_weighted_fragmentation):
        assert measure(nx.complete_graph(5), []) == pytest.approx(0)
        assert measure(nx.empty_graph(5), []) == 1
        assert measure(nx.path_graph(2), [0]) == 0
        assert measure(nx.Graph(), []) == 0
        assert measure(nx.star_graph(4), [0]) == 1


def test_how_a_graph_is_written_does_not_matter() -> None:
    edges = [("ab", "a"), ("ab", "b"), ("b", "ab"), ("a", "a"), ("b", "b")]
    for kind in (nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph):
        graph = kind(edges)
        nx.set_edge_attributes(graph, 9.0, "weight")
        # a – ab – b: two of three pairs are tied, the third is two steps apart.
        assert fragmentation(graph) == 0
        assert distance_weighted_fragmentation(graph) == pytest.approx(1 - (1 + 1 + 0.5) / 3)
        for measure in (fragmentation, distance_weighted_fragmentation):
            assert measure(graph, "ab") == measure(graph, {"ab"}) == 1
            assert measure(graph, ["nobody"]) == measure(graph)
            assert measure(graph, list(graph)) == 0


graphs = st.builds(
    lambda n, edges: nx.from_edgelist(
        [(a % n, b % n) for a, b in edges], create_using=nx.empty_graph(n)
    ),
    st.integers(2, 8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14),
)


@given(graphs, st.sets(st.integers(0, 7), max_size=3))
@settings(max_examples=80, deadline=None)
def test_both_equal_their_definition_over_pairs(graph, removed) -> None:
    before = nx.to_dict_of_lists(graph)
    rest = graph.subgraph(set(graph) - removed)
    pairs = list(permutations(rest, 2))
    apart = [not nx.has_path(rest, a, b) for a, b in pairs]
    near = [
        0 if far else 1 / nx.shortest_path_length(rest, *p)
        for p, far in zip(pairs, apart, strict=True)
    ]
    n = max(len(pairs), 1)
    assert fragmentation(graph, removed) == pytest.approx(sum(apart) / n)
    expected = 1 - sum(near) / n if pairs else 0
    assert distance_weighted_fragmentation(graph, removed) == pytest.approx(expected)
    assert nx.to_dict_of_lists(graph) == before


@given(graphs)
@settings(max_examples=60, deadline=None)
def test_articulation_points_are_those_that_raise_the_number_of_parts(graph) -> None:
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    parts = nx.number_connected_components(graph)
    expected = {
        node
        for node in graph
        if graph.degree(node)
        and nx.number_connected_components(graph.subgraph(set(graph) - {node})) > parts
    }
    assert articulation_points(graph) == expected


@given(deals(most=5), st.data())
@settings(max_examples=50, deadline=None)
def test_a_loss_equals_solving_the_account_without_the_person(account, data) -> None:
    number = data.draw(st.integers(0, len(account.people) - 1))
    found = loss_test(account, "d", f"s{number}", TODAY)
    solved = solve(account, "d", TODAY)
    assert found.known[0] == pytest.approx(solved.influence.known)
    assert found.chance[0] == chance_of(solved)
    without = remove(account, f"p{number}")
    after = solve(without, "d", TODAY)
    assert found.known[1] == pytest.approx(after.influence.known)
    emptied = {one.id for one in account.decision("d").steps if set(one.seat_ids) == {f"s{number}"}}
    assert set(found.emptied) == emptied
    if len(account.people) > 1:
        assert found.chance[1] == pytest.approx(chance_of(after))


def bridge():
    """t0 knows p0 well; p0 – p1 – p2 in a row; only p1 sits in the board step."""
    seats = [seat(0, 4, 0.3), seat(1, 3, 0.4), seat(2, -2, 0.3)]
    return deal(
        seats,
        [step(StepRule.ANY, 0, 2, id="buyers"), step(StepRule.ALL, 1, id="board")],
        [tie(0, 1, TieKind.ALLIED, 0.8), tie(1, 2, TieKind.ALLIED, 0.5)],
        teammates=(Teammate(id="t0", name="Mate"),),
        contacts=(
            Contact(teammate_id="t0", person_id="p0", closeness=4),
            Contact(teammate_id="t0", person_id="p1", closeness=1),
        ),
        touches=(Touch(on=TODAY, teammate_ids=("t0",), person_ids=("p1",), two_way=True),),
    )


def test_losing_the_bridge_cuts_the_net_and_empties_the_board() -> None:
    found = loss_test(bridge(), "d", "s1", TODAY)
    assert found.is_cut
    assert found.unreachable == ("p2",)
    assert found.emptied == ("board",)
    assert found.fragmentation == (0, 1)
    assert found.chance[1] < found.chance[0]
    assert found.coverage[0].low == pytest.approx(0.4)
    assert found.coverage[1].low == 0
    end = loss_test(bridge(), "d", "s0", TODAY)
    assert not end.is_cut
    assert end.unreachable == ()
    assert {w.person_id: (w.before, w.after) for w in end.weaker} == {
        "p1": pytest.approx((0.9 * 0.8, 0.3)),
        "p2": pytest.approx((0.9 * 0.8 * 0.5, 0.3 * 0.5)),
    }


def test_a_successor_keeps_the_post_but_nothing_is_known_of_them() -> None:
    found = loss_test(bridge(), "d", "s1", TODAY, replaced=True)
    assert found.emptied == ()
    assert found.unreachable == ("p2",)
    assert 0 < found.chance[1] < found.chance[0]


def test_a_successor_has_the_weight_of_the_post_though_none_was_entered() -> None:
    """IT has 60 % and one person, finance 40 %; nobody's own weight is entered.

    By hand: V = (⅔, ⅓; ⅓, ⅔) (see test_influence), so the newcomer, x0 = u on [−1, 1], settles at
    ⅔ u + ⅓ beside y at +1. With 60 % they decide alone: yes for u > −½, in ¾ of the cases.
    """
    account = deal([seat(0, 5), seat(1, 5)])
    account = account.but(
        departments=(Department(id="it", name="IT"), Department(id="fin", name="Finance")),
        people=(
            account.people[0].but(department_id="it", level=Level.WORKING),
            account.people[1].but(department_id="fin", level=Level.UPPER),
        ),
        decisions=(
            account.decision("d").but(
                stakes=(
                    Stake(department_id="it", weight=0.6),
                    Stake(department_id="fin", weight=0.4),
                )
            ),
        ),
    )
    found = loss_test(account, "d", "s0", TODAY, replaced=True)
    assert found.chance == (1.0, pytest.approx(0.75, abs=0.02))
    # F = Iᵀ x0, I = Vᵀ v: finance keeps ⅓ · .6 + ⅔ · .4.
    assert found.known == pytest.approx((1.0, 0.2 + 0.8 / 3))


def test_where_nobody_has_a_weight_a_successor_counts_like_everybody_else() -> None:
    found = loss_test(deal([seat(k, 5) for k in range(3)]), "d", "s0", TODAY, replaced=True)
    # All listen to both others alike, so V is symmetric and I = ⅓ for each: F = ⅓ (0 + 1 + 1).
    assert found.known == pytest.approx((1.0, 2 / 3))


def test_the_worst_loss_comes_first_and_missing_seats_cannot_leave() -> None:
    account = bridge()
    decision = account.decision("d")
    ghost = Seat(id="ghost", weight=0.1)
    account = account.but(decisions=(decision.but(seats=(*decision.seats, ghost)),))
    losses = loss_tests(account, "d", TODAY)
    # Without the supporter s0 only an opponent is left among the buyers: no chance at all.
    assert losses[0].seat_id == "s0"
    assert losses[0].chance[1] == 0
    assert {loss.seat_id for loss in losses} == {"s0", "s1", "s2"}
    changes = [loss.chance_change for loss in losses]
    assert changes == sorted(changes)


def test_one_person_alone_leaves_nobody() -> None:
    found = loss_test(deal([seat(0, 3)], [step(StepRule.ALL, 0)]), "d", "s0", TODAY)
    assert found.chance == (1.0, None)
    assert found.chance_change == 0
    assert found.known == pytest.approx((0.6, 0.0))
    assert len(found.emptied) == 1


def test_enemies_are_no_part_of_the_net() -> None:
    account = deal([seat(0), seat(1)], [], [tie(0, 1, TieKind.CONFLICT, 0.9)])
    assert tie_graph(account, TODAY).number_of_edges() == 0


def test_the_account_is_not_changed() -> None:
    account = bridge()
    before = account.model_dump_json()
    loss_tests(account, "d", TODAY)
    assert account.model_dump_json() == before
    assert np.isfinite(solve(account, "d", TODAY).influence.known)
