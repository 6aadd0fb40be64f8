"""Writing what was agreed to: a new person or a known one, in one edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import touching
from stakeholder_map.tables.fold import fold_name


@dataclass(frozen=True)
class Agreed:
    """What the user agreed to. None and empty: nothing was said of it, nothing is changed.

    Attributes:
        person_id: somebody known; None: a new person called ``name``.
        superior_id, superior_name: whom they report to; a name makes a new person.
        knows_support: whether a support was said (it may be unknown).
        touch: a contact with the person; they are added to it, and so are ``new_teammates`` of
            ours and ``new_people`` of theirs.
        left_on: the day since when they are gone.
        note: what nothing was made of, to be kept as a private note.
    """

    person_id: str | None = None
    name: str = ""
    title: str = ""
    department: str = ""
    level: Level | None = None
    superior_id: str | None = None
    superior_name: str = ""
    knows_support: bool = False
    support: int | None = None
    concerns: tuple[str, ...] = ()
    weight: float | None = None
    veto: bool | None = None
    roles: tuple[Role, ...] = ()
    coach: bool = False
    hidden: bool = False
    backs: str = ""
    email: str = ""
    phone: str = ""
    wechat: str = ""
    touch: Touch | None = None
    new_teammates: tuple[str, ...] = ()
    new_people: tuple[str, ...] = ()
    left_on: date | None = None
    note: str = ""


def put(
    account: Account, decision_id: str | None, agreed: Agreed, line: str, today: date
) -> tuple[Account, str]:
    """Return the account with what was agreed to, and the id of the person.

    Without a decision what belongs to one (support, concerns, weight, veto, roles) is left out.
    A stance is dated today, or the day of the touch, and the line is its evidence.

    Raises:
        KeyError: there is no such person, superior or decision.
    """
    account, person = _person(account, agreed)
    account = _superior(account, person, agreed)
    if decision_id is not None:
        account = _seat(account, decision_id, person.id, agreed, line, today)
    if agreed.touch is not None:
        fresh = [Person(name=name) for name in agreed.new_people]
        for other in fresh:
            account = edits.put(account, "people", other)
        ids = dict.fromkeys((person.id, *agreed.touch.person_ids, *(p.id for p in fresh)))
        touch = agreed.touch.but(person_ids=tuple(ids))
        account = touching.log(account, touch, agreed.new_teammates)
    return account, person.id


def _person(account: Account, agreed: Agreed) -> tuple[Account, Person]:
    if agreed.person_id is None:
        person = Person(name=agreed.name)
    else:
        person = account.person(agreed.person_id)
    changes: dict[str, object] = {}
    for field in ("title", "level", "left_on"):
        if getattr(agreed, field):
            changes[field] = getattr(agreed, field)
    ways = {n: getattr(agreed, n) for n in ("email", "phone", "wechat") if getattr(agreed, n)}
    if ways:
        changes["reachable"] = person.reachable.but(**ways)
    if agreed.note:
        changes["notes"] = "\n".join(text for text in (person.notes, agreed.note) if text)
    if agreed.department:
        account, department_id = _department(account, agreed.department)
        changes |= {"department_id": department_id, "organisation_id": None}
    person = person.but(**changes)
    return edits.put(account, "people", person), person


def _department(account: Account, name: str) -> tuple[Account, str]:
    for department in account.departments:
        if fold_name(department.name) == fold_name(name):
            return account, department.id
    fresh = Department(name=name)
    return edits.put(account, "departments", fresh), fresh.id


def _superior(account: Account, person: Person, agreed: Agreed) -> Account:
    superior_id = agreed.superior_id
    if superior_id is None:
        if not agreed.superior_name:
            return account
        superior = Person(name=agreed.superior_name)
        account, superior_id = edits.put(account, "people", superior), superior.id
    if superior_id == account.person(person.id).id or superior_id in account.superiors(person.id):
        return account
    # What is said now is the line that counts; an older one becomes dotted.
    ties = tuple(
        tie.but(dotted=True) if tie.kind is TieKind.REPORTS_TO and tie.source == person.id else tie
        for tie in account.ties
    )
    line = Tie(source=person.id, target=account.person(superior_id).id, kind=TieKind.REPORTS_TO)
    return account.but(ties=(*ties, line))


def _seat(
    account: Account, decision_id: str, person_id: str, agreed: Agreed, line: str, today: date
) -> Account:
    decision = account.decision(decision_id)
    seat = decision.seat_of(person_id) or Seat(id=new_id(), person_id=person_id)
    changes: dict[str, object] = {}
    if agreed.roles:
        changes |= {
            "roles": tuple(dict.fromkeys((*seat.roles, *agreed.roles))),
            "unmapped_role": "",
        }
    for field in ("weight", "veto"):
        if getattr(agreed, field) is not None:
            changes[field] = getattr(agreed, field)
    for field in ("coach", "hidden"):
        if getattr(agreed, field):
            changes[field] = True
    backed = fold_name(agreed.backs)
    rival = next((c for c in account.competitors if backed and fold_name(c.name) == backed), None)
    if rival is not None:
        changes["backs_id"] = rival.id
    there = {fold_name(concern.text) for concern in seat.concerns}
    fresh = [text for text in agreed.concerns if fold_name(text) not in there]
    changes["concerns"] = (*seat.concerns, *(Concern(text=t, raised_on=today) for t in fresh))
    account = edits.put_seat(account, decision_id, seat.but(**changes))
    if not agreed.knows_support:
        return account
    on = agreed.touch.on if agreed.touch is not None else today
    held = seat.stance_on(on)
    stance = Stance(
        on=on,
        support=agreed.support,
        commitment=held.commitment if held else None,
        evidence=line,
    )
    return edits.set_stance(account, decision_id, seat.id, stance)
