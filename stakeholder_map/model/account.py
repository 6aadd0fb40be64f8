"""The account: the aggregate that is edited, saved and read as one."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from pydantic import Field

from stakeholder_map.model.archive import ArchiveEntry
from stakeholder_map.model.competitor import Competitor, Trait
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.record import Id, Keyed, Line, Name, Text
from stakeholder_map.model.rules import HealthWeights, RuleSetting
from stakeholder_map.model.scales import Currency, RelationshipStage, Segment, TieKind
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie

Thing = TypeVar("Thing", bound=Keyed)


class Account(Keyed):
    """The customer organisation with everything we know about its decisions."""

    name: Name
    industry: Line = ""
    segment: Segment | None = None
    relationship_stage: RelationshipStage | None = None
    currency: Currency | None = None
    owner_id: Id | None = Field(default=None, description="The teammate who leads the account.")
    background: Text = ""
    notes: Text = Field(default="", description="Private remarks; never leave the team.")
    departments: tuple[Department, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    ties: tuple[Tie, ...] = ()
    teammates: tuple[Teammate, ...] = ()
    contacts: tuple[Contact, ...] = ()
    touches: tuple[Touch, ...] = ()
    tasks: tuple[Task, ...] = ()
    decisions: tuple[Decision, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    our_traits: tuple[Trait, ...] = ()
    archive: tuple[ArchiveEntry, ...] = ()
    limits: Limits = Limits()
    rule_settings: tuple[RuleSetting, ...] = ()
    health_weights: HealthWeights = HealthWeights()

    def person(self, person_id: str) -> Person:
        """Return the person with this id; KeyError if there is none."""
        return _found(self.people, person_id)

    def department(self, department_id: str) -> Department:
        """Return the department with this id; KeyError if there is none."""
        return _found(self.departments, department_id)

    def organisation(self, organisation_id: str) -> Organisation:
        """Return the external organisation with this id; KeyError if there is none."""
        return _found(self.organisations, organisation_id)

    def teammate(self, teammate_id: str) -> Teammate:
        """Return the teammate with this id; KeyError if there is none."""
        return _found(self.teammates, teammate_id)

    def decision(self, decision_id: str) -> Decision:
        """Return the decision with this id; KeyError if there is none."""
        return _found(self.decisions, decision_id)

    def competitor(self, competitor_id: str) -> Competitor:
        """Return the competitor with this id; KeyError if there is none."""
        return _found(self.competitors, competitor_id)

    def rivals_in(self, decision_id: str) -> tuple[Competitor, ...]:
        """Return the competitors that are met in a decision, in the order of entry."""
        return tuple(
            rival
            for rival in self.competitors
            if not rival.decision_ids or decision_id in rival.decision_ids
        )

    def superiors(self, person_id: str) -> tuple[str, ...]:
        """Return the ids of the person's superiors, the solid line first."""
        lines = [
            tie for tie in self.ties if tie.kind is TieKind.REPORTS_TO and tie.source == person_id
        ]
        return tuple(tie.target for tie in sorted(lines, key=lambda tie: tie.dotted))

    def touches_of(self, person_id: str) -> tuple[Touch, ...]:
        """Return the touches with this person, the latest first."""
        with_them = [touch for touch in self.touches if person_id in touch.person_ids]
        return tuple(sorted(with_them, key=lambda touch: touch.on, reverse=True))

    def last_met(self, person_id: str, today: date) -> date | None:
        """Return the day of the latest two-way touch up to ``today``, or None."""
        days = [
            touch.on for touch in self.touches_of(person_id) if touch.two_way and touch.on <= today
        ]
        return max(days, default=None)


def _found(things: tuple[Thing, ...], wanted: str) -> Thing:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)
