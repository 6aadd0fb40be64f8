"""Gap rules about the whole, departments, levels, concerns, the team; and what holds for all.

Those about single people are in ``test_gaps_people``.
"""

from datetime import timedelta
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.gaps import RULES, GapSeverity
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import RequiredRole, Stake
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import ConcernState, Level, Severity
from stakeholder_map.model.seat import Concern
from stakeholder_map.model.team import Touch
from tests.analysis.gaps.deal import DM, GATE, TODAY, USER, Deal, sat
from tests.strategies import accounts

# The whole


def test_an_empty_account_only_says_where_to_start() -> None:
    reading = read(Deal().account(), "d", TODAY)
    assert [gap.rule for gap in reading.gaps] == ["start_here"]


def test_people_without_seats_start_too() -> None:
    account = Deal().account().but(people=(Person(id="p", name="Anna"),))
    (gap,) = read(account, "d", TODAY).gaps
    assert (gap.rule, gap.values["people"]) == ("start_here", 1)


def test_with_a_seat_the_start_is_over() -> None:
    assert not Deal().person("Anna").gaps("start_here")
    assert not Deal().missing(title="Security").gaps("start_here")


def test_the_worst_comes_first_and_certain_before_uncertain() -> None:
    deal = (
        Deal()
        .person("Anna", seat=sat(DM, weight=0.5), support=-2)
        .person("Ben", seat=sat(weight=0.5), age=200, support=1, met=200)
    )
    gaps = read(deal.account(), "d", TODAY).gaps
    order = [(list(GapSeverity).index(gap.severity), not gap.certain) for gap in gaps]
    assert order == sorted(order)
    assert len({gap.severity for gap in gaps}) == 3


def test_every_rule_has_a_name_and_says_what_it_looks_for() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.doc.endswith(".") for rule in RULES)


# Departments and levels


def finance(*people: int | None, weight: float = 0.3) -> Deal:
    """People of Finance, met so many days ago (None: nothing recorded)."""
    stakes = (Stake(department_id="fin", weight=weight), Stake(department_id="it", weight=0.7))
    deal = Deal(stakes=stakes).person("Ina", met=1).person("Ivo", met=1)
    for number, days in enumerate(people):
        deal.person(f"F{number}", met=days, department_id="fin")
    return deal


def test_a_department_on_one_contact() -> None:
    gap = finance(5, 200).gap("single_threaded")
    assert (gap.severity, gap.department_id, gap.certain) == (GapSeverity.SERIOUS, "fin", True)
    assert gap.values["names"] == ("F0",)
    assert gap.values["share"] == pytest.approx(0.3)
    assert (gap.values["reached"], gap.values["people"]) == (1, 2)


@pytest.mark.parametrize("levels", [*combinations_with_replacement(Level, 4)])
def test_a_department_with_just_the_limit_has_it_whoever_shares_it(levels) -> None:
    """15 % shared by level between four people: their sum is rounded, sometimes below 0.15."""
    stakes = (Stake(department_id="it", weight=0.15), Stake(department_id="fin", weight=0.85))
    deal = Deal(stakes=stakes).person("Ina", department_id="fin")
    for number, level in enumerate(levels):
        deal.person(f"P{number}", support=-2, level=level)
    assert deal.gap("department_against").values["share"] == pytest.approx(0.15)


def test_an_unreached_department_is_found_too() -> None:
    assert finance(200, 200).gap("single_threaded").values["reached"] == 0


def test_two_living_contacts_make_a_department_safe() -> None:
    assert not finance(5, 5).gaps("single_threaded")


def test_perhaps_there_is_a_second_contact() -> None:
    assert not finance(5, None).gap("single_threaded").certain


def test_a_department_of_which_one_person_is_known_is_minor() -> None:
    assert finance(5).gap("single_threaded").severity is GapSeverity.MINOR


def test_the_head_alone_is_a_department() -> None:
    deal = finance(5)
    deal.people[-1] = deal.people[-1].but(level=Level.UPPER)
    assert not deal.gaps("single_threaded")


def test_a_department_of_little_weight_is_silent() -> None:
    assert not finance(5, 200, weight=0.05).gaps("single_threaded")


def levels(*found: Level | None) -> Deal:
    deal = Deal()
    for number, level in enumerate(found):
        deal.person(f"P{number}", level=level)
    return deal


U, M, W = Level.UPPER, Level.MIDDLE, Level.WORKING


def test_only_upper_and_middle_levels_known() -> None:
    assert levels(U, M, M).gap("no_working_level").certain
    assert not levels(U, M, None).gap("no_working_level").certain


@pytest.mark.parametrize("found", [(U, M, W), (U, M), (None, None, None)])
def test_levels_are_silent(found) -> None:
    assert not levels(*found).gaps("no_working_level")


def test_weights_that_do_not_add_up() -> None:
    deal = Deal().person("A", seat=sat(weight=0.9)).person("B", seat=sat(weight=0.3))
    gap = deal.gap("weights_bent")
    assert (gap.values["code"], gap.values["entered"]) == ("sum", pytest.approx(1.2))
    assert Deal().person("A").gap("weights_bent").values["code"] == "uniform"
    assert not Deal().person("A", seat=sat(weight=1.0)).gaps("weights_bent")


# Concerns


def concerned(**fields) -> Deal:
    concern = Concern(id="c", text="Payback over 18 months", **fields)
    return Deal().person("Zhao", seat=sat(concerns=(concern,)))


def test_an_open_concern_without_an_owner() -> None:
    gap = concerned().gap("concern_unowned")
    assert (gap.concern_id, gap.values["concern"]) == ("c", "Payback over 18 months")
    assert concerned(severity=Severity.MINOR).gap("concern_unowned").severity is GapSeverity.MINOR
    assert concerned(state=ConcernState.ANSWERED).gap("concern_unowned")


def test_an_owned_or_resolved_concern_is_silent() -> None:
    assert not concerned(owner_id="li").gaps("concern_unowned")
    assert not concerned(state=ConcernState.RESOLVED).gaps("concern_unowned")


def test_a_concern_overdue() -> None:
    yesterday = TODAY - timedelta(days=1)
    gap = concerned(due=yesterday, owner_id="li").gap("concern_overdue")
    assert (gap.values["days"], gap.values["owner"]) == (1, "Li Na")
    assert not concerned(due=TODAY).gaps("concern_overdue")
    assert not concerned(due=yesterday, state=ConcernState.RESOLVED).gaps("concern_overdue")


def test_a_blocking_concern_that_nobody_answered() -> None:
    block = Severity.BLOCKING
    assert concerned(severity=block).gap("concern_blocking").severity is GapSeverity.CRITICAL
    assert not concerned(severity=block, state=ConcernState.ANSWERED).gaps("concern_blocking")
    assert not concerned().gaps("concern_blocking")


# The team around us


def test_no_user_behind_us() -> None:
    gap = Deal().person("Ma", support=0, seat=sat(USER)).gap("no_user_behind")
    assert (gap.certain, gap.values["names"]) == (True, ("Ma",))
    assert not Deal().person("Ma", seat=sat(USER)).gap("no_user_behind").certain
    assert Deal().person("Ma", seat=sat(DM)).gap("no_user_behind").certain
    assert not Deal().person("Ma").gap("no_user_behind").certain


def test_one_user_for_us_is_enough() -> None:
    deal = Deal().person("Ma", support=1, seat=sat(USER)).person("Mo", support=-5, seat=sat(USER))
    assert not deal.gaps("no_user_behind")


def test_no_coach() -> None:
    assert Deal().person("Ma").gap("no_coach")
    assert not Deal().person("Ma", seat=sat(coach=True)).gaps("no_coach")


@pytest.mark.parametrize(
    ("days", "certain"),
    [(121, True), (400, True), (None, False)],
)
def test_no_executive_met_in_time(days, certain) -> None:
    gap = Deal().person("Lin", level=U, met=days).gap("no_executive_contact")
    assert gap.certain is certain
    assert gap.values.get("days") == days


def test_one_executive_met_in_time_is_enough() -> None:
    deal = Deal().person("Lin", level=U, met=120).person("Wu", level=U)
    assert not deal.gaps("no_executive_contact")


def test_no_executive_on_the_map() -> None:
    assert Deal().person("Ma", met=1).gap("no_executive_contact").certain
    assert not Deal().person("Ma", met=1, level=None).gap("no_executive_contact").certain


def stances(*supports, **seat) -> Deal:
    deal = Deal()
    for number, support in enumerate(supports):
        deal.person(f"P{number}", support=support, seat=seat)
    return deal


def test_only_supporters_recorded() -> None:
    gap = stances(1, 3, 0, None).gap("opposition_not_found")
    assert (gap.values["n"], gap.values["unknown"]) == (3, 1)


@pytest.mark.parametrize("supports", [(1, 3, -1), (1, 3), (0, 0, 0), (None, None, None)])
def test_opposition_is_silent(supports) -> None:
    assert not stances(*supports).gaps("opposition_not_found")


def test_who_backs_a_competitor_is_opposition() -> None:
    assert not stances(1, 3, 0, backs_id="rival").gaps("opposition_not_found")


# Missing seats


def test_a_seat_that_nobody_fills() -> None:
    gap = Deal().missing(title="Security officer", roles=(GATE,)).gap("seat_missing")
    assert (gap.severity, gap.seat_ids) == (GapSeverity.SERIOUS, ("missing",))
    assert gap.values["name"] == "Security officer"
    assert Deal().missing(veto=True).gap("seat_missing").severity is GapSeverity.CRITICAL


def test_a_required_role_that_nobody_fills() -> None:
    needed = (RequiredRole(id="r", role=GATE, department_id="fin"),)
    deal = Deal(required_roles=needed).person("Anna", seat=sat(GATE))
    gap = deal.gap("seat_missing")
    assert (gap.department_id, gap.values["roles"]) == ("fin", ("gatekeeper",))
    assert not deal.person("Bo", department_id="fin", seat=sat(GATE)).gaps("seat_missing")


def test_a_required_role_is_told_once_where_a_ghost_stands_for_it() -> None:
    deal = Deal(required_roles=(RequiredRole(role=GATE),)).missing(roles=(GATE,))
    assert len(deal.gaps("seat_missing")) == 1


def test_a_required_role_of_somebody_who_left_is_open_again() -> None:
    deal = Deal(required_roles=(RequiredRole(role=GATE),)).person("A", seat=sat(GATE))
    assert not deal.gaps("seat_missing")
    deal.people[0] = deal.people[0].but(left_on=TODAY)
    assert deal.gap("seat_missing")


def test_somebody_with_weight_has_left() -> None:
    deal = Deal().person("Anna", seat=sat(weight=0.4)).person("B", seat=sat(weight=0.6))
    deal.people[0] = deal.people[0].but(left_on=TODAY)
    assert deal.gap("left_open").values == {"name": "Anna", "on": TODAY}
    assert not Deal().person("Anna", seat=sat(weight=0.4)).gaps("left_open")


@pytest.mark.parametrize(
    ("came", "there", "fires"),
    [
        (0, {}, False),
        (-60, {}, False),
        (-61, {}, True),
        (30, {"department_id": "finance"}, True),
        (30, {"seat": sat(USER)}, True),
    ],
)
def test_who_came_to_the_same_part_in_the_same_department_has_taken_the_seat_over(
    came: int, there: dict, fires: bool
) -> None:
    gone = TODAY - timedelta(days=40)
    deal = Deal().person("Anna", seat=sat(DM, weight=0.4), left_on=gone)
    deal.person("Bo", since=gone + timedelta(days=came), **{"seat": sat(DM, weight=0.6), **there})
    assert bool(deal.gaps("left_open")) is fires


# Age of what we know


def test_old_evidence_about_somebody_who_matters() -> None:
    gap = Deal().person("Anna", support=3, age=91, seat=sat(weight=1.0)).gap("stale_evidence")
    assert gap.values["days"] == 91
    assert not Deal().person("Anna", support=3, age=90, seat=sat(DM)).gaps("stale_evidence")
    light = Deal().person("A", seat=sat(weight=0.95)).person("B", support=3, age=300)
    assert not light.gaps("stale_evidence")


# Properties

#: Rules about who of us meets them, which a meeting may well set off.
OUR_SIDE = {"teammate_single_point", "level_mismatch", "executive_often"}


def readings(account: Account) -> list[Reading]:
    return [read(account, decision.id, TODAY) for decision in account.decisions]


@settings(deadline=None)
@given(accounts(), st.data())
def test_a_fresh_two_way_touch_never_adds_a_gap(account: Account, data) -> None:
    """That one of us then carries it all, or comes too often, is another matter."""
    if not account.people:
        return
    who = data.draw(st.sampled_from(account.people)).id
    touch = Touch(on=TODAY, two_way=True, person_ids=(who,))
    met = account.but(touches=(*account.touches, touch))
    for before, after in zip(readings(account), readings(met), strict=True):
        old, new = ({g.key for g in one.gaps if g.rule not in OUR_SIDE} for one in (before, after))
        assert new <= old
        assert after.reaches[who].reach is Reach.MET
        assert after.coverage.total.low >= before.coverage.total.low - 1e-12


@settings(deadline=None)
@given(accounts())
def test_every_finding_points_to_something_that_is_there(account: Account) -> None:
    people = {person.id for person in account.people}
    for reading in readings(account):
        seats = {seat.id for seat in reading.decision.seats}
        for gap in reading.gaps:
            assert set(gap.seat_ids) <= seats
            assert set(gap.person_ids) <= people
            assert 0 <= gap.weight <= 1 + 1e-9
        assert len({gap.key for gap in reading.gaps}) == len(reading.gaps)
