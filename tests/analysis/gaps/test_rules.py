"""Every rule can fire and can stay silent; its evidence is counted by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from stakeholder_map.analysis.gaps import OPPOSITES, RULES, GapSeverity
from stakeholder_map.analysis.gaps.gap import Doer
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import scales as s
from stakeholder_map.model.decision import (
    Criterion,
)
from stakeholder_map.model.scales import Level, Money, Severity
from stakeholder_map.model.team import Contact
from stakeholder_map.model.tie import Tie
from tests.analysis.gaps.cases import (
    CASES,
    TEAM,
    ago,
    at,
    department,
    met_by,
    money,
    near,
    step,
    told,
    worried,
)
from tests.analysis.gaps.deal import TODAY, USER, Deal, sat
from tests.analysis.gaps.more_cases import ASKING, MORE

#: Whatever fires somewhere and is silent somewhere: all deals of the cases, by what they are for.
DEALS: dict[str, Callable[[], Deal]] = {
    **{f"{rule} fires": case[0] for rule, case in {**CASES, **MORE, **ASKING}.items()},
    **{f"{rule} is silent": case[2] for rule, case in CASES.items()},
    **{f"{rule} is silent": case[1] for rule, case in {**MORE, **ASKING}.items()},
}


def test_every_rule_has_its_two_accounts() -> None:
    assert Counter(rule.id for rule in RULES) == Counter([*CASES, *MORE, *ASKING])
    assert len(RULES) >= 30


@pytest.mark.parametrize("rule", [*MORE, *ASKING])
def test_a_rule_fires_in_one_account_and_is_silent_in_its_twin(rule: str) -> None:
    fires, silent = {**MORE, **ASKING}[rule]
    found = fires().gaps(rule)
    assert [gap.certain for gap in found] == [rule in MORE]
    assert not silent().gaps(rule)


@pytest.mark.parametrize("deal", DEALS)
def test_no_two_opposites_fire_for_sure_in_any_of_these_accounts(deal: str) -> None:
    account = DEALS[deal]().account()
    sure = {gap.rule for gap in read(account, "d", TODAY).gaps if gap.certain}
    assert not [pair for pair in OPPOSITES if set(pair) <= sure]


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_with_evidence_that_is_right_by_hand(rule: str) -> None:
    fires, values, _, account = CASES[rule]
    gap = fires().gap(rule, **account)
    assert gap.certain
    assert {key: gap.values[key] for key in values} == values


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_stays_silent_one_step_away(rule: str) -> None:
    _, _, silent, account = CASES[rule]
    assert not silent().gaps(rule, **account)


# Three values: what is unknown is asked, not passed over


@pytest.mark.parametrize(
    ("rule", "deal"),
    [
        ("no_supporter", lambda: department(0, None)),
        ("no_champion", lambda: department(2, None).person("Cai", support=0)),
        ("coach_doubtful", lambda: Deal().person("Ann", seat=sat(coach=True))),
        ("department_against", lambda: department(-1, None)),
        ("one_source", lambda: told("Eva", "", "Eva")),
        ("silence", lambda: Deal().person("Ann")),
        ("new_person", lambda: Deal().person("Ann", since=ago(3))),
        ("stage_unknown", lambda: Deal().person("Ann")),
        ("stage_ahead", lambda: Deal(selling_stage="proposal").person("Ann")),
        ("budget_unconfirmed", lambda: at("tender")),
        ("step_empty", lambda: Deal(steps=step(from_value=100)).person("Ann")),
        ("concern_unconfirmed", lambda: worried(state="answered")),
        ("criterion_lost", lambda: Deal(criteria=(Criterion(text="Price"),)).person("Ann")),
        ("level_mismatch", lambda: met_by("", "gu", "gu", level=Level.UPPER)),
    ],
)
def test_what_is_unknown_makes_a_rule_ask(rule: str, deal: Callable[[], Deal]) -> None:
    assert not deal().gap(rule, teammates=TEAM).certain


def test_a_step_below_its_value_is_not_needed() -> None:
    for amount, fires in ((99, False), (100, True)):
        deal = Deal(
            steps=(*step("s-Ann"), *step(from_value=100)),
            value=Money(amount=amount, currency="EUR"),
        )
        deal.decision["steps"] = (deal.decision["steps"][0].but(id="y"), deal.decision["steps"][1])
        assert bool(deal.person("Ann").gaps("step_empty")) is fires


# Severity follows the case


def test_the_last_step_and_a_missing_budget_at_the_tender_are_critical() -> None:
    assert Deal(steps=step()).person("A").gap("step_empty").severity is GapSeverity.CRITICAL
    assert money(budget_state="none").gap("budget_gone").severity is GapSeverity.CRITICAL
    assert near(5, Severity.BLOCKING).gap("concern_near_date").severity is GapSeverity.CRITICAL
    assert near(5).gap("concern_near_date").severity is GapSeverity.SERIOUS


def test_reporting_lines_in_a_circle_are_a_circle_too() -> None:
    deal = Deal().person("Ann").person("Ben")
    deal.ties = [
        Tie(source=a, target=b, kind=s.TieKind.REPORTS_TO)
        for a, b in (("Ann", "Ben"), ("Ben", "Ann"))
    ]
    assert deal.gap("buck_circle").values["names"] == ("Ann", "Ben")


# Who closes it


def test_who_keeps_the_contact_closes_the_gap() -> None:
    keeps = Contact(teammate_id="gu", person_id="Ann", is_owner=True)
    knows = Contact(teammate_id="li", person_id="Ann", closeness=4)
    deal = Deal().person("Ann", seat=sat(veto=True))
    gap = deal.gap("veto_unknown", teammates=TEAM, contacts=(knows, keeps))
    assert (gap.doer, gap.doer_id) == (Doer.CONTACT, "gu")
    gap = deal.gap("veto_unknown", teammates=TEAM, contacts=(knows,))
    assert (gap.doer, gap.doer_id) == (Doer.CONTACT, "li")


def test_without_a_contact_the_owner_of_the_account_closes_it_or_nobody_is_named() -> None:
    deal = Deal().person("Ann", seat=sat(veto=True))
    gap = deal.gap("veto_unknown", teammates=TEAM, owner_id="li")
    assert (gap.doer, gap.doer_id) == (Doer.OWNER, "li")
    assert deal.gap("veto_unknown", teammates=TEAM).doer_id is None


def test_executives_are_the_sponsors_business_and_concerns_their_owners() -> None:
    deal = Deal().person("Ann", met=1, seat=sat(USER))
    assert deal.gap("no_executive_contact", teammates=TEAM).doer_id == "gu"
    gap = worried(due=ago(1), owner_id="li").gap("concern_overdue")
    assert (gap.doer, gap.doer_id) == (Doer.ANSWERS, "li")
