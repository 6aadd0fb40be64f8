"""Sheets of texts → an Excel workbook in which nothing is ever a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from stakeholder_map.exports.sheets import TextSheet

#: Characters that no XML may hold; a workbook writes them as ``_x0000_``.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LITERAL = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

#: What a spreadsheet may take for a formula when the cell is edited.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_HEAD = PatternFill("solid", fgColor="1F3A5F")
_WHITE = Font(bold=True, color="FFFFFF")
_TOP = Alignment(vertical="top", wrap_text=True)

#: Excel's own limit; the rest of a longer text stays out, with a sign that it does.
_LONGEST = 32_767


def workbook(sheets: Sequence[TextSheet]) -> bytes:
    """Return a workbook with these sheets; every cell is text."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        _sheet(book.create_sheet(sheet.title), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def escaped(text: str) -> str:
    """Return a text as the XML of a workbook holds it; Excel shows what was meant."""
    kept = _LITERAL.sub("_x005F_", text)
    return _UNWRITABLE.sub(lambda at: f"_x{ord(at[0]):04X}_", kept)


def _sheet(there: WriteOnlyWorksheet, sheet: TextSheet) -> None:
    there.freeze_panes = "B2"
    for number, width in enumerate(_widths(sheet), start=1):
        there.column_dimensions[get_column_letter(number)].width = width
    if sheet.rows:
        last = get_column_letter(max(1, len(sheet.headers)))
        there.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    head = [_cell(there, text) for text in sheet.headers]
    for cell in head:
        cell.font, cell.fill = _WHITE, _HEAD
    there.append(head)
    for row in sheet.rows:
        there.append([_cell(there, text) for text in row])


def _cell(there: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    if not text:
        return WriteOnlyCell(there, None)
    written = escaped(text)
    cell = WriteOnlyCell(there, written if len(written) <= _LONGEST else escaped(_cut(text)))
    # openpyxl takes "=1+1" for a formula; said once more, it is a text.
    cell.data_type = "s"
    cell.number_format = "@"
    if text.startswith(_STARTS):
        cell.quotePrefix = True
    if "\n" in text:
        cell.alignment = _TOP
    return cell


def _cut(text: str) -> str:
    return text[: _LONGEST // 7] + "…"


def _widths(sheet: TextSheet) -> Iterable[float]:
    for column, header in enumerate(sheet.headers):
        longest = max([len(header), *(_shown(row[column]) for row in sheet.rows[:200])])
        yield min(60.0, max(10.0, longest + 3.0))


def _shown(text: str) -> int:
    """Return how many Latin letters wide a text is; Chinese ones take two."""
    first = text[:60]
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in first)
