"""Decisions: what is bought, by which rule, and who sits in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from stakeholder_map.model.acceptance import Acceptance
from stakeholder_map.model.board import Board, BoardPlace
from stakeholder_map.model.record import Id, Keyed, Line, Name, Record, Share, Text
from stakeholder_map.model.scales import (
    BantState,
    BudgetState,
    BuyerStage,
    BuyingStep,
    DecisionState,
    Layer,
    Money,
    Role,
    SellingStage,
    StepRule,
)
from stakeholder_map.model.scenario import Scenario
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.stage import StageMove, Tick


class Stake(Record):
    """A department's weight in the decision and what it asks for."""

    department_id: Id
    weight: Share | None = None
    demands: tuple[Name, ...] = ()


class ApprovalStep(Keyed):
    """One level of approval. All steps, in order, have to pass.

    ``quota`` is the share of the step's weight needed under ``StepRule.QUOTA``. ``from_value``:
    the step is needed only when the decision's value is at least this (same currency).
    """

    name: Name
    seat_ids: tuple[Id, ...] = ()
    rule: StepRule = StepRule.ALL
    quota: Annotated[float, Field(gt=0, le=1)] | None = None
    from_value: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    due: date | None = None

    @model_validator(mode="after")
    def _quota_with_its_rule(self) -> ApprovalStep:
        if self.rule is StepRule.QUOTA and self.quota is None:
            raise ValueError("a step decided by quota needs the quota, a share above 0 up to 1")
        return self


class RequiredRole(Keyed):
    """A role that this decision needs; a ghost is drawn while no seat fills it."""

    role: Role
    department_id: Id | None = None
    note: Line = ""
    place: BoardPlace | None = Field(
        default=None, description="Where its card stands on the board."
    )


class BantItem(Record):
    """What we know of one of the four, on what evidence, and which person answers for it
    on their side, and who of us."""

    state: BantState | None = None
    text: Text = ""
    evidence: Text = ""
    on: date | None = None
    person_id: Id | None = None
    owner_id: Id | None = Field(default=None, description="Who of us keeps it up to date.")


class Budget(BantItem):
    """The money: how much, from where, how firm."""

    amount: Money | None = None
    source: Line = ""
    budget_state: BudgetState | None = None


class Bant(Record):
    """Budget, authority, need, timeline."""

    budget: Budget = Budget()
    authority: BantItem = BantItem()
    need: BantItem = BantItem()
    timeline: BantItem = BantItem()


class Milestone(Keyed):
    """A date that matters to the decision."""

    on: date
    text: Name
    done: bool = False


#: How well an offer meets a criterion: 0 not at all … 4 fully.
Fit = Annotated[int, Field(ge=0, le=4)]


class CompetitorFit(Record):
    """How well a competitor meets a criterion."""

    competitor_id: Id
    fit: Fit


class Criterion(Keyed):
    """What they will judge by."""

    text: Name
    weight: Share | None = None
    set_by_id: Id | None = Field(default=None, description="The person who set it.")
    our_fit: Fit | None = None
    competitor_fits: tuple[CompetitorFit, ...] = ()
    what_would_change_it: Text = ""
    who_could_id: Id | None = Field(default=None, description="The person who could change it.")


class Pain(Keyed):
    """What hurts, whom, at what cost a year, and which part of our offer answers it."""

    text: Name
    person_ids: tuple[Id, ...] = ()
    department_ids: tuple[Id, ...] = ()
    severity: Annotated[int, Field(ge=1, le=5)] | None = None
    cost: Money | None = Field(default=None, description="What it costs them a year.")
    answer: Text = ""
    layer: Layer | None = None
    worth: Money | None = Field(default=None, description="What our answer is worth a year.")


class ClosingForecast(Record):
    """What was said of a decision the day before it closed, frozen when it was closed.

    ``chance``: by the approval rule; ``headcount``: the share of known seats for us;
    ``weighted_mean``: of the known stances, 0 … 1. They are what calibration scores.
    """

    on: date
    chance: Share
    headcount: Share
    weighted_mean: Share


class Decision(Keyed):
    """One purchase being decided in the account."""

    name: Name
    state: DecisionState = DecisionState.RUNNING
    closed_on: date | None = None
    outcome: Text = ""
    forecast_at_close: ClosingForecast | None = None
    own_guess: Share | None = Field(
        default=None, description="The chance that we ourselves gave it before it closed."
    )
    value: Money | None = None
    decide_by: date | None = None
    buyer_stage: BuyerStage | None = None
    buying_step: BuyingStep | None = None
    selling_stage: SellingStage | None = None
    bant: Bant = Bant()
    steps: tuple[ApprovalStep, ...] = ()
    stakes: tuple[Stake, ...] = ()
    required_roles: tuple[RequiredRole, ...] = ()
    seats: tuple[Seat, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    pains: tuple[Pain, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    ticks: tuple[Tick, ...] = ()
    stage_moves: tuple[StageMove, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    board: Board | None = Field(
        default=None, description="The kept frame of the map; without it the map packs itself."
    )

    def seat(self, seat_id: str) -> Seat:
        """Return the seat with this id; KeyError if there is none."""
        for seat in self.seats:
            if seat.id == seat_id:
                return seat
        raise KeyError(seat_id)

    def seat_of(self, person_id: str) -> Seat | None:
        """Return the person's seat, or None if the person has no part in this decision."""
        return next((seat for seat in self.seats if seat.person_id == person_id), None)

    def stake_of(self, department_id: str | None) -> Stake | None:
        """Return the department's stake, or None where none is recorded."""
        return next((s for s in self.stakes if s.department_id == department_id), None)
