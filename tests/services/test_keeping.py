"""Where the accounts lie, and a backup of them."""

from pathlib import Path

from stakeholder_map.model.account import Account
from stakeholder_map.services import keeping
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store


def test_a_backup_opens_as_a_store_with_the_same_accounts(tmp_path: Path) -> None:
    file = tmp_path / "my accounts 100%.sqlite"
    store = Store(sqlite_url(file))
    store.create(Account(id="plant", name="Plant"), by="")
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(keeping.backup(store))
    assert Store(sqlite_url(copy)).load("plant").account.name == "Plant"
    assert keeping.is_file(store)
    assert Path(keeping.place(store)) == file


def test_the_place_of_a_server_is_told_without_its_password() -> None:
    class Server:
        url = "postgresql+psycopg://anna:secret@db.example/stakeholders"

    place = keeping.place(Server())  # type: ignore[arg-type]
    assert place == "db.example/stakeholders"
    assert not keeping.is_file(Server())  # type: ignore[arg-type]
