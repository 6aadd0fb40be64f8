"""Pieces of SVG that every picture is made of: text, rectangles, right-angled lines, numbers."""

from __future__ import annotations

import re
from itertools import pairwise

from stakeholder_map.maps.escape import text
from stakeholder_map.maps.rect import Point, Rect
from stakeholder_map.maps.text import Fitted


def path(corners: list[Point], bend: float) -> str:
    """Return the path data of a line that turns at right angles, its corners rounded."""
    here = corners[0]
    drawn = f"M{number(here[0])} {number(here[1])}"
    for corner, after in pairwise(corners[1:]):
        radius = min(bend, _length(here, corner) / 2, _length(corner, after) / 2)
        before = _on_the_way(corner, here, radius)
        drawn += _straight(here, before)
        here = _on_the_way(corner, after, radius)
        if radius:
            turn = (corner[0] - before[0], corner[1] - before[1])
            end = (here[0] - before[0], here[1] - before[1])
            drawn += f"q{number(turn[0])} {number(turn[1])} {number(end[0])} {number(end[1])}"
    return drawn + _straight(here, corners[-1])


def _on_the_way(start: Point, end: Point, far: float) -> Point:
    return (start[0] + toward(start[0], end[0]) * far, start[1] + toward(start[1], end[1]) * far)


def _straight(start: Point, end: Point) -> str:
    """Return a level or an upright piece, by where it ends or how far it goes: the shorter one."""
    if start == end:
        return ""
    along = 0 if start[1] == end[1] else 1
    far = number(round(end[along], 1) - round(start[along], 1))
    return min("HV"[along] + number(end[along]), "hv"[along] + far, key=len)


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def toward(start: float, end: float) -> int:
    return (end > start) - (end < start)


def label(kind: str, x: float, y: float, value: Fitted) -> str:
    full = f"<title>{text(value.full)}</title>" if value.full else ""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{text(value.shown)}{full}</text>'


def rectangle(place: Rect, radius: float) -> str:
    return (
        f'<rect x="{number(place.x)}" y="{number(place.y)}" width="{number(place.width)}"'
        f' height="{number(place.height)}" rx="{number(radius)}"/>'
    )


def number(value: float) -> str:
    """Return a coordinate to a tenth of a pixel, without a needless zero."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def squeezed(sheet: str) -> str:
    """Return a style sheet without comments and needless blanks.

    Safe for sheets like ours: no text in them holds a sign of the grammar beside a blank.
    """
    sheet = " ".join(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).split())
    return re.sub(r" ?([{};,]) |(?<=[\w-]): | (?=\{)", _squeeze, sheet).replace(";}", "}")


def _squeeze(found: re.Match[str]) -> str:
    return found.group().strip()
