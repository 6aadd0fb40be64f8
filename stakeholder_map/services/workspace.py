"""The workspace: the store with this user's accounts, and the samples that come with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.services import reading
from stakeholder_map.storage.engine import default_url
from stakeholder_map.storage.store import AccountRow, Store

#: The samples stand beside the package in a checkout.
SAMPLES = Path(__file__).resolve().parents[2] / "sample_accounts"

#: The preference that remembers the day to which the samples' dates were moved.
ADDED_ON = "samples_added_on"

#: The account that a first start opens, in the language of the user.
FIRST_SAMPLE = {"en": "nordklinik-group", "zh": "huadong-precision"}


def open_workspace(url: str | None = None, today: date | None = None) -> Store:
    """Open the store; the first time, put the sample accounts into it.

    Args:
        url: a database URL; by default the user's own data folder.
        today: the samples' dates are moved to this day, those of samples that nobody edited
            again on each later day. Without it no samples are added.

    Raises:
        StorageError: the database cannot be opened.
    """
    store = Store(url or default_url())
    if today is None:
        return store
    if not store.preference(ADDED_ON):
        add_samples(store, today)
    elif store.preference(ADDED_ON) != today.isoformat():
        _refresh_samples(store, today)
    return store


def sample_files() -> tuple[Path, ...]:
    """Return the account files of the samples; empty where they were not brought along."""
    return tuple(sorted(SAMPLES.glob("*.json")))


def sample(name: str, today: date) -> Account:
    """Return a sample account with its dates moved to ``today``; KeyError if there is none."""
    for path in sample_files():
        if path.stem == name:
            return file.read(path.read_bytes(), path.name, today)
    raise KeyError(name)


def add_samples(store: Store, today: date) -> tuple[str, ...]:
    """Put every sample that is not there into the store; return the ids of those added."""
    there = {row.id for row in store.accounts()}
    added = []
    for path in sample_files():
        account = file.read(path.read_bytes(), path.name, today)
        if account.id not in there:
            store.create(account, by="", why="sample", is_sample=True)
            added.append(account.id)
    store.set_preference(ADDED_ON, today.isoformat())
    return tuple(added)


def remove_samples(store: Store) -> int:
    """Delete the samples that nobody edited; return how many. Own accounts stay."""
    rows = samples(store)
    for row in rows:
        store.delete(row.id)
        reading.forget(store, row.id)
    return len(rows)


def samples(store: Store) -> tuple[AccountRow, ...]:
    """Return the samples that nobody edited; an edited one is an account of its own."""
    return tuple(row for row in store.accounts() if row.is_sample)


def _refresh_samples(store: Store, today: date) -> None:
    """Move the dates of samples that nobody edited, so that the demo does not go stale."""
    untouched = {row.id for row in samples(store)}
    for account_id in untouched:
        store.delete(account_id)
        reading.forget(store, account_id)
    for path in sample_files():
        account = file.read(path.read_bytes(), path.name, today)
        if account.id in untouched:
            store.create(account, by="", why="sample", is_sample=True)
    store.set_preference(ADDED_ON, today.isoformat())
