r"""Power: what the approval rule makes of the weights.

Shapley & Shubik (1954): the share of all orders in which the seats may come to agree where a
seat is the one that turns "not yet" into "passed". Banzhaf (1965): the share of all coalitions
in which its vote is the one that counts.

Both come from the multilinear extension (Owen 1972). Let every seat agree with chance t,
independently. A rule splits into parts without common seats; P_k(t) is the chance that part k
passes and D_i(t) the chance that i's vote decides inside its own part. Then ::

    φ_i = ∫₀¹ D_i(t) · Π_{l ≠ part of i} P_l(t) dt        Banzhaf swing chance: the same at t = ½

The integrand is a polynomial of degree < n, so Gauss–Legendre with ⌈n/2⌉ nodes is exact. Each
part is counted over *kinds* of seats (same steps, same weight, same veto), which costs
Π (m_kind + 1) states instead of 2ⁿ: a committee of twenty equal heads has 21. A lone quota step
with many different weights is counted by dynamic programming over (heads, weight). Beyond the
work limit orders are drawn from a fixed seed and the standard error is given.

Degenerate cases: one seat has all power; seats outside every step and without a veto have none;
where nobody can satisfy a rule (or nothing has to be satisfied) no seat ever decides: zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import comb, lcm

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.rule import (
    TOLERANCE,
    Bools,
    Floats,
    Note,
    Rule,
    RuleNote,
    RuleStep,
    stated_rule,
)
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import StepRule

#: States of one part that are counted one by one (about a tenth of a second).
STATES = 1 << 20

#: Up to so many seats counting one by one is the quicker way.
FEW = 10

#: Width of the table of dynamic programming: weights that are multiples of 1/WIDTH.
WIDTH = 20_000

#: Counts of coalitions are whole numbers up to here in double precision.
HEADS = 50

#: Orders drawn where a rule is too large to count, and their seed.
ORDERS = 20_000
SEED = 1954


class PowerMethod(StrEnum):
    """Where the shares come from."""

    WEIGHTS = "weights"
    COUNTED = "counted"
    SAMPLED = "sampled"


@dataclass(frozen=True, eq=False)
class Power:
    """Each seat's share of the power, in the order of the seats; the sum is 1.

    ``error``: the largest standard error of a share where orders were drawn, else None.
    """

    shares: Floats
    exact: bool
    error: float | None
    method: PowerMethod
    notes: tuple[Note, ...] = ()


def shapley_shubik(weights: Sequence[float], quota: float, vetoes: Sequence[int] = ()) -> Floats:
    """Return the Shapley–Shubik index of a weighted game; sum 1, or zeros if nobody can decide.

    Args:
        weights: one a voter, finite and ≥ 0. A coalition wins with at least ``quota``.
        vetoes: positions of the voters without whom nothing passes.

    Raises:
        ValueError: a weight is negative or no number, or a veto names no voter.

    Exact whenever the distinct weights allow it (see the module); otherwise drawn from a fixed
    seed with a standard error below 0.004. Complexity O(n²·WIDTH) or O(n·states).
    """
    rule = _weighted(weights, quota, vetoes)
    counted = _parts(rule)
    if counted is None:
        return _drawn(rule)[0]
    return _integrated(counted, rule.n)


def banzhaf(weights: Sequence[float], quota: float, vetoes: Sequence[int] = ()) -> Floats:
    """Return the Banzhaf index, normalised to a sum of 1 (zeros if nobody can ever decide).

    Args and errors as for :func:`shapley_shubik`. Games too large to count are refused.

    Raises:
        ValueError: also, the game is too large to count (more than HEADS voters or many different
            weights without a common denominator).
    """
    counted = _parts(_weighted(weights, quota, vetoes))
    if counted is None:
        raise ValueError("the game is too large to be counted exactly")
    swings = _swing_chances(counted, len(weights), np.array([0.5]))[:, 0]
    total = swings.sum()
    return swings / total if total > 0 else swings


def rule_power(
    decision: Decision, seat_ids: Sequence[str], weights: Floats, value: float | None = None
) -> Power:
    """Return each seat's Shapley–Shubik share of the stated rule of a decision.

    Args:
        decision: its steps and vetoes are the rule.
        seat_ids: the seats that take part; ``weights`` are their shares of the formal decision.
        value: the decision's value instead of the recorded one (for steps above a value).

    With no stated rule, or one that nobody can satisfy, the shares are the weights and a note says
    so. Steps without seats are left out of the index and named in the notes. Input is not changed.
    """
    rule = stated_rule(decision, seat_ids, weights, value)
    return power_of(rule, np.asarray(weights, dtype=float))


def power_of(rule: Rule, weights: Floats) -> Power:
    """Return the power of a compiled rule; ``weights`` stand in where there is no rule."""
    if not rule.stated:
        return Power(_as_shares(weights), True, None, PowerMethod.WEIGHTS, rule.notes)
    counted = _parts(rule)
    if counted is None:
        shares, error = _drawn(rule)
        notes = (*rule.notes, Note(RuleNote.SAMPLED))
        return Power(shares, False, error, PowerMethod.SAMPLED, notes)
    shares = _integrated(counted, rule.n)
    if not shares.any():
        notes = (*rule.notes, Note(RuleNote.UNSATISFIABLE))
        return Power(_as_shares(weights), True, None, PowerMethod.WEIGHTS, notes)
    return Power(shares, True, None, PowerMethod.COUNTED, rule.notes)


def _as_shares(weights: Floats) -> Floats:
    total = weights.sum()
    if total > 0:
        return np.asarray(weights / total)
    return np.full(len(weights), 1 / max(len(weights), 1))


def _weighted(weights: Sequence[float], quota: float, vetoes: Sequence[int]) -> Rule:
    own = np.asarray(weights, dtype=float)
    if not np.isfinite(own).all() or (own < 0).any():
        raise ValueError("weights have to be numbers of 0 or more")
    if not np.isfinite(quota):
        raise ValueError("the quota has to be a number")
    if any(not 0 <= veto < len(own) for veto in vetoes):
        raise ValueError("a veto names no voter")
    step = RuleStep("", StepRule.QUOTA, np.arange(len(own)), own, float(quota))
    return Rule(len(own), (step,), np.array(sorted(set(vetoes)), dtype=np.intp), True, ())


@dataclass(frozen=True, eq=False)
class _Part:
    """A part of the rule that shares no seat with the others, counted.

    ``wins[s]``: winning coalitions of s of its m seats. ``swings[i, s]``: coalitions of s others
    that lose without seat i and win with it.
    """

    seats: NDArray[np.intp]
    wins: Floats
    swings: Floats


def _parts(rule: Rule) -> list[_Part] | None:
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
) -> _Part | None:
    """Count coalitions over kinds of seats; None beyond STATES states."""
    weights = np.zeros((len(steps), len(seats)))
    for row, step in enumerate(steps):
        weights[row, np.searchsorted(seats, step.members)] = step.weights
    veto = np.isin(seats, vetoes)
    kinds, kind_of, sizes = np.unique(
        np.vstack([weights.round(12), veto]), axis=1, return_inverse=True, return_counts=True
    )
    kind_of = kind_of.reshape(-1)
    if len(seats) > HEADS or np.prod(sizes + 1.0) > STATES:
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
    return _Part(seats, wins, swings)


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


def _programmed(step: RuleStep, vetoes: NDArray[np.intp]) -> _Part | None:
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
    return _Part(step.members[order], wins, swings[order])


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


def _chances(counts: Floats, m: int, t: Floats) -> Floats:
    """Return Σ_s counts[..., s] · t^s (1 − t)^(m − s) for each t."""
    s = np.arange(counts.shape[-1])[:, None]
    return np.asarray(counts @ (t**s * (1 - t) ** (m - s)))


def _swing_chances(parts: list[_Part], n: int, t: Floats) -> Floats:
    """Return the chance of each of n seats to decide when all others agree with chance t."""
    passes = [_chances(part.wins, len(part.seats), t) for part in parts]
    result = np.zeros((n, len(t)))
    for position, part in enumerate(parts):
        others = np.ones(len(t))
        for k, chance in enumerate(passes):
            if k != position:
                others = others * chance
        result[part.seats] = _chances(part.swings, len(part.seats) - 1, t) * others
    return result


def _integrated(parts: list[_Part], n: int) -> Floats:
    heads = sum(len(part.seats) for part in parts)
    nodes, node_weights = np.polynomial.legendre.leggauss(max(heads // 2 + 1, 1))
    t = (nodes + 1) / 2
    return np.asarray(_swing_chances(parts, n, t) @ (node_weights / 2))


def _drawn(rule: Rule) -> tuple[Floats, float]:
    """Return shares over drawn orders and the largest standard error.

    Every step passes at one place in an order; the seat at the last of these places decides.
    """
    n = rule.n
    keys = np.random.default_rng(SEED).random((ORDERS, n))
    place = keys.argsort(axis=1).argsort(axis=1)
    decides = np.full(ORDERS, -1)
    for veto in rule.vetoes:
        decides = np.maximum(decides, place[:, veto])
    for step in rule.steps:
        if step.is_empty or step.needed <= TOLERANCE:
            continue
        own = place[:, step.members]
        order = own.argsort(axis=1)
        reached = step.weights[order].cumsum(axis=1) >= step.needed - TOLERANCE
        if not reached[:, -1].all():
            return np.zeros(n), 0.0
        first = np.take_along_axis(order, reached.argmax(axis=1)[:, None], axis=1)
        decides = np.maximum(decides, np.take_along_axis(own, first, axis=1)[:, 0])
    if (decides < 0).all():
        return np.zeros(n), 0.0
    seat = (place == decides[:, None]).argmax(axis=1)
    shares = np.bincount(seat, minlength=n) / ORDERS
    return shares, float(np.sqrt(shares * (1 - shares) / ORDERS).max())
