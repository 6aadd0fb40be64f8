"""The forecast agrees with closed forms, with counting cases, and with sense at the edges."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from stakeholder_map.analysis.chain.rule import Rule, RuleNote
from stakeholder_map.analysis.chain.solution import rule_of, solve
from stakeholder_map.analysis.outcome.forecast import (
    NO_VIEW,
    chance_together,
    forecast,
    moments,
    noise,
    settled,
)
from stakeholder_map.model.scales import StepRule, TieKind
from stakeholder_map.model.seat import Seat
from tests.analysis.deals import TODAY, deal, deals, seat, step, tie


def told(account, **more):
    return forecast(solve(account, "d", TODAY), **more)


def test_one_person_unknown_is_a_coin() -> None:
    result = told(deal([seat(0, None)], [step(StepRule.ALL, 0)]))
    assert result.chance == pytest.approx(0.5, abs=0.001)
    assert (result.low, result.high) == (0.0, 1.0)
    assert result.variance == pytest.approx(1 / 3)


def test_one_person_known_by_half_is_counted_by_hand() -> None:
    # x0 = 0.2, confidence 0.6: uniform on [−0.2, 0.6], above 0 in 0.6 / 0.8 of the cases.
    result = told(deal([seat(0, 1, confidence=0.6)], [step(StepRule.ALL, 0)]))
    assert result.chance == pytest.approx(0.75, abs=0.001)
    assert result.low == result.high == result.chance
    assert (result.mean, result.variance) == pytest.approx((0.2, 0.4**2 / 3))


def test_what_is_known_for_sure_comes_out_for_sure() -> None:
    sure = told(deal([seat(0, 3), seat(1, 2)], [step(StepRule.ALL, 0, 1)]))
    assert (sure.chance, sure.error, sure.blocking) == (1.0, 0.0, None)
    assert told(deal([seat(0, -3), seat(1, -2)], [step(StepRule.ANY, 0, 1)])).chance == 0.0


def test_a_mean_above_zero_is_not_a_pass() -> None:
    # A strong supporter and a sure opponent with a veto: the mean is for us, the rule is not.
    seats = [seat(0, 5, 0.8, commitment=1), seat(1, -3, 0.2, commitment=1, veto=True)]
    result = told(deal(seats, [step(StepRule.ANY, 0)]))
    assert result.mean > 0
    assert result.chance == 0.0
    assert result.blocking == "s1"
    assert result.lifts["s1"] == pytest.approx(1.0)
    assert result.lifts["s0"] == pytest.approx(0.0)


def test_a_person_without_a_view_uses_no_veto_but_does_not_agree_either() -> None:
    result = told(deal([seat(0, 0, veto=True)], [step(StepRule.ALL, 0)]))
    assert result.chance == 0.0
    free = [seat(0, 0, 0.0, veto=True, commitment=1), seat(1, 0, 1.0)]
    assert told(deal(free, [])).chance == 0.0
    # The veto hears as much for us as against us, and stays without a view: it is not used.
    torn = [seat(0, 0, veto=True), seat(1, 3), seat(2, -3)]
    assert told(deal(torn, [step(StepRule.ANY, 1, 2)])).chance == 1.0


def test_a_step_without_seats_is_open_and_never_a_pass() -> None:
    empty = step(StepRule.ALL, id="board")
    result = told(deal([seat(0, 4)], [step(StepRule.ALL, 0, id="buyer"), empty]))
    assert result.chance == pytest.approx(0.5)
    assert (result.low, result.high) == (0.0, 1.0)
    assert [s.chance for s in result.steps] == [1.0, None]
    assert RuleNote.STEP_EMPTY in [note.code for note in result.notes]


def test_without_a_rule_the_weighted_majority_stands_in_and_says_so() -> None:
    seats = [
        seat(0, 4, 0.5, commitment=1),
        seat(1, -4, 0.3, commitment=1),
        seat(2, -4, 0.2, commitment=1),
    ]
    result = told(deal(seats))
    assert not result.stated
    assert RuleNote.NO_RULE in [note.code for note in result.notes]
    # x∞ stays 4, −4, −4 in sign; half of the weight is not more than half.
    assert result.chance == 0.0
    more = [seats[0].but(weight=0.6), *seats[1:]]
    assert told(deal(more)).chance == 1.0


def test_nobody_at_all_has_no_chance_to_speak_of() -> None:
    result = told(deal([]))
    assert result.chance is None
    assert result.low is None
    assert result.blocking is None


def test_a_missing_seat_votes_as_unknown() -> None:
    ghost = Seat(id="ghost", title="Technical adviser", weight=0.5)
    account = deal([seat(0, 5, 0.5), ghost], [step(StepRule.ALL, 0)])
    decision = account.decision("d")
    both = decision.steps[0].but(seat_ids=("s0", "ghost"))
    result = told(account.but(decisions=(decision.but(steps=(both,)),)))
    assert 0 < result.chance < 1
    assert result.low < result.chance < result.high


def test_an_unknown_whom_the_decider_turns_against_is_worst_when_for_us() -> None:
    seats = [seat(0, 1, 1.0, commitment=0), seat(1, None, 0.0, commitment=1)]
    result = told(deal(seats, [step(StepRule.ALL, 0)], [tie(1, 0, TieKind.CONFLICT, 1.0)]))
    assert (result.low, result.high) == (0.0, 1.0)
    assert result.low < result.chance < result.high


def test_the_ends_set_a_friend_and_a_foe_of_the_decider_apart() -> None:
    """The decider is for us, hears s1 and turns against s2, each with half of what they hear.

    Where both are for us, or both against, they cancel and the decider's own view counts. The worst
    for us is s1 against and s2 for us: λ (½ + ½) = .8 against .2 of their own.
    """
    ties = [tie(1, 0, strength=1.0), tie(2, 0, TieKind.CONFLICT, 1.0)]

    def with_both(support: int | None):
        others = [seat(n, support, 0.0, commitment=1) for n in (1, 2)]
        return told(deal([seat(0, 5, 1.0, commitment=0), *others], [step(StepRule.ALL, 0)], ties))

    assert [with_both(support).chance for support in (5, -5)] == [1.0, 1.0]
    result = with_both(None)
    assert result.low == 0.0
    assert 0.0 < result.chance < result.high == 1.0


@given(deals())
@settings(max_examples=60, deadline=None)
def test_chances_keep_their_order(account) -> None:
    result = told(account, draws=300)
    assert 0 <= result.low <= result.chance <= result.high <= 1
    assert all(lift >= -1e-12 for lift in result.lifts.values())
    assert result.chance == told(account, draws=300).chance
    for one in result.steps:
        assert one.chance is None or result.chance <= one.chance + 1e-12


@given(deals())
@settings(max_examples=60, deadline=None)
def test_a_lift_is_what_a_vote_turned_in_every_case_would_add(account) -> None:
    solved = solve(account, "d", TODAY)
    rule, result = rule_of(solved), forecast(solved, draws=200)
    views = settled(solved.influence, noise(solved.chain.seat_ids, 200))
    for row, seat_id in enumerate(solved.chain.seat_ids):
        yes, against = views > NO_VIEW, views < -NO_VIEW
        yes[:, row], against[:, row] = True, False
        passes = np.array([one_case(rule, y, a) for y, a in zip(yes, against, strict=True)])
        assert result.lifts[seat_id] == pytest.approx(passes.mean() - result.chance, abs=1e-9)


def one_case(rule: Rule, yes, against) -> float:
    """Count one case by hand: every step by its own words, then the vetoes."""
    chance = 1.0
    for found in rule.steps:
        if found.is_empty:
            chance *= 0.5
            continue
        weight = sum(w for m, w in zip(found.members, found.weights, strict=True) if yes[m])
        chance *= weight >= found.needed - 1e-9
    return chance * (not any(against[veto] for veto in rule.vetoes))


@given(deals())
@settings(max_examples=40, deadline=None)
def test_the_closed_form_is_the_mean_and_variance_of_draws(account) -> None:
    model = solve(account, "d", TODAY).influence
    mean, variance = moments(model)
    numbers = np.random.default_rng(5).uniform(-1, 1, (40_000, len(model.share)))
    drawn = (np.nan_to_num(model.initial) + model.half_width * numbers) @ model.V.T @ model.power
    assert drawn.mean() == pytest.approx(mean, abs=4 * np.sqrt(variance / 40_000) + 1e-12)
    assert drawn.var() == pytest.approx(variance, rel=0.06, abs=1e-12)


def test_draws_belong_to_the_seat_and_fill_the_range_evenly() -> None:
    together, apart = noise(["a", "b"], 500), noise(["b"], 500)
    assert (together[:, 1] == apart[:, 0]).all()
    assert np.sort(together[:, 0]) == pytest.approx(np.linspace(-1, 1, 500), abs=2 / 500)
    assert abs(np.corrcoef(together.T)[0, 1]) < 0.15


def test_a_stance_of_tomorrow_is_not_known_today() -> None:
    later = seat(0, 5)
    later = later.but(stances=(later.stances[0].but(on=date(2026, 4, 1)),))
    assert told(deal([later], [step(StepRule.ALL, 0)])).chance == pytest.approx(0.5, abs=0.001)


def test_two_unknown_people_apart_and_together_by_hand() -> None:
    """Each settles at ⅔ of their own view and ⅓ of the other's: both agree on ⅜ of the square.

    a ≥ 0: b > −a/2, ∫ (1 + a/2)/4 da = 5/16; a < 0: b > −2a, ∫ (1 + 2a)/4 da = 1/16. Together they
    are one person, a coin. That one of two agrees is the reverse: ⅝ and ½.
    """
    both = deal([seat(0, None), seat(1, None)], [step(StepRule.ALL, 0, 1)])
    one = deal([seat(0, None), seat(1, None)], [step(StepRule.ANY, 0, 1)])
    assert told(both).chance == pytest.approx(3 / 8, abs=0.03)
    assert told(one).chance == pytest.approx(5 / 8, abs=0.03)
    for account in (both, one):
        assert chance_together(solve(account, "d", TODAY)) == pytest.approx(1 / 2, abs=0.001)


@given(deals())
@settings(max_examples=60, deadline=None)
def test_together_is_the_same_where_no_view_is_unknown(account) -> None:
    solved = solve(account, "d", TODAY)
    together, apart = chance_together(solved, 300), forecast(solved, 300)
    unknown = int((~solved.influence.known_mask).sum())
    assert 0 <= together <= 1
    if unknown == 0:
        assert together == apart.chance


def test_nobody_has_no_chance_together_either() -> None:
    assert chance_together(solve(deal([]), "d", TODAY)) is None
