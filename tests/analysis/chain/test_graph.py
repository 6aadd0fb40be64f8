"""The chain: how seats and ties become arrays."""

from datetime import timedelta

import numpy as np
import pytest

from stakeholder_map.analysis.chain.graph import chain, faded
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.scales import StepRule, TieKind
from stakeholder_map.model.seat import Seat, Stance
from tests.analysis.deals import TODAY, deal, seat, step, tie


def chain_of(account):
    return chain(account, account.decisions[0], TODAY)


def test_who_is_influenced_listens() -> None:
    links = chain_of(deal([seat(0), seat(1)], ties=[tie(0, 1, strength=0.8)]))
    assert links.listens.tolist() == [[0, 0], [0.8, 0]]


def test_a_reporting_line_is_heard_both_ways_by_the_settings() -> None:
    line = tie(1, 0, TieKind.REPORTS_TO, strength=0.9)
    links = chain_of(deal([seat(0), seat(1)], ties=[line]))
    assert links.listens.tolist() == [[0, 0.25], [0.5, 0]]
    other = deal([seat(0), seat(1)], ties=[line], limits=Limits(listens_up=1.0, listens_down=0.0))
    assert chain_of(other).listens.tolist() == [[0, 0], [1.0, 0]]


@pytest.mark.parametrize("kind", [TieKind.ALLIED, TieKind.INFORMAL])
def test_friends_listen_to_each_other(kind: TieKind) -> None:
    links = chain_of(deal([seat(0), seat(1)], ties=[tie(0, 1, kind, strength=0.4)]))
    assert links.listens.tolist() == [[0, 0.4], [0.4, 0]]
    assert (links.sign == 1).all()


def test_a_conflict_and_an_influence_against_push_away() -> None:
    fight = chain_of(deal([seat(0), seat(1)], ties=[tie(0, 1, TieKind.CONFLICT, strength=0.4)]))
    assert fight.sign.tolist() == [[1, -1], [-1, 1]]
    against = chain_of(deal([seat(0), seat(1)], ties=[tie(0, 1, strength=0.4, sign=-1)]))
    assert against.sign.tolist() == [[1, 1], [-1, 1]]


def test_an_unknown_strength_is_the_setting() -> None:
    account = deal([seat(0), seat(1)], ties=[tie(0, 1)], limits=Limits(tie_strength=0.3))
    assert chain_of(account).listens[1, 0] == 0.3


def test_of_several_ties_the_strongest_counts_with_its_sign() -> None:
    ties = [tie(0, 1, strength=0.6), tie(0, 1, TieKind.CONFLICT, strength=0.4)]
    links = chain_of(deal([seat(0), seat(1)], ties=ties))
    assert (links.listens[1, 0], links.sign[1, 0]) == (0.6, 1)
    assert (links.listens[0, 1], links.sign[0, 1]) == (0.4, -1)


@pytest.mark.parametrize("order", [1, -1])
def test_of_equally_strong_ties_the_one_against_wins(order: int) -> None:
    ties = [tie(0, 1, strength=0.5), tie(0, 1, TieKind.CONFLICT, strength=0.5)][::order]
    assert chain_of(deal([seat(0), seat(1)], ties=ties)).sign[1, 0] == -1


def test_a_strength_of_zero_is_no_tie() -> None:
    links = chain_of(deal([seat(0), seat(1)], ties=[tie(0, 1, TieKind.CONFLICT, strength=0.0)]))
    assert not links.listens.any()
    assert (links.sign == 1).all()


def test_a_tie_to_somebody_without_a_seat_is_ignored() -> None:
    account = deal([seat(0), seat(1)], ties=[tie(0, 1, strength=0.8)])
    one = account.decisions[0].but(seats=account.decisions[0].seats[:1])
    links = chain(account, one, TODAY)
    assert links.person_ids == ("p0",)
    assert not links.listens.any()


def test_unknown_support_is_no_number_and_no_confidence() -> None:
    links = chain_of(deal([seat(0, support=None), seat(1, support=-5), Seat(id="s2")]))
    assert np.isnan(links.stance[0])
    assert links.stance[1] == -1
    assert links.known.tolist() == [False, True]
    assert links.confidence[0] == 0
    assert links.index("s1") == 1


def test_who_has_left_is_out() -> None:
    account = deal([seat(0), seat(1), seat(2)])
    people = list(account.people)
    people[0] = people[0].but(left_on=TODAY)
    people[1] = people[1].but(left_on=TODAY + timedelta(days=1))
    assert chain_of(account.but(people=tuple(people))).seat_ids == ("s1", "s2")


@pytest.mark.parametrize(
    ("missing", "steps", "counts"),
    [
        (Seat(id="s9"), (), False),
        (Seat(id="s9", weight=0.0), (), False),
        (Seat(id="s9", weight=0.2), (), True),
        (Seat(id="s9", veto=True), (), True),
        (Seat(id="s9"), (step(StepRule.ALL, 9),), True),
    ],
)
def test_a_missing_seat_counts_if_it_carries_something(missing, steps, counts) -> None:
    links = chain_of(deal([seat(0), missing], steps))
    assert ("s9" in links.seat_ids) is counts


def test_confidence_halves_in_the_half_life_and_commitment_stays() -> None:
    old = Stance(on=TODAY - timedelta(days=90), support=3, confidence=0.8, commitment=0.9)
    links = chain_of(deal([Seat(id="s0", person_id="p0", stances=(old,))]))
    assert links.confidence[0] == pytest.approx(0.4)
    assert links.commitment[0] == 0.9


def test_unknown_confidence_and_commitment_are_the_settings() -> None:
    limits = Limits(confidence=0.6, commitment=0.2)
    assert faded(Stance(on=TODAY, support=0), limits, TODAY) == 0.6
    plain = Seat(id="s0", person_id="p0", stances=(Stance(on=TODAY, support=0),))
    assert chain_of(deal([plain], limits=limits)).commitment[0] == 0.2


def test_a_stance_dated_later_does_not_hold_yet() -> None:
    later = Stance(on=TODAY + timedelta(days=1), support=5)
    links = chain_of(deal([Seat(id="s0", person_id="p0", stances=(later,))]))
    assert np.isnan(links.stance[0])


def test_an_empty_decision_is_an_empty_chain() -> None:
    links = chain_of(deal([]))
    assert len(links) == 0
    assert links.listens.shape == (0, 0)
