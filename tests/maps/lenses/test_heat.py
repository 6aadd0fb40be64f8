"""Concerns and pains by department: counted as recorded, and "not known" is never "none"."""

import xml.etree.ElementTree as ET

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.lenses.heat import Heard, Heat, Row, heat
from stakeholder_map.maps.lenses.heat_svg import heat_svg
from stakeholder_map.model.scales import ConcernCategory, Severity
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import HOSTILE, hostile
from tests.maps.relations import relations

EN, ZH = words("en"), words("zh")
SVG = "{http://www.w3.org/2000/svg}"
PRICE, SECURITY = 0, 1


@pytest.fixture
def small() -> Heat:
    return heat(read(relations(), "x0", TODAY), EN)


def row(found: Heat, name: str) -> Row:
    return next(row for row in found.rows if row.name == name)


def test_the_columns_are_what_concerns_are_about(small: Heat) -> None:
    assert small.categories == (ConcernCategory.PRICE, ConcernCategory.SECURITY)


def test_open_concerns_stand_worst_first_and_answered_ones_are_still_open(small: Heat) -> None:
    cell = row(small, "IT").cells[PRICE]
    assert [(w.name, w.severity, w.answered) for w in cell.worries] == [
        ("Ann", Severity.BLOCKING, False),
        ("Bob", Severity.MINOR, True),
    ]


def test_a_resolved_concern_is_settled_and_not_open(small: Heat) -> None:
    cell = row(small, "IT").cells[SECURITY]
    assert (cell.heard, cell.settled, cell.worries) == (Heard.NONE, 1, ())


@pytest.mark.parametrize("department", ["Finance", "Legal"])
def test_where_nobody_was_met_nothing_is_known(small: Heat, department: str) -> None:
    assert {cell.heard for cell in row(small, department).cells} == {Heard.UNKNOWN}


def test_where_somebody_was_met_no_concern_is_an_answer() -> None:
    account = relations()
    concerns = account.decisions[0].seats[0].concerns[:1]
    seats = (account.decisions[0].seats[0].but(concerns=()),)
    cem = account.decisions[0].seats[2].but(concerns=concerns)
    decision = account.decisions[0].but(seats=(*seats, cem))
    found = heat(read(account.but(decisions=(decision,)), "x0", TODAY), EN)
    assert row(found, "IT").cells[PRICE].heard is Heard.NONE
    assert row(found, "Finance").cells[PRICE].heard is Heard.OPEN


def test_who_has_no_open_concern_is_named_and_whether_we_asked(small: Heat) -> None:
    assert [(one.name, one.met) for one in row(small, "Finance").quiet] == [("Cem", False)]
    assert row(small, "IT").quiet == ()
    assert (row(small, "IT").met, row(small, "IT").people) == (1, 2)


def test_a_pain_stands_in_each_department_and_counts_once(small: Heat) -> None:
    assert [ache.text for ache in row(small, "IT").aches] == ["Slow close"]
    assert [ache.text for ache in row(small, "Finance").aches] == ["Slow close", "Audit findings"]
    assert (small.pains, small.costs, small.unpriced) == (2, ("€200K",), 1)


def test_a_pain_is_selected_with_the_one_who_feels_it_there(small: Heat) -> None:
    assert [ache.key for ache in row(small, "IT").aches] == ["s-ann"]
    assert [ache.key for ache in row(small, "Finance").aches] == [None, "s-cem"]


def test_unknown_and_none_look_different(small: Heat) -> None:
    kinds = [
        str(node.get("class")) for node in ET.fromstring(heat_svg(small, EN)).iter(f"{SVG}rect")
    ]
    # Finance and Legal: two unknown cells each, and one in the key.
    assert kinds.count("cell unknown") == 5
    assert kinds.count("cell none") == 1
    assert kinds.count("cell blocking") == 1


@pytest.mark.parametrize("people", [12, 30, 40, 80])
@pytest.mark.parametrize("chinese", [False, True])
def test_everybody_has_a_mark_and_no_mark_lies_on_another(people: int, chinese: bool) -> None:
    _ = ZH if chinese else EN
    reading = read(account_of(people, chinese=chinese), "x0", TODAY)
    root = ET.fromstring(heat_svg(heat(reading, _), _))
    marks = [node for node in root.iter() if node.get("data-seat")]
    assert {m.get("data-seat") for m in marks} >= set(reading.standings)
    boxes = []
    for mark in marks:
        (back,) = [n for n in mark if n.get("class") == "back"]
        x, y, wide, high = (float(back.get(k, 0)) for k in ("x", "y", "width", "height"))
        boxes.append((x + 2, y + 0.5, x + wide - 4, y + high - 0.5))
    for at, (left, top, right, low) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= low


@pytest.mark.parametrize("people", [0, 1])
def test_nobody_or_one_person_gives_a_picture(people: int) -> None:
    root = ET.fromstring(heat_svg(heat(read(account_of(people), "x0", TODAY), EN), EN))
    # One person comes with a missing seat and a required role that nobody fills.
    wanted = {"s0", "ghost", "needs:q0"} if people else set()
    assert {n.get("data-seat") for n in root.iter() if n.get("data-seat")} == wanted
    assert people or "Nobody" in "".join(root.itertext())


def test_the_same_reading_gives_the_same_bytes() -> None:
    one, other = (heat_svg(heat(read(account_of(40), "x0", TODAY), EN), EN) for _time in range(2))
    assert one == other


def test_hostile_names_are_only_text() -> None:
    root = ET.fromstring(heat_svg(heat(read(hostile(), "x0", TODAY), EN), EN))
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "defs", "pattern", "g", "path", "circle", "rect", "text", "title"}
    assert not [a for node in root.iter() for a in node.attrib if a.startswith("on")]
    labels = [str(node.get("aria-label")) for node in root.iter() if node.get("data-seat")]
    assert any(HOSTILE[0] in label for label in labels)


def test_renamed_nothing_of_the_ids_is_left(small: Heat) -> None:
    names = {"s-ann": "c1", "s-bob": "c2", "s-cem": "c3"}
    svg = heat_svg(small.renamed(names), EN)
    assert 'data-seat="c1"' in svg
    assert 'data-seat="s-' not in svg
