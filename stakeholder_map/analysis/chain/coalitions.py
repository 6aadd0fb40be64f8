"""Coalitions of a rule, counted: how many win, and in how many a seat's vote decides.

A rule splits into parts without common seats; the power index puts them together again. Each part
is counted in the cheapest exact way:

* over *kinds* of seats (same steps, same weight, same veto): Π (m_kind + 1) states instead of
  2ⁿ; a committee of twenty equal heads has 21. Up to ``MANY`` seats: counts are binomials, never
  subtracted, so double precision keeps 12 digits of them;
* a lone quota step with many different weights by dynamic programming over (heads, weight), where
  the weights are multiples of 1/WIDTH. Up to ``HEADS`` seats: counts are subtracted there, and
  whole numbers are exact only below 2⁵³.

Where neither is feasible the answer is None; nothing is rounded in silence. Degenerate cases: a
part that nobody can win has no winning coalition and nobody who decides; a veto outside every step
is a part of its own. Complexity O(states · m) or O(m² · WIDTH) a part of m seats.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, lcm

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.chain.rule import TOLERANCE, Bools, Floats, Rule, RuleStep

#: States of one part that are counted one by one (about a tenth of a second).
STATES = 1 << 20

#: Up to so many seats counting one by one is the quicker way.
FEW = 10

#: Width of the table of dynamic programming: weights that are multiples of 1/WIDTH.
WIDTH = 20_000

#: Seats of a part that dynamic programming counts in whole numbers of double precision.
HEADS = 50

#: Seats of a part that are counted by kinds: the binomials of more have no double.
MANY = 1000


@dataclass(frozen=True, eq=False)
class Part:
    """A part of the rule that shares no seat with the others, counted.

    ``wins[s]``: winning coalitions of s of its m seats. ``swings[i, s]``: coalitions of s others
    that lose without seat i and win with it.
    """

    seats: NDArray[np.intp]
    wins: Floats
    swings: Floats


def parts_of(rule: Rule) -> list[Part] | None:
    """Return the counted parts, or None where one is too large to be counted."""
    steps = [step for step in rule.steps if not step.is_empty]
    result = []
    for seats, own in _split(steps, rule.vetoes):
        vetoes = np.intersect1d(rule.vetoes, seats)
        part = _programmed(own[0], vetoes) if len(own) == 1 and len(seats) > FEW else None
        part = part or _counted(seats, own, vetoes)
        if part is None:
            return None
        result.append(part)
    return result


def _split(
    steps: list[RuleStep], vetoes: NDArray[np.intp]
) -> list[tuple[NDArray[np.intp], list[RuleStep]]]:
    """Return groups of steps that hang together by common seats; a lone veto is a group too."""
    groups: list[tuple[set[int], list[RuleStep]]] = []
    for step in steps:
        seats, own = {int(m) for m in step.members}, [step]
        apart = []
        for other in groups:
            if other[0] & seats:
                seats, own = seats | other[0], [*other[1], *own]
            else:
                apart.append(other)
        groups = [*apart, (seats, own)]
    taken = set().union(*(seats for seats, _ in groups)) if groups else set()
    groups.extend(({int(veto)}, []) for veto in vetoes if int(veto) not in taken)
    return [(np.array(sorted(seats), dtype=np.intp), own) for seats, own in groups]


def _counted(
    seats: NDArray[np.intp], steps: list[RuleStep], vetoes: NDArray[np.intp]
) -> Part | None:
    """Count coalitions over kinds of seats; None beyond STATES states."""
    weights = np.zeros((len(steps), len(seats)))
    for row, step in enumerate(steps):
        weights[row, np.searchsorted(seats, step.members)] = step.weights
    veto = np.isin(seats, vetoes)
    kinds, kind_of, sizes = np.unique(
        np.vstack([weights.round(12), veto]), axis=1, return_inverse=True, return_counts=True
    )
    kind_of = kind_of.reshape(-1)
    if len(seats) > MANY or np.prod(sizes + 1.0) > STATES:
        return None
    shape = tuple(int(size) + 1 for size in sizes)
    won = _ways(kinds[-1].astype(bool), sizes, shape)
    for row, step in enumerate(steps):
        reached = _outer_sum([np.arange(k) * w for k, w in zip(shape, kinds[row], strict=True)])
        won &= reached >= step.needed - TOLERANCE
    heads = _outer_sum([np.arange(float(k)) for k in shape]).astype(np.intp)
    ways = [_choices(size) for size in sizes]
    m = len(seats)
    wins = np.zeros(m + 1)
    wins += np.bincount(heads[won], _outer_product(ways)[won], minlength=m + 1)
    swings = np.zeros((m, m))
    for kind, size in enumerate(sizes):
        below = np.take(won, np.arange(size), axis=kind)
        above = np.take(won, np.arange(1, size + 1), axis=kind)
        decides = above & ~below
        others = [_choices(size - 1) if k == kind else w for k, w in enumerate(ways)]
        at = np.take(heads, np.arange(size), axis=kind)[decides]
        swings[kind_of == kind] = np.bincount(at, _outer_product(others)[decides], minlength=m)
    return Part(seats, wins, swings)


def _choices(size: int) -> NDArray[np.float64]:
    """Return the number of ways to choose 0, 1 … ``size`` of so many."""
    return np.array([comb(size, k) for k in range(size + 1)], dtype=float)


def _ways(vetoes: Bools, sizes: NDArray[np.intp], shape: tuple[int, ...]) -> Bools:
    """Return the states in which every seat of a kind with a veto agrees."""
    allowed = np.ones(shape, dtype=bool)
    for kind in np.flatnonzero(vetoes):
        full = np.arange(sizes[kind] + 1) == sizes[kind]
        allowed &= full.reshape([-1 if axis == kind else 1 for axis in range(len(shape))])
    return allowed


def _outer_sum(axes: list[NDArray[np.float64]]) -> Floats:
    result = np.zeros((1,) * len(axes))
    for position, axis in enumerate(axes):
        result = result + axis.reshape([-1 if k == position else 1 for k in range(len(axes))])
    return result


def _outer_product(axes: list[NDArray[np.float64]]) -> Floats:
    result = np.ones((1,) * len(axes))
    for position, axis in enumerate(axes):
        result = result * axis.reshape([-1 if k == position else 1 for k in range(len(axes))])
    return result


def _programmed(step: RuleStep, vetoes: NDArray[np.intp]) -> Part | None:
    """Count one step by dynamic programming over (heads, weight); None where the grid is too fine.

    Seats with a veto all have to agree: they are taken first, and the others have to reach what
    is still needed. Removing one seat from the finished table gives the table of the others.
    """
    m = len(step.members)
    whole, needed = _on_a_grid(step)
    if whole is None or m > HEADS:
        return None
    veto = np.isin(step.members, vetoes)
    free = np.flatnonzero(~veto)
    forced = int(veto.sum())
    missing = needed - int(whole[veto].sum())
    table = np.zeros((len(free) + 1, int(whole[free].sum()) + 1))
    table[0, 0] = 1
    for seat in free:
        weight = whole[seat]
        table[1:, weight:] += table[:-1, : table.shape[1] - weight].copy()
    start = max(missing, 0)
    wins = np.zeros(m + 1)
    wins[forced:] = table[:, start:].sum(axis=1)
    swings = np.zeros((m, m))
    swings[veto] = wins[1:]
    for seat in free:
        weight = whole[seat]
        rest = table.copy()
        for heads in range(1, len(free) + 1):
            rest[heads, weight:] -= rest[heads - 1, : table.shape[1] - weight]
        low = max(missing - weight, 0)
        swings[seat, forced:] = rest[:-1, low:start].sum(axis=1)
    order = np.argsort(step.members)
    return Part(step.members[order], wins, swings[order])


def _on_a_grid(step: RuleStep) -> tuple[NDArray[np.intp] | None, int]:
    """Return the weights and the threshold as whole numbers of one unit, if there is one."""
    shares = [Fraction(float(w)).limit_denominator(WIDTH) for w in step.weights]
    if any(abs(float(s) - w) > 1e-12 for s, w in zip(shares, step.weights, strict=True)):
        return None, 0
    unit = lcm(*(share.denominator for share in shares))
    whole = np.array([int(share * unit) for share in shares], dtype=np.intp)
    if whole.sum() > WIDTH:
        return None, 0
    return whole, int(np.ceil((step.needed - TOLERANCE) * unit))
