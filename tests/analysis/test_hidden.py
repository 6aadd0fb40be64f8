"""Hidden influencers: proposed by arithmetic, only where the proposal is stable."""

import numpy as np
import pytest

from stakeholder_map.analysis import hidden as module
from stakeholder_map.analysis.graph import chain
from stakeholder_map.analysis.hidden import HELD, hidden_influencers
from stakeholder_map.analysis.influence import influence
from stakeholder_map.analysis.solution import solve
from stakeholder_map.model.scales import Role
from tests.analysis.deals import TODAY, deal, seat, tie


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


def test_the_stability_is_what_solving_each_copy_alone_gives(monkeypatch) -> None:
    """The batched answer against a plain loop over influence() on the same draws."""
    ties = [tie(a, b, strength=0.1 + 0.03 * a + 0.07 * b) for a in range(8) for b in range(a)]
    seats = [seat(k, 1, commitment=(k * 3 % 8) / 8) for k in range(8)]
    account = deal(seats, ties=ties[::2])
    links = chain(account, account.decisions[0], TODAY)
    v = np.full(8, 1 / 8)
    copies = []
    stacked = module.attention

    def spy(listens, *more):
        copies.extend(listens)
        return stacked(listens, *more)

    monkeypatch.setattr(module, "attention", spy)
    result = hidden_influencers(links, influence(links, v), account.decisions[0])
    times = np.zeros(8)
    tied = np.triu(links.listens + links.listens.T) > 0
    for listens in copies:
        left = np.triu(listens + listens.T) > 0
        assert tied.sum() - left.sum() == round(0.2 * tied.sum())
        alone = chain(account, account.decisions[0], TODAY)
        alone.listens[:] = listens
        beyond = influence(alone, v).beyond_title
        best = np.argsort(-beyond)[:3]
        times[best[beyond[best] > 1e-9]] += 1
    assert len(copies) == 200
    assert result.stability.tolist() == (times / 200).tolist()
    assert 0 < np.median(result.stability) < 1


@pytest.mark.parametrize(("people", "copies"), [(8, 200), (60, 200), (75, 102), (200, 50)])
def test_a_large_chain_is_ranked_on_fewer_copies_a_few_at_once(
    people: int, copies: int, monkeypatch
) -> None:
    """By hand: 200 · 60³ / 75³ = 102.4; 200 people would have 5, so the least number counts."""
    stacks = []
    stacked = module.attention

    def spy(listens, *more):
        stacks.append(listens.shape)
        return stacked(listens, *more)

    account = adviser(n=people)
    solved = solve(account, "d", TODAY)
    monkeypatch.setattr(module, "attention", spy)
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
