import os
import stat
import threading
from pathlib import Path

import pytest

from stakeholder_map.storage import BackupExists, Store
from stakeholder_map.storage.errors import StoreUnreachable
from stakeholder_map.storage.place import sqlite_url
from tests.lifelike import make_account


def test_a_backup_is_a_whole_store(database: Path, tmp_path: Path) -> None:
    store = Store(sqlite_url(database))
    account = make_account(8)
    store.create(account, by="Eva")
    store.save(account.but(name="Two"), 1, by="Eva")
    store.set_preference("language", "zh")
    copy = tmp_path / "备份.sqlite"
    store.backup(copy)
    assert not list(tmp_path.glob("备份.sqlite-*")), "a backup is one file"
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    again = Store(sqlite_url(copy))
    assert again.load(account.id) == store.load(account.id)
    assert again.history(account.id) == store.history(account.id)
    assert again.preferences() == {"language": "zh"}


def test_a_backup_never_overwrites(database: Path, tmp_path: Path) -> None:
    store = Store(sqlite_url(database))
    there = tmp_path / "there"
    there.write_text("mine")
    with pytest.raises(BackupExists):
        store.backup(there)
    with pytest.raises(BackupExists):
        store.backup(database)
    assert there.read_text() == "mine"


def test_a_backup_into_a_missing_folder_is_refused(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable):
        Store(sqlite_url(database)).backup(tmp_path / "no" / "copy.sqlite")


def test_backups_taken_while_others_save_are_whole(database: Path, tmp_path: Path) -> None:
    store = Store(sqlite_url(database))
    account = make_account(40)
    store.create(account, by="")
    stop = threading.Event()

    def save_on() -> None:
        version = 1
        while not stop.is_set():
            version = store.save(account.but(name=f"Version {version + 1}"), version, by="")

    saver = threading.Thread(target=save_on)
    saver.start()
    try:
        for number in range(8):
            while store.version(account.id) <= number + 1:
                assert saver.is_alive()
            store.backup(tmp_path / f"copy{number}")
    finally:
        stop.set()
        saver.join()
    for number in range(8):
        copy = Store(sqlite_url(tmp_path / f"copy{number}"))
        stored = copy.load(account.id)
        assert stored.account.name == f"Version {stored.version}"
        assert copy.at_version(account.id, 1) == account
