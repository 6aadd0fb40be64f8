"""Hidden influencers: proposed by arithmetic, only where the proposal is stable."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from stakeholder_map.analysis import hidden as module
from stakeholder_map.analysis.chain.graph import Chain, chain
from stakeholder_map.analysis.chain.influence import influence
from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.chain.weights import seat_weights
from stakeholder_map.analysis.hidden import (
    HELD,
    beyond_titles,
    hidden_influencers,
    missing,
)
from stakeholder_map.model.scales import Role
from tests.analysis.deals import TODAY, deal, deals, seat, tie


def adviser(roles=(), n: int = 12):
    """An account in which everybody listens to p0, who has no weight."""
    seats = [seat(0, weight=0.0, roles=roles)]
    seats += [seat(k, weight=1 / (n - 1)) for k in range(1, n)]
    ties = [tie(0, k, strength=0.9) for k in range(1, n)]
    ties += [tie(k, k + 1, strength=0.2) for k in range(1, n - 1)]
    return deal(seats, ties=ties)


def found(account):
    solved = solve(account, "d", TODAY)
    return hidden_influencers(solved.chain, solved.influence, solved.decision)


def test_the_adviser_everybody_listens_to_is_found() -> None:
    result = found(adviser())
    assert result.found == ("s0",)
    assert result.stability[0] == 1


def test_a_decision_maker_is_not_hidden() -> None:
    assert found(adviser((Role.DECISION_MAKER,))).found == ()


def test_without_ties_nobody_is_proposed() -> None:
    result = found(deal([seat(0, weight=0.9), seat(1, weight=0.1), seat(2), seat(3)]))
    assert result.found == ()
    assert not result.stability.any()


def test_nobody_and_one_person_have_no_hidden_influencer() -> None:
    assert found(deal([])).found == ()
    assert found(deal([seat(0)])).found == ()


def test_whose_influence_is_a_single_tie_is_not_stable_because_of_it() -> None:
    """One pair is tied: every copy misses it, and without it all six are alike."""
    seats = [seat(k) for k in range(6)]
    result = found(deal(seats, ties=[tie(5, 0, strength=0.9)]))
    assert not result.stability.any()
    assert result.found == ()


def test_among_three_people_who_is_not_above_title_is_not_stable() -> None:
    """All are among the first three; p0, whom nobody listens to, gains on no title."""
    seats = [seat(0, weight=0.6), seat(1, weight=0.2), seat(2, weight=0.2)]
    result = found(deal(seats, ties=[tie(2, 0, strength=0.9), tie(2, 1, strength=0.9)]))
    assert result.stability[0] == 0
    assert result.stability[2] == 1
    assert result.found == ("s2",)


def test_who_hangs_on_single_ties_among_equals_is_not_stable() -> None:
    """Twenty people in pairs: nobody stays among the first five when ties go missing."""
    seats = [seat(k) for k in range(20)]
    ties = [tie(k, k + 10, strength=0.5) for k in range(10)]
    result = found(deal(seats, ties=ties))
    assert (result.stability < HELD).all()
    assert result.found == ()


@given(deals())
def test_each_copy_is_solved_as_a_chain_of_its_own(account) -> None:
    """All copies at once against influence() of each, with ties against and without any."""
    links = chain(account, account.decisions[0], TODAY)
    power = seat_weights(account, account.decisions[0], links.seat_ids).shares
    pairs = np.argwhere(np.triu(links.listens + links.listens.T) > 0)
    gone = missing(5, len(pairs))
    found = beyond_titles(links, power, pairs, gone)
    for copy, lost in zip(found, gone, strict=True):
        alone = influence(without(links, pairs[lost]), power)
        assert copy == pytest.approx(alone.beyond_title, abs=1e-12)


def without(links: Chain, pairs: np.ndarray) -> Chain:
    """Return the chain without some of its tied pairs."""
    listens = links.listens.copy()
    for one, other in pairs:
        listens[one, other] = listens[other, one] = 0.0
    return replace(links, listens=listens)


def test_the_stability_is_what_solving_each_copy_alone_gives() -> None:
    """The answer against a plain loop over influence() on the same draws."""
    ties = [tie(a, b, strength=0.1 + 0.03 * a + 0.07 * b) for a in range(8) for b in range(a)]
    seats = [seat(k, 1, commitment=(k * 3 % 8) / 8) for k in range(8)]
    account = deal(seats, ties=ties[::2])
    links = chain(account, account.decisions[0], TODAY)
    v = np.full(8, 1 / 8)
    result = hidden_influencers(links, influence(links, v), account.decisions[0])
    pairs = np.argwhere(np.triu(links.listens + links.listens.T) > 0)
    times = np.zeros(8)
    for lost in missing(200, len(pairs)):
        assert len(set(lost)) == round(0.2 * len(pairs))
        alone = influence(without(links, pairs[lost]), v)
        best = np.argsort(-alone.beyond_title)[:3]
        times[best[alone.beyond_title[best] > 1e-9]] += 1
    assert result.stability.tolist() == (times / 200).tolist()
    assert 0 < np.median(result.stability) < 1


def test_each_pair_is_missing_in_a_fifth_of_the_copies() -> None:
    """Binomial with 200 draws of 0.2: 40, and no further off than four standard deviations."""
    times = np.bincount(missing(200, 20).ravel(), minlength=20)
    assert times.sum() == 200 * 4
    assert ((times >= 17) & (times <= 63)).all()


@pytest.mark.parametrize(("people", "copies"), [(8, 200), (60, 200), (75, 102), (200, 50)])
def test_a_large_chain_is_ranked_on_fewer_copies_a_few_at_once(
    people: int, copies: int, monkeypatch
) -> None:
    """By hand: 200 · 60³ / 75³ = 102.4; 200 people would have 5, so the least number counts."""
    stacks = []

    def spy(links, power, pairs, gone):
        stacks.append((len(gone), len(links), len(links)))
        return beyond_titles(links, power, pairs, gone)

    account = adviser(n=people)
    solved = solve(account, "d", TODAY)
    monkeypatch.setattr(module, "beyond_titles", spy)
    result = hidden_influencers(solved.chain, solved.influence, solved.decision)
    assert result.copies == copies == sum(shape[0] for shape in stacks)
    assert all(shape[0] == 1 or np.prod(shape) <= module.AT_ONCE for shape in stacks)
    assert result.found == ("s0",)


def test_solving_a_few_at_once_changes_nothing(monkeypatch) -> None:
    account = adviser(n=20)
    whole = found(account).stability
    monkeypatch.setattr(module, "AT_ONCE", 7 * 20**2)
    assert (found(account).stability == whole).all()


def test_the_same_input_gives_the_same_answer() -> None:
    assert (found(adviser()).stability == found(adviser()).stability).all()
