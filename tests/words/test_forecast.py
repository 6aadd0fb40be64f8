"""A record is told with how sure it is."""

import pytest

from stakeholder_map.analysis.outcome.calibration import Rival
from stakeholder_map.words import words
from stakeholder_map.words.forecast import (
    RIVALS,
    calibrated_sentence,
    lead_sentence,
    together_sentence,
)

EN, ZH = words("en"), words("zh")


def test_every_rival_has_a_name() -> None:
    assert set(RIVALS) == set(Rival)


def test_a_correction_is_told_with_its_range() -> None:
    said = calibrated_sentence(EN, 0.62, (0.48, 0.74), 60)
    assert "60 closed decisions" in said
    assert said.endswith("62% would be won, likely 48–74%.")
    assert "48–74%" in calibrated_sentence(ZH, 0.62, (0.48, 0.74), 60)


@pytest.mark.parametrize(
    ("lead", "tells", "said"),
    [(0.05, True, "better by 0.050"), (-0.05, True, "worse by 0.050"), (0.05, False, "too close")],
)
def test_who_was_better_is_only_said_where_it_can_be_told(lead, tells, said) -> None:
    text = lead_sentence(EN, "headcount", 0.2, 30, lead, 0.02, tells)
    assert said in text
    assert "± 0.020" in text
    assert "Counting heads: 0.200 over 30" in text


def test_an_error_that_is_not_known_is_no_zero() -> None:
    assert "± ?" in lead_sentence(EN, "guess", 0.2, 1, 0.1, None, False)


def test_what_hangs_on_independence_is_said() -> None:
    assert together_sentence(EN, 0.5).endswith("it would pass in 50 of 100 cases.")
    assert "50" in together_sentence(ZH, 0.5)
