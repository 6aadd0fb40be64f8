"""Tasks: what one of us does about a decision, by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from pydantic import Field

from stakeholder_map.model.record import Id, Keyed, Line, Name, Text
from stakeholder_map.model.scales import TaskState

#: Letters that a key may have, as every :data:`Line`.
MOST_LETTERS = 500

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
        key: what makes it the same task when the rule fires again; blank: never the same. One that
            answers several facts has the key of each, with a blank between them (``joined``).
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
    def keys(self) -> tuple[str, ...]:
        """The keys of the facts it answers."""
        return tuple(self.key.split())

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that made it, each once, the one that gave it its words first."""
        named = (key.partition(":")[0] for key in self.keys)
        return tuple(dict.fromkeys((self.rule, *named))) if self.rule else ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.state in (TaskState.WAITING, TaskState.DOING)

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed and it is still open."""
        return self.is_open and self.due is not None and self.due < today


def rekeyed(task: Task, new: Mapping[str, str]) -> str:
    """Return the key of a task where ids that its facts name have become others."""
    return joined(":".join(new.get(part, part) for part in key.split(":")) for key in task.keys)


def joined(keys: Iterable[str]) -> str:
    """Return keys as one, each once and the first ones first; what a line cannot hold is left."""
    kept = ""
    for key in dict.fromkeys(keys):
        longer = f"{kept} {key}" if kept else key
        if len(longer) <= MOST_LETTERS:
            kept = longer
    return kept
