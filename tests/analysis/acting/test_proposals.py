"""What rules propose is one line a person, and nothing of it is lost."""

from datetime import date

from hypothesis import given, settings

from stakeholder_map.analysis.acting.proposals import proposals
from stakeholder_map.analysis.acting.task_rules import RuleTask, rule_tasks
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from tests.strategies import accounts

DAY = date(2026, 11, 23)


def task(rule: str, due: int, weight: float, *people: str, concern: str | None = None) -> RuleTask:
    key = f"{rule}:{'-'.join(people)}:{due}"
    day = date(2026, 12, due)
    return RuleTask(rule, key, day, None, people, concern, {}, weight)


def test_rules_about_one_person_are_one_line_of_the_heaviest_by_the_earliest_day() -> None:
    cold = task("contact_cold", 1, 0.2, "anna")
    late = task("concern_overdue", 9, 0.95, "anna", concern="c")
    other = task("contact_cold", 2, 0.3, "bo")
    one, two = proposals([cold, late, other])
    assert one.tasks == (late, cold)
    assert (one.lead.rule, one.due.day, one.person_id, one.concern_id) == (
        "concern_overdue", 1, "anna", "c",
    )  # fmt: skip
    assert one.keys == (late.key, cold.key)
    assert two.tasks == (other,)


def test_what_is_about_nobody_stands_alone() -> None:
    found = proposals([task("date_near", 1, 0.9), task("date_near", 2, 0.9)])
    assert [len(one.tasks) for one in found] == [1, 1]
    assert [one.person_id for one in found] == [None, None]


@settings(deadline=None, max_examples=40)
@given(accounts(max_people=6))
def test_every_rule_s_task_is_in_one_proposal_and_nobody_in_two(account: Account) -> None:
    for decision in account.decisions:
        found = rule_tasks(read(account, decision.id, DAY))
        joined = proposals(found)
        assert sorted(key for one in joined for key in one.keys) == sorted(t.key for t in found)
        people = [one.person_id for one in joined if one.person_id]
        assert len(people) == len(set(people))
        assert all(one.lead.weight == max(t.weight for t in one.tasks) for one in joined)
