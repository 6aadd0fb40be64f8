"""Seats: the parts that people, known or missing, have in one decision."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from stakeholder_map.model.board import BoardPlace
from stakeholder_map.model.record import Id, Keyed, Line, Name, Record, Share, Text
from stakeholder_map.model.scales import (
    Basis,
    ConcernCategory,
    ConcernState,
    Level,
    Role,
    Severity,
    Support,
)


class Stance(Record):
    """What we held a person's support to be from a date on, and why.

    Stances are dated facts kept side by side, so the progress board is a query over them.
    ``confidence`` is ours (how sure are we), ``commitment`` theirs (how firmly they hold it).
    """

    on: date
    support: Support | None = None
    confidence: Share | None = None
    commitment: Share | None = None
    evidence: Text = ""
    basis: Basis | None = None
    said_by: Line = ""


class Concern(Keyed):
    """What holds a person back."""

    text: Name
    category: ConcernCategory = ConcernCategory.OTHER
    severity: Severity = Severity.SERIOUS
    state: ConcernState = ConcernState.OPEN
    owner_id: Id | None = Field(default=None, description="The teammate who answers for it.")
    due: date | None = None
    raised_on: date | None = None
    answered_on: date | None = None
    resolved_on: date | None = None
    checked_on: date | None = Field(
        default=None, description="When somebody last made sure that it still holds."
    )
    answer: Text = ""
    support_if_resolved: Support | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still holds the person back (answered is not yet resolved)."""
        return self.state is not ConcernState.RESOLVED


class Seat(Keyed):
    """A person's part in one decision; without a person, a seat that nobody known fills."""

    person_id: Id | None = None
    title: Line = Field(default="", description="Of a missing seat: whom we look for.")
    department_id: Id | None = Field(default=None, description="Of a missing seat.")
    level: Level | None = Field(default=None, description="Of a missing seat.")
    roles: tuple[Role, ...] = ()
    unmapped_role: Line = Field(
        default="", description="The role word of an import that we do not know; never guessed."
    )
    hidden: bool = Field(default=False, description="Sways the decision without a formal role.")
    not_hidden: Line = Field(
        default="",
        description="Why the proposal as a hidden influencer was dismissed; it is not made again.",
    )
    coach: bool = Field(default=False, description="Inside, and tells us the truth.")
    weight: Share | None = None
    veto: bool = False
    checked_on: date | None = Field(
        default=None, description="When roles, weight and veto were last confirmed."
    )
    stances: tuple[Stance, ...] = ()
    concerns: tuple[Concern, ...] = ()
    backs_id: Id | None = Field(default=None, description="The competitor this person backs.")
    note: Text = Field(default="", description="Private remarks; never leave the team.")
    place: BoardPlace | None = Field(
        default=None, description="Where the card stands on the board."
    )

    @model_validator(mode="after")
    def _dated_in_order(self) -> Seat:
        if list(self.stances) != sorted(self.stances, key=lambda stance: stance.on):
            ordered = tuple(sorted(self.stances, key=lambda stance: stance.on))
            object.__setattr__(self, "stances", ordered)
        return self

    @property
    def is_missing(self) -> bool:
        """Whether nobody known fills the seat."""
        return self.person_id is None

    @property
    def stance(self) -> Stance | None:
        """The latest stance, or None where nothing was ever recorded."""
        return self.stances[-1] if self.stances else None

    @property
    def support(self) -> int | None:
        """The latest support; None is unknown."""
        return self.stance.support if self.stance else None

    @property
    def open_concerns(self) -> tuple[Concern, ...]:
        """Concerns that are not resolved."""
        return tuple(concern for concern in self.concerns if concern.is_open)

    def stance_on(self, day: date) -> Stance | None:
        """Return the stance that held on ``day``, or None before the first."""
        for stance in reversed(self.stances):
            if stance.on <= day:
                return stance
        return None
