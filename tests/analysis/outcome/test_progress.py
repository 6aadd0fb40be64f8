"""What has moved since an earlier day, counted by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.outcome.progress import Change, Turn, changes, days, open_on
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import ConcernState
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.services.workspace import sample
from tests.strategies import accounts

TODAY = date(2026, 11, 22)
SINCE = TODAY - timedelta(30)
BEFORE, AFTER = SINCE - timedelta(5), SINCE + timedelta(5)


def moved(
    *stances: Stance, touches: tuple[Touch, ...] = (), concern: Concern | None = None, **who: object
) -> list[Change]:
    """What has moved with Anna, who alone has a seat."""
    seat = Seat(
        id="s",
        person_id="anna",
        weight=1.0,
        stances=stances,
        concerns=(concern,) if concern else (),
    )
    account = Account(
        id="a",
        name="A",
        people=(Person(id="anna", name="Anna", **who),),  # type: ignore[arg-type]
        touches=touches,
        decisions=(Decision(id="d", name="D", seats=(seat,)),),
    )
    return list(changes(read(account, "d", TODAY), SINCE))


def stance(on: date, support: int | None, evidence: str = "") -> Stance:
    return Stance(on=on, support=support, evidence=evidence)


def met(on: date) -> Touch:
    return Touch(id=f"t{on:%m%d}", on=on, person_ids=("anna",), two_way=True)


@pytest.mark.parametrize(
    ("then", "now", "turn"),
    [
        (1, 3, Turn.TOWARDS),
        (1, -2, Turn.AWAY),
        (None, 2, Turn.FOUND),
        (2, None, Turn.LOST),
    ],
)
def test_a_stance_of_later_moves_from_the_one_of_then(
    then: int | None, now: int | None, turn: Turn
) -> None:
    (one,) = moved(stance(BEFORE, then), stance(AFTER, now, "She said so"))
    assert (one.turn, one.before, one.after) == (turn, then, now)
    assert (one.on, one.evidence) == (AFTER, "She said so")


def test_who_was_never_asked_before_is_found_out() -> None:
    (one,) = moved(stance(AFTER, 0))
    assert (one.turn, one.before, one.after) == (Turn.FOUND, None, 0)


def test_to_know_that_somebody_is_against_us_is_no_good_news() -> None:
    (against,) = moved(stance(AFTER, -1))
    (neutral,) = moved(stance(AFTER, 0))
    assert (against.is_to_watch, neutral.is_to_watch) == (True, False)


def test_a_stance_that_says_the_same_or_is_older_moves_nothing() -> None:
    assert moved(stance(BEFORE, 1), stance(AFTER, 1)) == []
    assert moved(stance(BEFORE - timedelta(9), -3), stance(SINCE, 1)) == []


def test_there_and_back_is_no_move() -> None:
    assert moved(stance(BEFORE, 1), stance(AFTER, 4), stance(AFTER + timedelta(3), 1)) == []


def test_the_living_contact_of_then_has_gone_cold_on_the_day_after_the_limit() -> None:
    last = TODAY - timedelta(70)  # 40 days before SINCE: alive then; the usual limit is 60 days
    (one,) = moved(touches=(met(last),))
    assert (one.turn, one.on) == (Turn.COLD, last + timedelta(61))


def test_who_was_cold_then_already_is_no_news() -> None:
    assert moved(touches=(met(SINCE - timedelta(61)),)) == []


def test_who_was_met_again_is_reached() -> None:
    (one,) = moved(touches=(met(SINCE - timedelta(100)), met(AFTER)))
    assert (one.turn, one.on) == (Turn.REACHED, AFTER)
    assert moved(touches=(met(BEFORE), met(AFTER))) == []


@pytest.mark.parametrize(
    ("fields", "turn", "on"),
    [
        ({"raised_on": AFTER}, Turn.RAISED, AFTER),
        ({"raised_on": BEFORE}, None, None),
        ({"raised_on": BEFORE, "due": AFTER}, Turn.OVERDUE, AFTER + timedelta(1)),
        ({"raised_on": AFTER, "due": TODAY}, Turn.RAISED, AFTER),
        (
            {"state": ConcernState.ANSWERED, "answered_on": AFTER, "due": BEFORE},
            Turn.ANSWERED,
            AFTER,
        ),
        (
            {"state": ConcernState.RESOLVED, "answered_on": BEFORE, "resolved_on": AFTER},
            Turn.RESOLVED,
            AFTER,
        ),
        ({"state": ConcernState.RESOLVED, "resolved_on": BEFORE}, None, None),
    ],
)
def test_the_last_that_happened_to_a_concern_is_told_once(
    fields: dict[str, object], turn: Turn | None, on: date | None
) -> None:
    found = moved(concern=Concern(id="c", text="Who pays?", **fields))  # type: ignore[arg-type]
    assert [(one.turn, one.on) for one in found] == ([(turn, on)] if turn else [])


def test_who_came_and_who_left_are_told() -> None:
    (came,) = moved(since=AFTER)
    assert (came.turn, came.on) == (Turn.CAME, AFTER)
    (left,) = moved(left_on=AFTER)
    assert (left.turn, left.on) == (Turn.LEFT, AFTER)
    assert moved(since=BEFORE) == []


def test_a_concern_holds_back_from_the_day_it_was_raised_until_it_is_settled() -> None:
    concern = Concern(
        id="c",
        text="x",
        state=ConcernState.RESOLVED,
        raised_on=BEFORE,
        resolved_on=AFTER,
    )
    seat = Seat(id="s", person_id="p", concerns=(concern,))
    assert [bool(open_on(seat, day)) for day in (BEFORE - timedelta(1), SINCE, AFTER)] == [
        False,
        True,
        False,
    ]


def test_the_days_of_the_table_begin_and_end_where_they_should() -> None:
    assert days(TODAY, TODAY) == (TODAY,)
    assert days(TODAY - timedelta(2), TODAY) == tuple(TODAY - timedelta(n) for n in (2, 1, 0))
    assert days(TODAY - timedelta(50), TODAY) == tuple(
        TODAY - timedelta(n) for n in (50, 40, 30, 20, 10, 0)
    )


def test_tomorrow_is_no_earlier_day() -> None:
    account = sample("aldermoor-bank", TODAY)
    with pytest.raises(ValueError, match="past"):
        changes(read(account, account.decisions[0].id, TODAY), TODAY + timedelta(1))


@settings(deadline=None, max_examples=40)
@given(accounts(), st.integers(0, 500))
def test_nothing_moves_within_a_day_and_every_change_lies_after_the_day(
    account: Account, back: int
) -> None:
    for decision in account.decisions:
        reading = read(account, decision.id, TODAY)
        assert changes(reading, TODAY) == ()
        since = TODAY - timedelta(back)
        for one in changes(reading, since):
            assert since < one.on <= TODAY
            assert one.before != one.after or one.turn not in (Turn.AWAY, Turn.TOWARDS)
