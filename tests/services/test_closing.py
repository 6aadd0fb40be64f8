"""A closed decision keeps the map of its day, whatever is edited later."""

from datetime import UTC, date, datetime

import pytest

from stakeholder_map.model import edits
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import editing, outlook
from stakeholder_map.storage.store import Store
from tests.ui.reading_app import plant

CLOSED = date(2026, 3, 2)


def test_the_map_of_the_day_does_not_follow_later_edits() -> None:
    hours = (datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 2, 9))
    store = Store(now=lambda: next(hours))
    store.create(plant(), by="Mia")
    closed = editing.close_decision(
        store, store.load("plant"), "mes", DecisionState.WON, CLOSED, "price", "Mia"
    )
    new = Person(id="zoe", name="Zoe")
    stored = editing.change(store, closed, lambda a: edits.put(a, "people", new), by="Mia")
    assert any(person.id == "zoe" for person in stored.account.people)
    account, on = outlook.account_at_close(store, stored, stored.account.decision("mes"))
    assert on == CLOSED
    assert not any(person.id == "zoe" for person in account.people)
    assert account.decision("mes").outcome == "price"


def test_a_running_decision_has_no_map_of_its_end() -> None:
    store = Store()
    store.create(plant(), by="Mia")
    stored = store.load("plant")
    with pytest.raises(ValueError, match="not closed"):
        outlook.account_at_close(store, stored, stored.account.decision("mes"))


def test_what_came_into_the_store_already_closed_is_read_as_it_is() -> None:
    account = plant()
    ended = account.decision("mes").but(state=DecisionState.LOST, closed_on=date(2020, 1, 2))
    store = Store()
    store.create(edits.put_decision(account, ended), by="Mia")
    stored = store.load("plant")
    found, on = outlook.account_at_close(store, stored, stored.account.decision("mes"))
    assert (found, on) == (stored.account, date(2020, 1, 2))
