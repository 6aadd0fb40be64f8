"""The sample files are sound, never go stale, and name nobody real."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import jsonschema
import pytest

from stakeholder_map.model import check, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Basis
from stakeholder_map.playbook.facts import payback_months, total_worth
from tests.samples.conftest import AS_OF, CHINESE, FOLDER, text_of

DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")
FRIDAY = 4
HAN = re.compile(r"[㐀-鿿]")

#: A day, month, season or near year in a sentence would not move with the file's dates.
DAY_IN_A_SENTENCE = re.compile(
    r"20[12]\d|\d月|[一二三四五六七八九十]月|\d日|年底|春节|国庆"
    r"|\b(January|February|March|April|May|June|July|August|September|October|November|December"
    r"|spring|summer|autumn|winter|Christmas|Easter)\b"
)

#: Makers, integrators, developers and banks of note that must not stand in an invented story.
REAL = """
siemens philips honeywell schneider rockwell dassault sap oracle kone bosch hitachi canon fujifilm
barclays hsbc lloyds natwest santander helios asklepios vanke huawei
西门子 飞利浦 霍尼韦尔 施耐德 江森自控 用友 金蝶 鼎捷 宝信 黑湖 华为 阿里 腾讯 万科 保利 碧桂园
中建 同济
"""


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from leaves(inner, f"{path}[{position}]")
    else:
        yield path, value


def texts(name: str) -> Iterator[tuple[str, str]]:
    for path, value in leaves(json.loads(text_of(name))["account"]):
        if isinstance(value, str) and not DATE.match(value):
            yield path, value


def test_the_folder_holds_these_accounts_and_the_readme_tells_of_each() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(CHINESE)
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in CHINESE if f"{name}.json" not in readme] == []


def test_a_file_has_no_problem_not_even_a_warning(account: Account) -> None:
    assert check.problems(account) == ()


def test_a_file_is_written_as_the_software_writes_it(name: str, account: Account) -> None:
    assert file.write(account, as_of=AS_OF) == text_of(name)


def test_a_file_follows_the_schema(name: str) -> None:
    jsonschema.validate(json.loads(text_of(name)), file.schema())


@pytest.mark.parametrize("days", [0, 1, 2, 3, 4, 5, 6, 100, 1000])
def test_opening_it_on_another_day_moves_every_date_and_nothing_else(name: str, days: int) -> None:
    opened = file.read(text_of(name), today=AS_OF + timedelta(days=days))
    before = dict(leaves(json.loads(text_of(name))["account"]))
    after = dict(leaves(json.loads(file.write(opened))["account"]))
    assert before.keys() == after.keys()
    for path, value in before.items():
        if isinstance(value, str) and DATE.match(value):
            moved = date.fromisoformat(value) + timedelta(days=days)
            opened_on = date.fromisoformat(after[path])
            assert abs((opened_on - moved).days) <= 2, path
            assert opened_on == moved or moved.weekday() > FRIDAY, path
            assert opened_on.weekday() <= FRIDAY or not days, path
        else:
            assert after[path] == value, path


def test_no_sentence_names_a_day_that_would_go_stale(name: str) -> None:
    found = [(path, text) for path, text in texts(name) if DAY_IN_A_SENTENCE.search(text)]
    assert found == []


def test_what_happened_lies_before_the_day_and_what_is_planned_after(account: Account) -> None:
    past = [touch.on for touch in account.touches] + [entry.on for entry in account.archive]
    past += [tie.on for tie in account.ties if tie.on]
    past += [p.since for p in account.people if p.since] + [
        p.left_on for p in account.people if p.left_on
    ]
    planned: list[date] = []
    for decision in account.decisions:
        past += [stance.on for seat in decision.seats for stance in seat.stances]
        past += [m.on for m in decision.milestones if m.done]
        planned += [m.on for m in decision.milestones if not m.done]
        planned += [step.due for step in decision.steps if step.due]
        assert decision.decide_by is not None
        planned.append(decision.decide_by)
        for concern in (c for seat in decision.seats for c in seat.concerns):
            days = [concern.raised_on, concern.answered_on, concern.resolved_on]
            known = [day for day in days if day]
            assert known == sorted(known), concern.text
            past += known
    assert max(past) <= AS_OF
    assert min(planned) > AS_OF


def test_steps_come_due_in_their_order(account: Account) -> None:
    for decision in account.decisions:
        due = [step.due for step in decision.steps if step.due]
        assert due == sorted(due)


def test_nobody_met_a_person_before_they_came_or_after_they_left(account: Account) -> None:
    for person in account.people:
        days = [touch.on for touch in account.touches_of(person.id)]
        if person.since and days:
            assert min(days) >= person.since, person.name
        if person.left_on and days:
            assert max(days) <= person.left_on, person.name


def test_somebody_we_never_met_has_no_two_way_touch(account: Account) -> None:
    for person in account.people:
        if person.met is False:
            assert account.last_met(person.id, AS_OF) is None, person.name


def test_chinese_accounts_are_chinese_and_english_ones_english(name: str, account: Account) -> None:
    if not CHINESE[name]:
        assert [text for _, text in texts(name) if HAN.search(text)] == []
        return
    names = [account.name, *(person.name for person in account.people)]
    names += [mate.name for mate in account.teammates]
    names += [department.name for department in account.departments]
    names += [organisation.name for organisation in account.organisations]
    names += [decision.name for decision in account.decisions]
    names += [competitor.name for competitor in account.competitors]
    assert [name for name in names if not HAN.search(name)] == []
    told = [touch.outcome for touch in account.touches] + [
        concern.text
        for decision in account.decisions
        for seat in decision.seats
        for concern in seat.concerns
    ]
    assert [text for text in told if not HAN.search(text)] == []


def test_nobody_and_nothing_real_is_named(name: str) -> None:
    whole = " ".join(text for _, text in texts(name)).casefold()
    assert [real for real in REAL.split() if re.search(rf"(?<![a-z]){real}(?![a-z])", whole)] == []


def test_addresses_and_numbers_reach_nobody(account: Account) -> None:
    mails = [p.reachable.email for p in account.people] + [t.email for t in account.teammates]
    assert [mail for mail in mails if mail and not mail.endswith(".example")] == []
    phones = [p.reachable.phone for p in account.people if p.reachable.phone]
    assert [phone for phone in phones if " 555" not in phone and "-555" not in phone] == []
    assert phones


def test_no_sentence_is_used_twice_in_an_account(account: Account) -> None:
    concerns = [
        concern.text
        for decision in account.decisions
        for seat in decision.seats
        for concern in seat.concerns
    ]
    outcomes = [touch.outcome for touch in account.touches]
    for told in (concerns, outcomes):
        assert len(set(told)) == len(told)


def test_nobody_is_quoted_on_a_day_on_which_nobody_of_us_talked_to_them(account: Account) -> None:
    ids = {person.name: person.id for person in account.people}
    talked = {(key, touch.on) for touch in account.touches for key in touch.person_ids}
    quoted = [(tie.said_by, tie.on, tie.id) for tie in account.ties if tie.said_by and tie.on]
    quoted += [
        (stance.said_by, stance.on, seat.id)
        for decision in account.decisions
        for seat in decision.seats
        for stance in seat.stances
        if stance.said_by
    ]
    assert quoted
    assert [one for one in quoted if (ids[one[0]], one[1]) not in talked] == []


def test_what_we_saw_somebody_do_we_saw_on_a_day_we_met(account: Account) -> None:
    talked = {(key, touch.on) for touch in account.touches for key in touch.person_ids}
    seen = [
        (seat.person_id, stance.on)
        for decision in account.decisions
        for seat in decision.seats
        for stance in seat.stances
        if stance.basis is Basis.OBSERVED
    ]
    assert [one for one in seen if one not in talked] == []


def test_no_tie_was_seen_before_both_were_there_or_after_one_left(account: Account) -> None:
    for tie in account.ties:
        for person in (account.person(tie.source), account.person(tie.target)):
            assert tie.on is None or person.since is None or tie.on >= person.since, tie.id
            assert tie.on is None or person.left_on is None or tie.on <= person.left_on, tie.id


def test_the_day_of_a_decision_is_that_of_its_last_step(account: Account) -> None:
    """A step that the value does not reach is none."""
    for decision in account.decisions:
        amount = decision.value.amount if decision.value else 0.0
        steps = [s.due for s in decision.steps if s.due and (s.from_value or 0.0) <= amount]
        assert decision.decide_by == max(steps), decision.id


def test_what_is_done_with_a_customer_is_dated_on_working_days(account: Account) -> None:
    days = [touch.on for touch in account.touches] + [e.on for e in account.archive]
    days += [task.due for task in account.tasks if task.due]
    for decision in account.decisions:
        days += [c.due for seat in decision.seats for c in seat.concerns if c.due]
        days += [m.on for m in decision.milestones] + [s.due for s in decision.steps if s.due]
    assert [day for day in days if day.weekday() > FRIDAY] == []


def test_the_payback_that_the_texts_say_is_the_one_that_the_story_tells() -> None:
    """Finance signs nothing that takes more than 18 months; what we claim has to be below."""
    account = file.read(text_of("huadong-precision"))
    decision = account.decision("mes")
    worth = total_worth(decision.pains)
    assert worth is not None
    assert payback_months(decision.value, worth) == 17
    answers = [c.answer for seat in decision.seats for c in seat.concerns]
    assert any("17个月" in answer for answer in answers)
