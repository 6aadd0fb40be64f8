"""Ties of many accounts into entries of attention: who listens to whom, how strongly, which sign.

The table of ``graph`` over arrays: of several ties on one entry the strongest counts, of equally
strong ones the tie against. Complexity O(ties · log ties).

Degenerate cases: no tie, or none between two seats: empty arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.chain.graph import NO_TIE
from stakeholder_map.analysis.chain.rule import Floats
from stakeholder_map.model.scales import TieKind

Ints = NDArray[np.intp]

#: A number for each kind of tie.
KINDS = {kind: code for code, kind in enumerate(TieKind)}


@dataclass(frozen=True, eq=False)
class Ties:
    """T ties as arrays.

    Attributes:
        source, target: positions among the seats; −1 for somebody without one.
        kind: as in ``KINDS``. strength: ≥ 0. sign: +1 or −1, as entered.
        up, down: how strongly a reporting line is listened to from below and from above.
    """

    source: Ints
    target: Ints
    kind: Ints
    strength: Floats
    sign: Floats
    up: Floats
    down: Floats


def entries(ties: Ties, seats: int) -> tuple[Ints, Ints, Floats, Floats]:
    """Return listener, heard, size and sign of every entry, ordered by listener, then heard."""
    counts = (ties.source >= 0) & (ties.target >= 0) & (ties.source != ties.target)
    both = counts & (ties.kind != KINDS[TieKind.INFLUENCES])
    line = ties.kind == KINDS[TieKind.REPORTS_TO]
    sign = np.where(ties.kind == KINDS[TieKind.CONFLICT], -1.0, ties.sign)
    # Who is named second listens to who is named first; all but "influences" go both ways.
    back, there = np.where(line, ties.down, ties.strength), np.where(line, ties.up, ties.strength)
    size = np.concatenate([back[counts], there[both]])
    listener = np.concatenate([ties.target[counts], ties.source[both]])
    heard = np.concatenate([ties.source[counts], ties.target[both]])
    sign = np.concatenate([sign[counts], sign[both]])

    pair = listener * seats + heard
    order = np.argsort(pair)
    pair, size, sign = pair[order], size[order], sign[order]
    first = np.ones(len(pair), dtype=bool)
    np.not_equal(pair[1:], pair[:-1], out=first[1:])
    if not first.all():
        starts = np.flatnonzero(first)
        most = np.maximum.reduceat(size, starts)
        against = np.maximum.reduceat(np.where(sign < 0, size, -1.0), starts)
        pair, size, sign = pair[starts], most, np.where(against == most, -1.0, 1.0)
    kept = size >= NO_TIE
    if not kept.all():
        pair, size, sign = pair[kept], size[kept], sign[kept]
    return pair // max(seats, 1), pair % max(seats, 1), size, sign
