"""The scene of generated accounts: nothing crosses, nothing overlaps, nobody is forgotten."""

from __future__ import annotations

from itertools import combinations

import pytest

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.maps.board.arrange import BESIDE_PANEL, WALL
from stakeholder_map.maps.board.lines import Style
from stakeholder_map.maps.board.scene import Scene, scene
from stakeholder_map.maps.text import width
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import words
from tests.lifelike import make_account
from tests.maps.accounts import TODAY, account_of
from tests.maps.geometry import crosses, is_straight, lie_on_each_other, overlapping, segments

SIZES = (1, 2, 12, 21, 30, 40, 80, 200)
EN = words("en")


def reading_of(people: int, seed: int = 1, chinese: bool = False) -> Reading:
    return read(account_of(people, seed, chinese), "x0", TODAY)


def assert_clear(drawn: Scene) -> None:
    cards = [card.rect for card in drawn.cards]
    assert not overlapping(cards)
    for line in drawn.lines:
        for piece in segments(line.corners):
            assert is_straight(piece)
            assert not [card for card in cards if crosses(piece, card)], line.key
    for card in cards:
        assert 0 <= card.x <= card.right <= drawn.width
        assert 0 <= card.y <= card.bottom <= drawn.height


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("chinese", [False, True], ids=["en", "zh"])
def test_no_line_crosses_a_card_and_no_card_lies_on_another(people: int, chinese: bool) -> None:
    assert_clear(scene(reading_of(people, chinese=chinese), EN))


@pytest.mark.parametrize("seed", range(8))
def test_the_same_holds_for_accounts_of_every_shape(seed: int) -> None:
    for screen in (BESIDE_PANEL, WALL):
        assert_clear(scene(reading_of(17 + 5 * seed, seed), EN, screen))


@pytest.mark.parametrize("people", [12, 30, 80])
def test_no_line_lies_on_another(people: int) -> None:
    drawn = scene(reading_of(people), EN)
    # Reporting lines of one superior share their way: that is what makes them a tree.
    net = {
        line.key: line.source if line.style is Style.REPORTS else line.key for line in drawn.lines
    }
    for one, other in combinations(drawn.lines, 2):
        if net[one.key] == net[other.key]:
            continue
        for piece in segments(one.corners):
            for second in segments(other.corners):
                assert not lie_on_each_other(piece, second), (one.key, other.key)


@pytest.mark.parametrize("people", [12, 40])
def test_every_line_begins_and_ends_at_its_cards(people: int) -> None:
    drawn = scene(reading_of(people), EN)
    places = {card.key: card.rect for card in drawn.cards}
    for line in drawn.lines:
        for key, (x, y) in ((line.source, line.corners[0]), (line.target, line.corners[-1])):
            card = places[key]
            assert card.x <= x <= card.right
            assert card.y <= y <= card.bottom
            assert x in (card.x, card.right) or y in (card.y, card.bottom)


def test_everybody_with_a_seat_has_a_card_and_so_has_who_is_missing() -> None:
    reading = reading_of(30)
    drawn = scene(reading, EN)
    keys = {card.key for card in drawn.cards}
    assert {seat.id for seat in reading.decision.seats} <= keys
    assert {f"needs:{role.id}" for role in reading.unfilled_roles} <= keys
    assert [card.key for card in drawn.cards if card.ghost] == [
        card.key for card in drawn.cards if card.person_id is None
    ]


def test_a_level_in_a_low_row_is_named_by_its_first_word_and_never_cut() -> None:
    (band,) = scene(read(make_account(1, today=TODAY), "dec0", TODAY), EN).bands
    assert (band.label.shown, band.label.full) == ("Upper", "Upper level")
    (band,) = scene(read(make_account(1, today=TODAY), "dec0", TODAY), words("zh")).bands
    assert (band.label.shown, band.label.full) == ("高层", None)


def test_the_same_account_gives_the_same_scene() -> None:
    assert scene(reading_of(40), EN) == scene(reading_of(40), EN)


def test_texts_fit_their_cards() -> None:
    for chinese in (False, True):
        for card in scene(reading_of(40, chinese=chinese), EN).cards:
            room = card.rect.width - 44
            for name in card.name:
                assert width(name.shown, 15, bold=True) <= room
            for title in card.title:
                assert width(title.shown, 14) <= room


@pytest.mark.parametrize(
    ("people", "pixels"), [(12, 16), (21, 14), (30, 14), (40, 14), (60, 11), (80, 11)]
)
@pytest.mark.parametrize("chinese", [False, True], ids=["en", "zh"])
def test_text_is_large_enough_to_be_read(people: int, pixels: float, chinese: bool) -> None:
    drawn = scene(reading_of(people, chinese=chinese), EN)
    # The picture as it is shown beside the panel on 1920 × 1080; 14 is its smallest font size.
    scale = min(BESIDE_PANEL[0] / drawn.width, BESIDE_PANEL[1] / drawn.height)
    assert round(14 * scale, 1) >= pixels


def account(people: list[Person], ties: list[Tie], seats: list[Seat] | None = None) -> Account:
    return Account(
        name="A",
        departments=(Department(id="d0", name="IT"), Department(id="d1", name="Finance")),
        people=tuple(people),
        ties=tuple(ties),
        decisions=(
            Decision(
                id="x0",
                name="D",
                seats=tuple(
                    seats
                    if seats is not None
                    else [Seat(id=f"s{p.id}", person_id=p.id) for p in people]
                ),
            ),
        ),
    )


def reports(source: str, target: str, dotted: bool = False) -> Tie:
    return Tie(source=source, target=target, kind=TieKind.REPORTS_TO, dotted=dotted)


def test_nobody_at_all_is_an_empty_scene() -> None:
    drawn = scene(read(account([], []), "x0", TODAY), EN)
    assert not drawn.cards
    assert not drawn.lines
    assert not drawn.legend


def test_a_reporting_circle_is_drawn_as_it_was_said() -> None:
    people = [Person(id=key, name=key.upper(), department_id="d0") for key in "abc"]
    drawn = scene(
        read(
            account(people, [reports("a", "b"), reports("b", "c"), reports("c", "a")]), "x0", TODAY
        ),
        EN,
    )
    assert_clear(drawn)
    assert {(line.source, line.target) for line in drawn.lines} == {
        ("sb", "sa"),
        ("sc", "sb"),
        ("sa", "sc"),
    }


def test_a_second_superior_is_a_dotted_line() -> None:
    people = [Person(id=key, name=key, department_id="d0") for key in "abc"]
    drawn = scene(read(account(people, [reports("a", "b"), reports("a", "c")]), "x0", TODAY), EN)
    assert {(line.source, line.style) for line in drawn.lines} == {
        ("sb", Style.REPORTS),
        ("sc", Style.DOTTED),
    }


def test_a_superior_stands_above_in_the_same_level() -> None:
    people = [
        Person(id=key, name=key, department_id="d0", level=Level.WORKING) for key in ("low", "top")
    ]
    drawn = scene(read(account(people, [reports("low", "top")]), "x0", TODAY), EN)
    at = {card.key: card.rect for card in drawn.cards}
    assert at["stop"].bottom < at["slow"].y


def test_a_superior_without_a_seat_is_passed_over() -> None:
    people = [Person(id=key, name=key.upper(), department_id="d0") for key in "abc"]
    seats = [Seat(id="sa", person_id="a"), Seat(id="sc", person_id="c")]
    drawn = scene(
        read(account(people, [reports("a", "b"), reports("b", "c")], seats), "x0", TODAY), EN
    )
    (line,) = drawn.lines
    assert (line.source, line.target) == ("sc", "sa")
    assert line.tip == "A reports to C · over 1 person not on the map"


def test_who_left_is_not_on_the_map() -> None:
    people = [Person(id="a", name="A", left_on=TODAY), Person(id="b", name="B")]
    drawn = scene(read(account(people, []), "x0", TODAY), EN)
    assert [card.person_id for card in drawn.cards] == ["b"]


def test_unknown_support_is_a_question_mark_and_never_a_zero() -> None:
    people = [Person(id="a", name="A"), Person(id="b", name="B")]
    seats = [
        Seat(id="sa", person_id="a"),
        Seat(id="sb", person_id="b", stances=(Stance(on=TODAY, support=0),)),
    ]
    drawn = scene(read(account(people, [], seats), "x0", TODAY), EN)
    assert {card.key: (card.support, card.number) for card in drawn.cards} == {
        "sa": (None, "?"),
        "sb": (0, "0"),
    }


def test_people_without_department_or_level_have_a_lane_and_a_row() -> None:
    drawn = scene(read(account([Person(id="a", name="A")], []), "x0", TODAY), EN)
    assert [lane.name[0].shown for lane in drawn.lanes] == ["Unassigned"]
    assert len(drawn.bands) == 1


def test_two_influences_between_two_people_make_one_line_with_two_heads() -> None:
    people = [Person(id=key, name=key, department_id="d0") for key in "ab"]
    ties = [
        Tie(source="a", target="b", kind=TieKind.INFLUENCES, strength=0.2),
        Tie(source="b", target="a", kind=TieKind.INFLUENCES, strength=0.9),
        Tie(source="a", target="a", kind=TieKind.INFLUENCES, strength=0.9),
    ]
    (line,) = scene(read(account(people, ties), "x0", TODAY), EN).lines
    assert line.both
    assert line.strength == 0.9


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    people = [Person(id=key, name=key, department_id="d0") for key in "ab"]
    seats = [Seat(id="sa", person_id="a", roles=(Role.USER,)), Seat(id="sb", person_id="b")]
    ties = [Tie(source="a", target="b", kind=TieKind.CONFLICT)]
    drawn = scene(read(account(people, ties, seats), "x0", TODAY), EN)
    assert [(item.kind, item.sign) for item in drawn.legend] == [
        ("support", ""),
        ("reach", "unknown"),
        ("role", "user"),
        ("mark", "about"),
        ("line", "conflict"),
    ]
