"""The workspace: samples come once, stay fresh, and leave when they are told to."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.services import workspace
from stakeholder_map.services.workspace import open_workspace
from stakeholder_map.storage.place import sqlite_url


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "a.sqlite")


def test_a_first_start_brings_every_sample(url: str, today: date) -> None:
    store = open_workspace(url, today)
    rows = store.accounts()
    assert len(rows) == len(workspace.sample_files()) > 0
    assert all(row.is_sample for row in rows)


def test_the_account_that_a_first_start_opens_is_among_them(url: str, today: date) -> None:
    ids = {row.id for row in open_workspace(url, today).accounts()}
    assert set(workspace.FIRST_SAMPLE.values()) <= ids


def test_a_sample_looks_as_fresh_a_year_later(url: str, today: date) -> None:
    now = last_touches(open_workspace(url, today), today)
    later = today + timedelta(days=365)
    assert last_touches(open_workspace(url, later), later) == now


def last_touches(store: workspace.Store, day: date) -> dict[str, int | None]:
    return {
        row.id: (day - row.last_touch).days if row.last_touch else None for row in store.accounts()
    }


def test_a_sample_that_somebody_edited_keeps_its_dates(url: str, today: date) -> None:
    store = open_workspace(url, today)
    row = store.accounts()[0]
    loaded = store.load(row.id)
    store.save(loaded.account.but(background="Mine"), loaded.version, by="Ana")
    again = open_workspace(url, today + timedelta(days=30)).load(row.id)
    assert again.account == loaded.account.but(background="Mine")


def test_removed_samples_stay_away_and_own_accounts_stay(url: str, today: date) -> None:
    store = open_workspace(url, today)
    store.create(Account(id="mine", name="Mine"), by="Ana")
    there = len(store.accounts())
    assert workspace.remove_samples(store) == there - 1
    for day in (today, today + timedelta(days=1)):
        assert [row.id for row in open_workspace(url, day).accounts()] == ["mine"]


def test_an_edited_sample_is_an_own_account_and_stays(url: str, today: date) -> None:
    store = open_workspace(url, today)
    edited = store.accounts()[0].id
    loaded = store.load(edited)
    store.save(loaded.account.but(background="Mine"), loaded.version, by="Ana")
    there = {row.id: row.is_sample for row in store.accounts()}
    assert not there.pop(edited)
    assert all(there.values())
    assert workspace.remove_samples(store) == len(there)
    for day in (today, today + timedelta(days=1)):
        assert [row.id for row in open_workspace(url, day).accounts()] == [edited]
    assert [revision.version for revision in store.history(edited)] == [2, 1]


def test_what_was_taken_back_in_a_sample_is_kept_too(url: str, today: date) -> None:
    store = open_workspace(url, today)
    edited = store.accounts()[0].id
    loaded = store.load(edited)
    store.save(loaded.account.but(background="Mine"), loaded.version, by="Ana")
    store.undo(edited, 2, by="Ana")
    workspace.remove_samples(store)
    assert [row.id for row in store.accounts()] == [edited]


def test_samples_can_be_brought_back(url: str, today: date) -> None:
    store = open_workspace(url, today)
    workspace.remove_samples(store)
    assert len(workspace.add_samples(store, today)) == len(workspace.sample_files())


def test_the_command_line_gets_no_samples(url: str) -> None:
    assert open_workspace(url).accounts() == ()


def test_a_sample_is_read_by_its_name(today: date) -> None:
    assert workspace.sample("huadong-precision", today).people
    with pytest.raises(KeyError):
        workspace.sample("nobody", today)


def test_edits_of_a_sample_are_possible(url: str, today: date) -> None:
    store = open_workspace(url, today)
    loaded = store.load(workspace.FIRST_SAMPLE["zh"])
    person = loaded.account.people[0]
    smaller = edits.remove(loaded.account, person.id)
    store.save(smaller, loaded.version, by="")
    assert person.id not in {p.id for p in store.load(loaded.account.id).account.people}
