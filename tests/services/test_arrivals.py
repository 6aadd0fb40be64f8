"""Since when somebody is on the map of a decision, as the history of the account tells it."""

from datetime import UTC, date, datetime

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat
from stakeholder_map.services.arrivals import arrivals
from stakeholder_map.storage.store import Store

ACCOUNT = Account(
    id="a",
    name="A",
    people=(Person(id="anna", name="Anna"), Person(id="bo", name="Bo")),
    decisions=(
        Decision(id="d", name="D", seats=(Seat(id="s-anna", person_id="anna"),)),
        Decision(id="e", name="E"),
    ),
)
BO = Seat(id="s-bo", person_id="bo")


class Days:
    """A clock that is set by hand."""

    now = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    Days.now = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    url = f"sqlite:///{tmp_path_factory.mktemp('arrivals')}/a.sqlite"
    found = Store(url, now=lambda: Days.now)
    found.create(ACCOUNT, by="Eva")
    return found


def seated(account: Account, decision_id: str, *seats: Seat) -> Account:
    decisions = tuple(
        d.but(seats=(*d.seats, *seats)) if d.id == decision_id else d for d in account.decisions
    )
    return account.but(decisions=decisions)


def of(store: Store, decision_id: str = "d") -> frozenset[tuple[str, date]]:
    return arrivals(store, store.load("a"), decision_id)


def test_whoever_was_there_from_the_first_version_has_not_arrived(store: Store) -> None:
    assert of(store) == frozenset()


def test_whoever_was_added_later_arrived_on_that_day_in_that_decision_alone(store: Store) -> None:
    Days.now = datetime(2026, 4, 2, 9, tzinfo=UTC)
    store.save(seated(ACCOUNT, "d", BO), 1, by="Eva")
    assert of(store) == {("s-bo", date(2026, 4, 2))}
    assert of(store, "e") == frozenset()


def test_a_later_change_of_the_seat_or_of_what_is_in_it_is_no_arrival(store: Store) -> None:
    Days.now = datetime(2026, 4, 2, 9, tzinfo=UTC)
    account = seated(ACCOUNT, "d", BO)
    store.save(account, 1, by="Eva")
    Days.now = datetime(2026, 5, 3, 9, tzinfo=UTC)
    decision = account.decision("d")
    changed = decision.but(seats=(decision.seats[0].but(weight=0.3), BO.but(weight=0.4)))
    store.save(account.but(decisions=(changed, account.decisions[1])), 2, by="Eva")
    assert of(store) == {("s-bo", date(2026, 4, 2))}


def test_what_an_undo_took_away_counts_from_the_redo_on(store: Store) -> None:
    Days.now = datetime(2026, 4, 2, 9, tzinfo=UTC)
    store.save(seated(ACCOUNT, "d", BO), 1, by="Eva")
    store.undo("a", 2, by="Eva")
    Days.now = datetime(2026, 6, 4, 9, tzinfo=UTC)
    store.redo("a", 3, by="Eva")
    assert of(store) == {("s-bo", date(2026, 6, 4))}


def test_the_answer_of_a_version_does_not_hide_that_of_the_next(store: Store) -> None:
    assert of(store) == frozenset()
    store.save(seated(ACCOUNT, "d", BO), 1, by="Eva")
    assert {seat_id for seat_id, _ in of(store)} == {"s-bo"}
