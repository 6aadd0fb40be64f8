"""Reading through the services: current, shared, and honest where there is nothing."""

from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import editing, reading
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from tests.services.acme import account


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "a.sqlite"))


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
