"""Any text and any value of a closed list, for hypothesis."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

#: Texts that break careless code: scripts, formulas, SQL, templates, writing directions, length.
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example","x")',
    "+1 (2) @cmd|' /C calc'!A0",
    "Robert'); DROP TABLE accounts;--",
    '%s {name} {0} %(x)s ${x} "\\',
    "![x](http://evil.example/a.png)",
    "שלום עולם",
    "\u202eevil\u202c",
    "王小明（采购部）",
    "\ud55c\uad6d\uc5b4 \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301",
    "a\x00b\x1f\x7f\ufeff\uffff",
    "NO",
    "0123",
    "null",
    "Ærøskøbing ß ﬁ İ",
    "x" * 300,
)

#: Days that stay in the calendar when they are shifted by some years.
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Any text, hostile ones often."""
    return st.sampled_from(HOSTILE) | st.text(
        st.characters(exclude_categories=["Cs"]), max_size=max_size
    )


def names() -> st.SearchStrategy[str]:
    """Any text that is not blank."""
    return texts().filter(lambda text: bool(text.strip()))


def some(values: type[StrEnum]) -> st.SearchStrategy[Any]:
    """One of a closed list, or unknown."""
    return st.none() | st.sampled_from(list(values))
