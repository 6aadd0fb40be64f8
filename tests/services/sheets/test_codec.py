"""A cell means what somebody who types it means by it; what it cannot mean is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, Role
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book, labels
from stakeholder_map.services.sheets.places import CLOSENESS, YES_NO
from stakeholder_map.words import words

ACCOUNT = Account(
    name="Plant",
    departments=(Department(id="it", name="IT"), Department(id="pc", name="Plan, Control")),
    people=(
        Person(id="w1", name="Wang Wei", title="Planner"),
        Person(id="w2", name="Wang Wei", title="Guard"),
        Person(id="lin", name="Lin"),
    ),
)


def book(language: str = "en") -> Book:
    return Book(ACCOUNT, None, date(2026, 11, 21), words(language))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("3", 3), ("+3", 3), ("−2", -2), ("－２", -2), ("0", 0), ("-5", -5), ("?", None), ("", None)],
)
def test_support_is_read_in_every_way_it_is_typed(typed: str, meant: int | None) -> None:
    assert c.SUPPORT.read(book(), typed) == meant


@pytest.mark.parametrize("typed", ["6", "-6", "2.5", "perhaps", "1e999", "nan", "1_0"])
def test_support_out_of_range_or_no_number_is_refused(typed: str) -> None:
    with pytest.raises(c.CellRefused):
        c.SUPPORT.read(book(), typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("30", 0.3), ("30%", 0.3), ("30 %", 0.3), ("３０％", 0.3), ("12,5", 0.125), ("100", 1.0)],
)
def test_percent_is_read_with_and_without_its_sign(typed: str, meant: float) -> None:
    assert c.PERCENT.read(book(), typed) == pytest.approx(meant)


@pytest.mark.parametrize("typed", ["0.3", "0,3", "０．３", ".3", "0.99"])
def test_a_bare_part_of_one_is_asked_about_since_it_may_be_a_share(typed: str) -> None:
    with pytest.raises(c.CellRefused) as refused:
        c.PERCENT.read(book(), typed)
    assert refused.value.code == "percent_or_share"


@pytest.mark.parametrize(("typed", "meant"), [("0.3%", 0.003), ("0", 0.0), ("1", 0.01)])
def test_a_small_percentage_with_its_sign_is_taken(typed: str, meant: float) -> None:
    assert c.PERCENT.read(book(), typed) == pytest.approx(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("20,000,000", 20e6), ("1 500", 1500), ("1234.5", 1234.5), ("2,5", 2.5)],
)
def test_amounts_are_read_with_their_separators(typed: str, meant: float) -> None:
    assert c.AMOUNT.read(book(), typed) == meant


@given(st.integers(-5, 5))
def test_support_shown_is_read_back(support: int) -> None:
    assert c.SUPPORT.read(book(), c.SUPPORT.show(book(), support)) == support


@given(st.integers(0, 10_000))
def test_a_share_shown_is_read_back(hundredths: int) -> None:
    share = hundredths / 10_000
    assert c.PERCENT.read(book(), c.PERCENT.show(book(), share)) == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize("blank", [None, "", "  ", [], float("nan")])
@pytest.mark.parametrize("codec", [c.SUPPORT, c.PERCENT, c.AMOUNT, c.DAY, YES_NO, CLOSENESS])
def test_a_blank_cell_is_unknown_and_never_zero(codec: c.Codec, blank: object) -> None:
    assert codec.read(book(), blank) is None


@pytest.mark.parametrize(("language", "shown"), [("en", "Middle level"), ("zh", "中层")])
def test_words_of_a_list_are_those_of_the_language(language: str, shown: str) -> None:
    levels = c.choice(Level)
    assert levels.show(book(language), Level.MIDDLE) == shown
    assert levels.read(book(language), shown.upper()) is Level.MIDDLE


def test_several_words_may_be_pasted_as_one_text() -> None:
    roles = c.choices(Role)
    assert roles.read(book("zh"), "使用者、把关者") == (Role.USER, Role.GATEKEEPER)
    assert roles.read(book(), ["User; Gatekeeper", "user"]) == (Role.USER, Role.GATEKEEPER)
    with pytest.raises(c.CellRefused) as refused:
        roles.read(book(), ["User", "Boss"])
    assert refused.value.values == {"value": "Boss"}


def test_namesakes_are_told_apart_by_title_and_else_by_number() -> None:
    assert book().people == {
        "w1": "Wang Wei (Planner)",
        "w2": "Wang Wei (Guard)",
        "lin": "Lin",
    }
    twins = (Person(id="a", name="Li"), Person(id="b", name="Li"))
    assert labels(twins, lambda p: p.name) == {"a": "Li", "b": "Li #2"}


def test_a_namesake_without_more_is_refused_and_not_guessed() -> None:
    with pytest.raises(c.CellRefused):
        c.some_of("people").read(book(), ["Wang Wei"])


def test_a_name_with_a_comma_survives_being_cut_at_it() -> None:
    home = c.name_of_new("departments")
    assert home.read(book(), ["Plan", "Control"]) == "pc"


def test_of_several_departments_the_last_one_chosen_counts() -> None:
    home = c.name_of_new("departments")
    assert home.read(book(), ["Plan, Control", "it"]) == "it"
    new = home.read(book(), ["IT", "Legal"])
    assert isinstance(new, c.NewName)
    assert new == "Legal"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (["设备、动力部"], "设备、动力部"),
        ("R&D; Quality", "R&D; Quality"),
        (["IT", "R&D; Quality"], "R&D; Quality"),
        (["IT", "R&D", "Quality"], "R&D, Quality"),
        ("IT; Legal", "IT; Legal"),
    ],
)
def test_a_new_name_is_never_cut(typed: object, name: str) -> None:
    new = c.name_of_new("departments").read(book(), typed)
    assert isinstance(new, c.NewName)
    assert new == name


def test_known_names_in_one_text_are_told_apart() -> None:
    assert c.name_of_new("departments").read(book(), "Plan, Control；IT") == "it"


def test_a_text_that_is_too_long_is_refused_not_cut() -> None:
    with pytest.raises(c.CellRefused):
        c.LINE.read(book(), "x" * 501)
    assert c.LINE.read(book(), "x" * 500) == "x" * 500


@given(st.one_of(st.text(), st.floats(), st.lists(st.text()), st.booleans(), st.integers()))
def test_whatever_is_pasted_is_read_or_refused(cell: object) -> None:
    every = (
        c.SUPPORT,
        c.PERCENT,
        c.AMOUNT,
        c.LINE,
        c.TEXT,
        c.DAY,
        c.LINES,
        YES_NO,
        CLOSENESS,
        c.choice(Level),
        c.choices(Role),
        c.some_of("people"),
        c.one_of("people"),
        c.name_of_new("departments"),
    )
    for codec in every:
        try:
            codec.read(book(), cell)
        except c.CellRefused as refused:
            assert refused.code
