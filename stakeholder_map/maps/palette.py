"""Colours of the map. Support runs from orange (against us) over pale to blue (for us).

Orange and blue stay apart in every common colour-vision deficiency; the number always stands on
the colour, so the colour never carries a fact alone. Unknown is a cool grey outside that scale.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: Fill of a support value, −5 … +5.
SUPPORT: Mapping[int, str] = MappingProxyType(
    {
        -5: "#9c2f06",
        -4: "#bf4a0e",
        -3: "#dd6b20",
        -2: "#f09a54",
        -1: "#f9c898",
        0: "#f4eedd",
        1: "#bcdcee",
        2: "#86bede",
        3: "#4796c9",
        4: "#1f6fae",
        5: "#0a4a85",
    }
)

UNKNOWN = "#cbd0da"
DARK = "#1a2433"
LIGHT = "#ffffff"


def fill(support: int | None) -> str:
    """Return the fill colour of a support value; ``None`` is unknown.

    Raises:
        KeyError: the value is not between −5 and +5.
    """
    return UNKNOWN if support is None else SUPPORT[support]


def ink(background: str) -> str:
    """Return the text colour, dark or light, that reads better on ``background`` (#rrggbb)."""
    return max((DARK, LIGHT), key=lambda colour: contrast(colour, background))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 … 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
