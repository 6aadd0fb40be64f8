"""Who of us knows whom, and what hangs on one of us, by hand."""

from datetime import timedelta

import pytest

from stakeholder_map.analysis.acting.acquaintance import acquaintances, acquainted, leavings
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.team import Contact, Teammate, Touch
from tests.analysis.deals import TODAY, deal, seat

MATES = (Teammate(id="mia", name="Mia"), Teammate(id="tom", name="Tom"))


def knows(mate: str, person: int, closeness: int | None, **more) -> Contact:
    return Contact(teammate_id=mate, person_id=f"p{person}", closeness=closeness, **more)


def talk(person: int, *mates: str, days: int = 0, two_way: bool | None = True) -> Touch:
    on = TODAY - timedelta(days=days)
    return Touch(on=on, two_way=two_way, person_ids=(f"p{person}",), teammate_ids=mates)


def net(contacts=(), touches=()) -> Account:
    seats = [seat(0, 1, 0.5), seat(1, 1, 0.3), seat(2, 1, 0.2)]
    return deal(seats, teammates=MATES, contacts=tuple(contacts), touches=tuple(touches))


@pytest.mark.parametrize(
    ("contacts", "touches", "known"),
    [
        ([], [], set()),
        ([knows("mia", 0, 1)], [], {"mia"}),
        ([knows("mia", 0, None)], [], {"mia"}),
        ([knows("mia", 0, 0)], [], set()),
        ([], [talk(0, "mia", "tom")], {"mia", "tom"}),
        ([], [talk(0, "mia", two_way=False), talk(0, "tom", two_way=None)], set()),
        ([], [talk(0, "mia", days=-1)], set()),
        ([knows("mia", 0, 0)], [talk(0, "mia")], set()),
    ],
)
def test_who_knows_somebody_by_a_contact_or_a_talk(contacts, touches, known) -> None:
    assert acquainted(net(contacts, touches), TODAY)["p0"] == known


def test_what_hangs_on_one_of_us_is_whom_nobody_else_knows() -> None:
    contacts = [knows("mia", 0, 3), knows("tom", 0, 1), knows("mia", 1, 2), knows("tom", 2, 4)]
    mia, tom = leavings(read(net(contacts), "d", TODAY))
    assert (mia.teammate_id, mia.seat_ids, tom.seat_ids) == ("mia", ("s1",), ("s2",))
    assert (mia.share, tom.share) == pytest.approx((0.3, 0.2))
    assert (mia.power, tom.power) == pytest.approx((0.3, 0.2))
    assert leavings(read(net(), "d", TODAY)) == ()


def test_a_pair_says_how_close_how_often_and_when_last() -> None:
    touches = [talk(0, "mia", days=days) for days in (3, 364, 365)]
    contacts = [knows("mia", 0, 3, is_owner=True), knows("tom", 1, None)]
    first, second = acquaintances(read(net(contacts, touches), "d", TODAY))
    assert (first.teammate_id, first.person_id, first.closeness) == ("mia", "p0", 3)
    assert (first.is_owner, first.touches, first.last) == (True, 2, TODAY - timedelta(days=3))
    assert (second.teammate_id, second.closeness) == ("tom", None)
    assert (second.touches, second.last) == (0, None)
