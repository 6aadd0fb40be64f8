"""An account in which a given text of the playbook fits and everything it needs is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.analysis.disagreement import Clash, disagreements
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import AttackLine, Competitor, Trait
from stakeholder_map.model.decision import (
    Bant,
    Budget,
    Criterion,
    Decision,
    Milestone,
    Pain,
    Stake,
)
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.scales import (
    BudgetState,
    ConcernCategory,
    ConcernState,
    DecisionState,
    Dimension,
    Level,
    Money,
    OrganisationKind,
    Role,
    TieKind,
    TouchKind,
)
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import DepartmentKind, Industry, Scene, Signal

#: A department of each kind, as a customer would call it.
DEPARTMENTS = {
    DepartmentKind.EXECUTIVE: "Board",
    DepartmentKind.FINANCE: "Finance",
    DepartmentKind.PURCHASING: "采购部",
    DepartmentKind.IT: "IT",
    DepartmentKind.SECURITY: "信息安全部",
    DepartmentKind.PRODUCTION: "Production",
    DepartmentKind.QUALITY: "质量部",
    DepartmentKind.ENGINEERING: "Engineering",
    DepartmentKind.LEGAL: "Legal",
    DepartmentKind.FRONT_LINE: "Radiology",
}

INDUSTRIES = {
    Industry.MANUFACTURING: "汽车零部件机加工",
    Industry.HEALTHCARE: "Hospitals",
    Industry.BANKING: "Banking",
    Industry.PROPERTY: "商业地产开发",
    Industry.ENERGY: "Energy",
    Industry.PUBLIC: "Public sector",
    Industry.RETAIL: "Retail",
}

SUPPORTS = {Signal.AGAINST: -4, Signal.UNDECIDED: 0, Signal.FOR_US: 4}


def deal_for(entry: Entry, today: date) -> tuple[Account, tuple[Clash, ...]]:
    """Return an account whose seat "s" the text is for, and the quarrels that are found in it."""
    signals = set(entry.signals)
    kind = next(iter(entry.departments), None)
    partner = Signal.THEIR_PARTNER in signals
    outside = partner or kind is DepartmentKind.OUTSIDE
    home = DEPARTMENTS.get(kind, "Department X") if kind else "Department X"
    person = Person(
        id="p",
        name="Anna Berg",
        department_id=None if outside else "d",
        organisation_id="o" if outside else None,
        level=_level(signals),
        since=today - timedelta(days=30) if Signal.NEW_IN_POST in signals else None,
        met=False if _never_met(entry) else None,
    )
    support = next((SUPPORTS[s] for s in signals if s in SUPPORTS), None)
    if CauseCode.INDECISION in entry.causes:
        support = 0
    stances = () if support is None else (Stance(on=today, support=support),)
    seat = Seat(
        id="s",
        person_id="p",
        roles=entry.roles[:1],
        hidden=Signal.HIDDEN in signals,
        coach=Signal.COACH in signals,
        veto=Signal.VETO in signals,
        stances=stances,
        backs_id="c" if _backs(entry) else None,
        concerns=_concerns(entry, signals, today),
    )
    stage = next(iter(entry.stages), None)
    decide_by = today + timedelta(days=20 if Signal.DATE_NEAR in signals else 200)
    if Signal.DATE_PAST in signals:
        decide_by = today - timedelta(days=9)
    budget = BudgetState.FROZEN if Signal.BUDGET_IN_DOUBT in signals else None
    if Signal.BUDGET_OPEN in signals:
        budget = BudgetState.REQUESTED
    decision = Decision(
        id="x",
        name="Line control",
        state=DecisionState.WON if Signal.WON in signals else DecisionState.RUNNING,
        value=Money(amount=900_000, currency="EUR"),
        decide_by=decide_by,
        selling_stage=stage,
        buying_step=next(iter(entry.steps), None),
        bant=Bant(budget=Budget(budget_state=budget)),
        stakes=() if outside else (Stake(department_id="d", demands=("no downtime",)),),
        seats=(seat, _other(entry)),
        milestones=(Milestone(on=today + timedelta(days=9), text="First test"),),
        criteria=(Criterion(text="Uptime", our_fit=4),),
        pains=(
            Pain(
                text="Two hours lost a shift",
                person_ids=("p",),
                cost=Money(amount=400_000, currency="EUR"),
                worth=Money(amount=300_000, currency="EUR"),
                answer="One list for all stations",
            ),
        ),
    )
    cold = Signal.COLD in signals
    met = () if _never_met(entry) else (_touch(today - timedelta(days=200 if cold else 3)),)
    met += tuple(_before(signals, today))
    account = Account(
        id="a",
        name="Plant",
        industry=INDUSTRIES[entry.industries[0]] if entry.industries else "",
        departments=(Department(id="d", name=home),),
        organisations=(Organisation(id="o", name="Beside them", kind=_sort_of_outsider(partner)),),
        people=(person, Person(id="q", name="Bo Lind")),
        ties=(Tie(source="p", target="q", kind=TieKind.REPORTS_TO), *_quarrel(entry)),
        teammates=(Teammate(id="m", name="Mia", level=_ours(signals), is_sponsor=True),),
        owner_id="m",
        contacts=_contacts(entry, signals),
        touches=met,
        decisions=(decision,),
        competitors=(_rival(),),
        our_traits=(Trait(dimension=Dimension.PRODUCT, strength="Measured on site"),),
    )
    clashes = disagreements(read(account, "x", today)) if entry.causes else ()
    return account, clashes


def _sort_of_outsider(partner: bool) -> OrganisationKind:
    return OrganisationKind.AGENT if partner else OrganisationKind.DESIGN_INSTITUTE


def _ours(signals: set[Signal]) -> Level | None:
    return Level.UPPER if Signal.OUR_EXECUTIVE in signals else None


def _contacts(entry: Entry, signals: set[Signal]) -> tuple[Contact, ...]:
    keeps = Signal.OUR_EXECUTIVE in signals
    if _never_met(entry) and not keeps:
        return ()
    return (Contact(teammate_id="m", person_id="p", is_owner=keeps),)


def _level(signals: set[Signal]) -> Level | None:
    if Signal.UPPER in signals:
        return Level.UPPER
    return Level.WORKING if Signal.WORKING in signals else None


def _never_met(entry: Entry) -> bool:
    return Signal.NEVER_MET in entry.signals or entry.scene is Scene.FIRST_CONTACT


def _concerns(entry: Entry, signals: set[Signal], today: date) -> tuple[Concern, ...]:
    wanted = bool(signals & {Signal.CONCERN_OPEN, Signal.CONCERN_ANSWERED, Signal.ANSWER_OVERDUE})
    wanted |= bool(set(entry.causes) & {CauseCode.DIFFERENT_STAKES, CauseCode.SOMETHING_WE_DID})
    if not wanted and not entry.concerns and entry.scene is not Scene.OBJECTION:
        return ()
    category = entry.concerns[0] if entry.concerns else ConcernCategory.OTHER
    answered = Signal.CONCERN_ANSWERED in signals
    overdue = Signal.ANSWER_OVERDUE in signals or CauseCode.SOMETHING_WE_DID in entry.causes
    return (
        Concern(
            id="k",
            text="It stands still",
            category=category,
            state=ConcernState.ANSWERED if answered else ConcernState.OPEN,
            due=today - timedelta(days=5) if overdue else today + timedelta(days=5),
            answer="A second line as a spare",
            owner_id="m",
        ),
    )


def _backs(entry: Entry) -> bool:
    backing = {Signal.BACKS_COMPETITOR, Signal.THEIR_PARTNER}
    return bool(backing & {*entry.signals}) or CauseCode.COMPETITOR_CAMP in entry.causes


def _quarrel(entry: Entry) -> tuple[Tie, ...]:
    if not entry.causes:
        return ()
    return (Tie(source="p", target="q", kind=TieKind.CONFLICT),)


def _concerns_of_other(entry: Entry) -> tuple[Concern, ...]:
    if CauseCode.DIFFERENT_STAKES not in entry.causes:
        return ()
    return (Concern(id="theirs", text="Too dear", category=ConcernCategory.PRICE),)


def _other(entry: Entry) -> Seat:
    """Bo's seat, to whom Anna reports."""
    coach = Signal.WAY_IN in entry.signals
    return Seat(id="other", person_id="q", coach=coach, concerns=_concerns_of_other(entry))


def _touch(on: date) -> Touch:
    return Touch(on=on, person_ids=("p",), two_way=True)


def _before(signals: set[Signal], today: date) -> Iterator[Touch]:
    """What went before a first talk."""
    if Signal.WAY_IN in signals:
        yield Touch(on=today, person_ids=("q",), two_way=True)
    if Signal.UNANSWERED in signals:
        yield Touch(on=today, kind=TouchKind.EMAIL, person_ids=("p",), two_way=False)
    if Signal.AFTER_EVENT in signals:
        yield Touch(on=today, kind=TouchKind.EVENT, person_ids=("p",), two_way=False)


def _rival() -> Competitor:
    return Competitor(
        id="c",
        name="Kestrel",
        traits=(Trait(dimension=Dimension.PRODUCT, weakness="No spare parts here"),),
        attack_lines=(AttackLine(text="They are too small", answer="Ask our twelve customers."),),
    )


#: What the deal is for where a text asks for nothing.
ANYBODY = Entry(id="anybody", kind="message", roles=(Role.USER,), en="Any text at all.")
