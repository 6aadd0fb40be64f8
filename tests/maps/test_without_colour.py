"""What a colour tells is told without it as well: number, shape and border carry the same facts."""

import re
from importlib.resources import files
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.board.board_svg import board_svg
from stakeholder_map.maps.board.legend_svg import CAMP_SHAPES
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.palette import SUPPORT, UNKNOWN, contrast
from stakeholder_map.model.scales import Role
from stakeholder_map.words import words
from stakeholder_map.words.figures import signed
from tests.maps.accounts import TODAY, account_of
from tests.maps.test_palette import SIMULATIONS, seen

SHEET = (files("stakeholder_map.maps") / "assets" / "board.css").read_text("utf-8")
SVG = "{http://www.w3.org/2000/svg}"

#: CIE76 distances: 2.3 is just noticeable (Mahy et al. 1994); neighbours on the scale have to be
#: twice that apart, values two steps apart five times.
NEIGHBOURS, TWO_STEPS = 4.6, 11.5


def apart(one: str, other: str, kind: str) -> float:
    pairs = zip(seen(one, kind), seen(other, kind), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("kind", SIMULATIONS)
def test_steps_of_support_stay_apart_for_colour_blind_eyes(kind: str) -> None:
    colours = list(SUPPORT.values())
    for one, other in pairwise(colours):
        assert apart(one, other, kind) >= NEIGHBOURS, (one, other)
    for one, other in zip(colours, colours[2:], strict=False):
        assert apart(one, other, kind) >= TWO_STEPS, (one, other)


@pytest.mark.parametrize("kind", SIMULATIONS)
def test_unknown_is_not_taken_for_neutral(kind: str) -> None:
    assert apart(UNKNOWN, SUPPORT[0], kind) >= TWO_STEPS


def test_every_card_says_its_support_as_a_number() -> None:
    reading = read(account_of(30), "x0", TODAY)
    drawn = scene(reading, words("en"))
    root = ElementTree.fromstring(board_svg(drawn))
    said = {
        group.get("data-seat"): "".join(
            text.text or ""
            for text in group.iter(f"{SVG}text")
            if "number" in str(text.get("class")).split()
        )
        for group in root.iter(f"{SVG}g")
        if group.get("data-seat")
    }
    for seat, standing in reading.standings.items():
        assert said[seat] == signed(standing.support) if standing.person_id else "?"


def test_every_border_of_reach_has_a_dash_of_its_own() -> None:
    dashes = {Reach.MET: ""}
    for reach in (Reach.COLD, Reach.NEVER, Reach.UNKNOWN):
        found = re.search(rf"\.board \.{reach} \.edge {{[^}}]*stroke-dasharray: ([\d ]+)", SHEET)
        assert found is not None, reach
        dashes[reach] = found[1].strip()
    assert len(set(dashes.values())) == len(Reach)


def test_every_kind_of_line_differs_by_dash_or_end() -> None:
    reading = read(account_of(40), "x0", TODAY)
    root = ElementTree.fromstring(board_svg(scene(reading, words("en"))))
    looks = {}
    for group in root.iter(f"{SVG}g"):
        kind = group.get("class") or ""
        dash = re.search(rf"\.board \.{kind} path {{[^}}]*stroke-dasharray: ([\d ]+)", SHEET)
        if kind in {"reports", "dotted", "influence", "against", "conflict", "allied", "informal"}:
            looks[kind] = (dash[1] if dash else "", "marker-end" in group.attrib)
            looks[kind] += ("head-conflict" in str(group.get("marker-end")),)
            looks[kind] += ("head-allied" in str(group.get("marker-end")),)
    assert len(looks) >= 6
    assert len(set(looks.values())) == len(looks)


def test_roles_and_camps_have_shapes_of_their_own() -> None:
    reading = read(account_of(12), "x0", TODAY)
    root = ElementTree.fromstring(board_svg(scene(reading, words("en"))))
    shapes = {
        group.get("id"): ElementTree.tostring(group[0])
        for group in root.iter(f"{SVG}g")
        if group.get("id") in {*map(str, Role), "hidden", "unmapped"}
    }
    assert len(shapes) == len(Role) + 2
    assert len(set(shapes.values())) == len(shapes)
    assert len(set(CAMP_SHAPES)) == len(CAMP_SHAPES)


def test_a_badge_reads_on_its_colour() -> None:
    fills = re.findall(
        r"\.board \.(?:camp\d?|hop|badge\.up|badge\.down) path[^{]*{ fill: (#\w+)", SHEET
    )
    assert len(fills) >= 6
    assert all(contrast("#ffffff", fill) >= 4.5 for fill in fills)


def test_the_script_draws_the_shapes_that_the_legend_explains() -> None:
    script = (files("stakeholder_map.maps") / "assets" / "overlay.js").read_text("utf-8")
    found = re.search(r"const SHAPES = \[(.*?)\];", script, re.DOTALL)
    assert found is not None
    assert tuple(re.findall(r'"([^"]+)"', found[1])) == CAMP_SHAPES
