"""Reach: which records say that we have a living contact, and which say nothing."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.chain.reach import Reach, reach_of
from stakeholder_map.model.account import Account
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Person
from stakeholder_map.model.team import Contact, Teammate, Touch

TODAY = date(2026, 3, 2)


def reach(touches=(), closeness=(), met=None, **more):
    """Return the reach of a person; touches as (days ago, two_way)."""
    account = Account(
        name="A",
        people=(Person(id="p", name="Anna", met=met), Person(id="q", name="Other")),
        teammates=(Teammate(id="t", name="Li"), Teammate(id="u", name="Eva")),
        contacts=tuple(Contact(teammate_id="t", person_id="p", closeness=c) for c in closeness),
        touches=tuple(
            Touch(
                on=TODAY - timedelta(days=days),
                two_way=two_way,
                person_ids=("p",),
                teammate_ids=("t",),
            )
            for days, two_way in touches
        ),
        **more,
    )
    return reach_of(account, "p", TODAY)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, Reach.MET), (60, Reach.MET), (61, Reach.COLD), (700, Reach.COLD)],
)
def test_a_contact_goes_cold_after_the_limit(days: int, expected: Reach) -> None:
    fact = reach([(days, True)])
    assert fact.reach is expected
    assert fact.days == days
    assert fact.last_met == TODAY - timedelta(days=days)
    assert fact.by == ("t",)


@pytest.mark.parametrize(
    ("days", "expected"), [(60, Reach.UNKNOWN), (61, Reach.COLD), (-1, Reach.COLD)]
)
def test_a_later_touch_of_unknown_answer_leaves_open_whether_a_contact_is_cold(
    days: int, expected: Reach
) -> None:
    fact = reach([(200, True), (days, None)])
    assert fact.reach is expected
    assert (fact.days, fact.is_related) == (200, True)


def test_a_touch_of_unknown_answer_takes_nothing_from_a_sure_one() -> None:
    fact = reach([(30, True), (90, None)])
    assert (fact.reach, fact.perhaps) == (Reach.MET, None)
    for order in ([(9, None), (4, None)], [(4, None), (9, None)]):
        fact = reach([(30, True), *order, (2, False)])
        assert (fact.reach, fact.perhaps) == (Reach.MET, TODAY - timedelta(days=4))


def test_the_limit_is_a_setting() -> None:
    assert reach([(61, True)], limits=Limits(cold_days=90)).reach is Reach.MET


def test_the_latest_two_way_touch_counts() -> None:
    assert reach([(200, True), (10, True), (5, False)]).days == 10


def test_a_touch_in_the_future_does_not_count() -> None:
    assert reach([(-3, True)]).reach is Reach.UNKNOWN


@pytest.mark.parametrize(
    ("touches", "closeness", "met", "expected"),
    [
        ((), (), None, Reach.UNKNOWN),
        ((), (), False, Reach.NEVER),
        ((), (0,), None, Reach.NEVER),
        ((), (0, 0), None, Reach.NEVER),
        ((), (0, None), None, Reach.UNKNOWN),
        ((), (1,), None, Reach.UNKNOWN),
        ([(5, False)], (), None, Reach.NEVER),
        ([(5, False)], (0,), None, Reach.NEVER),
        ([(5, False), (9, None)], (), None, Reach.UNKNOWN),
        ([(5, None)], (), None, Reach.UNKNOWN),
        ([(5, None)], (0,), None, Reach.UNKNOWN),
        ([(5, False)], (3,), None, Reach.UNKNOWN),
        ([(5, False)], (), True, Reach.UNKNOWN),
        ([(5, True)], (), False, Reach.MET),
    ],
)
def test_what_the_records_say(touches, closeness, met, expected) -> None:
    fact = reach(touches, closeness, met)
    assert fact.reach is expected
    assert fact.is_sure is (expected is not Reach.UNKNOWN)


@pytest.mark.parametrize(("closeness", "met"), [((3,), None), ((), True), ((2, 0), None)])
def test_a_relationship_without_a_day_is_unknown_but_not_never(closeness, met) -> None:
    fact = reach((), closeness, met)
    assert fact.reach is Reach.UNKNOWN
    assert fact.is_related


@pytest.mark.parametrize(
    ("closeness", "met"), [((), None), ((1,), None), ((None,), None), ((4,), False), ((), False)]
)
def test_who_is_known_by_name_or_was_never_met_is_no_relationship(closeness, met) -> None:
    assert not reach((), closeness, met).is_related


def test_a_person_who_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        reach_of(Account(name="A"), "p", TODAY)


@pytest.mark.parametrize("order", [(None, False), (False, None)])
def test_one_touch_of_which_nobody_knows_leaves_the_question_open(order) -> None:
    assert reach(touches=[(9, order[0]), (3, order[1])]).reach is Reach.UNKNOWN


@pytest.mark.parametrize("order", [(0, None), (None, 0)])
def test_one_contact_of_unknown_closeness_leaves_the_question_open(order) -> None:
    assert reach(closeness=order).reach is Reach.UNKNOWN
