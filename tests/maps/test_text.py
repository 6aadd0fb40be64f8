"""Widths and fitting, against the widths that Arial itself declares."""

from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.maps.text import ELLIPSIS, fit, width, wrap

#: Advance widths of Arial in 1/2048 em (published in its hmtx table).
ARIAL = {"A": 1366, "W": 1933, "i": 455, "m": 1706, "0": 1139, " ": 569, "é": 1139}


def test_no_width_is_less_than_arials() -> None:
    for character, units in ARIAL.items():
        assert width(character, 2048) >= units


def test_a_chinese_character_takes_the_full_square() -> None:
    assert width("林国栋", 16) == 48


def test_marks_that_take_no_room_have_no_width() -> None:
    assert width("e\u0301\u200d", 100) == width("e", 100)


def test_what_fits_is_left_alone() -> None:
    assert fit("Anna", 100, 16).shown == "Anna"
    assert fit("Anna", 100, 16).full is None


def test_what_does_not_fit_keeps_its_full_text() -> None:
    cut = fit("Katharina Lindqvist", 80, 16, bold=True)
    assert cut.shown.endswith(ELLIPSIS)
    assert cut.full == "Katharina Lindqvist"


@given(st.text(max_size=400), st.floats(20, 300), st.booleans())
def test_what_is_shown_fits(text: str, room: float, bold: bool) -> None:
    cut = fit(text, room, 14, bold)
    assert width(cut.shown, 14, bold) <= room
    assert cut.full in (None, text)
    assert cut.full is not None or cut.shown == text


@given(st.text(max_size=400), st.floats(40, 300), st.integers(1, 3))
def test_wrapped_lines_lose_nothing_but_what_the_last_one_cuts(
    text: str, room: float, lines: int
) -> None:
    found = wrap(text, room, 14, lines=lines)
    assert 1 <= len(found) <= lines
    if all(line.full is None for line in found):
        assert "".join("".join(line.shown for line in found).split()) == "".join(text.split())
    else:
        assert found[-1].full == text


def test_lines_break_at_blanks_and_between_chinese_characters() -> None:
    assert [line.shown for line in wrap("Birgit Sommerfeld", 110, 16, bold=True)] == [
        "Birgit",
        "Sommerfeld",
    ]
    assert [line.shown for line in wrap("集团信息化管理部总经理", 100, 14)] == [
        "集团信息化管理",
        "部总经理",
    ]
