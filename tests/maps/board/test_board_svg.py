"""The board as SVG: well-formed, labelled, inert, the same to the byte."""

from xml.etree import ElementTree as ET

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.board.board_svg import board_css, board_svg, drawn_back
from stakeholder_map.maps.board.legend_svg import legend_svg
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import HOSTILE, hostile

SVG = "{http://www.w3.org/2000/svg}"


def drawn(people: int, language: str = "en", styled: bool = False) -> ET.Element:
    made = scene(read(account_of(people, chinese=language == "zh"), "x0", TODAY), words(language))
    return ET.fromstring(board_svg(made, styled))


def said(element: ET.Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_card_is_a_labelled_button_with_its_number(language: str) -> None:
    cards = [g for g in drawn(21, language).iter(f"{SVG}g") if "data-seat" in g.attrib]
    account = account_of(21, chinese=language == "zh")
    assert len(cards) >= 21
    for card in cards:
        assert card.get("role") == "button"
        assert card.get("tabindex") == "0"
        title = card[0]
        assert title.tag == f"{SVG}title"
        assert title.text
    names = {person.name for person in account.people}
    assert names <= {str(card[0].text).split(",")[0] for card in cards}


def test_what_a_card_cuts_its_title_has_in_full() -> None:
    for card in drawn(40).iter(f"{SVG}g"):
        if "data-seat" not in card.attrib or "ghost" in str(card.get("class")):
            continue
        full = str(card[0].text)
        for text in card.iter(f"{SVG}text"):
            shown = said(text)
            if shown.endswith("…"):
                assert shown.removesuffix("…").split(" +")[0] in full


def test_the_same_account_gives_the_same_bytes() -> None:
    def once() -> str:
        return board_svg(scene(read(account_of(40), "x0", TODAY), words("en")))

    assert once() == once()


def test_a_picture_that_stands_alone_brings_its_style() -> None:
    assert drawn(2, styled=True).find(f"{SVG}style") is not None
    assert drawn(2).find(f"{SVG}style") is None
    assert "/*" not in board_css()


def test_no_text_of_an_account_becomes_markup() -> None:
    reading = read(hostile(), "x0", TODAY)
    made = scene(reading, words("en"))
    for source in (board_svg(made), legend_svg(made.legend)):
        root = ET.fromstring(source)
        for element in root.iter():
            assert element.tag.removeprefix(SVG) in {
                *("svg", "defs", "g", "marker", "path", "rect", "circle", "use", "text", "tspan"),
                "title",
            }
            assert not [name for name in element.attrib if name.startswith("on")]
    whole = said(ET.fromstring(board_svg(made)))
    assert HOSTILE[0] in whole


@pytest.mark.parametrize("length", [1.5, 2.0, 5.5, 6.5, 40.0])
@pytest.mark.parametrize("way", [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_an_arrow_points_at_its_card_however_short_its_last_piece_is(
    length: float, way: tuple[int, int]
) -> None:
    before, end = (100.0, 100.0), (100.0 + way[0] * length, 100.0 + way[1] * length)
    found = drawn_back(before, end)
    along = (found[0] - before[0]) * way[0] + (found[1] - before[1]) * way[1]
    assert 0 < along <= length
