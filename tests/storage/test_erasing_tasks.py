"""Erasing a person leaves no task that tells of them, in no state of the account."""

from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.task import Task
from stakeholder_map.storage import Store
from stakeholder_map.storage.erase import MARK

NAME = "Zoë Quisenberry-Vogt"


def test_tasks_about_nobody_else_go_and_others_forget_the_name(store: Store) -> None:
    account = Account(
        id="x",
        name="Customer",
        people=(Person(id="zoe-id", name=NAME), Person(id="bob", name="Bob")),
        tasks=(
            Task(id="alone", what=f"Call {NAME}", person_ids=("zoe-id",)),
            Task(
                id="ruled",
                what="Bring them together",
                person_ids=("zoe-id", "bob"),
                key="executive_due:zoe-id:never",
            ),
            Task(
                id="both",
                what=f"Lunch with {NAME} and Bob",
                person_ids=("zoe-id", "bob"),
                result=f"{NAME} paid",
                done_on=date(2026, 1, 2),
            ),
        ),
    )
    store.create(account, by="me")
    store.erase_person("x", "zoe-id", by="me")
    (kept,) = store.load("x").account.tasks
    assert kept.person_ids == ("bob",)
    assert kept.what == f"Lunch with {MARK} and Bob"
    assert kept.result == f"{MARK} paid"
    whole = store.load("x").account.model_dump_json() + str(store.history("x"))
    assert "zoe-id" not in whole
    assert NAME not in whole
