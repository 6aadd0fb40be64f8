"""The guided rating adds up what was answered; what is not known counts for nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.services.rating import (
    HEAVIEST,
    PER_UNANSWERED,
    QUESTIONS,
    Rated,
    proposed,
    questions,
)
from tests.conftest import ROOT

ANSWERS = st.dictionaries(st.sampled_from([q.code for q in QUESTIONS]), st.booleans())
SUPPORT = [question.code for question in questions(Rated.SUPPORT)]


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ({"told_unasked": True}, 2),
        ({"told_unasked": True, "introduced": True, "spoke_for_rival": True}, 0),
        ({"kept_word": False}, -1),
        ({"told_unasked": False}, 0),  # answered, and it counts nothing
        (dict.fromkeys(SUPPORT[:4], True), 5),  # 2 + 1 + 2 + 1, cut to the scale
        ({"spoke_for_rival": True, "held_up": True, "kept_word": False}, -5),
        ({}, None),
    ],
)
def test_support_is_the_sum_of_what_they_did(answers: dict[str, bool], value: int | None) -> None:
    assert proposed(Rated.SUPPORT, answers).value == value


def test_weight_is_measured_by_what_was_answered() -> None:
    assert proposed(Rated.WEIGHT, {"signs": True}).value == HEAVIEST
    # 30 of the 50 points that these two could give
    two = proposed(Rated.WEIGHT, {"signs": True, "stopped_before": False})
    assert two.value == pytest.approx(0.6 * HEAVIEST)


def test_each_open_question_about_support_takes_some_confidence() -> None:
    known = dict.fromkeys((q.code for q in QUESTIONS), True)
    assert proposed(Rated.CONFIDENCE, known).value == 1
    less = {code: yes for code, yes in known.items() if code != "introduced"}
    assert proposed(Rated.CONFIDENCE, less).value == pytest.approx(1 - PER_UNANSWERED / 100)


@given(ANSWERS, st.sampled_from(SUPPORT))
def test_an_unknown_answer_never_moves_support_by_itself(
    answers: dict[str, bool], code: str
) -> None:
    without = {key: yes for key, yes in answers.items() if key != code}
    before, after = (
        proposed(Rated.SUPPORT, without),
        proposed(Rated.SUPPORT, {**without, code: True}),
    )
    question = next(q for q in QUESTIONS if q.code == code)
    assert after.points - before.points == question.yes
    sure = proposed(Rated.CONFIDENCE, without).value
    surer = proposed(Rated.CONFIDENCE, {**without, code: True}).value
    assert sure is None or surer is None or surer >= sure


@given(ANSWERS)
def test_every_value_is_on_its_scale(answers: dict[str, bool]) -> None:
    for rated in Rated:
        found = proposed(rated, answers)
        assert found.unanswered + len(found.parts) == len(questions(rated))
        low, high = (-5, 5) if rated is Rated.SUPPORT else (0, 1)
        assert found.value is None or low <= found.value <= high


def test_four_to_six_questions_each_and_all_of_them_in_the_document() -> None:
    assert all(4 <= len(questions(rated)) <= 6 for rated in Rated)
    told = (ROOT / "docs" / "entry.md").read_text("utf-8")
    assert [q.code for q in QUESTIONS if f"`{q.code}`" not in told] == []
