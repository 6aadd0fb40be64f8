"""How wide a text is, and fitting it into a width, without a browser.

The widths are the larger of Arial's and Noto Sans CJK's, rounded up, in thousandths of the font
size; wide (Chinese, Japanese, Korean, emoji) characters take the full square. A text that fits by
this table fits on any system whose fonts are metric-compatible with Arial or narrower.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_REGULAR = {
    280: " ',.:;ij|\u00a0¦ìíîïĩī",
    320: "IlÌÍÎÏĨĪİĺľ",
    360: "!()-[]f{}¡",
    400: "/\\rtª°ŕřť",
    440: "²³¹º",
    480: '"*',
    520: "csxzçćċčśšźżž",
    560: "#$0123456789?JL^_ekvy¢£¤¥«»èéêëýÿēėěĹĽ–‘’“”",
    600: "+<=>ag~¬àáâãäåāăġ−ąęş",
    640: "FTZ`bdhnopqu¨¯´µ¸¿ðñòóôõöøùúûüþďđńňōŏŤũūŭŹŻŽłőůűğı",
    680: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞßĀĂĒĖĚŚŠĄĘŞ",
    760: "CDHNRU®ÇÐÑÙÚÛÜĆĊČĎĐŃŇŔŘŨŪŬŁŰŮ",
    800: "GOQÒÓÔÕÖØĠŌŎĞŐ",
    840: "Mw©",
    880: "¼",
    920: "½¾æ",
    960: "%Wmœ",
    1040: "@",
}
_BOLD = {
    280: " \u00a0",
    320: "ijl|¦ìíîïĩīĺ",
    360: "',.:;IÌÍÎÏĨĪİ",
    400: "!()-/[\\]f{}¡ľ",
    440: "rtª°²³¹ºŕř",
    480: "ť",
    520: "*zźżž",
    560: "cs«»çćċčśš–‘’",
    600: '"#$+0123456789<=>J^_aevxy~¢£¤¥¬àáâãäåèéêëýÿāăēėě−“”ąęş',
    640: "?FLTZ`ghkou¨¯´¸¿ðòóôõöøùúûüġĹĽōŏŤũūŭŹŻŽőůűğ",
    680: "EPSVXYbdnpqµÈÉÊËÝñþđĒĖĚńňŚŠĘŞ",
    720: "Þßď",
    760: "&ABCDHKNRU®ÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĆĊČĎĐŃŇŔŘŨŪŬĄŁŰŮ",
    800: "GOQÒÓÔÕÖØĠŌŎĞŐ",
    880: "Mw©",
    920: "¼æ",
    960: "W½¾œ",
    1000: "%m",
    1040: "@",
}
#: Of a character in none of the tables: letters of other alphabets; a full square; an emoji.
_OTHER, _SQUARE, _EMOJI = 750, 1000, 1400

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it is shown, and the full one where it had to be cut (else None)."""

    shown: str
    full: str | None = None


@lru_cache(maxsize=4096)
def _unlisted(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if ord(character) >= 0x1F000 or 0x2600 <= ord(character) <= 0x27BF:
        return _EMOJI
    if unicodedata.east_asian_width(character) in {"W", "F", "A"}:
        return _SQUARE
    return _OTHER


class _Widths(dict[str, int]):
    """Widths by character; one that is not listed is estimated."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__(
            (character, size) for size, all_of in table.items() for character in all_of
        )

    def __missing__(self, character: str) -> int:
        return _unlisted(character)


_WIDTHS = {False: _Widths(_REGULAR), True: _Widths(_BOLD)}


def width(text: str, size: float, bold: bool = False) -> float:
    """Return an upper estimate of the width of ``text`` in pixels at a font size in pixels."""
    return sum(map(_WIDTHS[bold].__getitem__, text)) * size / 1000


def fit(text: str, room: float, size: float, bold: bool = False) -> Fitted:
    """Return ``text``, cut with an ellipsis if it is wider than ``room`` pixels.

    A room too narrow for one character and the ellipsis still shows the ellipsis: the full text
    is then only in ``full``.
    """
    if len(text) <= 60 and width(text, size, bold) <= room:
        return Fitted(text)
    table = _WIDTHS[bold]
    left = (room - width(ELLIPSIS, size, bold)) * 1000 / size
    whole = room * 1000 / size
    total, kept = 0, 0
    for position, character in enumerate(text):
        total += table[character]
        if total <= left:
            kept = position + 1
        if total > whole:
            return Fitted(text[:kept].rstrip() + ELLIPSIS, text)
    return Fitted(text)


def wrap(
    text: str, room: float, size: float, bold: bool = False, lines: int = 2
) -> tuple[Fitted, ...]:
    """Return ``text`` on up to ``lines`` lines of ``room`` pixels, the last one cut if need be.

    Lines break at blanks, and between any two characters that are written without blanks
    (Chinese, Japanese). A word that is wider than a line goes on the next one as it is.
    """
    rest = text
    found: list[Fitted] = []
    while rest and len(found) < lines - 1 and width(rest[:200], size, bold) > room:
        cut = _break(rest, room, size, bold)
        if cut == 0:
            break
        found.append(Fitted(rest[:cut].rstrip()))
        rest = rest[cut:].lstrip()
    last = fit(rest, room, size, bold)
    # A cut line explains itself by the whole text, not by its own part.
    return (*found, Fitted(last.shown, text) if last.full is not None else last)


def _break(text: str, room: float, size: float, bold: bool) -> int:
    """Return where the first line ends; 0 where its first word alone is too wide."""
    at = 0
    for position in range(1, len(text)):
        before, after = text[position - 1], text[position]
        if after == " " or before == "-" or _is_square(before) or _is_square(after):
            if width(text[:position], size, bold) > room:
                break
            at = position
    return at


def _is_square(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"} and character not in "，。、；：）"
