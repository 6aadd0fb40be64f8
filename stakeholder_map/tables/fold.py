"""Making two spellings of one word equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")


#: Signs without a width and turns of direction, as they come along from web pages and mails. What
#: joins the parts of an emoji or of a Persian word is none of them.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

#: The halves of signs beyond the first 65,536, as programs leave them that cut a text within one.
_HALF = re.compile("[\ud800-\udfff]")

#: Longer texts are no words and are not worth keeping.
_WORD = 200


def fold(text: str) -> str:
    """Return ``text`` for comparing words: full-width as half-width, letters and digits only.

    "Decision Maker", "DECISION_MAKER" and "decision-maker" are one word.
    """
    return _fold_word(text) if len(text) <= _WORD else _fold(text)


def fold_header(text: str) -> str:
    """Return a column header for comparing: as ``fold``, without what stands in brackets.

    A header of signs alone ("#") stays as it is.
    """
    plain = unicodedata.normalize("NFKC", text)
    return fold(_BRACKETS.sub(" ", plain)) or fold(plain) or plain.strip()


def without_unseen(text: str) -> str:
    """Return a text without signs that nobody sees: two names that look alike are one."""
    return _UNSEEN.sub("", text)


def without_halves(text: str) -> str:
    """Return a text without halves of signs: no file and no database takes them."""
    return _HALF.sub("", text)


def fold_name(text: str) -> str:
    """Return a person's name for comparing: case, width, spacing and unseen signs do not matter."""
    return _fold_short_name(text) if len(text) <= _WORD else _fold_name(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _fold_name(text: str) -> str:
    plain = unicodedata.normalize("NFKC", without_unseen(text))
    return " ".join(plain.casefold().split())


_fold_word = lru_cache(maxsize=10_000)(_fold)
_fold_short_name = lru_cache(maxsize=10_000)(_fold_name)
