"""The end of a task: done with what came of it, or dismissed with the reason."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Touch

#: How a task ends.
ENDS = (TaskState.DONE, TaskState.DISMISSED)


def as_kept(account: Account, task: Task) -> Task:
    """Return a task as the account has it now, else as it was shown: a proposal is not kept yet."""
    return next((kept for kept in account.tasks if kept.id == task.id), task)


def finish(
    account: Account,
    task: Task,
    end: TaskState,
    on: date,
    result: str = "",
    touch: Touch | None = None,
) -> Account:
    """Return the account with a task that is over; a proposed one is written down with it.

    Args:
        account: is not changed.
        task: as it was shown; what somebody else changed of it meanwhile is kept.
        end: done or dismissed; ValueError for another state.
        on: the day of it.
        result: what came of it, or why it is not needed. Blank: what was noted before stays.
        touch: the contact that it was; it says who of us did it and with whom where the task
            does not.
    """
    if end not in ENDS:
        raise ValueError(f"a task does not end as {end}")
    kept = as_kept(account, task)
    over = kept.but(state=end, done_on=on, result=result.strip() or kept.result)
    if touch is not None:
        over = over.but(
            teammate_id=over.teammate_id or next(iter(touch.teammate_ids), None),
            person_ids=over.person_ids or touch.person_ids,
        )
    return edits.put(account, "tasks", over)


def touch_id(task: Task, on: date) -> str:
    """Return the id of the touch that a task was on a day.

    It follows from both, so that a task that two of us finish, or that is brought back and finished
    once more, is one contact and not two.
    """
    return sha256(f"task:{task.id}:{on.isoformat()}".encode()).hexdigest()[:20]
