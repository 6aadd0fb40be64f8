"""Ties, parts, concerns and BANT age by their day, or by the day they were entered."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Bant, BantItem, Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import ConcernState, Role, TieKind
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.aging import What, aged, confirmed
from stakeholder_map.storage.store import Store

TODAY = date(2026, 11, 22)
START = datetime(2026, 1, 1, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


ACCOUNT = Account(
    id="a",
    name="A",
    people=(
        *(Person(id=key, name=key) for key in ("anna", "bo", "cy")),
        Person(id="gone", name="gone", left_on=ago(3)),
    ),
    ties=(
        Tie(id="old", source="anna", target="bo", kind=TieKind.ALLIED, on=ago(100)),
        Tie(id="new", source="anna", target="cy", kind=TieKind.ALLIED, on=ago(89)),
        Tie(id="undated", source="bo", target="cy", kind=TieKind.CONFLICT),
        Tie(id="left", source="gone", target="cy", kind=TieKind.CONFLICT, on=ago(500)),
    ),
    decisions=(
        Decision(
            id="d",
            name="D",
            bant=Bant(need=BantItem(text="noise", on=ago(95)), timeline=BantItem(text="May")),
            seats=(
                Seat(
                    id="s-anna",
                    person_id="anna",
                    roles=(Role.USER,),
                    concerns=(
                        Concern(id="price", text="price", raised_on=ago(200)),
                        Concern(id="answered", text="x", raised_on=ago(200), answered_on=ago(10)),
                        Concern(
                            id="done", text="y", raised_on=ago(200), state=ConcernState.RESOLVED
                        ),
                    ),
                ),
                Seat(id="s-bo", person_id="bo"),
                Seat(id="s-cy", person_id="cy", weight=0.2, checked_on=ago(5)),
            ),
        ),
    ),
)


@pytest.fixture
def clock() -> dict[str, datetime]:
    return {"now": START}


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory, clock: dict[str, datetime]) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("aging")
    found = Store(f"sqlite:///{folder}/a.sqlite", now=lambda: clock["now"])
    found.create(ACCOUNT, by="Eva")
    yield found


def keys(store: Store) -> set[tuple[What, str]]:
    return {(one.what, one.id) for one in aged(store, store.load("a"), "d", TODAY)}


def test_what_is_older_than_the_half_life_is_asked_about_and_nothing_else(store: Store) -> None:
    assert keys(store) == {
        (What.TIE, "old"),
        (What.TIE, "undated"),  # entered on the first of January
        (What.PART, "s-anna"),
        (What.CONCERN, "price"),
        (What.BANT, "need"),
    }


def test_the_oldest_stands_first_with_its_days(store: Store) -> None:
    found = aged(store, store.load("a"), "d", TODAY)
    assert [one.days for one in found] == sorted((one.days for one in found), reverse=True)
    assert {one.id: one.days for one in found}["old"] == 100
    assert {one.id: one.days for one in found}["undated"] == (TODAY - START.date()).days


def test_a_part_that_was_changed_lately_is_not_asked_about(
    store: Store, clock: dict[str, datetime]
) -> None:
    clock["now"] = datetime(2026, 11, 1, tzinfo=UTC)
    account = store.load("a").account
    decision = account.decision("d")
    seats = (decision.seats[0].but(weight=0.4), *decision.seats[1:])
    store.save(account.but(decisions=(decision.but(seats=seats),)), 1, by="Eva")
    assert (What.PART, "s-anna") not in keys(store)
    assert (What.TIE, "undated") in keys(store)


def test_confirming_each_keeps_what_it_says_and_ends_the_question(store: Store) -> None:
    account = store.load("a").account
    for one in aged(store, store.load("a"), "d", TODAY):
        account = confirmed(account, "d", one, TODAY)
    store.save(account, 1, by="Eva", why="still true")
    assert keys(store) == set()
    anna = account.decision("d").seat("s-anna")
    assert (anna.roles, anna.checked_on) == ((Role.USER,), TODAY)
    assert (anna.concerns[0].raised_on, anna.concerns[0].checked_on) == (ago(200), TODAY)
    assert account.decision("d").bant.need == BantItem(text="noise", on=TODAY)
    assert [tie.on for tie in account.ties] == [TODAY, ago(89), TODAY, ago(500)]


def test_what_was_deleted_meanwhile_cannot_be_confirmed(store: Store) -> None:
    one = next(o for o in aged(store, store.load("a"), "d", TODAY) if o.what is What.TIE)
    with pytest.raises(KeyError):
        confirmed(ACCOUNT.but(ties=()), "d", one, TODAY)
