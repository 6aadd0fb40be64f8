"""Contacts of the tops of both houses, counted by hand."""

from datetime import timedelta

import pytest

from stakeholder_map.analysis.acting.executives import EnoughContact, executive_contacts
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Level
from stakeholder_map.model.team import Teammate, Touch
from tests.analysis.deals import TODAY, deal, seat

BOSS = Teammate(id="boss", name="Boss", level=Level.UPPER)
SPONSOR = Teammate(id="sponsor", name="Sponsor", is_sponsor=True)
CLERK = Teammate(id="clerk", name="Clerk", level=Level.WORKING)
SOMEBODY = Teammate(id="somebody", name="Somebody")


def met(days: int, *mates: str, two_way: bool | None = True) -> Touch:
    on = TODAY - timedelta(days=days)
    return Touch(on=on, two_way=two_way, person_ids=("p0",), teammate_ids=mates)


def held(*touches: Touch, level: Level | None = Level.UPPER) -> Account:
    account = deal([seat(0)], teammates=(BOSS, SPONSOR, CLERK, SOMEBODY), touches=touches)
    return account.but(people=(account.people[0].but(level=level),))


def counted(*touches: Touch) -> tuple[int, int]:
    account = held(*touches)
    (found,) = executive_contacts(account, account.decision("d"), TODAY)
    return found.n, found.at_most


@pytest.mark.parametrize(
    ("touch", "counts"),
    [
        (met(0, "boss"), (1, 1)),
        (met(364, "sponsor", "clerk"), (1, 1)),
        (met(365, "boss"), (0, 0)),
        (met(-1, "boss"), (0, 0)),
        (met(10, "clerk"), (0, 0)),
        (met(10, "clerk", "somebody"), (0, 1)),
        (met(10), (0, 1)),
        (met(10, "boss", two_way=False), (0, 0)),
        (met(10, "boss", two_way=None), (0, 1)),
    ],
)
def test_what_counts_is_a_talk_of_this_year_with_one_of_our_top(touch, counts) -> None:
    assert counted(touch) == counts


def test_several_talks_on_one_day_are_one_and_a_sure_one_settles_the_day() -> None:
    assert counted(met(3, "boss"), met(3, "sponsor"), met(3)) == (1, 1)


@pytest.mark.parametrize(
    ("sure", "perhaps", "enough"),
    [
        (0, 0, EnoughContact.FEW),
        (1, 0, EnoughContact.FEW),
        (1, 1, EnoughContact.UNKNOWN),
        (2, 0, EnoughContact.RIGHT),
        (5, 0, EnoughContact.RIGHT),
        (5, 1, EnoughContact.UNKNOWN),
        (6, 0, EnoughContact.MANY),
        (6, 9, EnoughContact.MANY),
    ],
)
def test_two_to_five_a_year_are_right_and_what_is_not_recorded_is_open(
    sure, perhaps, enough
) -> None:
    touches = [met(day, "boss") for day in range(sure)]
    touches += [met(100 + day) for day in range(perhaps)]
    account = held(*touches)
    (found,) = executive_contacts(account, account.decision("d"), TODAY)
    assert found.enough is enough


def test_only_executives_who_are_there_are_asked_for() -> None:
    for level in (Level.MIDDLE, None):
        account = held(level=level)
        assert executive_contacts(account, account.decision("d"), TODAY) == ()
    account = held(met(1, "boss"))
    gone = account.but(people=(account.people[0].but(left_on=TODAY),))
    assert executive_contacts(gone, gone.decision("d"), TODAY) == ()
