"""What to do with a given effort: the best plan, and the best sets of up to three moves.

The plan is an exact 0/1 knapsack (dynamic programming over whole half-days, Bellman 1957) on the
gains of the single moves. Gains of stances and concerns add up exactly in F, which is linear in
the views; where they do not (caps at +5, commitments, ties, and the chance always) the plan is
scored again as a whole, and both numbers are given. With ties against, no greedy method has a
guarantee; therefore sets of up to three are enumerated among the best candidates, and the number
of candidates is part of the answer.

Complexity: knapsack O(moves · budget); sets O(C(among, 3) · draws · n).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from stakeholder_map.analysis.effects import Effect, Gain, Scorer
from stakeholder_map.analysis.moves import Move
from stakeholder_map.analysis.solution import Solved

#: Candidates of the sets: 298 sets of up to three.
AMONG = 12

#: Draws of each set. The comparison runs on common random numbers.
DRAWS = 1000


class Aim(StrEnum):
    """What a plan shall raise."""

    F = "f"
    CHANCE = "chance"


@dataclass(frozen=True)
class Plan:
    """Moves to make together.

    Attributes:
        moves: which, in the order given.
        effort: half-days of all.
        singles: the sum of what the single moves would raise of the aim.
        joint: what they change together, scored as a whole.
    """

    moves: tuple[Move, ...]
    effort: int
    singles: float
    joint: Gain


@dataclass(frozen=True)
class MoveSets:
    """The best sets of up to three moves, best first; enumerated over the ``among`` best moves."""

    among: int
    sets: tuple[Plan, ...]


def knapsack(values: Sequence[float], efforts: Sequence[int], budget: int) -> tuple[int, ...]:
    """Return the positions of the items of the largest total value within the budget, in order.

    Of equally good choices the one with less effort is taken. Items worth nothing are left.

    Raises:
        ValueError: an effort or the budget is negative, or there are not as many of both.
    """
    if len(values) != len(efforts):
        raise ValueError("every item needs a value and an effort")
    if budget < 0 or any(effort < 0 for effort in efforts):
        raise ValueError("efforts and the budget cannot be negative")
    budget = min(budget, sum(efforts))
    best = [0.0] * (budget + 1)
    taken: list[list[bool]] = []
    for value, effort in zip(values, efforts, strict=True):
        row = [False] * (budget + 1)
        for spent in range(budget, effort - 1, -1):
            if value > 0 and best[spent - effort] + value > best[spent]:
                best[spent] = best[spent - effort] + value
                row[spent] = True
        taken.append(row)
    # best[] may be reached with less; start from the least effort that reaches the top.
    left = best.index(max(best))
    chosen = []
    for position in range(len(values) - 1, -1, -1):
        if taken[position][left]:
            chosen.append(position)
            left -= efforts[position]
    return tuple(reversed(chosen))


def plan(solved: Solved, moves: Sequence[Move], budget: int, aim: Aim = Aim.F) -> Plan:
    """Return the best plan for a budget of half-days out of the given moves."""
    values = [_value(move, aim) for move in moves]
    chosen = [moves[i] for i in knapsack(values, [move.effort for move in moves], budget)]
    return _together(Scorer(solved), chosen, aim)


def best_sets(
    solved: Solved,
    moves: Sequence[Move],
    *,
    size: int = 3,
    among: int = AMONG,
    budget: int | None = None,
    most: int = 10,
) -> MoveSets:
    """Return the best sets of up to ``size`` moves by joint change of the chance, then of F.

    Args:
        solved: the decision.
        moves: ranked; only the first ``among`` are combined.
        budget: half-days that a set may cost; None for any.
        most: how many sets are returned.
    """
    candidates = list(moves[:among])
    scorer = Scorer(solved, DRAWS)
    found = [
        _together(scorer, group, Aim.CHANCE)
        for count in range(1, size + 1)
        for group in combinations(candidates, count)
        if budget is None or sum(move.effort for move in group) <= budget
    ]
    found.sort(key=lambda p: (-round(p.joint.chance, 9), -round(p.joint.f, 12), p.effort))
    return MoveSets(len(candidates), tuple(found[:most]))


def _together(scorer: Scorer, moves: Sequence[Move], aim: Aim) -> Plan:
    effect = sum((move.effect for move in moves), start=Effect())
    return Plan(
        moves=tuple(moves),
        effort=sum(move.effort for move in moves),
        singles=sum(_value(move, aim) for move in moves),
        joint=scorer.gain(effect),
    )


def _value(move: Move, aim: Aim) -> float:
    return move.gain_f if aim is Aim.F else move.gain_chance
