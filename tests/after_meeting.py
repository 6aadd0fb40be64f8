"""An account to tell a meeting about: Anna was against us and worried, Bo was never spoken to."""

from datetime import date

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Teammate

BEFORE = Stance(on=date(2026, 1, 5), support=-2, confidence=0.6, commitment=0.9)


def before_meeting(account_id: str, decision_id: str, *worries: str) -> Account:
    """Return it with Anna's concerns, called c1, c2 …"""
    concerns = tuple(Concern(id=f"c{n}", text=text) for n, text in enumerate(worries, start=1))
    seat = Seat(id="s-anna", person_id="anna", stances=(BEFORE,), concerns=concerns)
    return Account(
        id=account_id,
        name=account_id.title(),
        people=(Person(id="anna", name="Anna", met=False), Person(id="bo", name="Bo")),
        teammates=(Teammate(id="eva", name="Eva"),),
        decisions=(Decision(id=decision_id, name=decision_id.upper(), seats=(seat,)),),
    )
