from datetime import date
from pathlib import Path

from stakeholder_map.model import file
from stakeholder_map.model.walk import retold
from stakeholder_map.storage import Store, open_files
from tests.lifelike import make_account


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_folder_of_account_files_opens_and_says_what_it_refused(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "客户"
    folder.mkdir()
    one, two = make_account(4, seed=1), make_account(5, seed=2)
    put(folder, "b.json", file.write(one))
    put(folder, "a.json", file.write(two))
    put(folder, "torn.json", file.write(one)[:50])
    put(folder, "typing.json", '{"format": 1, "account": {"name": "A", "colour": 1, "size": 2}}')
    put(folder, "notes.txt", "not an account file")
    (folder / "folder.json").mkdir()
    opened = open_files(store, [folder], by="Eva")
    assert opened.added == (two, one)
    assert opened.unchanged == ()
    assert [(p.place.file, p.code) for p in opened.problems] == [
        ("folder.json", "file_unreadable"),
        ("torn.json", "file_json"),
        ("typing.json", "field_unknown"),
        ("typing.json", "field_unknown"),
    ]
    assert {row.id for row in store.accounts()} == {one.id, two.id}
    assert store.history(one.id)[0].why == "b.json"


def test_what_is_there_already_is_kept_as_it_is(store: Store, tmp_path: Path) -> None:
    one, two = make_account(4, seed=1), make_account(5, seed=2)
    put(tmp_path, "1.json", file.write(one))
    put(tmp_path, "2.json", file.write(two))
    open_files(store, [tmp_path], by="Eva")
    mine = one.but(name="Changed meanwhile")
    store.save(mine, 1, by="Eva")
    again = open_files(store, [tmp_path], by="Eva")
    assert again.added == ()
    assert again.unchanged == (two,)
    (problem,) = again.problems
    assert (problem.code, problem.place.file) == ("account_differs", "1.json")
    assert store.load(one.id).account == mine


def test_samples_are_moved_to_today(store: Store, tmp_path: Path) -> None:
    account = make_account(3)
    put(tmp_path, "s.json", file.write(account, as_of=date(2026, 3, 2)))
    open_files(store, [tmp_path], by="", today=date(2026, 3, 4))
    assert store.load(account.id).account == retold(account, date(2026, 3, 2), date(2026, 3, 4))


def test_a_path_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    (problem,) = open_files(store, [tmp_path / "nowhere"], by="").problems
    assert (problem.code, problem.place.file) == ("file_unreadable", "nowhere")
