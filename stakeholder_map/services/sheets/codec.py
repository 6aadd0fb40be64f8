"""Codecs: what a cell shows for a value, and which value a cell's content means."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from stakeholder_map.importers.dates import read_date
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.tables import values
from stakeholder_map.tables.fold import fold, without_unseen
from stakeholder_map.words import Language, words
from stakeholder_map.words.values import word

#: Signs for "we do not know", beside the blank cell.
UNKNOWN_SIGNS = frozenset({"?", "？", "-", "—", "–"})


class Kind(StrEnum):
    """How a cell is edited."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    CHECK = "check"


class CellRefused(ValueError):
    """A cell's content cannot be understood; the sentence is ``words.entry.refusal_text``'s."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Codec:
    """How a value stands in a cell.

    Attributes:
        kind: how the cell is edited.
        show: value → cell; None is a blank cell.
        parse: cell → value; raises CellRefused. Blank cells never come here: they mean None,
            or ``blank``.
        options: what a drop-down offers, in its order.
        open: whether something may be typed that the drop-down does not offer.
        blank: what a blank cell means.
    """

    kind: Kind
    show: Callable[[Book, Any], Any]
    parse: Callable[[Book, Any], Any]
    options: Callable[[Book], tuple[str, ...]] = lambda _: ()
    open: bool = False
    blank: Any = None

    def read(self, book: Book, cell: Any) -> Any:
        """Return the value a cell means; CellRefused if it means none."""
        return self.blank if is_blank(cell) else self.parse(book, cell)


def is_blank(cell: Any) -> bool:
    """Whether nothing was typed: None, NaN, only blanks, an empty list."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return True
    return isinstance(cell, str | list | tuple) and not (
        cell.strip() if isinstance(cell, str) else cell
    )


def is_block(cell: Any) -> bool:
    """Whether a block of a spreadsheet was pasted into one cell."""
    return isinstance(cell, str) and "\t" in cell.strip("\n")


def plain_number(cell: Any) -> float:
    """Return the number somebody typed: full-width digits, "−", "%", "1 000" and "1,000" too.

    Raises:
        CellRefused: it is no finite number.
    """
    text = unicodedata.normalize("NFKC", str(cell)).strip().replace("−", "-").replace("–", "-")
    text = text.removesuffix("%").replace(" ", "").replace("\u202f", "").replace("_", "x")
    whole, comma, decimals = text.partition(",")
    if comma and "." not in text and len(decimals) in {1, 2} and whole.lstrip("+-").isdigit():
        text = f"{whole}.{decimals}"
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        raise CellRefused("no_number", value=str(cell)) from None
    if not math.isfinite(number):
        raise CellRefused("no_number", value=str(cell))
    return number


def short_number(number: float) -> str:
    """Return a number without needless digits: "30", "12.5", "33.33"."""
    return f"{number:.4f}".rstrip("0").rstrip(".")


# -- texts and numbers -----------------------------------------------------------------------


def _parse_line(_book: Book, cell: Any) -> str:
    if is_block(cell):
        raise CellRefused("pasted_block")
    text = " ".join(without_unseen(str(cell)).split())
    if len(text) > 500:
        raise CellRefused("too_long", limit="500", length=str(len(text)))
    return text


def _parse_text(_book: Book, cell: Any) -> str:
    text = str(cell).strip()
    if len(text) > 20_000:
        raise CellRefused("too_long", limit="20000", length=str(len(text)))
    return text


def _parse_support(_book: Book, cell: Any) -> int | None:
    """Read a number, or an attitude as it is called in a sheet ("支持", "neutral")."""
    if str(cell).strip() in UNKNOWN_SIGNS or values.is_unknown(str(cell)):
        return None
    named = values.attitude_words().get(fold(str(cell)))
    if named is not None:
        return named
    number = plain_number(cell)
    if number != int(number) or not -5 <= number <= 5:
        raise CellRefused("support_range", value=str(cell))
    return int(number)


def _parse_percent(_book: Book, cell: Any) -> float | None:
    """Read a percentage; a bare 0.3 may be 0.3 % or, copied from a sheet of shares, 30 %."""
    said = unicodedata.normalize("NFKC", str(cell)).strip()
    if said in UNKNOWN_SIGNS:
        return None
    number = plain_number(cell)
    if not 0 <= number <= 100:
        raise CellRefused("percent_range", value=said)
    if 0 < number < 1 and not said.endswith("%"):
        parts, whole = short_number(number), short_number(100 * number)
        raise CellRefused("percent_or_share", value=said, percent=f"{parts}%", share=f"{whole}%")
    return number / 100


def _parse_amount(_book: Book, cell: Any) -> float | None:
    number = plain_number(cell)
    if number < 0:
        raise CellRefused("below_zero", value=str(cell))
    return number


def _show_text(_book: Book, value: Any) -> str | None:
    return value or None


def _show_support(_book: Book, value: Any) -> str | None:
    if value is None:
        return None
    return f"+{value}" if value > 0 else str(value).replace("-", "−")


def _show_percent(_book: Book, value: Any) -> str | None:
    if value is None:
        return None
    shown = short_number(value * 100)
    return f"{shown}%" if shown.startswith("0.") else shown


def _show_amount(_book: Book, value: Any) -> str | None:
    return None if value is None else f"{value:,.2f}".removesuffix(".00")


LINE = Codec(Kind.TEXT, _show_text, _parse_line, blank="")
TEXT = Codec(Kind.TEXT, _show_text, _parse_text, blank="")
SUPPORT = Codec(Kind.TEXT, _show_support, _parse_support)
PERCENT = Codec(Kind.TEXT, _show_percent, _parse_percent)
AMOUNT = Codec(Kind.TEXT, _show_amount, _parse_amount)


# -- dates and ticks -------------------------------------------------------------------------


def _parse_day(book: Book, cell: Any) -> date:
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell)[:10])
    except ValueError:
        found = read_date(str(cell), None, book.today)
    if found is None:
        raise CellRefused("no_date", value=str(cell))
    return found


def _same(_book: Book, value: Any) -> Any:
    return value


CHECK = Codec(Kind.CHECK, lambda _, value: bool(value), lambda _, cell: bool(cell), blank=False)
DAY = Codec(Kind.DATE, _same, _parse_day)


# -- words of a closed list ------------------------------------------------------------------


def _value_named(kind: type[StrEnum], book: Book, cell: Any) -> Any:
    """Return the value that a word means: in this language, the other, or as other sheets say."""
    try:
        return _named({value: word(book.words, value) for value in kind}, cell)
    except CellRefused:
        for language in Language:
            for value in kind:
                if _folded(word(words(language), value)) == _folded(str(cell)):
                    return value
        foreign = _FOREIGN.get(kind, dict)().get(fold(str(cell)))
        if foreign in set(kind):
            return kind(foreign)
        raise


#: What other sheets call the values of a list.
_FOREIGN: dict[type[StrEnum], Callable[[], Mapping[str, str]]] = {
    Level: values.level_words,
    Role: values.role_words,
    TieKind: values.tie_words,
}


def choice(kind: type[StrEnum]) -> Codec:
    """Return the codec for one value of a closed list, shown as its word."""

    def parse(book: Book, cell: Any) -> Any:
        return _value_named(kind, book, cell)

    return Codec(
        Kind.CHOICE,
        lambda book, value: None if value is None else word(book.words, value),
        parse,
        lambda book: tuple(word(book.words, value) for value in kind),
    )


def choices(kind: type[StrEnum]) -> Codec:
    """Return the codec for several values of a closed list."""

    def parse(book: Book, cell: Any) -> tuple[StrEnum, ...]:
        found = (_value_named(kind, book, part) for part in _parts(cell))
        return tuple(dict.fromkeys(found))

    return Codec(
        Kind.CHOICES,
        lambda book, value: [word(book.words, item) for item in value],
        parse,
        lambda book: tuple(word(book.words, value) for value in kind),
        open=True,  # what was pasted stays visible, to be mended
        blank=(),
    )


# -- records of the account ------------------------------------------------------------------


def one_of(collection: str) -> Codec:
    """Return the codec for the id of one record: ``collection`` names a label map of Book."""
    return Codec(
        Kind.CHOICE,
        lambda book, value: getattr(book, collection).get(value),
        lambda book, cell: _named(getattr(book, collection), cell),
        lambda book: tuple(getattr(book, collection).values()),
    )


def some_of(collection: str) -> Codec:
    """Return the codec for the ids of several records; their order is kept."""

    def parse(book: Book, cell: Any) -> tuple[str, ...]:
        names = getattr(book, collection)
        return tuple(dict.fromkeys(_named(names, part) for part in _parts(cell, names)))

    return Codec(
        Kind.CHOICES,
        lambda book, value: [
            getattr(book, collection)[item] for item in value if item in getattr(book, collection)
        ],
        parse,
        lambda book: tuple(getattr(book, collection).values()),
        open=True,
        blank=(),
    )


def _parse_lines(book: Book, cell: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_parse_line(book, part) for part in _parts(cell)))


#: Several short texts of one's own, such as the demands of a department.
LINES = Codec(Kind.CHOICES, lambda _, value: list(value), _parse_lines, open=True, blank=())


def name_of_new(collection: str) -> Codec:
    """Return the codec for a record that may be new: an id, or ``NewName`` for a new name.

    Shown as a drop-down that also takes what is typed. Of several names the last one counts,
    since the first is the one that is being replaced. A new name is never cut: "设备、动力部"
    and "R&D; Quality" are one department each.
    """

    def parse(book: Book, cell: Any) -> str | NewName | None:
        names: dict[str, str] = getattr(book, collection)
        known = {_folded(label) for label in names.values()}
        parts = _parts(cell, names)
        if not all(_folded(part) in known for part in parts):
            parts = _uncut(cell, known)
        if not parts:
            return None
        wanted = _parse_line(book, parts[-1])
        try:
            found: str = _named(names, wanted)
        except CellRefused:
            return NewName(wanted)
        return found

    return Codec(
        Kind.CHOICES,
        lambda book, value: (
            [getattr(book, collection)[value]] if value in getattr(book, collection) else []
        ),
        parse,
        lambda book: tuple(getattr(book, collection).values()),
        open=True,
    )


class NewName(str):
    """A name that no record has yet."""

    __slots__ = ()


def _uncut(cell: Any, known: set[str]) -> list[str]:
    """Return the last name that was chosen or typed, as it was typed.

    Several new ones at once are one name that the grid cut at its commas.
    """
    entries = [str(part) for part in (cell if isinstance(cell, list | tuple) else [cell])]
    entries = [entry.strip() for entry in entries if entry.strip()]
    new = [entry for entry in entries if _folded(entry) not in known]
    if entries and entries[-1] in new:
        return [", ".join(new)]
    return entries[-1:]


def _parts(cell: Any, names: dict[str, str] | None = None) -> list[str]:
    """Return the parts of a cell with several entries, also of a pasted or typed "A; B、C".

    The grid cuts a pasted text at its commas; a name that has one is put together again.
    """
    entries = [str(part) for part in (cell if isinstance(cell, list | tuple) else [cell])]
    known = {_folded(label) for label in (names or {}).values()}
    if len(entries) > 1 and _folded(", ".join(entries)) in known:
        return [", ".join(entries)]
    parts: list[str] = []
    for entry in entries:
        if _folded(entry) in known:
            parts.append(entry)
        else:
            parts.extend(entry.replace("；", ";").replace("、", ";").split(";"))
    return [part.strip() for part in parts if part.strip()]


def _named(names: dict[Any, str], cell: Any) -> Any:
    wanted = _folded(str(cell))
    found = [key for key, label in names.items() if _folded(label) == wanted]
    if not found:
        raise CellRefused("unknown_name", value=str(cell))
    return found[0]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
