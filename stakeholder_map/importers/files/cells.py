"""The XML of a worksheet → its cells, in one pass; what openpyxl takes five times as long for.

Only the cells are read here. Which sheets there are, and which numbers are dates, openpyxl says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel

from stakeholder_map.importers.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from stakeholder_map.importers.progress import Stage, counted
from stakeholder_map.importers.table import Cell, clean

#: A cell that is merely formatted; there may be millions of them.
_EMPTY = re.compile(rb"<(?:\w{1,20}:)?c\sr=\"[A-Z]{1,3}\d{1,7}\"(?:\s[ts]=\"\w{1,9}\")*\s?/>")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WHOLE_ZEROS = re.compile(r"^0{2,}$")
_AT = re.compile(r"([A-Za-z]{1,4})(\d{1,9})")
_BLANK = Cell("")

#: A cell as it is found: its position, type, style, value and formula.
_Merged = tuple[int, int, int, int]


class TooFar(Exception):
    """A value stands further right or down than a table may reach, or there are too many."""


class TooLong(Exception):
    """A cell holds more characters than one may; ``row`` and ``column`` count from 1."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(f"{row}, {column}")
        self.row, self.column = row, column


@dataclass(frozen=True)
class Styles:
    """The number format of each cell style, and the day from which dates count."""

    formats: Sequence[str]
    epoch: datetime

    def text(self, number: str, style: int) -> str:
        """Return the number of a cell as its format means it: a date, percent, a plain number."""
        value = _number(number)
        if value is None:
            return number
        form = self.formats[style] if 0 <= style < len(self.formats) else "General"
        if _is_date(form):
            try:
                return _day(from_excel(value, self.epoch, timedelta=is_timedelta_format(form)))
            except (ValueError, OverflowError, TypeError):
                return number
        return _shown(value, form)


@dataclass
class _Found:
    """Rows as they fill: row → column → cell, both from 0."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[_Merged] = field(default_factory=list)
    filled: int = 0


def sheet_rows(xml: bytes, strings: Sequence[str], styles: Styles) -> list[list[Cell]]:
    """Return the rows of a worksheet; trailing blank cells are missing, blank rows are empty.

    Args:
        xml: the part of the workbook.
        strings: its shared strings.
        styles: what its numbers are.

    Raises:
        TooFar, TooLong: more than ``importers.limits`` allow.
        xml.parsers.expat.ExpatError, ValueError, IndexError: it is malformed.
    """
    if xml.count(b"<v") + xml.count(b"<is") > 2 * MAX_CELLS:
        raise TooFar
    found = _read(_EMPTY.sub(b"", xml), strings, styles)
    last = max(found.rows, default=-1)
    rows: list[list[Cell]] = []
    wide = 0
    for number in range(last + 1):
        cells = found.rows.get(number)
        width = max(cells) + 1 if cells else 0
        wide += width
        if wide > MAX_CELLS:
            raise TooFar
        rows.append([cells.get(at, _BLANK) for at in range(width)] if cells else [])
    _fill(rows, found.merged)
    return rows


def shared_strings(xml: bytes) -> list[str]:
    """Return the texts that the cells of a workbook refer to, without phonetic hints.

    Raises:
        xml.parsers.expat.ExpatError: it is malformed.
    """
    texts: list[str] = []
    parts: list[str] = []
    depth = {"t": 0, "rPh": 0}

    def start(name: str, _attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            parts.clear()
        elif name in depth:
            depth[name] += 1

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            texts.append(unescaped("".join(parts)))
        elif name in depth:
            depth[name] -= 1

    def data(text: str) -> None:
        if depth["t"] and not depth["rPh"]:
            parts.append(text)

    _parse(xml, start, end, data)
    return texts


def unescaped(text: str) -> str:
    """Return a text of a workbook with its ``_x000D_`` as the characters they stand for."""
    return _ESCAPED.sub(lambda at: chr(int(at[1], 16)), text) if "_x" in text else text


def _parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    data: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.Parse(xml, True)


def _read(xml: bytes, strings: Sequence[str], styles: Styles) -> _Found:  # noqa: PLR0915
    # One function with local state: called for each of up to millions of tags.
    found = _Found()
    rows, merged = found.rows, found.merged
    row = column = -1
    kind = style = formula_key = ""
    value: list[str] = []
    formula: list[str] = []
    into: list[str] | None = None
    has_formula = inline = phonetic = False
    shared: dict[str, str] = {}
    letters: dict[str, int] = {}
    total = xml.count(b"<row")

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, kind, style, into, has_formula, inline, phonetic, formula_key
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            at = attributes.get("r")
            if at is None:
                column += 1
            else:
                split = _AT.fullmatch(at)
                if split is None:
                    raise ValueError(at)
                known = letters.get(split[1])
                if known is None:
                    known = letters[split[1]] = column_index_from_string(split[1].upper()) - 1
                column, row = known, int(split[2]) - 1
            kind, style = attributes.get("t", "n"), attributes.get("s", "0")
            value.clear()
            formula.clear()
            has_formula = False
        elif name == "v" or (name == "t" and inline and not phonetic):
            into = value
        elif name == "f":
            into, has_formula, formula_key = formula, True, attributes.get("si", "")
        elif name == "row":
            row = int(attributes["r"]) - 1 if "r" in attributes else row + 1
            column = -1
            counted(Stage.READING, row, total)
        elif name == "is":
            inline = True
        elif name == "rPh":
            phonetic = True
        elif name == "mergeCell":
            _merge(attributes.get("ref", ""), merged)

    def end(name: str) -> None:
        nonlocal into, inline, phonetic
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if value or has_formula:
                keep()
        elif name in {"v", "t", "f"}:
            into = None
        elif name == "is":
            inline = False
        elif name == "rPh":
            phonetic = False

    def data(text: str) -> None:
        if into is not None:
            into.append(text)

    def keep() -> None:
        raw = "".join(value)
        if kind == "s":
            raw = strings[int(raw)]
        elif kind == "n":
            raw = styles.text(raw, int(style)) if raw else ""
        elif kind == "b":
            raw = "TRUE" if raw == "1" else "FALSE"
        elif kind in {"inlineStr", "str"}:
            raw = unescaped(raw)
        elif kind == "d":
            raw = raw.replace("T00:00:00", "")
        if len(raw) > MAX_CELL:
            raise TooLong(row + 1, column + 1)
        said = "".join(formula)
        if has_formula and formula_key:
            said = shared.setdefault(formula_key, said)
        if not raw and not said:
            return
        found.filled += 1
        if row >= MAX_ROWS or column >= MAX_COLUMNS or found.filled > MAX_CELLS:
            raise TooFar
        text = clean(raw)
        rows.setdefault(row, {})[column] = Cell(
            text, f"={said}" if has_formula else "", raw if raw != text else None
        )

    _parse(xml, start, end, data)
    return found


def _merge(reference: str, merged: list[_Merged]) -> None:
    ends = [_AT.fullmatch(part) for part in reference.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return
    (left, top), (right, bottom) = ends[0].groups(), ends[1].groups()
    merged.append(
        (
            column_index_from_string(left.upper()) - 1,
            int(top) - 1,
            column_index_from_string(right.upper()) - 1,
            int(bottom) - 1,
        )
    )


def _fill(rows: list[list[Cell]], merged: list[_Merged]) -> None:
    """Repeat the value of cells merged over several rows of one column in each of them."""
    filled = 0
    for left, top, right, bottom in merged:
        if left != right or top >= len(rows) or left >= len(rows[top]):
            continue
        for number in range(top + 1, min(bottom + 1, len(rows))):
            line = rows[number]
            filled += max(1, left + 1 - len(line))
            if filled > MAX_CELLS:
                raise TooFar
            # A row below the last value of the merged column holds something to its left only.
            line.extend([_BLANK] * (left + 1 - len(line)))
            if not line[left].text:
                line[left] = Cell(rows[top][left].text)


_is_date = lru_cache(maxsize=1000)(is_date_format)


def _number(text: str) -> int | float | None:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return None


def _day(value: Any) -> str:
    if isinstance(value, datetime):
        whole = value.time() == time(0)
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""


def _shown(value: int | float, number_format: str) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if "%" in number_format:
        return f"{value * 100:.10g}%"
    if isinstance(value, int) and _WHOLE_ZEROS.match(number_format):
        return f"{value:0{len(number_format)}d}"
    return clean(str(value))
