from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.model import check, edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ClosingForecast
from stakeholder_map.model.record import Keyed
from stakeholder_map.model.scales import DecisionState, Role
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.walk import records
from tests.lifelike import make_account
from tests.strategies import DAYS, SUPPORTS, accounts


def ids(account: Account) -> set[str]:
    return {record.id for _, record in records(account) if isinstance(record, Keyed)}


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_removing_anything_leaves_no_reference_to_it(data: st.DataObject) -> None:
    account = data.draw(accounts())
    gone = data.draw(st.sampled_from(sorted(ids(account) - {account.id}) or ["nobody"]))
    left = edits.remove(account, gone)
    assert check.errors(left) == ()
    assert gone not in ids(left)
    assert f'"{gone}"' not in left.model_dump_json(), "something still points to it"
    assert ids(left) <= ids(account)
    assert Account.model_validate(left.model_dump()) == left


def test_removing_a_person_takes_their_seat_ties_and_contacts_but_not_the_touch() -> None:
    account = make_account(6)
    left = edits.remove(account, "per0")
    decision = left.decision("dec0")
    assert [p.id for p in left.people] == ["per1", "per2", "per3", "per4", "per5"]
    assert decision.seat_of("per0") is None
    assert len(decision.seats) == len(account.decision("dec0").seats) - 1
    assert any(seat.is_missing for seat in decision.seats)
    assert not [tie for tie in left.ties if "per0" in (tie.source, tie.target)]
    assert not [contact for contact in left.contacts if contact.person_id == "per0"]
    assert [touch.id for touch in left.touches] == [touch.id for touch in account.touches]
    assert left.touches[0].person_ids == ()


def test_removing_a_seat_takes_it_out_of_the_steps() -> None:
    account = make_account(3)
    decision = account.decision("dec0")
    step = {"id": "step", "name": "Board", "seat_ids": ("seat0", "seat1")}
    account = edits.put_decision(account, decision.but(steps=(step,)))
    left = edits.remove(account, "seat0")
    assert left.decision("dec0").steps[0].seat_ids == ("seat1",)


def test_removing_what_is_nowhere_changes_nothing() -> None:
    account = make_account(3)
    assert edits.remove(account, "nobody") == account


@given(
    stances=st.lists(st.builds(Stance, on=DAYS, support=SUPPORTS), max_size=6),
    day=DAYS,
)
def test_stances_stand_in_the_order_of_their_days(stances: list[Stance], day: date) -> None:
    seat = Seat(id="s", stances=tuple(stances))
    days = [stance.on for stance in seat.stances]
    assert days == sorted(days)
    assert sorted(map(repr, seat.stances)) == sorted(map(repr, stances))
    held = seat.stance_on(day)
    earlier = [found for found in days if found <= day]
    assert (held.on if held else None) == (max(earlier) if earlier else None)


def test_a_stance_replaces_one_of_the_same_day_only() -> None:
    account = make_account(2)
    for on, support in ((date(2026, 5, 2), 1), (date(2026, 5, 1), -3), (date(2026, 5, 2), 4)):
        account = edits.set_support(account, "dec0", "seat1", support, on)
    new = [s for s in account.decision("dec0").seat("seat1").stances if s.on.month == 5]
    assert [(stance.on.day, stance.support) for stance in new] == [(1, -3), (2, 4)]


def test_support_becomes_unknown_again_and_never_zero() -> None:
    account = edits.set_support(make_account(2), "dec0", "seat1", None, date(2027, 1, 1))
    assert account.decision("dec0").seat("seat1").support is None


def test_a_new_support_keeps_their_commitment_and_not_our_confidence() -> None:
    account = make_account(2)
    stance = Stance(on=date(2026, 1, 1), support=1, commitment=0.9, confidence=0.9, evidence="x")
    account = edits.put_seat(account, "dec0", Seat(id="new", stances=(stance,)))
    account = edits.set_support(account, "dec0", "new", 3, date(2026, 2, 1))
    latest = account.decision("dec0").seat("new").stance
    assert latest == Stance(on=date(2026, 2, 1), support=3, commitment=0.9)


def test_weights_are_scaled_to_one_and_blank_ones_stay_blank() -> None:
    seats = tuple(Seat(id=f"s{n}", weight=w) for n, w in enumerate((0.4, None, 0.8, 0.0)))
    account = make_account(0)
    decision = account.decision("dec0").but(seats=seats)
    scaled = edits.normalise_weights(edits.put_decision(account, decision), "dec0")
    weights = [seat.weight for seat in scaled.decision("dec0").seats]
    assert weights == [pytest.approx(1 / 3), None, pytest.approx(2 / 3), 0]
    assert check.weights_sum(scaled.decision("dec0")) == pytest.approx(1)


@pytest.mark.parametrize("weights", [(), (None, None), (0.0, None)])
def test_without_a_weight_there_is_nothing_to_scale(weights: tuple[float | None, ...]) -> None:
    seats = tuple(Seat(id=f"s{n}", weight=w) for n, w in enumerate(weights))
    account = make_account(0)
    account = edits.put_decision(account, account.decision("dec0").but(seats=seats))
    assert edits.normalise_weights(account, "dec0") == account


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_decision_is_duplicated_with_parts_of_its_own(data: st.DataObject) -> None:
    account = data.draw(accounts().filter(lambda found: found.decisions))
    original = account.decisions[0]
    twice = edits.duplicate_decision(account, original.id, "Copy")
    copy = twice.decisions[-1]
    assert check.errors(twice) == ()
    assert copy.name == "Copy"
    assert len(copy.seats) == len(original.seats)
    assert [seat.stances for seat in copy.seats] == [seat.stances for seat in original.seats]
    assert twice.decisions[: len(account.decisions)] == account.decisions


def test_an_account_is_duplicated_under_an_id_of_its_own() -> None:
    account = make_account(4)
    copy = edits.duplicate(account, "Copy")
    assert copy.id != account.id
    assert copy.but(id=account.id, name=account.name) == account


def test_a_copy_of_a_closed_decision_runs_and_its_outcome_stays_with_the_original() -> None:
    account = make_account(4)
    forecast = ClosingForecast(on=date(2026, 5, 1), chance=0.7, headcount=0.5, weighted_mean=0.6)
    closed = account.decision("dec0").but(
        state=DecisionState.WON,
        closed_on=date(2026, 5, 2),
        outcome="Contract signed",
        forecast_at_close=forecast,
        own_guess=0.9,
    )
    account = edits.put_decision(account, closed)
    twice = edits.duplicate_decision(account, "dec0", "Copy")
    copied = edits.duplicate(account, "Copy")
    assert twice.decision("dec0") == closed
    for copy in (twice.decisions[-1], copied.decision("dec0")):
        assert (copy.state, copy.closed_on, copy.outcome) == (DecisionState.RUNNING, None, "")
        assert (copy.forecast_at_close, copy.own_guess) == (None, None)
        assert copy.value == closed.value
        assert len(copy.seats) == len(closed.seats)


def test_an_edit_cannot_make_an_impossible_value() -> None:
    seat = Seat(id="s", roles=(Role.USER,))
    with pytest.raises(ValueError, match="less than or equal to 1"):
        seat.but(weight=1.2)
    with pytest.raises(ValueError, match="frozen"):
        seat.weight = 0.5  # type: ignore[misc]
