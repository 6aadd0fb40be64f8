"""The words around gap rules, in both languages."""

import re
from datetime import date

import pytest

from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.analysis.gaps.accepting import Return
from stakeholder_map.analysis.gaps.gap import Doer
from stakeholder_map.analysis.gaps.policy import Unit
from stakeholder_map.analysis.gaps.rule import Source, Subject
from stakeholder_map.analysis.reading import read
from stakeholder_map.words import words
from stakeholder_map.words.gaps import gap_action, gap_title
from stakeholder_map.words.health import health_sentence
from stakeholder_map.words.rule_names import NAMES
from stakeholder_map.words.rules import (
    accepted_sentence,
    back_sentence,
    doer_text,
    limit_text,
    rule_name,
    rule_source,
    rule_subject,
    unit_name,
)
from tests.analysis.gaps.cases import CASES
from tests.analysis.gaps.deal import TODAY

BOTH = pytest.mark.parametrize("language", ["en", "zh"])
HAN = re.compile(r"[㐀-鿿]")
DAY, LATER = date(2026, 3, 2), date(2026, 4, 1)


@BOTH
def test_every_rule_has_a_short_name_of_its_own(language: str) -> None:
    _ = words(language)
    names = [rule_name(_, rule.id) for rule in RULES]
    assert len(set(names)) == len(RULES) == len(NAMES)
    assert max(map(len, names)) <= 45


@BOTH
def test_subjects_sources_units_and_doers_have_words(language: str) -> None:
    _ = words(language)
    assert all(rule_subject(_, one) for one in Subject)
    assert all(rule_source(_, one) for one in Source)
    assert all(unit_name(_, one) for one in Unit)
    for one in Doer:
        assert "Li Na" in doer_text(_, one, "Li Na")
        assert doer_text(_, one, "") != doer_text(_, one, "Li Na")


def test_every_source_and_subject_is_used() -> None:
    assert {rule.source for rule in RULES} == set(Source)
    assert {rule.subject for rule in RULES} == set(Subject)


def test_limits_are_said_with_their_unit() -> None:
    _ = words("en")
    assert limit_text(_, 0.15, Unit.SHARE) == "15%"
    assert limit_text(_, 30, Unit.DAYS) == "30 days"
    assert limit_text(_, 3, Unit.COUNT) == "3"
    assert limit_text(words("zh"), 30, Unit.DAYS) == "30 天"


@BOTH
def test_who_accepted_and_why_it_is_back_is_said(language: str) -> None:
    _ = words(language)
    said = {back_sentence(_, one, "Li Na", DAY, LATER) for one in Return}
    said.add(accepted_sentence(_, "Li Na", DAY, LATER))
    assert len(said) == 4
    assert all("Li Na" in sentence for sentence in said)
    assert accepted_sentence(_, "", DAY, LATER)


@BOTH
@pytest.mark.parametrize("rule", CASES)
def test_a_finding_is_said_with_its_evidence(language: str, rule: str) -> None:
    """Names and numbers of the account stand in the title; no code of ours does."""
    fires, values, _, account = CASES[rule]
    _ = words(language)
    gap = next(g for g in read(fires().account(**account), "d", TODAY).gaps if g.rule == rule)
    title = gap_title(_, gap.rule, gap.values, gap.certain)
    told = [v for k, v in values.items() if k in ("name", "competitor", "friend", "foe")]
    told += [one for k, v in values.items() if isinstance(v, tuple) for one in v]
    for value in told:
        assert str(value) in title, (rule, value)
    assert "{" not in title + gap_action(_, gap.rule, gap.values, gap.certain)
    if language == "zh":
        assert HAN.search(title)
        assert not re.search(r"[a-z]+_[a-z]+", title)


@BOTH
def test_the_health_sentence_names_the_weights_that_users_changed(language: str) -> None:
    _ = words(language)
    plain = health_sentence(_, 60, 50, 70)
    weighed = health_sentence(_, 60, 50, 70, {"support": 0.5})
    assert weighed.startswith(plain)
    assert "50%" in weighed.removeprefix(plain)
