"""Two people change one account at once: nothing is lost, and what clashes is told."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.merge import merge
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat, Stance
from tests.strategies import accounts, edited

ACCOUNT = Account(
    id="a",
    name="Acme",
    people=(Person(id="p", name="Ann", title="CFO"), Person(id="q", name="Bo")),
    decisions=(Decision(id="d", name="MES", seats=(Seat(id="s", person_id="p"),)),),
)


def state(account: Account) -> dict[str, Any]:
    return account.model_dump(mode="json")


def person(key: str, **changes: Any) -> Account:
    return edits.put(ACCOUNT, "people", ACCOUNT.person(key).but(**changes))


def stated(support: int, day: int) -> Account:
    stance = Stance(on=date(2026, 3, day), support=support)
    return edits.put_seat(ACCOUNT, "d", ACCOUNT.decision("d").seats[0].but(stances=(stance,)))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_who_changed_alone_gets_all_of_it(data: st.DataObject) -> None:
    base = data.draw(accounts())
    changed = data.draw(edited(base))
    one, other = state(base), state(changed)
    kept = deepcopy((one, other))
    assert merge(one, other, one).state == other
    assert merge(one, one, other).state == other
    assert merge(one, other, other).state == other
    assert not any(merge(*each).clashes for each in ((one, other, one), (one, one, other)))
    assert (one, other) == kept, "the input was modified"


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_what_the_store_has_is_never_lost(data: st.DataObject) -> None:
    base = data.draw(accounts())
    mine, theirs = data.draw(edited(base)), data.draw(edited(base))
    merged = merge(state(base), state(mine), state(theirs))
    if merged.clashes:
        return
    for name in ("people", "ties", "touches", "decisions"):
        before = {record["id"] for record in state(base)[name]}
        there = {record["id"] for record in merged.state[name]}
        for side in (mine, theirs):
            after = {record["id"] for record in state(side)[name]}
            assert after - before <= there, "what one of them added is there"
            assert not (before - after) & there, "what one of them removed is gone"


def test_different_fields_of_one_person_are_both_kept() -> None:
    merged = merge(state(ACCOUNT), state(person("p", title="CEO")), state(person("p", name="Anna")))
    found = Account.model_validate(merged.state).person("p")
    assert (found.name, found.title, merged.clashes) == ("Anna", "CEO", ())


def test_one_field_changed_twice_clashes_with_both_values_and_theirs_stays() -> None:
    merged = merge(state(ACCOUNT), state(person("p", title="CEO")), state(person("p", title="COO")))
    (clash,) = merged.clashes
    assert (clash.path, clash.names) == ("people/p/title", ("Ann",))
    assert (clash.mine, clash.theirs) == ("CEO", "COO")
    assert Account.model_validate(merged.state).person("p").title == "COO"


def test_the_same_change_made_twice_is_no_clash() -> None:
    same = state(person("p", title="COO"))
    assert merge(state(ACCOUNT), same, deepcopy(same)).state == same


def test_stances_that_both_recorded_are_both_there_in_the_order_of_their_days() -> None:
    merged = merge(state(ACCOUNT), state(stated(-2, 1)), state(stated(3, 9)))
    (seat,) = Account.model_validate(merged.state).decision("d").seats
    assert [(stance.on.day, stance.support) for stance in seat.stances] == [(1, -2), (9, 3)]


@pytest.mark.parametrize("i_removed", [True, False])
def test_a_record_removed_by_one_and_changed_by_the_other_clashes(i_removed: bool) -> None:
    gone = ACCOUNT.but(people=ACCOUNT.people[:1])
    changed = person("q", title="Buyer")
    mine, theirs = (gone, changed) if i_removed else (changed, gone)
    merged = merge(state(ACCOUNT), state(mine), state(theirs))
    (clash,) = merged.clashes
    assert clash.path == "people/q"
    assert clash.names == ("Bo",)
    assert merged.state == state(theirs)
    assert (clash.mine is None) == i_removed


def test_the_order_within_something_that_is_gone_is_forgotten() -> None:
    two = edits.put_seat(ACCOUNT, "d", Seat(id="t", person_id="q"))
    seats = two.decision("d").seats
    turned = edits.put_decision(two, two.decision("d").but(seats=(seats[1], seats[0])))
    gone = two.but(decisions=())
    assert merge(state(two), state(turned), state(gone)).state == state(gone)
