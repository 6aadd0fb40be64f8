from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.model import edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.seat import Stance
from tests.cli.conftest import Run
from tests.lifelike import make_account

ON = ("--on", "2026-03-02")


def private(account: Account) -> Account:
    """The same account with everything that a customer must not see changed."""
    seat = account.decision("dec0").seat("seat1")
    stance = Stance(on=date(2026, 3, 1), support=-5, evidence="SECRET-EVIDENCE")
    changed = seat.but(stances=(stance,), weight=0.9, veto=True, coach=True, note="SECRET-NOTE")
    people = tuple(person.but(notes="SECRET-REMARK") for person in account.people)
    return edits.put_seat(account, "dec0", changed).but(people=people, notes="SECRET-ACCOUNT")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "A.json"
    path.write_text(file.write(make_account(8)), encoding="utf-8")
    return path


def test_the_customers_file_is_the_same_whatever_we_think(
    run: Run, path: Path, language: str
) -> None:
    fixed = ["export", path, "--format", "html", "--audience", "customer", "--language", language]
    assert run(*ON, *fixed, "--output", "one.html").code == 0
    path.write_text(file.write(private(make_account(8))), encoding="utf-8")
    assert run(*ON, *fixed, "--output", "two.html").code == 0
    one, two = (path.with_name(name).read_bytes() for name in ("one.html", "two.html"))
    assert one == two
    assert b"Person 3" in one


def test_the_teams_file_tells_what_we_know(run: Run, path: Path, language: str) -> None:
    path.write_text(file.write(private(make_account(8))), encoding="utf-8")
    arguments = ["export", path, "--audience", "team", "--language", language, "--output", "t.html"]
    assert run(*ON, *arguments).code == 0
    page = path.with_name("t.html").read_text(encoding="utf-8")
    assert "SECRET-NOTE" in page or "SECRET-EVIDENCE" in page or "−5" in page
    assert ("决策者" if language == "zh" else "Decision-maker") in page


def test_the_audience_is_never_guessed(run: Run, path: Path) -> None:
    ran = run("export", path, "--output", "x.html")
    assert ran.code == 2
    assert "--audience" in ran.err
    assert not path.with_name("x.html").exists()


def test_an_account_file_is_not_for_customers(run: Run, path: Path) -> None:
    ran = run("export", path, "--format", "json", "--audience", "customer", "--output", "x.json")
    assert ran.code == 2
    assert not path.with_name("x.json").exists()
    ran = run("export", path, "--format", "json", "--audience", "team", "--output", "x.json")
    assert ran.code == 0
    assert path.with_name("x.json").read_text("utf-8") == path.read_text("utf-8")


def test_the_standard_output_holds_the_page_and_nothing_else(run: Run, path: Path) -> None:
    to_file = ("export", path, "--audience", "customer", "--output")
    run(*ON, *to_file, "x.html")
    assert run(*ON, *to_file, "-").out == path.with_name("x.html").read_text("utf-8")


def test_a_file_without_a_name_is_named_after_the_account(run: Run, path: Path) -> None:
    assert run(*ON, "export", path, "--audience", "customer").code == 0
    (found,) = path.parent.glob("*.html")
    assert "Account 1" in found.name


def test_named_people_alone_are_in_the_customers_file(run: Run, path: Path) -> None:
    people = ["--person", "per1", "--person", "person 3"]
    ran = run(*ON, "export", path, "--audience", "customer", *people, "--output", "x.html")
    assert ran.code == 0
    page = path.with_name("x.html").read_text("utf-8")
    assert "Person 1" in page
    assert "Person 3" in page
    assert "Person 2" not in page
    ran = run("export", path, "--audience", "customer", "--person", "Nobody", "--output", "y.html")
    assert ran.code == 2
    assert "Nobody" in ran.err
    assert not path.with_name("y.html").exists()


def test_somebody_whose_influence_only_we_know_is_refused(run: Run, path: Path) -> None:
    account = make_account(8)
    seat = account.decision("dec0").seat("seat4").but(hidden=True)
    path.write_text(file.write(edits.put_seat(account, "dec0", seat)), encoding="utf-8")
    ran = run("export", path, "--audience", "customer", "--person", "per4", "--output", "x.html")
    assert ran.code == 2
    assert not path.with_name("x.html").exists()


def test_an_account_without_a_decision_is_told(run: Run, path: Path) -> None:
    path.write_text(file.write(Account(id="a", name="Empty")), encoding="utf-8")
    ran = run("export", path, "--audience", "team", "--output", "x.html")
    assert ran.code == 2
    assert "Empty" in ran.err


def test_a_file_that_cannot_be_written_is_told(run: Run, path: Path) -> None:
    ran = run("export", path, "--audience", "customer", "--output", "no folder/x.html")
    assert ran.code == 2
    assert "x.html" in ran.err


@pytest.mark.parametrize(
    ("kind", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("pptx", b"PK")]
)
def test_pictures_and_slides_are_written_for_every_audience(
    run: Run, path: Path, kind: str, start: bytes
) -> None:
    for audience in ("team", "management", "customer"):
        file = path.with_name(f"{audience}.{kind}")
        ran = run(*ON, "export", path, "--format", kind, "--audience", audience, "--output", file)
        assert ran.code == 0
        assert file.read_bytes().startswith(start)


def test_management_gets_no_private_remark(run: Run, path: Path, language: str) -> None:
    fixed = ["export", path, "--audience", "management", "--language", language, "--output"]
    account = make_account(8)
    path.write_text(file.write(private(account)), encoding="utf-8")
    assert run(*ON, *fixed, "m.html").code == 0
    page = path.with_name("m.html").read_text(encoding="utf-8")
    assert "SECRET" not in page
    assert "−5" in page
    assert ("决策者" if language == "zh" else "Decision-maker") in page


def test_a_png_may_be_twice_as_wide_but_not_ten_times(run: Run, path: Path) -> None:
    fixed = ["export", path, "--format", "png", "--audience", "team", "--output", "x.png"]
    assert run(*ON, *fixed, "--scale", "2").code == 0
    assert path.with_name("x.png").read_bytes()[16:20] == (3840).to_bytes(4, "big")
    assert run(*ON, *fixed, "--scale", "10").code == 2
