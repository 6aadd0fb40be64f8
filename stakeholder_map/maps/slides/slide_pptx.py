"""A map on one PowerPoint slide, 16:9, with shapes that can be edited and the same bytes each time.

The slide is made of native shapes; connectors are glued to the cards, so that they follow when a
card is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu

from stakeholder_map.maps.board.org_chart import OrgLayout, Place
from stakeholder_map.maps.board.scene import Scene
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.slides.slide_board import PALE, QUIET, Board, Legend
from stakeholder_map.maps.slides.slide_chart import draw_chart
from stakeholder_map.maps.slides.slide_shapes import EMU_PER_POINT, Drawing, Run, Words
from stakeholder_map.maps.text import fit
from stakeholder_map.maps.timeless import timeless

#: EMU: 13⅓ × 7½ inches and the free edge around.
WIDE, HIGH, _EDGE = 12_192_000, 6_858_000, 230_000

#: Where the map begins below the heading, and what is kept for the foot.
_TOP, _FOOT = 830_000, 190_000

#: A map of few people is not blown up beyond this; a legend pixel; both EMU a pixel.
_LARGEST, _LEGEND_PIXEL = 9_525.0, 6_400.0

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}

#: The room of the map on a slide in the pixels of the layout.
SCREEN = (1860.0, 800.0)


def board_slide(
    scene: Scene, title: str, facts: str, foot: str, notes: Sequence[str], today: date
) -> bytes:
    """Return the chain board as a .pptx file.

    Args:
        scene: laid out for ``SCREEN``; without cards the slide has its texts only.
        title, facts, foot: of the slide.
        notes: paragraphs of the speaker's notes.
        today: the date of the file.
    """
    drawing = Drawing(_LANGUAGES[scene.language])
    _texts(drawing, facts, foot)
    if scene.cards:
        room = WIDE - 2 * _EDGE
        legend = Legend(scene.legend, room / _LEGEND_PIXEL)
        below = HIGH - _EDGE - _FOOT - legend.height * _LEGEND_PIXEL
        scale = _scale(scene.width, scene.height, below - _TOP - 60_000)
        Board(drawing, (_EDGE, _TOP), scale).draw(scene)
        legend.draw(Board(drawing, (_EDGE, below), _LEGEND_PIXEL))
    return _file(drawing, title, notes, today)


def chart_slide(
    layout: OrgLayout,
    departments: Sequence[str],
    people: Sequence[Place],
    title: str,
    facts: str,
    language: str,
    today: date,
) -> bytes:
    """Return a formal organisation chart as a .pptx file; ``language`` is "en" or "zh"."""
    drawing = Drawing(_LANGUAGES[language])
    _texts(drawing, facts, "")
    if people:
        drawn = layout.layout
        scale = _scale(drawn.width, drawn.height, HIGH - _EDGE - _TOP)
        draw_chart(drawing, (_EDGE, _TOP), scale, layout, departments, people)
    return _file(drawing, title, (title, facts), today)


def _scale(width: float, height: float, room: float) -> float:
    return min(_LARGEST, (WIDE - 2 * _EDGE) / max(width, 1.0), room / max(height, 1.0))


def _texts(drawing: Drawing, facts: str, foot: str) -> None:
    room = WIDE - 2 * _EDGE
    for said, y, size, colour in (
        (facts, 570_000, 10.5, PALE),
        (foot, HIGH - _EDGE - 110_000, 8.0, QUIET),
    ):
        if said:
            shown = fit(said, room / EMU_PER_POINT, size).shown
            drawing.box(
                Rect(_EDGE, y, room, 200_000),
                name=shown,
                words=Words([[Run(shown, size, colour)]], anchor="ctr"),
            )


def _file(drawing: Drawing, title: str, notes: Sequence[str], today: date) -> bytes:
    deck = Presentation()
    _widen(deck)
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    _title(slide, drawing, title)
    tree = parse_xml(f"<p:spTree {_NAMESPACES}>{''.join(drawing.parts)}</p:spTree>")
    slide.shapes._spTree.extend(list(tree))
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(map(plain, notes))
    _describe(deck, title, today)
    saved = BytesIO()
    deck.save(saved)
    return timeless(saved.getvalue())


def _widen(deck: Deck) -> None:
    """Make the deck 16:9, its layouts with it, for slides that somebody adds."""
    stretch = WIDE / (deck.slide_width or WIDE)
    for part in (deck.slide_master, *deck.slide_layouts):
        for place in part.element.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}off",
            "{http://schemas.openxmlformats.org/drawingml/2006/main}ext",
        ):
            for axis in ("x", "cx"):
                if axis in place.attrib:
                    place.set(axis, str(round(int(place.get(axis)) * stretch)))
    deck.slide_width, deck.slide_height = Emu(WIDE), Emu(HIGH)


def _title(slide: Slide, drawing: Drawing, title: str) -> None:
    """Fill the title of the slide: it is what outlines and screen readers call it."""
    room = WIDE - 2 * _EDGE
    size = 20.0
    shown = fit(plain(title), room / EMU_PER_POINT, size, bold=True).shown
    holder = slide.shapes.title
    if holder is None:
        raise AssertionError("the layout has a title")
    holder.left, holder.top = Emu(_EDGE), Emu(190_000)
    holder.width, holder.height = Emu(room), Emu(360_000)
    words = Words([[Run(shown, size, bold=True)]], anchor="ctr")
    body = parse_xml(drawing.text_body(words).replace("<p:txBody>", f"<p:txBody {_NAMESPACES}>", 1))
    holder.element.replace(holder.element.txBody, body)


def _describe(deck: Deck, title: str, today: date) -> None:
    known = deck.core_properties
    moment = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - the format has no zone
    known.title = plain(title)[:255]
    known.author = known.last_modified_by = known.keywords = known.subject = ""
    known.created = known.modified = moment
    known.revision = 1
    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(key)
