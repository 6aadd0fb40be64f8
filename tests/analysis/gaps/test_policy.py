"""Rules as users set them, opposites, hostile deciders: what holds for every account."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.gaps import OPPOSITES, RULES
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.gaps.policy import Use, count, policy, share
from stakeholder_map.analysis.reading import NO_DEFAULTS, gaps_of, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.rules import RuleSetting, TeamDefaults
from stakeholder_map.model.scales import Role
from tests.analysis.gaps.cases import ago
from tests.analysis.gaps.deal import DM, TODAY, Deal, sat
from tests.lifelike import make_account
from tests.strategies import accounts

IDS = [rule.id for rule in RULES]


def findings(account: Account, decision_id: str, *own: RuleSetting, team=()) -> tuple[Gap, ...]:
    account = account.but(rule_settings=own)
    return gaps_of(account, decision_id, TODAY, TeamDefaults(rule_settings=tuple(team)))


# Settings


def test_the_account_s_setting_counts_before_the_team_s_and_that_before_the_rule_s() -> None:
    team = (RuleSetting(rule="x", on=False, limit=3), RuleSetting(rule="y", on=False))
    own = (RuleSetting(rule="x", on=True, severity=GapSeverity.MINOR),)
    found = policy(own, team)
    assert found.use("x") == Use(on=True, severity=GapSeverity.MINOR, limit=3)
    assert found.use("y") == Use(on=False)
    assert found.use("z") == Use()


def test_a_limit_out_of_range_is_brought_to_its_nearer_end() -> None:
    assert (share(0.1).within(7), share(0.1).within(0), count(3).within(4)) == (1, 0.01, 4)


def test_a_limit_that_a_user_sets_is_the_one_that_the_rule_takes() -> None:
    deal = Deal().person("Ann", met=20)
    assert not deal.gaps("silence")
    strict = (RuleSetting(rule="silence", limit=19),)
    assert deal.gap("silence", rule_settings=strict).values["limit"] == 19
    loose = (RuleSetting(rule="reorganised", limit=1),)
    assert Deal().person("Ann", since=ago(9)).gap("reorganised", rule_settings=loose)


def test_a_severity_that_a_user_sets_holds_for_every_finding() -> None:
    setting = (RuleSetting(rule="cold_contact", severity=GapSeverity.CRITICAL),)
    deal = Deal().person("Ann", met=90, seat=sat(DM)).person("Ben", met=90)
    found = deal.gaps("cold_contact", rule_settings=setting)
    assert {gap.severity for gap in found} == {GapSeverity.CRITICAL}
    assert len(found) == 2


def test_settings_of_a_rule_that_this_program_does_not_know_do_nothing() -> None:
    account = make_account(8)
    tomorrow = RuleSetting(rule="of_tomorrow", on=False, limit=5)
    assert findings(account, "dec0", tomorrow) == findings(account, "dec0")


@settings(deadline=None, max_examples=40)
@given(accounts(), st.sampled_from(IDS), st.booleans())
def test_switching_a_rule_off_removes_exactly_its_findings(
    account: Account, rule: str, for_all: bool
) -> None:
    off = RuleSetting(rule=rule, on=False)
    for decision in account.decisions:
        whole = findings(account.but(decisions=(decision.but(acceptances=()),)), decision.id)
        own, team = ((), (off,)) if for_all else ((off,), ())
        left = findings(
            account.but(decisions=(decision.but(acceptances=()),)), decision.id, *own, team=team
        )
        assert left == tuple(gap for gap in whole if gap.rule != rule)


# All accounts


@settings(deadline=None, max_examples=60)
@given(accounts())
def test_opposites_never_both_fire_for_sure(account: Account) -> None:
    for decision in account.decisions:
        sure = {gap.rule for gap in gaps_of(account, decision.id, TODAY) if gap.certain}
        assert not [pair for pair in OPPOSITES if set(pair) <= sure]


def test_opposites_are_rules_that_there_are() -> None:
    assert {rule for pair in OPPOSITES for rule in pair} <= set(IDS)
    assert len({frozenset(pair) for pair in OPPOSITES}) == len(OPPOSITES) >= 20


@pytest.mark.parametrize("size", [0, 1, 2, 12, 30])
def test_the_gaps_alone_are_those_of_the_whole_reading(size: int) -> None:
    account = make_account(size)
    alone, whole = gaps_of(account, "dec0", TODAY), read(account, "dec0", TODAY).gaps
    assert alone == whole


@settings(deadline=None, max_examples=40)
@given(accounts())
def test_the_gaps_alone_are_those_of_the_reading_of_any_account(account: Account) -> None:
    for decision in account.decisions:
        assert gaps_of(account, decision.id, TODAY) == read(account, decision.id, TODAY).gaps


@settings(deadline=None, max_examples=60)
@given(accounts())
def test_a_hostile_decider_never_gives_a_good_coverage(account: Account) -> None:
    """Met every week or not: a critical gap stands, and their weight never counts as behind us."""
    for decision in account.decisions:
        reading = read(account.but(rule_settings=()), decision.id, TODAY)
        hostile = [
            standing
            for standing in reading.standings.values()
            if (standing.support or 0) < 0 and _decides(reading, standing.seat_id)
        ]
        if not hostile:
            continue
        found = {gap.seat_ids for gap in reading.gaps if gap.rule == "decider_against"}
        found |= {one.gap.seat_ids for one in reading.accepted}
        assert {(standing.seat_id,) for standing in hostile} <= found
        lost = sum(standing.share for standing in hostile)
        assert reading.coverage.behind.high <= 1 - lost + 1e-9


def _decides(reading, seat_id: str) -> bool:
    seat = reading.decision.seat(seat_id)
    return seat.veto or Role.DECISION_MAKER in seat.roles


def test_without_settings_nothing_is_set() -> None:
    assert TeamDefaults() == NO_DEFAULTS
    assert not NO_DEFAULTS.rule_settings
