"""The map as a picture: a stand-alone SVG, and a PNG drawn from it without a browser."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import resvg_py

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.customer import chart_title, places
from stakeholder_map.exports.fonts import fonts_for
from stakeholder_map.exports.html import seen_by
from stakeholder_map.exports.page import LANG
from stakeholder_map.exports.redaction import Audience, formal_chart, formal_place
from stakeholder_map.exports.team import facts, heading, warning
from stakeholder_map.maps.board.board_svg import board_css, board_svg
from stakeholder_map.maps.board.legend_svg import legend_svg
from stakeholder_map.maps.board.org_chart import org_chart, org_chart_css
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.svg import number
from stakeholder_map.maps.text import fit
from stakeholder_map.words import Language, Words, words
from stakeholder_map.words.figures import day

#: Pixels of a picture on a full screen, and the free edge around it.
WIDTH, _EDGE = 1920, 30.0

#: A picture is never narrower than this, so that its heading has room.
_NARROWEST = 900.0

_HEADING, _FACTS, _FOOT = 26.0, 15.0, 14.0
_CSS = (
    ".board,.chart{cursor:default}.heading{font-size:26px;font-weight:700;fill:#1a2433}"
    ".facts{font-size:15px;fill:#56637a}.foot{font-size:14px;fill:#667288}"
    # Fewer selectors in a rule than in the sheet of the page: some programs stop at long lists.
    ".board .nm5{fill:#fff}.board .nm4{fill:#fff}.board .n4{fill:#fff}.board .n5{fill:#fff}"
)
#: In a picture nothing can be pressed.
_BUTTON = ' role="button" tabindex="0"'
_VIEW = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


@dataclass(frozen=True, slots=True)
class _Content:
    """What a picture shows: heading, the line below it, the drawings from the top down, a foot."""

    heading: str
    facts: str
    drawings: tuple[str, ...]
    foot: str


def picture_svg(
    reading: Reading,
    audience: Audience,
    language: Language | str,
    people: Collection[str] | None = None,
) -> str:
    """Return the map with heading, date, audience and legend as one SVG.

    Args:
        reading: the decision.
        audience: the customer gets the formal chart of ``people`` and nothing else.
        language: of the texts around the facts.
        people: for the customer: ids of the people in the chart; None is the preset.
    """
    _ = words(language)
    return _composed(_content(reading, Audience(audience), people, _), LANG[_.language])


def picture_png(
    reading: Reading,
    audience: Audience,
    language: Language | str,
    people: Collection[str] | None = None,
    scale: int = 1,
) -> bytes:
    """Return the picture as PNG, ``scale`` × 1920 pixels wide.

    The same picture on the same machine gives the same bytes.

    Raises:
        Refused: it has Chinese letters and this machine has no Chinese font.
        ValueError: ``scale`` is not 1, 2 or 3.
    """
    if scale not in (1, 2, 3):
        raise ValueError(f"a picture is 1, 2 or 3 screens wide, not {scale}")
    _ = words(language)
    content = _content(reading, Audience(audience), people, _)
    fonts = fonts_for(_composed(content, LANG[_.language]))
    stack = ", ".join([*(f"'{family}'" for family in fonts.families), "sans-serif"])
    first = fonts.families[0] if fonts.families else None
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=_composed(content, LANG[_.language], stack),
            width=WIDTH * scale,
            background="#ffffff",
            skip_system_fonts=not fonts.all_of_them,
            font_files=list(fonts.files),
            font_family=first,
            sans_serif_family=first,
            languages=[_.language.value],
        )
    )


def _content(
    reading: Reading, audience: Audience, people: Collection[str] | None, _: Words
) -> _Content:
    if audience is Audience.CUSTOMER:
        return _chart(reading, people, _)
    return _board(seen_by(reading, audience), audience, _)


def _board(reading: Reading, audience: Audience, _: Words) -> _Content:
    drawn = scene(reading, _)
    # Our ids mean nothing outside: cards are numbered in reading order.
    drawn = drawn.renamed({card.key: f"c{n}" for n, card in enumerate(drawn.cards, start=1)})
    nobody = _("Nobody is on this map yet.")
    drawings = (
        (
            board_svg(drawn).replace(_BUTTON, ' role="img"'),
            legend_svg(drawn.legend, max(drawn.width, _NARROWEST)),
        )
        if drawn.cards
        else ()
    )
    said = " · ".join(facts(reading, audience, _))
    return _Content(
        heading(reading),
        said if drawings else f"{said} · {nobody}",
        drawings,
        warning(audience, _),
    )


def _chart(reading: Reading, people: Collection[str] | None, _: Words) -> _Content:
    """Return the customer's picture, made of a ``FormalChart`` and the day only."""
    today = reading.today
    ticked = formal_place(reading.account, today) if people is None else people
    chart = formal_chart(reading.account, ticked)
    title, shown, nobody = chart_title(chart, _), places(chart), _("Nobody is in this chart.")
    if not shown:
        return _Content(title, f"{day(_, today)} · {nobody}", (), "")
    drawn = org_chart(title, chart.departments, shown, LANG[_.language])
    return _Content(title, day(_, today), (drawn,), "")


def _composed(content: _Content, lang: str, family: str = "") -> str:
    """Return the picture; ``family``: the CSS list of fonts instead of the usual stack."""
    sizes = [_size(drawing) for drawing in content.drawings]
    room = max([_NARROWEST, *(wide for wide, _high in sizes)])
    y = _EDGE + _HEADING
    parts = [_line("heading", y, fit(content.heading, room, _HEADING, bold=True).shown)]
    y += 26
    parts.append(_line("facts", y, fit(content.facts, room, _FACTS).shown))
    y += 20
    for drawing, (wide, high) in zip(content.drawings, sizes, strict=True):
        place = (
            f'<svg x="{number(_EDGE)}" y="{number(y)}" width="{number(wide)}"'
            f' height="{number(high)}" '
        )
        parts.append(drawing.replace("<svg ", place, 1))
        y += high + 12
    if content.foot:
        y += _FOOT + 4
        parts.append(_line("foot", y, content.foot))
    right, low = number(room + 2 * _EDGE), number(y + _EDGE)
    # The sheet of the chart makes it as wide as its page; here it has a size of its own.
    free = ".chart{width:auto;height:auto;max-height:none}"
    if content.drawings:
        first = (number(sizes[0][0]), number(sizes[0][1]))
        free = f".chart{{width:{first[0]}px;height:{first[1]}px;max-height:none}}"
    fonts = f".board,.chart{{font-family:{family}}}" if family else ""
    sheet = f"{board_css()}{org_chart_css()}{_CSS}{free}{fonts}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="board" lang="{lang}" width="{right}"'
        f' height="{low}" viewBox="0 0 {right} {low}" role="img"'
        f' aria-label="{text(content.heading)}"><style>{sheet}</style>'
        f'<rect width="{right}" height="{low}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _line(kind: str, y: float, value: str) -> str:
    return f'<text class="{kind}" x="{number(_EDGE)}" y="{number(y)}">{text(value)}</text>'


def _size(drawing: str) -> tuple[float, float]:
    found = _VIEW.search(drawing)
    if found is None:
        raise AssertionError("every drawing says how large it is")
    return float(found[1]), float(found[2])
