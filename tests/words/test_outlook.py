"""The sentences of the outlook: every code of the analysis is said, in both languages."""

from datetime import date

import pytest

from stakeholder_map.analysis.causes import CauseCode, EvidenceCode, SettlingStep
from stakeholder_map.analysis.chain.rule import RuleNote
from stakeholder_map.analysis.disagreement import ClashKind
from stakeholder_map.analysis.outcome.moves import MoveKind
from stakeholder_map.model.scales import ConcernCategory
from stakeholder_map.words import disagreement, forecast, loss, moves, outlook, paths, words

EN, ZH = words("en"), words("zh")


@pytest.mark.parametrize("_", [EN, ZH], ids=["en", "zh"])
def test_every_code_of_the_analysis_has_its_sentence(_) -> None:
    said = [forecast.note_text(_, code.value, "Board", ["Anna"], 0.01) for code in RuleNote]
    values = {"name": "Anna", "concern": "Payback", "heard": "Bo"}
    said += [moves.move_title(_, kind.value, values, 2.0) for kind in MoveKind]
    said += [moves.move_taken(_, kind.value, 1.5) for kind in MoveKind]
    said += [
        disagreement.clash_title(
            _,
            kind.value,
            ["Anna"],
            ["Bo", "Carl"],
            supports=(3, -2),
            competitor="Rival",
        )
        for kind in ClashKind
    ]
    said += [disagreement.cause_text(_, code.value) for code in CauseCode]
    said += [
        disagreement.evidence_text(
            _, code.value, ["Anna"], date(2026, 3, 2), 3, said=("price", "security")
        )
        for code in EvidenceCode
    ]
    said += [disagreement.settling_text(_, code.value) for code in SettlingStep]
    assert all(said)
    assert not [text for text in said if "{" in text]


def test_no_code_is_said_that_the_analysis_does_not_have() -> None:
    assert set(forecast.NOTES) == {code.value for code in RuleNote}
    assert set(moves.TITLES) == set(moves.TAKEN) == {kind.value for kind in MoveKind}
    assert set(disagreement.TITLES) == {kind.value for kind in ClashKind}
    assert set(disagreement.EVIDENCE) == {code.value for code in EvidenceCode}
    assert set(disagreement.STEPS) == {code.value for code in SettlingStep}


def test_a_chance_is_said_with_its_range_only_where_something_is_unknown() -> None:
    assert forecast.chance_sentence(EN, 0.62, 0.62, 0.62) == (
        "If it were decided today, it would pass in 62 of 100 cases."
    )
    ranged = forecast.chance_sentence(ZH, 0.62, 0.3, 0.85)
    assert "30到85种" in ranged
    assert "%" not in ranged, "one sentence, one unit"
    assert "62" in ranged
    wide = forecast.chance_sentence(EN, 0.42, 0.02, 0.97)
    assert "in 2 to 97 of 100 cases" in wide
    assert "42" not in wide  # the figure above it does not say it either
    assert "nobody" in forecast.chance_sentence(EN, None, None, None).casefold()


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0"), (0.001, "<1"), (0.5, "50"), (0.999, ">99"), (1, "100")]
)
def test_nearly_certain_is_not_said_to_be_certain(share, text) -> None:
    assert forecast.points(share) == text


def test_a_sentence_says_nearly_all_cases_in_words() -> None:
    assert "pass in more than 99 of 100" in forecast.chance_sentence(EN, 0.999, 0.999, 0.999)
    assert "fewer than 1 of 100" in forecast.step_sentence(EN, "Board", 0.001)
    assert "100种情形里有99种以上通过" in forecast.chance_sentence(ZH, 0.999, 0.999, 0.999)
    assert loss.chance_line(ZH, 0.62, 0.001) == "通过几率从100种情形里的62种变为不到1种。"


def test_the_lean_is_said_on_one_scale_of_a_hundred() -> None:
    # A lean of 0.08 is +8 of 100, as on the map.
    assert "Lean +8.0." in moves.gain_sentence(EN, 0.08, 0.05, 0.006)
    assert loss.index_line(EN, 0.09, -0.04) == "Lean +9 → −4."
    # 20 % × (2 − −3) / 5 = 20 points; (100 − 40) × 0.3 ÷ 0.9 = 20 points.
    assert outlook.shift_arithmetic(EN, 0.2, -3, 2).endswith("= lean +20.0.")
    held = outlook.hold_arithmetic(EN, 0.4, 0.3, 0.9)
    assert "(100 − settled view +40)" in held
    assert held.endswith("= lean +20.0.")
    assert outlook.weaken_arithmetic(ZH, 0.5, 0.5, -0.012).endswith("倾向 −1.2。")


def test_a_gain_within_its_error_is_no_gain() -> None:
    assert moves.gain_sentence(EN, 0.02, 0.01, 0.006) == "Lean +2.0."
    assert moves.gain_sentence(EN, 0.0, 0.01, 0.006) == "Moves nothing by itself today."
    assert "+5.0 points" in moves.gain_sentence(EN, 0.02, 0.05, 0.006)


def test_sets_say_whether_moves_need_each_other() -> None:
    assert "need" in moves.together_sentence(EN, 0.3, 0.1)
    assert "overlap" in moves.together_sentence(EN, 0.1, 0.3)
    assert "one by one" in moves.together_sentence(EN, 0.1, 0.1)


def test_paths_name_everybody_and_the_weakest_link() -> None:
    assert "Li Wei → Bo → Anna" in paths.path_sentence(EN, ["Li Wei", "Bo", "Anna"], 0.35)
    assert "knows" in paths.path_sentence(EN, ["Li Wei", "Anna"], 0.7)
    assert "Nobody entered" in paths.weakest_sentence(EN, "Bo", "Anna", 0.5, True)
    assert paths.no_path_sentence(EN, "Anna", "Bo") == "Only Bo leads to Anna."


def test_a_loss_is_said_line_by_line() -> None:
    assert loss.loss_title(EN, "Anna", True) != loss.loss_title(EN, "Anna", False)
    assert loss.chance_line(EN, 0.5, 0.25) == "The chance goes from 50 to 25 of 100."
    assert "stays" in loss.chance_line(EN, 0.5, 0.501)
    assert "left" in loss.chance_line(EN, 0.5, None)
    assert loss.unreachable_line(EN, []) == loss.emptied_line(EN, []) == ""
    assert loss.coverage_line(EN, (0.45, 0.8), (0.3, 0.3)) == "Coverage 45–80% → 30%."


def test_hostile_names_stay_as_they_are() -> None:
    name = "<script>{x}</script> =1+1 \u202e"
    assert name in disagreement.clash_title(EN, "conflict_tie", [name], ["Bo"])
    assert name in paths.no_path_sentence(ZH, name)


def test_a_circle_comes_back_to_its_start() -> None:
    assert "A → B → A" in disagreement.clash_title(EN, "circle", ["A", "B"])


def test_concerns_are_said_by_their_words() -> None:
    said = disagreement.clash_title(
        EN, "concerns", ["Anna"], ["Bo"], categories=(ConcernCategory.PRICE, ConcernCategory.CHANGE)
    )
    assert "Price and payback" in said
