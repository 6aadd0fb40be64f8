"""Who knows whom: every cell as recorded, what is not known never as 0."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.lenses.matrix import Matrix, Row, matrix
from stakeholder_map.maps.lenses.matrix_svg import matrix_svg
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.text import width
from stakeholder_map.model import edits
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.geometry import overlap
from tests.maps.hostile import HOSTILE, hostile
from tests.maps.relations import relations

EN, ZH = words("en"), words("zh")
SVG = "{http://www.w3.org/2000/svg}"
KIM, LEE = 0, 1


@pytest.fixture
def small() -> Matrix:
    return matrix(read(relations(), "x0", TODAY), EN)


def row(found: Matrix, key: str) -> Row:
    return next(row for row in found.rows if row.key == key)


def test_people_stand_by_department_the_most_influential_first(small: Matrix) -> None:
    assert [(g.name, [r.name for r in g.rows]) for g in small.groups] == [
        ("IT", ["Ann", "Bob"]),
        ("Finance", ["Cem"]),
    ]


def test_a_cell_holds_what_is_recorded(small: Matrix) -> None:
    kim = row(small, "s-ann").cells[KIM]
    assert (kim.closeness, kim.owner) == (3, True)
    lee = row(small, "s-bob").cells[LEE]
    assert (lee.closeness, lee.days, lee.answered) == (1, 90, False)


def test_an_answered_touch_says_more_than_a_later_one_in_vain(small: Matrix) -> None:
    kim = row(small, "s-ann").cells[KIM]
    assert (kim.days, kim.answered) == (5, True)


def test_unknown_closeness_is_neither_none_nor_zero(small: Matrix) -> None:
    lee = row(small, "s-ann").cells[LEE]
    assert lee.recorded
    assert lee.closeness is None
    nothing = row(small, "s-bob").cells[KIM]
    assert not nothing.recorded


def test_a_touch_after_the_day_does_not_count(small: Matrix) -> None:
    assert not row(small, "s-cem").cells[LEE].recorded


def test_who_alone_talks_to_a_person_of_weight_is_marked(small: Matrix) -> None:
    alone = [(r.key, at) for r in small.rows for at, cell in enumerate(r.cells) if cell.alone]
    assert alone == [("s-ann", KIM)]
    second = relations().contacts[1].but(id="4", person_id="ann", closeness=2)
    both = edits.put(relations(), "contacts", second)
    found = matrix(read(both, "x0", TODAY), EN)
    assert not [cell for r in found.rows for cell in r.cells if cell.alone]


def test_the_totals_are_those_of_the_columns(small: Matrix) -> None:
    kim, lee = small.columns
    assert (kim.people, kim.alone, kim.sponsor) == (1, 1, True)
    assert kim.share == pytest.approx(read(relations(), "x0", TODAY).standings["s-ann"].share)
    assert (lee.people, lee.share, lee.alone) == (0, 0, 0)


def test_who_was_never_met_strikes_the_eye(small: Matrix) -> None:
    assert row(small, "s-cem").reach is Reach.NEVER
    root = ET.fromstring(matrix_svg(small, EN))
    kinds = {
        str(node.get("data-seat")): str(node.get("class"))
        for node in root.iter()
        if node.get("data-seat")
    }
    assert "never" in kinds["s-cem"].split()
    assert "never" not in kinds["s-ann"].split()
    (cem,) = [node for node in root.iter() if node.get("data-seat") == "s-cem"]
    assert "never met" in "".join(cem.itertext())


@pytest.mark.parametrize("people", [12, 30, 40, 80])
@pytest.mark.parametrize("chinese", [False, True])
def test_no_text_lies_on_another(people: int, chinese: bool) -> None:
    _ = ZH if chinese else EN
    found = matrix(read(account_of(people, chinese=chinese), "x0", TODAY), _)
    boxes = list(texts(matrix_svg(found, _)))
    assert len(boxes) > 3 * people
    crossing = [
        (one[0], other[0]) for one, other in combinations(boxes, 2) if overlap(one[1], other[1])
    ]
    assert not crossing


def texts(svg: str) -> list[tuple[str, Rect]]:
    """Return every text of a picture without transformed groups, with the box that it takes."""
    whole = re.sub(r'<g class="key">.*', "</svg>", svg)
    sizes = {"person": 15.0}
    found = []
    for node in ET.fromstring(whole).iter(f"{SVG}text"):
        kinds = str(node.get("class")).split()
        size = next((sizes[kind] for kind in kinds if kind in sizes), 14.0)
        bold = not {"title", "days", "advice"} & set(kinds)
        wide = width(node.text or "", size, bold) * 0.92  # the table rounds up
        x, y = float(node.get("x", 0)), float(node.get("y", 0))
        shift = 0.0
        if "end" in kinds:
            shift = wide
        elif {"step", "sum"} & set(kinds) and "whole" not in kinds:
            shift = wide / 2
        found.append((node.text or "", Rect(x - shift, y - size * 0.7, wide, size * 0.8)))
    return found


def test_eighty_people_stand_in_blocks_beside_each_other() -> None:
    svg = matrix_svg(matrix(read(account_of(80), "x0", TODAY), EN), EN)
    wide, high = map(float, svg.split('viewBox="0 0 ')[1].split('"')[0].split())
    assert 1 < wide / high < 3


@pytest.mark.parametrize("people", [0, 1])
def test_nobody_or_one_person_gives_a_picture(people: int) -> None:
    found = matrix(read(account_of(people), "x0", TODAY), EN)
    root = ET.fromstring(matrix_svg(found, EN))
    # One person comes with a missing seat and a required role that nobody fills.
    wanted = {"s0", "ghost", "needs:q0"} if people else set()
    assert {n.get("data-seat") for n in root.iter() if n.get("data-seat")} == wanted
    assert people or "Nobody" in "".join(root.itertext())


def test_without_teammates_it_says_so() -> None:
    alone = account_of(5).but(teammates=(), touches=())
    svg = matrix_svg(matrix(read(alone, "x0", TODAY), EN), EN)
    assert "No teammate is recorded yet" in svg


def test_the_same_reading_gives_the_same_bytes() -> None:
    one, other = (
        matrix_svg(matrix(read(account_of(40), "x0", TODAY), EN), EN) for _time in range(2)
    )
    assert one == other


def test_hostile_names_are_only_text() -> None:
    root = ET.fromstring(matrix_svg(matrix(read(hostile(), "x0", TODAY), EN), EN))
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "defs", "pattern", "g", "path", "circle", "rect", "text", "title"}
    assert not [a for node in root.iter() for a in node.attrib if a.startswith("on")]
    labels = [str(node.get("aria-label")) for node in root.iter() if node.get("data-seat")]
    assert any(HOSTILE[0] in label for label in labels)


def test_renamed_nothing_of_the_ids_is_left(small: Matrix) -> None:
    svg = matrix_svg(small.renamed({r.key: f"c{at}" for at, r in enumerate(small.rows)}), EN)
    assert 'data-seat="c0"' in svg
    assert 'data-seat="s-' not in svg
