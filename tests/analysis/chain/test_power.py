"""Power equals published values, the definition by permutations, and hand counts."""

import json
from datetime import date
from itertools import combinations, permutations
from math import comb
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.chain import coalitions
from stakeholder_map.analysis.chain import power as measure
from stakeholder_map.analysis.chain.power import (
    Power,
    PowerMethod,
    banzhaf,
    rule_power,
    shapley_shubik,
)
from stakeholder_map.analysis.chain.rule import Note, RuleNote
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.scales import Money, StepRule
from stakeholder_map.model.seat import Seat

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
PUBLISHED = sorted(REFERENCE.glob("power_*.json"))
DAY = date(2026, 3, 2)


def decision(n: int, steps: list[ApprovalStep], vetoes: tuple[int, ...] = (), value=None):
    seats = tuple(Seat(id=f"s{i}", person_id=f"p{i}", veto=i in vetoes) for i in range(n))
    return Decision(id="d", name="Buy", steps=tuple(steps), seats=seats, value=value)


def step(rule: StepRule, *members: int, quota: float | None = None, **more) -> ApprovalStep:
    names = tuple(f"s{m}" for m in members)
    return ApprovalStep(name="step", seat_ids=names, rule=rule, quota=quota, **more)


def power(found: Decision, weights) -> Power:
    return rule_power(found, [seat.id for seat in found.seats], np.asarray(weights, dtype=float))


def wins(found: Decision, weights, coalition: set[int]) -> bool:
    """Say by the words of the rule whether a coalition carries the decision."""
    if any(seat.veto and i not in coalition for i, seat in enumerate(found.seats)):
        return False
    for one in found.steps:
        members = [int(s[1:]) for s in one.seat_ids]
        yes = [m for m in members if m in coalition]
        passed = {
            StepRule.ALL: len(yes) == len(members),
            StepRule.ANY: bool(yes),
            StepRule.MAJORITY: 2 * len(yes) > len(members),
            StepRule.QUOTA: sum(weights[m] for m in yes)
            >= (one.quota or 0) * sum(weights[m] for m in members) - 1e-9,
        }[one.rule]
        if not passed:
            return False
    return True


def by_permutations(n: int, is_won) -> np.ndarray:
    pivots = np.zeros(n)
    orders = list(permutations(range(n)))
    for order in orders:
        here: set[int] = set()
        for seat in order:
            before = is_won(here)
            here = here | {seat}
            if is_won(here) and not before:
                pivots[seat] += 1
    return pivots / len(orders)


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.stem)
def test_published_values_are_met(file: Path) -> None:
    case = json.loads(file.read_text(encoding="utf-8"))
    game = case["input"]
    shares = shapley_shubik(game["weights"], game["quota"], game["veto"])
    assert shares == pytest.approx(case["expected"]["shapley_shubik"], abs=1e-12)
    swings = banzhaf(game["weights"], game["quota"], game["veto"])
    assert swings == pytest.approx(case["expected"]["banzhaf_normalised"], abs=1e-12)


def test_there_are_published_values_to_meet() -> None:
    assert len(PUBLISHED) >= 3


@given(
    st.lists(st.integers(0, 6), min_size=1, max_size=6),
    st.floats(0.05, 1),
    st.sets(st.integers(0, 5)),
)
@settings(max_examples=60, deadline=None)
def test_a_weighted_game_equals_its_permutations(weights, share, vetoes) -> None:
    vetoes = {v for v in vetoes if v < len(weights)}
    quota = share * max(sum(weights), 1)

    def is_won(coalition: set[int]) -> bool:
        reached = sum(weights[i] for i in coalition)
        return vetoes <= coalition and reached >= quota - 1e-9

    expected = by_permutations(len(weights), is_won)
    assert shapley_shubik(weights, quota, sorted(vetoes)) == pytest.approx(expected, abs=1e-12)


@st.composite
def rules(draw):
    n = draw(st.integers(1, 6))
    weights = np.array(draw(st.lists(st.integers(0, 5), min_size=n, max_size=n)), dtype=float)
    weights = weights / weights.sum() if weights.sum() else np.full(n, 1 / n)
    kinds = st.sampled_from(list(StepRule))
    steps = [
        step(
            draw(kinds),
            *draw(st.sets(st.integers(0, n - 1), min_size=1)),
            quota=draw(st.sampled_from([0.3, 0.5, 2 / 3, 1.0])),
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    vetoes = tuple(draw(st.sets(st.integers(0, n - 1), max_size=2)))
    found = decision(n, steps, vetoes)
    # A quota step whose members weigh nothing is decided by heads, which has its own test.
    for one in steps:
        members = [int(s[1:]) for s in one.seat_ids]
        if not weights[members].sum():
            weights = (weights + 1e-3) / (weights + 1e-3).sum()
    return found, weights


@given(rules())
@settings(max_examples=150, deadline=None)
def test_a_stated_rule_equals_its_permutations(rule) -> None:
    found, weights = rule
    expected = by_permutations(len(weights), lambda group: wins(found, weights, group))
    result = power(found, weights)
    assert result.shares == pytest.approx(expected, abs=1e-12)
    assert result.exact
    assert result.error is None


@given(rules())
@settings(max_examples=40, deadline=None)
def test_drawing_orders_agrees_with_counting_within_its_error(rule) -> None:
    found, weights = rule
    exact = power(found, weights).shares
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coalitions, "STATES", 0)
        patch.setattr(coalitions, "FEW", 99)
        drawn = power(found, weights)
    assert drawn.method is PowerMethod.SAMPLED
    assert drawn.error is not None
    assert np.abs(drawn.shares - exact).max() <= 5 * drawn.error + 1e-12
    assert RuleNote.SAMPLED in [note.code for note in drawn.notes]


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12), st.integers(1, 60), st.data())
@settings(max_examples=60, deadline=None)
def test_dynamic_programming_equals_counting(weights, quota, data) -> None:
    vetoes = sorted(data.draw(st.sets(st.integers(0, len(weights) - 1), max_size=3)))
    counted = shapley_shubik(weights, quota, vetoes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coalitions, "FEW", 0)
        programmed = shapley_shubik(weights, quota, vetoes)
        swings = banzhaf(weights, quota, vetoes)
    assert programmed == pytest.approx(counted, abs=1e-12)
    assert swings == pytest.approx(banzhaf_by_coalitions(weights, quota, vetoes), abs=1e-12)


def banzhaf_by_coalitions(weights, quota, vetoes) -> np.ndarray:
    n = len(weights)
    swings = np.zeros(n)
    for size in range(n + 1):
        for group in combinations(range(n), size):
            if not set(vetoes) <= set(group) or sum(weights[i] for i in group) < quota:
                continue
            for i in group:
                rest = [j for j in group if j != i]
                if not set(vetoes) <= set(rest) or sum(weights[j] for j in rest) < quota:
                    swings[i] += 1
    return swings / swings.sum() if swings.sum() else swings


def test_three_steps_by_hand() -> None:
    # A must agree; then one of B, C. Of the 6 orders A decides 4 (all where A is not first),
    # B and C one each: A,B,C → B; A,C,B → C.
    found = decision(3, [step(StepRule.ALL, 0), step(StepRule.ANY, 1, 2)])
    assert power(found, [0.2, 0.4, 0.4]).shares == pytest.approx([4 / 6, 1 / 6, 1 / 6])


def test_a_single_seat_has_all_power() -> None:
    assert power(decision(1, [step(StepRule.ALL, 0)]), [1.0]).shares == pytest.approx([1.0])


def test_all_vetoes_share_alike() -> None:
    found = decision(4, [step(StepRule.ANY, 0, 1, 2, 3)], vetoes=(0, 1, 2, 3))
    assert power(found, [0.7, 0.1, 0.1, 0.1]).shares == pytest.approx([0.25] * 4)


def test_without_a_rule_power_is_weight_and_says_so() -> None:
    result = power(decision(2, [], vetoes=(1,)), [0.8, 0.2])
    assert result.shares == pytest.approx([0.8, 0.2])
    assert result.method is PowerMethod.WEIGHTS
    assert Note(RuleNote.VETO_WITHOUT_RULE, None, ("s1",)) in result.notes


def test_weights_of_zero_without_a_rule_are_equal() -> None:
    assert power(decision(4, []), [0, 0, 0, 0]).shares == pytest.approx([0.25] * 4)


def test_nobody_at_all_has_no_power() -> None:
    assert power(decision(0, []), []).shares.shape == (0,)


def test_a_step_without_seats_is_named_and_not_passed() -> None:
    empty = step(StepRule.ANY)
    result = power(decision(2, [step(StepRule.ALL, 0), empty]), [0.5, 0.5])
    assert result.shares == pytest.approx([1, 0])
    assert Note(RuleNote.STEP_EMPTY, empty.id) in result.notes


def test_only_empty_steps_leave_the_weights() -> None:
    result = power(decision(2, [step(StepRule.ANY)]), [0.3, 0.7])
    assert result.shares == pytest.approx([0.3, 0.7])
    assert RuleNote.NO_STEP_APPLIES in [note.code for note in result.notes]


def test_a_quota_step_whose_seats_weigh_nothing_counts_heads() -> None:
    result = power(decision(2, [step(StepRule.QUOTA, 0, 1, quota=0.6)]), [0.0, 0.0])
    assert result.shares == pytest.approx([0.5, 0.5])
    assert RuleNote.STEP_WEIGHTS_ZERO in [note.code for note in result.notes]


def test_a_step_above_a_value_counts_only_there() -> None:
    board = step(StepRule.ALL, 1, from_value=1000)
    steps = [step(StepRule.ALL, 0), board]
    small = decision(2, steps, value=Money(amount=999, currency="EUR"))
    assert power(small, [0.5, 0.5]).shares == pytest.approx([1, 0])
    assert Note(RuleNote.STEP_NOT_NEEDED, board.id) in power(small, [0.5, 0.5]).notes
    large = small.but(value=Money(amount=1000, currency="EUR"))
    assert power(large, [0.5, 0.5]).shares == pytest.approx([0.5, 0.5])
    unknown = power(small.but(value=None), [0.5, 0.5])
    assert unknown.shares == pytest.approx([0.5, 0.5])
    assert Note(RuleNote.VALUE_UNKNOWN, board.id) in unknown.notes


def test_a_quota_nobody_can_reach_gives_nobody_power() -> None:
    assert shapley_shubik([1, 2], 4).tolist() == [0, 0]
    assert banzhaf([1, 2], 4).tolist() == [0, 0]


@pytest.mark.parametrize("weights", [[-1, 2], [float("nan"), 1], [float("inf"), 1]])
def test_weights_that_are_none_are_refused(weights) -> None:
    with pytest.raises(ValueError, match="weights"):
        shapley_shubik(weights, 1)


def test_a_veto_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="veto"):
        shapley_shubik([1, 1], 1, vetoes=[2])


def test_thirds_reach_two_thirds() -> None:
    # 1/3 + 1/3 falls short of 2/3 by rounding; two of three members still carry the step.
    found = decision(3, [step(StepRule.QUOTA, 0, 1, 2, quota=2 / 3)])
    assert power(found, [1 / 3] * 3).shares == pytest.approx([1 / 3] * 3)
    assert banzhaf([1 / 3] * 3, 2 / 3) == pytest.approx([1 / 3] * 3)


def test_a_large_committee_is_drawn_and_says_how_sure_it_is() -> None:
    weights = np.random.default_rng(7).random(60)
    found = decision(60, [step(StepRule.QUOTA, *range(60), quota=0.5)])
    result = power(found, weights / weights.sum())
    assert not result.exact
    assert result.error is not None
    assert 0 < result.error < 0.004
    assert result.shares.sum() == pytest.approx(1)
    # Penrose's limit: with many voters and no giants power is close to weight.
    assert np.abs(result.shares - weights / weights.sum()).max() < 6 * result.error


def test_the_input_is_not_changed() -> None:
    weights = np.array([0.5, 0.3, 0.2])
    before = weights.copy()
    power(decision(3, [step(StepRule.QUOTA, 0, 1, 2, quota=0.6)]), weights)
    assert (weights == before).all()


@pytest.mark.parametrize("unit", [1e-13, 1e-10, 0.1, 0.3, 7.0, 1e8, 1e300])
def test_the_unit_of_the_weights_does_not_matter(unit: float) -> None:
    # 7, 1 and 2 tenths, and 8 to reach: the first has to be there and needs one of the others.
    weights = [0.7 * unit, 0.1 * unit, 0.2 * unit]
    assert shapley_shubik(weights, 0.8 * unit) == pytest.approx([4 / 6, 1 / 6, 1 / 6])
    assert banzhaf(weights, 0.8 * unit) == pytest.approx([3 / 5, 1 / 5, 1 / 5])


def test_whole_numbers_are_compared_exactly() -> None:
    assert shapley_shubik([10**12, 1], 10**12 + 1) == pytest.approx([0.5, 0.5])
    assert shapley_shubik([10**12, 1], 10**12) == pytest.approx([1, 0])


@pytest.mark.parametrize("quota", [0, -1, -0.5])
def test_where_nothing_has_to_be_reached_only_vetoes_decide(quota: float) -> None:
    assert shapley_shubik([2, 1, 1], quota).tolist() == [0, 0, 0]
    assert banzhaf([2, 1, 1], quota).tolist() == [0, 0, 0]
    assert shapley_shubik([2, 1, 1], quota, vetoes=[1, 2]) == pytest.approx([0, 0.5, 0.5])


def test_no_voter_and_one_voter() -> None:
    assert shapley_shubik([], 1).shape == banzhaf([], 1).shape == (0,)
    assert shapley_shubik([3], 2).tolist() == banzhaf([3], 2).tolist() == [1]


@pytest.mark.parametrize("weights", [[[1, 2], [3, 4]], ["much", 1], [None, 1], 3])
def test_what_is_no_list_of_weights_is_refused(weights) -> None:
    for index in (shapley_shubik, banzhaf):
        with pytest.raises(ValueError, match="weights"):
            index(weights, 1)


@pytest.mark.parametrize("quota", [float("nan"), float("inf"), "half", None])
def test_what_is_no_quota_is_refused(quota) -> None:
    with pytest.raises(ValueError, match="quota"):
        shapley_shubik([1, 1], quota)


@pytest.mark.parametrize("veto", [-1, 2, 0.5, "0", None])
def test_what_is_no_position_has_no_veto(veto) -> None:
    with pytest.raises(ValueError, match="veto"):
        banzhaf([1, 1], 1, vetoes=[veto])


@pytest.mark.parametrize("n", [51, 200, 999])
def test_many_equal_heads_are_counted_and_not_drawn(n: int) -> None:
    assert shapley_shubik([1] * n, n // 2 + 1) == pytest.approx([1 / n] * n, rel=1e-9)
    assert banzhaf([1] * n, n // 2 + 1) == pytest.approx([1 / n] * n, rel=1e-9)


def test_a_council_of_200_with_five_vetoes_by_hand() -> None:
    # Somebody without a veto decides who comes as the 109th, the five vetoes among the 108 before.
    n, quota = 200, 109
    shares = shapley_shubik([1] * n, quota, vetoes=range(5))
    plain = comb(quota - 1, 5) / comb(n - 1, 5) / n
    assert shares[5:] == pytest.approx([plain] * 195, rel=1e-9)
    assert shares[:5] == pytest.approx([(1 - 195 * plain) / 5] * 5, rel=1e-9)


def test_orders_drawn_in_parts_are_the_orders_drawn_at_once() -> None:
    weights = np.random.default_rng(7).random(60)
    whole = shapley_shubik(weights, weights.sum() / 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measure, "AT_ONCE", 60 * 777)
        parts = shapley_shubik(weights, weights.sum() / 2)
    assert (whole == parts).all()


def test_everybody_has_to_agree_however_the_sum_is_rounded() -> None:
    """Nearly half of all orders add up to a hair less than the quota: the last decides in them too.

    So the veto, without whom nothing passes anyway, decides no more often than anybody.
    """
    weights = np.random.default_rng(0).random(60)
    weights /= weights.max()
    shares = shapley_shubik(weights, weights.sum() + 1e-9, vetoes=[0])
    assert shares == pytest.approx([1 / 60] * 60, abs=0.006)
