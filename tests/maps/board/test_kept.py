"""Kept places: an edit moves nobody sideways and nobody at all while there is room."""

from __future__ import annotations

import random

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.board.scene import Scene, scene
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level, TieKind
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import boards
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.board.test_scene import assert_clear

EN = words("en")


def drawn(account: Account, language: str = "en") -> Scene:
    return scene(read(account, "x0", TODAY), words(language))


def corners(picture: Scene) -> dict[str, tuple[float, float]]:
    return {card.key: (card.rect.x, card.rect.y) for card in picture.cards}


def kept(account: Account) -> Account:
    """The account with its board as it is seen."""
    other = account.but(ties=account.ties[1:])
    return boards.keep(account, other, TODAY).but(ties=account.ties)


def with_newcomer(account: Account, number: int, department: str, level: Level | None) -> Account:
    newcomer = Person(
        id=f"new{number}", name=f"New {number}", department_id=department, level=level
    )
    found = edits.put(account, "people", newcomer)
    found = edits.put_seat(found, "x0", Seat(id=f"sn{number}", person_id=newcomer.id))
    tie = Tie(
        id=f"tn{number}",
        source=newcomer.id,
        target=f"p{number}",
        kind=TieKind.INFLUENCES,
        strength=0.9,
    )
    return boards.keep(account, found.but(ties=(*found.ties, tie)), TODAY)


@pytest.mark.parametrize("people", [1, 12, 30, 40, 60, 200])
def test_keeping_the_places_changes_nothing_that_is_seen(people: int) -> None:
    account = account_of(people)
    assert drawn(kept(account)) == drawn(account) or people == 1


@pytest.mark.parametrize("people", [12, 30, 40, 80, 200])
def test_a_newcomer_moves_nobody_sideways_and_keeps_the_picture_clear(people: int) -> None:
    rng = random.Random(people)
    account, calm = account_of(people), 0
    for number in range(8):
        department = rng.choice(account.departments).id
        grown = with_newcomer(account, number, department, rng.choice((*Level, None)))
        before, after = corners(drawn(account)), corners(drawn(grown))
        there = before.keys() & after.keys()
        assert {key: before[key][0] for key in there} == {key: after[key][0] for key in there}
        # Downwards everybody below a new row goes together; upwards nobody ever goes.
        shifts = {round(after[key][1] - before[key][1], 1) for key in there}
        assert min(shifts) == 0
        assert len(shifts) <= 2
        calm += shifts == {0.0}
        assert_clear(drawn(grown))
        account = grown
    assert calm >= 3


def test_a_newcomer_where_a_cell_is_free_moves_nobody() -> None:
    account = kept(account_of(30))
    board = account.decisions[0].board
    assert board is not None
    taken = {(s.place.shelf, s.place.level, s.place.column, s.place.row)
             for s in account.decisions[0].seats if s.place}  # fmt: skip
    lane, level = next(
        (lane, level)
        for lane in board.lanes
        if lane.department_id
        for level in Level
        for row in range(getattr(board.shelves[lane.shelf], level))
        if (lane.shelf, level, lane.first, row) not in taken
    )
    before = corners(drawn(account))
    after = corners(drawn(with_newcomer(account, 0, str(lane.department_id), level)))
    assert {key: after[key] for key in before} == before


def test_who_changes_the_department_goes_alone() -> None:
    account = kept(account_of(40))
    before = corners(drawn(account))
    person = account.people[20]
    other = next(d.id for d in account.departments if d.id != person.department_id)
    moved = edits.put(account, "people", person.but(department_id=other))
    after = corners(drawn(boards.keep(account, moved, TODAY)))
    assert after["s20"][0] != before["s20"][0]
    assert {k: x for k, (x, _) in after.items() if k != "s20"} == {
        k: x for k, (x, _) in before.items() if k != "s20"
    }


def test_what_is_thought_of_somebody_moves_nobody() -> None:
    account = kept(account_of(30))
    seat = account.decisions[0].seats[3]
    worried = seat.but(concerns=(*seat.concerns, Concern(id="w", text="A worry")), veto=True)
    assert corners(drawn(edits.put_seat(account, "x0", worried))) == corners(drawn(account))


def test_a_department_that_goes_leaves_its_place_empty() -> None:
    account = kept(account_of(30))
    before = corners(drawn(account))
    gone = account.departments[2].id
    after = corners(drawn(edits.remove(account, gone)))
    stays = {p.id for p in account.people if p.department_id not in (gone, None)}
    for seat in account.decisions[0].seats:
        if seat.person_id in stays:
            assert after[seat.id] == before[seat.id]


def test_a_new_department_stands_at_the_right() -> None:
    account = kept(account_of(12))
    before = corners(drawn(account))
    department = account.departments[0].but(id="dn", name="Customs")
    grown = account.but(departments=(*account.departments, department))
    after = corners(drawn(with_newcomer(grown, 0, "dn", Level.WORKING)))
    assert {key: after[key] for key in before} == before
    assert after["sn0"][0] > max(x for x, _ in before.values())


@pytest.mark.parametrize("people", [12, 30, 80])
@pytest.mark.parametrize("seed", range(3))
def test_after_any_moves_no_line_crosses_a_card(people: int, seed: int) -> None:
    rng = random.Random(seed)
    account = account_of(people, seed)
    for _move in range(12):
        picture = drawn(account)
        assert picture.slots is not None
        key = rng.choice(sorted(picture.slots.groups))
        cell = rng.choice(picture.slots.cells[picture.slots.groups[key]])
        account = boards.moved(account, "x0", key, cell.column, cell.row, TODAY)
        after = drawn(account)
        assert_clear(after)
        there = next(card.rect for card in after.cards if card.key == key)
        assert there.x == cell.x
        if cell.key:
            assert there.y == cell.y


def test_a_move_moves_one_card_or_two_that_change_places() -> None:
    account = account_of(30)
    picture = drawn(account)
    assert picture.slots is not None
    key, cell = next(
        (key, cell)
        for key, group in picture.slots.groups.items()
        for cell in picture.slots.cells[group]
        if cell.key and cell.key != key
    )
    before = corners(picture)
    after = corners(drawn(boards.moved(account, "x0", key, cell.column, cell.row, TODAY)))
    assert {k for k in before if before[k] != after[k]} == {key, cell.key}
    assert (after[key], after[cell.key]) == (before[cell.key], before[key])


def test_a_card_stays_in_its_lane_and_at_its_level() -> None:
    account = account_of(12)
    for column, row in ((99, 0), (0, 99), (-1, 0)):
        with pytest.raises(ValueError, match="lane"):
            boards.moved(account, "x0", "s3", column, row, TODAY)
    with pytest.raises(KeyError):
        boards.moved(account, "x0", "nobody", 0, 0, TODAY)


def test_tidy_packs_as_if_nothing_had_been_kept() -> None:
    account = account_of(30)
    assert boards.tidied(kept(account), "x0") == account


def test_a_board_that_contradicts_itself_is_packed_anew() -> None:
    account = kept(account_of(12))
    decision = account.decisions[0]
    assert decision.board is not None
    for wrong in (
        {"lines": ()},
        {"lanes": decision.board.lanes * 2},
        {"column_gutters": (1.0,)},
        {"card_width": 0.0},
        {"shelves": ()},
    ):
        broken = decision.model_copy(update={"board": decision.board.but(**wrong)})
        assert_clear(drawn(edits.put_decision(account, broken)))


def test_two_cards_that_claim_one_cell_are_both_seen() -> None:
    account = kept(account_of(12))
    seats = account.decisions[0].seats
    same = edits.put_seat(account, "x0", seats[5].but(place=seats[4].place))
    assert_clear(drawn(same))
    assert corners(drawn(same))[seats[4].id] == corners(drawn(account))[seats[4].id]


def test_both_languages_show_everybody_at_the_same_place() -> None:
    account = kept(account_of(30))
    assert {k: x for k, (x, _) in corners(drawn(account, "en")).items()} == {
        k: x for k, (x, _) in corners(drawn(account, "zh")).items()
    }
