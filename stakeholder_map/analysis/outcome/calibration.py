"""How good the forecast has been on the user's own closed decisions.

Brier (1950): the mean of (chance − outcome)², 0 is perfect, 0.25 is a coin. Beside the rule's
chance stand rivals that anybody can compute: the share of known seats that are for us, the weighted
mean of the known stances, the share of wins among the *other* decisions (saying the same every
time), and the rep's own guess where one was noted. A rival is compared over the same decisions::

    d_i = (rival_i − outcome_i)² − (chance_i − outcome_i)²      lead = mean of d
    error = √( Σ (d_i − lead)² / (m − 1) ) / √m                 over m decisions

The two may be told apart where the lead is more than twice its error, and never below ``FEW``
decisions: what chance alone would do in one comparison of twenty.

The map is read as of the day before the decision closed, so that it cannot know the outcome.
Stopped decisions have no outcome and do not count. From ``ENOUGH`` closed decisions on the chance
may be recalibrated (Platt 1999: logistic regression of the outcome on the logit of the chance,
with a weak ridge towards "leave it as it is"); before that it is only ever "if decided today".
How rough the correction is comes from the curvature at its peak (Laplace): ± 2 standard errors of
the logit.

What it is not: decisions of one account share people and are no independent draws, those closed
are no sample of those that run, and the corrected chance is fitted to the very decisions it is
read beside; the scores are of the uncorrected chance, to which nothing was fitted. Degenerate
cases: no decision: no score; one: no error; all won: the ridge keeps the correction short of 1.
Complexity O(cases).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import numpy as np

from stakeholder_map.analysis.chain.rule import Floats
from stakeholder_map.analysis.chain.solution import Solution, solve
from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import DecisionState

#: Closed decisions needed before a chance may be called calibrated.
ENOUGH = 50

#: Decisions below which no two ways to say a chance are told apart.
FEW = 10

#: Leads and corrections are given ± so many standard errors.
ERRORS = 2.0

#: Chances of 0 and 1 are taken as one case short of certain in the logit.
_EDGE = 1 / 2000

#: Slope and offset that leave a chance as it is.
_AS_IT_IS = np.array([1.0, 0.0])


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


class Rival(StrEnum):
    """Another way to say a chance, as easy as can be."""

    HEADCOUNT = "headcount"
    WEIGHTED_MEAN = "weighted_mean"
    ALWAYS_THE_SAME = "always_the_same"
    GUESS = "guess"


@dataclass(frozen=True)
class Lead:
    """The rule beside a rival, over the same decisions.

    Attributes:
        rival: which.
        n: how many decisions have both.
        score: the rival's Brier score over them; ``rule``: the rule's.
        lead: score − rule: above 0 the rule was better.
        error: its standard error; None for fewer than two decisions.
    """

    rival: Rival
    n: int
    score: float
    rule: float
    lead: float
    error: float | None

    @property
    def tells(self) -> bool:
        """Whether the two can be told apart at all."""
        return self.n >= FEW and self.error is not None and abs(self.lead) > ERRORS * self.error


@dataclass(frozen=True)
class TrackRecord:
    """Brier scores over closed decisions; None where there is nothing to score.

    ``guess`` is scored over the ``guesses`` cases that have one. ``leads``: the rule beside each
    rival that can be computed, over the same decisions. ``covariance``: of slope and offset.
    """

    n: int
    rule: float | None
    headcount: float | None
    weighted_mean: float | None
    guess: float | None
    guesses: int
    slope: float
    offset: float
    covariance: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))
    leads: tuple[Lead, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether there are enough closed decisions to call the chance calibrated."""
        return self.n >= ENOUGH

    def calibrated(self, chance: float) -> float | None:
        """Return the chance as the record corrects it; None before there is enough of it."""
        if not self.is_enough:
            return None
        return float(_logistic(self.slope * _logit(np.array(chance)) + self.offset))

    def calibrated_range(self, chance: float) -> tuple[float, float] | None:
        """Return the corrected chance ± 2 standard errors; None before there is enough."""
        if not self.is_enough:
            return None
        x = np.array([float(_logit(np.array(chance))), 1.0])
        middle = self.slope * x[0] + self.offset
        off = ERRORS * np.sqrt(x @ np.array(self.covariance) @ x)
        return float(_logistic(middle - off)), float(_logistic(middle + off))


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
    (slope, offset), covariance = _fitted([case.chance for case in cases], won)
    return TrackRecord(
        n=len(cases),
        rule=brier([case.chance for case in cases], won),
        headcount=brier([case.headcount for case in cases], won),
        weighted_mean=brier([case.weighted_mean for case in cases], won),
        guess=brier([case.guess or 0.0 for case in guessed], [case.won for case in guessed]),
        guesses=len(guessed),
        slope=slope,
        offset=offset,
        covariance=covariance,
        leads=tuple(lead for rival in Rival if (lead := _lead(rival, cases)) is not None),
    )


def _lead(rival: Rival, cases: Sequence[Case]) -> Lead | None:
    """Return the rule beside a rival; None where no case has both."""
    wins = sum(case.won for case in cases)
    said = []
    for case in cases:
        if rival is Rival.ALWAYS_THE_SAME:
            others = len(cases) - 1
            chance = (wins - case.won) / others if others else None
        else:
            chance = getattr(case, rival.value)
        if chance is not None:
            said.append((chance, case.chance, case.won))
    if not said:
        return None
    other, rule, won = np.array(said, dtype=float).T
    better = (other - won) ** 2 - (rule - won) ** 2
    m = len(said)
    return Lead(
        rival=rival,
        n=m,
        score=float(((other - won) ** 2).mean()),
        rule=float(((rule - won) ** 2).mean()),
        lead=float(better.mean()),
        error=float(better.std(ddof=1) / np.sqrt(m)) if m > 1 else None,
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


_Square = tuple[tuple[float, float], tuple[float, float]]


def _fitted(chances: Sequence[float], won: Sequence[bool]) -> tuple[tuple[float, float], _Square]:
    """Fit slope and offset by Newton's method, with their covariance; (1, 0) for no case.

    Steps are halved until they lead downhill: whole ones may run in a circle around the minimum.
    """
    x = np.column_stack([_logit(np.asarray(chances, dtype=float)), np.ones(len(chances))])
    y = np.asarray(won, dtype=float)

    def misfit(beta: Floats) -> float:
        line = x @ beta
        return float(np.sum(np.logaddexp(0, line) - y * line) + np.sum((beta - _AS_IT_IS) ** 2) / 2)

    beta, here = _AS_IT_IS, misfit(_AS_IT_IS)
    for _ in range(100):
        said = _logistic(x @ beta)
        step = np.linalg.solve(_bend(x, said), x.T @ (y - said) - (beta - _AS_IT_IS))
        while np.abs(step).max() >= 1e-10 and misfit(beta + step) > here:
            step = step / 2
        beta = beta + step
        here = misfit(beta)
        if np.abs(step).max() < 1e-10:
            break
    (a, b), (c, d) = np.linalg.inv(_bend(x, _logistic(x @ beta))).tolist()
    return (float(beta[0]), float(beta[1])), ((a, b), (c, d))


def _bend(x: Floats, said: Floats) -> Floats:
    """Return the curvature of the penalised likelihood."""
    return np.asarray(x.T @ (x * (said * (1 - said))[:, None]) + np.eye(2))


def _logit(chance: Floats) -> Floats:
    inside = np.clip(chance, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(inside / (1 - inside)))


def _logistic(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)))
