r"""How it would come out if it were decided today.

Beliefs. What we hold of a person's own view x0 is uniform within ±h of what we wrote, with
h = 1 − confidence; an unknown view is uniform on [−1, 1]. The ends are not cut at ±1, so that the
mean stays what we wrote and the variance h²/3 is exact: a draw beyond ±1 only says "surely".

Vote. Views settle at x∞ = V x0 (see ``influence``). A person votes yes when x∞ > 0 and uses a
veto when x∞ < 0. The decision passes as the stated rule says (see ``rule``); where none is stated
the forecast uses the weighted majority of all seats and the vetoes, and ``stated`` is False. The
answer of a step without seats is unknown: yes in half of all cases, no in the low end of the
range, yes in the high end. It is never a pass.

Chance. The share of seeded draws in which the decision passes. The draws are stratified for each
person (Latin hypercube, McKay, Beckman & Conover 1979) and belong to the seat's id, so that the
same people draw the same in every what-if (common random numbers) and the difference of two
chances carries no noise of its own. ``error`` is the standard error of plain draws, an upper
bound here.

Together. The draws take what we do not know of two people as independent. How much hangs on that is
said by the chance with all unknown views drawn as one (:func:`chance_together`): a rule that needs
many yeses gains by it, one that needs any of many loses.

Range. The chance with every unknown view at the end that is worst for us, and at the one that is
best; without ties against that is "all unknown against" and "all for". With ties against one
person may help one vote and harm another; each is then put where the lean F would have it, which
need not be the very worst for the rule.

Closed form. F = Iᵀx0 has mean Σ I_j x0_j over the known views and variance Σ I_j² h_j² / 3.

It is not a probability of winning: it knows one decision on one day, and it is not calibrated
(see ``calibration``). Degenerate cases: no seat at all: no chance (None) but a note; everything
known for sure: 0 or 1 exactly; nobody unknown: the range and the chance together are the chance.
The error of a chance of 0 or 1 is shown as 0: of 2,000 plain draws that all came out alike one may
say with 95 % that the other happens in less than 3 / 2,000. Complexity O(draws · n²).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np

from stakeholder_map.analysis.chain.influence import Influence
from stakeholder_map.analysis.chain.rule import TOLERANCE, Bools, Floats, Note, Rule
from stakeholder_map.analysis.chain.solution import Solved, rule_of

#: Draws of one forecast.
DRAWS = 2000

#: Whose draws stand for all of whom we know nothing. No seat's id can look like this.
TOGETHER = "*together*"

#: Views this close to 0 are rounding, not an opinion.
NO_VIEW = 1e-12


@dataclass(frozen=True)
class StepChance:
    """The chance that one step says yes; None where nobody sits in it.

    ``step_id`` is "" for the weighted majority that stands in where no rule is stated.
    """

    step_id: str
    chance: float | None


@dataclass(frozen=True, eq=False)
class Forecast:
    """How a decision would come out today.

    Attributes:
        chance: that it passes, in [0, 1]; None where there is no seat.
        low, high: the chance with every unknown view against us, and for us.
        error: the largest standard error the chance may have from drawing.
        steps: the chance of each step that applies, in order.
        says_yes: by seat, the chance that it agrees.
        lifts: by seat, what the chance would gain if this seat said yes for sure.
        blocking: the seat with the largest lift; None where no single yes helps.
        stated: whether a rule is stated; without one the weighted majority stands in.
        mean, variance: of the lean F, in closed form.
        draws: how many cases were looked at.
        notes: what has to be said about the rule.
    """

    chance: float | None
    low: float | None
    high: float | None
    error: float
    steps: tuple[StepChance, ...]
    says_yes: dict[str, float]
    lifts: dict[str, float]
    blocking: str | None
    stated: bool
    mean: float
    variance: float
    draws: int
    notes: tuple[Note, ...]


def forecast(solved: Solved, draws: int = DRAWS) -> Forecast:
    """Return the forecast of a solved decision; the same input gives the same numbers."""
    rule, seats = rule_of(solved), solved.chain.seat_ids
    mean, variance = moments(solved.influence)
    if not seats:
        return Forecast(
            None, None, None, 0.0, (), {}, {}, None, rule.stated, mean, variance, 0, rule.notes
        )
    views = settled(solved.influence, noise(seats, draws))
    yes, against = views > NO_VIEW, views < -NO_VIEW
    passed = rule_passes(rule, yes, against)
    chance = float(passed.mean())
    lifts = _lifts(rule, yes, against, chance, seats)
    ends = [_at_end(solved, rule, draws, end) for end in (-1.0, 1.0)]
    most = max(lifts, key=lambda seat: lifts[seat])
    return Forecast(
        chance=chance,
        low=min(chance, *ends),
        high=max(chance, *ends),
        error=float(np.sqrt(chance * (1 - chance) / draws)),
        steps=tuple(
            StepChance(step.id, None if step.is_empty else float(step.passes(yes).mean()))
            for step in rule.steps
        ),
        says_yes=dict(zip(seats, yes.mean(axis=0).tolist(), strict=True)),
        lifts=lifts,
        blocking=most if lifts[most] > 0 else None,
        stated=rule.stated,
        mean=mean,
        variance=variance,
        draws=draws,
        notes=rule.notes,
    )


def chance_of(solved: Solved, draws: int = DRAWS) -> float | None:
    """Return only the chance of :func:`forecast`, for comparing many cases."""
    if not len(solved.chain.seat_ids):
        return None
    views = settled(solved.influence, noise(solved.chain.seat_ids, draws))
    return float(rule_passes(rule_of(solved), views > NO_VIEW, views < -NO_VIEW).mean())


def chance_together(solved: Solved, draws: int = DRAWS) -> float | None:
    """Return the chance if all views that we do not know were one and the same; None: no seat.

    What we know is drawn as in :func:`forecast`, each person apart.
    """
    seats = solved.chain.seat_ids
    if not seats:
        return None
    numbers = noise(seats, draws)
    unknown = ~solved.influence.known_mask
    numbers = np.where(unknown, noise([TOGETHER], draws), numbers)
    views = settled(solved.influence, numbers)
    return float(rule_passes(rule_of(solved), views > NO_VIEW, views < -NO_VIEW).mean())


def moments(influence: Influence) -> tuple[float, float]:
    """Return mean and variance of the lean F under what we believe, in closed form."""
    variance = float(np.sum(influence.share**2 * influence.half_width**2) / 3)
    return influence.known, variance


def noise(seat_ids: Sequence[str], draws: int = DRAWS) -> Floats:
    """Return draws × n stratified numbers in [−1, 1], each column that of its seat's id."""
    if not seat_ids:
        return np.zeros((draws, 0))
    # Each column in one piece: put together, and read by seats, without jumping.
    return np.stack([_column(seat_id, draws) for seat_id in seat_ids]).T


@lru_cache(maxsize=1024)
def _column(seat_id: str, draws: int) -> Floats:
    seed = int.from_bytes(sha256(seat_id.encode()).digest()[:8], "big")
    random = np.random.default_rng(seed)
    strata = random.permutation(draws) + random.random(draws)
    column = np.asarray(2 * strata / draws - 1)
    column.setflags(write=False)
    return column


def settled(influence: Influence, numbers: Floats, initial: Floats | None = None) -> Floats:
    """Return x∞ for each row of ``numbers``, draws × n.

    ``initial``: views to hold for known, n or NaN where they are to be drawn as unknown.
    """
    start = influence.initial if initial is None else initial
    width = influence.half_width
    if initial is not None:
        # A view set here is meant as it stands, unless it is the one we wrote.
        width = np.where(np.isnan(start), 1.0, np.where(start == influence.initial, width, 0.0))
    return np.asarray((np.nan_to_num(start) + width * numbers) @ influence.V.T)


def rule_passes(rule: Rule, yes: Bools, against: Bools) -> Floats:
    """Return for each case the chance that the rule passes: 0 or 1, halved for each empty step."""
    result = ~against[..., rule.vetoes].any(axis=-1)
    empty = 0
    for step in rule.steps:
        if step.is_empty:
            empty += 1
        else:
            result &= step.passes(yes)
    return np.asarray(result * 0.5**empty)


def _lifts(
    rule: Rule, yes: Bools, against: Bools, chance: float, seats: Sequence[str]
) -> dict[str, float]:
    """Return what the chance gains by each seat's sure yes; only what it changes is redone."""
    lifts = dict.fromkeys(seats, 0.0)
    steps = [step for step in rule.steps if not step.is_empty]
    share = 0.5 ** (len(rule.steps) - len(steps))
    reached = [step.reached(yes) for step in steps]
    passed = [got >= step.needed - TOLERANCE for step, got in zip(steps, reached, strict=True)]
    vetoed = against[:, rule.vetoes].sum(axis=1)
    failing = len(steps) - np.sum(passed, axis=0, dtype=np.intp)
    for seat in sorted(set(rule.vetoes.tolist()).union(*(s.members.tolist() for s in steps))):
        still = failing.copy()
        for step, got, was in zip(steps, reached, passed, strict=True):
            place = np.flatnonzero(step.members == seat)
            if len(place):
                gained = got + step.weights[place[0]] * ~yes[:, seat]
                still -= (gained >= step.needed - TOLERANCE) & ~was
        stopped = vetoed - against[:, seat] if seat in rule.vetoes else vetoed
        now = ((still == 0) & (stopped == 0)).mean() * share
        lifts[seats[seat]] = float(now) - chance
    return lifts


def _at_end(solved: Solved, rule: Rule, draws: int, end: float) -> float:
    """Return the chance with every unknown at the end that is worst (−1) or best (+1) for us."""
    model = solved.influence
    if any(step.is_empty for step in rule.steps):
        if end < 0:
            return 0.0
        rule = Rule(
            rule.n,
            tuple(step for step in rule.steps if not step.is_empty),
            rule.vetoes,
            rule.stated,
            rule.notes,
        )
    # Somebody whom others turn against is worst for us when for us.
    sign = np.where(model.share < 0, -end, end)
    start = np.where(np.isnan(model.initial), sign, model.initial)
    views = settled(model, noise(solved.chain.seat_ids, draws), start)
    return float(rule_passes(rule, views > NO_VIEW, views < -NO_VIEW).mean())
