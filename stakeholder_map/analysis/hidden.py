"""Hidden influencers: people whose influence is far above their formal power, found by arithmetic.

Candidates are ranked by influence beyond title, I_j − v_j. Which ties we know is luck, so the
ranking is repeated on seeded copies of the chain, each without a fifth of the tied pairs:
``RESAMPLES`` of them, in large chains as few as ``FEWEST`` (a share then stands to within 0.06, its
standard error). Proposed is who has influence beyond title of at least ``MARGIN``, is no
decision-maker in name, stays above title and among the first k = max(3, ⌈n/5⌉) in at least
``HELD`` of the copies, and was not dismissed by the user before (``Seat.not_hidden`` keeps the
reason).

What the stability is not: a level of significance. Everybody is tried at once and no error rate is
kept; copies miss ties, they contain no wrong ones, and the ties that nobody told us are not a
random fifth. Among few people it says little, for most of them are among the first three anyway.

Degenerate cases: among three people or fewer everybody is among the first three, and staying above
title is all that is asked; with one or two tied pairs each copy misses one, so that copies differ
from what is recorded at all. Without recorded ties nobody is proposed. Batched solves:
O(copies · n³), bounded by ``WORK`` up to where ``FEWEST`` copies pass it (some 100 people).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.analysis.chain.graph import Array, Chain
from stakeholder_map.analysis.chain.influence import (
    COMMITMENT_TAKES,
    MOST_SUSCEPTIBLE,
    Influence,
    prior,
)
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import Role
from stakeholder_map.model.seat import Seat

#: How often the ranking is repeated, and from which seed.
RESAMPLES = 200
SEED = 20_200

#: Copies times n³ that the search may spend: all copies up to 60 people, not fewer than these.
WORK = RESAMPLES * 60**3
FEWEST = 50

#: How many matrix entries are solved at once, so that a large chain does not fill the memory.
AT_ONCE = 400_000

#: The share of tied pairs that each copy misses.
MISSING = 0.2

#: In so many of the copies a person has to stay in the top.
HELD = 0.8

#: Influence beyond title below this is rounding: of people all alike nobody stands out.
NOTHING = 1e-9

#: Influence beyond title below two points of a hundred is no finding.
MARGIN = 0.02


@dataclass(frozen=True, eq=False)
class Hidden:
    """What the search found, in the order of the seats of the chain.

    Attributes:
        stability: n: the share of the copies in which the seat stays above title and in the
            top; all zero where no tie is recorded.
        copies: on how many copies the ranking was repeated; 0 where no tie is recorded.
        found: seat ids proposed, most influence beyond title first.
    """

    stability: Array
    found: tuple[str, ...]
    copies: int


def hidden_influencers(chain: Chain, influence: Influence, decision: Decision) -> Hidden:
    """Search the chain for hidden influencers. The same input gives the same answer."""
    n = len(chain)
    if n < 2 or not chain.listens.any():
        return Hidden(np.zeros(n), (), 0)
    copies = min(RESAMPLES, max(FEWEST, WORK // n**3))
    stability = _stability(chain, influence.power, copies)
    beyond = influence.beyond_title
    by_id = {seat.id: seat for seat in decision.seats}
    seats = [by_id[key] for key in chain.seat_ids]
    found = [
        row
        for row, seat in enumerate(seats)
        if stability[row] >= HELD and may_be_hidden(seat, float(beyond[row]))
    ]
    found.sort(key=lambda row: -beyond[row])
    return Hidden(stability, tuple(chain.seat_ids[row] for row in found), copies)


def may_be_hidden(seat: Seat, beyond_title: float) -> bool:
    """Whether a seat could be proposed at all; only its stability is still to be asked.

    Somebody known sits there, who is no decision-maker in name, was not dismissed before and has
    influence beyond title.
    """
    in_name = Role.DECISION_MAKER in seat.roles
    known = seat.person_id is not None and not seat.not_hidden
    return beyond_title >= MARGIN and known and not in_name


def _stability(chain: Chain, power: Array, copies: int) -> Array:
    n = len(chain)
    top = min(max(3, ceil(n / 5)), n)
    pairs = np.argwhere(np.triu(chain.listens + chain.listens.T, 1))
    gone = missing(copies, len(pairs))
    times = np.zeros(n, dtype=np.intp)
    step = max(1, AT_ONCE // n**2)
    for first in range(0, copies, step):
        beyond = beyond_titles(chain, power, pairs, gone[first : first + step])
        best = np.argpartition(-beyond, top - 1, axis=1)[:, :top]
        above = np.take_along_axis(beyond, best, axis=1) > NOTHING
        times += np.bincount(best[above], minlength=n)
    return times / copies


@lru_cache(maxsize=64)
def missing(copies: int, pairs: int) -> NDArray[np.intp]:
    """Return which pairs each copy misses (copies × a fifth of the pairs), the same ones always."""
    luck = np.random.default_rng(SEED).random((copies, pairs))
    gone = np.argsort(luck, axis=1)[:, : max(round(MISSING * pairs), 1)]
    gone.flags.writeable = False
    return gone


def beyond_titles(
    chain: Chain, power: Array, pairs: NDArray[np.intp], gone: NDArray[np.intp]
) -> Array:
    """Return I − v, copies × n, of copies that each miss some of the tied pairs.

    With W = D⁻¹ S, D the row sums of ``|S|``, and y = Λ D⁻¹ u, what has to be solved,
    u = v + Wᵀ Λ u, is (Λ⁻¹ D − Sᵀ) y = v: Sᵀ differs between copies by its prior, and where a pair
    is missing, so that nothing else is computed for each of them. The copies stand in the last
    axis, where numpy is quickest, and Sᵀ in one array only, for memory costs more than counting.
    """
    one, other = pairs.T
    heard = _heard(chain, power, pairs, gone)
    one_gone, other_gone, copy = one[gone], other[gone], np.arange(len(gone))[:, None]
    there, back = (one_gone, other_gone, copy), (other_gone, one_gone, copy)
    by_prior = heard[one_gone, copy], heard[other_gone, copy]

    tied, sign = chain.listens.T[..., None], chain.sign.T[..., None]
    listening = np.where((tied > 0) & (sign < 0), 0.0, 1.0)
    own = np.arange(len(chain))
    listening[own, own] = 0.0
    system = heard[:, None] * listening  # |Sᵀ|: heard × listener × copies
    system += tied
    system[there], system[back] = by_prior
    row = system.sum(axis=0)
    system *= sign
    system[there], system[back] = by_prior

    hears = row > 0
    lam = (MOST_SUSCEPTIBLE - COMMITMENT_TAKES * chain.commitment)[:, None]
    scale = np.where(hears, row / lam, 1.0)
    system[own, own] = -scale
    push = np.broadcast_to(-power[:, None], (len(gone), len(power), 1))
    leverage = scale * np.linalg.solve(system.transpose(2, 0, 1), push)[..., 0].T
    share = np.where(hears, 1.0 - lam, 1.0) * leverage
    return np.asarray(share.T - power)


def _heard(chain: Chain, power: Array, pairs: NDArray[np.intp], gone: NDArray[np.intp]) -> Array:
    """Return c0 p of each copy, n × copies."""
    one, other = pairs.T
    there, back = chain.listens[one, other], chain.listens[other, one]
    each = np.arange(len(pairs))
    received = np.zeros((len(pairs), len(chain)))
    received[each, other], received[each, one] = there, back
    entries = np.sign(there) + np.sign(back)
    kept = np.ones((len(gone), len(pairs)))
    kept[np.arange(len(gone))[:, None], gone] = 0.0
    heard = prior(kept @ received, (kept @ entries)[:, None], power, chain.prior)
    return np.ascontiguousarray(heard.T)
