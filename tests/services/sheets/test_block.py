"""A block from a spreadsheet is read as it was meant, whatever its language and quoting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.services.sheets.block import block_of, one_value
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.lines import lines_of
from stakeholder_map.services.sheets.people import PEOPLE, VIEWS
from stakeholder_map.services.sheets.seats import CONCERNS
from stakeholder_map.services.sheets.sheet import apply
from stakeholder_map.services.sheets.ties import TIES
from stakeholder_map.words import words
from tests.strategies import HOSTILE, texts

ACCOUNT = Account(
    id="a",
    name="A",
    people=(Person(id="lin", name="林国栋", title="总经理"), Person(id="bo", name="Bo")),
    decisions=(Decision(id="d", name="D"),),
)


def book(language: str = "en", account: Account = ACCOUNT) -> Book:
    return Book(account, "d", date(2026, 11, 22), words(language))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_chinese_block_with_headings_is_taken_in_either_language(language: str) -> None:
    text = (
        "姓名\t职务\t上级\t层级\t角色\t支持度\t权重\t否决权\t生日\n"
        "赵敏\t财务总监\t吴静\t中层\t把关者\t反对\t３０\t有\t1月\n"  # 吴静 stands further down
        "吴静\t\t林国栋\tupper level\tDecision-maker\t＋3\t20%\t\t\n"
        "林国栋\t董事长\t\t高层\t\t中立\t\t\t\n"
    )
    block = block_of(PEOPLE, book(language), text)
    assert (block.has_header, block.known, block.unread) == (True, 1, ("生日",))
    outcome = apply(PEOPLE, book(language), block.typed)
    assert outcome.refused == {}
    people = {person.name: person for person in outcome.account.people}
    assert list(people) == ["林国栋", "Bo", "赵敏", "吴静"]
    assert people["林国栋"].title == "董事长"
    assert (people["赵敏"].level, people["吴静"].level) == (Level.MIDDLE, Level.UPPER)
    assert outcome.account.superiors(people["赵敏"].id) == (people["吴静"].id,)
    seats = {p.name: outcome.account.decision("d").seat_of(p.id) for p in people.values()}
    zhao, wu, lin = seats["赵敏"], seats["吴静"], seats["林国栋"]
    assert zhao and wu and lin
    assert (zhao.support, zhao.weight, zhao.veto) == (-3, 0.3, True)
    assert (wu.support, wu.weight, wu.roles) == (3, 0.2, (Role.DECISION_MAKER,))
    assert lin.support == 0


def test_without_headings_the_columns_are_those_of_the_view() -> None:
    block = block_of(PEOPLE, book(), "Anna\tCIO\nCy\tCFO", VIEWS["decision"])
    assert not block.has_header
    assert [list(cells.items()) for cells in block.typed.values()] == [
        [("name", "Anna"), ("title", "CIO")],
        [("name", "Cy"), ("title", "CFO")],
    ]


def test_ties_and_concerns_are_pasted_with_words_of_the_other_language() -> None:
    outcome = apply(TIES, book("en"), block_of(TIES, book("en"), "Bo\t汇报\t林国栋\t80").typed)
    assert outcome.refused == {}
    assert [(t.kind, t.strength) for t in outcome.account.ties] == [(TieKind.REPORTS_TO, 0.8)]
    nobody = apply(CONCERNS, book(), block_of(CONCERNS, book(), "Nobody\tprice").typed)
    assert [why.code for why in nobody.refused.values()] == ["unknown_name"]
    assert next(iter(nobody.drafts.values()))["text"] == "price"  # what was pasted is not lost


def test_one_value_goes_into_several_rows() -> None:
    level = next(c for c in PEOPLE.columns(book()) if c.name == "level")
    outcome = apply(PEOPLE, book(), one_value(("lin", "bo"), level, "高层"))
    assert [person.level for person in outcome.account.people] == [Level.UPPER, Level.UPPER]


def test_quotes_keep_tabs_and_line_ends_in_one_cell() -> None:
    assert lines_of('a\t"b\nc"\r\n"d\te"\t"say ""hi"""\n\n') == [
        ["a", "b\nc"],
        ["d\te", 'say "hi"'],
    ]
    assert lines_of('5" pipe\tx\ny') == [['5" pipe', "x"], ["y"]]  # an inch, not a quotation


@given(
    st.lists(st.one_of(texts(12), st.sampled_from((*HOSTILE, "\t", "\n", '"', "\r"))), max_size=20)
)
def test_no_block_fails(parts: list[str]) -> None:
    block = block_of(PEOPLE, book(), "".join(parts))
    outcome = apply(PEOPLE, book(), block.typed)
    assert {p.id for p in ACCOUNT.people} <= {p.id for p in outcome.account.people}
