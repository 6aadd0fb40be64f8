"""Everything that an account plan is made of, as far as its audience may see it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from stakeholder_map.analysis.acting.talks import Outreach
from stakeholder_map.analysis.outcome.forecast import Forecast
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.task import Task


@dataclass(frozen=True)
class PlanFacts:
    """Everything that an account plan is made of.

    Attributes:
        reading, forecast: of the decision.
        tasks: open ones, by day, those that rules propose among them.
        proposed: ids of those that rules propose.
        outreach: the talks that are proposed.
        talks: each of them as a task, by seat, with what to say and to bring.
        also: what rules ask for that is done with a task or in a talk, by the task's id.
        untold: items of the check list that rest on what this audience may not see.
        picture: the map as PNG, None where this machine cannot draw it.
    """

    reading: Reading
    forecast: Forecast
    tasks: Sequence[Task]
    proposed: Collection[str]
    outreach: Outreach
    talks: Mapping[str, Task]
    also: Mapping[str, Sequence[str]]
    untold: Collection[str]
    picture: bytes | None

    def tasks_with(self, person_id: str) -> list[Task]:
        """Return the tasks with somebody, by day."""
        return [task for task in self.tasks if person_id in task.person_ids]
