from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.archive import ArchiveEntry
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Department, Person, Reachable
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.storage import NoSuchPerson, NothingToUndo, Stale, Store
from stakeholder_map.storage.erase import MARK
from stakeholder_map.storage.place import sqlite_url
from tests.strategies import accounts, edited

NAME = "Zoë Quisenberry-Vogt"
CHINESE = "欧阳娜娜"


def told_of(name: str) -> Account:
    """An account in which many places tell of one person, and some only of another."""
    return Account(
        id="x",
        name="Customer",
        background=f"Founded by {name.upper()} in 1990.",
        departments=(Department(id="it", name="IT"),),
        people=(
            Person(
                id="zoe-id",
                name=name,
                title="Chief Unicornist",
                reachable=Reachable(phone="+49 555 017 4242", email="zoe@example.org"),
                profile="collects stamps of Samoa",
            ),
            Person(id="bob", name="Bob", notes=f"friend of {name}; zoe@example.org"),
        ),
        ties=(Tie(id="t", source="zoe-id", target="bob", kind="allied", remark="golf on Sundays"),),
        touches=(
            Touch(id="alone", on=date(2026, 1, 1), person_ids=("zoe-id",), outcome="wept a lot"),
            Touch(
                id="both",
                on=date(2026, 1, 2),
                person_ids=("zoe-id", "bob"),
                outcome=f"和{name}谈了价格",
            ),
        ),
        archive=(
            ArchiveEntry(id="a", on=date(2026, 1, 1), text="her divorce", person_id="zoe-id"),
        ),
        decisions=(
            Decision(
                id="d",
                name="Purchase",
                seats=(
                    Seat(
                        id="s1",
                        person_id="zoe-id",
                        stances=(Stance(on=date(2026, 1, 1), evidence="sneered at our price"),),
                        concerns=(Concern(id="c", text="fears the audit"),),
                    ),
                    Seat(id="s2", person_id="bob"),
                ),
                steps=(ApprovalStep(id="st", name=f"Signed by {name}", seat_ids=("s1", "s2")),),
            ),
        ),
    )


TRACES = (
    "Chief Unicornist",
    "+49 555 017 4242",
    "zoe@example.org",
    "stamps of Samoa",
    "golf on Sundays",
    "wept a lot",
    "her divorce",
    "sneered at our price",
    "fears the audit",
    "zoe-id",
)


def bytes_on_disk(database: Path) -> bytes:
    """Everything the database left: the file, the write-ahead log and its index."""
    files = sorted(database.parent.glob(f"{database.name}*"))
    return b"".join(file.read_bytes() for file in files)


@pytest.mark.parametrize("name", [NAME, CHINESE])
def test_nothing_on_the_disk_tells_of_an_erased_person(database: Path, name: str) -> None:
    store = Store(sqlite_url(database))
    account = told_of(name)
    store.create(
        account.but(people=account.people[1:], ties=(), touches=(), archive=(), decisions=()),
        by="Eva",
    )
    version = store.save(account, 1, by="Eva", why=f"met {name}")
    renamed = account.but(people=(account.people[0].but(name=f"{name} Junior"), account.people[1]))
    version = store.save(renamed, version, by="Eva")
    version = store.undo("x", version, by="Eva")
    held = bytes_on_disk(database)
    for trace in (*TRACES, name):
        assert trace.encode() in held, f"the test would prove nothing about {trace}"

    # A second connection is open, as another session would have one.
    other = Store(sqlite_url(database))
    assert other.load("x").account == account
    assert store.erase_person("x", "zoe-id", by="Eva") == version + 1

    left = bytes_on_disk(database)
    for trace in (*TRACES, name, name.upper(), f"{name} Junior"):
        assert trace.encode() not in left, trace
        assert trace.encode("utf-16-le") not in left, trace
    assert b"Bob" in left


def test_what_tells_of_others_stays(store: Store) -> None:
    store.create(told_of(NAME), by="Eva")
    store.erase_person("x", "zoe-id", by="Eva")
    account = store.load("x").account
    assert account.background == f"Founded by {MARK} in 1990."
    assert account.people == (Person(id="bob", name="Bob", notes=f"friend of {MARK}; {MARK}"),)
    assert [touch.id for touch in account.touches] == ["both"]
    assert account.touches[0].outcome == f"和{MARK}谈了价格"
    assert account.decisions[0].steps[0].name == f"Signed by {MARK}"
    assert account.decisions[0].steps[0].seat_ids == ("s2",)


def test_a_name_is_erased_as_a_whole_word_only(store: Store) -> None:
    account = Account(
        id="x",
        name="Anna Werke",
        background="Anna, ANNA and Annabelle; 找Anna聊",
        people=(
            Person(id="a", name="Anna"),
            Person(id="b", name="Annabelle"),
            Person(id="c", name="Anna", notes="the other one"),
        ),
    )
    store.create(account, by="")
    store.erase_person("x", "a", by="")
    left = store.load("x").account
    assert left.name == "Anna Werke"
    assert left.background == f"{MARK}, {MARK} and Annabelle; 找{MARK}聊"
    assert [person.name for person in left.people] == ["Annabelle", "Anna"]


def test_a_text_never_outgrows_its_field(store: Store) -> None:
    people = (Person(id="a", name="李雷"), Person(id="b", name="B", title="李雷" * 250))
    store.create(Account(id="x", name="X", people=people, notes="李雷" * 10_000), by="")
    store.erase_person("x", "a", by="")
    left = store.load("x").account
    assert left.people[0].title == MARK * 250
    assert "李雷" not in left.notes


def test_a_person_of_the_past_can_be_erased(store: Store) -> None:
    store.create(told_of(NAME), by="")
    without = edits.remove(told_of(NAME), "zoe-id")
    version = store.save(without, 1, by="")
    store.erase_person("x", "zoe-id", by="")
    for number in range(1, version + 2):
        state = store.at_version("x", number)
        assert [person.id for person in state.people] == ["bob"]
        assert NAME not in state.model_dump_json()


def test_somebody_who_never_was_there_is_refused(store: Store) -> None:
    store.create(told_of(NAME), by="")
    with pytest.raises(NoSuchPerson):
        store.erase_person("x", "nobody", by="")
    with pytest.raises(NoSuchPerson):
        store.erase_person("x", "it", by="")  # a department is no person
    assert store.version("x") == 1


def test_a_session_that_still_holds_the_person_cannot_bring_them_back(store: Store) -> None:
    store.create(told_of(NAME), by="")
    held = store.load("x")
    store.erase_person("x", "zoe-id", by="")
    with pytest.raises(Stale):
        store.save(held.account.but(name="Renamed"), held.version, by="")


def test_undo_does_not_bring_an_erased_person_back(store: Store) -> None:
    account = told_of(NAME)
    store.create(edits.remove(account, "zoe-id").but(background=""), by="")
    version = store.save(account, 1, by="")
    version = store.erase_person("x", "zoe-id", by="")
    while True:
        try:
            version = store.undo("x", version, by="")
        except NothingToUndo:
            break
        assert NAME not in store.load("x").account.model_dump_json()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_after_an_erasure_every_state_is_the_old_one_without_the_person(
    store: Store, data: st.DataObject
) -> None:
    somebody = Person(id="zz", name="Zzyzx Qwrtplkj")
    account = data.draw(accounts(max_people=3)).but(id="x")
    if any(row.id == "x" for row in store.accounts()):
        store.delete("x")
    version = store.create(account, by="")
    states = [account]
    account = edits.put(account, "people", somebody)
    for _ in range(data.draw(st.integers(1, 4))):
        new = store.save(account, version, by="")
        if new != version:
            states.append(account)
        version = new
        account = data.draw(edited(account))
        if any(person.id == "zz" for person in account.people):
            account = edits.put(account, "people", somebody)  # called and reached as before
    store.erase_person("x", "zz", by="")
    for number, state in enumerate(states, start=1):
        assert store.at_version("x", number) == edits.remove(state, "zz")
    version += 1
    # What undo relies on still holds; steps that told of the person alone are passed over.
    seen = []
    while store.undoable("x")[0] is not None:
        version = store.undo("x", version, by="")
        seen.append(store.load("x").account)
    clean = [edits.remove(state, "zz") for state in states]
    assert all(state in clean for state in seen)
    assert store.load("x").account == clean[0]


def test_a_deleted_account_leaves_nothing_on_the_disk(database: Path) -> None:
    store = Store(sqlite_url(database))
    store.create(told_of(NAME), by="Eva")
    store.save(told_of(NAME).but(name="Secret Customer"), 1, by="Eva")
    store.create(Account(id="other", name="Another"), by="Eva")
    store.delete("x")
    left = bytes_on_disk(database)
    for trace in (*TRACES, NAME, "Secret Customer"):
        assert trace.encode() not in left, trace
    assert b"Another" in left
