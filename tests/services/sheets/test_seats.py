"""A missing seat gets its person, known or new, wherever its card stands on the board."""

from datetime import date

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, Role
from stakeholder_map.model.seat import BoardPlace, Seat
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.codec import CellRefused
from stakeholder_map.services.sheets.seats import MISSING, filled
from stakeholder_map.services.sheets.sheet import apply
from stakeholder_map.words import words

GHOST = Seat(
    id="ghost",
    title="Security officer",
    department_id="it",
    level=Level.MIDDLE,
    roles=(Role.GATEKEEPER,),
    weight=0.2,
    veto=True,
)
ACCOUNT = Account(
    id="a",
    name="A",
    departments=(Department(id="it", name="IT"),),
    people=(Person(id="cy", name="Cy"), Person(id="bo", name="Bo")),
    decisions=(
        Decision(
            id="d",
            name="D",
            seats=(
                GHOST,
                Seat(id="s-cy", person_id="cy", place=BoardPlace(column=0, row=1)),
                Seat(id="s-bo", person_id="bo", veto=True),
            ),
        ),
    ),
)
BOOK = Book(ACCOUNT, "d", date(2026, 11, 22), words("en"))


def test_a_new_name_makes_a_person_with_what_is_known_of_the_seat() -> None:
    outcome = apply(MISSING, BOOK, {"ghost": {"person_id": ["Eva Roth"]}})
    assert outcome.refused == {}
    eva = outcome.account.people[-1]
    assert (eva.name, eva.title, eva.department_id) == ("Eva Roth", "Security officer", "it")
    assert eva.level is Level.MIDDLE
    seat = outcome.account.decision("d").seat("ghost")
    assert (seat.person_id, seat.veto, seat.weight, seat.roles) == (
        eva.id,
        True,
        0.2,
        (Role.GATEKEEPER,),
    )


def test_somebody_known_takes_it_and_an_empty_seat_of_theirs_goes() -> None:
    decision = filled(BOOK, "ghost", "cy").decision("d")
    assert [(seat.id, seat.person_id) for seat in decision.seats] == [
        ("ghost", "cy"),
        ("s-bo", "bo"),
    ]


def test_somebody_with_a_part_of_their_own_is_refused() -> None:
    with pytest.raises(CellRefused, match="has_a_seat"):
        filled(BOOK, "ghost", "bo")
