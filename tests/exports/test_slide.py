"""The slide: native shapes, glued connectors, the same bytes, and it opens."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.slide import slide
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.slides.slide_pptx import HIGH, WIDE
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import TieKind
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import hostile

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def reading(people: int = 20, chinese: bool = False) -> Reading:
    return read(account_of(people, chinese=chinese), "x0", TODAY)


def opened(data: bytes) -> Any:
    deck = Presentation(BytesIO(data))
    assert len(deck.slides) == 1
    return deck


def tree_of(data: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return etree.fromstring(parts.read("ppt/slides/slide1.xml"))


def shapes(tree: Any) -> dict[int, Any]:
    """Return every shape by its id; no id may stand twice."""
    found: dict[int, Any] = {}
    for named in tree.iter(f"{P}cNvPr"):
        number = int(named.get("id"))
        assert number not in found
        found[number] = named.getparent().getparent()
    return found


def place(shape: Any) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a shape that is not turned."""
    frame = shape.find(f".//{A}xfrm")
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    x, y, w, h = (int(of.get(k)) for of, k in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    return (x, y, x + w, y + h)


def site(shape: Any, index: int) -> tuple[float, float]:
    """Return a site of a (rounded) rectangle: top, left, bottom, right (ECMA-376, presets)."""
    left, top, right, bottom = place(shape)
    across, down = (left + right) / 2, (top + bottom) / 2
    return ((across, top), (left, down), (across, bottom), (right, down))[index]


def ends(connector: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return start and end of a connector, with its turn and flips (ECMA-376, 20.1.7.6)."""
    left, top, right, bottom = place(connector)
    frame = connector.find(f".//{A}xfrm")
    middle = ((left + right) / 2, (top + bottom) / 2)
    half = ((right - left) / 2, (bottom - top) / 2)
    points = []
    for sign in (-1, 1):
        x = sign * half[0] * (-1 if frame.get("flipH") else 1)
        y = sign * half[1] * (-1 if frame.get("flipV") else 1)
        if frame.get("rot") == "5400000":
            x, y = -y, x
        points.append((middle[0] + x, middle[1] + y))
    return points[0], points[1]


def connectors(tree: Any) -> list[Any]:
    return list(tree.iter(f"{P}cxnSp"))


def group_name(shape: Any) -> str:
    """Return the name of the group that a shape is in, empty outside of any."""
    named = shape.getparent().find(f"{P}nvGrpSpPr/{P}cNvPr")
    return str(named.get("name"))


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_opens_as_one_wide_slide_with_a_title(audience: Audience, language: str) -> None:
    deck = opened(slide(reading(), audience, language))
    assert (deck.slide_width, deck.slide_height) == (Emu(WIDE), Emu(HIGH))
    assert "Huadong Precision" in deck.slides[0].shapes.title.text_frame.text
    day = "2 Mar 2026" if language == "en" else "2026年3月2日"
    assert day in deck.slides[0].notes_slide.notes_text_frame.text


@pytest.mark.parametrize("people", [1, 20, 60])
def test_every_person_is_a_group_of_editable_shapes(people: int) -> None:
    found = reading(people)
    groups = [
        shape
        for shape in opened(slide(found, Audience.TEAM, "en")).slides[0].shapes
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    ]
    said = [
        "\n".join(s.text_frame.text for s in group.shapes if s.has_text_frame) for group in groups
    ]
    for card in scene(found, words("en")).cards:
        assert any(card.name[0].shown in text and card.number in text for text in said)


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.CUSTOMER])
@pytest.mark.parametrize("people", [20, 60])
def test_every_connector_is_glued_where_it_ends(audience: Audience, people: int) -> None:
    tree = tree_of(slide(reading(people), audience, "en"))
    known = shapes(tree)
    glued = 0
    for connector in connectors(tree):
        marks = [connector.find(f".//{A}{tag}") for tag in ("stCxn", "endCxn")]
        if marks == [None, None]:  # in the legend
            assert audience is Audience.TEAM
            continue
        for mark, end in zip(marks, ends(connector), strict=True):
            held = known[int(mark.get("id"))]
            at = site(held, int(mark.get("idx")))
            # Half a point is not seen.
            assert abs(at[0] - end[0]) < 6_350
            assert abs(at[1] - end[1]) < 6_350
        glued += 1
    assert glued >= people - 3


def test_a_line_begins_at_one_card_and_ends_at_the_other() -> None:
    """Follow each reporting line from glue to glue: it leads from the superior to the report."""
    account = account_of(20, ties=0)
    found = read(account, "x0", TODAY)
    tree = tree_of(slide(found, Audience.TEAM, "en"))
    known = shapes(tree)
    steps: dict[int, int] = {}
    starts: list[tuple[int, int]] = []
    for connector in connectors(tree):
        marks = [connector.find(f".//{A}{tag}") for tag in ("stCxn", "endCxn")]
        if None in marks:
            continue
        start, end = (int(mark.get("id")) for mark in marks)
        if known[start].getparent() is connector.getparent():
            steps[start] = end
        else:
            starts.append((start, end))
    drawn = set()
    for start, first in starts:
        last = first
        while last in steps:
            last = steps[last]
        drawn.add(tuple(group_name(known[at]).split(",")[0] for at in (start, last)))
    names = {person.id: person.name for person in account.people}
    ties = {
        (names[tie.target], names[tie.source])
        for tie in account.ties
        if tie.kind is TieKind.REPORTS_TO
    }
    assert drawn == ties


def test_no_line_crosses_a_card() -> None:
    tree = tree_of(slide(reading(40), Audience.TEAM, "en"))
    cards = [
        place(shape)
        for shape in shapes(tree).values()
        if shape.tag == f"{P}sp"
        and shape.find(f".//{A}prstGeom") is not None
        and shape.find(f".//{A}prstGeom").get("prst") == "roundRect"
        and place(shape)[2] - place(shape)[0] > 600_000
        and place(shape)[3] - place(shape)[1] < 700_000
    ]
    assert len(cards) >= 40
    for connector in connectors(tree):
        if connector.find(f".//{A}xfrm").get("rot"):
            continue
        (x1, y1), (x2, y2) = ends(connector)
        left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        for card in cards:
            inside = (card[0] + 9_000, card[1] + 9_000, card[2] - 9_000, card[3] - 9_000)
            apart = right < inside[0] or left > inside[2] or bottom < inside[1] or top > inside[3]
            assert apart


@pytest.mark.parametrize("people", [1, 40, 120])
def test_everything_lies_on_the_slide(people: int) -> None:
    for shape in shapes(tree_of(slide(reading(people), Audience.TEAM, "en"))).values():
        if shape.tag == f"{P}sp" and shape.find(f".//{A}xfrm") is not None:
            left, top, right, bottom = place(shape)
            assert left >= 0
            assert top >= 0
            assert right <= WIDE
            assert bottom <= HIGH


def test_chinese_letters_have_their_own_font_and_language() -> None:
    runs = list(tree_of(slide(reading(chinese=True), Audience.TEAM, "zh")).iter(f"{A}rPr"))
    assert runs
    assert all(run.find(f"{A}ea") is not None and run.get("lang") == "zh-CN" for run in runs)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_slide_is_the_same_bytes_at_any_time(audience: Audience) -> None:
    one, two = (slide(reading(), audience, "en") for _ in range(2))
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    known = opened(one).core_properties
    assert (known.created.date(), known.modified.date()) == (TODAY, TODAY)
    assert known.author == ""


def test_the_file_tells_nothing_of_the_template_it_was_made_from() -> None:
    with zipfile.ZipFile(BytesIO(slide(reading(), Audience.CUSTOMER, "en"))) as parts:
        assert "docProps/thumbnail.jpeg" not in parts.namelist()
        assert b"Canny" not in b"".join(parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("audience", list(Audience))
def test_hostile_texts_are_texts(audience: Audience) -> None:
    account = hostile()
    found = read(account, account.decisions[0].id, TODAY)
    data = slide(found, audience, "en", [person.id for person in account.people])
    tags = {element.tag for element in tree_of(data).iter() if isinstance(element.tag, str)}
    assert all(tag.startswith((A, P)) for tag in tags)
    assert not tags & {f"{A}hlinkClick", f"{A}hlinkHover"}
    with zipfile.ZipFile(BytesIO(data)) as parts:
        relations = parts.read("ppt/slides/_rels/slide1.xml.rels").decode()
    assert "External" not in relations
    said = "".join(t.text or "" for t in tree_of(data).iter(f"{A}t"))
    assert re.search(r"<script|<img|<svg", said)


@pytest.mark.parametrize("audience", list(Audience))
def test_nobody_gives_a_clear_sentence(audience: Audience) -> None:
    account = Account(id="bare", name="Bare", decisions=(Decision(id="x0", name="Nothing yet"),))
    found = slide(read(account, "x0", TODAY), audience, "en")
    said = " ".join(s.text_frame.text for s in opened(found).slides[0].shapes if s.has_text_frame)
    assert ("Nobody is in this chart." in said) or ("Nobody is on this map yet." in said)
