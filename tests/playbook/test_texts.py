"""The built-in texts: complete, in both languages, usable as spoken, none like another."""

import re
from collections import Counter
from itertools import combinations, pairwise

import pytest

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.model.scales import BuyingStep, ConcernCategory, Role, SellingStage
from stakeholder_map.playbook.blanks import Blank, named
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import DepartmentKind, Kind, Scene, Spin, Topic
from stakeholder_map.playbook.library import built_in

HAN = re.compile(r"[㐀-鿿]")
PLACES = re.compile(r"\{[a-z_]+\}")

#: Words that every supplier uses and nobody believes.
HOLLOW = (
    "world-class", "best-in-class", "synerg", "leverage", "cutting-edge", "solution provider",
    "win-win", "seamless", "state of the art", "one-stop", "holistic", "paradigm", "game chang",
    "赋能", "抓手", "闭环", "一站式", "全方位", "领先的", "行业领导者", "无缝", "共赢", "打造",
    "高质量发展", "助力", "痛点解决方案", "生态", "落地生根",
)  # fmt: skip

#: A text that shares more of its words with another is the same said twice.
SAME = 0.4

ENTRIES = built_in()


def english(entry: Entry) -> set[str]:
    return set(re.findall(r"[a-z']+", PLACES.sub(" ", entry.en).lower()))


def chinese(entry: Entry) -> set[tuple[str, str]]:
    signs = HAN.findall(PLACES.sub("", entry.zh))
    return set(pairwise(signs))


def of(kind: Kind) -> list[Entry]:
    return [entry for entry in ENTRIES if entry.kind is kind]


def test_there_are_at_least_180_and_no_id_twice() -> None:
    assert len(ENTRIES) >= 180
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("words", [english, chinese])
def test_no_two_share_most_of_their_words(words) -> None:
    sets = [(entry.id, words(entry)) for entry in ENTRIES]
    alike = [
        (one, other, len(a & b) / len(a | b))
        for (one, a), (other, b) in combinations(sets, 2)
        if len(a & b) > SAME * len(a | b)
    ]
    assert not alike


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_text_is_there_in_both_languages_and_can_be_said(entry: Entry) -> None:
    assert HAN.search(entry.zh)
    assert not HAN.search(entry.en)
    said = PLACES.sub("x", entry.en)
    # Speaking takes about 150 words a minute; more than a minute is a lecture.
    assert 10 <= len(said.split()) <= 90
    assert 15 <= len(HAN.findall(entry.zh)) <= 160
    assert not [word for word in HOLLOW if word in entry.en.lower() or word in entry.zh]
    assert entry.en.rstrip("”")[-1] in ".?!"
    assert entry.zh.rstrip("”")[-1] in "。？！"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_placeholders_are_known_and_the_same_in_both_languages(entry: Entry) -> None:
    for text in (entry.en, entry.zh):
        assert set(named(text)) <= set(Blank)
        assert text.count("{") == text.count("}") == len(PLACES.findall(text))
    # In Chinese one says “you” in the place of the listener's own name and company.
    free = {"person", "account"}
    assert {*named(entry.en)} - free == {*named(entry.zh)} - free


def test_there_is_a_message_for_each_role_and_kind_of_concern() -> None:
    there = {(e.roles, e.concerns) for e in of(Kind.MESSAGE)}
    assert there >= {((role,), (concern,)) for role in Role for concern in ConcernCategory}


@pytest.mark.parametrize("entry", [*of(Kind.QUESTION), *of(Kind.STAGE_CHECK)], ids=lambda e: e.id)
def test_what_asks_ends_with_a_question_or_holds_one(entry: Entry) -> None:
    assert "?" in entry.en
    assert "？" in entry.zh


def test_questions_are_of_all_four_kinds_and_for_every_department_role_and_most_stages() -> None:
    questions = of(Kind.QUESTION)
    assert {q.spin for q in questions} == set(Spin)
    assert {kind for q in questions for kind in q.departments} == set(DepartmentKind)
    assert {role for q in questions for role in q.roles} == set(Role)
    assert {stage for q in questions for stage in q.stages} == set(SellingStage)


def test_talk_tracks_cover_every_scene_at_least_three_times() -> None:
    times = Counter(entry.scene for entry in of(Kind.TALK_TRACK))
    assert {scene: times[scene] for scene in Scene if times[scene] < 3} == {}


def test_an_objection_is_first_acknowledged_and_then_answered() -> None:
    for entry in of(Kind.OBJECTION):
        for text in (entry.en, entry.zh):
            acknowledged, answered = text.split("\n")
            assert len(answered) > len(acknowledged) / 2, entry.id
    with_facts = [e for e in of(Kind.OBJECTION) if named(e.en)]
    assert len(with_facts) >= 0.8 * len(of(Kind.OBJECTION))


def test_every_objection_has_at_least_three_answers() -> None:
    times = Counter(entry.topic for entry in of(Kind.OBJECTION))
    assert {topic: times[topic] for topic in Topic if times[topic] < 3} == {}


def test_every_cause_of_a_quarrel_has_at_least_three_steps() -> None:
    times = Counter(cause for entry in of(Kind.DISAGREEMENT) for cause in entry.causes)
    assert {cause: times[cause] for cause in CauseCode if times[cause] < 3} == {}


def test_every_stage_and_step_has_a_check() -> None:
    checks = of(Kind.STAGE_CHECK)
    assert {stage for entry in checks for stage in entry.stages} == set(SellingStage)
    assert {step for entry in checks for step in entry.steps} == set(BuyingStep)


def test_personal_worries_are_never_quoted_aloud() -> None:
    personal = [e for e in ENTRIES if ConcernCategory.PERSONAL in e.concerns]
    assert personal
    assert not [e.id for e in personal if "concern" in {*named(e.en), *named(e.zh)}]


def test_nobody_else_on_their_side_is_named_but_the_superior() -> None:
    """A spoken text must not give away who told us or who is for us."""
    spoken = [e for e in ENTRIES if e.kind not in {Kind.DISAGREEMENT, Kind.STAGE_CHECK}]
    assert not [e.id for e in spoken if "other" in {*named(e.en), *named(e.zh)}]
