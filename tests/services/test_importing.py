"""Importing: nothing is saved before it is accepted, and then all of it or nothing."""

from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.importers.table import TableKind
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import DecisionState, Role, TieKind
from stakeholder_map.services import importing
from stakeholder_map.services.importing import Upload, Wishes
from stakeholder_map.storage.errors import AccountExists, Stale
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored

PEOPLE = b"Name,Role,Support,Boss rank\nLin,Wizard,strong,A\nZhao,User,-2,B\n"
TIES = b"From,To,Relation\nZhao,Lin,whispers to\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "accounts.sqlite"))


def sources() -> importing.Sources:
    return importing.read([Upload("p.csv", PEOPLE), Upload("t.csv", TIES, is_ties=True)])


def test_a_file_that_cannot_be_read_is_told_beside_those_that_can() -> None:
    read = importing.read([Upload("p.csv", PEOPLE), Upload("empty.csv", b"")], pasted="  ")
    assert len(read.people) == 1
    assert [(p.code, p.place.file) for p in read.problems] == [("file_empty", "empty.csv")]
    assert not read.is_empty
    assert importing.read([]).is_empty


def test_corrections_of_words_and_columns_change_the_preview(today: date) -> None:
    first = importing.preview(sources(), Wishes(account_name="Plant"), today)
    assert {p.code for p in first.problems} >= {"role_unknown", "tie_kind_unknown"}
    seat = first.account.decisions[0].seats[0]
    assert (seat.roles, seat.unmapped_role, seat.support) == ((), "Wizard", None)
    corrected = importing.preview(
        sources(),
        Wishes(
            account_name="Plant",
            overrides=(
                (("role", "Wizard"), "decision_maker"),
                (("support", "strong"), "4"),
                (("relation", "whispers to"), "influences"),
            ),
            mapping=(("Boss rank", "title"),),
        ),
        today,
    )
    seat = corrected.account.decisions[0].seats[0]
    assert (seat.roles, seat.support) == ((Role.DECISION_MAKER,), 4)
    assert [person.title for person in corrected.account.people] == ["A", "B"]
    assert [tie.kind for tie in corrected.account.ties] == [TieKind.INFLUENCES]


def test_an_accepted_preview_is_saved_whole_and_only_once(store: Store, today: date) -> None:
    proposal = importing.preview(sources(), Wishes(account_name="Plant"), today)
    assert not store.accounts()
    saved = importing.accept(store, proposal, None, by="Li Na")
    assert store.load(saved.account.id).account == proposal.account
    with pytest.raises(AccountExists):
        importing.accept(store, proposal, None, by="Li Na")


def test_what_was_changed_since_the_preview_is_kept_beside_what_is_imported(
    store: Store, today: date
) -> None:
    account = Account(id="plant", name="Plant", people=(Person(id="zhao", name="Zhao"),))
    store.create(account, by="")
    before = Stored(account, 1)
    proposal = importing.preview(sources(), Wishes(into=account), today)
    store.save(account.but(industry="Machines"), 1, by="somebody else")
    importing.accept(store, proposal, before, by="")
    found = store.load("plant").account
    assert found.industry == "Machines"
    assert len(found.people) == len(proposal.account.people) > 1


def test_an_import_never_overwrites_what_somebody_typed_since_the_preview(
    store: Store, today: date
) -> None:
    lin = Person(id="lin", name="Lin")
    account = Account(id="plant", name="Plant", people=(lin,))
    store.create(account, by="")
    titled = importing.read([Upload("p.csv", b"Name,Title\nLin,CFO\n")])
    proposal = importing.preview(titled, Wishes(into=account), today)
    store.save(account.but(people=(lin.but(title="CEO"),)), 1, by="somebody else")
    with pytest.raises(Stale) as stale:
        importing.accept(store, proposal, Stored(account, 1), by="")
    assert [(clash.mine, clash.theirs) for clash in stale.value.clashes] == [("CFO", "CEO")]
    assert store.load("plant").account.person("lin").title == "CEO"


def test_two_who_bring_the_same_people_at_once_do_not_have_them_twice(
    store: Store, today: date
) -> None:
    account = Account(id="plant", name="Plant", people=(Person(id="lin", name="Lin"),))
    store.create(account, by="")
    before = Stored(account, 1)
    first = importing.preview(sources(), Wishes(into=account), today)
    second = importing.preview(sources(), Wishes(into=account), today)
    saved = importing.accept(store, first, before, by="Li Na")
    with pytest.raises(Refused) as refused:
        importing.accept(store, second, before, by="Wu")
    assert [problem.code for problem in refused.value.problems] == ["imported_meanwhile"]
    assert store.load("plant").account == saved.account
    again = importing.preview(sources(), Wishes(into=saved.account), today)
    assert not again.changes


def test_two_who_bring_different_people_at_once_have_all_of_them(store: Store, today: date) -> None:
    account = Account(id="plant", name="Plant", people=(Person(id="lin", name="Lin"),))
    store.create(account, by="")
    for name in ("Ann,HR", "Ben,IT"):
        brought = importing.read([Upload("p.csv", f"Name,Department\n{name}\n".encode())])
        proposal = importing.preview(brought, Wishes(into=account), today)
        importing.accept(store, proposal, Stored(account, 1), by=name)
    assert [p.name for p in store.load("plant").account.people] == ["Lin", "Ann", "Ben"]


def test_every_word_has_the_choices_of_its_field() -> None:
    roles = importing.choices_of("role", ("gatekeeper user",))
    assert roles is not None
    assert {"gatekeeper", "influencer hidden", "coach", "gatekeeper user", ""} <= set(roles)
    assert importing.choices_of("organisation") == ("own", "external")
    assert importing.choices_of("weight") is None
    assert "reports_to" in importing.fields_of(TableKind.PEOPLE)
    assert "relation" in importing.fields_of(TableKind.TIES)


def test_an_account_file_replaces_as_a_version_or_stands_beside(store: Store, today: date) -> None:
    old = Account(id="plant", name="Plant")
    new = old.but(industry="Machines")
    store.create(old, by="")
    opened = importing.open_file("plant.json", file.write(new).encode(), today)
    importing.keep_file(store, opened, by="", as_copy=False)
    assert store.load("plant").account == new
    store.undo("plant", 2, by="")
    assert store.load("plant").account == old
    copy = importing.keep_file(store, opened, by="", as_copy=True)
    assert copy.account.id != "plant"
    assert copy.account.industry == "Machines"
    assert len(store.accounts()) == 2


def test_a_file_with_an_unknown_field_is_refused_with_the_place(today: date) -> None:
    with pytest.raises(Refused) as refused:
        importing.open_file("x.json", b'{"format": 1, "account": {"name": "P", "nom": 1}}', today)
    assert refused.value.problems[0].place.path.endswith("nom")


def test_a_name_in_use_is_noticed_whatever_its_case() -> None:
    there = {"a": "Plant", "b": "Mill", "c": "PLANT "}
    assert importing.accounts_named(there, " plant ") == ("a", "c")
    assert importing.accounts_named(there, "Plants") == ()
    assert importing.accounts_named({"a": ""}, " ") == ()


def test_a_file_kept_beside_the_account_keeps_how_its_decisions_ended(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "kept.sqlite"))
    lost = Decision(name="D", state=DecisionState.LOST, outcome="Price")
    account = Account(id="a", name="A", decisions=(lost,))
    importing.keep_file(store, account, by="", as_copy=False)
    copy = importing.keep_file(store, account, by="", as_copy=True)
    assert copy.account.id != "a"
    assert copy.account.decisions == (lost,)
