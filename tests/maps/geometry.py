"""What a picture must not do, measured: an oracle that knows nothing of how it was laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from stakeholder_map.maps.rect import Point, Rect

Segment = tuple[Point, Point]


def segments(corners: Sequence[Point]) -> Iterator[Segment]:
    return pairwise(corners)


def is_straight(segment: Segment) -> bool:
    (x1, y1), (x2, y2) = segment
    return x1 == x2 or y1 == y2


def crosses(segment: Segment, card: Rect, edge: float = 0.5) -> bool:
    """Whether a piece runs through the inside of a card (touching its edge is no crossing)."""
    (x1, y1), (x2, y2) = segment
    left, right = sorted((x1, x2))
    top, bottom = sorted((y1, y2))
    return (
        right > card.x + edge
        and left < card.right - edge
        and bottom > card.y + edge
        and top < card.bottom - edge
    )


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def overlapping(cards: Iterable[Rect]) -> list[tuple[Rect, Rect]]:
    return [(one, other) for one, other in combinations(cards, 2) if overlap(one, other)]


def lie_on_each_other(one: Segment, other: Segment, near: float = 1.0) -> bool:
    """Whether two pieces run along each other closer than ``near`` for more than 2 pixels."""
    for axis in (0, 1):
        if one[0][axis] == one[1][axis] and other[0][axis] == other[1][axis]:
            if abs(one[0][axis] - other[0][axis]) >= near:
                continue
            a = sorted(point[1 - axis] for point in one)
            b = sorted(point[1 - axis] for point in other)
            if min(a[1], b[1]) - max(a[0], b[0]) > 2:
                return True
    return False
