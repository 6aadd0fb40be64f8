from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.storage import (
    Kind,
    NoSuchVersion,
    NothingToRedo,
    NothingToUndo,
    Stale,
    Store,
)
from stakeholder_map.storage.revision import Step, undoable
from tests.strategies import accounts, edited

ONE = Account(id="one", name="One", people=(Person(id="anna", name="Anna Berg"),))

any_store = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def renamed(store: Store, *names: str) -> int:
    """Create the account and save it under each name; return its version."""
    store.create(ONE, by="Eva")
    version = 1
    for name in names:
        version = store.save(ONE.but(name=name), version, by="Eva")
    return version


def test_history_tells_who_when_why_and_what(url: str) -> None:
    clock = iter([datetime(2026, 3, 1, 8, tzinfo=UTC), datetime(2026, 3, 2, 9, 30, tzinfo=UTC)])
    store = Store(url, now=lambda: next(clock))
    store.create(ONE, by="Eva", why="from the sheet")
    store.save(ONE.but(name="Two"), 1, by="Li Wei", why="their new name")
    second, first = store.history("one")
    assert (first.version, first.kind, first.by, first.why) == (
        1,
        Kind.CREATED,
        "Eva",
        "from the sheet",
    )
    assert first.changes == ()
    assert (second.version, second.kind, second.by) == (2, Kind.SAVED, "Li Wei")
    assert second.why == "their new name"
    assert second.at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    (change,) = second.changes
    assert (change.path, change.before, change.after) == ("name", "One", "Two")


def test_history_may_be_cut_to_the_newest(store: Store) -> None:
    renamed(store, "a", "b", "c")
    assert [revision.version for revision in store.history("one", limit=2)] == [4, 3]
    assert [revision.changes[0].after for revision in store.history("one", limit=2)] == ["c", "b"]


@any_store
@given(data=st.data())
def test_every_saved_state_is_rebuilt(store: Store, data: st.DataObject) -> None:
    account = data.draw(accounts(max_people=3)).but(id="x")
    if any(row.id == "x" for row in store.accounts()):
        store.delete("x")
    version = store.create(account, by="")
    saved = {version: account}
    for _ in range(data.draw(st.integers(1, 4))):
        account = data.draw(edited(account))
        version = store.save(account, version, by="")
        saved[version] = account
    for number, state in saved.items():
        assert store.at_version("x", number) == state


@any_store
@given(data=st.data())
def test_undo_goes_all_the_way_back_and_redo_all_the_way_forth(
    store: Store, data: st.DataObject
) -> None:
    account = data.draw(accounts(max_people=3)).but(id="x")
    if any(row.id == "x" for row in store.accounts()):
        store.delete("x")
    version = store.create(account, by="")
    states = [account]
    for _ in range(data.draw(st.integers(1, 4))):
        account = data.draw(edited(account))
        new = store.save(account, version, by="")
        if new != version:
            states.append(account)
        version = new
    for state in reversed(states[:-1]):
        version = store.undo("x", version, by="")
        assert store.load("x").account == state
    with pytest.raises(NothingToUndo):
        store.undo("x", version, by="")
    for state in states[1:]:
        version = store.redo("x", version, by="")
        assert store.load("x").account == state
    with pytest.raises(NothingToRedo):
        store.redo("x", version, by="")


def test_undo_is_a_revision_of_its_own(store: Store) -> None:
    version = renamed(store, "Two")
    assert store.undo("one", version, by="Li") == 3
    newest = store.history("one")[0]
    assert (newest.kind, newest.target, newest.by) == (Kind.UNDONE, 2, "Li")
    assert store.at_version("one", 2).name == "Two"
    assert store.at_version("one", 3) == ONE


def test_a_save_after_an_undo_ends_what_can_be_redone(store: Store) -> None:
    version = store.undo("one", renamed(store, "a", "b"), by="")
    version = store.save(ONE.but(name="c"), version, by="")
    assert store.undoable("one") == (version, None)
    with pytest.raises(NothingToRedo):
        store.redo("one", version, by="")
    version = store.undo("one", version, by="")
    assert store.load("one").account.name == "a"
    store.undo("one", version, by="")
    assert store.load("one").account == ONE
    assert store.undoable("one") == (None, 2)


def test_undo_of_what_somebody_changed_meanwhile_is_stale(store: Store) -> None:
    version = renamed(store, "Two")
    store.save(ONE.but(name="Theirs"), version, by="Li")
    for act in (store.undo, store.redo):
        with pytest.raises(Stale):
            act("one", version, by="Eva")
    assert store.load("one").account.name == "Theirs"


def test_what_can_be_undone_follows_the_order_of_steps() -> None:
    saved = [Step(version, Kind.SAVED, None) for version in (2, 3)]
    assert undoable([]) == ([], [])
    assert undoable([Step(1, Kind.CREATED, None), *saved]) == ([2, 3], [])
    once = [*saved, Step(4, Kind.UNDONE, 3)]
    assert undoable(once) == ([2], [3])
    assert undoable([*once, Step(5, Kind.REDONE, 3)]) == ([2, 3], [])
    assert undoable([*once, Step(5, Kind.UNDONE, 2)]) == ([], [3, 2])
    assert undoable([*once, Step(5, Kind.SAVED, None)]) == ([2, 5], [])


@pytest.mark.parametrize("version", [0, -1, 3])
def test_a_version_that_never_was_is_refused(store: Store, version: int) -> None:
    renamed(store, "Two")
    with pytest.raises(NoSuchVersion):
        store.at_version("one", version)


def test_a_day_shows_its_last_state(url: str) -> None:
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    store = Store(url, now=lambda: moment)
    store.create(ONE, by="")
    moment = datetime(2026, 3, 3, 10, tzinfo=UTC)
    store.save(ONE.but(name="Two"), 1, by="")
    moment = datetime(2026, 3, 3, 23, 59, 59, 999999, tzinfo=UTC)
    store.save(ONE.but(name="Three"), 2, by="")

    def name_on(day: date, hours: int = 0) -> str | None:
        found = store.on_day("one", day, timezone(timedelta(hours=hours)))
        return found.name if found else None

    assert name_on(date(2026, 2, 28)) is None
    assert name_on(date(2026, 3, 1)) == "One"
    assert name_on(date(2026, 3, 2)) == "One"
    assert name_on(date(2026, 3, 3)) == "Three"
    # In Shanghai the first moment was on the second of March, the last on the fourth.
    assert name_on(date(2026, 3, 1), hours=8) is None
    assert name_on(date(2026, 3, 3), hours=8) == "Two"
    assert name_on(date(2026, 3, 4), hours=8) == "Three"


def test_a_clock_set_back_does_not_turn_history_round(url: str) -> None:
    moments = iter([datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)])
    store = Store(url, now=lambda: next(moments))
    store.create(ONE, by="")
    store.save(ONE.but(name="Two"), 1, by="")
    newest, first = store.history("one")
    assert newest.at >= first.at


def test_changes_are_small_beside_the_document(store: Store) -> None:
    people = tuple(Person(id=f"p{n}", name=f"Person {n}", notes="x" * 200) for n in range(60))
    account = ONE.but(people=people)
    version = store.create(account, by="")
    again = account.but(people=(people[0].but(title="CFO"), *people[1:]))
    store.save(again, version, by="")
    (change,) = store.history("one")[0].changes
    assert change.path == "people/p0/title"
    assert (change.before, change.after) == ("", "CFO")
