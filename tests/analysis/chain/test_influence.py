"""Influence: published numbers, identities, a second library, and its degenerate cases."""

import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from stakeholder_map.analysis.chain.graph import chain
from stakeholder_map.analysis.chain.influence import (
    equilibrium,
    influence,
    influence_matrix,
)
from stakeholder_map.analysis.chain.weights import seat_weights
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.scales import TieKind
from tests.analysis.deals import TODAY, deal, deals, seat, tie

REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def published(name: str) -> dict:
    return json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))


def solved(account):
    decision = account.decisions[0]
    links = chain(account, decision, TODAY)
    return influence(links, seat_weights(account, decision, links.seat_ids).shares)


# Published and outside numbers


def test_friedkin_and_johnsens_four_persons() -> None:
    case = published("fj_friedkin_johnsen_4person_a")
    weights, lam = case["input"]["W"], case["input"]["susceptibility_lambda"]
    expected = case["expected"]
    assert influence_matrix(weights, lam) == pytest.approx(np.array(expected["V"]), abs=1e-9)
    settled = equilibrium(weights, lam, case["input"]["x0"])
    assert settled == pytest.approx(expected["x_inf_exact"], abs=1e-9)
    assert np.round(settled).tolist() == expected["x_inf_published_rounded"]


def test_the_outcome_splits_into_contributions() -> None:
    case = published("fj_decomposition_identity")
    given_, expected = case["input"], case["expected"]
    v, x0 = np.array(given_["v"]), np.array(given_["x0"])
    share = influence_matrix(given_["W"], given_["susceptibility_lambda"]).T @ v
    assert share == pytest.approx(expected["influence_I"], abs=1e-9)
    assert share * x0 == pytest.approx(expected["contribution"], abs=1e-9)
    assert share - v == pytest.approx(expected["beyond_title"], abs=1e-9)
    assert (share * x0).sum() == pytest.approx(expected["F"], abs=1e-9)


def test_several_issues_settle_at_once() -> None:
    case = published("fj_friedkin_johnsen_4person_a")["input"]
    weights, lam, x0 = case["W"], case["susceptibility_lambda"], np.array(case["x0"])
    both = equilibrium(weights, lam, np.column_stack([x0, -x0]))
    assert both[:, 0] == pytest.approx(equilibrium(weights, lam, x0))
    assert both[:, 1] == pytest.approx(-both[:, 0])


@given(deals(unsigned=True), st.sampled_from([0.0, 0.3, 1.0]))
def test_with_one_lambda_and_no_tie_against_influence_is_pagerank(account, commitment) -> None:
    """I = (1 − λ) Σ λ^t (Wᵀ)^t v is PageRank with personalisation v and damping λ."""
    decision = account.decisions[0]
    links = chain(account, decision, TODAY)
    links = replace(links, commitment=np.full(len(links), commitment))
    v = seat_weights(account, decision, links.seat_ids).shares
    found = influence(links, v)
    if (found.susceptibility == 0).any():  # somebody with nobody to listen to: λ is not constant
        return
    graph = nx.from_numpy_array(found.attention, create_using=nx.DiGraph)
    rank = nx.pagerank(
        graph,
        alpha=0.8 - 0.6 * commitment,
        personalization=dict(enumerate(v)),
        tol=1e-13,
        max_iter=2000,
    )
    assert found.share == pytest.approx([rank[row] for row in range(len(v))], abs=1e-9)


# By hand


def test_two_people_by_hand() -> None:
    """Each listens to the other alone: V = (I − ½W)⁻¹ ½ = ⅔ on the diagonal, ⅓ beside it."""
    account = deal([seat(0, 5, 0.6), seat(1, -5, 0.4)], ties=[tie(1, 0, strength=0.8)])
    found = solved(account)
    assert found.attention.tolist() == [[0, 1], [1, 0]]
    assert found.susceptibility.tolist() == [0.5, 0.5]
    assert found.V.ravel() == pytest.approx([2 / 3, 1 / 3, 1 / 3, 2 / 3])
    assert found.share == pytest.approx([0.6 * 2 / 3 + 0.4 / 3, 0.6 / 3 + 0.4 * 2 / 3])
    assert found.known == pytest.approx(0.2 / 3)


def test_the_prior_fills_what_no_tie_says() -> None:
    """One tie of three people: p, c0 and a row of W by hand."""
    account = deal([seat(0, weight=0.5), seat(1, weight=0.3), seat(2, weight=0.2)])
    account = account.but(ties=(tie(2, 0, strength=0.5),))
    w = solved(account).attention
    # p = ½ v + ½ (0, 0, 1) = (.25, .15, .6); c0 = 2 × .5 = 1
    assert w[0] == pytest.approx([0, 0.15 / 1.25, 1.1 / 1.25])
    assert w[1] == pytest.approx([0.25 / 0.85, 0, 0.6 / 0.85])


def test_where_a_tie_is_against_the_prior_adds_nothing_to_that_pair() -> None:
    account = deal([seat(0, weight=0.5), seat(1, weight=0.3), seat(2, weight=0.2)])
    account = account.but(ties=(tie(2, 0, strength=0.5, sign=-1),))
    w = solved(account).attention
    assert w[0] == pytest.approx([0, 0.15 / 0.65, -0.5 / 0.65])


# Identities


@given(deals())
def test_identities_hold_for_every_chain(account) -> None:
    found = solved(account)
    n, v = len(found.power), found.power
    rows = np.abs(found.attention).sum(1)
    assert np.all(np.isclose(rows, 1) | (rows == 0))
    if not found.is_signed:
        assert found.V.sum(1) == pytest.approx(np.ones(n))
        assert found.share.sum() == pytest.approx(1)
        assert (found.share >= -1e-12).all()
    known = np.where(found.known_mask, found.initial, 0.0)
    assert np.nansum(found.contribution) == pytest.approx(found.known, abs=1e-12)
    assert v @ (found.V @ known) == pytest.approx(found.known, abs=1e-12)
    assert found.own_vote + found.through_others == pytest.approx(
        found.contribution, abs=1e-12, nan_ok=True
    )
    assert found.pairwise.sum(0) == pytest.approx(found.contribution, abs=1e-12, nan_ok=True)
    assert np.diagonal(found.pairwise) == pytest.approx(found.own_vote, nan_ok=True)
    assert found.leverage * (1 - found.susceptibility) == pytest.approx(found.share)
    assert abs(found.known) <= found.total + 1e-12
    assert found.uncertainty.sum() == pytest.approx(1) or not found.uncertainty.any()


@given(deals(), st.data())
def test_contributions_are_what_the_outcome_changes_by(account, data) -> None:
    """I_j is the slope of F: solved again with another stance, F moves by I_j δ."""
    decision = account.decisions[0]
    links = chain(account, decision, TODAY)
    v = seat_weights(account, decision, links.seat_ids).shares
    start = np.where(links.known, links.stance, 0.0)
    row = data.draw(st.integers(0, len(links) - 1))
    raised = start.copy()
    raised[row] += 0.25
    before = influence(replace(links, stance=start), v)
    after = influence(replace(links, stance=raised), v)
    assert after.known - before.known == pytest.approx(before.share[row] * 0.25, abs=1e-12)


@given(deals())
def test_views_settle_where_repeated_talks_lead(account) -> None:
    """x(t+1) = ΛW x(t) + (I − Λ) x0, walked step by step."""
    found = solved(account)
    start = np.where(found.known_mask, found.initial, 0.0)
    view = start
    for _ in range(200):
        pulled = found.susceptibility * (found.attention @ view)
        view = pulled + (1 - found.susceptibility) * start
    assert found.V @ start == pytest.approx(view, abs=1e-9)
    assert equilibrium(found.attention, found.susceptibility, start) == pytest.approx(view)


@pytest.mark.parametrize(
    ("prior", "rows"),
    [
        # Ties Ben to Anna and Xu to Ben of 0.6, p = (0.25, 0.40, 0.35): by hand.
        (2.0, [[0, 108 / 150, 42 / 150], [30 / 132, 0, 102 / 132], [30 / 78, 48 / 78, 0]]),
        (1.0, [[0, 84 / 105, 21 / 105], [15 / 96, 0, 81 / 96], [15 / 39, 24 / 39, 0]]),
        (10.0, [[0, 300 / 510, 210 / 510], [150 / 420, 0, 270 / 420], [150 / 390, 240 / 390, 0]]),
    ],
)
def test_what_is_given_beside_the_ties_is_a_setting_of_the_account(prior, rows) -> None:
    account = deal(
        [seat(0, 2, 0.5), seat(1, 4, 0.3), seat(2, None, 0.2)],
        ties=[tie(1, 0, strength=0.6), tie(2, 1, strength=0.6)],
        limits=Limits(prior_attention=prior),
    )
    assert solved(account).attention == pytest.approx(np.array(rows))


@pytest.mark.parametrize("prior", [0.0, -1.0, 10.5, float("nan"), float("inf")])
def test_attention_beside_the_ties_stays_within_bounds(prior) -> None:
    with pytest.raises(ValidationError):
        Limits(prior_attention=prior)


# Unknown


def test_unknown_stances_are_a_range_and_never_zero() -> None:
    found = solved(deal([seat(0, 5, 0.5), seat(1, None, 0.5)]))
    assert np.isnan(found.contribution[1])
    assert found.known == pytest.approx(found.share[0])
    assert found.unknown == pytest.approx(found.share[1])


def test_what_to_find_out_lies_with_the_unknown() -> None:
    sure, unsure = seat(0, 5, 0.5, confidence=1.0), seat(1, None, 0.5)
    assert solved(deal([sure, unsure])).uncertainty == pytest.approx([0, 1])


def test_a_known_stance_held_with_no_confidence_is_as_open_as_an_unknown_one() -> None:
    found = solved(deal([seat(0, 0, 0.5, confidence=0.0), seat(1, None, 0.5)]))
    assert found.uncertainty == pytest.approx([0.5, 0.5])
    assert found.spread == pytest.approx([3**-0.5] * 2)


def test_nothing_to_find_out_is_all_zero() -> None:
    found = solved(deal([seat(0, 5, 0.5), seat(1, -5, 0.5)]))
    assert found.uncertainty.tolist() == [0, 0]


# Degenerate


def test_one_person_listens_to_nobody() -> None:
    found = solved(deal([seat(0, 3)]))
    assert found.susceptibility.tolist() == [0]
    assert found.V.tolist() == [[1]]
    assert found.known == pytest.approx(0.6)


def test_nobody_at_all_is_empty() -> None:
    found = solved(deal([]))
    assert found.share.shape == (0,)
    assert (found.known, found.unknown, found.total) == (0, 0, 0)


def test_no_ties_listen_to_the_power_of_the_others() -> None:
    found = solved(deal([seat(0, weight=0.5), seat(1, weight=0.3), seat(2, weight=0.2)]))
    assert found.attention[0] == pytest.approx([0, 0.6, 0.4])


def test_who_has_all_the_power_without_ties_listens_to_nobody() -> None:
    found = solved(deal([seat(0, 5, 1.0), seat(1, -5, 0.0)]))
    assert found.susceptibility[0] == 0
    assert found.attention[0].tolist() == [0, 0]
    assert found.share == pytest.approx([1, 0])


def test_a_conflict_moves_the_other_way() -> None:
    fight = [tie(0, 1, TieKind.CONFLICT, strength=0.9)]
    found = solved(deal([seat(0, 5, 1.0), seat(1, 5, 0.0)], ties=fight))
    assert found.share[1] < 0
    assert found.is_signed


# Bad input

GOOD = [[0.0, 1.0], [1.0, 0.0]]


@pytest.mark.parametrize(
    ("weights", "lam", "said"),
    [
        ([[0.0, 1.0]], [0.5], "square"),
        ([0.0, 1.0], [0.5, 0.5], "square"),
        (GOOD, [0.5], "people"),
        ([[0.0, np.nan], [1.0, 0.0]], [0.5, 0.5], "finite"),
        ([[0.0, np.inf], [1.0, 0.0]], [0.5, 0.5], "finite"),
        (GOOD, [0.5, np.nan], "from 0 to 1"),
        (GOOD, [0.5, 1.1], "from 0 to 1"),
        (GOOD, [0.5, -0.1], "from 0 to 1"),
        (GOOD, [1.0, 1.0], "not settle"),
        (np.full((7, 7), 1 / 7), [1.0] * 7, "not settle"),
        ([[0.0, 3.0], [3.0, 0.0]], [0.9, 0.9], "not settle"),
        ([], [0.5], "people"),
    ],
)
def test_bad_arrays_are_refused_in_a_sentence(weights, lam, said) -> None:
    with pytest.raises(ValueError, match=said):
        influence_matrix(weights, lam)


def test_heavy_rows_are_fine_as_long_as_views_settle() -> None:
    assert np.isfinite(influence_matrix([[0.0, 3.0], [0.1, 0.0]], [0.9, 0.9])).all()


def test_susceptibility_at_its_edges_by_hand() -> None:
    """λ = 0 holds its own view; λ = 1 takes over the other's, who holds it; both at once."""
    assert influence_matrix(GOOD, [0, 0]).tolist() == [[1, 0], [0, 1]]
    assert influence_matrix(GOOD, [0, 1]) == pytest.approx(np.array([[1, 0], [1, 0]]))
    # x1 = ½ x2 + ½ x0 and x2 = x1, so both end at the first view of the one who keeps half of it.
    assert influence_matrix(GOOD, [0.5, 1]) == pytest.approx(np.array([[1, 0], [1, 0]]))


def test_nobody_at_all_settles_on_nothing() -> None:
    assert influence_matrix([], []).shape == influence_matrix(np.zeros((0, 0)), []).shape == (0, 0)
    assert equilibrium([], [], []).shape == (0,)


def test_who_listens_to_nobody_but_does_not_hold_their_view_loses_it() -> None:
    assert equilibrium(np.zeros((2, 2)), [0.25, 0.0], [1, -1]).tolist() == [0.75, -1]


@pytest.mark.parametrize("initial", [[1.0], 1.0, [1.0, np.nan], np.zeros((2, 2, 2))])
def test_bad_initial_views_are_refused(initial) -> None:
    with pytest.raises(ValueError, match="initial"):
        equilibrium(GOOD, [0.5, 0.5], initial)


@pytest.mark.parametrize("power", [[1.0], [1.5, -0.5], [0.2, 0.2], [np.nan, 1.0]])
def test_bad_power_is_refused(power) -> None:
    account = deal([seat(0), seat(1)])
    links = chain(account, account.decisions[0], TODAY)
    with pytest.raises(ValueError, match="power"):
        influence(links, power)


def test_solving_changes_nothing_it_was_given() -> None:
    account = deal([seat(0), seat(1), seat(2)], ties=[tie(0, 1, strength=0.4, sign=-1)])
    links = chain(account, account.decisions[0], TODAY)
    before = links.listens.copy(), links.sign.copy()
    influence(links, np.full(3, 1 / 3))
    assert (links.listens == before[0]).all()
    assert (links.sign == before[1]).all()
