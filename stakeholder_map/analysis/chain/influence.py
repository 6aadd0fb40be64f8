"""Influence: how much of the outcome goes back to what each person thinks.

Friedkin & Johnsen (1990), "Social influence and opinions", Journal of Mathematical Sociology
15: 193–205, with the attention of people who are tied to nobody filled by a prior::

    p_j  = ½ v_j + ½ (j's share of all recorded attention)      no ties: p = v
    c0   = prior × the mean of the non-zero a                   no ties: 1; prior is 2 as a rule
    W_ij = (σ_ij a_ij + c0 p_j) / Σ_{k≠i} (a_ik + c0 p_k),  j ≠ i
    λ_i  = 0.8 − 0.6 k_i
    G = (I − ΛW)⁻¹     V = G (I − Λ)     x∞ = V x0
    u = Gᵀ v           I = Vᵀ v          F = Iᵀ x0

Where a tie is against, the prior adds nothing to that pair, above the line or below it, so that
Σ_j |W_ij| = 1. Somebody with nothing to listen to has W_i = 0 and λ_i = 0. Because λ ≤ 0.8 the
inverse always exists. Complexity O(n³). ``docs/method.md`` derives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stakeholder_map.analysis.chain.graph import PRIOR_ATTENTION, Array, Chain

#: λ of a person with commitment 0 and how much of it full commitment takes away.
MOST_SUSCEPTIBLE = 0.8
COMMITMENT_TAKES = 0.6

#: A spectral radius this close to 1 is 1: what has no limit must not look as if it had one.
SETTLES = 1e-9

#: The standard deviation of the uniform distribution on [−1, 1].
UNIFORM_SD = 3**-0.5


@dataclass(frozen=True, eq=False)
class Influence:
    """The influence model of one chain, solved. Arrays stand in the order of ``chain.seat_ids``.

    Attributes:
        power: v, n, sum 1.
        attention: W, n × n, signed; rows of |W| sum to 1, or to 0 (nobody to listen to).
        susceptibility: λ, n, in [0, 0.8].
        G: n × n, the total response of i to a push on j.
        share: I, n: how much of the outcome goes back to j. Shares of 1 only without ties
            against; else signed, negative = "moves the outcome the other way".
        leverage: u, n: what a lasting push on j's view, whatever its own, moves.
        initial: x0, n, NaN where unknown.
        half_width: n: what we believe of x0 is uniform within ± this: 1 − confidence where it
            is known, 1 where it is unknown.
    """

    power: Array
    attention: Array
    susceptibility: Array
    G: Array
    share: Array
    leverage: Array
    initial: Array
    half_width: Array

    @cached_property
    def V(self) -> Array:  # noqa: N802 - the literature's letter
        """How much of i's final view goes back to j's initial one (n × n).

        Rows sum to 1 where no tie is against.
        """
        return np.asarray(self.G * (1.0 - self.susceptibility))

    @property
    def known_mask(self) -> NDArray[np.bool_]:
        """Where the initial stance is known."""
        return ~np.isnan(self.initial)

    @property
    def contribution(self) -> Array:
        """C_j = I_j x0_j; NaN where x0 is unknown. The known ones sum to ``known``."""
        return self.share * self.initial

    @property
    def known(self) -> float:
        """F as far as it is known: Σ I_j x0_j over the known stances; 0 where none is."""
        return float(np.nansum(self.contribution))

    @property
    def unknown(self) -> float:
        """By how much F may be off through unknown stances: Σ |I_j| over them (± this)."""
        return float(np.abs(self.share[~self.known_mask]).sum())

    @property
    def total(self) -> float:
        """Σ |I_j|: the largest |F| that the chain allows; 1 without ties against."""
        return float(np.abs(self.share).sum())

    @property
    def own_vote(self) -> Array:
        """v_j V_jj x0_j: the part of the contribution in j's own vote; NaN where unknown."""
        return self.power * np.diagonal(self.V) * self.initial

    @property
    def through_others(self) -> Array:
        """The rest of the contribution: what j moves in other people's votes; NaN if unknown."""
        return self.contribution - self.own_vote

    @property
    def pairwise(self) -> Array:
        """v_i V_ij x0_j: whose view (j) is in whose vote (i). Columns sum to contributions."""
        return self.power[:, None] * self.V * self.initial[None, :]

    @property
    def beyond_title(self) -> Array:
        """I_j − v_j: influence beyond what the formal power gives."""
        return self.share - self.power

    @property
    def is_signed(self) -> bool:
        """Whether a tie is against, so that V and I are signed and no shares of 1."""
        return bool((self.attention < 0).any())

    @property
    def spread(self) -> Array:
        """s_j: the standard deviation of what we believe of x0_j, half_width / √3."""
        return np.asarray(self.half_width * UNIFORM_SD, dtype=float)

    @property
    def uncertainty(self) -> Array:
        """I_j² s_j² / Σ I² s²: each person's share of what there is to find out.

        All zero where there is nothing to find out.
        """
        variance = self.share**2 * self.spread**2
        total = variance.sum()
        return np.asarray(variance / total if total > 0 else np.zeros(len(variance)))


def influence(chain: Chain, power: ArrayLike) -> Influence:
    """Solve the influence model of a chain.

    Args:
        chain: n seats as arrays.
        power: v, n shares >= 0 that sum to 1 (n = 0: empty).

    Raises:
        ValueError: ``power`` has another length, is negative, not finite or does not sum to 1.
    """
    v = _power(power, len(chain))
    weights = attention(chain.listens, chain.sign, v, chain.prior)
    lam = susceptibility(chain.commitment, weights)
    response = _response(weights, lam)
    leverage = response.T @ v
    return Influence(
        power=v,
        attention=weights,
        susceptibility=lam,
        G=response,
        share=(1.0 - lam) * leverage,
        leverage=leverage,
        initial=chain.stance,
        half_width=np.where(chain.known, 1.0 - chain.confidence, 1.0),
    )


def attention(
    listens: Array, sign: Array, power: Array, prior_attention: float = PRIOR_ATTENTION
) -> Array:
    """Return W, the signed attention matrix (n × n).

    ``prior_attention``: > 0, c0 as a multiple of the mean tie.
    """
    tied = listens > 0
    against = tied & (sign < 0)
    # Whose prior counts nothing: oneself, and where the tie is against.
    deaf = against.copy()
    np.fill_diagonal(deaf, True)
    heard = prior(listens.sum(0), int(tied.sum()), power, prior_attention)
    weights = listens + np.where(deaf, 0.0, heard)
    row = weights.sum(1, keepdims=True)
    weights /= np.where(row > 0, row, 1.0)
    return np.asarray(np.where(against, -weights, weights))


def prior(
    received: Array, entries: int | Array, power: Array, prior_attention: float = PRIOR_ATTENTION
) -> Array:
    """Return c0 p, what everybody hears of each person without a tie.

    Works on stacks of chains that differ in their ties only: then with a leading axis.

    Args:
        received: (copies ×) n, the column sums of a.
        entries: (copies × 1), how many entries of a are not zero.
        power: n, v.
        prior_attention: > 0, c0 as a multiple of the mean tie.
    """
    total = received.sum(-1, keepdims=True)
    some = total > 0
    heard = np.where(some, received / np.where(some, total, 1.0), power)
    scale = np.where(some, prior_attention * total / np.maximum(entries, 1), 1.0)
    return np.asarray((0.5 * power + 0.5 * heard) * scale)


def susceptibility(commitment: Array, weights: Array) -> Array:
    """Return λ = 0.8 − 0.6 k, and 0 where the row of W is empty (nobody to listen to)."""
    empty = ~weights.any(-1)
    lam: Array = np.where(empty, 0.0, MOST_SUSCEPTIBLE - COMMITMENT_TAKES * commitment)
    return lam


def influence_matrix(W: ArrayLike, susceptibility: ArrayLike) -> Array:  # noqa: N803
    """Return V = (I − ΛW)⁻¹ (I − Λ): how much of i's final view goes back to j's initial one.

    Args:
        W: n × n weights, finite; entries may be negative and the diagonal may be filled.
        susceptibility: λ, n numbers in [0, 1]: 0 holds the first view whatever others say, 1 keeps
            nothing of it (possible beside somebody who holds theirs, as in the original model).

    Nobody at all: an empty matrix. λ = 0 for all: the unit matrix. No ties (W = 0): views shrink to
    (1 − λ) x0, since nothing is put in the place of what they listen to; an empty row of W should
    have λ = 0. The input is not changed. O(n³).

    Raises:
        ValueError: W is not square, something is not a finite number, λ is outside [0, 1], or
            views would not settle (the spectral radius of ΛW is 1 or more).
    """
    weights, lam = _checked(W, susceptibility)
    return _response(weights, lam) * (1.0 - lam)


def equilibrium(
    W: ArrayLike,  # noqa: N803 - the literature's letter
    susceptibility: ArrayLike,
    initial: ArrayLike,
) -> Array:
    """Return x∞ = V x0, where views settle that start at ``initial``.

    Args:
        W, susceptibility: as for :func:`influence_matrix`.
        initial: n finite numbers (or n × m: m issues at once). Unknown has no value here: settle
            the unknown first, or use :class:`Influence`, which carries it as a range.

    Raises:
        ValueError: as for :func:`influence_matrix`, or ``initial`` is no list of n numbers (or n
            rows of them), or has a NaN.
    """
    weights, lam = _checked(W, susceptibility)
    start = np.asarray(initial, dtype=float)
    if start.ndim not in (1, 2) or start.shape[0] != len(lam):
        raise ValueError(f"initial has {start.shape} views, but there are {len(lam)} people")
    if not np.isfinite(start).all():
        raise ValueError("an initial view is not a number; an unknown view has no equilibrium")
    settled: Array = _response(weights, lam) * (1.0 - lam) @ start
    return settled


def _response(weights: Array, lam: Array) -> Array:
    return np.asarray(np.linalg.inv(np.eye(len(lam)) - lam[:, None] * weights), dtype=float)


def _checked(matrix: ArrayLike, susceptibility: ArrayLike) -> tuple[Array, Array]:
    weights, lam = np.asarray(matrix, dtype=float), np.asarray(susceptibility, dtype=float)
    if weights.shape == (0,):
        weights = weights.reshape(0, 0)
    if weights.ndim != 2 or weights.shape[0] != weights.shape[1]:
        raise ValueError(f"W must be square, one row and column a person; it is {weights.shape}")
    if lam.shape != (len(weights),):
        raise ValueError(f"there are {len(weights)} people, but susceptibility is {lam.shape}")
    if not np.isfinite(weights).all():
        raise ValueError("W has an entry that is not a finite number")
    if not np.isfinite(lam).all() or (lam < 0).any() or (lam > 1).any():
        raise ValueError("every susceptibility must be a number from 0 to 1")
    flow = lam[:, None] * weights
    # Row sums below 1 bound the spectral radius; only when they do not is it worth computing.
    certain = bool((np.abs(flow).sum(1) < 1 - SETTLES).all())
    if not certain and np.abs(np.linalg.eigvals(flow)).max() >= 1 - SETTLES:
        raise ValueError(
            "the views would not settle: nobody holds their own, or rows of W weigh more than 1"
        )
    return weights, lam


def _power(power: ArrayLike, n: int) -> Array:
    v = np.asarray(power, dtype=float)
    if v.shape != (n,):
        raise ValueError(f"there are {n} seats, but power is {v.shape}")
    if n and not (v.min() >= 0 and v.max() < np.inf):  # NaN is neither
        raise ValueError("power must be finite and not negative")
    if n and abs(v.sum() - 1) > 1e-9:
        raise ValueError(f"power must sum to 1; it sums to {v.sum():g}")
    return v
