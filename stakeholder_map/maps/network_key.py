"""The key of the influence network: how it is drawn, and what that means, in words."""

from __future__ import annotations

from collections.abc import Container

from stakeholder_map.maps.board.legend import LINE_WORDS
from stakeholder_map.maps.board.lines import DIRECTED, Style
from stakeholder_map.maps.escape import text
from stakeholder_map.maps.palette import SUPPORT, fill, ink
from stakeholder_map.words import Words
from stakeholder_map.words.figures import signed

#: The colour of each line, and which of them are dashed.
COLOURS = {
    Style.REPORTS: "#b4bccb",
    Style.DOTTED: "#b4bccb",
    Style.INFLUENCE: "#6b4fd0",
    Style.AGAINST: "#c2410c",
    Style.CONFLICT: "#c2410c",
    Style.ALLIED: "#0f766e",
    Style.INFORMAL: "#0f766e",
}
DASHED = (Style.DOTTED, Style.AGAINST, Style.CONFLICT, Style.INFORMAL)

#: The edge of somebody's dot; the fill and the edge of a missing seat's.
EDGE, MISSING, GHOST = "#27364b", "#eceff4", "#9aa4b5"


def network_key(styles: Container[Style], missing: bool, _: Words) -> str:
    """Return the items of the key as HTML, of the lines and dots that are there and no other.

    Args:
        styles: the lines of the network.
        missing: whether a missing seat is in it.
    """
    values = (*SUPPORT, None)
    steps = "".join(_step(27 * at, value) for at, value in enumerate(values))
    items = [
        (_sign(steps, 27 * len(values)), _("Support")),
        (_sign(_dot(6, 5, EDGE) + _dot(22, 9, EDGE)), _("larger: moves more of the outcome")),
    ]
    if missing:
        ghost = _dot(10, 8, GHOST, ' stroke-dasharray="3 3"')
        items.append((_sign(ghost, 20), _("missing: nobody known")))
    items += [(_sign(_line(style)), _(LINE_WORDS[style])) for style in Style if style in styles]
    return "".join(f"<li>{sign} {text(said)}</li>" for sign, said in items)


def _sign(parts: str, wide: int = 33) -> str:
    return f'<svg width="{wide}" height="20" aria-hidden="true">{parts}</svg>'


def _step(x: int, support: int | None) -> str:
    return (
        f'<path d="M{x} 0h26v20h-26z" fill="{fill(support)}"/>'
        f'<text x="{x + 13}" y="15" fill="{ink(fill(support))}">{signed(support)}</text>'
    )


def _dot(x: int, radius: int, edge: str, more: str = "") -> str:
    return (
        f'<circle cx="{x}" cy="10" r="{radius}" fill="{MISSING}" stroke="{edge}"'
        f' stroke-width="1.6"{more}/>'
    )


def _line(style: Style) -> str:
    colour = COLOURS[style]
    dashes = ' stroke-dasharray="5 3"' if style in DASHED else ""
    wide = 1.5 if style in (Style.REPORTS, Style.DOTTED) else 3
    head = f'<path d="M33 10L23 5V15Z" fill="{colour}"/>' if style in DIRECTED else ""
    end = 24 if head else 33
    return f'<path d="M1 10H{end}" stroke="{colour}" stroke-width="{wide}"{dashes}/>{head}'
