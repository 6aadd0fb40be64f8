"""The sentences of the numbers: they never contradict the number beside them."""

import pytest

from stakeholder_map.words import words
from stakeholder_map.words.numbers import contribution_sentence


@pytest.mark.parametrize(
    ("contribution", "said"),
    [
        (None, "up to 20 of 100 points are open"),
        (0.0, "neither way"),
        (0.004, "less than one point"),
        (-0.004, "less than one point"),
        (0.12, "brings 12 of 100 points for us"),
        (-0.12, "costs 12 of 100 points"),
    ],
)
def test_a_small_contribution_is_called_small_and_only_none_is_none(
    contribution: float | None, said: str
) -> None:
    assert said in contribution_sentence(words("en"), "Anna", contribution, 0.2)
