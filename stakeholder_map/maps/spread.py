"""Boxes spread over a room: as they were to each other, but filling it and never overlapping.

Half of each coordinate is the given one, half its rank among all, which opens dense middles and
draws in the far ends. Then boxes that overlap push each other apart (the force transfer of Huang
et al. 2007, on both sides at once), inside the room; a room too small grows.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]

_ROUNDS, _GROWS, _GAP, _FULL = 200, 1.1, 10.0, 0.5


def spread(
    places: Places, sizes: Places, alone: NDArray[np.bool_], room: tuple[float, float]
) -> Places:
    """Return the middles of n boxes, n × 2, centred on 0.

    Args:
        places: n × 2, how the boxes lie to each other, in any unit.
        sizes: n × 2, width and height of each box in pixels.
        alone: n, whether nothing connects a box to another: those stand in order at the right.
        room: width and height to fill; it grows in both where the boxes need more.
    """
    n = len(places)
    if n == 0:
        return np.zeros((0, 2))
    here = np.zeros((n, 2))
    # Where boxes would take more of the room than this, none of the rounds below can part them.
    area = float(np.prod(sizes + _GAP, axis=1).sum())
    scale = max(1.0, math.sqrt(area / (_FULL * room[0] * room[1])))
    wide, high = room[0] * scale, room[1] * scale
    while True:
        side = _rows(sizes[alone], (wide, high), bool(alone.all()))
        free = wide - (side[1] + 2 * _GAP if len(side[0]) else 0.0)
        rest = _apart(places[~alone], sizes[~alone], (free, high))
        if side[2] and rest is not None:
            break
        wide, high = wide * _GROWS, high * _GROWS
    here[~alone] = rest
    here[alone] = side[0] + np.array([wide - side[1], 0.0])
    return here - np.array([wide, high]) / 2


def _rows(sizes: Places, room: tuple[float, float], everybody: bool) -> tuple[Places, float, bool]:
    """Return places in columns from the top down, their width, and whether the room takes them."""
    if len(sizes) == 0:
        return np.zeros((0, 2)), 0.0, True
    wide, high = sizes.max(0) + _GAP
    lines = max(1, int(room[1] / high))
    if everybody:
        # All of them: as many columns as make the room's shape.
        lines = min(
            lines, max(1, math.ceil(math.sqrt(len(sizes) * room[1] * wide / room[0] / high)))
        )
    columns = -(-len(sizes) // lines)
    at = np.arange(len(sizes))
    found = np.stack([(at // lines + 0.5) * wide, (at % lines + 0.5) * high], 1)
    fits = columns * wide <= (room[0] if everybody else room[0] / 2) and high <= room[1]
    return found, float(columns * wide), bool(fits)


def _apart(places: Places, sizes: Places, room: tuple[float, float]) -> Places | None:
    """Return places inside the room at which no two boxes overlap; None where they do not fit."""
    n = len(places)
    half = sizes / 2
    low, high = half, np.array(room) - half
    if n and (low > high).any():
        return None
    here = low + _blended(places) * (high - low)
    # Sideways and upwards apart: whole matrices are much faster than one of pairs.
    needed = [(size[:, None] + size[None, :]) / 2 + _GAP for size in sizes.T]
    order = np.sign(np.arange(n)[:, None] - np.arange(n)[None, :])
    for _round in range(_ROUNDS):
        apart = [at[:, None] - at[None, :] for at in here.T]
        overlap = [need - np.abs(apart) for need, apart in zip(needed, apart, strict=True)]
        both = (overlap[0] > 0.01) & (overlap[1] > 0.01)
        np.fill_diagonal(both, False)
        if not both.any():
            return here
        # Along the way on which less has to be moved; of equal places the first goes left.
        sideways = overlap[0] <= overlap[1] * 1.4
        moved = np.empty_like(here)
        for way, along in enumerate((sideways, ~sideways)):
            sign = np.where(apart[way] == 0, order, np.sign(apart[way]))
            push = (overlap[way] + 0.5) * sign * both / 2
            moved[:, way] = (push * along).sum(1)
        here = np.clip(here + moved, low, high)
    return None


def _blended(places: Places) -> Places:
    """Return the coordinates within 0 … 1, half as they are and half by rank."""
    n = len(places)
    if n <= 1:
        return np.full((n, 2), 0.5)
    reach = np.maximum(places.max(0) - places.min(0), 1e-9)
    scaled = (places - places.min(0)) / reach
    ranks = np.argsort(np.argsort(np.round(places, 6), axis=0, kind="stable"), axis=0) / (n - 1)
    blended: Places = (scaled + ranks) / 2
    return blended
