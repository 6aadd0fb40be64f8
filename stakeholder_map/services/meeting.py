"""After a meeting: the touch, what moved, concerns and the next step, written in one edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import Basis, ConcernState, TaskState, TouchKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.services import finishing, touching
from stakeholder_map.tables.fold import fold_name


@dataclass(frozen=True)
class Heard:
    """What came of the meeting with one of them.

    Attributes:
        person_id: somebody known; None: somebody new called ``name``.
        spoke: whether their support was told anew, be it the same as before; without it
            ``support`` says nothing.
        evidence: what they did or said.
        rose: concerns that came up.
        answered, closed: ids of concerns that we answered, and that they hold as settled.
    """

    person_id: str | None = None
    name: str = ""
    spoke: bool = False
    support: int | None = None
    evidence: str = ""
    rose: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextStep:
    """What is to be done next, by whom of us (an id, or the name of somebody new), by when."""

    what: str
    owner_id: str | None = None
    owner_name: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting, or another contact, as it is told afterwards.

    Attributes:
        two_way: whether they answered; None: not told.
        task: what is done with it; its result is ``outcome``.
    """

    on: date
    kind: TouchKind = TouchKind.MEETING
    two_way: bool | None = True
    teammate_ids: tuple[str, ...] = ()
    new_teammates: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    outcome: str = ""
    next_step: NextStep | None = None
    task: Task | None = None


def record(account: Account, decision_id: str | None, meeting: Meeting) -> Account:
    """Return the account with everything a meeting brought.

    A touch with all of them and all of us; per person a stance of that day with its evidence,
    concerns that rose or moved on; a task for the next step, and the task that it was is done.
    Without a decision stances and concerns are left out.

    Raises:
        KeyError: somebody or some decision is not in the account.
    """
    met: list[str] = []
    for heard in meeting.heard:
        account, person_id = _person(account, decision_id, heard)
        met.append(person_id)
        if decision_id is not None:
            account = _heard(account, decision_id, person_id, heard, meeting)
    task = meeting.task
    touch = Touch(
        id=finishing.touch_id(task, meeting.on) if task else new_id(),
        on=meeting.on,
        kind=meeting.kind,
        teammate_ids=meeting.teammate_ids,
        person_ids=tuple(dict.fromkeys(met)),
        two_way=meeting.two_way,
        decision_id=decision_id,
        outcome=meeting.outcome,
    )
    account = touching.log(account, touch, meeting.new_teammates)
    if task is not None:
        logged = next(one for one in account.touches if one.id == touch.id)
        account = finishing.finish(
            account, task, TaskState.DONE, meeting.on, meeting.outcome, logged
        )
    return _next_step(account, decision_id, meeting, touch.person_ids)


def _person(account: Account, decision_id: str | None, heard: Heard) -> tuple[Account, str]:
    if heard.person_id is not None:
        return account, account.person(heard.person_id).id
    person = Person(name=heard.name)
    account = edits.put(account, "people", person)
    if decision_id is not None:
        account = edits.put_seat(account, decision_id, Seat(person_id=person.id))
    return account, person.id


def _heard(
    account: Account, decision_id: str, person_id: str, heard: Heard, meeting: Meeting
) -> Account:
    if not (heard.spoke or heard.rose or heard.answered or heard.closed):
        return account
    seat = account.decision(decision_id).seat_of(person_id)
    seat = seat or Seat(id=new_id(), person_id=person_id)
    concerns = tuple(_moved_on(concern, heard, meeting.on) for concern in seat.concerns)
    there = {fold_name(concern.text) for concern in concerns if concern.is_open}
    fresh = tuple(
        Concern(text=text, raised_on=meeting.on)
        for text in dict.fromkeys(heard.rose)
        if fold_name(text) not in there
    )
    account = edits.put_seat(account, decision_id, seat.but(concerns=(*concerns, *fresh)))
    if not heard.spoke:
        return account
    held = seat.stance_on(meeting.on)
    stance = Stance(
        on=meeting.on,
        support=heard.support,
        confidence=held.confidence if held and held.support == heard.support else None,
        commitment=held.commitment if held else None,
        evidence=heard.evidence or meeting.outcome,
        basis=Basis.OBSERVED,
    )
    return edits.set_stance(account, decision_id, seat.id, stance)


def _moved_on(concern: Concern, heard: Heard, on: date) -> Concern:
    if concern.id in heard.closed:
        return concern.but(state=ConcernState.RESOLVED, resolved_on=on)
    if concern.id in heard.answered and concern.state is ConcernState.OPEN:
        return concern.but(state=ConcernState.ANSWERED, answered_on=on)
    return concern


def _next_step(
    account: Account, decision_id: str | None, meeting: Meeting, people: tuple[str, ...]
) -> Account:
    step = meeting.next_step
    if step is None:
        return account
    owner_id = step.owner_id
    if owner_id is None and step.owner_name:
        named = [t.id for t in account.teammates if fold_name(t.name) == fold_name(step.owner_name)]
        owner_id = named[0] if named else None
        if owner_id is None:
            fresh = Teammate(name=step.owner_name)
            account, owner_id = edits.put(account, "teammates", fresh), fresh.id
    task = Task(
        what=step.what,
        due=step.due,
        decision_id=decision_id,
        teammate_id=owner_id,
        person_ids=people,
        made_on=meeting.on,
    )
    return edits.put(account, "tasks", task)
