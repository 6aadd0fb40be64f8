"""The power–support grid: everybody once, where the numbers say, every name legible."""

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import pytest

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.maps.lenses.grid import NAME, PowerGrid, power_grid
from stakeholder_map.maps.lenses.grid_svg import grid_svg
from stakeholder_map.maps.text import width
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.geometry import overlap
from tests.maps.hostile import HOSTILE, hostile
from tests.maps.lenses.test_placing import touches
from tests.maps.relations import relations

EN, ZH = words("en"), words("zh")
SVG = "{http://www.w3.org/2000/svg}"


def reading_of(people: int, chinese: bool = False) -> Reading:
    return read(account_of(people, chinese=chinese), "x0", TODAY)


@pytest.mark.parametrize("people", [12, 30, 40, 80])
@pytest.mark.parametrize("chinese", [False, True])
def test_no_name_lies_on_a_name_or_on_a_mark(people: int, chinese: bool) -> None:
    found = power_grid(reading_of(people, chinese), ZH if chinese else EN)
    areas = [spot.label.area for spot in found.spots]
    assert len(areas) >= people
    assert not [1 for one, other in combinations(areas, 2) if overlap(one, other)]
    for area in areas:
        assert not [spot.called for spot in found.spots if touches(area, spot.mark)]
    for one, other in combinations([spot.mark for spot in found.spots], 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius


@pytest.mark.parametrize("people", [12, 40])
def test_names_fit_the_room_that_was_kept_for_them(people: int) -> None:
    for spot in power_grid(reading_of(people), EN).spots:
        assert width(spot.name.shown, NAME) <= spot.label.area.width
        assert spot.name.full is None or spot.name.shown.endswith("…")


def test_forty_people_need_no_larger_picture_than_one_screen() -> None:
    found = power_grid(reading_of(40), EN, (1460.0, 685.0))
    assert (found.width, found.height) == (1460.0, 685.0)


def test_everybody_with_a_standing_is_there_once_with_the_numbers_of_the_reading() -> None:
    reading = reading_of(30)
    found = power_grid(reading, EN)
    assert sorted(spot.key for spot in found.spots) == sorted(reading.standings)
    rooms = dict(found.columns)
    for spot in found.spots:
        standing = reading.standings[spot.key]
        assert (spot.support, spot.influence) == (standing.support, standing.influence)
        room = rooms[standing.support]
        assert room.x <= spot.mark.x <= room.right


def test_who_has_more_than_the_average_stands_above_its_line() -> None:
    reading = reading_of(30)
    found = power_grid(reading, EN)
    influences = {key: abs(one.influence) for key, one in reading.standings.items()}
    mean = sum(influences.values()) / len(influences)
    for spot in found.spots:
        assert (spot.mark.y < found.average) == (influences[spot.key] >= mean)


def test_the_supports_stand_in_order_and_the_unknown_ones_apart() -> None:
    found = power_grid(reading_of(30), EN)
    columns = dict(found.columns)
    known = [columns[support].x for support in range(-5, 6)]
    assert known == sorted(known)
    assert columns[None].right < columns[-5].x


def test_more_weight_is_a_larger_mark() -> None:
    found = power_grid(read(relations(), "x0", TODAY), EN)
    radius = {spot.key: spot.mark.radius for spot in found.spots}
    assert radius["s-bob"] < radius["s-cem"] < radius["s-ann"]


def test_negative_influence_is_marked_and_said() -> None:
    reading = read(relations(), "x0", TODAY)
    drawn = power_grid(reading, EN)
    assert "other way" not in grid_svg(drawn, EN)
    standing = replace(reading.standings["s-bob"], influence=-0.2)
    turned = replace(reading, standings={**reading.standings, "s-bob": standing})
    (bob,) = [spot for spot in power_grid(turned, EN).spots if spot.key == "s-bob"]
    assert bob.other_way
    assert "Moves the outcome the other way" in bob.tip
    assert 'class="badge"' in grid_svg(power_grid(turned, EN), EN)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_nobody_or_one_person_gives_a_picture(people: int) -> None:
    reading = reading_of(people)
    root = ET.fromstring(grid_svg(power_grid(reading, EN), EN))
    marks = root.findall(f".//{SVG}g[@data-seat]")
    assert len(marks) == len(reading.standings)
    assert people or "Nobody" in "".join(root.itertext())


def test_the_same_reading_gives_the_same_bytes() -> None:
    one, other = (grid_svg(power_grid(reading_of(40), EN), EN) for _time in range(2))
    assert one == other


def test_hostile_names_are_only_text() -> None:
    reading = read(hostile(), "x0", TODAY)
    svg = grid_svg(power_grid(reading, EN), EN)
    root = ET.fromstring(svg)
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "g", "path", "circle", "rect", "text", "title"}
    assert not [a for node in root.iter() for a in node.attrib if a.startswith("on")]
    labels = [node.get("aria-label") for node in root.iter() if node.get("data-seat")]
    assert any(HOSTILE[0] in str(label) for label in labels)


def renamed(found: PowerGrid) -> PowerGrid:
    return found.renamed({spot.key: f"c{at}" for at, spot in enumerate(found.spots)})


def test_renamed_nothing_of_the_ids_is_left() -> None:
    svg = grid_svg(renamed(power_grid(reading_of(12), EN)), EN)
    assert 'data-seat="c0"' in svg
    assert 'data-seat="s' not in svg
