"""Every gap rule fires where it should and stays silent where it should."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.gaps import RULES, Gap, GapSeverity
from stakeholder_map.analysis.reach import Reach
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision, RequiredRole, Stake
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import ConcernState, Level, Role, Severity, StepRule, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from tests.strategies import accounts

TODAY = date(2026, 3, 2)
DEPARTMENTS = {"it": "IT", "fin": "Finance"}


class Deal:
    """An account put together in a few words: ``Deal().person("Anna", support=3, met=10)``."""

    def __init__(self, **decision) -> None:
        self.people, self.seats, self.touches, self.ties = [], [], [], []
        self.decision = decision

    def person(self, name, *, support=None, met=None, two_way=True, age=0, seat=None, **more):
        """Add a person with a seat, met so many days ago; ``seat``: its other fields."""
        fields = {"level": Level.MIDDLE, "department_id": "it", **more}
        self.people.append(Person(id=name, name=name, **fields))
        stances = ()
        if support is not None:
            stances = (Stance(on=TODAY - timedelta(days=age), support=support),)
        self.seats.append(Seat(id=f"s-{name}", person_id=name, stances=stances, **(seat or {})))
        if met is not None:
            day = TODAY - timedelta(days=met)
            self.touches.append(Touch(on=day, two_way=two_way, person_ids=(name,)))
        return self

    def missing(self, **fields):
        self.seats.append(Seat(id="missing", **fields))
        return self

    def tie(self, source, target, strength=0.9):
        self.ties.append(
            Tie(source=source, target=target, kind=TieKind.INFLUENCES, strength=strength)
        )
        return self

    def account(self, **more) -> Account:
        return Account(
            name="A",
            departments=tuple(Department(id=k, name=n) for k, n in DEPARTMENTS.items()),
            people=tuple(self.people),
            touches=tuple(self.touches),
            ties=tuple(self.ties),
            teammates=(Teammate(id="li", name="Li Na"),),
            decisions=(Decision(id="d", name="MES", seats=tuple(self.seats), **self.decision),),
            **more,
        )

    def gaps(self, rule: str, **more) -> list[Gap]:
        return [gap for gap in read(self.account(**more), "d", TODAY).gaps if gap.rule == rule]

    def gap(self, rule: str, **more) -> Gap:
        (found,) = self.gaps(rule, **more)
        return found


def sat(*roles: Role, **fields) -> dict:
    return {"roles": roles, **fields}


DM, USER, GATE = Role.DECISION_MAKER, Role.USER, Role.GATEKEEPER


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


# Never met


def test_most_weight_never_met() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.4))
    deal.person("Lin", seat=sat(weight=0.6))
    deal.people[1] = deal.people[1].but(met=False)
    gap = deal.gap("never_met")
    assert (gap.severity, gap.certain, gap.person_ids) == (GapSeverity.CRITICAL, True, ("Lin",))
    assert gap.values == {"name": "Lin", "share": 0.6, "power": 0.6}


def test_nobody_recorded_it_so_we_cannot_tell() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.4)).person("Lin", seat=sat(weight=0.6))
    gap = deal.gap("never_met")
    assert not gap.certain


def test_a_mail_that_nobody_answered_is_no_meeting() -> None:
    deal = Deal().person("Lin", met=3, two_way=False, seat=sat(weight=1.0))
    assert deal.gap("never_met").certain


def test_a_heavy_one_beside_the_heaviest_is_serious() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.8)).person("B", seat=sat(weight=0.2))
    assert deal.gap("never_met").severity is GapSeverity.SERIOUS


def test_a_decision_maker_counts_whatever_the_weight() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=1.0)).person("B", seat=sat(DM, weight=0.0))
    assert deal.gap("never_met").person_ids == ("B",)


@pytest.mark.parametrize("days", [5, 300])
def test_who_was_met_once_is_no_longer_never_met(days: int) -> None:
    assert not Deal().person("Anna", met=days, seat=sat(weight=1.0)).gaps("never_met")


def test_who_the_rule_makes_strong_counts_though_light() -> None:
    """Without a step's only member nothing passes: all power, whatever the weight."""
    alone = ApprovalStep(id="x", name="Board", seat_ids=("s-B",), rule=StepRule.ALL)
    deal = Deal(steps=(alone,)).person("Anna", met=5, seat=sat(weight=0.95))
    gap = deal.person("B", seat=sat(weight=0.05)).gap("never_met")
    assert gap.person_ids == ("B",)
    assert gap.values["share"] == pytest.approx(0.05)
    assert gap.values["power"] == 1


def test_without_weights_nobody_has_most() -> None:
    assert not Deal().person("A").person("B").gaps("never_met")


# Cold


def test_a_contact_gone_cold() -> None:
    deal = Deal().person("Anna", met=61, seat=sat(weight=1.0))
    gap = deal.gap("cold_contact")
    assert (gap.severity, gap.values["days"]) == (GapSeverity.SERIOUS, 61)
    assert gap.values["last"] == TODAY - timedelta(days=61)


def test_a_light_contact_gone_cold_is_minor() -> None:
    deal = Deal().person("Anna", met=5, seat=sat(weight=0.95))
    deal.person("Ben", met=90, seat=sat(weight=0.05))
    assert deal.gap("cold_contact").severity is GapSeverity.MINOR


def test_a_living_contact_is_not_cold() -> None:
    assert not Deal().person("Anna", met=60).gaps("cold_contact")


def test_a_relationship_without_a_day_cannot_be_told_cold() -> None:
    deal = Deal().person("Anna", seat=sat(DM))
    known = Contact(teammate_id="li", person_id="Anna", closeness=3)
    assert not deal.gap("cold_contact", contacts=(known,)).certain
    assert not deal.gaps("never_met", contacts=(known,))


# Vetoes and decision-makers


def test_a_veto_with_an_unknown_stance() -> None:
    gap = Deal().person("Xu", seat=sat(veto=True), met=1).gap("veto_unknown")
    assert (gap.severity, gap.certain) == (GapSeverity.CRITICAL, True)


def test_a_veto_with_a_known_stance_is_silent() -> None:
    assert not Deal().person("Xu", support=0, seat=sat(veto=True)).gaps("veto_unknown")
    assert not Deal().person("Xu").gaps("veto_unknown")


def test_a_decision_maker_with_an_unknown_stance() -> None:
    assert Deal().person("Lin", seat=sat(DM)).gap("decider_unknown")
    assert not Deal().person("Lin", support=1, seat=sat(DM)).gaps("decider_unknown")
    assert not Deal().person("Lin", seat=sat(DM, veto=True)).gaps("decider_unknown")


@pytest.mark.parametrize("seat", [sat(DM), sat(veto=True)])
def test_a_hostile_decision_maker_is_a_gap_however_well_we_reach_them(seat) -> None:
    gap = Deal().person("Lin", support=-1, met=1, seat=seat).gap("decider_against")
    assert gap.severity is GapSeverity.CRITICAL
    assert gap.values["veto"] == int(seat.get("veto", False))


def test_a_hostile_user_is_no_hostile_decision_maker() -> None:
    assert not Deal().person("Lin", support=-5, seat=sat(USER)).gaps("decider_against")
    assert not Deal().person("Lin", support=0, seat=sat(DM)).gaps("decider_against")


def test_nobody_marked_as_decision_maker() -> None:
    assert Deal().person("Anna", seat=sat(USER)).gap("no_decision_maker").certain
    assert not Deal().person("Anna").gap("no_decision_maker").certain
    assert not Deal().person("Anna", seat=sat(DM)).gaps("no_decision_maker")


# Hidden influencers


def network(met=None, **seat) -> Deal:
    """Everybody listens to Tang, who has no weight."""
    deal = Deal().person("Tang", met=met, seat=sat(weight=0.0, **seat))
    for k in range(8):
        deal.person(f"P{k}", met=1, seat=sat(weight=0.125)).tie("Tang", f"P{k}")
    return deal


def test_a_hidden_influencer_found_and_not_reached() -> None:
    gap = network().gap("hidden_unreached")
    assert (gap.person_ids, gap.certain) == (("Tang",), False)
    assert gap.values["influence"] > 0.1


def test_a_hidden_influencer_known_to_be_unmet_is_certain() -> None:
    deal = network()
    deal.people[0] = deal.people[0].but(met=False)
    assert deal.gap("hidden_unreached").certain


def test_a_hidden_influencer_marked_by_hand_counts_without_ties() -> None:
    assert Deal().person("Tang", seat=sat(hidden=True)).gap("hidden_unreached")


def test_a_hidden_influencer_whom_we_meet_is_silent() -> None:
    assert not network(met=3).gaps("hidden_unreached")
    assert not Deal().person("Tang").gaps("hidden_unreached")


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


# Age of what we know


def test_old_evidence_about_somebody_who_matters() -> None:
    gap = Deal().person("Anna", support=3, age=91, seat=sat(weight=1.0)).gap("stale_evidence")
    assert gap.values["days"] == 91
    assert not Deal().person("Anna", support=3, age=90, seat=sat(DM)).gaps("stale_evidence")
    light = Deal().person("A", seat=sat(weight=0.95)).person("B", support=3, age=300)
    assert not light.gaps("stale_evidence")


# Properties


def readings(account: Account) -> list[Reading]:
    return [read(account, decision.id, TODAY) for decision in account.decisions]


@settings(deadline=None)
@given(accounts(), st.data())
def test_a_fresh_two_way_touch_never_adds_a_gap(account: Account, data) -> None:
    if not account.people:
        return
    who = data.draw(st.sampled_from(account.people)).id
    touch = Touch(on=TODAY, two_way=True, person_ids=(who,))
    met = account.but(touches=(*account.touches, touch))
    for before, after in zip(readings(account), readings(met), strict=True):
        keys = {gap.key for gap in before.gaps}
        assert {gap.key for gap in after.gaps} <= keys
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
