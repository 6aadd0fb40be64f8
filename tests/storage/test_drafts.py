"""What was typed and not saved is there after a reload, and gone when it should be."""

import sqlite3
from contextlib import closing
from pathlib import Path

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store

ACCOUNT = Account(id="a", name="A", people=(Person(id="p", name="Anna"),))
ODD = {"row": {"name": "赵敏 \ud800 \x00", "support": None, "roles": ["x"]}}


def new_store(path: Path) -> Store:
    store = Store(sqlite_url(path))
    store.create(ACCOUNT, by="")
    return store


def test_a_draft_is_its_owner_s_and_survives_a_restart(tmp_path: Path) -> None:
    store = new_store(tmp_path / "a.sqlite")
    store.keep_draft("a", "Lena", "grid/people", ODD)
    store.keep_draft("a", "", "quick", "Zhao")
    again = Store(sqlite_url(tmp_path / "a.sqlite"))
    assert again.drafts("a", "Lena") == {"grid/people": ODD}
    assert again.drafts("a", "") == {"quick": "Zhao"}
    again.keep_draft("a", "", "quick", None)
    assert again.drafts("a", "") == {}


def test_drafts_go_with_their_account_and_with_an_erased_person(tmp_path: Path) -> None:
    store = new_store(tmp_path / "a.sqlite")
    store.keep_draft("a", "", "quick", "Anna is against")
    store.erase_person("a", "p", by="")
    assert store.drafts("a", "") == {}
    store.keep_draft("a", "", "quick", "Bo")
    store.delete("a")
    assert store.drafts("a", "") == {}
    store.keep_draft("a", "", "quick", "too late")
    assert store.drafts("a", "") == {}


def test_a_database_of_the_first_schema_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    new_store(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE drafts")
        connection.execute("UPDATE stakeholder_map_schema SET version = 1")
        connection.commit()
    store = Store(sqlite_url(path))
    store.keep_draft("a", "", "quick", "x")
    assert store.drafts("a", "") == {"quick": "x"}
    assert store.load("a").account == ACCOUNT
