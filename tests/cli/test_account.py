import json
from datetime import date
from pathlib import Path

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.model.seat import Seat
from stakeholder_map.storage import Store
from tests.cli.conftest import Run
from tests.lifelike import make_account
from tests.strategies import HOSTILE

TODAY = date(2026, 3, 2)
ON = ("--on", TODAY.isoformat())


def put(folder: Path, account: Account, name: str = "A.json") -> Path:
    path = folder / name
    path.write_text(file.write(account), encoding="utf-8")
    return path


def test_gaps_tells_what_the_analysis_found(run: Run, tmp_path: Path) -> None:
    account = make_account(9)
    found = read(account, "dec0", TODAY).gaps
    assert found
    ran = run(*ON, "gaps", put(tmp_path, account), "--json")
    assert ran.code == 0
    told = ran.json["gaps"]
    assert [gap["rule"] for gap in told] == [gap.rule for gap in found]
    assert [gap["severity"] for gap in told] == [gap.severity for gap in found]
    assert [[p["id"] for p in gap["people"]] for gap in told] == [
        list(gap.person_ids) for gap in found
    ]
    assert all(gap["title"] and gap["why"] and gap["action"] for gap in told)
    assert {gap["on"] for gap in told} == {"2026-03-02"}
    text = run(*ON, "gaps", tmp_path / "A.json").out
    for gap in told:
        assert gap["title"] in text
        assert gap["action"] in text


def test_the_day_and_the_account_change_the_gaps(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, make_account(9))
    now = run(*ON, "gaps", path, "--json").out
    later = run("--on", "2027-03-02", "gaps", path, "--json")
    assert sum(gap["rule"] == "cold_contact" for gap in later.json["gaps"]) > sum(
        gap["rule"] == "cold_contact" for gap in json.loads(now)["gaps"]
    )


def test_fail_on_leaves_a_code_for_scripts(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path, make_account(9))
    gaps = run(*ON, "gaps", path, "--json").json["gaps"]
    assert "critical" in {gap["severity"] for gap in gaps}
    assert run(*ON, "gaps", path, "--fail-on", "critical").code == 1
    assert run(*ON, "gaps", path, "--fail-on", "minor").code == 1
    assert run(*ON, "gaps", path).code == 0


def test_what_cannot_be_told_is_no_gap_yet(run: Run, tmp_path: Path) -> None:
    """One person with no role and nothing recorded: who decides and who met them is open."""
    seat = Seat(id="s", person_id="p", weight=1.0)
    account = Account(
        id="a",
        name="A",
        people=(Person(id="p", name="P"),),
        decisions=(Decision(id="d", name="D", seats=(seat,)),),
    )
    path = put(tmp_path, account)
    gaps = run(*ON, "gaps", path, "--json").json["gaps"]
    sure = [gap for gap in gaps if gap["certain"]]
    assert "critical" in {gap["severity"] for gap in gaps if not gap["certain"]}
    assert "critical" not in {gap["severity"] for gap in sure}
    assert run(*ON, "gaps", path, "--fail-on", "critical").code == 0
    assert "[cannot tell]" in run(*ON, "gaps", path).out
    (shown,) = run(*ON, "show", path, "--json").json["decisions"]
    assert (shown["gaps"], shown["open_questions"]) == (len(sure), len(gaps) - len(sure))


def test_only_running_decisions_are_read_unless_one_is_named(run: Run, tmp_path: Path) -> None:
    account = edits.duplicate_decision(make_account(6), "dec0", "Won last year")
    won = account.decisions[1].but(state=DecisionState.WON)
    path = put(tmp_path, edits.put_decision(account, won))
    shown = run(*ON, "show", path, "--json").json["decisions"]
    assert [one["decision"]["name"] for one in shown] == ["The purchase"]
    (named,) = run(*ON, "show", path, "--decision", "won LAST year", "--json").json["decisions"]
    assert named["decision"]["id"] == won.id
    ran = run("show", path, "--decision", "nothing")
    assert ran.code == 2
    assert "The purchase, Won last year" in ran.err


def test_show_tells_the_numbers_of_the_analysis(run: Run, tmp_path: Path) -> None:
    account = make_account(8)
    reading = read(account, "dec0", TODAY)
    (told,) = run(*ON, "show", put(tmp_path, account), "--json").json["decisions"]
    assert told["outcome"] == {
        "known": pytest.approx(reading.influence.known),
        "unknown": pytest.approx(reading.influence.unknown),
    }
    for seat in told["seats"]:
        standing = reading.standings[seat["seat_id"]]
        assert seat["support"] == standing.support
        assert seat["influence"] == pytest.approx(standing.influence)
        assert seat["reach"] == standing.reach.reach
    sizes = [abs(seat["influence"]) for seat in told["seats"]]
    assert sizes == sorted(sizes, reverse=True)
    text = run(*ON, "show", tmp_path / "A.json").out
    assert all(person.name in text for person in account.people)


def test_unknown_support_is_no_zero(run: Run, tmp_path: Path) -> None:
    account = make_account(4)
    seat = account.decision("dec0").seat("seat1").but(stances=())
    path = put(tmp_path, edits.put_seat(account, "dec0", seat))
    (told,) = run(*ON, "show", path, "--json").json["decisions"]
    assert next(s for s in told["seats"] if s["seat_id"] == "seat1")["support"] is None
    (line,) = [one for one in run(*ON, "show", path).out.splitlines() if one[:8] == "Person 1"]
    assert " ? " in line


@pytest.mark.parametrize("name", ["id", "name"])
def test_an_account_of_the_store_is_found_by_id_and_by_name(run: Run, name: str) -> None:
    account = make_account(5)
    Store().create(account, by="")
    ran = run(*ON, "gaps", account.id if name == "id" else "ACCOUNT 1", "--json")
    assert ran.code == 0
    assert ran.json["gaps"][0]["account"] == {"id": account.id, "name": account.name}


def test_a_name_of_several_accounts_is_asked_about(run: Run) -> None:
    for key in ("one", "two"):
        Store().create(Account(id=key, name="Same"), by="")
    ran = run("show", "Same")
    assert ran.code == 2
    assert "one, two" in ran.err


def test_an_account_that_nobody_knows_is_refused(run: Run) -> None:
    ran = run("show", "nobody")
    assert ran.code == 3
    assert "nobody" in ran.err


def test_check_is_silent_about_nothing(run: Run, tmp_path: Path) -> None:
    good = put(tmp_path, make_account(3), "good.json")
    assert run("check", good).code == 0
    people = (Person(id="a", name="Li"), Person(id="b", name="Li"))
    warned = put(tmp_path, Account(id="x", name="X", people=people), "warned.json")
    ran = run("check", good, warned)
    assert ran.code == 0
    assert "Warning: warned.json" in ran.out
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": 1, "account": {"name": "A", "colour": 1, "size": 2}}')
    ran = run("check", good, warned, bad, tmp_path / "missing.json")
    assert ran.code == 1
    assert ran.out.count("Error: ") == 3
    assert "account.colour" in ran.out
    assert "missing.json" in ran.out


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_printed_and_order_nobody_about(
    run: Run, tmp_path: Path, text: str
) -> None:
    account = make_account(3)
    orders = f"{text}\x1b[2J\x07\u202e"
    people = (account.people[0].but(name=orders), *account.people[1:])
    path = put(tmp_path, account.but(name=orders, people=people))
    for command in ("show", "gaps", "check"):
        ran = run(*ON, command, path)
        assert ran.code == 0
        assert not set("\x1b\x07\x00\u202e") & set(ran.out + ran.err)
    assert run(*ON, "show", path, "--json").json["decisions"][0]["account"]["name"] == orders


def test_a_table_stands_straight_with_chinese_in_it(run: Run, tmp_path: Path) -> None:
    account = make_account(3)
    people = (account.people[0].but(name="欧阳娜娜"), *account.people[1:])
    out = run(*ON, "show", put(tmp_path, account.but(people=people))).out
    lines = out.splitlines()
    (chinese,) = [line for line in lines if line.startswith("欧阳娜娜")]
    (plain,) = [line for line in lines if line.startswith("Person 1")]
    at = plain.index("Finance")
    assert chinese.index("IT") == at - 4  # four letters that take two cells each
