"""A small account whose coverage follows from a glance."""

from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.team import Touch


def account(today: date) -> Account:
    return Account(
        id="a",
        name="Acme",
        people=(Person(id="p", name="Ann"), Person(id="q", name="Bo", met=False)),
        touches=(Touch(on=today, person_ids=("p",), two_way=True),),
        decisions=(
            Decision(
                id="d",
                name="D",
                seats=(
                    Seat(id="s", person_id="p", weight=0.75),
                    Seat(id="t", person_id="q", weight=0.25),
                ),
            ),
        ),
    )
