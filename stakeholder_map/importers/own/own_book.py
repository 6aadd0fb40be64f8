"""Our own workbook, as it was exported or as somebody edited it.

A row is known by its id. Cells that say what the account says change nothing, blank ones remove
nothing, rows that are gone stay, and a row that nobody touched since the export leaves alone what
was changed in the app meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stakeholder_map.importers.table import Sheet, refusal
from stakeholder_map.model.problem import Place
from stakeholder_map.tables.book import BOOK, CHECK, MARK, VERSION, BookColumn, SheetName
from stakeholder_map.tables.book_rows import checksum
from stakeholder_map.tables.fold import fold


@dataclass(frozen=True)
class FiledRow:
    """A row of the file: its cells by field, raw."""

    number: int
    cells: Mapping[str, str]
    untouched: bool

    @property
    def id(self) -> str:
        """What the row says its record's id is."""
        return self.cells.get("id", "").strip()


@dataclass(frozen=True)
class FiledSheet:
    """A sheet of the file: what its columns are, in its own words, and its rows."""

    name: SheetName
    title: str
    headers: Mapping[str, str]
    rows: tuple[FiledRow, ...]

    @property
    def columns(self) -> tuple[BookColumn, ...]:
        """The columns that the file has."""
        return tuple(c for c in BOOK[self.name].columns if c.field in self.headers)


@dataclass(frozen=True)
class OwnBook:
    """A workbook of ours: which account it was made of, and its sheets."""

    file: str
    account_id: str
    account_name: str
    language: str
    sheets: Mapping[SheetName, FiledSheet]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(sheet.rows) for sheet in self.sheets.values())

    def place(self, sheet: FiledSheet, row: FiledRow | None = None, field: str = "") -> Place:
        """Return a place in the file."""
        number = row.number if row is not None else None
        column = sheet.headers.get(field, "")
        return Place(file=self.file, sheet=sheet.title, row=number, column=column)


def recognise(file: str, sheets: Sequence[Sheet]) -> OwnBook | None:
    """Return our workbook, or None where these are the sheets of another one.

    Raises:
        Refused: ``file_format``: a later version of the program wrote it.
    """
    about = next((sheet for sheet in sheets if _cell(sheet, 0, 0) == MARK), None)
    if about is None:
        return None
    if _cell(about, 0, 1) != VERSION:
        raise refusal("file_format", file, found=_cell(about, 0, 1)[:20])
    found = {read.name: read for sheet in sheets if (read := _filed(sheet)) is not None}
    chinese = any(sheet.title == BOOK[name].chinese for name, sheet in found.items())
    return OwnBook(
        file=file,
        account_id=_cell(about, 1, 1),
        account_name=_cell(about, 2, 1),
        language="zh" if chinese else "en",
        sheets=found,
    )


def _cell(sheet: Sheet, row: int, column: int) -> str:
    if row < len(sheet.rows) and column < len(sheet.rows[row]):
        return sheet.rows[row][column].text
    return ""


def _filed(sheet: Sheet) -> FiledSheet | None:
    wanted = fold(sheet.name)
    name = next(
        (n for n, book in BOOK.items() if wanted in (fold(book.english), fold(book.chinese))), None
    )
    if name is None or not sheet.rows:
        return None
    known = {
        fold(text): column.field
        for column in (*BOOK[name].columns, CHECK)
        for text in (column.english, column.chinese)
    }
    fields = [known.get(fold(cell.text), "") for cell in sheet.rows[0]]
    headers = {f: c.text for f, c in zip(fields, sheet.rows[0], strict=True) if f}
    return FiledSheet(name, sheet.name, headers, tuple(_rows(sheet, fields)))


def _rows(sheet: Sheet, fields: Sequence[str]) -> Iterator[FiledRow]:
    for number, row in enumerate(sheet.rows[1:], start=2):
        texts = [cell.text if cell.raw is None else cell.raw for cell in row]
        texts += [""] * (len(fields) - len(texts))
        cells = {field: text for field, text in zip(fields, texts, strict=False) if field}
        if not any(cells.values()):
            continue
        check = cells.pop(CHECK.field, "")
        ours = [text for field, text in zip(fields, texts, strict=False) if field != CHECK.field]
        yield FiledRow(number, cells, bool(check) and check == checksum(ours))
