from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.diff import Change, apply, difference, rewind, undo
from stakeholder_map.model.person import Person
from tests.lifelike import make_account
from tests.strategies import accounts, edited

State = dict[str, object]


def state(account: Account) -> State:
    return account.model_dump(mode="json")


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_applying_the_difference_leads_there_and_undoing_it_back(data: st.DataObject) -> None:
    before = data.draw(accounts())
    after = data.draw(edited(before))
    old, new = state(before), state(after)
    kept = deepcopy((old, new))
    changes = difference(old, new)
    assert apply(old, changes) == new
    assert undo(new, changes) == old
    assert (old, new) == kept, "the input was modified"
    assert bool(changes) == (old != new)
    assert all(change.reverse().reverse() == change for change in changes)


@settings(max_examples=30, deadline=None)
@given(old=accounts(max_people=3), new=accounts(max_people=3))
def test_any_two_accounts_differ_exactly_by_their_difference(old: Account, new: Account) -> None:
    changes = difference(state(old), state(new))
    assert apply(state(old), changes) == state(new)
    assert undo(state(new), changes) == state(old)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_rewinding_many_steps_is_undoing_each(data: st.DataObject) -> None:
    account = data.draw(accounts(max_people=3))
    states = [state(account)]
    steps = []
    for _ in range(data.draw(st.integers(0, 4))):
        account = data.draw(edited(account))
        steps.append(difference(states[-1], state(account)))
        states.append(state(account))
    newest_first = list(reversed(steps))
    for back in range(len(steps) + 1):
        assert rewind(states[-1], newest_first[:back]) == states[len(steps) - back]


@given(order=st.permutations(["a", "b", "c", "d"]), gone=st.sets(st.sampled_from("abcd")))
def test_order_comes_back(order: list[str], gone: set[str]) -> None:
    def people(keys: list[str]) -> State:
        return {"people": [{"id": key, "name": key.upper()} for key in keys]}

    old, new = people(["a", "b", "c", "d"]), people([*(k for k in order if k not in gone), "e"])
    changes = difference(old, new)
    assert apply(old, changes) == new
    assert undo(new, changes) == old


def test_a_changed_field_is_one_change_with_both_values() -> None:
    account = make_account(6)
    person = account.people[2].but(title="CFO")
    people = (*account.people[:2], person, *account.people[3:])
    (change,) = difference(state(account), state(account.but(people=people)))
    assert change == Change(path="people/per2/title", before="Title 2", after="CFO")


def test_a_value_that_was_unknown_is_no_record_that_came() -> None:
    account = Account(id="a", name="A", people=(Person(id="p", name="P"),))
    met = account.but(people=(account.people[0].but(met=False),))
    (change,) = difference(state(account), state(met))
    assert (change.before, change.after, change.added, change.removed) == (
        None,
        False,
        False,
        False,
    )


def test_a_person_who_comes_or_goes_is_told_as_such() -> None:
    one = Account(id="a", name="A", people=(Person(id="p", name="P"),))
    two = one.but(people=(*one.people, Person(id="q", name="Q")))
    came = difference(state(one), state(two))
    assert [(c.path, c.added, c.removed) for c in came] == [
        ("people/q", True, False),
        ("people/@order", False, False),
    ]
    went = difference(state(two), state(one))
    assert next((c.path, c.added, c.removed) for c in went) == ("people/q", False, True)


def test_a_change_of_somebody_unknown_is_refused() -> None:
    with pytest.raises(KeyError):
        apply(state(make_account(2)), (Change(path="people/nobody/name", after="X"),))
