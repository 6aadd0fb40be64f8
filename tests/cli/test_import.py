from collections.abc import Callable
from pathlib import Path

import pytest

from stakeholder_map.model import file
from stakeholder_map.model.scales import Role
from stakeholder_map.storage import Store
from tests.cli.conftest import Run

PEOPLE = """Name,Title,Department,Reports To,Role,Weight,Support
Anna Berg,CEO,Board,,Decision Maker,0.6,2
Jan Vos,CIO,IT,Anna Berg,Technical Buyer,0.4,unknown
王小明,IT经理,IT,Jan Vos,使用者,,-3
"""
TIES = """From,To,Relation,Strength
Jan Vos,Anna Berg,influences,0.8
"""


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    people, ties = tmp_path / "P.csv", tmp_path / "T.csv"
    people.write_text(PEOPLE, encoding="utf-8-sig")
    ties.write_text(TIES, encoding="utf-8")
    return people, ties


def test_two_sheets_become_an_account_file(run: Run, tables: tuple[Path, Path]) -> None:
    people, ties = tables
    output = people.with_name("A.json")
    ran = run(
        "import", "--people", people, "--ties", ties, "--name", "Nordklinik", "--output", output
    )
    assert ran.code == 0, ran.err
    assert ran.out == ""
    account = file.read(output.read_bytes())
    assert account.name == "Nordklinik"
    by_name = {person.name: person for person in account.people}
    assert list(by_name) == ["Anna Berg", "Jan Vos", "王小明"]
    assert account.superiors(by_name["王小明"].id) == (by_name["Jan Vos"].id,)
    (decision,) = account.decisions
    seats = [decision.seat_of(person.id) for person in account.people]
    assert [seat.roles for seat in seats if seat] == [
        (Role.DECISION_MAKER,),
        (Role.GATEKEEPER,),
        (Role.USER,),
    ]
    assert [seat.support for seat in seats if seat] == [2, None, -3]
    assert [tie.strength for tie in account.ties if tie.kind == "influences"] == [0.8]
    assert "3 people added" in ran.err


def test_without_output_the_account_goes_into_the_store(
    run: Run, tables: tuple[Path, Path]
) -> None:
    assert run("import", "--people", tables[0], "--name", "Nordklinik").code == 0
    (row,) = Store().accounts()
    assert (row.name, row.people) == ("Nordklinik", 3)
    assert row.changed_by
    (listed,) = run("list", "--json").json["accounts"]
    assert (listed["id"], listed["people"]) == (row.id, 3)


def test_the_standard_output_holds_the_account_and_nothing_else(
    run: Run, tables: tuple[Path, Path]
) -> None:
    ran = run("import", "--people", tables[0], "--output", "-")
    assert [person.name for person in file.read(ran.out).people] == [
        "Anna Berg",
        "Jan Vos",
        "王小明",
    ]


@pytest.mark.parametrize("where", ["file", "store"])
def test_a_second_import_adds_to_the_account(
    run: Run, tables: tuple[Path, Path], where: str
) -> None:
    people, _ = tables
    output = people.with_name("A.json")
    into: object = output
    if where == "file":
        run("import", "--people", people, "--name", "N", "--output", output)
    else:
        run("import", "--people", people, "--name", "N")
        into = "n"  # by its name, whatever its case
    people.write_text(
        "Name,Department,Support\nAnna Berg,Board,4\nEva New,IT,1\n", encoding="utf-8"
    )
    ran = run("import", "--people", people, "--into", into)
    assert ran.code == 0, ran.err
    stored = Store().accounts()
    account = (
        file.read(output.read_bytes()) if where == "file" else Store().load(stored[0].id).account
    )
    assert [p.name for p in account.people] == ["Anna Berg", "Jan Vos", "王小明", "Eva New"]
    assert len(account.decisions) == 1
    anna = account.decisions[0].seat_of(account.people[0].id)
    assert anna is not None
    assert anna.support == 4
    if where == "store":
        assert [revision.version for revision in Store().history(account.id)] == [2, 1]


def test_every_problem_is_listed_and_the_rest_is_imported(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "P.csv"
    people.write_text(
        "Name,Role,Support,Reports To\nAnna,Wizard,9,Nobody Known\nBea,User,1,\n", encoding="utf-8"
    )
    ran = run("import", "--people", people, "--output", "A.json")
    assert ran.code == 0
    for told in ("row 2", "Wizard", "9", "Nobody Known"):
        assert told in ran.err
    assert len(file.read((tmp_path / "A.json").read_bytes()).people) == 2


def test_strict_writes_nothing_when_there_is_a_problem(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "P.csv"
    people.write_text("Name,Role\nAnna,Wizard\n", encoding="utf-8")
    ran = run("import", "--people", people, "--output", "A.json", "--strict")
    assert ran.code == 1
    assert "Wizard" in ran.err
    assert not (tmp_path / "A.json").exists()


def test_duplicates_are_asked_and_merged_only_on_an_answer(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "P.csv"
    people.write_text("Name,Title\nAnna Berg,CEO\nAnna Berg,Chair\n", encoding="utf-8")
    asked = run("import", "--people", people, "--output", "two.json")
    assert asked.code == 0
    assert len(file.read((tmp_path / "two.json").read_bytes()).people) == 2
    key = asked.err.split("--same ")[1].split()[0]
    answered = run("import", "--people", people, "--output", "one.json", "--same", key)
    assert "--same" not in answered.err
    assert len(file.read((tmp_path / "one.json").read_bytes()).people) == 1
    apart = run("import", "--people", people, "--output", "two.json", "--two", key, "--force")
    assert "--same" not in apart.err
    assert len(file.read((tmp_path / "two.json").read_bytes()).people) == 2


def test_an_answer_to_no_question_is_refused(run: Run, tables: tuple[Path, Path]) -> None:
    ran = run("import", "--people", tables[0], "--output", "A.json", "--same", "abc")
    assert ran.code == 2
    assert "abc" in ran.err


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02", b"%PDF-1.7", b"PK\x03\x04 cut short", None]
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(
    run: Run, tmp_path: Path, content: bytes | None
) -> None:
    bad = tmp_path / "bad.csv"
    if content is not None:
        bad.write_bytes(content)
    ran = run("import", "--people", bad, "--output", "A.json")
    assert ran.code == 2
    assert "bad.csv" in ran.err
    assert not (tmp_path / "A.json").exists()
    assert run("list", "--json").json == {"accounts": []}


def test_a_file_that_was_there_stays_when_the_new_one_cannot_be_written(
    run: Run, tables: tuple[Path, Path]
) -> None:
    ran = run("import", "--people", tables[0], "--output", "no folder/A.json")
    assert ran.code == 2
    assert "A.json" in ran.err


def test_an_account_file_that_is_there_is_replaced_only_with_force(
    run: Run, tables: tuple[Path, Path], said: Callable[[str], str], language: str
) -> None:
    output = tables[0].with_name("A.json")
    output.write_text("a year of work", encoding="utf-8")
    arguments = ("import", "--people", tables[0], "--output", output, "--language", language)
    ran = run(*arguments)
    assert ran.code == 2
    assert said("There is a file of this name already, and it was not touched.") in ran.err
    assert output.read_text(encoding="utf-8") == "a year of work"
    assert run(*arguments, "--force").code == 0
    assert len(file.read(output.read_bytes()).people) == 3


def test_the_file_that_is_added_to_may_be_the_output_and_no_other(
    run: Run, tables: tuple[Path, Path]
) -> None:
    people, _ = tables
    for name in ("A.json", "B.json"):
        assert run("import", "--people", people, "--output", name).code == 0
    people.write_text("Name\nEva New\n", encoding="utf-8")
    other = Path("B.json").read_bytes()
    assert run("import", "--people", people, "--into", "A.json", "--output", "B.json").code == 2
    assert Path("B.json").read_bytes() == other
    assert run("import", "--people", people, "--into", "A.json", "--output", "./A.json").code == 0
    assert len(file.read(Path("A.json").read_bytes()).people) == 4
