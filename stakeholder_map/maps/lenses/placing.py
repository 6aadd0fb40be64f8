"""Names beside marks: no name covers a mark or another name.

A greedy search in a fixed order, after the candidate positions of Imhof (1975), "Positioning
names on maps", The American Cartographer 2: 128–144: beside a mark if that is free, else farther
and farther out, where a thin line leads back to the mark.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stakeholder_map.maps.rect import Point, Rect

#: Pixels between a mark and its name, between two names, and between the rings of candidates.
_GAP, _APART, _RING = 3.0, 2.0, 11.0
#: From this distance on, a name needs a line back to its mark.
_LED = 9.0
_TURNS = 24
_SQUARE = 48.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle to be named: its middle and its radius."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands; ``leader``: the two ends of the line to its mark, None beside it."""

    area: Rect
    leader: tuple[Point, Point] | None


def place_labels(
    marks: Sequence[Mark], sizes: Sequence[tuple[float, float]], room: Rect
) -> tuple[Label, ...] | None:
    """Return a place for the name of each mark, in their order; None where no room is left.

    Earlier marks choose first. The same marks and sizes give the same places.

    Args:
        marks: all of them lie inside ``room``.
        sizes: width and height of each name, as many as marks.
        room: where names may stand.

    Raises:
        ValueError: not as many sizes as marks.
    """
    if len(marks) != len(sizes):
        raise ValueError("each mark needs the size of its name")
    taken = _Taken(marks)
    found: list[Label] = []
    for mark, size in zip(marks, sizes, strict=True):
        area = _first_free(mark, size, room, taken)
        if area is None:
            return None
        taken.add(area)
        found.append(Label(area, _leader(mark, area)))
    return tuple(found)


def _first_free(
    mark: Mark,
    size: tuple[float, float],
    room: Rect,
    taken: _Taken,
) -> Rect | None:
    farthest = math.hypot(room.width, room.height)
    out = 0.0
    while out < farthest:
        for turn in _directions(out):
            area = _beside(mark, size, turn, out)
            if _inside(area, room) and taken.leaves(area, mark):
                return area
        out += _RING
    return None


def _directions(out: float) -> list[float]:
    """Angles to try: right, left, below and above first, then all around."""
    chosen = [0.0, math.pi, math.pi / 2, -math.pi / 2]
    if out:
        chosen += [2 * math.pi * step / _TURNS for step in range(_TURNS)]
    else:
        chosen += [math.pi / 4, -math.pi / 4, 3 * math.pi / 4, -3 * math.pi / 4]
    return chosen


def _beside(mark: Mark, size: tuple[float, float], turn: float, out: float) -> Rect:
    """The name's box with the nearest of its edges ``out`` away from the mark."""
    far = mark.radius + _GAP + out
    dx, dy = math.cos(turn), math.sin(turn)
    x, y = mark.x + dx * far, mark.y + dy * far
    # The box hangs on the side that looks at the mark: from its left edge on the right of it,
    # around its middle above and below.
    left = x - size[0] * (1 - dx) / 2
    top = y - size[1] * (1 - dy) / 2
    return Rect(round(left, 1), round(top, 1), size[0], size[1])


def _inside(area: Rect, room: Rect) -> bool:
    return (
        area.x >= room.x
        and area.y >= room.y
        and area.right <= room.right
        and area.y + area.height <= room.y + room.height
    )


class _Taken:
    """What stands already, found by the squares of a grid that it lies in."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks: dict[tuple[int, int], list[Mark]] = {}
        self._names: dict[tuple[int, int], list[Rect]] = {}
        for mark in marks:
            wide = 2 * mark.radius
            around = Rect(mark.x - mark.radius, mark.y - mark.radius, wide, wide)
            for square in _squares(around):
                self._marks.setdefault(square, []).append(mark)

    def add(self, name: Rect) -> None:
        for square in _squares(name):
            self._names.setdefault(square, []).append(name)

    def leaves(self, area: Rect, own: Mark) -> bool:
        """Return whether a name of ``own`` could stand here."""
        for square in _squares(area):
            if any(overlap(area, other, _APART) for other in self._names.get(square, ())):
                return False
            for mark in self._marks.get(square, ()):
                if covers(area, mark, 0.5 if mark is own else _APART):
                    return False
        return True


def _squares(area: Rect) -> Iterator[tuple[int, int]]:
    """Yield the squares that an area lies in, and those that it nearly touches."""
    for row in range(int((area.y - _APART) // _SQUARE), int((area.bottom + _APART) // _SQUARE) + 1):
        for column in range(
            int((area.x - _APART) // _SQUARE), int((area.right + _APART) // _SQUARE) + 1
        ):
            yield row, column


def overlap(one: Rect, other: Rect, apart: float = 0.0) -> bool:
    """Return whether two boxes come nearer than ``apart`` to each other."""
    return (
        one.x < other.right + apart
        and other.x < one.right + apart
        and one.y < other.y + other.height + apart
        and other.y < one.y + one.height + apart
    )


def covers(area: Rect, mark: Mark, apart: float = 0.0) -> bool:
    """Return whether a box comes nearer than ``apart`` to a mark."""
    x = min(max(mark.x, area.x), area.right)
    y = min(max(mark.y, area.y), area.y + area.height)
    return math.hypot(mark.x - x, mark.y - y) < mark.radius + apart


def _leader(mark: Mark, area: Rect) -> tuple[Point, Point] | None:
    """The line from the mark's edge to the nearest point of the name, if that is far enough."""
    x = min(max(mark.x, area.x + 4), area.right - 4)
    y = min(max(mark.y, area.y + 3), area.y + area.height - 3)
    away = math.hypot(x - mark.x, y - mark.y)
    if away < mark.radius + _LED:
        return None
    share = mark.radius / away
    start = (mark.x + (x - mark.x) * share, mark.y + (y - mark.y) * share)
    return start, (x, y)
