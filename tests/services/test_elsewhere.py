"""Where else a person sits: other decisions of the account, and other accounts for outsiders."""

from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.services.elsewhere import seats_elsewhere
from stakeholder_map.services.workspace import sample
from stakeholder_map.storage.store import Store

TODAY = date(2026, 11, 21)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store(f"sqlite:///{tmp_path / 'test.db'}")
    for name in ("huadong-precision", "jianglan-center", "nordklinik-group", "aldermoor-bank"):
        found.create(sample(name, TODAY), by="")
    return found


def _found(
    store: Store, name: str, decision: str, person: str
) -> list[tuple[str, str, int | None]]:
    account = store.load(name).account
    return [
        (one.account.id, one.decision.id if one.decision else "", one.support)
        for one in seats_elsewhere(store, account, decision, person, TODAY)
    ]


def test_the_design_institute_s_engineer_is_found_in_both_accounts(store: Store) -> None:
    assert _found(store, "huadong-precision", "mes", "p-qian-yuanzhi") == [
        ("jianglan-center", "smart-building", 2),
        ("jianglan-center", "ops-platform", 1),
    ]
    assert _found(store, "jianglan-center", "smart-building", "p-qian-yuanzhi") == [
        ("jianglan-center", "ops-platform", 1),
        ("huadong-precision", "mes", 1),
    ]


def test_the_bank_s_design_office_is_found_at_the_hospital_and_who_of_us_met_it(
    store: Store,
) -> None:
    account = store.load("aldermoor-bank").account
    (there,) = seats_elsewhere(store, account, "dc", "p-tarrant", TODAY)
    assert there.account.id == "nordklinik-group"
    assert there.met_by == ("Dr. Martin Falk",)


def test_somebody_of_the_house_is_not_looked_for_in_other_accounts(store: Store) -> None:
    assert _found(store, "jianglan-center", "smart-building", "p-yao-man") == [
        ("jianglan-center", "ops-platform", 3)
    ]
    assert _found(store, "nordklinik-group", "imaging", "p-holm") == []


def test_a_namesake_with_another_id_is_somebody_else(store: Store) -> None:
    here = store.load("nordklinik-group").account
    outside = next(p for p in here.people if p.id == "p-tarrant")
    namesake = Account(
        id="other",
        name="Other",
        organisations=here.organisations,
        people=(outside.but(id="p-namesake"),),
    )
    store.create(namesake, by="")
    assert [place[0] for place in _found(store, "nordklinik-group", "imaging", "p-tarrant")] == [
        "aldermoor-bank"
    ]


def test_who_stands_in_another_account_without_a_seat_is_found_too(store: Store) -> None:
    here = store.load("nordklinik-group").account
    outside = next(p for p in here.people if p.id == "p-tarrant")
    store.create(
        Account(id="third", name="A third", organisations=here.organisations, people=(outside,)),
        by="",
    )
    assert ("third", "", None) in _found(store, "nordklinik-group", "imaging", "p-tarrant")


def test_nobody_is_looked_for_who_is_not_there(store: Store) -> None:
    with pytest.raises(KeyError):
        _found(store, "nordklinik-group", "imaging", Person(id="x", name="X").id)
