"""Excel workbooks → rows of text, behind a guard that looks at the file before opening it."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException

from stakeholder_map.importers.limits import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_UNPACKED,
)
from stakeholder_map.importers.table import Cell, Sheet, clean, refusal
from stakeholder_map.model.problem import Place
from stakeholder_map.tables.headers import EXAMPLE_SHEETS

#: A cell with something in it: not closed at once, as merely formatted ones are. Nothing here
#: can match in two ways, so that no file makes the search slow.
_FILLED = re.compile(rb"<(?:\w{1,20}:)?c\s([^<>]{1,200})>(?!\s*</)")
_AT = re.compile(rb"\br\s?=\s?[\"']([A-Za-z]{1,4})(\d{1,9})[\"']")
_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^<>]{0,60}?ref\s?=\s?[\"']([A-Z]{1,4})(\d{1,9}):([A-Z]{1,4})(\d{1,9})[\"']"
)
#: An XML parser that is fed in pieces reads an unfinished tag again with every piece.
_ENDLESS_TAG = re.compile(rb"<[^<>]{20000}")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_DECLARATIONS = tuple(
    text.encode(encoding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_WHOLE_ZEROS = re.compile(r"^0{2,}$")

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    CellCoordinatesException,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


def read_workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Return every visible or hidden worksheet with at least one value, as text.

    Dates become ISO text, formulas the value that was stored with them, vertically merged
    cells repeat their value in every row.

    Raises:
        Refused: the file is damaged, hostile, or holds more than ``importers.limits`` allow.
    """
    _guard(name, data)
    try:
        return tuple(_sheets(name, data))
    except _BROKEN:
        # openpyxl raises whatever its parts happen to raise on a malformed file.
        raise refusal("file_damaged", name) from None


def _guard(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [
                p for p in archive.infolist() if p.filename.endswith((".xml", ".rels", ".vml"))
            ]
            if "xl/workbook.xml" not in archive.namelist():
                raise refusal("file_kind_unknown", name, found=_kind(archive.namelist()))
            if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > 1000:
                limit = f"{MAX_UNPACKED // 1024 // 1024} MB"
                raise refusal("file_unpacks", name, limit=limit)
            for part in parts:
                content = archive.read(part)
                if any(mark in content for mark in _DECLARATIONS):
                    raise refusal("file_entities", name)
                if _ENDLESS_TAG.search(content):
                    raise refusal("file_damaged", name)
    except _BROKEN:
        raise refusal("file_damaged", name) from None


def _kind(parts: list[str]) -> str:
    for start, kind in (("word/", "Word"), ("ppt/", "PowerPoint"), ("Index/", "Numbers")):
        if any(part.startswith(start) for part in parts):
            return kind
    return "OpenDocument" if "content.xml" in parts else "ZIP"


def _sheets(name: str, data: bytes) -> Iterator[Sheet]:
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    formulas: Any = None
    cells = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for sheet in book.worksheets[:MAX_SHEETS]:
            if sheet.title in EXAMPLE_SHEETS or sheet.sheet_state == "veryHidden":
                # A program's own lists, such as those behind the drop-downs of our template.
                continue
            xml = archive.read(sheet._worksheet_path)
            rows, columns, filled = _extent(name, sheet.title, xml)
            cells += filled
            if cells > MAX_CELLS:
                raise _too_far(name, sheet.title)
            if not filled:
                continue
            grid = [
                [_cell(name, sheet.title, cell) for cell in row]
                for row in sheet.iter_rows(max_row=rows, max_col=columns)
            ]
            if _FORMULA.search(xml):
                if formulas is None:
                    formulas = openpyxl.load_workbook(
                        io.BytesIO(data), read_only=True, keep_links=False
                    )
                _add_formulas(grid, formulas[sheet.title], rows, columns)
            _fill_merged(grid, xml)
            yield Sheet(name=sheet.title, rows=tuple(tuple(row) for row in grid))
    book.close()
    if formulas is not None:
        formulas.close()


def _extent(name: str, sheet: str, xml: bytes) -> tuple[int, int, int]:
    """Return the last row and column that hold a value, and how many cells do."""
    rows = columns = filled = 0
    known: dict[bytes, int] = {}
    for attributes in _FILLED.findall(xml):
        at = _AT.search(attributes)
        if at is None or attributes.endswith(b"/"):
            continue
        letters, digits = at.groups()
        if letters not in known:
            known[letters] = column_index_from_string(letters.decode())
        columns = max(columns, known[letters])
        rows = max(rows, int(digits))
        filled += 1
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise _too_far(name, sheet)
    if not filled and b"<v>" in xml:
        # Cells may leave out where they stand: then they follow each other.
        return MAX_ROWS, MAX_COLUMNS, xml.count(b"<v>")
    return rows, columns, filled


def _too_far(name: str, sheet: str) -> Exception:
    place = Place(file=name, sheet=sheet)
    return refusal("file_too_many_cells", name, place, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")


def _cell(name: str, sheet: str, cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return _BLANK
    if isinstance(value, str):
        if len(value) > MAX_CELL:
            place = Place(file=name, sheet=sheet, row=cell.row, column=cell.column_letter)
            raise refusal("file_cell_too_long", name, place, limit=str(MAX_CELL))
        return Cell(clean(value))
    return Cell(_text(value, cell.number_format or ""))


_BLANK = Cell("")


def _text(value: object, number_format: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        whole = value.time() == time(0)
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, (int, float)) and "%" in number_format:
        return f"{value * 100:.10g}%"
    if isinstance(value, int) and _WHOLE_ZEROS.match(number_format):
        return f"{value:0{len(number_format)}d}"
    return clean(str(value))


def _add_formulas(grid: list[list[Cell]], sheet: Any, rows: int, columns: int) -> None:
    for row, line in enumerate(sheet.iter_rows(max_row=rows, max_col=columns)):
        for column, cell in enumerate(line):
            if cell.value is not None and cell.data_type == "f":
                text = str(getattr(cell.value, "text", None) or cell.value)
                formula = text if text.startswith("=") else f"={text}"
                grid[row][column] = Cell(grid[row][column].text, formula)


def _fill_merged(grid: list[list[Cell]], xml: bytes) -> None:
    """Repeat the value of cells merged over several rows of one column in each of them."""
    for left, top, right, bottom in _MERGED.findall(xml):
        if left != right:
            continue
        column = column_index_from_string(left.decode()) - 1
        first = int(top) - 1
        if first < len(grid) and column < len(grid[first]):
            for row in range(first + 1, min(int(bottom), len(grid))):
                if column < len(grid[row]) and not grid[row][column].text:
                    grid[row][column] = Cell(grid[first][column].text)
