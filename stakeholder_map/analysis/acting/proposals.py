"""What rules propose, one line a person: several rules about one person ask for one talk.

Three rules may name the same person on one day – gone cold, a veto unknown, a concern overdue. That
is one conversation, so it is one proposal: the heaviest rule gives it its words and its teammate,
the earliest day counts, and the others stand beside it as reasons. What is about nobody in
particular stays on its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stakeholder_map.analysis.acting.executives import is_executive
from stakeholder_map.analysis.acting.task_rules import RuleTask
from stakeholder_map.model.team import Teammate


@dataclass(frozen=True)
class Proposal:
    """What one or several rules propose about the same person; ``tasks``: the heaviest first."""

    tasks: tuple[RuleTask, ...]

    @property
    def lead(self) -> RuleTask:
        """The rule's task that gives the proposal its words."""
        return self.tasks[0]

    @property
    def due(self) -> date:
        """The earliest day."""
        return min(task.due for task in self.tasks)

    @property
    def person_id(self) -> str | None:
        """Whom it is about; None where it is about nobody in particular."""
        return next(iter(self.lead.person_ids), None)

    @property
    def concern_id(self) -> str | None:
        """The concern that it is about, of the heaviest rule that is about one."""
        return next((task.concern_id for task in self.tasks if task.concern_id), None)

    def done_by(self, mate: Teammate | None) -> Proposal | None:
        """Return the part that a talk of this one of us does; None where that is nothing.

        None for ``mate``: nobody is named yet, so it may be anybody. A meeting of the tops is
        none where one of us goes who is surely no executive.
        """
        left = tuple(
            task
            for task in self.tasks
            if task.rule != "executive_due" or is_executive(mate) is not False
        )
        return Proposal(left) if left else None

    def without(self, done: Proposal | None) -> Proposal | None:
        """Return what is left when another proposal is done; None where nothing is."""
        keys = done.keys if done else ()
        left = tuple(task for task in self.tasks if task.key not in keys)
        return Proposal(left) if left else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The facts that it answers."""
        return tuple(task.key for task in self.tasks)


def proposals(found: Iterable[RuleTask]) -> tuple[Proposal, ...]:
    """Join what rules propose about one and the same person; the earliest day first.

    Every task stands in exactly one proposal. Equal weights are ordered by key.
    """
    about: dict[tuple[str, ...], list[RuleTask]] = {}
    for task in found:
        about.setdefault(task.person_ids or ("", task.key), []).append(task)
    joined = [
        Proposal(tuple(sorted(tasks, key=lambda task: (-task.weight, task.key))))
        for tasks in about.values()
    ]
    return tuple(sorted(joined, key=lambda one: (one.due, -one.lead.weight, one.lead.key)))
