"""Boxes spread over a room: none overlaps, what is connected to nothing stands in order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.network_pyvis import ROOM, network
from stakeholder_map.maps.spread import spread
from stakeholder_map.maps.text import width
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of

BOX = st.tuples(
    st.floats(-9, 9), st.floats(-9, 9), st.floats(20, 160), st.floats(20, 120), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BOX, max_size=25))
def test_no_box_lies_on_another(given: list[tuple[float, float, float, float, bool]]) -> None:
    places = np.array([box[:2] for box in given]).reshape(-1, 2)
    sizes = np.array([box[2:4] for box in given]).reshape(-1, 2)
    alone = np.array([box[4] for box in given], dtype=bool)
    found = spread(places, sizes, alone, (1400.0, 700.0))
    for at in range(len(given)):
        for other in range(at):
            apart = np.abs(found[at] - found[other])
            assert (apart >= (sizes[at] + sizes[other]) / 2).any()


def test_the_lonely_stand_in_one_column_at_the_right() -> None:
    places = np.array([[0, 0], [1, 0], [0, 1], [5, 5], [6, 6]], dtype=float)
    sizes = np.full((5, 2), 80.0)
    alone = np.array([False, False, False, True, True])
    found = spread(places, sizes, alone, (1000.0, 500.0))
    assert found[3, 0] == found[4, 0] > found[:3, 0].max() + 80
    assert found[3, 1] < found[4, 1]


def test_the_room_is_filled_and_left_stays_left() -> None:
    places = np.array([[0, 0], [0.1, 0.1], [0.2, 0.3], [9, 0.2]], dtype=float)
    sizes = np.full((4, 2), 50.0)
    found = spread(places, sizes, np.zeros(4, dtype=bool), (1000.0, 500.0))
    assert list(np.argsort(found[:, 0])) == [0, 1, 2, 3]
    assert np.ptp(found[:, 0]) == pytest.approx(950)
    assert np.ptp(found[:, 1]) == pytest.approx(450)


@pytest.mark.parametrize(("people", "ties"), [(12, 1.2), (30, 1.2), (40, 1.2), (80, 0.5), (40, 0)])
def test_in_the_network_no_dot_and_no_label_lies_on_another(people: int, ties: float) -> None:
    nodes = network(read(account_of(people, ties=ties), "x0", TODAY), words("en")).nodes
    boxes = []
    for node in nodes:
        wide = max(2 * node["size"], *(width(line, 16) for line in node["label"].split("\n")))
        top, low = node["y"] - node["size"], node["y"] + node["size"] + 42
        boxes.append((node["x"] - wide / 2, top, node["x"] + wide / 2, low))
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            beside = one[0] >= other[2] or other[0] >= one[2]
            assert beside or one[1] >= other[3] or other[1] >= one[3]


def test_thirty_people_need_no_larger_room_than_the_screen_has() -> None:
    nodes = network(read(account_of(30), "x0", TODAY), words("en")).nodes
    assert max(abs(node["x"]) for node in nodes) <= ROOM[0] / 2
    assert max(abs(node["y"]) for node in nodes) <= ROOM[1] / 2
