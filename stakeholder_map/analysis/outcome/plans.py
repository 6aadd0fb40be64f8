"""What to do with a given effort: the best plan, and the best sets of up to three moves.

The plan is an exact 0/1 knapsack (dynamic programming over whole half-days, Bellman 1957). Moves
with one person are taken together: each choice of them is scored as it is (support ends at +5;
raising somebody whose commitment is won would be wasted), and at most one choice is taken. Between
people the gains of stances and concerns add up exactly in F, which is linear in the views; where
they do not (commitments, ties, and the chance always) the plan is scored again as a whole, and
both numbers are given. With ties against, no greedy method has a guarantee; therefore sets of up
to three are enumerated among the best candidates, and the number of candidates is part of the
answer.

Exact means: where the moves are stances and concerns, no other choice within the budget raises F
more, up to ``MOST_WITH_ONE`` moves a person. Else the plan is the best *sum* of single gains, and
``joint`` says what it really gives. Degenerate cases: no budget or no move: an empty plan.

Complexity: knapsack O(choices · budget); sets O(C(among, 3) · draws · n).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from stakeholder_map.analysis.chain.solution import Solved
from stakeholder_map.analysis.outcome.effects import Effect, Gain, Scorer
from stakeholder_map.analysis.outcome.moves import Move

#: Candidates of the sets: 298 sets of up to three.
AMONG = 12

#: Moves with one person that a plan chooses from: 63 choices.
MOST_WITH_ONE = 6


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
    groups = [[(value, effort)] for value, effort in zip(values, efforts, strict=True)]
    chosen = grouped_knapsack(groups, budget)
    return tuple(item for item, option in enumerate(chosen) if option is not None)


def grouped_knapsack(
    groups: Sequence[Sequence[tuple[float, int]]], budget: int
) -> tuple[int | None, ...]:
    """Return the option taken of each group (None: none of it) of the largest total value.

    Args:
        groups: options as (value, effort), of which at most one is taken.
        budget: what all efforts together may reach.

    Raises:
        ValueError: an effort or the budget is negative.
    """
    if budget < 0 or any(effort < 0 for group in groups for _, effort in group):
        raise ValueError("efforts and the budget cannot be negative")
    budget = min(budget, sum(max((e for _, e in group), default=0) for group in groups))
    best = [0.0] * (budget + 1)
    taken: list[list[int | None]] = []
    for group in groups:
        row: list[int | None] = [None] * (budget + 1)
        before = best.copy()
        for option, (value, effort) in enumerate(group):
            for spent in range(effort, budget + 1):
                if value > 0 and before[spent - effort] + value > best[spent]:
                    best[spent] = before[spent - effort] + value
                    row[spent] = option
        taken.append(row)
    # The least effort that reaches the top.
    left = best.index(max(best))
    chosen: list[int | None] = []
    for group, row in zip(reversed(groups), reversed(taken), strict=True):
        option_taken = row[left]
        chosen.append(option_taken)
        if option_taken is not None:
            left -= group[option_taken][1]
    return tuple(reversed(chosen))


def plan(solved: Solved, moves: Sequence[Move], budget: int, aim: Aim = Aim.F) -> Plan:
    """Return the best plan for a budget of half-days out of the given moves."""
    scorer = Scorer(solved)
    people: dict[tuple[str, str | None], list[Move]] = {}
    for move in moves:
        if _value(move, aim) > 0:
            people.setdefault((move.seat_id, move.heard_id), []).append(move)
    groups = [_options(group[:MOST_WITH_ONE]) for group in people.values()]
    worth = [
        [(_worth(scorer, option, aim), sum(move.effort for move in option)) for option in group]
        for group in groups
    ]
    chosen = [
        move
        for group, option in zip(groups, grouped_knapsack(worth, budget), strict=True)
        if option is not None
        for move in group[option]
    ]
    return _together(scorer, chosen, aim)


def _options(moves: Sequence[Move]) -> list[tuple[Move, ...]]:
    """Return every choice of moves with one person that does not waste one of them."""
    return [
        group
        for count in range(1, len(moves) + 1)
        for group in combinations(moves, count)
        if not _wasteful(group)
    ]


def _wasteful(moves: Sequence[Move]) -> bool:
    """Whether somebody is raised whose commitment is won anyway."""
    won = {move.seat_id for move in moves if move.effect.hold}
    return any(move.effect.shift and move.seat_id in won for move in moves)


def _worth(scorer: Scorer, moves: Sequence[Move], aim: Aim) -> float:
    if aim is Aim.F:
        return scorer.gain_f(_effect(moves))
    return scorer.gain(_effect(moves)).chance


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
    scorer = Scorer(solved)
    found = [
        _together(scorer, group, Aim.CHANCE)
        for count in range(1, size + 1)
        for group in combinations(candidates, count)
        if not _wasteful(group) and (budget is None or sum(move.effort for move in group) <= budget)
    ]
    found.sort(key=lambda p: (-round(p.joint.chance, 9), -round(p.joint.f, 12), p.effort))
    return MoveSets(len(candidates), tuple(found[:most]))


def _together(scorer: Scorer, moves: Sequence[Move], aim: Aim) -> Plan:
    return Plan(
        moves=tuple(moves),
        effort=sum(move.effort for move in moves),
        singles=sum(_value(move, aim) for move in moves),
        joint=scorer.gain(_effect(moves)),
    )


def _effect(moves: Sequence[Move]) -> Effect:
    return sum((move.effect for move in moves), start=Effect())


def _value(move: Move, aim: Aim) -> float:
    return move.gain_f if aim is Aim.F else move.gain_chance
