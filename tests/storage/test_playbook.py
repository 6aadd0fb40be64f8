"""Own texts and cases are kept, moved, deleted and brought back; nobody's change is lost."""

from datetime import UTC, date, datetime, timedelta

import pytest

from stakeholder_map.playbook.case import Case
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Kind
from stakeholder_map.playbook.matching import Tally
from stakeholder_map.storage import errors
from stakeholder_map.storage.playbook import KEPT_DAYS, TEAM
from stakeholder_map.storage.store import Store
from tests.strategies import HOSTILE

TEXT = Entry(id="e", kind=Kind.MESSAGE, en="Say it.")
CASE = Case(id="c", customer="Lian", on=date(2026, 5, 1), value="150 → 92")


def test_what_is_put_comes_back_as_it_was(store: Store) -> None:
    kept = store.playbook.put(TEXT, "ana", by="ana")
    store.playbook.put(CASE, TEAM, by="bo")
    assert {held.item for held in store.playbook.all()} == {TEXT, CASE}
    assert kept.version == 1
    assert not kept.is_shared


def test_one_sees_the_team_s_and_one_s_own(store: Store) -> None:
    store.playbook.put(TEXT, "ana", by="ana")
    store.playbook.put(CASE, TEAM, by="bo")
    assert [held.item.id for held in store.playbook.all("bo")] == ["c"]
    assert {held.item.id for held in store.playbook.all("ana")} == {"c", "e"}


def test_of_two_who_change_one_text_the_second_is_told(store: Store) -> None:
    read = store.playbook.put(TEXT, TEAM, by="ana")
    store.playbook.put(TEXT.but(en="Ana's."), TEAM, "ana", read)
    with pytest.raises(errors.PlaybookChanged) as caught:
        store.playbook.put(TEXT.but(en="Bo's."), TEAM, "bo", read)
    assert caught.value.problem.values == {"by": "ana"}
    with pytest.raises(errors.PlaybookChanged):
        store.playbook.delete(read, "bo")
    with pytest.raises(errors.PlaybookChanged):
        store.playbook.put(TEXT, TEAM, "bo")  # new, they think
    (held,) = store.playbook.all()
    assert held.item == TEXT.but(en="Ana's.")


def test_sharing_moves_a_text_and_leaves_no_copy(store: Store) -> None:
    mine = store.playbook.put(TEXT, "ana", by="ana")
    shared = store.playbook.put(TEXT, TEAM, "ana", mine)
    assert store.playbook.all() == (shared,)
    assert store.playbook.all("bo") == (shared,)


def test_what_was_deleted_can_be_brought_back(store: Store) -> None:
    held = store.playbook.put(TEXT, "ana", by="ana")
    store.playbook.delete(held, "ana")
    assert store.playbook.all() == ()
    (gone,) = store.playbook.all(deleted=True)
    assert gone.item == TEXT
    assert store.playbook.restore("e", "ana")
    assert not store.playbook.restore("e", "ana")
    assert [one.item for one in store.playbook.all()] == [TEXT]


def test_a_month_later_the_next_deletion_removes_it_for_good(url: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    store = Store(url, now=lambda: now)
    store.playbook.delete(store.playbook.put(TEXT, TEAM, "a"), "a")
    held = store.playbook.put(CASE, TEAM, "a")
    now += timedelta(days=KEPT_DAYS + 1)
    store.playbook.delete(held, "a")
    assert [one.item.id for one in store.playbook.all(deleted=True)] == ["c"]


def test_a_file_replaces_only_where_it_is_asked_to(store: Store) -> None:
    store.playbook.put(TEXT, TEAM, by="ana")
    other = TEXT.but(en="Other words.")
    assert store.playbook.bring([other, CASE], TEAM, "bo", replace=False) == 1
    assert {held.item for held in store.playbook.all()} == {TEXT, CASE}
    assert store.playbook.bring([other, CASE], TEAM, "bo", replace=True) == 1
    assert {held.item for held in store.playbook.all()} == {other, CASE}


def test_uses_are_counted_and_one_s_last_can_be_taken_back(store: Store) -> None:
    for worked, by in ((True, "ana"), (False, "ana"), (True, "bo")):
        store.playbook.used("e", worked, by)
    assert store.playbook.tallies() == {"e": Tally(2, 3)}
    assert store.playbook.take_back("e", "ana")
    assert store.playbook.tallies() == {"e": Tally(2, 2)}
    assert not store.playbook.take_back("e", "nobody")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_text_and_names_are_kept_as_they_are(store: Store, text: str) -> None:
    entry = TEXT.but(en=text)
    store.playbook.put(entry, text, by=text)
    store.playbook.used("e", True, text)
    (held,) = store.playbook.all()
    assert held.item == entry
    assert store.playbook.take_back("e", text)
