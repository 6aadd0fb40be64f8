"""``import`` as scripts use it: on trial, by profile and mapping, into the store, row by row."""

import io
from pathlib import Path

import openpyxl
import pytest

from stakeholder_map.model import file
from stakeholder_map.services import mappings
from stakeholder_map.storage import Store
from tests.cli.conftest import Run

PEOPLE = "Name,Department,Support\nAnna,Board,2\nTom,IT,-1\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "P.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_a_trial_writes_nothing(run: Run, people: Path) -> None:
    ran = run("import", "--people", people, "--output", "A.json", "--dry-run")
    assert ran.code == 0
    assert "2 people added" in ran.err
    assert not people.with_name("A.json").exists()
    assert run("import", "--people", people, "--dry-run").code == 0
    assert Store().accounts() == ()


@pytest.mark.parametrize(("language", "name"), [("en", "Purchase"), ("zh", "采购")])
def test_a_decision_without_a_name_is_a_purchase(
    run: Run, people: Path, language: str, name: str
) -> None:
    run("import", "--people", people, "--name", "Plant", "--output", "A.json",
        "--language", language)  # fmt: skip
    [decision] = file.read(people.with_name("A.json").read_bytes()).decisions
    assert decision.name == name


def test_into_an_account_of_the_store_says_what_changes_and_what_stays(
    run: Run, people: Path
) -> None:
    run("import", "--people", people, "--name", "Plant")
    people.write_text("Name,Department,Support\nAnna,Board,4\nTom,IT,\nEva,IT,1\n", "utf-8")
    trial = run("import", "--people", people, "--account", "plant", "--dry-run")
    assert "Changed: Anna, Support: +2 → +4" in trial.err
    for said in ("1 person added", "1 person changed", "1 person left as is"):
        assert said in trial.err
    assert [row.people for row in Store().accounts()] == [2]
    assert run("import", "--people", people, "--account", "plant").code == 0
    assert [row.people for row in Store().accounts()] == [3]


def test_an_account_that_is_not_there_and_two_goals_are_refused(run: Run, people: Path) -> None:
    ran = run("import", "--people", people, "--account", "Nobody")
    assert ran.code in (2, 3)
    assert "Nobody" in ran.err
    ran = run("import", "--people", people, "--account", "a", "--into", "b")
    assert ran.code == 2
    assert "--into" in ran.err


def test_a_mapping_comes_from_a_file_or_from_the_store(run: Run, tmp_path: Path) -> None:
    people, path = tmp_path / "P.csv", tmp_path / "map.json"
    people.write_text("Wer,Haltung\nAnna,3\n", encoding="utf-8")
    path.write_text('{"Wer": "name", "Haltung": "support"}', encoding="utf-8")
    run("import", "--people", people, "--map", path, "--output", "A.json")
    account = file.read((tmp_path / "A.json").read_bytes())
    assert account.decisions[0].seats[0].support == 3
    mappings.save(Store(), "Unser CRM", {"Wer": "name"})
    run("import", "--people", people, "--map", "Unser CRM", "--output", "B.json")
    assert len(file.read((tmp_path / "B.json").read_bytes()).people) == 1
    ran = run("import", "--people", people, "--map", "Other", "--output", "C.json")
    assert ran.code == 2
    assert "Unser CRM" in ran.err


def test_a_profile_refuses_the_tables_of_another_program(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "P.csv"
    people.write_text("Record ID,First Name,Last Name,Email\n5,Anna,Berg,a@x.example\n", "utf-8")
    ran = run("import", "--people", people, "--profile", "linkedin", "--output", "A.json")
    assert ran.code == 2
    assert "hubspot" in ran.err
    assert run(
        "import", "--people", people, "--profile", "hubspot", "--output", "A.json"
    ).code == 0  # fmt: skip


def test_the_rows_that_failed_are_written(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "P.csv"
    people.write_text("Name,Support\nAnna,99\nTom,1\n", encoding="utf-8")
    run("import", "--people", people, "--output", "A.json", "--failed", "mend.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "mend.xlsx").worksheets[0]
    assert [row[0].value for row in sheet.iter_rows()] == ["Name", "Anna"]


def test_a_workbook_goes_out_and_comes_back_unchanged(run: Run, people: Path) -> None:
    run("import", "--people", people, "--name", "Plant", "--output", "A.json")
    account = people.with_name("A.json")
    before = account.read_bytes()
    ran = run("export", account, "--format", "xlsx", "--audience", "team", "--output", "A.xlsx")
    assert ran.code == 0, ran.err
    ran = run("import", "--people", people.with_name("A.xlsx"), "--into", account)
    assert ran.code == 0, ran.err
    assert account.read_bytes() == before
    book = openpyxl.load_workbook(people.with_name("A.xlsx"))
    book["People"]["B2"] = "CEO"
    stream = io.BytesIO()
    book.save(stream)
    people.with_name("A.xlsx").write_bytes(stream.getvalue())
    ran = run("import", "--people", people.with_name("A.xlsx"), "--into", account)
    assert "→ CEO" in ran.err
    assert [p.title for p in file.read(account.read_bytes()).people] == ["CEO", ""]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "graphml", "gexf", "kumu", "ics"])
def test_every_kind_of_table_is_exported(run: Run, people: Path, kind: str) -> None:
    run("import", "--people", people, "--name", "Plant", "--output", "A.json")
    output = people.with_name(f"out.{kind}")
    ran = run("export", "A.json", "--format", kind, "--audience", "team", "--output", output)
    assert ran.code == 0, ran.err
    assert output.stat().st_size > 80
    ran = run("export", "A.json", "--format", "ics", "--audience", "customer")
    assert ran.code == 2
    assert "customer" in ran.err
