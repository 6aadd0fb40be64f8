"""One talk is one task, whatever proposed it."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.acting.at_it import at_move, open_with
from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.talks import Purpose
from stakeholder_map.analysis.outcome.moves import MoveKind, moves
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services import planning
from stakeholder_map.services.workspace import sample
from stakeholder_map.words import words

DAY = date(2026, 11, 22)
_ = words("en")

#: What a talk of the outreach plan is among the next moves.
SAME = {
    Purpose.MEET: MoveKind.MEET,
    Purpose.SETTLE: MoveKind.RESOLVE_CONCERN,
    Purpose.WIN: MoveKind.RAISE_STANCE,
}


@pytest.mark.parametrize("name", ["nordklinik-group", "huadong-precision"])
def test_a_talk_that_was_taken_from_the_outreach_plan_is_no_move_to_take_again(name: str) -> None:
    account = sample(name, DAY)
    reading = read(account, account.decisions[0].id, DAY)
    found = moves(reading, draws=100)
    for line in outreach(reading, found).lines:
        if line.purpose not in SAME:
            continue
        task = planning.line_task(reading, line, _)
        taken = planning.put_task(account, task)
        (move,) = [
            move
            for move in found
            if move.seat_id == line.seat_id
            and move.kind is SAME[line.purpose]
            and (line.purpose is not Purpose.SETTLE or move.concern_id == line.concern_id)
        ]
        key = planning.move_key(reading, move)
        there = at_move(taken, move, key)
        assert there is not None and there.id == task.id
        done = planning.put_task(account, task.but(state=TaskState.DONE))
        assert at_move(done, move, key) is None


def test_another_concern_of_the_same_person_is_another_move() -> None:
    account = sample("huadong-precision", DAY)
    reading = read(account, account.decisions[0].id, DAY)
    about = [m for m in moves(reading, draws=50) if m.kind is MoveKind.RESOLVE_CONCERN]
    first = about[0]
    other = next(m for m in about if m.person_id == first.person_id and m is not first)
    bare = account.but(tasks=())
    task = planning.move_task(reading, first, "Talk")
    taken = planning.put_task(bare, task)
    assert at_move(taken, first, planning.move_key(reading, first)) is not None
    assert at_move(taken, other, planning.move_key(reading, other)) is None


def test_what_was_taken_from_the_moves_themselves_stays_so_when_it_is_done() -> None:
    account = sample("nordklinik-group", DAY)
    reading = read(account, account.decisions[0].id, DAY)
    move = moves(reading, draws=50)[0]
    key = planning.move_key(reading, move)
    task = planning.move_task(reading, move, "Talk").but(state=TaskState.DISMISSED)
    there = at_move(planning.put_task(account.but(tasks=()), task), move, key)
    assert there is not None and there.state is TaskState.DISMISSED


def test_open_tasks_with_somebody_come_by_day_and_closed_ones_not_at_all() -> None:
    tasks = (
        Task(id="none", what="No day", person_ids=("p",)),
        Task(id="late", what="Late", due=DAY + timedelta(9), person_ids=("p", "q")),
        Task(id="soon", what="Soon", due=DAY, person_ids=("p",)),
        Task(id="done", what="Done", due=DAY, person_ids=("p",), state=TaskState.DONE),
        Task(id="other", what="Other", due=DAY, person_ids=("q",)),
    )
    account = Account(id="a", name="A", tasks=tasks)
    assert [task.id for task in open_with(account, "p")] == ["soon", "late", "none"]
