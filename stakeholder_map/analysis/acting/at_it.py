"""Who is at something already: the open tasks that do what a move or a gap asks for.

One talk is one task, whatever proposed it: the outreach plan, the next moves, a gap or a person. A
task is the same as a move when it is about the same concern, or about meeting the same person; or
when it came out of the outreach plan to win the person whose stance the move would raise.

Degenerate cases: no task is open: nobody is at anything. Complexity O(tasks) a question.
"""

from __future__ import annotations

from datetime import date

from stakeholder_map.analysis.acting.talks import Purpose
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.outcome.moves import Move, MoveKind
from stakeholder_map.model.account import Account
from stakeholder_map.model.task import Task


def at_move(account: Account, move: Move, key: str) -> Task | None:
    """Return the task that this move is already: open, or written down under its ``key``."""
    with_them = open_with(account, move.person_id)
    for task in (*with_them, *account.tasks):
        if key in task.keys or (task in with_them and _is_it(task, move)):
            return task
    return None


def _is_it(task: Task, move: Move) -> bool:
    if move.kind is MoveKind.RESOLVE_CONCERN:
        return task.concern_id == move.concern_id
    if move.kind is MoveKind.MEET:
        return True
    won = f":{move.person_id}:{Purpose.WIN}:"
    return move.kind is MoveKind.RAISE_STANCE and any(won in key for key in task.keys)


def open_with(account: Account, person_id: str | None) -> list[Task]:
    """Return the open tasks with a person, by day, those without one last."""
    found = [task for task in account.tasks if task.is_open and person_id in task.person_ids]
    return sorted(found, key=lambda task: (task.due or date.max, task.what))


def at_gap(account: Account, decision_id: str, gap: Gap, key: str) -> Task | None:
    """Return the open task that closes a gap: made of it, or about its concern."""
    for task in account.tasks:
        if not task.is_open or task.decision_id not in (None, decision_id):
            continue
        if key in task.keys or (gap.concern_id is not None and task.concern_id == gap.concern_id):
            return task
    return None
