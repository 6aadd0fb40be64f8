r"""Power: what the approval rule makes of the weights.

Shapley & Shubik (1954): the share of all orders in which the seats may come to agree where a
seat is the one that turns "not yet" into "passed". Banzhaf (1965): the share of all coalitions
in which its vote is the one that counts.

Both come from the multilinear extension (Owen 1972). Let every seat agree with chance t,
independently. A rule splits into parts without common seats; P_k(t) is the chance that part k
passes and D_i(t) the chance that i's vote decides inside its own part. Then ::

    φ_i = ∫₀¹ D_i(t) · Π_{l ≠ part of i} P_l(t) dt        Banzhaf swing chance: the same at t = ½

The integrand is a polynomial of degree < n, so Gauss–Legendre with ⌈n/2⌉ nodes is exact. How a
part is counted: see ``coalitions``. Beyond its limits orders are drawn from a fixed seed and the
standard error is given.

Degenerate cases: one seat has all power; seats outside every step and without a veto have none;
where nobody can satisfy a rule (or nothing has to be satisfied) no seat ever decides: zeros.
Complexity O(n² · nodes) beside the counting; drawn: O(ORDERS · n log n).

It is power before anybody's view is looked at, by the rule alone: nobody really agrees in a random
order, and who agrees with whom does not enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import index
from typing import SupportsFloat, SupportsIndex

import numpy as np

from stakeholder_map.analysis.chain.coalitions import Part, parts_of
from stakeholder_map.analysis.chain.rule import (
    TOLERANCE,
    Floats,
    Note,
    Rule,
    RuleNote,
    RuleStep,
    stated_rule,
)
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import StepRule

#: Orders drawn where a rule is too large to count, and their seed.
ORDERS = 20_000
SEED = 1954

#: Places of drawn orders that are held at once, so that many voters do not fill the memory.
AT_ONCE = 2_000_000

#: Sums of whole numbers are exact in double precision up to here.
WHOLE = 2**53


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


def shapley_shubik(
    weights: Sequence[SupportsFloat] | Floats,
    quota: SupportsFloat,
    vetoes: Iterable[SupportsIndex] = (),
) -> Floats:
    """Return the Shapley–Shubik index of a weighted game; sum 1, or zeros if nobody can decide.

    Args:
        weights: one a voter, finite and ≥ 0, in any unit. A coalition wins with at least ``quota``.
        quota: a finite number. Whole numbers are compared exactly; else what falls short of it by
            less than 1e-9 of the largest weight is rounding (0.7 + 0.1 reaches 0.8).
        vetoes: positions of the voters without whom nothing passes.

    Zeros where no voter at all, a quota above the sum, or nothing to reach (a quota of 0 or less
    and no veto) leaves nobody who could turn the outcome. The input is not changed.

    Raises:
        ValueError: a weight is negative or no finite number, the quota is none, or a veto is not
            the position of a voter.

    Exact up to 1000 voters of few kinds or 50 with weights on a common grid (see ``coalitions``);
    otherwise drawn from a fixed seed with a standard error below 0.004. Complexity: see the module.
    """
    rule = _weighted(weights, quota, vetoes)
    counted = parts_of(rule)
    if counted is None:
        return _drawn(rule)[0]
    return _integrated(counted, rule.n)


def banzhaf(
    weights: Sequence[SupportsFloat] | Floats,
    quota: SupportsFloat,
    vetoes: Iterable[SupportsIndex] = (),
) -> Floats:
    """Return the Banzhaf index, normalised to a sum of 1 (zeros if nobody can ever decide).

    β_i = η_i / Σ η, where η_i is the number of coalitions of the others that lose without i and
    win with it. Arguments and degenerate cases as for :func:`shapley_shubik`; never drawn.

    Raises:
        ValueError: also, the game is too large to be counted exactly (see ``coalitions``).
    """
    rule = _weighted(weights, quota, vetoes)
    counted = parts_of(rule)
    if counted is None:
        raise ValueError("the game is too large to be counted exactly")
    swings = _swing_chances(counted, rule.n, np.array([0.5]))[:, 0]
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
    counted = parts_of(rule)
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


def _weighted(
    weights: Sequence[SupportsFloat] | Floats,
    quota: SupportsFloat,
    vetoes: Iterable[SupportsIndex],
) -> Rule:
    try:
        own, needed = np.asarray(weights, dtype=float), float(quota)
    except (TypeError, ValueError):
        raise ValueError("the weights and the quota have to be numbers") from None
    if own.ndim != 1 or not np.isfinite(own).all() or (own < 0).any():
        raise ValueError("the weights have to be one number of 0 or more a voter")
    if not np.isfinite(needed):
        raise ValueError("the quota has to be a number")
    try:
        stops = sorted({index(veto) for veto in vetoes})
    except TypeError:
        raise ValueError("a veto has to be the position of a voter") from None
    if any(not 0 <= veto < len(own) for veto in stops):
        raise ValueError("a veto has to be the position of a voter")
    largest = float(own.max(initial=0.0))
    whole = not (own % 1).any() and needed % 1 == 0 and largest * len(own) < WHOLE
    if largest > 0 and not whole:
        own, needed = own / largest, needed / largest
    step = RuleStep("", StepRule.QUOTA, np.arange(len(own)), own, needed)
    return Rule(len(own), (step,), np.array(stops, dtype=np.intp), True, ())


def _chances(counts: Floats, m: int, t: Floats) -> Floats:
    """Return Σ_s counts[..., s] · t^s (1 − t)^(m − s) for each t."""
    s = np.arange(counts.shape[-1])[:, None]
    return np.asarray(counts @ (t**s * (1 - t) ** (m - s)))


def _swing_chances(parts: list[Part], n: int, t: Floats) -> Floats:
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


def _integrated(parts: list[Part], n: int) -> Floats:
    heads = sum(len(part.seats) for part in parts)
    nodes, node_weights = np.polynomial.legendre.leggauss(max(heads // 2 + 1, 1))
    t = (nodes + 1) / 2
    return np.asarray(_swing_chances(parts, n, t) @ (node_weights / 2))


def _drawn(rule: Rule) -> tuple[Floats, float]:
    """Return shares over drawn orders and the largest standard error.

    Every step passes at one place in an order; the seat at the last of these places decides.
    """
    n = rule.n
    steps = [step for step in rule.steps if not step.is_empty and step.needed > TOLERANCE]
    nobody = any(step.weights.sum() < step.needed - TOLERANCE for step in steps)
    if nobody or not (steps or len(rule.vetoes)):
        return np.zeros(n), 0.0
    random = np.random.default_rng(SEED)
    pivots = np.zeros(n)
    at_once = max(AT_ONCE // n, 1)
    for done in range(0, ORDERS, at_once):
        keys = random.random((min(at_once, ORDERS - done), n))
        place = keys.argsort(axis=1).argsort(axis=1)
        decides = np.full(len(keys), -1)
        for veto in rule.vetoes:
            decides = np.maximum(decides, place[:, veto])
        for step in steps:
            own = place[:, step.members]
            order = own.argsort(axis=1)
            reached = step.weights[order].cumsum(axis=1) >= step.needed - TOLERANCE
            # Added up in another order the whole may round below what is needed: the last decides.
            reached[:, -1] = True
            first = np.take_along_axis(order, reached.argmax(axis=1)[:, None], axis=1)
            decides = np.maximum(decides, np.take_along_axis(own, first, axis=1)[:, 0])
        seat = (place == decides[:, None]).argmax(axis=1)
        pivots += np.bincount(seat, minlength=n)
    shares = pivots / ORDERS
    return shares, float(np.sqrt(shares * (1 - shares) / ORDERS).max())
