"""A task ends with what came of it; a contact that it was is a touch like any other."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from stakeholder_map.analysis.chain.reach import Reach, reach_of
from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.redaction import for_management
from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.file import write
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services.editing import change
from stakeholder_map.services.finishing import finish
from stakeholder_map.services.meeting import Heard, Meeting, record
from stakeholder_map.storage.store import Store
from tests.after_meeting import before_meeting

DAY = date(2026, 11, 20)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'accounts.sqlite'}")


CALL = Task(
    id="call",
    what="Call Anna",
    due=DAY,
    decision_id="d",
    teammate_id="eva",
    person_ids=("anna",),
    rule="contact_cold",
    key="contact_cold:anna:never",
)


def before() -> Account:
    return before_meeting("a", "d", "Payback").but(tasks=(CALL,))


def talked(account: Account, *, two_way: bool = True, on: date = DAY) -> Account:
    told = Meeting(
        on=on,
        two_way=two_way,
        teammate_ids=("eva",),
        heard=(Heard("anna"),),
        outcome="wants the sheet",
        task=account.tasks[0] if account.tasks else CALL,
    )
    return record(account, "d", told)


def test_a_talk_that_a_task_was_is_a_touch_and_the_task_is_done() -> None:
    account = talked(before())
    (task,), (touch,) = account.tasks, account.touches
    assert (task.state, task.done_on, task.result) == (TaskState.DONE, DAY, "wants the sheet")
    assert (touch.on, touch.two_way, touch.outcome) == (DAY, True, "wants the sheet")
    assert (touch.person_ids, touch.teammate_ids, touch.decision_id) == (("anna",), ("eva",), "d")
    assert check.errors(account) == ()


def test_coverage_and_the_rules_see_who_was_reached_by_a_task() -> None:
    cold, warm = (read(account, "d", DAY) for account in (before(), talked(before())))
    assert (cold.coverage.total.low, warm.coverage.total.low) == (0, 1)
    assert reach_of(warm.account, "anna", DAY).by == ("eva",)
    silent = [{gap.rule for gap in now.gaps} & {"silence"} for now in (cold, warm)]
    assert silent == [{"silence"}, set()]


def test_a_call_that_nobody_answered_covers_nobody() -> None:
    account = talked(before(), two_way=False)
    assert account.tasks[0].state is TaskState.DONE
    assert account.touches[0].two_way is False
    assert reach_of(account, "anna", DAY).reach is Reach.NEVER
    assert account.person("anna").met is False


def test_a_proposal_that_nobody_had_taken_is_written_down_as_done() -> None:
    account = talked(before().but(tasks=()))
    assert [(task.id, task.state) for task in account.tasks] == [("call", TaskState.DONE)]


def test_who_did_it_with_whom_is_told_by_the_contact_where_the_task_does_not() -> None:
    nobody = CALL.but(teammate_id=None, person_ids=())
    (task,) = talked(before().but(tasks=(nobody,))).tasks
    assert (task.teammate_id, task.person_ids) == ("eva", ("anna",))
    told = Meeting(on=DAY, new_teammates=("Tom",), heard=(Heard("bo"),), task=nobody)
    account = record(before().but(tasks=(nobody,)), "d", told)
    (task,) = account.tasks
    assert account.teammate(task.teammate_id or "").name == "Tom"
    (task,) = record(before(), "d", told).tasks  # who the task names stays
    assert (task.teammate_id, task.person_ids) == ("eva", ("anna",))


def test_finishing_once_more_on_the_same_day_is_no_second_contact() -> None:
    again = talked(talked(before()))
    assert len(again.touches) == 1
    assert len(talked(again, on=DAY + timedelta(1)).touches) == 2


def test_two_who_finish_it_at_once_tell_of_one_contact(store: Store) -> None:
    store.create(before(), by="eva")
    seen = store.load("a")
    for name in ("eva", "tom"):
        change(store, seen, talked, by=name)
    assert len(store.load("a").account.touches) == 1


def test_undo_takes_the_touch_and_the_end_of_the_task_back_together(store: Store) -> None:
    version = store.create(before(), by="eva")
    version = store.save(talked(store.load("a").account), version, by="eva")
    store.undo("a", version, by="eva")
    assert write(store.load("a").account) == write(before())


def test_who_is_erased_is_in_neither(store: Store) -> None:
    version = store.create(before(), by="eva")
    store.save(talked(store.load("a").account), version, by="eva")
    store.erase_person("a", "anna", by="eva")
    account = store.load("a").account
    assert (account.tasks, account.touches) == ((), ())


def test_a_reason_stays_with_what_is_dismissed_and_a_blank_one_loses_nothing() -> None:
    account = finish(before(), CALL, TaskState.DISMISSED, DAY, " she left the project ")
    assert account.tasks[0].result == "she left the project"
    assert finish(account, CALL, TaskState.DONE, DAY, "").tasks[0].result == "she left the project"
    assert account.touches == ()


def test_what_somebody_else_changed_of_a_task_meanwhile_is_kept() -> None:
    moved = before().but(tasks=(CALL.but(due=DAY + timedelta(9)),))
    assert finish(moved, CALL, TaskState.DONE, DAY).tasks[0].due == DAY + timedelta(9)


def test_management_sees_that_it_was_done_and_not_what_came_of_it() -> None:
    for account in (
        talked(before()),
        finish(before(), CALL, TaskState.DISMISSED, DAY, "wants the sheet"),
    ):
        text = write(for_management(account))
        assert '"done_on": "2026-11-20"' in text
        assert "wants the sheet" not in text


@pytest.mark.parametrize("state", [TaskState.WAITING, TaskState.DOING])
def test_a_task_that_goes_on_does_not_end(state: TaskState) -> None:
    with pytest.raises(ValueError, match="does not end"):
        finish(before(), CALL, state, DAY)
