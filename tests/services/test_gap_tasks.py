"""What is missing becomes what one of us does."""

from datetime import date

import pytest

from stakeholder_map.analysis.acting.at_it import at_gap
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import MOST_LETTERS
from stakeholder_map.services import planning
from stakeholder_map.services.gap_tasks import gap_key, gap_task
from stakeholder_map.services.workspace import sample
from stakeholder_map.words import words

DAY = date(2026, 11, 22)
SAMPLES = ("nordklinik-group", "huadong-precision", "jianglan-center", "aldermoor-bank")


def reading_of(account: Account) -> Reading:
    return read(account, account.decisions[0].id, DAY)


def gap_of(reading: Reading, rule: str) -> Gap:
    return next(gap for gap in reading.gaps if gap.rule == rule)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_gap_becomes_a_task_ahead_of_today_that_says_what_it_is_about(
    name: str, language: str
) -> None:
    reading, _ = reading_of(sample(name, DAY)), words(language)
    names = {person.id: person.name for person in reading.account.people}
    for gap in reading.gaps:
        task = gap_task(reading, gap, _)
        assert task.due is not None and task.due > DAY
        assert task.due.weekday() < 5
        assert reading.decision.decide_by is None or task.due <= reading.decision.decide_by
        assert task.teammate_id in {None, *(mate.id for mate in reading.account.teammates)}
        assert len(task.what) <= MOST_LETTERS
        assert all(names[key] in task.what for key in task.person_ids)
        assert task.key == gap_key(reading, gap) and len(task.keys) == 1
        assert not any(text in task.key for text in names.values())


def test_a_gap_whose_task_is_open_knows_it_and_asks_again_when_it_is_done() -> None:
    reading, _ = reading_of(sample("nordklinik-group", DAY)), words("en")
    gap = gap_of(reading, "veto_unknown")
    task, key = gap_task(reading, gap, _), gap_key(reading, gap)
    assert at_gap(reading.account, reading.decision.id, gap, key) is None
    taken = planning.put_task(reading.account, task)
    assert at_gap(taken, reading.decision.id, gap, key) == task
    done = planning.put_task(taken, task.but(state=TaskState.DONE, result="She said no"))
    assert at_gap(done, reading.decision.id, gap, key) is None
    again = gap_task(reading_of(done), gap, _)
    assert again.id != task.id  # what came of the first one is not written over


def test_a_task_about_a_concern_is_at_every_gap_of_that_concern() -> None:
    account = sample("jianglan-center", DAY)
    reading = reading_of(account)
    gap = gap_of(reading, "concern_overdue")
    (asked,) = [
        one.task
        for one in planning.board(reading, words("zh"))
        if one.proposed and one.task.concern_id == gap.concern_id
    ]
    taken = planning.put_task(account, asked)
    there = at_gap(taken, reading.decision.id, gap, gap_key(reading, gap))
    assert there is not None and there.id == asked.id


def test_what_rules_ask_about_the_same_person_is_done_in_the_talk_that_closes_the_gap() -> None:
    reading, _ = reading_of(sample("nordklinik-group", DAY)), words("en")
    gap = gap_of(reading, "veto_unknown")
    taken = planning.put_task(reading.account, gap_task(reading, gap, _))
    about = [
        one
        for one in planning.board(reading_of(taken), _)
        if set(one.task.person_ids) & set(gap.person_ids)
    ]
    assert [one.proposed for one in about] == [False]
    assert any("veto" in said for said in about[0].also)


def test_a_gap_of_many_keeps_nobody_from_being_talked_to() -> None:
    """Three share a concern of one kind: a task of all three would be a talk with each of them."""
    reading, _ = reading_of(sample("nordklinik-group", DAY)), words("en")
    gap = gap_of(reading, "concern_common")
    assert len(gap.person_ids) > 1
    assert gap_task(reading, gap, _).person_ids == ()
