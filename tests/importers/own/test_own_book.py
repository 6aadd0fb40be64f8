"""Our own workbook comes back as it went out; what was edited in it, and only that, is changed."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.sheets import TextSheet, text_sheets
from stakeholder_map.exports.workbook import workbook
from stakeholder_map.importers.own.book_proposal import propose_book
from stakeholder_map.importers.own.own_book import OwnBook
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.tables import read_file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person, Reachable
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import words
from tests.strategies import accounts

#: After every day that a generated account may name.
LATE = date(2061, 1, 1)
TODAY = date(2026, 11, 22)


def exported(account: Account, today: date = LATE, language: str = "en") -> tuple[TextSheet, ...]:
    reading = read(account, account.decisions[0].id, today)
    return text_sheets(reading, Audience.TEAM, words(language))


def opened(sheets: Iterable[TextSheet]) -> OwnBook:
    book = read_file("book.xlsx", workbook(tuple(sheets)))
    assert isinstance(book, OwnBook)
    return book


def unchecked(sheets: Iterable[TextSheet]) -> list[TextSheet]:
    """The same without the sums that tell that nobody touched a row."""
    return [
        TextSheet(s.key, s.title, s.headers[:-1], tuple(row[:-1] for row in s.rows))
        if s.headers[-1] in ("Check", "校验")
        else s
        for s in sheets
    ]


with_decision = accounts().filter(lambda account: bool(account.decisions))
#: Shrinking a whole account takes minutes and tells little more than the account itself.
slow = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@given(with_decision, st.sampled_from(["en", "zh"]), st.booleans())
@slow
def test_into_its_own_account_it_changes_nothing(
    account: Account, language: str, touched: bool
) -> None:
    sheets: Any = exported(account, language=language)
    again = propose_book(opened(unchecked(sheets) if touched else sheets), today=LATE, into=account)
    assert again.account == account
    assert (again.changes, again.cells, again.problems) == ((), (), ())


@given(with_decision, st.sampled_from(["en", "zh"]))
@slow
def test_a_new_account_of_it_has_every_person_seat_tie_concern_and_touch(
    account: Account, language: str
) -> None:
    found = propose_book(opened(exported(account, language=language)), today=LATE).account
    for name in ("people", "ties", "touches", "contacts", "teammates", "departments"):
        assert getattr(found, name) == getattr(account, name), name
    assert found.organisations == account.organisations
    for there, made in zip(account.decisions, found.decisions, strict=True):
        assert made.seats == there.seats
        assert (made.id, made.name, made.decide_by) == (there.id, there.name, there.decide_by)


PLANT = Account(
    id="plant",
    name="Plant",
    departments=(Department(id="fin", name="Finance"),),
    teammates=(Teammate(id="ana", name="Ana Ruiz"),),
    people=(
        Person(id="zhao", name="Zhao Min", title="CFO", department_id="fin"),
        Person(id="lin", name="Lin", reachable=Reachable(email="lin@x.example")),
    ),
    ties=(Tie(id="t1", source="zhao", target="lin", kind=TieKind.REPORTS_TO),),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            seats=(
                Seat(
                    id="s1",
                    person_id="zhao",
                    roles=(Role.GATEKEEPER,),
                    weight=0.25,
                    stances=(Stance(on=date(2026, 10, 1), support=-2, evidence="said so"),),
                    concerns=(Concern(id="c1", text="Payback"),),
                ),
                Seat(id="s2", person_id="lin"),
            ),
        ),
    ),
    touches=(Touch(id="w1", on=date(2026, 11, 3), person_ids=("zhao",), teammate_ids=("ana",)),),
)


def edited(change: dict[str, dict[tuple[int, str], str]], account: Account = PLANT) -> Proposal:
    """Import the workbook of an account after some of its cells were typed over."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(exported(account, TODAY))))
    for title, cells in change.items():
        sheet = book[title]
        headers = [cell.value for cell in sheet[1]]
        for (row, header), text in cells.items():
            sheet.cell(row, headers.index(header) + 1).value = text
    stream = io.BytesIO()
    book.save(stream)
    found = read_file("book.xlsx", stream.getvalue())
    assert isinstance(found, OwnBook)
    return propose_book(found, today=TODAY, into=PLANT)


def test_only_the_cell_that_was_typed_over_changes() -> None:
    found = edited({"People": {(2, "Title"): "Finance director"}})
    assert found.account == PLANT.but(
        people=(PLANT.people[0].but(title="Finance director"), PLANT.people[1])
    )
    [cell] = found.cells
    assert (cell.record, cell.column, cell.before, cell.after) == (
        *("Zhao Min", "Title", "CFO", "Finance director"),
    )
    assert (found.counts.people_changed, found.counts.people_left) == (1, 1)


def test_a_support_typed_into_the_seats_is_a_stance_of_today_beside_the_old_one() -> None:
    found = edited({"Seats": {(2, "Support"): "+3"}})
    held = found.account.decisions[0].seats[0].stances
    assert [(s.on, s.support) for s in held] == [(date(2026, 10, 1), -2), (TODAY, 3)]


def test_a_blank_never_takes_a_judgement_away() -> None:
    found = edited(
        {"Seats": {(2, "Support"): "", (2, "Weight"): ""}, "Concerns": {(2, "Concern"): ""}}
    )
    assert found.account == PLANT
    assert [p.code for p in found.problems] == ["blank_kept"] * 3


def test_new_rows_are_added_and_may_refer_to_each_other() -> None:
    found = edited(
        {
            "People": {
                (4, "Name"): "Wu Jing",
                (4, "Department"): "Finance",
                (4, "Reports To"): "Lin",
            },
            "Seats": {
                (4, "Decision"): "MES",
                (4, "Person"): "Wu Jing",
                (4, "Role"): "User; 把关者",
            },
            "Ties": {(3, "From"): "Wu Jing", (3, "Relation"): "influences", (3, "To"): "Zhao Min"},
            "Concerns": {(3, "Decision"): "MES", (3, "Person"): "Wu Jing", (3, "Concern"): "Dates"},
        }
    )
    assert not found.problems
    account = found.account
    [wu] = [p for p in account.people if p.name == "Wu Jing"]
    assert account.superiors(wu.id) == ("lin",)
    seat = account.decisions[0].seat_of(wu.id)
    assert seat is not None
    assert (seat.roles, [c.text for c in seat.concerns]) == (
        (Role.USER, Role.GATEKEEPER),
        ["Dates"],
    )
    assert (account.ties[1].source, account.ties[1].target) == (wu.id, "zhao")


def test_a_stance_of_a_day_to_come_is_told_and_not_taken() -> None:
    row = {"Decision": "MES", "Person": "Lin", "On": "2027-01-01", "Support": "5"}
    found = edited({"Stances": {(3, header): text for header, text in row.items()}})
    assert [(p.code, p.place.row, p.place.column) for p in found.problems] == [
        ("stance_future", 3, "On")
    ]
    assert found.account == PLANT


@pytest.mark.parametrize(
    ("sheet", "cell", "text", "code"),
    [
        ("Seats", (2, "Support"), "9", "support_range"),
        ("Seats", (2, "Weight"), "half", "share_unreadable"),
        ("Seats", (2, "Role"), "Wizard", "word_unknown"),
        ("People", (2, "Department"), "Nowhere", "reference_unknown"),
        ("Touches", (2, "On"), "soon", "date_unreadable"),
        ("Ties", (2, "To"), "Zhao Min", "tie_to_self"),
        ("Ties", (5, "From"), "Zhao Min", "cell_missing"),
        ("People", (2, "Title"), "x" * 600, "value_refused"),
        ("People", (5, "Title"), "Head", "cell_missing"),
        ("Seats", (4, "Person"), "Lin", "seat_there"),
    ],
)
def test_what_cannot_be_is_told_with_its_place_and_changes_nothing(
    sheet: str, cell: tuple[int, str], text: str, code: str
) -> None:
    found = edited({sheet: {cell: text}})
    assert code in {p.code for p in found.problems}
    assert all(p.place.sheet == sheet and p.place.row == cell[0] for p in found.problems)
    assert found.account == PLANT


def test_what_was_changed_in_the_app_meanwhile_stays() -> None:
    book = opened(exported(PLANT, TODAY))
    meanwhile = PLANT.but(people=(PLANT.people[0].but(title="CEO"), PLANT.people[1]))
    assert propose_book(book, today=TODAY, into=meanwhile).account == meanwhile
