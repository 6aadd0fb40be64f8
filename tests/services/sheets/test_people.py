"""The people sheet: a cell changes what was meant and nothing beside it."""

from datetime import date
from typing import Any

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.people import PEOPLE
from stakeholder_map.services.sheets.seats import MISSING
from stakeholder_map.services.sheets.sheet import Sheet, apply
from stakeholder_map.words import words

TODAY = date(2026, 11, 21)

ACCOUNT = Account(
    name="Plant",
    people=tuple(Person(id=key, name=key.title()) for key in ("anna", "bo", "cy", "dee")),
    ties=(Tie(id="t", source="cy", target="anna", kind=TieKind.REPORTS_TO, dotted=True),),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            seats=(
                Seat(id="s-anna", person_id="anna", unmapped_role="Fachpromotor"),
                Seat(id="s-gap", title="Guard", unmapped_role="守门员"),
            ),
        ),
    ),
)


def typed(account: Account, row: str, sheet: Sheet = PEOPLE, **cells: Any) -> Account:
    book = Book(account, "mes", TODAY, words("en"))
    outcome = apply(sheet, book, {row: cells})
    assert not outcome.refused
    return outcome.account


@pytest.mark.parametrize(
    ("cells", "back"),
    [
        ({"veto": True}, {"veto": False}),
        ({"hidden": True, "weight": "30"}, {"hidden": False, "weight": None}),
        ({"roles": ["User"]}, {"roles": []}),
        ({"note": "asks a lot"}, {"note": ""}),
        ({"support": "3"}, {"support": None}),
    ],
)
def test_what_is_typed_and_taken_back_leaves_no_empty_seat(
    cells: dict[str, Any], back: dict[str, Any]
) -> None:
    there = typed(ACCOUNT, "bo", **cells)
    assert there.decision("mes").seat_of("bo") is not None
    assert typed(there, "bo", **back) == ACCOUNT


def test_unticking_what_was_never_ticked_seats_nobody() -> None:
    assert typed(ACCOUNT, "bo", veto=False, weight="", support="") == ACCOUNT


def test_a_seat_that_was_given_on_purpose_stays_when_its_cells_are_emptied() -> None:
    seats = (*ACCOUNT.decision("mes").seats, Seat(id="s-bo", person_id="bo"))
    given = ACCOUNT.but(decisions=(ACCOUNT.decision("mes").but(seats=seats),))
    assert typed(typed(given, "bo", veto=True), "bo", veto=False) == given


def test_a_seat_in_an_approval_step_stays_when_its_cells_are_emptied() -> None:
    there = typed(ACCOUNT, "bo", veto=True)
    seat = there.decision("mes").seat_of("bo")
    assert seat is not None
    steps = (ApprovalStep(name="Board", seat_ids=(seat.id,)),)
    there = there.but(decisions=(there.decision("mes").but(steps=steps),))
    decision = typed(there, "bo", veto=False).decision("mes")
    assert decision.steps == steps
    assert decision.seat_of("bo") is not None


def test_a_role_set_by_hand_replaces_the_word_that_was_not_understood() -> None:
    seat = typed(ACCOUNT, "anna", roles=["User"]).decision("mes").seat("s-anna")
    assert (seat.roles, seat.unmapped_role) == ((Role.USER,), "")
    missing = typed(ACCOUNT, "s-gap", MISSING, roles=["Gatekeeper"]).decision("mes").seat("s-gap")
    assert (missing.roles, missing.unmapped_role) == ((Role.GATEKEEPER,), "")
    kept = typed(ACCOUNT, "anna", veto=True).decision("mes").seat("s-anna")
    assert kept.unmapped_role == "Fachpromotor"


def test_a_support_is_dated_today_whatever_is_dated_later() -> None:
    hoped = Stance(on=date(2027, 1, 1), support=5, evidence="we hope so")
    seats = (Seat(id="s-anna", person_id="anna", stances=(hoped,)),)
    account = ACCOUNT.but(decisions=(ACCOUNT.decision("mes").but(seats=seats),))
    book = Book(account, "mes", TODAY, words("en"))
    assert PEOPLE.rows(book)["anna"]["support"] is None, "it does not hold today"
    stances = typed(account, "anna", support="-2", confidence="80").decision("mes").seats[0].stances
    assert stances == (Stance(on=TODAY, support=-2, confidence=0.8), hoped)


def _lines(account: Account) -> dict[str, bool]:
    return {tie.target: tie.dotted for tie in account.ties if tie.source == "cy"}


def test_a_further_superior_leaves_the_known_line_as_it_was() -> None:
    two = typed(ACCOUNT, "cy", reports_to=["Anna", "Bo"])
    assert _lines(two) == {"anna": True, "bo": True}
    assert two.ties[0].id == "t"


def test_taking_the_solid_superior_away_leaves_the_other_dotted() -> None:
    solid = Tie(id="u", source="cy", target="bo", kind=TieKind.REPORTS_TO)
    account = ACCOUNT.but(ties=(*ACCOUNT.ties, solid))
    assert _lines(typed(account, "cy", reports_to=["Anna"])) == {"anna": True}


def test_the_order_decides_once_it_is_changed() -> None:
    solid = Tie(id="u", source="cy", target="bo", kind=TieKind.REPORTS_TO)
    account = ACCOUNT.but(ties=(*ACCOUNT.ties, solid))
    turned = typed(account, "cy", reports_to=["Anna", "Bo"])
    assert _lines(turned) == {"anna": False, "bo": True}
    first = typed(account, "cy", reports_to=["Dee", "Bo", "Anna"])
    assert _lines(first) == {"dee": False, "bo": True, "anna": True}


def test_a_new_name_that_no_account_can_hold_is_refused_in_its_cell() -> None:
    half = "\N{GRINNING FACE}\ud83d"  # cut by a program within an emoji
    outcome = apply(PEOPLE, Book(ACCOUNT, "mes", TODAY, words("en")), {"new": {"name": half}})
    assert outcome.refused["new", "name"].code == "invalid"
    assert outcome.account == ACCOUNT
