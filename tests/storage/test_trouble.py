"""Whatever is wrong with a database is one of our errors, with a code for its sentence."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from stakeholder_map.model.account import Account
from stakeholder_map.storage import Store, errors, schema, tables
from stakeholder_map.storage.place import default_url, sqlite_url

ONE = Account(id="one", name="One")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_file_that_is_no_database_is_said_to_be_damaged(database: Path) -> None:
    database.write_bytes(b"Name,Title\n" * 500)
    with pytest.raises(errors.StoreDamaged):
        Store(sqlite_url(database))
    assert database.read_bytes() == b"Name,Title\n" * 500


def test_a_torn_database_is_said_to_be_damaged(database: Path) -> None:
    store = Store(sqlite_url(database))
    for number in range(50):
        store.create(ONE.but(id=f"a{number}", background="x" * 5000), by="")
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(errors.StoreDamaged):
        Store(sqlite_url(database)).load("a7")


def test_a_damaged_document_is_said_to_be_damaged(database: Path) -> None:
    store = Store(sqlite_url(database))
    store.create(ONE, by="")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE accounts SET document = substr(document, 1, 20)")
        connection.commit()
    with pytest.raises(errors.StoreDamaged) as caught:
        store.load("one")
    assert caught.value.problem.values["path"] == "One"
    assert len(store.accounts()) == 1  # the list works still, so that it can be deleted
    store.delete("one")


def test_a_locked_database_is_said_to_be_busy_and_nothing_is_saved(database: Path) -> None:
    store = Store(sqlite_url(database), wait=0.2)
    store.create(ONE, by="")
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.StoreBusy):
            store.save(ONE.but(name="Two"), 1, by="")
        assert store.load("one").account == ONE  # reading goes on
    assert store.save(ONE.but(name="Two"), 1, by="") == 2


def test_a_read_only_database_is_read_and_not_written(database: Path) -> None:
    Store(sqlite_url(database)).create(ONE, by="")
    store = Store(f"sqlite:///file:{database}?mode=ro&uri=true")
    assert store.load("one").account == ONE
    with pytest.raises(errors.StoreReadOnly):
        store.save(ONE.but(name="Two"), 1, by="")
    with pytest.raises(errors.StoreReadOnly):
        store.delete("one")
    assert store.version("one") == 1


@pytest.mark.skipif(AS_ROOT or os.name == "nt", reason="root may write everywhere")
def test_a_folder_without_rights_is_said_to_be_unreachable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(errors.StoreUnreachable):
            Store(sqlite_url(tmp_path / "accounts.sqlite"))
    finally:
        tmp_path.chmod(0o700)


def test_a_missing_folder_is_not_made_for_a_named_database(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreUnreachable) as caught:
        Store(sqlite_url(tmp_path / "not-mounted" / "accounts.sqlite"))
    assert "not-mounted" in caught.value.problem.values["path"]
    assert not (tmp_path / "not-mounted").exists()


def test_a_folder_in_the_place_of_the_file_is_said_to_be_unreachable(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreUnreachable):
        Store(sqlite_url(tmp_path))


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite://", "sqlite:///:memory:", "oracle+nothing://x", "mysql+xy://"]
)
def test_an_address_that_cannot_be_used_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAKEHOLDER_MAP_DB", "still nonsense")
    with pytest.raises(errors.StoreAddress):
        Store(url)


def test_no_error_shows_a_password() -> None:
    with pytest.raises(errors.StorageError) as caught:
        Store("nodatabase://me:hunter2@host/db")
    assert "hunter2" not in f"{caught.value} {caught.value.problem}"


def test_the_users_own_folder_is_made_for_them_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "my data" / "maps"
    monkeypatch.delenv("STAKEHOLDER_MAP_DB", raising=False)
    monkeypatch.setenv("STAKEHOLDER_MAP_DATA", str(folder))
    Store().create(ONE, by="")
    (file,) = folder.iterdir()
    assert default_url() == sqlite_url(file)
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    monkeypatch.setenv("STAKEHOLDER_MAP_DB", "postgresql://db/maps")
    assert default_url() == "postgresql://db/maps"


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
def test_the_log_beside_the_database_is_the_users_alone_too(database: Path) -> None:
    store = Store(sqlite_url(database))
    with closing(sqlite3.connect(database)) as reader:
        reader.execute("BEGIN").execute("SELECT * FROM accounts").fetchall()
        store.create(ONE, by="")
        beside = sorted(file.name for file in database.parent.iterdir())
        assert beside == ["accounts.sqlite", "accounts.sqlite-shm", "accounts.sqlite-wal"]
        for file in database.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_any_name_of_a_file_is_possible(tmp_path: Path) -> None:
    path = tmp_path / "客户 50%20 #1?mode=ro&x.sqlite"
    Store(sqlite_url(path)).create(ONE, by="")
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal")])
def test_the_file_keeps_its_write_ahead_log(database: Path, pragma: str, value: str) -> None:
    Store(sqlite_url(database))
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_every_connection_is_safe_against_power_cuts_and_traces(database: Path) -> None:
    store = Store(sqlite_url(database))
    with store._engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_database_of_a_newer_program_is_left_alone(database: Path) -> None:
    Store(sqlite_url(database)).create(ONE, by="")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE stakeholder_map_schema SET version = 99")
        connection.commit()
    before = database.read_bytes()
    with pytest.raises(errors.StoreNewer) as caught:
        Store(sqlite_url(database))
    assert caught.value.problem.values == {"found": "99", "known": str(tables.SCHEMA)}
    assert database.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
        connection.commit()
    with pytest.raises(errors.StoreForeign):
        Store(sqlite_url(database))
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [("invoices",)]


def test_an_older_database_is_brought_up_to_date_once(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(sqlite_url(database))
    store.create(ONE, by="")
    ran = []

    def step(number: int) -> None:
        def upgrade(connection: Connection) -> None:
            ran.append(number)
            connection.execute(text(f"CREATE TABLE added_{number} (x INTEGER)"))

        monkeypatch.setitem(schema.UPGRADES, number, upgrade)

    first = tables.SCHEMA
    step(first)
    step(first + 1)
    monkeypatch.setattr(tables, "SCHEMA", tables.SCHEMA + 2)
    for _ in range(2):
        assert Store(sqlite_url(database)).load("one").account == ONE
    assert ran == [first, first + 1]


def test_an_upgrade_that_fails_changes_nothing(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(sqlite_url(database)).create(ONE, by="")

    def half(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half (x INTEGER)"))
        raise ZeroDivisionError

    monkeypatch.setitem(schema.UPGRADES, tables.SCHEMA, half)
    with monkeypatch.context() as newer:
        newer.setattr(tables, "SCHEMA", tables.SCHEMA + 1)
        with pytest.raises(ZeroDivisionError):
            Store(sqlite_url(database))
    with closing(sqlite3.connect(database)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name='half'").fetchall()
    assert Store(sqlite_url(database)).load("one").account == ONE
