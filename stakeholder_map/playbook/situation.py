"""Where a person stands in a decision: everything that entries are matched against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.disagreement import Clash
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.analysis.sides import is_partner
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import (
    BudgetState,
    BuyerStage,
    BuyingStep,
    ConcernState,
    DecisionState,
    Level,
    Role,
    SellingStage,
    Severity,
)
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.playbook.kinds import DepartmentKind, Industry, Scene, Signal
from stakeholder_map.playbook.openings import openings
from stakeholder_map.playbook.sorting import department_kinds, industries_of

#: A decision so many days ahead is near.
NEAR_DAYS = 45

#: Somebody in the post for so few days is new there.
NEW_DAYS = 120

_S = SellingStage

#: Our stage where only the buyer's step is recorded, …
STAGE_OF_STEP: Mapping[BuyingStep, SellingStage] = {
    BuyingStep.NEED: _S.DEVELOPMENT,
    BuyingStep.SCREENING: _S.QUALIFICATION,
    BuyingStep.CRITERIA: _S.PROPOSAL,
    BuyingStep.TENDER: _S.TENDER,
    BuyingStep.COMMITMENT: _S.NEGOTIATION,
    BuyingStep.INSTALLATION: _S.DELIVERY,
}

#: … and where only the buyer's stage is, which leaves room for two of them.
STAGES_OF_BUYER: Mapping[BuyerStage, frozenset[SellingStage]] = {
    BuyerStage.PLANNING: frozenset({_S.DEVELOPMENT, _S.QUALIFICATION}),
    BuyerStage.SELECTION: frozenset({_S.PROPOSAL}),
    BuyerStage.DECISION: frozenset({_S.TENDER, _S.NEGOTIATION}),
}

_SCENES: Mapping[SellingStage, Scene] = {
    _S.DEVELOPMENT: Scene.DIAGNOSIS,
    _S.QUALIFICATION: Scene.DIAGNOSIS,
    _S.PROPOSAL: Scene.VALUE,
    _S.TENDER: Scene.VALUE,
    _S.NEGOTIATION: Scene.NEGOTIATION,
    _S.DELIVERY: Scene.HAND_OVER,
}

#: Causes that lie with one person; the others on that side are not to hear of them.
_OF_ONE = {CauseCode.INDECISION, CauseCode.SOMETHING_WE_DID}

#: Where one of these holds, there is an objection to be heard.
_DOUBTS = {
    Signal.CONCERN_OPEN,
    Signal.CONCERN_ANSWERED,
    Signal.AGAINST,
    Signal.UNDECIDED,
    Signal.BACKS_COMPETITOR,
    Signal.BUDGET_IN_DOUBT,
    Signal.DATE_PAST,
}

_SEVERITY = {Severity.BLOCKING: 0, Severity.SERIOUS: 1, Severity.MINOR: 2}


@dataclass(frozen=True)
class Situation:
    """A seat as the playbook sees it. Unknown is empty and matches nothing that asks for it.

    Attributes:
        person: None for a missing seat.
        concerns: not resolved, the worst first, of equal ones the unanswered first.
        stages: our stage; two where the records leave both open.
        causes: likely causes of quarrels that this seat is in, with the seats on the other side.
        rivals: competitors met in this decision, the one that this person backs first.
    """

    account: Account
    decision: Decision
    today: date
    seat: Seat
    person: Person | None
    roles: frozenset[Role]
    departments: frozenset[DepartmentKind]
    concerns: tuple[Concern, ...]
    stages: frozenset[SellingStage]
    step: BuyingStep | None
    scenes: frozenset[Scene]
    industries: frozenset[Industry]
    causes: Mapping[CauseCode, tuple[str, ...]]
    signals: frozenset[Signal]
    rivals: tuple[Competitor, ...]


def situation(reading: Reading, seat_id: str, clashes: Iterable[Clash] = ()) -> Situation:
    """Return where a seat stands. Works for missing seats and for seats outside the chain.

    Args:
        reading: of the decision.
        seat_id: KeyError if the decision has no such seat.
        clashes: where they pull against each other; without them no cause is known.
    """
    account, decision = reading.account, reading.decision
    seat = decision.seat(seat_id)
    person = account.person(seat.person_id) if seat.person_id else None
    rivals = _rivals(account, decision, seat)
    stages = _stages(decision)
    signals = frozenset(_signals(reading, seat, person, rivals))
    return Situation(
        account=account,
        decision=decision,
        today=reading.today,
        seat=seat,
        person=person,
        roles=frozenset(seat.roles) | ({Role.INFLUENCER} if seat.hidden else frozenset()),
        departments=_departments(account, seat, person),
        concerns=tuple(sorted(seat.open_concerns, key=_urgency)),
        stages=stages,
        step=decision.buying_step,
        scenes=_scenes(stages, signals),
        industries=industries_of(account.industry),
        causes=_causes(seat.id, clashes),
        signals=signals,
        rivals=rivals,
    )


def _urgency(concern: Concern) -> tuple[int, bool, str]:
    answered = concern.state is ConcernState.ANSWERED
    return (_SEVERITY[concern.severity], answered, concern.id)


def _stages(decision: Decision) -> frozenset[SellingStage]:
    if decision.selling_stage is not None:
        return frozenset({decision.selling_stage})
    if decision.buying_step is not None:
        return frozenset({STAGE_OF_STEP[decision.buying_step]})
    if decision.buyer_stage is not None:
        return STAGES_OF_BUYER[decision.buyer_stage]
    return frozenset()


def _scenes(stages: Iterable[SellingStage], signals: frozenset[Signal]) -> frozenset[Scene]:
    if Signal.NEVER_MET in signals:
        return frozenset({Scene.FIRST_CONTACT})
    found = {_SCENES[stage] for stage in stages}
    if signals & _DOUBTS:
        found.add(Scene.OBJECTION)
    if Signal.WON in signals:
        found.add(Scene.HAND_OVER)
    if Signal.AFTER_EVENT in signals:
        found.add(Scene.FIRST_CONTACT)  # a word at a stand is not yet a talk
    return frozenset(found)


def _departments(account: Account, seat: Seat, person: Person | None) -> frozenset[DepartmentKind]:
    home = person.department_id if person else seat.department_id
    title = person.title if person else seat.title
    found = department_kinds(account.department(home).name if home else "", title)
    if person is not None and person.is_external:
        # What an outsider's title means at home says nothing of the customer's departments.
        return frozenset({DepartmentKind.OUTSIDE})
    return found


def _rivals(account: Account, decision: Decision, seat: Seat) -> tuple[Competitor, ...]:
    there = account.rivals_in(decision.id)
    return tuple(sorted(there, key=lambda rival: rival.id != seat.backs_id))


def _causes(seat_id: str, clashes: Iterable[Clash]) -> dict[CauseCode, tuple[str, ...]]:
    found: dict[CauseCode, tuple[str, ...]] = {}
    for clash in clashes:
        here = next((n for n, side in enumerate(clash.sides) if seat_id in side), None)
        if here is None or clash.is_question:
            continue
        others = tuple(key for n, side in enumerate(clash.sides) if n != here for key in side)
        for cause in clash.causes:
            about = {key for evidence in cause.evidence for key in evidence.seat_ids}
            if cause.code not in _OF_ONE or seat_id in about:
                found.setdefault(cause.code, others)
    return found


def _signals(
    reading: Reading, seat: Seat, person: Person | None, rivals: tuple[Competitor, ...]
) -> Iterator[Signal]:
    yield from _of_the_decision(reading)
    yield from _of_the_seat(reading, seat)
    if rivals:
        yield Signal.RIVAL_PRESENT
    if person is None:
        return
    if is_partner(reading.account, seat):
        yield Signal.THEIR_PARTNER
    reach = reading.reaches[person.id].reach
    if reach is Reach.NEVER:
        yield Signal.NEVER_MET
    elif reach is Reach.COLD:
        yield Signal.COLD
    yield from openings(reading, person.id)
    fresh = reading.today - timedelta(days=NEW_DAYS)
    if person.since is not None and fresh <= person.since <= reading.today:
        yield Signal.NEW_IN_POST
    if person.level is Level.UPPER:
        yield Signal.UPPER
    elif person.level is Level.WORKING:
        yield Signal.WORKING


def _of_the_decision(reading: Reading) -> Iterator[Signal]:
    decision = reading.decision
    if decision.state is DecisionState.WON:
        yield Signal.WON
    budget = decision.bant.budget.budget_state
    if budget in {BudgetState.FROZEN, BudgetState.NONE}:
        yield Signal.BUDGET_IN_DOUBT
    elif budget in {BudgetState.PLANNED, BudgetState.REQUESTED}:
        yield Signal.BUDGET_OPEN
    if decision.decide_by is not None and decision.state is DecisionState.RUNNING:
        days = (decision.decide_by - reading.today).days
        if days < 0:
            yield Signal.DATE_PAST
        elif days <= NEAR_DAYS:
            yield Signal.DATE_NEAR


def _of_the_seat(reading: Reading, seat: Seat) -> Iterator[Signal]:
    stance = seat.stance_on(reading.today)
    support = stance.support if stance else None
    if support is None:
        yield Signal.UNKNOWN
    elif support <= -2:
        yield Signal.AGAINST
    elif support <= 1:
        yield Signal.UNDECIDED
    elif support >= 3:
        yield Signal.FOR_US
    marks = {
        Signal.BACKS_COMPETITOR: seat.backs_id is not None,
        Signal.VETO: seat.veto,
        Signal.HIDDEN: seat.hidden,
        Signal.COACH: seat.coach,
        Signal.CONCERN_OPEN: any(c.state is ConcernState.OPEN for c in seat.concerns),
        Signal.CONCERN_ANSWERED: any(c.state is ConcernState.ANSWERED for c in seat.concerns),
        Signal.ANSWER_OVERDUE: any(c.due and c.due < reading.today for c in seat.open_concerns),
    }
    yield from (signal for signal, holds in marks.items() if holds)
