"""Gaps, health, reach and the numbers of the analysis say themselves in both languages."""

import re
from datetime import date

import pytest
from hypothesis import given, settings

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.gaps import RULES, GapSeverity
from stakeholder_map.analysis.health import ChangeKind, HealthCode
from stakeholder_map.analysis.reading import read
from stakeholder_map.words import gaps as texts
from stakeholder_map.words import numbers as say
from stakeholder_map.words import words
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title, gap_why
from stakeholder_map.words.health import (
    change_sentence,
    health_sentence,
    part_detail,
    part_formula,
    part_name,
)
from stakeholder_map.words.reach import reach_sentence, reach_word
from tests.lifelike import make_account
from tests.strategies import accounts

TODAY = date(2026, 3, 2)
BOTH = pytest.mark.parametrize("language", ["en", "zh"])
HAN = re.compile(r"[㐀-鿿]")


@BOTH
def test_every_rule_has_its_texts(language: str) -> None:
    _ = words(language)
    for rule in RULES:
        assert any(key.split(".")[0] == rule.id for key in texts.TITLES)
        assert gap_why(_, rule.id)
        assert rule.id in texts.ACTIONS
    known = {rule.id for rule in RULES}
    assert {key.split(".")[0] for key in (*texts.TITLES, *texts.WHYS, *texts.ACTIONS)} == known


@settings(deadline=None)
@given(accounts())
def test_every_finding_of_every_account_can_be_said(account) -> None:
    for decision in account.decisions:
        reading = read(account, decision.id, TODAY)
        for language in ("en", "zh"):
            _ = words(language)
            for gap in reading.gaps:
                title = gap_title(_, gap.rule, gap.values, gap.certain)
                assert title.strip()
                assert gap_action(_, gap.rule, gap.values, gap.certain).strip()
                assert gap_severity(_, gap.severity)
                name = str(gap.values.get("name", ""))
                assert name in title
            for part in reading.health.parts:
                assert part_detail(_, part.code, part.detail)


def test_a_title_carries_names_and_numbers() -> None:
    values = {"name": "林国栋", "share": 0.3}
    assert gap_title(words("en"), "never_met", values) == (
        "林国栋 carries 30% of the decision and none of us has met them"
    )
    assert gap_title(words("zh"), "never_met", values) == "林国栋占决策30%，我方还没有人见过"


def test_a_department_with_a_number_for_a_name_is_called_a_department() -> None:
    values = {"department": "2", "share": 0.38, "people": 3, "reached": 0}
    said = gap_title(words("en"), "single_threaded", values)
    assert said.startswith("Department 2 (38% of the decision)")
    assert gap_title(words("zh"), "single_threaded", values).startswith("部门2（占决策38%）")
    values["department"] = "IT"
    assert gap_title(words("en"), "single_threaded", values).startswith("IT (38%")


def test_weight_and_power_stand_beside_each_other_where_they_differ() -> None:
    values = {"name": "Lin", "share": 0.05, "power": 0.27}
    assert "5% of the weight, 27% of the power" in gap_title(words("en"), "never_met", values)
    assert "实权27%" in gap_title(words("zh"), "never_met", values, certain=False)


@BOTH
def test_not_knowing_is_said_as_not_knowing(language: str) -> None:
    _, values = words(language), {"name": "Lin", "share": 0.3}
    sure = gap_title(_, "never_met", values)
    unsure = gap_title(_, "never_met", values, certain=False)
    assert sure != unsure
    assert ("Cannot tell" if language == "en" else "无法判断") in unsure


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"n": 0, "names": (), "limit": 120}, "No executive of theirs is on the map"),
        (
            {"n": 2, "names": ("Lin", "Wu"), "limit": 120},
            "We have met no executive of theirs (Lin, Wu)",
        ),
        (
            {"n": 1, "names": ("Lin",), "limit": 120, "days": 200},
            "No executive of theirs was met for 200 days",
        ),
    ],
)
def test_the_title_follows_the_values(values, expected: str) -> None:
    assert gap_title(words("en"), "no_executive_contact", values) == expected


def test_names_are_listed_the_chinese_way_in_chinese() -> None:
    values = {"n": 2, "names": ("马超", "王涛")}
    assert "马超、王涛" in gap_title(words("zh"), "no_user_behind", values)


@BOTH
def test_reach_is_said(language: str) -> None:
    _ = words(language)
    assert len({reach_word(_, reach) for reach in Reach}) == 4
    said = {
        reach_sentence(_, "met", TODAY, 0),
        reach_sentence(_, "met", TODAY, 3),
        reach_sentence(_, "cold", TODAY, 90),
        reach_sentence(_, "never", None, None),
        reach_sentence(_, "unknown", None, None),
    }
    assert len(said) == 5


@BOTH
def test_health_is_said(language: str) -> None:
    _ = words(language)
    assert len({part_name(_, code) for code in HealthCode}) == len(HealthCode)
    assert all(part_formula(_, code) for code in HealthCode)
    assert "58" in health_sentence(_, 57.6, 40, 70)
    assert "0" not in health_sentence(_, None, 0, 100)
    for kind in ChangeKind:
        assert "Anna" in change_sentence(_, kind, "Anna", "Payback", 4.2)
    with pytest.raises(ValueError, match="dance"):
        change_sentence(_, "dance", "Anna", "", 1)


def test_a_rep_can_say_the_influence_aloud() -> None:
    assert say.influence_sentence(words("en"), "Anna", 0.234) == (
        "Of every 100 points of this decision, 23 go back to what Anna thinks."
    )
    assert say.influence_sentence(words("zh"), "安娜", 0.234) == (
        "这项决策每100分里，有23分来自安娜的看法。"
    )
    assert "other way" in say.influence_sentence(words("en"), "Anna", -0.1)
    assert "<1" in say.influence_sentence(words("en"), "Anna", 0.001)


@BOTH
def test_every_number_says_which_way_it_goes(language: str) -> None:
    _ = words(language)
    beyond = {say.beyond_title_sentence(_, "Anna", x) for x in (-0.2, 0.0, 0.2)}
    contribution = {say.contribution_sentence(_, "Anna", x, 0.2) for x in (-0.2, 0.0, 0.2, None)}
    outcome = {say.outcome_sentence(_, 0.2, x) for x in (0.0, 0.3)}
    assert (len(beyond), len(contribution), len(outcome)) == (3, 4, 2)
    assert "30–70%" in say.coverage_sentence(_, 0.3, 0.7)
    assert "40%" in say.leaning_sentence(_, (0.4, 0.4), (0.0, 0.1))
    stable = say.stability_sentence(_, "Anna", 0.93, 50)
    assert "93%" in stable
    assert "50" in stable
    assert "25%" in say.uncertainty_sentence(_, "Anna", 0.25)
    assert "40%" in say.power_sentence(_, "Anna", 0.3, 0.4)
    assert "+12" in say.own_and_others_sentence(_, 0.12, -0.03)


@BOTH
def test_power_without_a_rule_is_not_said_to_come_from_one(language: str) -> None:
    _ = words(language)
    said = say.power_sentence(_, "Anna", 0.3, 0.3, ruled=False)
    assert "30%" in said
    assert said != say.power_sentence(_, "Anna", 0.3, 0.3)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "An executive (A, B) was surely met 204 days ago"),
        ("zh", "对方高层（A、B）能确定的上次见面是204天前"),
    ],
)
def test_an_executive_met_long_ago_is_not_said_to_be_unmet(language: str, said: str) -> None:
    values = {"n": 2, "names": ("A", "B"), "limit": 120, "days": 204}
    assert gap_title(words(language), "no_executive_contact", values, False).startswith(said)


def test_severities_are_words_in_both_languages() -> None:
    assert [gap_severity(words("en"), s) for s in GapSeverity] == ["critical", "serious", "minor"]
    assert all(HAN.search(gap_severity(words("zh"), s)) for s in GapSeverity)


def test_a_reading_in_chinese_is_chinese() -> None:
    _ = words("zh")
    for gap in read(make_account(12), "dec0", TODAY).gaps:
        assert HAN.search(gap_title(_, gap.rule, gap.values, gap.certain))
