"""The map as a picture: a stand-alone SVG, and a PNG drawn from it without a browser."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import resvg_py

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.customer import chart_title, places
from stakeholder_map.exports.fonts import fonts_for
from stakeholder_map.exports.html import seen_by
from stakeholder_map.exports.page import LANG
from stakeholder_map.exports.redaction import Audience, formal_chart, formal_place
from stakeholder_map.exports.team import facts, heading, warning
from stakeholder_map.maps.arrange import WALL
from stakeholder_map.maps.board_svg import board_css, board_svg
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.legend_svg import legend_svg
from stakeholder_map.maps.org_chart import org_chart, org_chart_css
from stakeholder_map.maps.scene import scene
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
    family: str = "",
) -> str:
    """Return the map with heading, date, audience and legend as one SVG.

    Args:
        reading: the decision.
        audience: the customer gets the formal chart of ``people`` and nothing else.
        language: of the texts around the facts.
        people: for the customer: ids of the people in the chart; None is the preset.
        family: the CSS list of fonts to draw with instead of the usual stack.
    """
    _ = words(language)
    content = (
        _chart(reading, people, _)
        if Audience(audience) is Audience.CUSTOMER
        else _board(seen_by(reading, Audience(audience)), Audience(audience), _)
    )
    return _composed(content, LANG[_.language], family)


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
    plain_svg = picture_svg(reading, audience, language, people)
    fonts = fonts_for(plain_svg)
    families = ", ".join(f"'{family}'" for family in fonts.families)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture_svg(reading, audience, language, people, f"{families}, sans-serif"),
            width=WIDTH * scale,
            background="#ffffff",
            skip_system_fonts=not fonts.all_of_them,
            font_files=list(fonts.files),
            font_family=fonts.families[0] if fonts.families else None,
            sans_serif_family=fonts.families[0] if fonts.families else None,
            languages=["zh" if words(language).language is Language.ZH else "en"],
        )
    )


def _board(reading: Reading, audience: Audience, _: Words) -> _Content:
    drawn = scene(reading, _, WALL)
    nobody = _("Nobody is on this map yet.")
    drawings = (
        (board_svg(drawn), legend_svg(drawn.legend, max(drawn.width, _NARROWEST)))
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
    return formal_content(reading, people, reading.today, _)


def formal_content(
    reading: Reading, people: Collection[str] | None, today: date, _: Words
) -> _Content:
    """Return the customer's picture, made of a ``FormalChart`` and the day only."""
    ticked = formal_place(reading.account, today) if people is None else people
    chart = formal_chart(reading.account, ticked)
    title, shown = chart_title(chart, _), places(chart)
    if not shown:
        return _Content(title, f"{day(_, today)} · {_('Nobody is in this chart.')}", (), "")
    drawn = org_chart(title, chart.departments, shown, LANG[_.language])
    return _Content(title, day(_, today), (drawn,), "")


def _composed(content: _Content, lang: str, family: str) -> str:
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
