"""More accounts in which a rule fires, each with its twin in which the same rule is silent.

With ``gap_cases`` every rule has one: ``fires``, ``silent``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from stakeholder_map.model.decision import RequiredRole, Stake
from stakeholder_map.model.scales import ConcernState, Level, Severity
from stakeholder_map.model.seat import Concern
from tests.analysis.gaps.deal import DM, GATE, TODAY, USER, Deal, sat


def heavy(met: bool) -> Deal:
    """Lin has most of the decision and was never met, or yesterday."""
    deal = Deal().person("Ann", met=5, seat=sat(weight=0.4))
    deal.person("Lin", met=1 if met else None, seat=sat(weight=0.6))
    if not met:
        deal.people[1] = deal.people[1].but(met=False)
    return deal


def worried(**fields) -> Deal:
    concern = Concern(id="c", text="Payback", **{"owner_id": "li", **fields})
    return Deal().person("Ann", met=1, seat=sat(concerns=(concern,)))


def finance(*met: int) -> Deal:
    """Finance has 30 %, IT the rest; so many days ago its people were met."""
    stakes = (Stake(department_id="fin", weight=0.3), Stake(department_id="it", weight=0.7))
    deal = Deal(stakes=stakes).person("Ina", met=1).person("Ivo", met=1)
    for number, days in enumerate(met):
        deal.person(f"F{number}", met=days, department_id="fin")
    return deal


def levels(*found: Level) -> Deal:
    deal = Deal()
    for number, level in enumerate(found):
        deal.person(f"P{number}", level=level, met=1)
    return deal


def left(seat: dict) -> Deal:
    deal = Deal().person("Ann", seat=seat).person("Ben")
    deal.people[0] = deal.people[0].but(left_on=TODAY - timedelta(days=9))
    return deal


def hidden(met: int | None) -> Deal:
    deal = Deal().person("Ann", met=1).person("Eva", met=met, seat=sat(hidden=True))
    if met is None:
        deal.people[1] = deal.people[1].but(met=False)
    return deal


def stances(*supports: int) -> Deal:
    deal = Deal()
    for number, support in enumerate(supports):
        deal.person(f"P{number}", support=support)
    return deal


Case = tuple[Callable[[], Deal], Callable[[], Deal]]

#: Rule → an account in which it fires for sure, and one in which it is silent.
MORE: dict[str, Case] = {
    "start_here": (Deal, lambda: Deal().person("Ann")),
    "no_decision_maker": (
        lambda: Deal().person("Ann", seat=sat(USER)),
        lambda: Deal().person("Ann", seat=sat(DM)),
    ),
    "decider_against": (
        lambda: Deal().person("Ann", support=-1, met=1, seat=sat(DM)),
        lambda: Deal().person("Ann", support=0, met=1, seat=sat(DM)),
    ),
    "veto_unknown": (
        lambda: Deal().person("Ann", seat=sat(veto=True)),
        lambda: Deal().person("Ann", support=-3, seat=sat(veto=True)),
    ),
    "never_met": (lambda: heavy(met=False), lambda: heavy(met=True)),
    "concern_blocking": (
        lambda: worried(severity=Severity.BLOCKING),
        lambda: worried(severity=Severity.BLOCKING, state=ConcernState.ANSWERED),
    ),
    "seat_missing": (
        lambda: Deal(required_roles=(RequiredRole(role=GATE),)).person("Ann", seat=sat(USER)),
        lambda: Deal(required_roles=(RequiredRole(role=GATE),)).person("Ann", seat=sat(GATE)),
    ),
    "decider_unknown": (
        lambda: Deal().person("Ann", seat=sat(DM)),
        lambda: Deal().person("Ann", support=1, seat=sat(DM)),
    ),
    "hidden_unreached": (lambda: hidden(None), lambda: hidden(3)),
    "left_open": (lambda: left(sat(DM)), lambda: left(sat(USER, weight=0.0))),
    "single_threaded": (lambda: finance(5, 200), lambda: finance(5, 5)),
    "cold_contact": (
        lambda: Deal().person("Ann", met=61),
        lambda: Deal().person("Ann", met=60),
    ),
    "concern_unowned": (lambda: worried(owner_id=None), worried),
    "concern_overdue": (
        lambda: worried(due=TODAY - timedelta(days=1)),
        lambda: worried(due=TODAY),
    ),
    "no_coach": (
        lambda: Deal().person("Ann"),
        lambda: Deal().person("Ann", support=2, seat=sat(coach=True)),
    ),
    "no_executive_contact": (
        lambda: Deal().person("Ann", level=Level.UPPER, met=400),
        lambda: Deal().person("Ann", level=Level.UPPER, met=30),
    ),
    "no_user_behind": (
        lambda: Deal().person("Ann", support=0, seat=sat(USER)),
        lambda: Deal().person("Ann", support=1, seat=sat(USER)),
    ),
    "opposition_not_found": (lambda: stances(3, 2, 1, 1), lambda: stances(3, 2, 1, -1)),
    "no_working_level": (
        lambda: levels(Level.UPPER, Level.MIDDLE, Level.MIDDLE),
        lambda: levels(Level.UPPER, Level.MIDDLE, Level.WORKING),
    ),
    "stale_evidence": (
        lambda: Deal().person("Ann", support=2, age=91, seat=sat(DM)),
        lambda: Deal().person("Ann", support=2, age=90, seat=sat(DM)),
    ),
    "weights_bent": (
        lambda: Deal().person("Ann", seat=sat(weight=0.5)).person("Ben", seat=sat(weight=0.2)),
        lambda: Deal().person("Ann", seat=sat(weight=0.5)).person("Ben", seat=sat(weight=0.5)),
    ),
}

#: Rules that never tell for sure: an account in which they ask, and one in which they are silent.
ASKING: dict[str, Case] = {
    "stage_unknown": (
        lambda: Deal().person("Ann"),
        lambda: Deal(buying_step="need").person("Ann"),
    ),
}
