"""Marks moved apart inside their column, as little as need be (a beeswarm)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stakeholder_map.maps.lenses.placing import Mark
from stakeholder_map.maps.rect import Rect

_APART, _STEP = 3.0, 3.0


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a mark would stand: at height ``y`` in its column, and the room it may move in."""

    room: Rect
    y: float
    radius: float


def swarm(wishes: Sequence[Wish]) -> tuple[Mark, ...] | None:
    """Return a place for each mark, so that no two touch; None where a room is too full.

    Marks keep their height if there is room for them beside each other in the column, earlier
    ones first; else they give way upwards or downwards, within their room.
    """
    placed: list[Mark] = []
    for wish in wishes:
        found = _nearest(wish, placed)
        if found is None:
            return None
        placed.append(found)
    return tuple(placed)


def _nearest(wish: Wish, placed: Sequence[Mark]) -> Mark | None:
    room, radius = wish.room, wish.radius
    middle = room.x + room.width / 2
    wide = max(0.0, room.width / 2 - radius - 2)
    near = [
        mark
        for mark in placed
        if abs(mark.x - middle) < room.width / 2 + mark.radius + radius + _APART
    ]
    highest, lowest = room.y + radius, room.bottom - radius
    start = min(max(wish.y, highest), lowest)
    for moved in _steps(room.height):
        for y in (start - moved, start + moved) if moved else (start,):
            if not highest <= y <= lowest:
                continue
            for aside in _steps(wide):
                for x in (middle + aside, middle - aside) if aside else (middle,):
                    if all(
                        math.hypot(x - mark.x, y - mark.y) >= radius + mark.radius + _APART
                        for mark in near
                    ):
                        return Mark(x, y, radius)
    return None


def _steps(far: float) -> Iterator[float]:
    return (step * _STEP for step in range(int(far / _STEP) + 1))
