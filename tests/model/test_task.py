"""Tasks, ticks and moves between stages are part of the account: kept, pointed to, let go."""

from datetime import date

import pytest
from hypothesis import given, settings

from stakeholder_map.model import check, edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import SellingStage, TaskState
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.stage import StageMove, Tick
from stakeholder_map.model.task import Task, joined
from stakeholder_map.model.team import Teammate
from tests.strategies import accounts

DAY = date(2026, 11, 23)


def house(*tasks: Task) -> Account:
    seat = Seat(id="s", person_id="anna", concerns=(Concern(id="c", text="Payback"),))
    decision = Decision(
        id="d",
        name="Purchase",
        seats=(seat,),
        ticks=(Tick(id="k", item="go_decided", teammate_id="mia"),),
        stage_moves=(StageMove(id="m", on=DAY, entered=SellingStage.TENDER, reason="They hurry"),),
    )
    return Account(
        id="a",
        name="A",
        people=(Person(id="anna", name="Anna"), Person(id="bo", name="Bo")),
        teammates=(Teammate(id="mia", name="Mia"),),
        decisions=(decision,),
        tasks=tasks,
    )


FULL = Task(
    id="t",
    what="Call",
    state=TaskState.DOING,
    due=DAY,
    decision_id="d",
    teammate_id="mia",
    person_ids=("anna", "bo"),
    concern_id="c",
    through_ids=("bo",),
)


def test_a_task_is_overdue_while_it_is_open_and_its_day_has_passed() -> None:
    later = date(2026, 11, 24)
    assert FULL.is_overdue(later)
    assert not FULL.is_overdue(DAY)
    assert not FULL.but(due=None).is_overdue(later)
    for state in (TaskState.DONE, TaskState.DISMISSED):
        assert not FULL.but(state=state).is_overdue(later)


def test_who_goes_is_forgotten_by_tasks_that_stay() -> None:
    account = house(FULL)
    (without_bo,) = edits.remove(account, "bo").tasks
    assert (without_bo.person_ids, without_bo.through_ids) == (("anna",), ())
    (without_mia,) = edits.remove(account, "mia").tasks
    assert without_mia.teammate_id is None
    (without_concern,) = edits.remove(account, "c").tasks
    assert without_concern.concern_id is None
    for gone in ("bo", "mia", "c", "anna"):
        assert not check.errors(edits.remove(account, gone))


def test_tasks_of_a_decision_go_with_it_and_those_of_the_account_stay() -> None:
    account = house(FULL, Task(id="whole", what="Visit", person_ids=("anna",)))
    assert [task.id for task in edits.remove(account, "d").tasks] == ["whole"]


@pytest.mark.parametrize("field", ["teammate_id", "concern_id", "decision_id"])
def test_a_task_that_points_nowhere_is_refused(field: str) -> None:
    account = house(FULL.but(**{field: "nobody"}))
    assert [problem.code for problem in check.errors(account)] == ["points_nowhere"]


def test_a_copied_decision_starts_with_an_empty_check_list() -> None:
    copy = edits.duplicate_decision(house(FULL), "d", "Second").decisions[-1]
    assert copy.ticks == ()
    assert copy.stage_moves == ()


@settings(deadline=None, max_examples=40)
@given(accounts())
def test_tasks_and_stages_survive_the_file(account: Account) -> None:
    again = file.read(file.write(account))
    assert again.tasks == account.tasks
    assert [d.ticks for d in again.decisions] == [d.ticks for d in account.decisions]
    assert [d.stage_moves for d in again.decisions] == [d.stage_moves for d in account.decisions]


def test_a_task_that_answers_several_facts_has_the_key_of_each() -> None:
    key = joined(
        ["veto_unknown:d:anna:never", "contact_cold:anna:2026-01-02", "veto_unknown:d:anna:never"]
    )
    task = Task(what="Call", rule="veto_unknown", key=key)
    assert task.keys == ("veto_unknown:d:anna:never", "contact_cold:anna:2026-01-02")
    assert task.rules == ("veto_unknown", "contact_cold")
    assert Task(what="By hand").keys == ()
    assert Task(what="By hand").rules == ()


def test_a_key_is_never_longer_than_a_line_may_be() -> None:
    keys = [f"rule:{n}:{'x' * 120}" for n in range(9)]
    task = Task(what="Call", key=joined(keys))
    assert task.keys == tuple(keys[:3])
