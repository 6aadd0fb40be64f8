"""Erasing a person leaves no task and no text of the playbook that tells of them."""

from datetime import date

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.task import Task
from stakeholder_map.playbook.case import Case
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.storage import Store
from stakeholder_map.storage.erase import MARK
from stakeholder_map.storage.errors import PlaybookChanged
from stakeholder_map.storage.playbook import TEAM

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


def test_ones_own_texts_and_cases_forget_the_name_and_keep_the_rest(store: Store) -> None:
    people = (Person(id="zoe-id", name=NAME), Person(id="bob", name="Bob"))
    store.create(Account(id="x", name="Customer", people=people), by="me")
    said = Case(
        id="case",
        customer="Customer",
        on=date(2026, 1, 2),
        testimonial=f"“It paid in a year”, says {NAME}",
        said_by=NAME,
    )
    text = Entry(id="text", kind="question", en=f"Ask {NAME} and Bob", zh="问问Bob")
    other = Entry(id="other", kind="question", en="What does a day without it cost?")
    shelf = store.playbook
    held = {item.id: shelf.put(item, TEAM, "me") for item in (said, text, other)}
    mine = shelf.put(text.but(id="mine"), "eva", "eva")
    shelf.delete(mine, "eva")
    store.erase_person("x", "zoe-id", by="me")
    left = {kept.item.id: kept for kept in (*shelf.all(), *shelf.all(deleted=True))}
    case, entry = left["case"].item, left["text"].item
    assert isinstance(case, Case)
    assert isinstance(entry, Entry)
    assert (case.said_by, case.customer) == (MARK, "Customer")
    assert case.testimonial == f"“It paid in a year”, says {MARK}"
    assert (entry.en, entry.zh) == (f"Ask {MARK} and Bob", "问问Bob")
    assert NAME not in str(left)
    assert left["other"] == held["other"]
    with pytest.raises(PlaybookChanged):
        shelf.put(text, TEAM, "me", held["text"])
