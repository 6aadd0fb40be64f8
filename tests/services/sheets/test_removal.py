"""Before something is deleted it is said what goes along, and exactly that goes."""

from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision, Stake
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.services.sheets.removal import goes_along, names, removed

ACCOUNT = Account(
    name="Plant",
    departments=(Department(id="it", name="IT"),),
    people=(Person(id="a", name="Anna", department_id="it"), Person(id="b", name="Bo")),
    ties=(
        Tie(id="t1", source="a", target="b", kind=TieKind.ALLIED),
        Tie(id="t2", source="b", target="a", kind=TieKind.CONFLICT),
    ),
    teammates=(Teammate(id="us", name="Li Na"),),
    contacts=(Contact(id="k", teammate_id="us", person_id="a", closeness=2),),
    touches=(Touch(id="m", on=date(2026, 5, 4), person_ids=("a", "b")),),
    decisions=(
        Decision(
            id="d",
            name="MES",
            stakes=(Stake(department_id="it", weight=0.5),),
            seats=(Seat(id="s", person_id="a", concerns=(Concern(id="c", text="price"),)),),
        ),
    ),
)


def test_a_person_takes_seat_concerns_ties_and_contacts_along_but_no_touch() -> None:
    assert goes_along(ACCOUNT, ["a"]) == {"Seat": 1, "Concern": 1, "Tie": 2, "Contact": 1}
    left = removed(ACCOUNT, ["a"])
    assert [touch.person_ids for touch in left.touches] == [("b",)]


def test_a_department_takes_its_weight_along_and_leaves_its_people() -> None:
    assert goes_along(ACCOUNT, ["it"]) == {"Stake": 1}
    assert removed(ACCOUNT, ["it"]).person("a").department_id is None


def test_what_was_chosen_itself_is_not_counted_as_going_along() -> None:
    assert goes_along(ACCOUNT, ["a", "t1", "t2"]) == {"Seat": 1, "Concern": 1, "Contact": 1}


def test_records_are_called_as_people_know_them() -> None:
    assert names(ACCOUNT, ["b", "t1", "c", "m", "s"]) == (
        "Bo",
        "Anna → Bo",
        "price",
        "2026-05-04",
        "Anna",
    )
