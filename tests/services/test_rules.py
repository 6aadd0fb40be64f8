"""What users set of rules and health, for one account and for all."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.gaps.policy import Use
from stakeholder_map.analysis.health import PART_WEIGHTS, HealthCode
from stakeholder_map.model.rules import HealthWeights, RuleSetting, TeamDefaults
from stakeholder_map.model.scales import GapSeverity
from stakeholder_map.services import outlook, portfolio, reading, rules
from stakeholder_map.storage.store import Store, Stored
from tests.lifelike import make_account

TODAY = date(2026, 3, 2)


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'store.sqlite'}")


def stored(store: Store) -> Stored:
    account = make_account(8)
    return Stored(account, store.create(account, by=""))


def line(rule: str, settings=(), team=()) -> rules.RuleLine:
    return next(x for x in rules.rule_lines(None, settings, team) if x.rule.id == rule)


def test_the_team_s_settings_are_kept_in_the_store_and_the_usual_is_not(store: Store) -> None:
    assert rules.team_defaults(store) == TeamDefaults()
    wanted = TeamDefaults(rule_settings=(RuleSetting(rule="no_coach", on=False),))
    rules.set_team_defaults(store, wanted)
    assert rules.team_defaults(store) == wanted
    rules.set_team_defaults(store, TeamDefaults())
    assert store.preference(rules.TEAM_DEFAULTS) is None


def test_settings_that_cannot_be_read_any_more_are_as_if_not_set(store: Store) -> None:
    store.set_preference(rules.TEAM_DEFAULTS, {"tomorrow": 1})
    assert rules.team_defaults(store) == TeamDefaults()


def test_readings_and_the_portfolio_follow_the_team_s_settings(store: Store) -> None:
    one = stored(store)
    before = reading.reading_of(store, one, "dec0", TODAY)
    count = portfolio.portfolio(store, TODAY)[0].gaps
    assert any(gap.rule == "no_coach" for gap in before.gaps)
    off = TeamDefaults(rule_settings=(RuleSetting(rule="no_coach", on=False),))
    rules.set_team_defaults(store, off)
    after = reading.reading_of(store, one, "dec0", TODAY)
    assert not any(gap.rule == "no_coach" for gap in after.gaps)
    assert portfolio.portfolio(store, TODAY)[0].gaps == count - 1
    tried = outlook.try_out(store, one, after, ())
    assert not any(gap.rule == "no_coach" for gap in tried.after.gaps)


def test_what_is_as_below_is_no_setting() -> None:
    usual = line("never_met")
    assert rules.changed((), usual, on=True, severity=None, limit=0.15) == ()
    (found,) = rules.changed((), usual, on=True, severity=GapSeverity.MINOR, limit=0.3)
    assert (found.on, found.severity, found.limit) == (None, GapSeverity.MINOR, 0.3)


def test_the_account_may_switch_on_what_the_team_switched_off() -> None:
    team = (RuleSetting(rule="no_coach", on=False),)
    off = line("no_coach", (), team)
    assert (off.use, off.below) == (Use(on=False), Use(on=False))
    own = rules.changed((), off, on=True, severity=None, limit=None)
    assert line("no_coach", own, team).use.on
    assert not line("no_coach", rules.without(own, "no_coach"), team).use.on


def test_an_acceptance_replaces_the_earlier_one_and_can_be_taken_back() -> None:
    account = make_account(8)
    gap = reading.read(account, "dec0", TODAY).gaps[0]
    day = TODAY + timedelta(days=9)
    once = rules.accepted(account, "dec0", gap, "one", "Li", TODAY, day)
    twice = rules.accepted(once, "dec0", gap, "two", "Li", TODAY, day)
    assert [a.reason for a in twice.decision("dec0").acceptances] == ["two"]
    assert rules.reopened(twice, "dec0", gap.key) == account


def test_the_health_score_weighs_as_the_account_says_else_as_the_team_says(store: Store) -> None:
    one = stored(store)
    usual = reading.reading_of(store, one, "dec0", TODAY).health
    assert not usual.own_weights
    rules.set_team_defaults(store, TeamDefaults(health_weights=HealthWeights(support=0.75)))
    team = reading.reading_of(store, one, "dec0", TODAY).health
    assert team.part(HealthCode.SUPPORT).weight == pytest.approx(0.75 / 1.5)
    assert set(team.own_weights) == set(PART_WEIGHTS), "the others count less, and it is said"
    account = one.account.but(health_weights=HealthWeights(support=0.25))
    again = Stored(account, store.save(account, one.version, by=""))
    assert not reading.reading_of(store, again, "dec0", TODAY).health.own_weights
