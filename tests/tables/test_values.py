"""Every word that our own screens and sheets write is read back as what it stands for."""

import pytest

from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.tables.fold import fold, fold_header, fold_name
from stakeholder_map.tables.values import (
    is_never_met,
    is_unknown,
    level_words,
    role_words,
    tie_words,
    yes_no_words,
)
from stakeholder_map.words import words
from stakeholder_map.words.values import hidden_influencer, word


@pytest.mark.parametrize("language", ["en", "zh"])
def test_our_own_words_are_known(language: str) -> None:
    _ = words(language)
    assert {role_words()[fold(word(_, role))] for role in Role} == {role.value for role in Role}
    assert role_words()[fold(hidden_influencer(_))] == "influencer hidden"
    assert role_words()[fold(_("Coach"))] == "coach"
    assert {level_words()[fold(word(_, level))] for level in Level} == set(Level)
    assert {tie_words()[fold(word(_, kind))] for kind in TieKind} == {
        kind.value for kind in TieKind
    }
    assert (yes_no_words()[fold(_("yes"))], yes_no_words()[fold(_("no"))]) == (True, False)
    assert is_never_met(_("Never met"))


def test_case_width_spacing_and_underscores_do_not_matter() -> None:
    assert fold("Decision Maker") == fold("DECISION_MAKER") == fold("ｄｅｃｉｓｉｏｎ-maker")
    assert fold_header("Stance (-5..5)") == fold_header("stance") == "stance"
    assert fold_header("(x)") == "x"
    assert fold_name("  Anna   BERG ") == fold_name("anna berg")


def test_unknown_is_said_in_many_ways() -> None:
    for text in ("", "?", "？", "不详", "Unknown", "N/A", "-", "—", "  "):
        assert is_unknown(text)
    for text in ("0", "neutral", "中立", "x"):
        assert not is_unknown(text)
