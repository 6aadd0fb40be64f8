"""A whole block typed into a sheet at once: its header, its rows, and which of them are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stakeholder_map.model.record import new_id
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.codec import is_blank
from stakeholder_map.services.sheets.lines import as_cell, lines_of
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.tables.fold import fold_header, fold_name
from stakeholder_map.tables.headers import PersonField, people_aliases
from stakeholder_map.words import Language, words

#: What other sheets call the columns of people → our column.
_FOREIGN = {
    **{
        field: field.value
        for field in PersonField
        if field.value
        in {"name", "title", "department", "organisation", "level", "reports_to", "weight", "veto"}
        | {"support", "confidence", "notes", "email", "phone", "wechat"}
    },
    PersonField.ROLE: "roles",
}


@dataclass(frozen=True)
class Block:
    """A block as cells by row id and column.

    Attributes:
        typed: what to apply; rows that are known by their first needed cell keep their id.
        has_header: whether its first line named the columns.
        unread: headings that no column is called by; their cells are left out.
        known: how many rows are in the sheet already.
    """

    typed: dict[str, dict[str, Any]]
    has_header: bool
    unread: tuple[str, ...]
    known: int


def block_of(sheet: Sheet, book: Book, text: str, view: Sequence[str] = ()) -> Block:
    """Return a pasted block as cells.

    With a first line of headings (in either language) columns are found by name; without one
    they are taken in the order of ``view``. Blank cells are left out: they change nothing.
    """
    lines = lines_of(text)
    columns = {column.name: column for column in sheet.columns(book)}
    shown = [columns[name] for name in view if name in columns] or list(columns.values())
    header = _header(sheet, list(columns.values()), lines[0]) if lines else None
    places: list[Column | None] = list(header if header is not None else shown)
    unread: tuple[str, ...] = ()
    if header is not None:
        unread = tuple(text for text, column in zip(lines[0], header, strict=True) if not column)
    typed: dict[str, dict[str, Any]] = {}
    known = 0
    there = _known(sheet, book, columns)
    for line in lines[1 if header is not None else 0 :]:
        cells = {
            column.name: as_cell(column, cell)
            for column, cell in zip(places, line, strict=False)
            if column is not None and column.set is not None and not is_blank(cell)
        }
        if not cells:
            continue
        first = next((c.name for c in columns.values() if c.needed and c.name in cells), None)
        row = there.get(fold_name(str(cells[first]))) if first else None
        known += row is not None
        typed.setdefault(row or new_id(), {}).update(cells)
    return Block(typed, header is not None, tuple(text for text in unread if text), known)


def one_value(rows: Sequence[str], column: Column, text: Any) -> dict[str, dict[str, Any]]:
    """Return the same cell for several rows."""
    cell = as_cell(column, text) if isinstance(text, str) else text
    return {row: {column.name: cell} for row in rows}


def _header(sheet: Sheet, columns: list[Column], line: list[str]) -> list[Column | None] | None:
    """Return the column of each heading, or None where the line is no header."""
    names: dict[str, Column] = {}
    for column in columns:
        titles = {column.title, *(words(language)(column.title) for language in Language)}
        names.update({fold_header(title): column for title in titles})
    if sheet.name == "people":
        known = {column.name: column for column in columns}
        for alias, field in people_aliases().items():
            if field in _FOREIGN and _FOREIGN[field] in known:
                names.setdefault(alias, known[_FOREIGN[field]])
    found = [names.get(fold_header(cell)) for cell in line]
    hits = [column for column in found if column is not None]
    needed = any(column.needed for column in hits)
    enough = len(hits) >= min(2, sum(bool(cell) for cell in line))
    return found if needed and enough and len(set(map(id, hits))) == len(hits) else None


def _known(sheet: Sheet, book: Book, columns: dict[str, Column]) -> dict[str, str]:
    """Return row ids by name, where a sheet's rows are known by their name alone."""
    needed = [column for column in columns.values() if column.needed]
    if len(needed) != 1 or needed[0].name != "name":
        return {}
    found: dict[str, str] = {}
    twice: set[str] = set()
    for record in sheet.records(book):
        name = fold_name(str(needed[0].get(book, record)))
        if name in found:
            twice.add(name)
        found[name] = record.id
    return {name: row for name, row in found.items() if name not in twice}
