"""The portfolio: each decision has a line, computed once, thousands of them without waiting."""

import pickle
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.seat import Stance
from stakeholder_map.services import editing, portfolio, reading
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store, Stored
from tests.lifelike import make_account
from tests.services.acme import account


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "a.sqlite"))


def test_the_portfolio_says_how_much_weight_is_reached(store: Store, today: date) -> None:
    editing.create(store, account(today), by="")
    (line,) = portfolio.portfolio(store, today)
    assert line.reached is not None
    assert (line.reached.low, line.reached.high) == (0.75, 0.75)
    assert line.people == 2


def test_the_portfolio_follows_an_edit(store: Store, today: date) -> None:
    stored = editing.create(store, account(today), by="")
    portfolio.portfolio(store, today)
    editing.change(store, stored, lambda a: a.but(touches=()), by="")
    (line,) = portfolio.portfolio(store, today)
    assert line.reached is not None
    assert (line.reached.low, line.reached.high) == (0.0, 0.75)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every account that is read from the database."""
    noted: list[str] = []
    load, load_many = Store.load, Store.load_many

    def noting(self: Store, account_id: str) -> Stored:
        noted.append(account_id)
        return load(self, account_id)

    def noting_many(self: Store, account_ids: Collection[str]) -> dict[str, Stored]:
        noted.extend(account_ids)
        return load_many(self, account_ids)

    monkeypatch.setattr(Store, "load", noting)
    monkeypatch.setattr(Store, "load_many", noting_many)
    return noted


def test_a_second_look_at_a_large_portfolio_reads_no_account(
    store: Store, today: date, loads: list[str]
) -> None:
    many = reading.KEPT + 10
    for n in range(many):
        store.create(account(today).but(id=f"a{n}", name=f"Acme {n}"), by="")
    first = portfolio.portfolio(store, today)
    assert len(first) == many
    assert len(loads) == many
    assert portfolio.portfolio(store, today) == first
    assert len(loads) == many
    edited = store.load("a7")
    store.save(edited.account.but(touches=()), edited.version, by="")
    loads.clear()
    again = portfolio.portfolio(store, today)
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
    portfolio.portfolio(store, today)
    assert reading.open_account(store, "open") is opened
    assert reading.reading_of(store, opened, "d", today) is shown
    assert loads.count("open") == 1


def test_a_line_of_the_portfolio_keeps_no_account(store: Store, today: date) -> None:
    decision = account(today).decisions[0]
    seat = decision.seats[0].but(stances=(Stance(on=today, evidence="a candid remark"),))
    store.create(account(today).but(decisions=(decision.but(seats=(seat,)),)), by="")
    lines = portfolio.portfolio(store, today)
    assert b"candid" not in pickle.dumps(lines)
    assert lines[0].decision is not None
    assert lines[0].decision.name == "D"


def test_another_account_under_the_id_of_a_deleted_one_has_its_own_line(
    store: Store, today: date
) -> None:
    editing.create(store, account(today), by="")
    portfolio.portfolio(store, today)
    editing.delete(store, "a")
    editing.create(store, Account(id="a", name="Another"), by="")
    (line,) = portfolio.portfolio(store, today)
    assert (line.row.name, line.decision) == ("Another", None)


def test_an_account_without_a_decision_has_a_line_and_no_numbers(store: Store, today: date) -> None:
    editing.create(store, Account(id="b", name="Bare"), by="")
    (line,) = portfolio.portfolio(store, today)
    assert (line.decision, line.reached, line.health) == (None, None, None)


def test_a_line_says_what_the_account_s_own_reading_says(store: Store, today: date) -> None:
    for seed in range(3):
        store.create(make_account(9, seed, today), by="")
    lines = portfolio.portfolio(store, today)
    assert len(lines) == 3
    for line in lines:
        assert line.decision is not None
        found = read(store.load(line.row.id).account, line.decision.id, today)
        assert line.reached is not None
        own = (line.reached.low, line.reached.high, line.lean, line.lean_off, line.health)
        cover, moved = found.coverage.total, found.influence
        expected = (cover.low, cover.high, moved.known, moved.unknown, found.health.score)
        assert own == pytest.approx(expected, abs=1e-9)
        assert (line.gaps, line.critical) == (len(found.sure_gaps), len(found.critical_gaps))


def test_a_look_without_time_lists_every_account_and_later_ones_go_on(
    store: Store, today: date
) -> None:
    for seed in range(3):
        store.create(make_account(9, seed, today), by="")
    first = portfolio.portfolio(store, today, seconds=0)
    assert [(line.people, line.decision, line.is_read) for line in first] == [(9, None, False)] * 3
    for _ in range(50):
        lines = portfolio.portfolio(store, today, seconds=0.1)
        if all(line.is_read for line in lines):
            break
    assert lines == portfolio.portfolio(store, today)


def test_what_needs_no_reading_comes_for_all_before_health_comes_for_one(
    store: Store, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(3):
        store.create(make_account(9, seed, today), by="")
    clock = iter([0.0, 0.1, 0.2, 9.0, 9.0, 9.0, 9.0])
    monkeypatch.setattr(portfolio.time, "monotonic", lambda: next(clock))
    lines = portfolio.portfolio(store, today, seconds=1)
    assert all(line.lean is not None and line.reached is not None for line in lines)
    assert not any(line.is_read or line.health is not None for line in lines)


def test_an_account_that_goes_while_the_list_is_read_has_no_line(
    store: Store, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing.create(store, account(today), by="")
    monkeypatch.setattr(Store, "load_many", lambda _self, _ids: {})
    assert portfolio.portfolio(store, today) == ()
