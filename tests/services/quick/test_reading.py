"""One typed line is taken apart; nothing is made of words that were not said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.model.scales import Level, Role, TouchKind
from stakeholder_map.services.quick.bits import Known, Met, Part, Understood
from stakeholder_map.services.quick.reading import read_line
from stakeholder_map.services.quick.titles import guess_department, guess_level
from tests.strategies import HOSTILE, texts

TODAY = date(2026, 11, 22)
KNOWN = Known(
    people=("Lin Guodong", "林国栋", "李明"),
    departments=("Finance", "财务部"),
    competitors=("Siemens", "西门子"),
)


def read(line: str) -> Understood:
    return read_line(line, KNOWN, TODAY)


def said(line: str) -> dict[Part, object]:
    return {bit.part: bit.value for bit in read(line).bits}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Zhao Min CFO reports to Lin, against −2, worried about payback",
            {
                Part.NAME: "Zhao Min",
                Part.TITLE: "CFO",
                Part.REPORTS_TO: "Lin",
                Part.SUPPORT: -2,
                Part.CONCERN: "payback",
            },
        ),
        (
            "赵敏 财务总监 汇报林国栋 支持-2 担心回款周期",
            {
                Part.NAME: "赵敏",
                Part.TITLE: "财务总监",
                Part.REPORTS_TO: "林国栋",
                Part.SUPPORT: -2,
                Part.CONCERN: "回款周期",
            },
        ),
        (
            "Zhao Min now +1, met today with Li",
            {
                Part.NAME: "Zhao Min",
                Part.SUPPORT: 1,
                Part.MET: Met(TODAY, TouchKind.MEETING, ("Li",)),
            },
        ),
        (
            "赵敏 现在＋１，昨天和李明见面",  # full-width digits
            {
                Part.NAME: "赵敏",
                Part.SUPPORT: 1,
                Part.MET: Met(date(2026, 11, 21), TouchKind.MEETING, ("李明",)),
            },
        ),
        (
            "赵敏财务总监 财务部 把关者 有一票否决权 权重30% zhao@x.cn 13800138000",
            {
                Part.NAME: "赵敏",
                Part.TITLE: "财务总监",
                Part.DEPARTMENT: "财务部",
                Part.ROLE: Role.GATEKEEPER,
                Part.VETO: True,
                Part.WEIGHT: 0.3,
                Part.EMAIL: "zhao@x.cn",
                Part.PHONE: "13800138000",
            },
        ),
        ("Bo Li, upper level, backs Siemens", {
            Part.NAME: "Bo Li", Part.LEVEL: Level.UPPER, Part.BACKS: "Siemens",
        }),
        ("李明 支持西门子", {Part.NAME: "李明", Part.BACKS: "西门子"}),
        ("李明 反对2", {Part.NAME: "李明", Part.SUPPORT: -2}),
        ("Bo Li neutral", {Part.NAME: "Bo Li", Part.SUPPORT: 0}),
        ("Bo Li no veto", {Part.NAME: "Bo Li", Part.VETO: False}),
        ("Bo Li left on 2026-11-03", {Part.NAME: "Bo Li", Part.LEFT: date(2026, 11, 3)}),
        ("李明 11月3日离职", {Part.NAME: "李明", Part.LEFT: date(2026, 11, 3)}),
        ("欧阳娜娜信息中心主任", {Part.NAME: "欧阳娜娜", Part.TITLE: "信息中心主任"}),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_was_meant(line: str, expected: dict[Part, object]) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Bo Li support 9", "support 9"),
        ("Bo Li weight 130%", "weight 130%"),
        ("Bo Li against +2", "against +2"),  # contradicts itself
        ("李明 服务慢", "服务慢"),
    ],
)
def test_what_cannot_be_is_left_over(line: str, left: str) -> None:
    understood = read(line)
    assert left in " ".join((*understood.rest, str(understood.one(Part.NAME))))
    assert not {Part.SUPPORT, Part.WEIGHT} & {bit.part for bit in understood.bits}


def test_a_second_support_does_not_replace_the_first() -> None:
    understood = read("Bo Li +1, support -3")
    assert len(understood.all_of(Part.SUPPORT)) == 1


def test_a_title_only_suggests_level_and_department() -> None:
    assert {bit.part for bit in read("Zhao Min CFO").bits} == {Part.NAME, Part.TITLE}
    assert guess_level("CFO") is Level.UPPER
    assert guess_level("财务总监") is Level.MIDDLE
    assert guess_level("Assistant to the CEO") is Level.WORKING
    assert guess_level("Wizard") is None
    assert guess_department("CFO", ("Finance",)) == "Finance"
    assert guess_department("财务总监", ()) == "财务部"
    assert guess_department("Wizard", ("Finance",)) is None


PIECES = (
    *("reports to", "汇报", "now", "against", "支持", "反对", "+2", "-3", "−4", "７", "担心", "和"),
    *("worried about", "met", "today", "今天", "见面", "with", "weight", "权重", "30%", "veto"),
    *(
        "一票否决权",
        ",",
        "；",
        "CFO",
        "财务总监",
        "Zhao Min",
        "赵敏",
        "is",
        "left",
        "离职",
        "backs",
    ),
    *("a@b.c", "138001380001", "2026-02-30", "13月45日", "微信", "gatekeeper", "内线", "(", ")"),
    *("+", "-", "\n", "西门子"),
)

#: Words of the grammar in any order, with anything between them.
WORDS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        texts(8),
        st.sampled_from(HOSTILE),
    ),
    max_size=14,
)


@given(WORDS, st.sampled_from((" ", "", ", ", "　")))
def test_no_line_fails_and_nothing_is_invented(words: list[str], between: str) -> None:
    understood = read(between.join(words))
    line = understood.line  # without signs that are not seen
    taken = [False] * len(line)
    for bit in understood.bits:
        assert bit.said(line), bit  # every bit stands in the line
        assert not bit.guess
        if bit.part is not Part.HIDDEN:
            assert not any(taken[bit.start : bit.end])  # and no two in one place
            taken[bit.start : bit.end] = [True] * (bit.end - bit.start)
        if bit.part is Part.SUPPORT:
            assert bit.value is None or bit.value in range(-5, 6)
        if bit.part is Part.WEIGHT:
            assert 0 <= bit.value <= 1
        if isinstance(bit.value, str) and bit.part not in {Part.BACKS, Part.DEPARTMENT}:
            assert bit.value in line.replace("−", "-") or len(bit.value) <= bit.end - bit.start


@given(texts(40), st.integers(0, 600))
def test_a_very_long_line_keeps_its_end_as_left_over(text: str, times: int) -> None:
    understood = read((text + " ") * times)
    assert len(understood.line) <= 500


@given(st.text(alphabet="abc 敏赵0123+-,，；。\t担心汇报今天见了", max_size=60))
def test_what_is_left_over_stands_in_the_line_beside_what_was_understood(line: str) -> None:
    understood = read(line)
    assert all(part in line for part in understood.rest)
    spans = [slice(bit.start, bit.end) for bit in understood.bits]
    without = list(line)
    for span in spans:
        without[span] = " " * (span.stop - span.start)
    assert all(part in "".join(without) for part in understood.rest)


@pytest.mark.parametrize(
    "line",
    ["赵敏 不支持", "赵敏 不太支持", "Anna does not support us", "Anna is not a coach"],
)
def test_what_is_denied_is_not_taken_for_its_contrary(line: str) -> None:
    parts = {bit.part for bit in read(line).bits}
    assert not parts & {Part.SUPPORT, Part.COACH, Part.BACKS}, line


@pytest.mark.parametrize(
    "line", ["赵敏 准备下周见面", "Anna, will meet Bo next week", "Anna to be met"]
)
def test_what_has_not_happened_yet_is_no_touch(line: str) -> None:
    assert Part.MET not in {bit.part for bit in read(line).bits}
