"""Reading through the services: current, shared, and honest where there is nothing."""

import pickle
from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.services import editing, reading
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "a.sqlite"))


def account(today: date) -> Account:
    return Account(
        id="a",
        name="Acme",
        people=(Person(id="p", name="Ann"), Person(id="q", name="Bo", met=False)),
        touches=(Touch(on=today, person_ids=("p",), two_way=True),),
        decisions=(
            Decision(
                id="d",
                name="D",
                seats=(
                    Seat(id="s", person_id="p", weight=0.75),
                    Seat(id="t", person_id="q", weight=0.25),
                ),
            ),
        ),
    )


def test_the_portfolio_says_how_much_weight_is_reached(store: Store, today: date) -> None:
    editing.create(store, account(today), by="")
    (line,) = reading.portfolio(store, today)
    assert line.reached is not None
    assert (line.reached.low, line.reached.high) == (0.75, 0.75)
    assert line.people == 2


def test_the_portfolio_follows_an_edit(store: Store, today: date) -> None:
    stored = editing.create(store, account(today), by="")
    reading.portfolio(store, today)
    editing.change(store, stored, lambda a: a.but(touches=()), by="")
    (line,) = reading.portfolio(store, today)
    assert line.reached is not None
    assert (line.reached.low, line.reached.high) == (0.0, 0.75)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every account that is read from the database."""
    noted: list[str] = []
    load = Store.load

    def noting(self: Store, account_id: str) -> Stored:
        noted.append(account_id)
        return load(self, account_id)

    monkeypatch.setattr(Store, "load", noting)
    return noted


def test_a_second_look_at_a_large_portfolio_reads_no_account(
    store: Store, today: date, loads: list[str]
) -> None:
    many = reading.KEPT + 10
    for n in range(many):
        store.create(account(today).but(id=f"a{n}", name=f"Acme {n}"), by="")
    first = reading.portfolio(store, today)
    assert len(first) == many
    assert len(loads) == many
    assert reading.portfolio(store, today) == first
    assert len(loads) == many
    edited = store.load("a7")
    store.save(edited.account.but(touches=()), edited.version, by="")
    loads.clear()
    again = reading.portfolio(store, today)
    assert loads == ["a7"]
    assert [x.row.id for x, y in zip(first, again, strict=True) if x.reached != y.reached] == ["a7"]


def test_the_portfolio_does_not_push_out_the_open_map(
    store: Store, today: date, loads: list[str]
) -> None:
    store.create(account(today).but(id="open"), by="")
    opened = reading.open_account(store, "open")
    shown = reading.reading_of(store, opened, "d", today)
    for n in range(reading.KEPT + 1):
        store.create(Account(id=f"b{n}", name="Bare"), by="")
    reading.portfolio(store, today)
    assert reading.open_account(store, "open") is opened
    assert reading.reading_of(store, opened, "d", today) is shown
    assert loads.count("open") == 1


def test_a_line_of_the_portfolio_keeps_no_account(store: Store, today: date) -> None:
    decision = account(today).decisions[0]
    seat = decision.seats[0].but(stances=(Stance(on=today, evidence="a candid remark"),))
    store.create(account(today).but(decisions=(decision.but(seats=(seat,)),)), by="")
    lines = reading.portfolio(store, today)
    assert b"candid" not in pickle.dumps(lines)
    assert lines[0].decision is not None
    assert lines[0].decision.name == "D"


def test_another_account_under_the_id_of_a_deleted_one_has_its_own_line(
    store: Store, today: date
) -> None:
    editing.create(store, account(today), by="")
    reading.portfolio(store, today)
    editing.delete(store, "a")
    editing.create(store, Account(id="a", name="Another"), by="")
    (line,) = reading.portfolio(store, today)
    assert (line.row.name, line.decision) == ("Another", None)


def test_an_account_without_a_decision_has_a_line_and_no_numbers(store: Store, today: date) -> None:
    editing.create(store, Account(id="b", name="Bare"), by="")
    (line,) = reading.portfolio(store, today)
    assert (line.decision, line.reached, line.health) == (None, None, None)


def test_the_first_running_decision_is_shown_first() -> None:
    closed = Decision(id="c", name="C", state=DecisionState.LOST)
    running = Decision(id="r", name="R")
    assert reading.running_decision(Account(name="A", decisions=(closed, running))) == running
    assert reading.running_decision(Account(name="A", decisions=(closed,))) == closed
    assert reading.running_decision(Account(name="A")) is None


def test_two_stores_do_not_mix_their_accounts(tmp_path: Path, today: date) -> None:
    one, other = (Store(sqlite_url(tmp_path / name)) for name in ("1.sqlite", "2.sqlite"))
    editing.create(one, account(today), by="")
    editing.create(other, account(today).but(name="Other"), by="")
    assert reading.open_account(one, "a").account.name == "Acme"
    assert reading.open_account(other, "a").account.name == "Other"
