"""The stated approval rule as arrays: who has to agree in which step, and who can stop it.

The steps are taken in order and all that apply have to pass; every seat with a veto can stop the
decision alone. ``ALL``: every seat of the step; ``ANY``: one of them; ``MAJORITY``: more than
half of the seats, by heads; ``QUOTA``: at least this share of the step's weight.

A step without seats is never a pass: it stays in ``Rule.steps`` with no members and is named in
``Rule.notes``. What to make of it is the measure's business (the power index leaves it out, the
forecast holds its answer to be unknown).

Degenerate cases: no step that applies, or only empty ones: ``stated`` is False and the weighted
majority of all seats stands in; a quota step whose seats weigh nothing counts heads; everybody who
has left is taken out of their steps. Complexity O(seats + members of steps).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.scales import StepRule

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Sums of entered shares miss a quota by rounding; a thousand-millionth is no vote.
TOLERANCE = 1e-9


class RuleNote(StrEnum):
    """What has to be said about a rule beside its numbers."""

    NO_RULE = "no_rule"
    NO_STEP_APPLIES = "no_step_applies"
    STEP_EMPTY = "step_empty"
    STEP_NOT_NEEDED = "step_not_needed"
    VALUE_UNKNOWN = "value_unknown"
    SEAT_GONE = "seat_gone"
    STEP_WEIGHTS_ZERO = "step_weights_zero"
    VETO_WITHOUT_RULE = "veto_without_rule"
    UNSATISFIABLE = "unsatisfiable"
    SAMPLED = "sampled"


@dataclass(frozen=True)
class Note:
    """A note, and the step and seats that it is about."""

    code: RuleNote
    step_id: str | None = None
    seat_ids: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class RuleStep:
    """One step that applies.

    ``members``: positions in the order of the chain. ``weights``: one a member, used with QUOTA;
    ``needed``: what they have to reach (heads, or weight with QUOTA).
    """

    id: str
    rule: StepRule
    members: NDArray[np.intp]
    weights: Floats
    needed: float

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits in the step, so that nobody can say yes."""
        return not len(self.members)

    def passes(self, yes: Bools) -> Bools:
        """Return for votes of shape (..., n) whether the step passes; an empty step never does."""
        if self.is_empty:
            return np.zeros(yes.shape[:-1], dtype=bool)
        return np.asarray(self.reached(yes) >= self.needed - TOLERANCE)

    def reached(self, yes: Bools) -> Floats:
        """Return for votes of shape (..., n) the heads or the weight that agree."""
        # As a product with one number a seat: no copy of the members' columns is made.
        weights = np.zeros(yes.shape[-1])
        weights[self.members] = self.weights
        return np.asarray(yes.astype(np.float64) @ weights)


@dataclass(frozen=True, eq=False)
class Rule:
    """The rule of one decision over n seats.

    ``stated`` is False where no step applies; ``steps`` then holds one step, the weighted
    majority of all seats, so that a forecast can still be made and be called what it is.
    """

    n: int
    steps: tuple[RuleStep, ...]
    vetoes: NDArray[np.intp]
    stated: bool
    notes: tuple[Note, ...]


def stated_rule(
    decision: Decision, seat_ids: Sequence[str], weights: Floats, value: float | None = None
) -> Rule:
    """Return the approval rule over ``seat_ids``.

    Args:
        decision: whose steps and vetoes are read.
        seat_ids: the seats that take part, in the order of ``weights``.
        weights: shares of the formal decision, sum 1.
        value: the decision's value instead of the recorded one. A step with ``from_value`` is
            dropped below it; where the value is not known the step counts, with a note.
    """
    place = {seat_id: position for position, seat_id in enumerate(seat_ids)}
    if value is None and decision.value is not None:
        value = decision.value.amount
    notes: list[Note] = []
    steps: list[RuleStep] = []
    for step in decision.steps:
        if step.from_value is not None and value is None:
            notes.append(Note(RuleNote.VALUE_UNKNOWN, step.id))
        elif step.from_value is not None and value is not None and value < step.from_value:
            notes.append(Note(RuleNote.STEP_NOT_NEEDED, step.id))
            continue
        steps.append(_compiled(step, place, weights, notes))
    vetoes = np.array(
        [place[s.id] for s in decision.seats if s.veto and s.id in place], dtype=np.intp
    )
    stated = any(not step.is_empty for step in steps)
    if not stated:
        code = RuleNote.NO_STEP_APPLIES if decision.steps else RuleNote.NO_RULE
        notes.append(Note(code))
        if len(vetoes):
            notes.append(Note(RuleNote.VETO_WITHOUT_RULE, None, tuple(seat_ids[v] for v in vetoes)))
        steps = [*steps, weighted_majority(weights)]
    return Rule(len(place), tuple(steps), vetoes, stated, tuple(notes))


def weighted_majority(weights: Floats) -> RuleStep:
    """Return the step that passes with more than half of all weight; equal heads if all are 0."""
    n = len(weights)
    own = np.asarray(weights, dtype=float)
    if own.sum() <= 0:
        own = np.ones(n)
    # "More than half" as a threshold just above it, in the units of the tolerance.
    needed = own.sum() / 2 + 2 * TOLERANCE
    return RuleStep("", StepRule.QUOTA, np.arange(n), own, float(needed))


def _compiled(
    step: ApprovalStep, place: dict[str, int], weights: Floats, notes: list[Note]
) -> RuleStep:
    present = tuple(dict.fromkeys(s for s in step.seat_ids if s in place))
    gone = tuple(s for s in step.seat_ids if s not in place)
    if gone:
        notes.append(Note(RuleNote.SEAT_GONE, step.id, gone))
    if not present:
        notes.append(Note(RuleNote.STEP_EMPTY, step.id))
    members = np.array([place[s] for s in present], dtype=np.intp)
    heads = np.ones(len(members))
    if step.rule is StepRule.ALL:
        return RuleStep(step.id, step.rule, members, heads, float(len(members)))
    if step.rule is StepRule.ANY:
        return RuleStep(step.id, step.rule, members, heads, 1.0)
    if step.rule is StepRule.MAJORITY:
        return RuleStep(step.id, step.rule, members, heads, float(len(members) // 2 + 1))
    own = np.asarray(weights, dtype=float)[members]
    if len(members) and own.sum() <= 0:
        notes.append(Note(RuleNote.STEP_WEIGHTS_ZERO, step.id, present))
        own = heads
    return RuleStep(step.id, step.rule, members, own, float((step.quota or 0.0) * own.sum()))
