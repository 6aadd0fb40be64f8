"""Whatever the account: what a rule makes is made once, under an id that stays."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import check, edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services import editing, planning
from stakeholder_map.services.workspace import sample
from stakeholder_map.storage.errors import Stale
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.words import words
from tests.any_deal import TODAY, any_deals

DAY = date(2026, 11, 23)


def proposed(account: Account, decision_id: str, today: date, language: str = "en") -> list[Task]:
    shown = planning.board(read(account, decision_id, today), words(language))
    return [one.task for one in shown if one.proposed]


@settings(deadline=None, max_examples=60)
@given(any_deals(), st.sampled_from(list(TaskState)), st.integers(-30, 30))
def test_what_was_taken_is_not_made_again_however_it_was_edited(
    account: Account, state: TaskState, days: int
) -> None:
    for decision in account.decisions:
        made = proposed(account, decision.id, TODAY)
        assert len({task.id for task in made}) == len(made)
        kept = tuple(
            task.but(state=state, what="Renamed", due=TODAY + timedelta(days), teammate_id=None)
            for task in made
        )
        taken = account.but(tasks=kept)
        assert not check.errors(taken)
        facts = {key for task in made for key in task.keys}
        again = proposed(taken, decision.id, TODAY)
        assert not facts & {key for task in again for key in task.keys}
        assert not {task.id for task in kept} & {task.id for task in again}


@settings(deadline=None, max_examples=40)
@given(any_deals())
def test_a_task_has_one_id_after_file_copy_and_language(account: Account) -> None:
    for decision in account.decisions:
        ids = {task.id for task in proposed(account, decision.id, TODAY)}
        for other in (file.read(file.write(account)), edits.duplicate(account, "Copy")):
            running = other.decision(decision.id).state is decision.state
            assert not running or {t.id for t in proposed(other, decision.id, TODAY)} == ids
        assert {task.id for task in proposed(account, decision.id, TODAY, "zh")} == ids


@settings(deadline=None, max_examples=40)
@given(any_deals(), st.integers(1, 3))
def test_talks_are_with_who_is_there_ahead_in_time_and_no_more_than_one_of_us_can_make(
    account: Account, cap: int
) -> None:
    for decision in account.decisions:
        reading = read(account, decision.id, TODAY)
        plan = outreach(reading, moves(reading, draws=20), cap)
        people = [line.person_id for line in plan.lines]
        assert len(set(people)) == len(people)
        assert set(people) <= {standing.person_id for standing in reading.standings.values()}
        assert all(plan.load[mate] + plan.busy[mate] <= cap for mate in plan.load)
        ahead = decision.decide_by if decision.decide_by and decision.decide_by > TODAY else None
        for line in plan.lines:
            assert TODAY < line.due <= (ahead or date.max)


# -- Two at once -----------------------------------------------------------------------------


def both(tmp_path: Path) -> tuple[Store, Store, Stored]:
    stores = [Store(sqlite_url(tmp_path / "one.sqlite")) for _ in range(2)]
    stores[0].create(sample("nordklinik-group", DAY), by="eva")
    return stores[0], stores[1], stores[0].load("nordklinik-group")


def take(store: Store, stored: Stored, task: Task, by: str) -> Stored:
    return editing.change(store, stored, lambda account: planning.put_task(account, task), by)


def test_two_who_take_the_same_at_once_take_one_task(tmp_path: Path) -> None:
    mine, yours, stored = both(tmp_path)
    decision = stored.account.decisions[0].id
    before = {task.id for task in stored.account.tasks}
    made = proposed(stored.account, decision, DAY)
    assert len(made) > 1
    for task in made:
        take(mine, mine.load(stored.account.id), task, "eva")
        take(yours, stored, task, "kim")  # from the page as it was before
    tasks = mine.load(stored.account.id).account.tasks
    assert [task.id for task in tasks if task.id not in before] == [task.id for task in made]
    assert not proposed(mine.load(stored.account.id).account, decision, DAY)


def test_two_who_do_different_things_with_the_same_are_told(tmp_path: Path) -> None:
    mine, yours, stored = both(tmp_path)
    task = proposed(stored.account, stored.account.decisions[0].id, DAY)[0]
    take(mine, stored, task.but(state=TaskState.DOING), "eva")
    with pytest.raises(Stale):
        take(yours, stored, task.but(state=TaskState.DISMISSED, done_on=DAY), "kim")
    (kept,) = [t for t in mine.load(stored.account.id).account.tasks if t.id == task.id]
    assert kept.state is TaskState.DOING


def test_what_is_taken_and_undone_is_proposed_again_as_the_same(tmp_path: Path) -> None:
    store, _, stored = both(tmp_path)
    decision = stored.account.decisions[0].id
    made = proposed(stored.account, decision, DAY)
    taken = take(store, stored, made[0], "eva")
    assert made[0].id not in {t.id for t in proposed(taken.account, decision, DAY)}
    store.undo(stored.account.id, taken.version, by="eva")
    assert proposed(store.load(stored.account.id).account, decision, DAY) == made
