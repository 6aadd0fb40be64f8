"""Kept places in the store: no revision by looking, one undo for an edit and its places."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat
from stakeholder_map.services import boards, editing
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.words import words
from tests.lifelike import make_account
from tests.maps.accounts import TODAY


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "a.sqlite"))


@pytest.fixture
def stored(store: Store) -> Stored:
    return editing.create(store, make_account(20), by="kim")


def corners(account: Account) -> dict[str, tuple[float, float]]:
    drawn = scene(read(account, "dec0", TODAY), words("en"))
    return {card.key: (card.rect.x, card.rect.y) for card in drawn.cards}


def newcomer(account: Account, key: str = "new") -> Account:
    person = Person(id=key, name="New", department_id="dep1")
    return edits.put_seat(
        edits.put(account, "people", person), "dec0", Seat(id=f"s-{key}", person_id=key)
    )


def change(store: Store, stored: Stored, edit: editing.Edit, by: str = "kim") -> Stored:
    return editing.change(store, stored, edit, by, today=TODAY)


def a_free_cell(account: Account) -> tuple[str, int, int]:
    slots = scene(read(account, "dec0", TODAY), words("en")).slots
    assert slots is not None
    return next(
        (key, cell.column, cell.row)
        for key, group in slots.groups.items()
        for cell in slots.cells[group]
        if not cell.key and key.startswith("s")
    )


def test_an_edit_that_could_move_somebody_keeps_everybody_with_it(
    store: Store, stored: Stored
) -> None:
    after = change(store, stored, newcomer)
    assert after.version == stored.version + 1
    assert after.account.decisions[0].board is not None
    before, now = corners(stored.account), corners(store.load("account-1").account)
    assert {key: now[key][0] for key in before} == {key: x for key, (x, _) in before.items()}


def test_an_edit_that_moves_nobody_keeps_no_places(store: Store, stored: Stored) -> None:
    after = change(
        store, stored, lambda a: edits.set_support(a, "dec0", "seat3", 4, date(2026, 3, 1))
    )
    assert after.account.decisions[0].board is None
    changes = store.history("account-1")[0].changes
    assert not [c for c in changes if "place" in c.path or "board" in c.path]


def test_one_undo_takes_back_the_edit_and_its_places(store: Store, stored: Stored) -> None:
    after = change(store, stored, newcomer)
    store.undo("account-1", after.version, by="kim")
    assert store.load("account-1").account == stored.account


def test_a_move_is_an_edit_that_is_undone_and_made_again(store: Store, stored: Stored) -> None:
    key, column, row = a_free_cell(stored.account)
    before = corners(stored.account)
    moved = change(store, stored, lambda a: boards.moved(a, "dec0", key, column, row, TODAY))
    there = corners(store.load("account-1").account)
    assert there[key] != before[key]
    version = store.undo("account-1", moved.version, by="kim")
    assert corners(store.load("account-1").account) == before
    store.redo("account-1", version, by="kim")
    assert corners(store.load("account-1").account) == there


def test_a_second_move_changes_one_place_only(store: Store, stored: Stored) -> None:
    key, column, row = a_free_cell(stored.account)
    first = change(store, stored, lambda a: boards.moved(a, "dec0", key, column, row, TODAY))
    key, column, row = a_free_cell(first.account)
    change(store, first, lambda a: boards.moved(a, "dec0", key, column, row, TODAY))
    paths = {c.path for c in store.history("account-1")[0].changes if "/place" in c.path}
    assert {path.split("/")[3] for path in paths} == {key}
    assert store.load("account-1").account.decisions[0].seat(key).place != (
        first.account.decisions[0].seat(key).place
    )


def test_tidy_is_an_edit_like_any_other(store: Store, stored: Stored) -> None:
    key, column, row = a_free_cell(stored.account)
    moved = change(store, stored, lambda a: boards.moved(a, "dec0", key, column, row, TODAY))
    tidy = change(store, moved, lambda a: boards.tidied(a, "dec0"))
    assert tidy.account == stored.account
    again = change(store, tidy, lambda a: boards.tidied(a, "dec0"))
    assert again.version == tidy.version
    store.undo("account-1", tidy.version, by="kim")
    assert store.load("account-1").account == moved.account


def test_two_who_add_somebody_at_once_do_not_clash_about_places(
    store: Store, stored: Stored
) -> None:
    change(store, stored, lambda a: newcomer(a, "one"), "kim")
    change(store, stored, lambda a: newcomer(a, "two"), "lee")
    account = store.load("account-1").account
    assert {"one", "two"} <= {person.id for person in account.people}
    before, now = corners(stored.account), corners(account)
    assert {key: now[key][0] for key in before} == {key: x for key, (x, _) in before.items()}


def test_another_decision_stays_as_it_is_when_a_person_changes_the_department(
    store: Store, stored: Stored
) -> None:
    two = edits.duplicate_decision(stored.account, "dec0", "Second")
    stored = change(store, stored, lambda _: two)
    person = stored.account.people[4]
    other = next(d.id for d in two.departments if d.id != person.department_id)
    after = change(store, stored, lambda a: edits.put(a, "people", person.but(department_id=other)))
    assert all(decision.board is not None for decision in after.account.decisions)


def test_places_survive_the_file_and_a_copy(store: Store, stored: Stored) -> None:
    key, column, row = a_free_cell(stored.account)
    moved = change(store, stored, lambda a: boards.moved(a, "dec0", key, column, row, TODAY))
    copy = editing.duplicate(store, moved, "Copy", by="kim")
    assert corners(store.load(copy.account.id).account) == corners(moved.account)


def test_a_person_erased_leaves_no_place(store: Store, stored: Stored) -> None:
    kept = change(store, stored, newcomer)
    store.erase_person("account-1", "new", by="kim")
    account = store.load("account-1").account
    assert "s-new" not in corners(account)
    before, now = corners(kept.account), corners(account)
    assert {key: before[key] for key in now} == now
