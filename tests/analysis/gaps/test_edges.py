"""The edges of gap rules: what a rule does one step aside of its usual case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from stakeholder_map.analysis.gaps import RULES, GapSeverity
from stakeholder_map.analysis.health import HealthCode
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model import scales as s
from stakeholder_map.model.competitor import AttackLine, Competitor
from stakeholder_map.model.decision import CompetitorFit, Criterion, RequiredRole
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.scales import Level, Severity
from stakeholder_map.model.seat import Concern, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.words import words
from stakeholder_map.words.gaps import gap_title
from tests.analysis.gaps.cases import TEAM, ago, money, near
from tests.analysis.gaps.deal import DM, GATE, TODAY, USER, Deal, sat

BOSS = Teammate(id="gu", name="Gu", level=Level.UPPER)
CLERK = Teammate(id="li", name="Li Na", level=Level.WORKING)


def met_daily(mate: str, n: int = 6) -> Deal:
    deal = Deal().person("Ann", level=Level.UPPER)
    deal.touches = [
        Touch(on=ago(day), two_way=True, person_ids=("Ann",), teammate_ids=(mate,))
        for day in range(n)
    ]
    return deal


def test_who_left_is_at_stake_with_the_weight_they_had() -> None:
    deal = Deal().person("Ann", seat=sat(weight=0.4), left_on=TODAY).person("Ben")
    assert deal.gap("left_open").weight == pytest.approx(0.4)


def test_living_contacts_without_any_weight_hang_on_nobody() -> None:
    deal = Deal().person("Boss", seat=sat(DM, weight=1.0))
    for name in ("Ann", "Ben", "Cai"):
        deal.person(name, seat=sat(weight=0.0))
        deal.touches.append(
            Touch(on=ago(1), two_way=True, person_ids=(name,), teammate_ids=("li",))
        )
    assert not deal.gaps("teammate_single_point", teammates=TEAM)


def test_only_our_top_meets_an_executive_too_often() -> None:
    assert met_daily("gu").gap("executive_often", teammates=(BOSS, CLERK)).values["n"] == 6
    assert not met_daily("li").gaps("executive_often", teammates=(BOSS, CLERK))
    assert not met_daily("gu", 5).gaps("executive_often", teammates=(BOSS, CLERK))
    old = met_daily("gu")
    old.touches = [touch.but(on=touch.on - timedelta(361)) for touch in old.touches]
    assert not old.gaps("executive_often", teammates=(BOSS, CLERK))


@pytest.mark.parametrize(
    ("role", "severity"), [(DM, GapSeverity.CRITICAL), (GATE, GapSeverity.SERIOUS)]
)
def test_a_required_decision_maker_whom_nobody_knows_is_critical(role, severity) -> None:
    deal = Deal(required_roles=(RequiredRole(role=role),)).person("Ann", seat=sat(USER))
    assert deal.gap("seat_missing").severity is severity


@pytest.mark.parametrize(
    ("supports", "split", "against"),
    [
        ((-5, 0), False, True),
        ((0, 5), False, False),
        ((-4, 1), True, False),
        ((-1, 4), True, False),
        ((-3, 1), False, False),
        ((-1, -1), False, True),
        ((0, 0), False, False),
    ],
)
def test_a_department_is_split_on_both_sides_of_zero_and_against_us_without_a_friend(
    supports: tuple[int, int], split: bool, against: bool
) -> None:
    deal = Deal()
    for name, support in zip(("Ann", "Ben"), supports, strict=True):
        deal.person(name, support=support)
    assert bool(deal.gaps("department_split")) is split
    assert bool(deal.gaps("department_against")) is against


@pytest.mark.parametrize(("tried", "certain"), [(120, False), (121, True), (None, True)])
def test_an_executive_who_may_have_answered_in_time_may_have_been_met(
    tried: int | None, certain: bool
) -> None:
    deal = Deal().person("Ann", level=Level.UPPER, met=150)
    if tried is not None:
        deal.touches.append(Touch(on=ago(tried), person_ids=("Ann",)))
    gap = deal.gap("no_executive_contact", limits=Limits(cold_days=200))
    assert gap.certain is certain


def test_a_ghost_opposes_nobody() -> None:
    """A stance of nobody known neither works against us nor is the opposition found."""
    deal = Deal().person("Ann", support=2).person("Ben", support=1).person("Cai", support=3)
    deal.missing(roles=(DM,), weight=0.3, stances=(Stance(on=TODAY, support=-4),))
    assert not deal.gaps("decider_against")
    assert deal.gap("opposition_not_found")


@pytest.mark.parametrize(
    ("ours", "theirs", "lost"),
    [(2, 4, True), (2, 3, False), (1, 0, True), (4, 4, False), (2, None, False)],
)
def test_a_criterion_is_lost_to_who_fits_much_better(ours, theirs, lost) -> None:
    fits = () if theirs is None else (CompetitorFit(competitor_id="rival", fit=theirs),)
    price = Criterion(text="Price", weight=0.5, our_fit=ours, competitor_fits=fits)
    assert bool(Deal(criteria=(price,)).person("Ann").gaps("criterion_lost")) is lost


@pytest.mark.parametrize(("fit", "asked"), [(None, True), (1, True), (4, False)])
def test_a_criterion_that_nobody_weighed_is_asked_about_unless_we_meet_it(fit, asked) -> None:
    weighed = Criterion(text="Price", weight=0.6, our_fit=4)
    blank = Criterion(text="Service", our_fit=fit)
    gaps = Deal(criteria=(weighed, blank)).person("Ann").gaps("criterion_lost")
    assert [(gap.certain, gap.values["criteria"]) for gap in gaps] == (
        [(False, ("Service",))] if asked else []
    )


def test_who_backs_a_competitor_of_another_decision_is_a_competitor_too() -> None:
    rival = Competitor(id="rival", name="Rival", decision_ids=("other",))
    deal = Deal(buying_step="screening").person("Ann", seat=sat(backs_id="rival"))
    assert not deal.gaps("no_competitor", competitors=(rival,))
    deal = Deal(buying_step="screening").person("Ann")
    assert deal.gap("no_competitor", competitors=(rival,))


def test_a_competitor_says_something_only_where_it_is_met() -> None:
    line = (AttackLine(text="Too small"),)
    here = Competitor(id="h", name="Here", decision_ids=("d",), attack_lines=line)
    there = Competitor(id="t", name="There", decision_ids=("other",), attack_lines=line)
    gap = Deal().person("Ann").gap("attack_unanswered", competitors=(here, there))
    assert gap.values["names"] == ("Here",)


def test_an_approved_budget_is_not_gone_whatever_else_is_noted() -> None:
    assert money(state=s.BantState.MISSING).gap("budget_gone")
    approved = {"state": s.BantState.MISSING, "budget_state": s.BudgetState.APPROVED}
    assert not money(**approved).gaps("budget_gone")
    frozen = {"state": s.BantState.CONFIRMED, "budget_state": s.BudgetState.FROZEN}
    assert money(**frozen).gap("budget_gone")


def test_who_is_neutral_is_no_opponent_in_a_deciders_ear() -> None:
    deal = Deal().person("Ann", seat=sat(DM)).person("Foe", support=-1).person("Nil", support=0)
    deal.tie("Foe", "Ann").tie("Nil", "Ann")
    assert deal.gap("decider_ear").values["names"] == ("Foe",)


def test_whoever_may_balance_an_opponent_leaves_the_ear_open() -> None:
    deal = Deal().person("Ann", seat=sat(DM)).person("Foe", support=-5).person("Unknown")
    deal.tie("Foe", "Ann", 0.5).tie("Unknown", "Ann", 0.5)
    assert not deal.gap("decider_ear").certain


def test_one_blocking_concern_among_others_makes_a_near_date_critical() -> None:
    deal = near(5, Severity.SERIOUS)
    block = Concern(text="Audit", severity=Severity.BLOCKING)
    deal.person("Ben", seat=sat(concerns=(block,)))
    gap = deal.gap("concern_near_date")
    assert (gap.severity, gap.values["n"]) == (GapSeverity.CRITICAL, 2)


@pytest.mark.parametrize(("days", "fires"), [(-1, False), (0, True), (30, True), (31, False)])
def test_who_is_undecided_is_told_until_the_very_day(days: int, fires: bool) -> None:
    deal = Deal(decide_by=TODAY + timedelta(days)).person("Ann", support=0, seat=sat(DM))
    assert bool(deal.gaps("decider_undecided")) is fires


@pytest.mark.parametrize(
    ("seat", "severity"),
    [
        (sat(weight=0.1), GapSeverity.SERIOUS),
        (sat(weight=0.09), GapSeverity.MINOR),
        (sat(DM, weight=0.0), GapSeverity.SERIOUS),
    ],
)
def test_who_is_new_is_serious_from_a_tenth_of_the_decision_on(seat, severity) -> None:
    rest = 1 - seat["weight"]
    deal = Deal().person("Ann", since=ago(3), met=100, seat=seat)
    deal.person("Ben", seat=sat(weight=rest))
    assert deal.gap("new_person").severity is severity


@pytest.mark.parametrize(("closeness", "doer"), [(2, "gu"), (1, "li")])
def test_who_talks_to_somebody_closes_the_gap_and_a_name_alone_is_no_talk(closeness, doer) -> None:
    knows = Contact(teammate_id="gu", person_id="Ann", closeness=closeness)
    deal = Deal().person("Ann", seat=sat(veto=True))
    found = deal.gap("veto_unknown", teammates=TEAM, contacts=(knows,), owner_id="li")
    assert found.doer_id == doer


@pytest.mark.parametrize(
    ("at", "tender"),
    [
        ({"buying_step": "need", "selling_stage": "tender"}, True),
        ({"buying_step": "tender", "selling_stage": "development"}, True),
        ({"buying_step": "criteria"}, False),
        ({"buyer_stage": "decision"}, True),
        ({"buyer_stage": "selection"}, False),
        ({"buyer_stage": "decision", "buying_step": "need"}, True),
    ],
)
def test_the_farthest_of_what_is_recorded_says_how_far_it_is(at: dict, tender: bool) -> None:
    assert bool(Deal(**at).person("Ann").gaps("budget_unconfirmed")) is tender


def test_selection_is_at_the_suppliers_and_not_yet_at_the_criteria() -> None:
    deal = Deal(buyer_stage="selection").person("Ann")
    assert deal.gap("no_competitor")
    assert not deal.gaps("no_criteria")
    assert not Deal(buyer_stage="planning").person("Ann").gaps("no_competitor")


def test_a_hostile_decider_a_coach_and_an_evaluator_whom_we_meet_are_no_good_coverage() -> None:
    """The hole of a published scoring that gave 100 % for just these three."""
    deal = Deal().person("Boss", support=-5, met=1, seat=sat(DM, veto=True, weight=0.8))
    deal.person("Coach", support=5, met=1, seat=sat(USER, coach=True, weight=0.1))
    deal.person("Judge", support=4, met=1, seat=sat(GATE, weight=0.1))
    reading = read(deal.account(), "d", TODAY)
    assert reading.gaps[0].rule == "decider_against"
    assert reading.coverage.against.low == pytest.approx(0.8)
    assert reading.coverage.behind.high == pytest.approx(0.2)
    assert reading.health.part(HealthCode.DECIDER_REACH).value == 0
    friendly = deal.account()
    friendly = edits.set_stance(friendly, "d", "s-Boss", Stance(on=TODAY, support=3))
    score = read(friendly, "d", TODAY).health.score
    assert reading.health.score is not None
    assert score is not None
    assert reading.health.score < score / 2 + 10


def test_a_seat_without_person_and_title_is_called_what_it_is() -> None:
    worry = Concern(text="Audit", severity=Severity.BLOCKING)
    deal = Deal(decide_by=TODAY).person("Ann").missing(roles=(GATE,), weight=0.4, concerns=(worry,))
    for rule in ("concern_blocking", "concern_near_date"):
        gap = deal.gap(rule)
        assert "Missing seat" in gap_title(words("en"), rule, gap.values)
        assert "空缺" in gap_title(words("zh"), rule, gap.values)


def test_every_rule_is_switched_by_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
