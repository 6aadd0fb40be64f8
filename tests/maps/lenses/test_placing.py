"""Names beside marks and marks in columns: measured, nothing lies on anything."""

import math
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stakeholder_map.maps.lenses.placing import Mark, place_labels
from stakeholder_map.maps.lenses.swarm import Wish, swarm
from stakeholder_map.maps.rect import Rect
from tests.maps.geometry import overlap

ROOM = Rect(0, 0, 900, 500)
RADII = st.floats(5, 25)


def touches(area: Rect, mark: Mark) -> bool:
    """Whether a circle reaches into a box: its middle is nearer than its radius."""
    x = max(area.x, min(mark.x, area.x + area.width))
    y = max(area.y, min(mark.y, area.y + area.height))
    return math.dist((x, y), (mark.x, mark.y)) < mark.radius - 1e-6


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(30, 870), st.floats(30, 470), RADII, st.floats(10, 140)), max_size=25
    )
)
def test_no_name_lies_on_a_name_or_a_mark_or_leaves_the_room(
    given: list[tuple[float, float, float, float]],
) -> None:
    marks = [Mark(x, y, radius) for x, y, radius, _wide in given]
    sizes = [(wide, 18.0) for *_mark, wide in given]
    found = place_labels(marks, sizes, ROOM)
    assume(found is not None)
    assert found is not None
    areas = [label.area for label in found]
    assert not [1 for one, other in combinations(areas, 2) if overlap(one, other)]
    for area in areas:
        assert area.x >= 0
        assert area.right <= 900
        assert area.y >= 0
        assert area.bottom <= 500
        assert not [mark for mark in marks if touches(area, mark)]


def test_a_lonely_mark_has_its_name_at_its_right_without_a_line() -> None:
    found = place_labels([Mark(100, 100, 10)], [(50.0, 18.0)], ROOM)
    assert found is not None
    (label,) = found
    assert 110 < label.area.x < 116
    assert label.area.y == 100 - 9
    assert label.leader is None


def test_a_name_that_is_pushed_away_has_a_line_to_its_own_mark() -> None:
    marks = [Mark(100 + 24 * column, 100 + 24 * row, 11) for column in range(7) for row in range(7)]
    found = place_labels(marks, [(40.0, 18.0)] * len(marks), ROOM)
    assert found is not None
    led = [(mark, label) for mark, label in zip(marks, found, strict=True) if label.leader]
    assert led
    for mark, label in led:
        assert label.leader is not None
        start, end = label.leader
        assert math.isclose(math.dist(start, (mark.x, mark.y)), mark.radius, abs_tol=0.01)
        assert label.area.x <= end[0] <= label.area.right


def test_names_without_room_are_refused() -> None:
    assert place_labels([Mark(20, 20, 10)], [(300.0, 18.0)], Rect(0, 0, 100, 100)) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.floats(0, 500), RADII), max_size=30))
def test_marks_stay_in_their_column_and_touch_no_other(
    given: list[tuple[int, float, float]],
) -> None:
    wishes = [Wish(Rect(100 * at, 0, 100, 500), y, radius) for at, y, radius in given]
    found = swarm(wishes)
    assert found is not None
    for wish, mark in zip(wishes, found, strict=True):
        assert wish.room.x <= mark.x - mark.radius
        assert mark.x + mark.radius <= wish.room.right
        assert mark.y - mark.radius >= 0
        assert mark.y + mark.radius <= 500
    for one, other in combinations(found, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius


def test_marks_of_one_height_stand_beside_each_other() -> None:
    wishes = [Wish(Rect(0, 0, 100, 500), 200, 10)] * 3
    found = swarm(wishes)
    assert found is not None
    assert [mark.y for mark in found] == [200, 200, 200]


def test_a_column_too_full_is_refused() -> None:
    assert swarm([Wish(Rect(0, 0, 50, 50), 25, 20)] * 2) is None
