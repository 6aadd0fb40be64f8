"""The legend as a picture: as wide as it is told to be, as many rows as it needs."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.maps.board.legend import LegendItem
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.palette import SUPPORT
from stakeholder_map.maps.text import width
from stakeholder_map.words.figures import signed

_SIZE, _ROW, _GAP = 14.0, 25.0, 14.0
_SIGN = {
    **{"support": 12 * 29.0, "reach": 30.0, "role": 14.0, "mark": 22.0, "line": 34.0, "note": 0.0},
    **{"path": 34.0, "changes": 28.0, "camps": 28.0, "says": 0.0},
}


def legend_svg(
    items: Sequence[LegendItem], room: float = 1400.0, later: Sequence[LegendItem] = ()
) -> str:
    """Return the legend as an SVG ``room`` wide; empty where there is nothing to explain.

    It draws with the signs and the style sheet of the board beside it. ``later``: what only the
    script of the map brings on the screen, and then explains (``overlay.js``).
    """
    if not items:
        return ""
    x, y, parts = 0.0, 0.0, []
    for item in items:
        sign = _SIGN[item.kind]
        wide = sign + 6 + width(item.text, _SIZE)
        if x and x + wide > room:
            x, y = 0.0, y + _ROW
        parts.append(
            f'<g{_known(item)} data-wide="{wide:.0f}" transform="translate({x:.0f} {y:.0f})">'
            f"{_drawn(item)}"
            f'<text x="{sign + 6:.0f}" y="19">{text(item.text)}</text></g>'
        )
        x += wide + _GAP
    for item in later:
        sign = _SIGN[item.kind]
        wide = sign + 6 + width(item.text, _SIZE)
        parts.append(
            f'<g{_known(item)} display="none" data-wide="{wide:.0f}">{_drawn(item)}'
            f'<text x="{sign + 6:.0f}" y="19">{text(item.text)}</text></g>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="board signs" viewBox="0 0 {room:.0f}'
        f' {y + _ROW:.0f}">{"".join(parts)}</svg>'
    )


def _known(item: LegendItem) -> str:
    """How the script knows a sign that comes and goes."""
    stays = item.kind in ("support", "reach", "role", "mark")
    return "" if stays else f' data-sign="{item.kind} {item.sign}"'


def _drawn(item: LegendItem) -> str:
    if item.kind == "support":
        steps = "".join(
            f'<path class="s{_name(value)}" d="M{at * 29} 4h28v20h-28z"/>'
            f'<text class="n{_name(value)}" x="{at * 29 + 14}" y="19">{signed(value)}</text>'
            for at, value in enumerate((*SUPPORT, None))
        )
        return f'<g class="step">{steps}</g>'
    if item.kind == "reach":
        return (
            f'<g class="{item.sign}"><rect class="edge" x="2" y="5" width="26" height="18"'
            ' rx="5"/></g>'
        )
    if item.kind == "line":
        ends = {
            "influence": ' marker-end="url(#head-influence)"',
            "against": ' marker-end="url(#head-against)"',
            "conflict": ' marker-start="url(#head-conflict)" marker-end="url(#head-conflict)"',
            "allied": ' marker-start="url(#head-allied)" marker-end="url(#head-allied)"',
        }.get(item.sign, "")
        stroke = ' stroke-width="3"' if item.sign in ("influence", "against") else ""
        return (
            f'<g class="lines"><g class="{item.sign}"{ends}>'
            f'<path d="M4 14H{24 if ends else 32}"{stroke}/></g></g>'
        )
    if item.kind == "path":
        kind = "way weakest" if item.sign == "weak" else "way"
        return f'<g class="lines"><g class="{kind}"><path d="M2 14H32"/></g></g>'
    if item.kind in ("changes", "camps"):
        return _badge(item)
    if item.kind == "role" or item.sign in ("coach", "backs", "found"):
        return f'<use href="#{item.sign}" x="1" y="8"/>'
    return _MARKS.get(item.sign, "")


def _badge(item: LegendItem) -> str:
    """The badge of a change or of a camp, as ``overlay.js`` puts it on a card."""
    kind, shape = item.sign, "M-12 -10H12V10H-12z"
    said = {"up": "▲", "down": "▼", "us": "✓"}.get(kind, "◆")
    if item.kind == "camps" and kind != "us":
        at = int(kind)
        kind, shape = f"camp camp{at % len(CAMP_SHAPES)}", CAMP_SHAPES[at % len(CAMP_SHAPES)]
        said = camp_letter(at)
    elif kind in ("new", "met", "cold"):
        said = {"new": "＋", "met": "●", "cold": "○"}[kind]
    return f'<g class="badge {kind}"><path d="{shape}"/><text y="5">{said}</text></g>'


#: Camps are told apart by letter and shape; the same shapes as in ``overlay.js``.
CAMP_SHAPES = (
    "M-11 -11H11V11H-11z",
    "M-12 0A12 12 0 1 1 12 0A12 12 0 1 1 -12 0z",
    "M0 -15L15 11H-15z",
    "M0 -15L15 0L0 15L-15 0z",
    "M-7 -12H7L14 0L7 12H-7L-14 0z",
)


def camp_letter(at: int) -> str:
    """Return the letter of a camp: A … Z, then AA …"""
    return (camp_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


_MARKS = {
    "veto": '<rect class="veto" y="6" width="22" height="16" rx="3"/>',
    "concern": '<rect class="chip" y="6" width="22" height="16" rx="5"/>',
    "about": '<text class="weight" x="11" y="19">≈</text>',
    "fold": (
        '<rect class="edge" x="1" y="6" width="17" height="13" rx="4"/>'
        '<path class="stack" d="M5 22H17a4 4 0 0 0 4 -4V10"/>'
    ),
    "ghost": '<g class="ghost"><rect class="edge" x="1" y="6" width="20" height="16" rx="4"/></g>',
}


def _name(support: int | None) -> str:
    if support is None:
        return "x"
    return f"m{-support}" if support < 0 else str(support)
