"""Brier scores by hand, and a record that never calibrates on too little."""

from datetime import timedelta

import pytest

from stakeholder_map.analysis.calibration import ENOUGH, Case, brier, closed_cases, track_record
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
