r"""Many accounts at once: the numbers of ``influence``, without a matrix for each account.

The chains stand end to end in flat arrays. Nothing dense is built: with q = c0 p and D_i the
row sums of the attention, ::

    W = D⁻¹ (M + 1 qᵀ − diag q) ,    M_ij = σ_ij a_ij, less q_j where the tie is against

so that u = v + Wᵀ Λ u needs one sparse product and one sum for each account and step:
Wᵀ z = Mᵀ y + q ∘ (Σ y − y) with y = D⁻¹ z. The map shrinks distances (in the 1-norm) by
λ ≤ 0.8, so repeating it converges for every account from any start; it stops where what is left
is surely below ``PRECISION``. The slowest part of the error shrinks by a steady ratio, so every
few steps each account leaps to where that ratio leads (Aitken 1926); some 30 steps suffice. Then
I = (1 − λ) ∘ u, and everything else is a sum. Accounts are taken by size in blocks that fit the
cache.

Equal to the one-account code to 1e-9 (tested). Complexity O(steps · (n + ties)) instead of O(n³).
Degenerate cases are those of ``influence``; an account without a seat has zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count as counted

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.chain.graph import Chain
from stakeholder_map.analysis.chain.influence import COMMITMENT_TAKES, MOST_SUSCEPTIBLE
from stakeholder_map.analysis.chain.rule import Bools, Floats
from stakeholder_map.analysis.chain.solution import Solved

Ints = NDArray[np.intp]

#: What may be left of the sum of all changes of an account.
PRECISION = 1e-11

#: Seats in one block: its vectors stay in the cache.
BLOCK = 8_192

#: Plain steps between two looks at what is left, and how often a leap is tried after a look.
STRIDE = 4
LEAPS = 12

#: A prior smaller than this (of 1) is rounding: there is nobody to listen to.
NOTHING = 1e-13


@dataclass(frozen=True, eq=False)
class Stack:
    """Many chains end to end: B accounts, N seats, E entries of attention.

    Attributes:
        sizes: B, seats of each account.
        prior: B, > 0, as in ``Chain``.
        power, commitment, confidence: N, as in ``Chain`` and ``Power``.
        stance: N, NaN where unknown.
        weight: N, shares of the formal decision.
        met, possible: N, whether the seat is surely reached, and not known to be unreached.
        listener, heard: E, positions among the N seats, both of one account and not the same;
            each pair once.
        listens: E, > 0. sign: E, −1 or +1.
    """

    sizes: Ints
    prior: Floats
    power: Floats
    stance: Floats
    commitment: Floats
    confidence: Floats
    weight: Floats
    met: Bools
    possible: Bools
    listener: Ints
    heard: Ints
    listens: Floats
    sign: Floats

    def __len__(self) -> int:
        """Return the number of accounts."""
        return len(self.sizes)


@dataclass(frozen=True, eq=False)
class Outlooks:
    """The numbers of a stack.

    Attributes:
        share: I, by seat (N) in the order of the stack, as the next three.
        contribution: NaN where the stance is unknown.
        uncertainty: share of what there is to find out in the account.
        leverage: u.
        known: F as far as it is known, by account (B), as the rest.
        unknown: ± this. total: Σ|I|. variance: of F.
        covered_low, covered_high: coverage of the weight; 0 … 1 where nothing weighs.
    """

    share: Floats
    contribution: Floats
    uncertainty: Floats
    leverage: Floats
    known: Floats
    unknown: Floats
    total: Floats
    variance: Floats
    covered_low: Floats
    covered_high: Floats


def stacked(solved: Iterable[Solved]) -> Stack:
    """Return solved decisions as one stack (without reach, which a solution does not know)."""
    chains = [(one.chain, one.power.shares, one.weights.shares) for one in solved]
    sizes = np.array([len(c.seat_ids) for c, _, _ in chains], dtype=np.intp)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
    entries = [_entries(c, int(s)) for (c, _, _), s in zip(chains, starts[:-1], strict=True)]
    unreached = np.zeros(starts[-1], dtype=bool)
    return Stack(
        sizes=sizes,
        prior=np.array([c.prior for c, _, _ in chains], dtype=float),
        power=_joined([power for _, power, _ in chains]),
        stance=_joined([c.stance for c, _, _ in chains]),
        commitment=_joined([c.commitment for c, _, _ in chains]),
        confidence=_joined([c.confidence for c, _, _ in chains]),
        weight=_joined([weight for _, _, weight in chains]),
        met=unreached,
        possible=~unreached,
        listener=_positions([e[0] for e in entries]),
        heard=_positions([e[1] for e in entries]),
        listens=_joined([e[2] for e in entries]),
        sign=_joined([e[3] for e in entries]),
    )


def joined(parts: Sequence[Stack]) -> Stack:
    """Return one stack or more, one after the other, as one."""
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in Stack.__dataclass_fields__
    }
    start = np.cumsum([0, *(len(part.power) for part in parts[:-1])])
    shift = np.repeat(start, [len(part.listener) for part in parts])
    columns["listener"] += shift
    columns["heard"] += shift
    return Stack(**columns)


def outlooks(stack: Stack) -> Outlooks:
    """Return the numbers of every account of a stack; the stack is not changed."""
    owner = np.repeat(np.arange(len(stack)), stack.sizes)
    leverage, lam = _leverage(stack, owner)
    share = (1 - lam) * leverage
    known = ~np.isnan(stack.stance)
    size = np.abs(share)
    contribution = share * stack.stance
    variance = (share * np.where(known, 1 - stack.confidence, 1.0)) ** 2 / 3

    def by_account(values: Floats) -> Floats:
        return np.asarray(np.bincount(owner, values, minlength=len(stack)), dtype=float)

    of_account = by_account(variance)
    weight = by_account(stack.weight)
    some = weight > 0
    scale = np.where(some, weight, 1.0)
    return Outlooks(
        share=share,
        contribution=contribution,
        uncertainty=variance / np.where(of_account > 0, of_account, 1.0)[owner],
        leverage=leverage,
        known=by_account(np.nan_to_num(contribution)),
        unknown=by_account(np.where(known, 0.0, size)),
        total=by_account(size),
        variance=of_account,
        covered_low=np.where(some, by_account(stack.weight * stack.met) / scale, 0.0),
        covered_high=np.where(some, by_account(stack.weight * stack.possible) / scale, 1.0),
    )


def _leverage(stack: Stack, owner: Ints) -> tuple[Floats, Floats]:
    """Return u and λ for every seat."""
    # Blocks need accounts of one size side by side.
    order = np.argsort(stack.sizes, kind="stable")
    rank = np.empty(len(stack), dtype=np.intp)
    rank[order] = np.arange(len(stack))
    rows = np.argsort(rank[owner], kind="stable")
    place = np.empty(len(rows), dtype=np.intp)
    place[rows] = np.arange(len(rows))
    listener, heard = place[stack.listener], place[stack.heard]
    listens, sign = stack.listens, stack.sign
    if (listener[1:] < listener[:-1]).any():
        edges = np.argsort(listener, kind="stable")
        listener, heard, listens, sign = listener[edges], heard[edges], listens[edges], sign[edges]
    power, commitment = stack.power[rows], stack.commitment[rows]
    priors = stack.prior[owner][rows]

    leverage, lam = np.empty(len(rows)), np.empty(len(rows))
    for n, low, high in _blocks(stack.sizes[order]):
        first, last = np.searchsorted(listener, [low, high])
        part = slice(first, last)
        solved = _block(
            n,
            priors[low:high:n],
            power[low:high],
            commitment[low:high],
            listener[part] - low,
            heard[part] - low,
            listens[part],
            sign[part],
        )
        leverage[low:high], lam[low:high] = solved
    return leverage[place], lam[place]


def _blocks(sizes: Ints) -> Iterator[tuple[int, int, int]]:
    """Yield size, first and last seat of blocks of accounts of one size; sizes are in order."""
    start = 0
    for n, count in zip(*np.unique(sizes, return_counts=True), strict=True):
        if n == 0:
            continue
        step = max(BLOCK // int(n), 1)
        for done in range(0, int(count), step):
            taken = min(step, int(count) - done) * int(n)
            yield int(n), start, start + taken
            start += taken


def _block(
    n: int,
    prior: Floats,
    power: Floats,
    commitment: Floats,
    listener: Ints,
    heard: Ints,
    listens: Floats,
    sign: Floats,
) -> tuple[Floats, Floats]:
    """Return u and λ for a block of accounts of n seats each."""
    rows = len(power)
    shape = (rows // n, n)
    v = power.reshape(shape)
    from scipy.sparse import csc_array  # slow to load, and a single account does without it

    received = np.bincount(heard, listens, minlength=rows).reshape(shape)
    total = received.sum(1, keepdims=True)
    entries = np.bincount(listener // n, minlength=shape[0])[:, None]
    tied = entries > 0
    attention = np.where(tied, received / np.where(tied, total, 1.0), v)
    scale = np.where(tied, prior[:, None] * total / np.maximum(entries, 1), 1.0)
    q = scale * (0.5 * v + 0.5 * attention)

    against = sign < 0
    ignored = np.where(against, q.reshape(-1)[heard], 0.0)
    rest = q.sum(1, keepdims=True) - q
    rest -= np.bincount(listener, ignored, minlength=rows).reshape(shape)
    rest[rest < NOTHING * scale] = 0.0
    row = rest + np.bincount(listener, listens, minlength=rows).reshape(shape)
    hears = row > 0
    lam = np.where(hears, MOST_SUSCEPTIBLE - COMMITMENT_TAKES * commitment.reshape(shape), 0.0)
    pull = lam / np.where(hears, row, 1.0)
    # Mᵀ by columns: the entries of one listener stand side by side already.
    ends = np.concatenate([[0], np.bincount(listener, minlength=rows).cumsum()])
    matrix = csc_array((sign * listens - ignored, heard, ends), shape=(rows, rows))

    ones = np.ones(n)

    def step(u: Floats) -> Floats:
        y = pull * u
        result = (matrix @ y.reshape(-1)).reshape(shape)
        # The sums as a product: for short rows a good deal quicker than sum(1).
        np.subtract((y @ ones)[:, None], y, out=y)
        y *= q
        result += y
        result += v
        return np.asarray(result)

    u = v
    worst = float(lam.max(initial=0.0))
    for turn in counted():
        for _ in range(STRIDE):
            u = step(u)
        one = step(u)
        two = step(one)
        before, after = one - u, two - one
        if float((np.abs(after) @ ones).max()) * worst <= PRECISION * (1 - worst):
            return two.reshape(-1), lam.reshape(-1)
        u = two if turn >= LEAPS else two + after * _leap(before, after, ones)
    raise AssertionError("the map shrinks distances, so the loop above ends")


def _leap(before: Floats, after: Floats, ones: Floats) -> Floats:
    """Return by how much of the last change each account may go on (Aitken's Δ²)."""
    size = (before * before) @ ones
    ratio = ((before * after) @ ones) / np.where(size > 0, size, 1.0)
    ratio = np.clip(ratio, 0.0, MOST_SUSCEPTIBLE)
    return np.asarray((ratio / (1 - ratio))[:, None])


def _entries(chain: Chain, start: int) -> tuple[Ints, Ints, Floats, Floats]:
    listener, heard = np.nonzero(chain.listens)
    at = (listener, heard)
    return listener + start, heard + start, chain.listens[at], chain.sign[at]


def _joined(parts: list[NDArray[np.float64]]) -> Floats:
    return np.concatenate(parts).astype(float) if parts else np.zeros(0)


def _positions(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.intp)
