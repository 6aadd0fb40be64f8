from pathlib import Path

import pytest

from stakeholder_map.model import file
from stakeholder_map.storage import Store
from stakeholder_map.storage.place import sqlite_url
from tests.cli.conftest import Run
from tests.lifelike import make_account


def test_account_files_and_folders_come_into_the_store(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "accounts"
    folder.mkdir()
    one, two = make_account(4, seed=1), make_account(5, seed=2)
    (tmp_path / "one.json").write_text(file.write(one), encoding="utf-8")
    (folder / "two.json").write_text(file.write(two), encoding="utf-8")
    ran = run("add", "one.json", "accounts")
    assert ran.code == 0
    assert {row["id"] for row in run("list", "--json").json["accounts"]} == {one.id, two.id}
    again = run("add", "one.json", "accounts")
    assert again.code == 0
    assert len(Store().history(one.id)) == 1
    (folder / "two.json").write_text(file.write(two.but(name="Other")), encoding="utf-8")
    differs = run("add", "accounts", "torn.json")
    assert differs.code == 1
    assert "two.json" in differs.err
    assert "torn.json" in differs.err
    assert Store().load(two.id).account == two


def test_list_finds_by_any_name(run: Run) -> None:
    for seed in (1, 2):
        Store().create(make_account(3 * seed, seed=seed), by="Eva")
    assert "account-1" in run("list").out
    assert [row["name"] for row in run("list", "PERSON 5", "--json").json["accounts"]] == [
        "Account 2"
    ]
    assert run("list", "nobody", "--json").json == {"accounts": []}
    assert run("list", "nobody").out.strip() == "No account."


def test_history_tells_who_changed_what(run: Run) -> None:
    account = make_account(3)
    store = Store()
    store.create(account, by="Eva", why="from the sheet")
    version = store.save(account.but(name="Renamed"), 1, by="Li Wei", why="their new name")
    store.undo(account.id, version, by="Eva")
    told = run("history", account.id, "--json").json["revisions"]
    assert [(one["version"], one["by"], one["kind"], one["target"]) for one in told] == [
        (3, "Eva", "undone", 2),
        (2, "Li Wei", "saved", None),
        (1, "Eva", "created", None),
    ]
    assert told[1]["changes"][0]["after"] == "Renamed"
    table = run("history", account.name).out
    assert "Li Wei" in table
    assert "their new name" in table
    changes = run("history", account.id, "--changes", "--limit", "2").out
    assert "name: Account 1 → Renamed" in changes
    assert "from the sheet" not in changes


def test_a_backup_is_a_store_of_its_own_and_never_overwrites(run: Run, tmp_path: Path) -> None:
    account = make_account(3)
    Store().create(account, by="")
    assert run("backup", "copy.sqlite").code == 0
    assert Store(sqlite_url(tmp_path / "copy.sqlite")).load(account.id).account == account
    again = run("backup", "copy.sqlite")
    assert again.code == 3
    assert "copy.sqlite" in again.err


def test_another_store_may_be_named(run: Run, tmp_path: Path) -> None:
    other = sqlite_url(tmp_path / "other.sqlite")
    Store(other).create(make_account(3), by="")
    assert len(run("--database", other, "list", "--json").json["accounts"]) == 1
    assert run("list", "--json").json == {"accounts": []}


@pytest.mark.parametrize("content", [b"Name,Title\n" * 100])
def test_a_store_that_cannot_be_used_is_told_in_a_sentence(
    run: Run, tmp_path: Path, content: bytes, language: str
) -> None:
    (tmp_path / "store.sqlite").write_bytes(content)
    ran = run("list", "--language", language)
    assert ran.code == 3
    assert "store.sqlite" in ran.err
    assert ("备份" if language == "zh" else "backup") in ran.err
