"""What the other lenses share with each other: the frame, the marks of a seat, the key below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stakeholder_map.maps.escape import text
from stakeholder_map.maps.svg import number
from stakeholder_map.maps.text import Fitted, width
from stakeholder_map.words import Words

#: Pixels: the smallest text, a row of the key.
SMALL, KEY_ROW = 14.0, 25.0
_KEY_GAP = 18.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the key: its markup in a box ``wide`` × 20, and what it means."""

    markup: str
    wide: float
    meaning: str


def frame(kind: str, title: str, _: Words, size: tuple[float, float], parts: Iterable[str]) -> str:
    """Return a whole picture of ``size`` (width, height) named ``title``."""
    lang = "zh-CN" if _.language == "zh" else str(_.language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="board lens {kind}" lang="{lang}"'
        f' viewBox="0 0 {number(size[0])} {number(size[1])}" preserveAspectRatio="xMidYMin"'
        f' role="group"'
        f' aria-label="{text(title)}">{"".join(parts)}</svg>'
    )


def seat(key: str, kind: str, name: str, parts: str, tip: str = "") -> str:
    """Return a group that stands for somebody: it can be clicked, focused and read aloud.

    Args:
        key: the seat.
        kind: classes that give its look.
        name: what a screen reader says.
        parts: its markup.
        tip: for the mouse, where it says more than the name.
    """
    return (
        f'<g class="card {kind}" data-seat="{text(key)}" role="button" tabindex="0"'
        f' aria-label="{text(name)}"><title>{text(tip or name)}</title>{parts}</g>'
    )


def say(kind: str, x: float, y: float, shown: str | Fitted) -> str:
    """Return a text; where it is cut, its whole is its title."""
    full = ""
    if isinstance(shown, Fitted):
        full = f"<title>{text(shown.full)}</title>" if shown.full else ""
        shown = shown.shown
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}">{text(shown)}{full}</text>'


def box(kind: str, x: float, y: float, wide: float, high: float, radius: float = 0) -> str:
    """Return a rectangle."""
    turn = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect class="{kind}" x="{number(x)}" y="{number(y)}" width="{number(wide)}"'
        f' height="{number(high)}"{turn}/>'
    )


def step(support: int | None) -> str:
    """Return the name of a support value in the style sheet: "m5" … "5", "x" unknown."""
    if support is None:
        return "x"
    return f"m{-support}" if support < 0 else str(support)


def key(signs: Sequence[Sign], x: float, y: float, room: float) -> tuple[str, float]:
    """Return the key as markup from (x, y) on, ``room`` wide, and how high it is."""
    at, row, parts = 0.0, 0.0, []
    for sign in signs:
        wide = sign.wide + 6 + width(sign.meaning, SMALL)
        if at and at + wide > room:
            at, row = 0.0, row + KEY_ROW
        parts.append(
            f'<g transform="translate({number(x + at)} {number(y + row)})">{sign.markup}'
            f"{say('', sign.wide + 6, 15, sign.meaning)}</g>"
        )
        at += wide + _KEY_GAP
    return f'<g class="key">{"".join(parts)}</g>', (row + KEY_ROW if signs else 0.0)


def empty(kind: str, title: str, sentence: str, _: Words, size: tuple[float, float]) -> str:
    """Return a picture that says why there is nothing to see."""
    return frame(kind, title, _, size, [say("nothing", size[0] / 2, size[1] / 2, sentence)])
