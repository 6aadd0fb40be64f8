"""Hidden influencers: people whose influence is far above their formal power, found by arithmetic.

Candidates are ranked by influence beyond title, I_j − v_j. Which ties we know is luck, so the
ranking is repeated on ``RESAMPLES`` seeded copies of the chain, each without a fifth of the tied
pairs. Proposed is who has influence beyond title of at least ``MARGIN``, is no decision-maker in
name, stays among the first k = max(3, ⌈n/5⌉) in at least ``HELD`` of the copies, and was not
dismissed by the user before (``Seat.not_hidden`` keeps the reason).

Without recorded ties nobody is proposed. One batched solve: O(RESAMPLES · n³).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from stakeholder_map.analysis.graph import Array, Chain
from stakeholder_map.analysis.influence import Influence, attention, susceptibility
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import Role

#: How often the ranking is repeated, and from which seed.
RESAMPLES = 200
SEED = 20_200

#: The share of tied pairs that each copy misses.
MISSING = 0.2

#: In so many of the copies a person has to stay in the top.
HELD = 0.8

#: Influence beyond title below two points of a hundred is no finding.
MARGIN = 0.02


@dataclass(frozen=True, eq=False)
class Hidden:
    """What the search found, in the order of the seats of the chain.

    Attributes:
        stability: n: the share of the copies in which the seat stays in the top; all zero
            where no tie is recorded.
        found: seat ids proposed, most influence beyond title first.
    """

    stability: Array
    found: tuple[str, ...]


def hidden_influencers(chain: Chain, influence: Influence, decision: Decision) -> Hidden:
    """Search the chain for hidden influencers. The same input gives the same answer."""
    n = len(chain)
    if n < 2 or not chain.listens.any():
        return Hidden(np.zeros(n), ())
    stability = _stability(chain, influence.power)
    beyond = influence.beyond_title
    in_name = [Role.DECISION_MAKER in decision.seat(key).roles for key in chain.seat_ids]
    dismissed = [bool(decision.seat(key).not_hidden) for key in chain.seat_ids]
    found = [
        row
        for row in range(n)
        if stability[row] >= HELD
        and beyond[row] >= MARGIN
        and chain.person_ids[row] is not None
        and not in_name[row]
        and not dismissed[row]
    ]
    found.sort(key=lambda row: -beyond[row])
    return Hidden(stability, tuple(chain.seat_ids[row] for row in found))


def _stability(chain: Chain, power: Array) -> Array:
    n = len(chain)
    pairs = np.argwhere(np.triu(chain.listens + chain.listens.T, 1) > 0)
    drop = round(MISSING * len(pairs))
    random = np.random.default_rng(SEED)
    gone = np.argsort(random.random((RESAMPLES, len(pairs))), axis=1)[:, :drop]
    listens = np.repeat(chain.listens[None], RESAMPLES, axis=0)
    copy = np.arange(RESAMPLES)[:, None]
    one, other = pairs[gone, 0], pairs[gone, 1]
    listens[copy, one, other] = 0.0
    listens[copy, other, one] = 0.0

    weights = attention(listens, chain.sign, power)
    lam = susceptibility(chain.commitment, weights)
    # I = (I − Λ)(I − ΛW)⁻ᵀ v needs one right-hand side a copy, not the whole inverse.
    system = np.eye(n) - lam[..., None] * weights
    pushed = np.linalg.solve(system.swapaxes(-1, -2), np.broadcast_to(power, lam.shape)[..., None])
    beyond = (1.0 - lam) * pushed[..., 0] - power
    top = max(3, ceil(n / 5))
    if top >= n:
        return np.ones(n)
    best = np.argpartition(-beyond, top - 1, axis=1)[:, :top]
    return np.bincount(best.ravel(), minlength=n) / RESAMPLES
