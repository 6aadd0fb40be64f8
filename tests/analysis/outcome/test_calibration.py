"""Brier scores by hand, and a record that never calibrates on too little."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from stakeholder_map.analysis.outcome.calibration import (
    ENOUGH,
    Case,
    Rival,
    brier,
    closed_cases,
    track_record,
)
from stakeholder_map.model.scales import DecisionState, StepRule
from tests.analysis.deals import TODAY, deal, seat, step


def case(chance: float, won: bool, guess=None) -> Case:
    return Case("a", "d", won, chance, 0.5, 0.5, guess)


def test_brier_by_hand() -> None:
    assert brier([1.0, 0.5, 0.2], [True, False, False]) == pytest.approx((0 + 0.25 + 0.04) / 3)
    assert brier([], []) is None


@pytest.mark.parametrize(
    ("chances", "outcomes"), [([1.2], [True]), ([0.5], []), ([float("nan")], [True])]
)
def test_what_is_no_chance_is_refused(chances, outcomes) -> None:
    with pytest.raises(ValueError, match="chance"):
        brier(chances, outcomes)


def closed(state: DecisionState, support: int, closed_on=TODAY + timedelta(days=1)):
    account = deal([seat(0, support), seat(1, None)], [step(StepRule.ALL, 0)])
    decision = account.decision("d").but(state=state, closed_on=closed_on)
    return account.but(decisions=(decision,))


def test_a_closed_decision_is_read_as_of_the_day_before() -> None:
    (won,) = closed_cases(closed(DecisionState.WON, 5), {"d": 0.9})
    assert won.won
    assert won.chance > 0.9
    assert won.headcount == 1.0
    assert won.weighted_mean == 1.0
    assert won.guess == 0.9
    # Closed on the day of the stance: the day before, nothing was known.
    (blind,) = closed_cases(closed(DecisionState.WON, 5, TODAY))
    assert blind.chance == pytest.approx(0.5, abs=0.02)
    assert blind.headcount == 0.5


def test_running_and_stopped_decisions_do_not_count() -> None:
    assert closed_cases(closed(DecisionState.STOPPED, 5)) == ()
    assert closed_cases(closed(DecisionState.RUNNING, 5)) == ()
    assert closed_cases(closed(DecisionState.WON, 5, None)) == ()


def test_a_short_record_calibrates_nothing() -> None:
    record = track_record([case(0.8, True, 0.7), case(0.6, False)])
    assert record.rule == pytest.approx((0.04 + 0.36) / 2)
    assert record.guess == pytest.approx(0.09)
    assert record.guesses == 1
    assert record.calibrated(0.8) is None
    assert track_record([]).rule is None


def test_a_long_record_corrects_what_was_too_sure() -> None:
    # Whenever 0.9 was said, three of five were won.
    cases = [case(0.9, i % 5 < 3) for i in range(2 * ENOUGH)]
    cases += [case(0.1, i % 5 < 2) for i in range(2 * ENOUGH)]
    record = track_record(cases)
    assert record.is_enough
    assert record.calibrated(0.9) == pytest.approx(0.6, abs=0.02)
    assert record.calibrated(0.1) == pytest.approx(0.4, abs=0.02)


def test_an_honest_record_is_left_as_it_is() -> None:
    cases = [case(0.8, i % 5 < 4) for i in range(200)] + [case(0.2, i % 5 < 1) for i in range(200)]
    assert track_record(cases).calibrated(0.8) == pytest.approx(0.8, abs=0.01)


def test_a_record_without_a_single_loss_stays_short_of_certain() -> None:
    cases = [Case("a", str(n), True, 0.8, 1.0, 1.0) for n in range(60)]
    corrected = track_record(cases).calibrated(0.8)
    assert corrected is not None
    assert 0.8 < corrected < 0.99


def leads(cases):
    return {lead.rival: lead for lead in track_record(cases).leads}


def test_a_lead_by_hand() -> None:
    cases = [
        Case("a", "1", True, 0.9, 0.5, 0.5, 0.8),
        Case("a", "2", False, 0.3, 0.5, 0.5, None),
        Case("a", "3", True, 0.6, 0.5, 0.5, 0.8),
    ]
    found = leads(cases)
    # Squared errors of the rule .01, .09, .16; of heads .25 each: differences .24, .16, .09.
    heads = found[Rival.HEADCOUNT]
    assert (heads.n, heads.score) == (3, pytest.approx(0.25))
    assert heads.lead == pytest.approx(0.49 / 3)
    assert heads.error == pytest.approx(np.std([0.24, 0.16, 0.09], ddof=1) / 3**0.5)
    assert not heads.tells
    # The guess was noted twice: the rule is scored over the same two, .01 and .16.
    guess = found[Rival.GUESS]
    assert (guess.n, guess.score, guess.rule) == (2, pytest.approx(0.04), pytest.approx(0.085))
    assert guess.lead == pytest.approx(-0.045)
    # Of the two others ½, 1, ½ were won.
    same = found[Rival.ALWAYS_THE_SAME]
    assert same.score == pytest.approx((0.25 + 1 + 0.25) / 3)


def test_one_decision_has_no_error_and_no_other_decision_to_go_by() -> None:
    found = leads([case(0.8, True)])
    assert found[Rival.HEADCOUNT].error is None
    assert not found[Rival.HEADCOUNT].tells
    assert Rival.ALWAYS_THE_SAME not in found
    assert Rival.GUESS not in found
    assert leads([]) == {}


def test_what_is_as_good_is_told_apart_about_once_in_twenty() -> None:
    """Two coins nobody can tell apart, of 30 decisions each, a thousand times."""
    dice = np.random.default_rng(4)
    told = 0
    for _ in range(1000):
        won = dice.random(30) < 0.5
        said = np.where(dice.random((2, 30)) < 0.5, 0.4, 0.6)
        cases = [
            Case("a", "d", bool(w), float(a), float(b), 0.5)
            for w, a, b in zip(won, *said, strict=True)
        ]
        told += leads(cases)[Rival.HEADCOUNT].tells
    assert 25 <= told <= 90


def test_few_decisions_tell_nothing_however_they_came_out() -> None:
    cases = [Case("a", "d", True, 0.9, 0.1 + n / 1000, 0.5) for n in range(9)]
    assert not leads(cases)[Rival.HEADCOUNT].tells
    assert leads([*cases, cases[0]])[Rival.HEADCOUNT].tells


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=50, max_size=60))
@settings(max_examples=20, deadline=None)
def test_the_correction_and_its_range_are_what_a_general_optimiser_finds(said) -> None:
    record = track_record([case(chance, won) for chance, won in said])
    logit = np.log([c / (1 - c) for c, _ in said])
    won = np.array([w for _, w in said], dtype=float)

    def loss(beta):
        line = beta[0] * logit + beta[1]
        return np.sum(np.logaddexp(0, line) - won * line) + ((beta - [1, 0]) ** 2).sum() / 2

    best = minimize(loss, [1.0, 0.0], method="BFGS", options={"gtol": 1e-9}).x
    assert (record.slope, record.offset) == pytest.approx(best, abs=1e-4)
    h = 1e-4
    unit = np.eye(2) * h
    curve = [
        [
            (loss(best + a + b) - loss(best + a - b) - loss(best - a + b) + loss(best - a - b))
            / (4 * h * h)
            for b in unit
        ]
        for a in unit
    ]
    assert np.array(record.covariance) == pytest.approx(np.linalg.inv(curve), rel=0.01, abs=1e-5)
    low, high = record.calibrated_range(0.7)
    assert low < record.calibrated(0.7) < high


def test_a_record_against_all_that_was_said_is_fitted_too() -> None:
    """Whole Newton steps run in a circle here; scipy finds the minimum at (−0.730, −2.692)."""
    record = track_record([case(0.5, False)] * 49 + [case(1 / 64, True)])
    assert (record.slope, record.offset) == pytest.approx((-0.730, -2.692), abs=1e-3)


def test_a_short_record_has_no_range_either() -> None:
    assert track_record([case(0.8, True)]).calibrated_range(0.8) is None
