"""Changing accounts through the services: saved at once, undone, never half."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import editing, reading
from stakeholder_map.storage.errors import NoSuchAccount, Stale
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "a.sqlite"))


@pytest.fixture
def stored(store: Store) -> Stored:
    account = Account(
        id="a", name="Acme", people=(Person(id="p", name="Ann"),), decisions=(Decision(name="D"),)
    )
    return editing.create(store, account, by="Ana")


def test_a_change_is_there_for_the_next_reader(store: Store, stored: Stored) -> None:
    editing.rename(store, stored, "Acme Ltd", by="Ana")
    assert reading.open_account(store, "a").account.name == "Acme Ltd"


def test_a_change_of_nothing_makes_no_version(store: Store, stored: Stored) -> None:
    same = editing.change(store, stored, lambda account: account, by="Ana")
    assert same.version == stored.version == store.version("a")


def test_a_value_out_of_range_changes_nothing(store: Store, stored: Stored) -> None:
    with pytest.raises(ValidationError):
        editing.change(store, stored, lambda account: account.but(name=""), by="Ana")
    assert store.load("a").account == stored.account


def test_an_account_that_contradicts_itself_is_refused_whole(store: Store, stored: Stored) -> None:
    def to_self(account: Account) -> Account:
        tie = Tie(source="p", target="p", kind="allied")
        return account.but(name="Other", ties=(tie,))

    with pytest.raises(Refused) as refused:
        editing.change(store, stored, to_self, by="Ana")
    assert [problem.code for problem in refused.value.problems] == ["tie_to_self"]
    assert store.load("a").account == stored.account


def test_one_field_changed_by_two_is_refused_and_shows_both(store: Store, stored: Stored) -> None:
    editing.rename(store, stored, "Theirs", by="Ben")
    with pytest.raises(Stale) as stale:
        editing.rename(store, stored, "Mine", by="Ana")
    assert stale.value.theirs.account.name == "Theirs"
    assert stale.value.theirs_by == "Ben"
    (clash,) = stale.value.clashes
    assert (clash.mine, clash.theirs) == ("Mine", "Theirs")
    assert store.load("a").account.name == "Theirs"


def test_two_who_change_different_fields_lose_nothing(store: Store, stored: Stored) -> None:
    editing.rename(store, stored, "Acme Ltd", by="Ben")
    mine = editing.change(store, stored, lambda account: account.but(notes="call"), by="Ana")
    assert mine == store.load("a")
    assert (mine.account.name, mine.account.notes) == ("Acme Ltd", "call")
    assert [revision.by for revision in store.history("a")[:2]] == ["Ana", "Ben"]


def test_a_duplicate_is_an_account_of_its_own(store: Store, stored: Stored) -> None:
    copy = editing.duplicate(store, stored, "Copy", by="Ana")
    assert copy.account.id != "a"
    assert copy.account.people == stored.account.people
    assert {row.name for row in store.accounts()} == {"Acme", "Copy"}


def test_a_deleted_account_is_gone(store: Store, stored: Stored) -> None:
    editing.delete(store, "a")
    with pytest.raises(NoSuchAccount):
        reading.open_account(store, "a")


def test_closing_a_decision_records_how_and_when_and_reopening_forgets_the_day(
    store: Store, stored: Stored, today: date
) -> None:
    key = stored.account.decisions[0].id
    closed = editing.close_decision(
        store, stored, key, DecisionState.LOST, today, "Price", by="Ana"
    )
    decision = closed.account.decision(key)
    assert (decision.state, decision.closed_on, decision.outcome) == ("lost", today, "Price")
    again = editing.close_decision(store, closed, key, DecisionState.RUNNING, today, "", by="Ana")
    assert again.account.decision(key).closed_on is None
