"""Values ↔ the texts of cells, exactly: what was written is read back as the same value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from stakeholder_map.model.record import Keyed
from stakeholder_map.tables.book import BookColumn, Form
from stakeholder_map.tables.fold import fold, fold_name

#: The word for a value of a closed list, in one language.
Word = Callable[[StrEnum], str]
#: By collection: id → what the record is called in cells.
Labels = Mapping[str, Mapping[str, str]]

BETWEEN = "; "
YES, NO = {"en": "yes", "zh": "是"}, {"en": "no", "zh": "否"}
_YES = {"yes", "y", "是", "true", "1", "有", "√", "✓"}
_NO = {"no", "n", "否", "false", "0", "无"}

_BRACKETED = re.compile(r"\[([A-Za-z0-9][A-Za-z0-9_-]{0,63})\]\s*$")
_ODD = re.compile(r"[;；、\[\]\x00-\x1f\x7f\ufeff\ufffe\uffff]")


class Unreadable(ValueError):
    """A cell's text does not say a value of its column; ``code`` is that of a problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def labels(records: Iterable[Keyed], name: Callable[[Any], str]) -> dict[str, str]:
    """Return id → what each record is called, so that no two are called the same.

    A name that another one has, or that could be misread, is followed by its id in brackets.
    """
    named = [(record.id, name(record)) for record in records]
    times: dict[str, int] = {}
    for _key, text in named:
        folded = fold_name(text)
        times[folded] = times.get(folded, 0) + 1
    return {
        key: text
        if times[fold_name(text)] == 1 and text == text.strip() and text and not _ODD.search(text)
        else f"{_ODD.sub(' ', text).strip()[:80]} [{key}]".strip()
        for key, text in named
    }


def show(column: BookColumn, value: Any, names: Labels, word: Word, language: str) -> str:
    """Return the text of a cell; "" where nothing is known."""
    if value is None or value in ((), ""):
        return ""
    match column.form:
        case Form.SHARE:
            return share_text(value)
        case Form.SUPPORT:
            return f"{value:+d}" if value else "0"
        case Form.DAY:
            return str(value.isoformat())
        case Form.YES:
            yes = value == -1 if column.field == "sign" else bool(value)
            return YES[language] if yes else ""
        case Form.MAYBE:
            return (YES if value else NO)[language]
        case Form.WORD:
            return word(value)
        case Form.WORDS:
            return BETWEEN.join(word(one) for one in value)
        case Form.ONE:
            return names[str(column.of)].get(value, "")
        case Form.SOME:
            return BETWEEN.join(names[str(column.of)][one] for one in value)
        case Form.PAIRS:
            return BETWEEN.join(f"{_quoted(key)}={_quoted(text)}" for key, text in value.items())
        case _:
            return str(value)


class Finder:
    """Records by what they are called in cells."""

    def __init__(self, labelled: Mapping[str, str]) -> None:
        self._ids: dict[str, str] = {}
        self._called: dict[str, list[str]] = {}
        for key, label in labelled.items():
            self.add(key, label)

    def add(self, key: str, label: str, also: str = "") -> None:
        """Add a record; ``also`` is another id that stands for it in brackets."""
        self._ids[key] = key
        self._ids[also or key] = key
        self._called.setdefault(fold_name(label), []).append(key)

    def find(self, text: str) -> str:
        """Return the id of the record that is meant; Unreadable where none or several are."""
        bracketed = _BRACKETED.search(text)
        if bracketed and bracketed[1] in self._ids:
            return self._ids[bracketed[1]]
        found = self._called.get(fold_name(text), [])
        if len(found) != 1:
            raise Unreadable("person_ambiguous" if found else "reference_unknown")
        return found[0]


def parse(
    column: BookColumn, text: str, finders: Mapping[str, Finder], words: Mapping[str, StrEnum]
) -> Any:
    """Return the value that a filled cell says.

    Args:
        column: where the cell stands.
        text: what it says.
        finders: by collection, whom a text means.
        words: folded word → value, of the column's closed list, in every language.

    Raises:
        Unreadable: it says no value of this column.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    match column.form:
        case Form.SHARE:
            return _share(plain)
        case Form.SUPPORT:
            return _whole(plain, -5, 5, "support_unreadable")
        case Form.NUMBER:
            return _whole(plain, 0, 4, "number_unreadable")
        case Form.DAY:
            return _day(plain)
        case Form.YES | Form.MAYBE:
            return _sign(column, _yes(plain))
        case Form.WORD:
            return _word(plain, words)
        case Form.WORDS:
            return tuple(dict.fromkeys(_word(part, words) for part in _parts(plain)))
        case Form.ONE:
            return finders[str(column.of)].find(text)
        case Form.SOME:
            of = finders[str(column.of)]
            return tuple(dict.fromkeys(of.find(part) for part in _parts(text)))
        case Form.PAIRS:
            return _pairs(text)
        case _:
            return text


def share_text(value: float) -> str:
    """Return a share as percent where that is exact, else as the number itself."""
    text = f"{value * 100:.10g}%"
    return text if _share(text) == value else repr(value)


def _share(text: str) -> float:
    try:
        number = float(text.removesuffix("%").strip())
    except ValueError:
        raise Unreadable("share_unreadable") from None
    number = number / 100 if text.endswith("%") or number > 1 else number
    if not 0 <= number <= 1:
        raise Unreadable("share_range")
    return number


def _whole(text: str, low: int, high: int, code: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise Unreadable(code) from None
    if not low <= number <= high:
        raise Unreadable("support_range" if low < 0 else code)
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10].replace("/", "-").replace(".", "-"))
    except ValueError:
        raise Unreadable("date_unreadable") from None


def _yes(text: str) -> bool:
    folded = text.casefold()
    if folded not in _YES and folded not in _NO:
        raise Unreadable("yes_no_unknown")
    return folded in _YES


def _sign(column: BookColumn, yes: bool) -> bool | int:
    return (-1 if yes else 1) if column.field == "sign" else yes


def _word(text: str, words: Mapping[str, StrEnum]) -> StrEnum:
    found = words.get(fold(text))
    if found is None:
        raise Unreadable("word_unknown")
    return found


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;；、\n]", text) if part.strip()]


def _quoted(text: str) -> str:
    return re.sub(r"[%=;\s]", lambda at: "".join(f"%{b:02X}" for b in at[0].encode()), text)


def _pairs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in text.split(";"):
        key, equals, value = part.strip(" ").partition("=")
        if equals:
            found[unquote(key)] = unquote(value)
        elif key:
            raise Unreadable("pairs_unreadable")
    return found
