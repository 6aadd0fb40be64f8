"""How a Chinese name sounds, so that "Zhao Min", "zhaomin" and "赵敏" find each other."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Chinese characters, simplified and traditional.
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")

#: "(CFO)" behind a name is no part of it.
_BRACKETS = re.compile(r"\([^)]*\)")

#: How letters are written where a keyboard lacks them; without their dots they count as well.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae", "å": "aa"})

#: Longer texts are no names; sounding them out is a waste.
_NAME = 60


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in ``text``."""
    return _HAN.search(text) is not None


@lru_cache(maxsize=10_000)
def sounds(name: str) -> frozenset[str]:
    """Return every way in which a name is written in plain Latin letters, without blanks.

    "赵敏" is "zhaomin" and, given name first, "minzhao"; so is "Zhao Min" and "ZHAO, Min". A
    character that is read in several ways as a surname (单: dan, chan, shan) counts in each.
    "Müller" is "muller" and "mueller".
    Empty for a text without letters, or too long for a name.
    """
    plain = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", name)).strip()
    if not plain or len(plain) > _NAME:
        return frozenset()
    found: set[str] = set()
    if not has_han(plain):
        for written in (plain, plain.casefold().translate(_UMLAUTS)):
            words = _letters(written)
            turned = (words, (*words[1:], *words[:1]), (*words[-1:], *words[:-1]))
            found |= set(map("".join, turned))
        return frozenset(found - {""})
    first, *rest = _syllables(plain)
    for reading in first:
        given = "".join(readings[0] for readings in rest)
        found |= {reading + given, given + reading}
    return frozenset(found - {""})


@lru_cache(maxsize=10_000)
def initials(name: str) -> str:
    """Return the first letters of a Chinese name's syllables ("赵敏": "zm"), "" for others."""
    if not has_han(name) or len(name) > _NAME:
        return ""
    return "".join(readings[0][:1] for readings in _syllables(name))


def _syllables(text: str) -> list[list[str]]:
    """Return the readings of each sign, without tones; signs that are no letters fall away."""
    # The tables of readings take half a second to load; most of the work needs none of them.
    from pypinyin import Style, pinyin

    read = pinyin(text, style=Style.NORMAL, heteronym=True)
    plain = [["".join(_letters(reading)) for reading in readings] for readings in read]
    kept = [[reading for reading in readings if reading] for readings in plain]
    return [readings for readings in kept if readings] or [[""]]


def _letters(text: str) -> list[str]:
    """Return the words of ``text`` in lower-case letters without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", bare)
