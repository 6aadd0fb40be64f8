"""A plan is the best there is: compared with trying everything."""

from itertools import chain, combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.outcome.effects import Effect, Scorer
from stakeholder_map.analysis.outcome.moves import MoveKind, moves
from stakeholder_map.analysis.outcome.plans import Aim, best_sets, grouped_knapsack, knapsack, plan
from stakeholder_map.model.scales import StepRule
from stakeholder_map.model.seat import Concern
from tests.analysis.deals import TODAY, deal, deals, seat, step


@given(
    st.lists(st.tuples(st.floats(-1, 5), st.integers(0, 6)), max_size=9),
    st.integers(0, 20),
)
@settings(max_examples=200, deadline=None)
def test_the_knapsack_equals_trying_every_choice(items, budget) -> None:
    values, efforts = [v for v, _ in items], [e for _, e in items]
    chosen = knapsack(values, efforts, budget)
    assert sum(efforts[i] for i in chosen) <= budget
    assert list(chosen) == sorted(set(chosen))
    everything = chain.from_iterable(
        combinations(range(len(items)), size) for size in range(len(items) + 1)
    )
    best = max(
        sum(values[i] for i in group)
        for group in everything
        if sum(efforts[i] for i in group) <= budget
    )
    assert sum(values[i] for i in chosen) == pytest.approx(best)


@given(
    st.lists(st.lists(st.tuples(st.floats(-1, 5), st.integers(0, 6)), max_size=3), max_size=5),
    st.integers(0, 20),
)
@settings(max_examples=150, deadline=None)
def test_one_of_each_group_equals_trying_every_choice(groups, budget) -> None:
    chosen = grouped_knapsack(groups, budget)
    picked = [g[o] for g, o in zip(groups, chosen, strict=True) if o is not None]
    assert sum(effort for _, effort in picked) <= budget
    best = max(
        sum(value for value, _ in choice)
        for choice in product(*([*group, (0.0, 0)] for group in groups))
        if sum(effort for _, effort in choice) <= budget
    )
    assert sum(value for value, _ in picked) == pytest.approx(best)


def test_nobody_is_raised_whose_commitment_is_won() -> None:
    account = deal([seat(0, -1, 0.7), seat(1, 1, 0.3)], [step(StepRule.ALL, 0)])
    solved = solve(account, "d", TODAY)
    found = moves(solved)
    everything = plan(solved, found, 99)
    for one in (everything, *best_sets(solved, found, most=99).sets):
        won = {m.seat_id for m in one.moves if m.kind is MoveKind.WIN_COMMITMENT}
        others = {m.seat_id for m in one.moves if m.kind is not MoveKind.WIN_COMMITMENT}
        assert not won & others
    assert {m.seat_id for m in everything.moves} == {"s0"}


def test_a_plan_does_not_raise_anybody_beyond_the_top() -> None:
    worries = tuple(Concern(id=f"c{i}", text="Worry", severity="blocking") for i in range(3))
    account = deal([seat(0, 3, 1.0, concerns=worries)], [step(StepRule.ALL, 0)])
    solved = solve(account, "d", TODAY)
    concerns = [m for m in moves(solved) if m.kind is MoveKind.RESOLVE_CONCERN]
    assert len(concerns) == 3
    found = plan(solved, concerns, 99)
    assert len(found.moves) == 1
    assert found.joint.f == pytest.approx(0.4)


@st.composite
def worried(draw):
    """Draw a deal in which some people have concerns, settled at some support or at a default."""
    account = draw(deals(most=3))
    decision = account.decision("d")
    worries = st.builds(
        Concern,
        text=st.just("Worry"),
        severity=st.sampled_from(["minor", "serious", "blocking"]),
        support_if_resolved=st.none() | st.integers(-2, 5),
    )
    seats = tuple(
        found.but(concerns=tuple(draw(st.lists(worries, max_size=2)))) for found in decision.seats
    )
    return account.but(decisions=(decision.but(seats=seats),))


@given(worried(), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_where_gains_add_up_a_plan_is_the_best_of_all_choices(account, budget) -> None:
    solved = solve(account, "d", TODAY)
    shifts = [move for move in moves(solved, draws=20) if move.effect.shift]
    scorer = Scorer(solved, 20)
    everything = chain.from_iterable(
        combinations(shifts, size) for size in range(min(len(shifts), 10) + 1)
    )
    best = max(
        scorer.gain_f(sum((move.effect for move in group), start=Effect()))
        for group in everything
        if sum(move.effort for move in group) <= budget
    )
    assert plan(solved, shifts, budget).joint.f == pytest.approx(best, abs=1e-9)


def test_of_equal_plans_the_one_with_less_effort_is_taken() -> None:
    assert knapsack([1.0, 1.0], [3, 2], 3) == (1,)
    assert knapsack([0.0, -1.0], [0, 0], 5) == ()


@pytest.mark.parametrize(
    ("values", "efforts", "budget"), [([1.0], [1], -1), ([1.0], [-1], 1), ([1.0], [], 1)]
)
def test_a_negative_effort_is_refused(values, efforts, budget) -> None:
    with pytest.raises(ValueError, match="effort"):
        knapsack(values, efforts, budget)


def test_two_blockers_have_to_be_moved_together() -> None:
    # Neither raise alone carries a step that needs both; the pair does.
    account = deal([seat(0, -1, 0.5), seat(1, -1, 0.5)], [step(StepRule.ALL, 0, 1)])
    solved = solve(account, "d", TODAY)
    raises = [m for m in moves(solved) if m.kind is MoveKind.RAISE_STANCE]
    assert [m.gain_chance for m in raises] == [0, 0]
    best = best_sets(solved, raises)
    assert best.among == 2
    assert best.sets[0].joint.chance == 1.0
    assert len(best.sets[0].moves) == 2
    assert best.sets[0].singles == 0
    assert best_sets(solved, raises, budget=4).sets[0].joint.chance == 0


@given(deals(most=4))
@settings(max_examples=30, deadline=None)
def test_a_plan_keeps_its_budget_and_raises_add_up_in_f(account) -> None:
    solved = solve(account, "d", TODAY)
    raises = [m for m in moves(solved, draws=50) if m.kind is MoveKind.RAISE_STANCE]
    found = plan(solved, raises, 8)
    assert found.effort <= 8
    assert found.joint.f == pytest.approx(found.singles, abs=1e-12)
    assert plan(solved, raises, 0).moves == ()


@given(deals(most=4))
@settings(max_examples=20, deadline=None)
def test_no_set_of_three_is_missed(account) -> None:
    solved = solve(account, "d", TODAY)
    found = moves(solved, draws=50)
    best = best_sets(solved, found, among=4, most=99)

    def fits(group) -> bool:
        won = {m.seat_id for m in group if m.kind is MoveKind.WIN_COMMITMENT}
        # A weakened tie names its listener, whose commitment is another matter.
        raised = {m.seat_id for m in group if m.points is not None}
        return not won & raised

    count = min(len(found), 4)
    groups = [g for size in (1, 2, 3) for g in combinations(found[:count], size) if fits(g)]
    assert len(best.sets) == len(groups)
    gains = [one.joint.chance for one in best.sets]
    assert all(a >= b - 1e-9 for a, b in pairwise(gains))


def test_a_plan_may_aim_at_the_chance() -> None:
    account = deal([seat(0, -1, 0.2, commitment=1), seat(1, 2, 0.8)], [step(StepRule.ALL, 0)])
    solved = solve(account, "d", TODAY)
    found = plan(solved, moves(solved), 4, Aim.CHANCE)
    assert found.joint.chance == pytest.approx(1.0)
