"""Excel workbooks → rows of text, behind a guard that looks at the file before opening it."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import CellCoordinatesException, InvalidFileException
from openpyxl.xml.constants import SHARED_STRINGS

from stakeholder_map.importers.files.cells import (
    Styles,
    TooFar,
    TooLong,
    shared_strings,
    sheet_rows,
)
from stakeholder_map.importers.limits import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_UNPACKED,
)
from stakeholder_map.importers.table import Cell, Sheet, refusal
from stakeholder_map.model.problem import Place
from stakeholder_map.tables.headers import EXAMPLE_SHEETS

_XML = (".xml", ".rels", ".vml")

#: An XML parser reads an unfinished tag again with every piece it is fed.
_ENDLESS_TAG = re.compile(rb"<[^<>]{20000}")
_DECLARATIONS = tuple(
    text.encode(encoding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    CellCoordinatesException,
    InvalidFileException,
    ParseError,
    ExpatError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
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
            parts = [p for p in archive.infolist() if p.filename.endswith(_XML)]
            if "xl/workbook.xml" not in archive.namelist():
                raise refusal("file_kind_unknown", name, found=_kind(archive.namelist()))
            if sum(part.file_size for part in parts) > MAX_UNPACKED or len(parts) > 1000:
                limit = f"{MAX_UNPACKED // 1024 // 1024} MB"
                raise refusal("file_unpacks", name, limit=limit)
            for part in parts:
                _look(name, archive.read(part))
    except _BROKEN:
        raise refusal("file_damaged", name) from None


def _look(name: str, content: bytes) -> None:
    if any(mark in content for mark in _DECLARATIONS):
        raise refusal("file_entities", name)
    if _ENDLESS_TAG.search(content):
        raise refusal("file_damaged", name)


def _kind(parts: list[str]) -> str:
    for start, kind in (("word/", "Word"), ("ppt/", "PowerPoint"), ("Index/", "Numbers")):
        if any(part.startswith(start) for part in parts):
            return kind
    return "OpenDocument" if "content.xml" in parts else "ZIP"


def _sheets(name: str, data: bytes) -> Iterator[Sheet]:
    reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
    archive = reader.archive
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(archive, reader.wb)
    book: Any = reader.wb
    styles = Styles(_formats(book), book.epoch)
    strings = _strings(reader)
    cells = 0
    with archive:
        for number, (sheet, relation) in enumerate(reader.parser.find_sheets()):
            if number >= MAX_SHEETS:
                break
            title, path = sheet.name, relation.target
            # A program's own lists, such as those behind the drop-downs of our template.
            ours = title in EXAMPLE_SHEETS or sheet.state == "veryHidden"
            if ours or "chartsheet" in relation.Type or path not in _names(archive):
                continue
            rows = _rows(name, title, _part(name, archive, path), strings, styles)
            cells += sum(map(len, rows))
            if cells > MAX_CELLS:
                raise _too_far(name, title)
            if any(rows):
                yield Sheet(name=title, rows=tuple(tuple(row) for row in rows))


def _formats(book: Any) -> list[str]:
    """Return the number format of each style of a cell."""
    known = book._number_formats
    return [
        BUILTIN_FORMATS.get(style.numFmtId, "General")
        if style.numFmtId < BUILTIN_FORMATS_MAX_SIZE
        else known[style.numFmtId - BUILTIN_FORMATS_MAX_SIZE]
        for style in book._cell_styles
    ]


def _strings(reader: Any) -> list[str]:
    """Return the shared strings, of which a workbook need not have any."""
    content = reader.package.find(SHARED_STRINGS)
    if content is None:
        return []
    path = content.PartName.removeprefix("/")
    return shared_strings(_part("", reader.archive, path)) if path in _names(reader.archive) else []


def _names(archive: zipfile.ZipFile) -> set[str]:
    return set(archive.NameToInfo)


def _part(name: str, archive: zipfile.ZipFile, path: str) -> bytes:
    """Return a part, which may be called anything: the guard saw those that look like XML."""
    if archive.getinfo(path).file_size > MAX_UNPACKED:
        raise refusal("file_unpacks", name, limit=f"{MAX_UNPACKED // 1024 // 1024} MB")
    content = archive.read(path)
    if not path.endswith(_XML):
        _look(name, content)
    return content


def _rows(
    name: str, sheet: str, xml: bytes, strings: Sequence[str], styles: Styles
) -> list[list[Cell]]:
    try:
        return sheet_rows(xml, strings, styles)
    except TooFar:
        raise _too_far(name, sheet) from None
    except TooLong as found:
        column = get_column_letter(found.column)
        place = Place(file=name, sheet=sheet, row=found.row, column=column)
        raise refusal("file_cell_too_long", name, place, limit=str(MAX_CELL)) from None


def _too_far(name: str, sheet: str) -> Exception:
    place = Place(file=name, sheet=sheet)
    return refusal("file_too_many_cells", name, place, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")
