"""What a change to a chain does to the outcome, exactly and over the same draws.

Three things can be done to a solved chain ::

    shift     x0_j → min(x0_j + δ, 1)                       ΔF = I_j δ
    hold      j's settled view is held at +1                Δx∞ = G_:j (1 − x_j) / G_jj
    weaken    a_ij → factor · a_ij                          solved again

Holding is the Friedkin–Johnsen model with j made immovable; for a set C at once
Δx∞ = G_:C (G_CC)⁻¹ (1 − x_C). With several changes at once the ties are weakened first, then the
views shifted, then the commitments held. An unknown view has mean 0, so ΔF is the change of the
expected F; the chance is scored again over the same draws (common random numbers), so that its
change has the small error of a paired comparison.

Complexity: O(draws · n²) once, then O(draws · n) for a shift or a hold, O(n³ + draws · n²) with a
weakened tie.

Degenerate cases: no seat: every gain is 0; holding somebody who stands at +1 already changes
nothing; a shift never lifts a view above +1 (one that stands above it stays). A gain says what the
model makes of a change that is taken for granted; that a visit has this effect is an assumption.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from stakeholder_map.analysis.chain.influence import Influence, influence
from stakeholder_map.analysis.chain.rule import Floats
from stakeholder_map.analysis.chain.solution import Solved, rule_of
from stakeholder_map.analysis.outcome.forecast import DRAWS, NO_VIEW, noise, rule_passes


@dataclass(frozen=True)
class Effect:
    """Changes to a chain by row.

    ``shift``: what is added to x0 (in units of the algebra, a support point is 0.2). ``hold``:
    rows whose settled view is held at +1. ``weaken``: factors in [0, 1] by (listener, heard).
    """

    shift: Mapping[int, float] = field(default_factory=dict)
    hold: frozenset[int] = frozenset()
    weaken: Mapping[tuple[int, int], float] = field(default_factory=dict)

    def __add__(self, other: Effect) -> Effect:
        """Return both together: shifts add up, factors multiply."""
        shift = dict(self.shift)
        for row, size in other.shift.items():
            shift[row] = shift.get(row, 0.0) + size
        weaken = dict(self.weaken)
        for pair, factor in other.weaken.items():
            weaken[pair] = weaken.get(pair, 1.0) * factor
        return Effect(shift, self.hold | other.hold, weaken)


@dataclass(frozen=True)
class Gain:
    """What an effect changes: of the expected F, of the chance, and the chance's standard error."""

    f: float
    chance: float
    error: float


class Scorer:
    """A solved decision, ready to score many effects over the same draws."""

    def __init__(self, solved: Solved, draws: int = DRAWS) -> None:
        self.solved = solved
        self._rule = rule_of(solved)
        self._noise = noise(solved.chain.seat_ids, draws)
        model = solved.influence
        self._mean = model.V @ np.nan_to_num(model.initial)
        self._views = self._settled(model, np.nan_to_num(model.initial))
        self._passed = self._passes(self._views)

    @property
    def chance(self) -> float:
        """The chance without any change; 0 where there is no seat."""
        return float(self._passed.mean()) if len(self._mean) else 0.0

    def gain(self, effect: Effect) -> Gain:
        """Return what the effect changes."""
        mean, views = self._after(effect)
        better = self._passes(views) - self._passed
        error = better.std() / np.sqrt(len(better)) if len(better) else 0.0
        f = float(self.solved.influence.power @ (mean - self._mean))
        return Gain(f, float(better.mean()), float(error))

    def gain_f(self, effect: Effect) -> float:
        """Return only the change of the expected F."""
        return float(
            self.solved.influence.power @ (self._after(effect, views=False)[0] - self._mean)
        )

    def _after(self, effect: Effect, views: bool = True) -> tuple[Floats, Floats]:
        model = self._weakened(effect)
        start = np.nan_to_num(model.initial)
        shifted = start.copy()
        for row, size in effect.shift.items():
            shifted[row] = min(start[row] + size, max(start[row], 1.0))
        moved = model.V @ (shifted - start)
        if model is self.solved.influence:
            mean, drawn = self._mean + moved, self._views + moved if views else self._views
        else:
            mean = model.V @ start + moved
            drawn = self._settled(model, shifted) if views else self._views
        if effect.hold:
            rows = sorted(effect.hold)
            pull = model.G[:, rows] @ np.linalg.inv(model.G[np.ix_(rows, rows)])
            mean = mean + pull @ (1 - mean[rows])
            drawn = drawn + (1 - drawn[:, rows]) @ pull.T if views else drawn
        return mean, drawn

    def _weakened(self, effect: Effect) -> Influence:
        if not effect.weaken:
            return self.solved.influence
        chain = self.solved.chain
        listens = chain.listens.copy()
        for pair, factor in effect.weaken.items():
            listens[pair] *= factor
        return influence(replace(chain, listens=listens), self.solved.influence.power)

    def _settled(self, model: Influence, start: Floats) -> Floats:
        return np.asarray((start + model.half_width * self._noise) @ model.V.T)

    def _passes(self, views: Floats) -> Floats:
        return rule_passes(self._rule, views > NO_VIEW, views < -NO_VIEW)
