"""Every export as it really looks, imported a second time unchanged: nothing is added or changed.

Whatever the account is called, into whichever decision, and however its questions were answered.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from stakeholder_map.importers.duplicates import Answer
from stakeholder_map.importers.people import propose
from stakeholder_map.importers.proposal import Counts, Proposal
from stakeholder_map.importers.table import Table
from stakeholder_map.importers.tables import read_tables
from tests.importers.making import TODAY, csv, person, proposed, reading, seat

#: Every file of the folder that holds a table.
FILES = (
    ("chinese_crm_gb18030.csv",),
    ("developer_stakeholders.xlsx",),
    ("hubspot_contacts.csv",),
    ("linkedin_Connections.csv",),
    ("salesforce_contacts_report.csv",),
    ("salesforce_contacts_report.csv", "salesforce_opportunity_contact_roles.csv"),
    ("utf16_tab.txt",),
)
NOTHING_TO_READ = {"empty.csv", "truncated.xlsx"}

#: "": what the file suggests. The other names are not those of anybody's employer in the files.
NAMES = ("", "Key account 7", "重点客户")


@pytest.fixture(scope="module")
def messy(shared_data: Path) -> Path:
    return shared_data / "messy"


def test_no_file_of_the_folder_is_forgotten_here(messy: Path) -> None:
    there = {path.name for path in messy.iterdir() if path.suffix != ".md"}
    assert there == {name for names in FILES for name in names} | NOTHING_TO_READ


def tables(folder: Path, names: tuple[str, ...]) -> list[Table]:
    return [t for name in names for t in read_tables(name, (folder / name).read_bytes())]


def unchanged(again: Proposal) -> bool:
    n = again.counts
    added = (n.people_added, n.seats_added, n.ties_added, n.concerns_added, n.touches_added)
    return (*added, n.people_changed) == (0,) * 6 and not again.changes and not again.kept


@pytest.mark.parametrize("names", FILES, ids=" + ".join)
@pytest.mark.parametrize("called", NAMES)
def test_an_unchanged_file_adds_and_changes_nothing(
    messy: Path, names: tuple[str, ...], called: str
) -> None:
    found = tables(messy, names)
    first = propose(found, today=TODAY, account_name=called, decision_name="Phase 2")
    assert first.counts.people_added > 1
    again = propose(found, today=TODAY, into=first.account, decision_id=first.decision_id)
    assert unchanged(again)
    assert again.account == first.account


@pytest.mark.parametrize("names", FILES, ids=" + ".join)
@pytest.mark.parametrize("answer", list(Answer))
def test_what_was_answered_is_not_asked_again(
    messy: Path, names: tuple[str, ...], answer: Answer
) -> None:
    found = tables(messy, names)
    asked = propose(found, today=TODAY).questions
    answers = {question.key: answer.value for question in asked}
    first = propose(found, today=TODAY, answers=answers)
    again = propose(found, today=TODAY, into=first.account)
    assert (again.open_questions, unchanged(again)) == ((), True)


@pytest.mark.parametrize("names", FILES, ids=" + ".join)
def test_months_later_only_days_that_came_meanwhile_are_new(
    messy: Path, names: tuple[str, ...]
) -> None:
    found = tables(messy, names)
    first = propose(found, today=TODAY)
    again = propose(found, today=TODAY + timedelta(days=90), into=first.account)
    came = {t.on for t in again.account.touches} - {t.on for t in first.account.touches}
    # Helena Brandt's last activity stands there as 5 December, after the day of the first import.
    assert came == ({date(2026, 12, 5)} if "salesforce" in names[0] else set())
    assert again.counts == Counts(
        rows=first.counts.rows, people_left=len(first.account.people), touches_added=len(came)
    )


def test_weights_that_were_scaled_stay_scaled(messy: Path) -> None:
    found = tables(messy, ("developer_stakeholders.xlsx",))
    first = propose(found, today=TODAY, normalise=True)
    names = ("Victor Lam", "Irene Cho", "Ken Fong", "Maggie Yip")
    assert [seat(first, name).weight for name in names] == pytest.approx([0.5, 0.1875, 0.3125, 0])
    again = propose(found, today=TODAY, into=first.account)
    assert (again.changes, again.counts.people_changed) == ((), 0)
    assert [(kept.field, kept.stays, kept.said) for kept in again.kept] == [
        ("weight", "0.5", "0.4"), ("weight", "0.1875", "0.15"), ("weight", "0.3125", "0.25")
    ]  # fmt: skip


def test_weights_in_another_proportion_are_news() -> None:
    first = proposed(csv("Name,Weight", "Ann,50%", "Ben,50%"))
    changed = proposed(csv("Name,Weight", "Ann,20%", "Ben,30%"), into=first.account)
    assert [seat(changed, name).weight for name in ("Ann", "Ben")] == [0.2, 0.3]
    more = proposed(csv("Name,Weight", "Ann,25%", "Ben,25%", "Cleo,50%"), into=first.account)
    assert [seat(more, name).weight for name in ("Ann", "Ben", "Cleo")] == [0.25, 0.25, 0.5]


def test_an_employer_that_the_user_put_inside_stays_inside() -> None:
    people = csv("Name,Company", "Ann,North", "Ben,North", "Cleo,Advice Ltd", "Dan,Advice Ltd")
    first = proposed(people, overrides={("organisation", "Advice Ltd"): "own"})
    assert [p.is_external for p in first.account.people] == [False] * 4
    again = proposed(people, into=first.account)
    assert reading(again, "organisation", "Advice Ltd") == "own"
    assert unchanged(again)


def test_a_new_colleague_of_known_people_is_of_the_account_as_they_are() -> None:
    first = proposed(csv("Name,Company", "Ann,North", "Ben,North"), account_name="Key account 7")
    more = csv("Name,Company", "Ann,North", "Ben,North", "Eve,North", "Fay,Elsewhere")
    again = proposed(more, into=first.account)
    assert not person(again, "Eve").is_external
    assert person(again, "Fay").is_external


def test_a_row_that_was_said_to_be_somebody_known_is_known_at_the_next_import() -> None:
    first = proposed(csv("Name,Department,Title", "Wei,IT,Clerk"))
    moved = csv("Name,Department,Title", "Wei,HR,Head")
    [question] = proposed(moved, into=first.account).questions
    second = proposed(moved, into=first.account, answers={question.key: "same"})
    third = proposed(csv("Name,Department,Title", "Wei,IT,Clerk"), into=second.account)
    assert third.open_questions, "what the first row said is nobody's answer"
    again = proposed(moved, into=second.account)
    assert (again.questions, unchanged(again)) == ((), True)
