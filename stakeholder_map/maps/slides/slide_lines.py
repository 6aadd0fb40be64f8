"""Lines between cards on a slide, each glued to the two cards and led around all others.

PowerPoint has no connector with more than one corner of its own choosing that every program draws
alike (LibreOffice 7 leads them its own way, behind other cards). So a line with corners is a group
of straight connectors: each is glued to the next by a square as wide as the line, and the outer
ones to the cards. What a program would draw by itself stays one connector with an elbow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stakeholder_map.maps.rect import Point, Rect
from stakeholder_map.maps.slides.slide_shapes import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Drawing,
    Glue,
    Stroke,
)

#: Pixels: an end this near to the middle of a side is in the middle; the size of a port.
_NEAR, _PORT = 0.75, 0.5

#: An elbow is drawn half-way; this share of the way beside it is not seen.
_HALF_WAY = 0.03


@dataclass(frozen=True, slots=True)
class Way:
    """A line to draw, in pixels: the keys of its cards, its corners, how it looks, its words."""

    source: str
    target: str
    corners: Sequence[Point]
    stroke: Stroke
    tip: str


@dataclass(frozen=True, slots=True)
class Port:
    """An invisible place on a card's edge, away from the middle, to which a line is glued."""

    number: int
    place: Rect


class Lines:
    """Draws ways between cards. The ports that they need are drawn with the cards.

    Args:
        drawing: what is drawn into.
        at, scale: the corner of the map and EMU a pixel.
        cards: where the cards lie, in pixels.
    """

    def __init__(
        self,
        drawing: Drawing,
        at: tuple[float, float],
        scale: float,
        cards: Mapping[str, Rect],
    ) -> None:
        self.drawing, self.at, self.scale, self.cards = drawing, at, scale, cards
        self.edges = {key: drawing.take_id() for key in cards}
        self._ports: dict[str, dict[Point, Port]] = {key: {} for key in cards}

    def draw(self, way: Way) -> None:
        """Draw one line."""
        corners = tuple(_corners(way.corners))
        start = self._glue(way.source, corners[0], corners[1])
        end = self._glue(way.target, corners[-1], corners[-2])
        points = [self._point(corner) for corner in corners]
        if len(corners) == 2 or self._is_elbow(way, corners):
            self.drawing.connector(
                points[0],
                points[-1],
                way.stroke,
                way.tip,
                (start, end),
                elbow=len(corners) > 2,
            )
            return
        self._chain(way, points, start, end)

    def ports(self, card: str) -> Iterator[Port]:
        """Yield the ports of a card, for its group."""
        yield from self._ports[card].values()

    def _chain(self, way: Way, points: Sequence[Point], start: Glue, end: Glue) -> None:
        drawing, stroke = self.drawing, way.stroke
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        drawing.begin(
            Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), way.tip, way.tip
        )
        half = stroke.width / 2
        joints = [drawing.take_id() for _point in points[1:-1]]
        for number, (x, y) in zip(joints, points[1:-1], strict=True):
            drawing.box(
                Rect(x - half, y - half, 2 * half, 2 * half),
                name=way.tip,
                fill=stroke.colour,
                number=number,
            )
        last = len(points) - 2
        for at, (here, there) in enumerate(pairwise(points)):
            side = _side(here, there)
            out = start if at == 0 else Glue(joints[at - 1], side)
            into = end if at == last else Glue(joints[at], _OPPOSITE[side])
            begin = here if at == 0 else _moved(here, side, half)
            finish = there if at == last else _moved(there, _OPPOSITE[side], half)
            piece = Stroke(
                stroke.colour,
                stroke.width,
                stroke.dash,
                stroke.start if at == 0 else "",
                stroke.end if at == last else "",
            )
            drawing.connector(begin, finish, piece, way.tip, (out, into))
        drawing.end()

    def _is_elbow(self, way: Way, corners: Sequence[Point]) -> bool:
        if len(corners) != 4 or corners[0][0] != corners[1][0] or corners[0][1] >= corners[-1][1]:
            return False
        share = (corners[1][1] - corners[0][1]) / (corners[-1][1] - corners[0][1])
        in_middle = all(
            abs(point[0] - (self.cards[key].x + self.cards[key].width / 2)) <= _NEAR
            for key, point in ((way.source, corners[0]), (way.target, corners[-1]))
        )
        return in_middle and abs(share - 0.5) <= _HALF_WAY

    def _glue(self, card: str, point: Point, towards: Point) -> Glue:
        place, side = self.cards[card], _side(point, towards)
        middle = (
            (place.x + place.width / 2, point[1])
            if side in (TOP, BOTTOM)
            else (point[0], place.y + place.height / 2)
        )
        if abs(middle[0] - point[0]) <= _NEAR and abs(middle[1] - point[1]) <= _NEAR:
            return Glue(self.edges[card], side)
        port = self._ports[card].get(point)
        if port is None:
            x, y = self._point(point)
            half = _PORT * self.scale / 2
            port = Port(self.drawing.take_id(), Rect(x - half, y - half, 2 * half, 2 * half))
            self._ports[card][point] = port
        return Glue(port.number, side)

    def _point(self, corner: Point) -> Point:
        return (self.at[0] + corner[0] * self.scale, self.at[1] + corner[1] * self.scale)


_OPPOSITE = {TOP: BOTTOM, BOTTOM: TOP, LEFT: RIGHT, RIGHT: LEFT}


def _side(here: Point, there: Point) -> int:
    """Return the side of ``here`` at which a level or upright line to ``there`` leaves it."""
    if here[0] == there[0]:
        return BOTTOM if there[1] > here[1] else TOP
    return RIGHT if there[0] > here[0] else LEFT


def _moved(point: Point, side: int, far: float) -> Point:
    x, y = point
    return {
        TOP: (x, y - far),
        BOTTOM: (x, y + far),
        LEFT: (x - far, y),
        RIGHT: (x + far, y),
    }[side]


def _corners(corners: Sequence[Point]) -> Sequence[Point]:
    """Return the corners without doubles and without those on a straight way."""
    kept: list[Point] = []
    for corner in corners:
        if kept and corner == kept[-1]:
            continue
        if len(kept) > 1 and any(kept[-2][i] == kept[-1][i] == corner[i] for i in (0, 1)):
            kept[-1] = corner
            continue
        kept.append(corner)
    return kept if len(kept) > 1 else [*kept, *kept]
