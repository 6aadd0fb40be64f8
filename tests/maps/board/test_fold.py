"""Crowds: lanes fold to counts that are right, and each opens with everybody in it."""

from __future__ import annotations

import pytest

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.maps.board.fold import FOLD_ABOVE
from stakeholder_map.maps.board.scene import lane_scenes, scene
from stakeholder_map.services import boards
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.board.test_scene import assert_clear

EN = words("en")


def crowd(people: int = 200) -> Reading:
    return read(account_of(people), "x0", TODAY)


def test_eighty_people_are_shown_one_by_one_and_more_are_folded() -> None:
    assert not scene(crowd(FOLD_ABOVE), EN).is_folded
    assert scene(crowd(FOLD_ABOVE + 1), EN).is_folded


@pytest.mark.parametrize("people", [90, 200, 1000])
def test_everybody_is_on_a_card_or_in_one_fold(people: int) -> None:
    reading = crowd(people)
    found = [key for card in scene(reading, EN).cards for key in (card.folds or (card.key,))]
    assert len(found) == len(set(found))
    assert {seat.id for seat in reading.decision.seats} <= set(found)


def test_a_fold_says_how_many_the_lowest_support_and_what_is_unreached() -> None:
    reading = crowd()
    folds = [card for card in scene(reading, EN).cards if card.folds]
    assert folds
    for card in folds:
        standings = [reading.standings[key] for key in card.folds if key in reading.standings]
        known = [s.support for s in standings if s.support is not None]
        assert card.support == (min(known) if known else None)
        assert f"{len(card.folds)} people" in card.tip
        missed = sum(s.share for s in standings if s.reach.reach is not Reach.MET)
        assert (f"{missed:.0%} not reached" in card.tip) == (missed >= 0.005)


def test_no_line_crosses_a_fold_or_a_card_of_an_open_lane() -> None:
    reading = crowd()
    assert_clear(scene(reading, EN))
    for picture in lane_scenes(reading, EN).values():
        assert_clear(picture)


def test_each_lane_opens_with_all_its_people() -> None:
    reading = crowd()
    lanes = lane_scenes(reading, EN)
    for card in scene(reading, EN).cards:
        if card.folds:
            assert set(card.folds) <= {one.key for one in lanes[card.lane].cards}


def test_a_lane_that_is_not_there_is_empty() -> None:
    assert scene(crowd(), EN, lane=99).cards == ()


def test_one_more_person_does_not_fold_a_board_that_was_kept_open() -> None:
    account = account_of(FOLD_ABOVE)
    board, _ = boards.seen_board(account, account.decisions[0], TODAY) or (None, {})
    assert board is not None
    larger = account_of(FOLD_ABOVE + 1)
    decision = larger.decisions[0].model_copy(update={"board": board})
    assert not scene(read(larger.but(decisions=(decision,)), "x0", TODAY), EN).is_folded
