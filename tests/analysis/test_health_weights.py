"""The weights of the health score's parts: whose counts, and what they do to the score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from stakeholder_map.analysis.health import PART_WEIGHTS, HealthCode, part_weights
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.rules import HealthWeights
from tests.analysis.gaps.deal import DM, TODAY, Deal, sat
from tests.any_rules import health_weights


def deal() -> Deal:
    """A decision-maker met yesterday, half for us: reach 100, support 75, the rest not known."""
    return Deal().person("Ann", support=3, met=1, seat=sat(DM))


def test_the_account_s_weight_counts_before_the_team_s() -> None:
    found = part_weights(HealthWeights(support=0.5, breadth=0), HealthWeights(support=0.25))
    assert found[HealthCode.SUPPORT] == pytest.approx(0.25 / 0.9)
    assert found[HealthCode.BREADTH] == 0
    assert sum(found.values()) == pytest.approx(1)


def test_without_settings_the_weights_are_the_usual_ones() -> None:
    assert part_weights(HealthWeights()) == pytest.approx(PART_WEIGHTS)


@given(health_weights(), health_weights())
def test_weights_are_shares_of_one(team: HealthWeights, own: HealthWeights) -> None:
    found = part_weights(team, own)
    assert set(found) == set(HealthCode)
    assert sum(found.values()) == pytest.approx(1)
    assert min(found.values()) >= 0


def test_not_all_parts_may_count_nothing() -> None:
    with pytest.raises(ValidationError):
        HealthWeights(**dict.fromkeys(HealthWeights.model_fields, 0.0))


def test_a_part_that_counts_all_is_the_score_by_hand() -> None:
    only = dict.fromkeys(HealthWeights.model_fields, 0.0)
    account = deal().account(health_weights=HealthWeights(**{**only, "support": 1.0}))
    health = read(account, "d", TODAY).health
    assert health.score == pytest.approx(80), "50 (1 + 3/5)"
    assert set(health.own_weights) == set(only)


def test_what_counts_nothing_cannot_be_the_best_change() -> None:
    fresh = {"freshness": 0.0, "breadth": 0.0, "decider_reach": 0.0}
    old = Deal().person("Ann", support=3, met=1, age=200, seat=sat(DM))
    assert read(old.account(), "d", TODAY).health.best_change is not None
    account = old.account(health_weights=HealthWeights(**fresh))
    assert read(account, "d", TODAY).health.best_change is None


@settings(deadline=None)
@given(health_weights(), st.integers(-5, 5) | st.none())
def test_unknown_parts_never_count_as_nothing(weights: HealthWeights, support: int | None) -> None:
    """The score stays between the worst and the best of the parts that are known."""
    account = Deal().person("Ann", support=support, met=1, seat=sat(DM)).account()
    health = read(account.but(health_weights=weights), "d", TODAY).health
    known = [part.value for part in health.parts if part.value is not None and part.weight > 0]
    if health.score is not None:
        assert min(known) - 1e-9 <= health.score <= max(known) + 1e-9
    assert 0 <= health.low <= health.high + 1e-9 <= 100 + 1e-6
