"""Tasks: what one of us does about a decision, by when, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from stakeholder_map.model.record import Id, Keyed, Line, Name, Text
from stakeholder_map.model.scales import TaskState

#: What a task is expected to change: points of a hundred are this times 100.
Change = Annotated[float, Field(ge=-2, le=2, allow_inf_nan=False)]


class Task(Keyed):
    """Something to do, by one of us, with some of them.

    Attributes:
        what: in a few words, as it stands on the board.
        state: to do, doing, done or dismissed.
        due: the day by which; None: no day was agreed.
        decision_id: the decision it serves; None: the account as a whole.
        teammate_id: who of us does it.
        person_ids: with whom.
        concern_id: which concern of theirs it is about.
        through_ids: who introduces us, in order.
        message, material: what to say and what to bring.
        gain_f, gain_chance: change of the lean and of the chance that were expected when it was
            planned, as shares (0.05 is five points of a hundred).
        made_on, done_on: when it was written down, and when it was done or dismissed.
        rule: the rule that made it; blank: a person did.
        key: what makes it the same task when the rule fires again; blank: never the same.
        result: what came of it, or why it was dismissed.
    """

    what: Name
    state: TaskState = TaskState.WAITING
    due: date | None = None
    decision_id: Id | None = None
    teammate_id: Id | None = None
    person_ids: tuple[Id, ...] = ()
    concern_id: Id | None = None
    through_ids: tuple[Id, ...] = ()
    message: Text = ""
    material: Text = ""
    gain_f: Change | None = None
    gain_chance: Change | None = None
    made_on: date | None = None
    done_on: date | None = None
    rule: Line = ""
    key: Line = ""
    result: Text = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.state in (TaskState.WAITING, TaskState.DOING)

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.is_open and self.due is not None and self.due < today
