"""How good the forecast has been on the user's own closed decisions.

Brier (1950): the mean of (chance − outcome)², 0 is perfect, 0.25 is a coin. Beside the rule's
chance stand three rivals that anybody can compute: the share of known seats that are for us, the
weighted mean of the known stances, and the rep's own guess where one was noted.

The map is read as of the day before the decision closed, so that it cannot know the outcome.
Stopped decisions have no outcome and do not count. From ``ENOUGH`` closed decisions on the chance
may be recalibrated (Platt 1999: logistic regression of the outcome on the logit of the chance,
with a weak ridge towards "leave it as it is"); before that it is only ever "if decided today".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from stakeholder_map.analysis.forecast import forecast
from stakeholder_map.analysis.rule import Floats
from stakeholder_map.analysis.solution import Solution, solve
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import DecisionState

#: Closed decisions needed before a chance may be called calibrated.
ENOUGH = 50

#: Chances of 0 and 1 are taken as one case short of certain in the logit.
_EDGE = 1 / 2000


@dataclass(frozen=True)
class Case:
    """One closed decision: what would have been said the day before, and what came."""

    account_id: str
    decision_id: str
    won: bool
    chance: float
    headcount: float
    weighted_mean: float
    guess: float | None = None


@dataclass(frozen=True)
class TrackRecord:
    """Brier scores over closed decisions; None where there is nothing to score.

    ``guess`` is scored over the ``guesses`` cases that have one.
    """

    n: int
    rule: float | None
    headcount: float | None
    weighted_mean: float | None
    guess: float | None
    guesses: int
    slope: float
    offset: float

    @property
    def is_enough(self) -> bool:
        """Whether there are enough closed decisions to call the chance calibrated."""
        return self.n >= ENOUGH

    def calibrated(self, chance: float) -> float | None:
        """Return the chance as the record corrects it; None before there is enough of it."""
        if not self.is_enough:
            return None
        return float(_logistic(self.slope * _logit(np.array(chance)) + self.offset))


def brier(chances: Sequence[float], outcomes: Sequence[bool]) -> float | None:
    """Return the mean squared error of chances, in [0, 1]; None for no case at all.

    Raises:
        ValueError: the two differ in length, or a chance is outside [0, 1].
    """
    if len(chances) != len(outcomes):
        raise ValueError("there have to be as many outcomes as chances")
    if not len(chances):
        return None
    said = np.asarray(chances, dtype=float)
    if not ((said >= 0) & (said <= 1)).all():
        raise ValueError("a chance is a number from 0 to 1")
    return float(np.mean((said - np.asarray(outcomes, dtype=float)) ** 2))


def closed_cases(account: Account, guesses: dict[str, float] | None = None) -> tuple[Case, ...]:
    """Return the closed decisions of an account that have an outcome and a seat.

    ``guesses``: the rep's own chance by decision id, where one was noted.
    """
    found = []
    for decision in account.decisions:
        if decision.state not in (DecisionState.WON, DecisionState.LOST) or not decision.closed_on:
            continue
        solution = solve(account, decision.id, decision.closed_on - timedelta(days=1))
        chance = forecast(solution).chance
        if chance is None:
            continue
        found.append(
            Case(
                account_id=account.id,
                decision_id=decision.id,
                won=decision.state is DecisionState.WON,
                chance=chance,
                headcount=_headcount(solution),
                weighted_mean=_weighted_mean(solution),
                guess=(guesses or {}).get(decision.id),
            )
        )
    return tuple(found)


def track_record(cases: Iterable[Case]) -> TrackRecord:
    """Score closed decisions; O(cases)."""
    cases = tuple(cases)
    won = [case.won for case in cases]
    guessed = [case for case in cases if case.guess is not None]
    slope, offset = _fitted([case.chance for case in cases], won)
    return TrackRecord(
        n=len(cases),
        rule=brier([case.chance for case in cases], won),
        headcount=brier([case.headcount for case in cases], won),
        weighted_mean=brier([case.weighted_mean for case in cases], won),
        guess=brier([case.guess or 0.0 for case in guessed], [case.won for case in guessed]),
        guesses=len(guessed),
        slope=slope,
        offset=offset,
    )


def _headcount(solution: Solution) -> float:
    known = solution.chain.stance[solution.chain.known]
    return float((known > 0).mean()) if len(known) else 0.5


def _weighted_mean(solution: Solution) -> float:
    known = solution.chain.known
    weight = solution.weights.shares[known]
    if weight.sum() <= 0:
        return 0.5
    return float((weight @ solution.chain.stance[known] / weight.sum() + 1) / 2)


def _fitted(chances: Sequence[float], won: Sequence[bool]) -> tuple[float, float]:
    """Fit slope and offset by Newton's method; (1, 0) for no case."""
    x = np.column_stack([_logit(np.asarray(chances, dtype=float)), np.ones(len(chances))])
    y = np.asarray(won, dtype=float)
    start = np.array([1.0, 0.0])
    beta = start
    for _ in range(50):
        said = _logistic(x @ beta)
        slope = x.T @ (y - said) - (beta - start)
        bend = x.T @ (x * (said * (1 - said))[:, None]) + np.eye(2)
        step = np.linalg.solve(bend, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-10:
            break
    return float(beta[0]), float(beta[1])


def _logit(chance: Floats) -> Floats:
    inside = np.clip(chance, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(inside / (1 - inside)))


def _logistic(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)))
