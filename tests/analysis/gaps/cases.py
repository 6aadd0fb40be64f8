"""A small account in which a gap rule fires, and one a step away in which it is silent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from stakeholder_map.model import scales as s
from stakeholder_map.model.competitor import AttackLine, Competitor
from stakeholder_map.model.decision import (
    ApprovalStep,
    Bant,
    Budget,
    Criterion,
    Milestone,
    Pain,
    Stake,
)
from stakeholder_map.model.scales import Level, Severity
from stakeholder_map.model.seat import Concern
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from tests.analysis.gaps.deal import DM, TODAY, Deal, sat

RIVAL = (Competitor(id="rival", name="Rival"),)
TEAM = (Teammate(id="li", name="Li Na"), Teammate(id="gu", name="Gu", level=Level.UPPER))


def ago(days: int):
    return TODAY - timedelta(days=days)


def three(**first) -> Deal:
    """Ann, Ben and Cai; ``first``: Ann's fields."""
    return Deal().person("Ann", **first).person("Ben").person("Cai")


def at(step: str, **decision) -> Deal:
    """A decision at one of the buyer's steps, ours beside it."""
    ours = list(s.SellingStage)[list(s.BuyingStep).index(s.BuyingStep(step))]
    return Deal(buying_step=step, selling_stage=ours, **decision).person("Ann")


def camp(weight: float) -> Deal:
    deal = Deal().person("Ann", seat=sat(backs_id="rival", weight=weight))
    return deal.person("Ben", seat=sat(weight=1 - weight))


def told(*by: str) -> Deal:
    deal = three()
    deal.ties = [
        Tie(source=a, target=b, kind=s.TieKind.INFLUENCES, said_by=who)
        for (a, b), who in zip((("Ann", "Ben"), ("Ben", "Cai"), ("Cai", "Ann")), by, strict=True)
    ]
    return deal


def heard(support: int) -> Deal:
    return Deal().person("Ann", seat=sat(DM)).person("Ben", support=support).tie("Ben", "Ann")


def pointing(*pairs: tuple[str, str]) -> Deal:
    criteria = tuple(Criterion(text=f"{a}{b}", set_by_id=a, who_could_id=b) for a, b in pairs)
    deal = three()
    deal.decision["criteria"] = criteria
    return deal


def met_by(*teammates: str, days: int = 5, level: Level = Level.MIDDLE) -> Deal:
    """Three equal people, each met by the teammate of the same place."""
    deal = Deal()
    for name, teammate in zip(("Ann", "Ben", "Cai"), teammates, strict=True):
        deal.person(name, level=level)
        by = (teammate,) if teammate else ()
        deal.touches.append(Touch(on=ago(days), two_way=True, person_ids=(name,), teammate_ids=by))
    return deal


def often(n: int) -> Deal:
    deal = Deal().person("Ann", level=Level.UPPER)
    deal.touches = [
        Touch(on=ago(day), two_way=True, person_ids=("Ann",), teammate_ids=("gu",))
        for day in range(n)
    ]
    return deal


def worried(**fields) -> Deal:
    return Deal().person("Ann", seat=sat(concerns=(Concern(id="c", text="Payback", **fields),)))


def same_worry(n: int) -> Deal:
    deal = Deal()
    for number in range(n):
        concern = Concern(text="Price", category=s.ConcernCategory.PRICE)
        deal.person(f"P{number}", seat=sat(concerns=(concern,)))
    return deal


def near(days: int, severity: Severity = Severity.SERIOUS) -> Deal:
    concern = Concern(text="Payback", severity=severity)
    deal = Deal(decide_by=TODAY + timedelta(days=days))
    return deal.person("Ann", seat=sat(concerns=(concern,)))


def money(**budget) -> Deal:
    return at("tender", bant=Bant(budget=Budget(**budget)))


def step(*seat_ids: str, **fields) -> tuple[ApprovalStep, ...]:
    return (ApprovalStep(id="x", name="Board", seat_ids=seat_ids, **fields),)


def department(ann: int | None, ben: int | None) -> Deal:
    return Deal().person("Ann", support=ann).person("Ben", support=ben)


#: rule → a deal in which it fires for sure, what its values must hold, a deal in which it is
#: silent, and what else the account needs.
CASES: dict[str, tuple[Callable[[], Deal], dict, Callable[[], Deal], dict]] = {
    "rival_decides": (
        lambda: Deal().person("Ann", seat=sat(backs_id="rival", veto=True)),
        {"name": "Ann", "competitor": "Rival", "veto": 1},
        lambda: Deal().person("Ann", seat=sat(backs_id="rival")),
        {"competitors": RIVAL},
    ),
    "rival_camp": (
        lambda: camp(0.3),
        {"competitor": "Rival", "names": ("Ann",), "power": pytest.approx(0.3)},
        lambda: camp(0.29),
        {"competitors": RIVAL},
    ),
    "criteria_rival": (
        lambda: Deal(criteria=(Criterion(text="Open source", set_by_id="Ann"),)).person(
            "Ann", seat=sat(backs_id="rival")
        ),
        {"name": "Ann", "criteria": ("Open source",)},
        lambda: Deal(criteria=(Criterion(text="Open source"),)).person(
            "Ann", seat=sat(backs_id="rival")
        ),
        {"competitors": RIVAL},
    ),
    "criterion_lost": (
        lambda: Deal(criteria=(Criterion(text="Price", weight=0.4, our_fit=1),)).person("Ann"),
        {"n": 1, "criteria": ("Price",)},
        lambda: Deal(criteria=(Criterion(text="Price", weight=0.4, our_fit=2),)).person("Ann"),
        {},
    ),
    "attack_unanswered": (
        lambda: Deal().person("Ann"),
        {"n": 1, "names": ("Rival",), "line": "Too small"},
        Deal,
        {"competitors": (RIVAL[0].but(attack_lines=(AttackLine(text="Too small"),)),)},
    ),
    "no_competitor": (lambda: at("screening"), {}, lambda: at("need"), {}),
    "new_person": (
        lambda: Deal().person("Ann", since=ago(90), met=100),
        {"name": "Ann", "on": ago(90)},
        lambda: Deal().person("Ann", since=ago(91), met=100),
        {},
    ),
    "reorganised": (
        lambda: Deal().person("Ann", since=ago(180)).person("Ben", left_on=ago(1)),
        {"n": 2, "names": ("Ann", "Ben")},
        lambda: Deal().person("Ann", since=ago(181)).person("Ben", left_on=ago(1)),
        {},
    ),
    "support_assumed": (
        lambda: assumed(s.Basis.ASSUMED),
        {"n": 1, "names": ("Ann",)},
        lambda: assumed(s.Basis.TOLD),
        {},
    ),
    "coach_doubtful": (
        lambda: Deal().person("Ann", support=0, seat=sat(coach=True)),
        {"name": "Ann", "support": 0},
        lambda: Deal().person("Ann", support=1, seat=sat(coach=True)),
        {},
    ),
    "no_supporter": (
        lambda: Deal().person("Ann", support=0).person("Ben", support=-2),
        {"n": 2, "unknown": 0},
        lambda: Deal().person("Ann", support=1),
        {},
    ),
    "no_champion": (
        lambda: department(2, 0).person("Cai", support=0),
        {"name": "Ann", "support": 2, "limit": 3},
        lambda: department(3, 0).person("Cai", support=0),
        {},
    ),
    "support_on_one": (
        lambda: department(3, 2).person("Cai", support=0),
        {"name": "Ann", "part": pytest.approx(0.6)},
        lambda: department(3, 3).person("Cai", support=0),
        {},
    ),
    "department_unknown": (
        lambda: Deal(stakes=(Stake(department_id="fin", weight=0.1),)).person("Ann"),
        {"department": "Finance", "share": 0.1},
        lambda: Deal(stakes=(Stake(department_id="fin", weight=0.09),)).person("Ann"),
        {},
    ),
    "department_against": (
        lambda: department(-1, 0),
        {"department": "IT", "names": ("Ann",), "share": pytest.approx(1)},
        lambda: department(-1, 1),
        {},
    ),
    "department_split": (
        lambda: department(4, -1),
        {"friend": "Ann", "foe": "Ben", "best": 4, "worst": -1, "bridge": ""},
        lambda: department(3, -1),
        {},
    ),
    "one_source": (
        lambda: told("Eva", " eva", "Eva"),
        {"n": 3, "unknown": 0},
        lambda: told("Eva", "Eva", "Bo"),
        {},
    ),
    "decider_ear": (lambda: heard(-1), {"name": "Ann", "names": ("Ben",)}, lambda: heard(1), {}),
    "listens_unknown": (
        lambda: three(seat=sat(DM, weight=1.0)).tie("Ann", "Ben"),
        {"n": 1, "names": ("Ann",)},
        lambda: three(seat=sat(DM, weight=1.0)).tie("Ben", "Ann"),
        {},
    ),
    "buck_circle": (
        lambda: pointing(("Ann", "Ben"), ("Ben", "Cai"), ("Cai", "Ann")),
        {"n": 3, "names": ("Ann", "Ben", "Cai")},
        lambda: pointing(("Ann", "Ben"), ("Ben", "Cai")),
        {},
    ),
    "teammate_single_point": (
        lambda: met_by("li", "li", "li"),
        {"teammate": "Li Na", "part": pytest.approx(1), "n": 3},
        lambda: met_by("li", "li", "gu"),
        {"teammates": TEAM},
    ),
    "contact_unowned": (
        lambda: Deal().person("Ann", seat=sat(DM)),
        {"n": 1, "names": ("Ann",)},
        lambda: Deal().person("Ben", seat=sat(DM)),
        {"contacts": (Contact(teammate_id="li", person_id="Ben", is_owner=True),)},
    ),
    "level_mismatch": (
        lambda: met_by("mid", "mid", "gu", level=Level.UPPER),
        {"n": 2, "names": ("Ann", "Ben")},
        lambda: met_by("gu", "gu", "gu", level=Level.UPPER),
        {"teammates": (*TEAM, Teammate(id="mid", name="Mi", level=Level.MIDDLE))},
    ),
    "no_sponsor": (
        lambda: Deal().person("Ann", level=Level.UPPER),
        {"n": 1, "names": ("Ann",)},
        lambda: Deal().person("Ann", level=Level.MIDDLE),
        {},
    ),
    "executive_often": (
        lambda: often(6),
        {"name": "Ann", "n": 6, "limit": 5},
        lambda: often(5),
        {"teammates": TEAM},
    ),
    "silence": (
        lambda: Deal().person("Ann", met=31),
        {"days": 31, "limit": 30},
        lambda: Deal().person("Ann", met=30),
        {},
    ),
    "stage_ahead": (
        lambda: Deal(buying_step="need", selling_stage="proposal").person("Ann"),
        {"ours": "proposal", "theirs": "need"},
        lambda: at("criteria"),
        {},
    ),
    "stage_behind": (
        lambda: Deal(buying_step="tender", selling_stage="proposal").person("Ann"),
        {"ours": "proposal", "theirs": "tender"},
        lambda: at("criteria"),
        {},
    ),
    "budget_unconfirmed": (
        lambda: money(budget_state="requested"),
        {"state": "requested"},
        lambda: money(budget_state="approved"),
        {},
    ),
    "budget_gone": (
        lambda: money(budget_state="frozen"),
        {"state": "frozen"},
        lambda: money(budget_state="planned"),
        {},
    ),
    "no_approval_rule": (
        lambda: Deal().person("Ann"),
        {},
        lambda: Deal(steps=step("s-Ann")).person("Ann"),
        {},
    ),
    "step_empty": (
        lambda: Deal(steps=step()).person("Ann"),
        {"n": 1, "steps": ("Board",)},
        lambda: Deal(steps=step("s-Ann")).person("Ann"),
        {},
    ),
    "no_criteria": (
        lambda: at("criteria"),
        {},
        lambda: at("criteria", criteria=(Criterion(text="Price"),)),
        {},
    ),
    "no_pain": (
        lambda: at("screening"),
        {},
        lambda: at("screening", pains=(Pain(text="Scrap"),)),
        {},
    ),
    "pain_unanswered": (
        lambda: Deal(pains=(Pain(text="Scrap", severity=4),)).person("Ann"),
        {"n": 1, "pains": ("Scrap",)},
        lambda: Deal(pains=(Pain(text="Scrap", severity=3),)).person("Ann"),
        {},
    ),
    "no_date": (lambda: Deal().person("Ann"), {}, lambda: near(200), {}),
    "date_passed": (lambda: near(-1), {"days": 1, "due": ago(1)}, lambda: near(0), {}),
    "concern_near_date": (
        lambda: near(30),
        {"n": 1, "days": 30, "names": ("Ann",)},
        lambda: near(31),
        {},
    ),
    "decider_undecided": (
        lambda: deciding(0),
        {"name": "Ann", "days": 10},
        lambda: deciding(1),
        {},
    ),
    "milestone_late": (
        lambda: Deal(milestones=(Milestone(on=ago(1), text="Demo"),)).person("Ann"),
        {"n": 1, "milestones": ("Demo",)},
        lambda: Deal(milestones=(Milestone(on=ago(1), text="Demo", done=True),)).person("Ann"),
        {},
    ),
    "concern_unconfirmed": (
        lambda: worried(state="answered", answered_on=ago(22)),
        {"concern": "Payback", "days": 22},
        lambda: worried(state="answered", answered_on=ago(21)),
        {},
    ),
    "concern_common": (
        lambda: same_worry(3),
        {"n": 3, "category": "price"},
        lambda: same_worry(2),
        {},
    ),
    "concern_unknown": (
        lambda: Deal().person("Ann", support=2, seat=sat(DM)),
        {"name": "Ann", "support": 2},
        lambda: Deal().person("Ann", support=3, seat=sat(DM)),
        {},
    ),
}


def assumed(basis: s.Basis) -> Deal:
    deal = Deal().person("Ann", support=2, seat=sat(DM))
    (stance,) = deal.seats[0].stances
    deal.seats[0] = deal.seats[0].but(stances=(stance.but(basis=basis),))
    return deal


def deciding(support: int) -> Deal:
    deal = Deal(decide_by=TODAY + timedelta(days=10))
    return deal.person("Ann", support=support, seat=sat(DM))
