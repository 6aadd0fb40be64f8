"""Tasks that rules make: a stage entered, a date near, a contact gone cold and the like.

A rule looks at the account as it is today and says what there is to do, about whom, and from which
fact. Nothing is stored: as long as the fact holds, the task is there; when the fact is gone before
anybody took it, it is gone too. What somebody took, did or dismissed is a :class:`Task` of the
account with the same ``key``, and the rule is silent. The key names the fact: a new fact (gone cold
*again*, another due day, the next stage) makes a new task.

Degenerate cases: no teammate: tasks without a name on them; nothing recorded: nothing to do.
Complexity O(rules · (people + touches + tasks)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from stakeholder_map.analysis.acting.executives import (
    EnoughContact,
    executive_contacts,
    is_executive,
)
from stakeholder_map.analysis.acting.left_alone import left_alone
from stakeholder_map.analysis.acting.nearest import nearest
from stakeholder_map.analysis.acting.outreach import TOO_LATE
from stakeholder_map.analysis.acting.stages import open_items
from stakeholder_map.analysis.acting.talks import workday
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.analysis.sides import is_partner
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import ConcernState, DecisionState, Level, Role, SellingStage
from stakeholder_map.model.seat import Seat

#: A date of the decision is near from this many days before it on.
NEAR_DAYS = 14

#: A milestone that has passed unticked is asked about for so long.
PASSED_DAYS = 30

#: A person is new for so long, and a stage freshly entered.
NEW_DAYS = 90

#: So many executives are asked for at a time of one of us; the others follow.
AT_ONCE = 2

#: The item of our check list that says a stage's one thing is done.
STAGE_DONE = {
    SellingStage.QUALIFICATION: "go_decided",
    SellingStage.PROPOSAL: "criteria_weighed",
    SellingStage.DELIVERY: "users_trained",
}

#: Who is cold is worth a task from this share of weight, power or influence on.
WORTH = 0.03

Value = str | int | date


@dataclass(frozen=True)
class RuleTask:
    """A task that a rule proposes.

    Attributes:
        rule: the rule's name.
        key: the fact: rule, what it is about, and its day or stage, joined by ":".
        due: the proposed day, always after today.
        teammate_id: who of us stands nearest; None where nobody is recorded.
        person_ids, concern_id: whom and what it is about.
        values: what fills its sentence (``words.tasks``).
        weight: how much is at stake; orders tasks of one day.
    """

    rule: str
    key: str
    due: date
    teammate_id: str | None = None
    person_ids: tuple[str, ...] = ()
    concern_id: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    weight: float = 0.0


Rule = Callable[[Reading], Iterator[RuleTask]]


def rule_tasks(reading: Reading) -> tuple[RuleTask, ...]:
    """Return what the rules propose today and nobody has taken yet; the earliest day first.

    A decision that is closed proposes nothing, and nothing is proposed about a gap that the team
    accepted until it is back.
    """
    if reading.decision.state is not DecisionState.RUNNING:
        return ()
    taken = {key for task in reading.account.tasks for key in task.keys}
    found = {
        task.key: task
        for rule in RULES.values()
        for task in rule(reading)
        if task.key not in taken
        and not _under_way(reading.account, task)
        and not left_alone(reading, task.rule, task.person_ids, task.concern_id)
    }
    return tuple(sorted(found.values(), key=lambda task: (task.due, -task.weight, task.key)))


def _under_way(account: Account, found: RuleTask) -> bool:
    """Whether somebody is at it already, by a task of their own words.

    An open task about the concern answers it, and any open task with a person is a contact with
    them; a contact at the top only where none of us who is surely no executive has it. Where
    somebody with a veto stands has to be asked all the same.
    """
    tasks = [task for task in account.tasks if task.is_open]
    if found.concern_id is not None:
        return any(task.concern_id == found.concern_id for task in tasks)
    if found.rule not in ("contact_cold", "new_person", "executive_due"):
        return False
    if found.rule == "executive_due":
        return any(_top_is_at_it(account, key) for key in found.person_ids)
    return any(set(found.person_ids) & set(task.person_ids) for task in tasks)


def _top_is_at_it(account: Account, person_id: str) -> bool:
    """Whether one of us has an open task with a person and may be an executive."""
    ours = {mate.id: mate for mate in account.teammates}
    return any(
        task.is_open
        and person_id in task.person_ids
        and is_executive(ours.get(task.teammate_id or "")) is not False
        for task in account.tasks
    )


# -- The rules -------------------------------------------------------------------------------


def stage_entered(reading: Reading) -> Iterator[RuleTask]:
    """Each of our stages has one thing that is done on entering it (``words.tasks``).

    It fires once for a stage and the day it was entered; a stage that was entered more than
    ``NEW_DAYS`` ago is silent, and so is one whose check list says it is done (``STAGE_DONE``).
    Due ten days after entering; where that is past, within a week, a visit at the top within two.
    """
    decision = reading.decision
    stage = decision.selling_stage
    if stage is None:
        return
    moves = [move.on for move in decision.stage_moves if move.entered is stage]
    entered = max((on for on in moves if on <= reading.today), default=None)
    if entered is not None and (reading.today - entered).days > NEW_DAYS:
        return
    if stage in STAGE_DONE and STAGE_DONE[stage] not in open_items(reading, stage):
        return
    account = reading.account
    # Tender and negotiation begin with a visit at the top: our sponsor goes.
    at_top = stage in (SellingStage.TENDER, SellingStage.NEGOTIATION)
    whom = _top_decider(reading) if at_top else ()
    sponsor = next((mate.id for mate in account.teammates if mate.is_sponsor), None)
    due = (entered or reading.today) + timedelta(10)
    if due <= reading.today:
        due = reading.today + timedelta(14 if at_top else 7)
    yield RuleTask(
        rule="stage_entered",
        key=_key("stage_entered", decision.id, stage, entered or ""),
        due=_ahead(reading, due),
        teammate_id=sponsor if at_top and sponsor else account.owner_id,
        person_ids=whom,
        values={"stage": stage, "name": _names(reading, whom)},
        weight=1.0,
    )


def date_near(reading: Reading) -> Iterator[RuleTask]:
    """A milestone, an approval step or the decision itself is at most ``NEAR_DAYS`` away.

    A milestone that passed without being ticked off is asked about for ``PASSED_DAYS``.
    """
    decision, today = reading.decision, reading.today
    dates = [(m.id, m.on, m.text, "milestone") for m in decision.milestones if not m.done]
    told = {on for _id, on, _text, _kind in dates}
    # A milestone on the day of a step usually is that step.
    dates += [(s.id, s.due, s.name, "step") for s in decision.steps if s.due and s.due not in told]
    if decision.decide_by is not None:
        dates.append((decision.id, decision.decide_by, decision.name, "decision"))
    for about, on, text, kind in dates:
        left = (on - today).days
        passed = kind == "milestone" and -PASSED_DAYS <= left < 0
        if not (0 <= left <= NEAR_DAYS or passed):
            continue
        rule = "date_passed" if passed else "date_near"
        yield RuleTask(
            rule=rule,
            key=_key(rule, about, on),
            due=_ahead(reading, on - timedelta(3)),
            teammate_id=reading.account.owner_id,
            values={"what": text, "on": on, "kind": kind},
            weight=0.9,
        )


def contact_cold(reading: Reading) -> Iterator[RuleTask]:
    """Somebody who counts was met, but not within the cold limit."""
    for seat_id, standing in reading.standings.items():
        fact = standing.reach
        counts = max(standing.share, standing.power, abs(standing.influence))
        seat = reading.decision.seat(seat_id)
        if fact.reach is not Reach.COLD or fact.last_met is None or not standing.person_id:
            continue
        if not _counts(reading, seat):
            continue
        yield _about(
            reading,
            seat,
            "contact_cold",
            fact.last_met,
            7,
            {"last": fact.last_met, "days": fact.days or 0},
            counts,
        )


def new_person(reading: Reading) -> Iterator[RuleTask]:
    """Somebody is new in the post and we have not talked to them since they came."""
    for seat_id, standing in reading.standings.items():
        if standing.person_id is None:
            continue
        since = reading.account.person(standing.person_id).since
        if since is None or not 0 <= (reading.today - since).days <= NEW_DAYS:
            continue
        last = standing.reach.last_met
        if last is not None and last >= since:
            continue
        yield _about(
            reading,
            reading.decision.seat(seat_id),
            "new_person",
            since,
            14,
            {"since": since},
            standing.share,
        )


def concern_overdue(reading: Reading) -> Iterator[RuleTask]:
    """A concern is open after the day on which we wanted to answer it."""
    for seat_id, standing in reading.standings.items():
        seat = reading.decision.seat(seat_id)
        for concern in seat.concerns:
            late = concern.due is not None and concern.due < reading.today
            if concern.state is not ConcernState.OPEN or not late or not standing.person_id:
                continue
            yield RuleTask(
                rule="concern_overdue",
                key=_key("concern_overdue", concern.id, concern.due),
                due=_ahead(reading, reading.today + timedelta(2)),
                teammate_id=concern.owner_id or nearest(reading.account, standing.person_id),
                person_ids=(standing.person_id,),
                concern_id=concern.id,
                values={
                    "name": _names(reading, (standing.person_id,)),
                    "concern": concern.text,
                    "due": concern.due or "",
                },
                weight=0.95,
            )


def veto_unknown(reading: Reading) -> Iterator[RuleTask]:
    """Somebody can stop it alone, and we do not know where they stand."""
    for seat_id, standing in reading.standings.items():
        seat = reading.decision.seat(seat_id)
        if seat.veto and standing.support is None and standing.person_id:
            held = seat.stance_on(reading.today)
            yield _about(reading, seat, "veto_unknown", held.on if held else None, 7, {}, 0.97)


def executive_due(reading: Reading) -> Iterator[RuleTask]:
    """An executive of theirs had fewer than two contacts at the top within a year.

    Who carries most comes first, ``AT_ONCE`` for each of us; who has gone cold has a task already,
    and what was taken or dismissed keeps nobody else from being asked. Nobody is asked for who
    neither decides nor counts, nor a competitor's partner. Due a week before the decision at the
    latest: who is first met at the top in the last days is being lobbied.
    """
    taken = {key for task in reading.account.tasks for key in task.keys}
    cold = {key for task in contact_cold(reading) for key in task.person_ids}
    asked = Counter(
        task.teammate_id
        for task in reading.account.tasks
        if "executive_due" in task.rules and task.is_open
    )
    contacts = executive_contacts(reading.account, reading.decision, reading.today)
    few = [
        (contact, seat)
        for contact in contacts
        if contact.enough is EnoughContact.FEW
        and contact.person_id not in cold
        and not _top_is_at_it(reading.account, contact.person_id)
        and not left_alone(reading, "executive_due", (contact.person_id,))
        and (seat := reading.decision.seat_of(contact.person_id)) is not None
        and seat.id in reading.standings
        and _counts(reading, seat)
    ]
    few.sort(key=lambda pair: -reading.standings[pair[1].id].share)
    for contact, seat in few:
        share = reading.standings[seat.id].share
        values = {"n": contact.n}
        until = reading.decision.decide_by
        left = (until - reading.today).days - TOO_LATE if until is not None else 21
        days = min(21, left) if left > 0 else 21
        found = _about(reading, seat, "executive_due", contact.last, days, values, share, top=True)
        if found.key in taken:
            continue
        asked[found.teammate_id] += 1
        if asked[found.teammate_id] <= AT_ONCE:
            yield found


def _counts(reading: Reading, seat: Seat) -> bool:
    standing = reading.standings[seat.id]
    worth = max(standing.share, standing.power, abs(standing.influence)) >= WORTH
    decides = seat.veto or Role.DECISION_MAKER in seat.roles
    return (worth or decides) and not is_partner(reading.account, seat)


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        stage_entered,
        date_near,
        contact_cold,
        new_person,
        concern_overdue,
        veto_unknown,
        executive_due,
    )
}

#: Every name a task's ``rule`` may have: one rule words a date that passed in its own way.
NAMES = (*RULES, "date_passed")


# -- Who, when -------------------------------------------------------------------------------


def _about(
    reading: Reading,
    seat: Seat,
    rule: str,
    fact: date | None,
    days: int,
    values: Mapping[str, Value],
    weight: float,
    top: bool = False,
) -> RuleTask:
    person_id = seat.person_id or ""
    # A veto belongs to a decision; everything else is a fact about the person, in all of them.
    about = (reading.decision.id,) if rule == "veto_unknown" else ()
    return RuleTask(
        rule=rule,
        key=_key(rule, *about, person_id, fact or "never"),
        due=_ahead(reading, reading.today + timedelta(days)),
        teammate_id=nearest(reading.account, person_id, top),
        person_ids=(person_id,),
        values={"name": _names(reading, (person_id,)), **values},
        weight=weight,
    )


def _ahead(reading: Reading, day: date) -> date:
    """Return a workday that lies ahead, and before the decision where that lies ahead too."""
    return workday(day, reading.today, reading.decision.decide_by)


def _top_decider(reading: Reading) -> tuple[str, ...]:
    """Return the decision-maker who carries most weight, the upper level first."""
    people = {person.id: person for person in reading.account.people}
    deciders = [
        (people[s.person_id].level is Level.UPPER, s.share, s.person_id)
        for s in reading.standings.values()
        if s.person_id and Role.DECISION_MAKER in reading.decision.seat(s.seat_id).roles
    ]
    return (max(deciders)[2],) if deciders else ()


def _names(reading: Reading, person_ids: Iterable[str]) -> str:
    return ", ".join(reading.account.person(key).name for key in person_ids)


def _key(*parts: object) -> str:
    return ":".join(str(part) for part in parts)
