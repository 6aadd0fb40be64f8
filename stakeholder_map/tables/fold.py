"""Making two spellings of one word equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")


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


def fold_name(text: str) -> str:
    """Return a person's name for comparing: case, width and spacing do not matter."""
    return _fold_short_name(text) if len(text) <= _WORD else _fold_name(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _fold_name(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_fold_word = lru_cache(maxsize=10_000)(_fold)
_fold_short_name = lru_cache(maxsize=10_000)(_fold_name)
