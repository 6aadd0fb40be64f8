"""Making two spellings of one word equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """Return ``text`` for comparing words: full-width as half-width, letters and digits only.

    "Decision Maker", "DECISION_MAKER" and "decision-maker" are one word.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def fold_header(text: str) -> str:
    """Return a column header for comparing: as ``fold``, without what stands in brackets."""
    plain = unicodedata.normalize("NFKC", text)
    return fold(_BRACKETS.sub(" ", plain)) or fold(plain)


@lru_cache(maxsize=10_000)
def fold_name(text: str) -> str:
    """Return a person's name for comparing: case, width and spacing do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
