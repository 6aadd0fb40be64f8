"""The support scale is readable, ordered and apart for colour-blind eyes."""

import re
from importlib.resources import files
from itertools import combinations

import pytest

from stakeholder_map.maps.palette import SUPPORT, UNKNOWN, contrast, fill, ink

#: Machado, Oliveira & Fernandes 2009, severity 1.0: linear RGB as seen by each deficiency.
SIMULATIONS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def seen(colour: str, kind: str) -> tuple[float, float, float]:
    """Return CIE L*a*b* (D65) of the colour as seen with a deficiency."""
    rgb = linear(colour)
    r, g, b = (
        max(0, sum(m * c for m, c in zip(row, rgb, strict=True))) for row in SIMULATIONS[kind]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    f = [v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return (116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]))


def test_black_and_white_have_the_published_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # The lowest grey that passes AA on white, by the W3C's own examples.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("support", [*SUPPORT, None])
def test_the_number_reads_on_its_colour(support: int | None) -> None:
    assert contrast(ink(fill(support)), fill(support)) >= 4.5


def test_unknown_has_a_colour_of_its_own() -> None:
    assert fill(None) == UNKNOWN
    assert UNKNOWN not in SUPPORT.values()


@pytest.mark.parametrize("kind", SIMULATIONS)
def test_for_and_against_stay_apart_for_colour_blind_eyes(kind: str) -> None:
    for low, high in combinations(SUPPORT, 2):
        if low < 0 < high:
            one, other = seen(fill(low), kind), seen(fill(high), kind)
            apart = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
            assert apart > 15, (low, high)


def test_stronger_is_darker_on_both_sides() -> None:
    light = [contrast(SUPPORT[value], "#000000") for value in SUPPORT]
    assert light[:6] == sorted(light[:6])
    assert light[5:] == sorted(light[5:], reverse=True)


def test_the_style_sheet_has_the_same_colours() -> None:
    sheet = (files("stakeholder_map.maps") / "assets" / "board.css").read_text("utf-8")
    fills = dict(re.findall(r"\.board \.s(m?\d|x) \{ fill: (#\w+); \}", sheet))
    assert fills == {
        **{
            (f"m{-value}" if value < 0 else str(value)): colour for value, colour in SUPPORT.items()
        },
        "x": UNKNOWN,
    }
    white = re.search(r"((?:\.board \.n\w+,? ?)+)\{ fill: #fff; \}", sheet)
    assert white is not None
    found = {int(name.replace("m", "-")) for name in re.findall(r"\.n(m?\d)", white.group(1))}
    assert found == {value for value in SUPPORT if ink(fill(value)) == "#ffffff"}
