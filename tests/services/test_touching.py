"""Logging a touch."""

from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.services.touching import log, with_person

ACCOUNT = Account(
    name="Plant",
    people=(Person(id="a", name="Anna", met=False), Person(id="b", name="Bo", met=False)),
    teammates=(Teammate(id="us", name="Li Na"),),
)


def test_whoever_answered_has_been_met_from_now_on() -> None:
    touch = Touch(on=date(2026, 5, 4), person_ids=("a",), teammate_ids=("us",), two_way=True)
    account = log(ACCOUNT, touch)
    assert account.person("a").met is True
    assert account.person("b").met is False
    assert account.last_met("a", date(2026, 5, 5)) == date(2026, 5, 4)


def test_a_mail_that_nobody_answered_is_no_meeting() -> None:
    for answered in (False, None):
        touch = Touch(on=date(2026, 5, 4), person_ids=("a",), two_way=answered)
        assert log(ACCOUNT, touch).person("a").met is False


def test_a_teammate_who_is_new_comes_in_with_the_touch() -> None:
    touch = Touch(on=date(2026, 5, 4), person_ids=("a",), teammate_ids=("us",))
    account = log(ACCOUNT, touch, ("Chen Bo",))
    assert [mate.name for mate in account.teammates] == ["Li Na", "Chen Bo"]
    assert account.touches[0].teammate_ids == ("us", account.teammates[1].id)


def test_a_person_joins_a_touch_once() -> None:
    account = log(ACCOUNT, Touch(id="m", on=date(2026, 5, 4), person_ids=("a",)))
    account = with_person(with_person(account, "m", "b"), "m", "b")
    assert account.touches[0].person_ids == ("a", "b")
