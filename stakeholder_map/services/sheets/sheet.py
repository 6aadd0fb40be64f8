"""Sheets: columns over the records of an account, and applying what was typed into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from stakeholder_map.model.account import Account
from stakeholder_map.model.record import new_id
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.codec import CellRefused, Codec, Kind, is_blank, is_block
from stakeholder_map.services.sheets.lines import as_cell, lines_of

Cells = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: its key; title: its heading (English, marked for translation).
        get: value of a row. set: the account with that value in the row; None: shown only.
        needed: a new row is not kept before this column is filled.
        wide: rough width: -1 narrow, 0 normal, 1 wide.
        verbatim: the title is a name from the account, not a text to translate.
    """

    name: str
    title: str
    codec: Codec
    get: Callable[[Book, Any], Any]
    set: Callable[[Book, str, Any], Account] | None = None
    needed: bool = False
    wide: int = 0
    help: str = ""
    verbatim: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name (also the key of its state), its rows, its columns, a new row.

    ``columns`` is a function of the book, because some sheets have a column per teammate or
    competitor. ``create`` gets the values of the needed columns; None: rows cannot be added.
    """

    name: str
    records: Callable[[Book], Sequence[Any]]
    columns: Callable[[Book], tuple[Column, ...]]
    create: Callable[[Book, str, dict[str, Any]], Account] | None = None
    #: Columns whose change shows in other cells (names in drop-downs), so the grid is redrawn.
    echoing: frozenset[str] = frozenset()

    def only(
        self,
        name: str,
        wanted: Callable[[Book, Any], bool],
        start: Callable[[Book, str], Account],
    ) -> Sheet:
        """Return the same sheet with the wanted rows alone; ``start`` makes a new row one."""

        def create(book: Book, key: str, values: dict[str, Any]) -> Account:
            if self.create is None:
                raise ValueError(f"no rows can be added to {self.name}")
            return start(book.with_(self.create(book, key, values)), key)

        return replace(
            self,
            name=name,
            records=lambda book: tuple(r for r in self.records(book) if wanted(book, r)),
            create=create if self.create else None,
        )

    def rows(self, book: Book) -> dict[str, dict[str, Any]]:
        """Return the cells of all rows by row id and column name."""
        columns = self.columns(book)
        return {
            record.id: {c.name: c.codec.show(book, c.get(book, record)) for c in columns}
            for record in self.records(book)
        }


@dataclass(frozen=True)
class Refusal:
    """A cell that was not taken, what stands in it, and why."""

    column: str
    cell: Any
    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What came of typing: the new account, rows not complete yet, refused cells by row id."""

    account: Account
    drafts: dict[str, dict[str, Any]]
    refused: dict[tuple[str, str], Refusal]
    taken: frozenset[tuple[str, str]]
    redraw: bool


def apply(
    sheet: Sheet,
    book: Book,
    typed: Mapping[str, Cells],
    drafts: Mapping[str, Cells] | None = None,
) -> Outcome:
    """Apply typed cells to the account.

    Args:
        typed: cells by row id and column; an id that is no row starts a new one.
        drafts: what was typed before into new rows that are not complete yet.

    Every cell stands for itself: one that is refused keeps no other from being taken.
    """
    columns = {column.name: column for column in sheet.columns(book)}
    there = {record.id for record in sheet.records(book)}
    kept = {row: dict(cells) for row, cells in (drafts or {}).items()}
    refused: dict[tuple[str, str], Refusal] = {}
    taken: set[tuple[str, str]] = set()
    typed, redraw = _spread(list(columns.values()), typed, there)
    # All new rows first: one that is pasted may name another that stands further down.
    left: dict[str, dict[str, Any]] = {}
    for row, cells in typed.items():
        waiting = dict(cells)
        if row not in there:
            waiting = {**kept.pop(row, {}), **cells}
            if all(is_blank(cell) or cell is False for cell in waiting.values()):
                kept[row] = waiting  # nothing is typed yet: no reason to complain
                continue
            book, short = _started(sheet, columns, book, row, waiting)
            if short:
                kept[row] = waiting
                refused.update({(row, refusal.column): refusal for refusal in short})
                continue
            there.add(row)
            taken |= {(row, name) for name, column in columns.items() if column.needed}
            waiting = {
                name: cell
                for name, cell in waiting.items()
                if name in columns and not columns[name].needed
            }
        left[row] = waiting
    for row, waiting in left.items():
        for name, cell in waiting.items():
            column = columns.get(name)
            if column is None or column.set is None:
                continue
            try:
                value = column.codec.read(book, cell)
                if column.needed and is_blank(cell):
                    raise CellRefused("needed")
                book = book.with_(column.set(book, row, value))
            except CellRefused as reason:
                refused[row, name] = Refusal(name, cell, reason.code, reason.values)
            except ValidationError as error:
                refused[row, name] = _invalid(name, cell, error)
            else:
                taken.add((row, name))
                redraw = redraw or name in sheet.echoing
                # Of several chosen for one place only the last counts; show that.
                shown = column.codec.kind is Kind.CHOICES and isinstance(cell, list)
                redraw = redraw or (
                    shown and column.codec.open and _differs(column, book, row, cell, sheet)
                )
    return Outcome(book.account, kept, refused, frozenset(taken), redraw)


def _spread(
    columns: Sequence[Column], typed: Mapping[str, Cells], there: set[str]
) -> tuple[dict[str, Cells], bool]:
    """Return the typed cells with a block that was pasted into a new row spread over rows.

    Whoever clicks into the empty last row stands in an open cell, and a paste goes there.
    """
    spread: dict[str, Cells] = {}
    names = [column.name for column in columns]
    found = False
    for row, cells in typed.items():
        name, block = next(((n, c) for n, c in cells.items() if is_block(c)), ("", ""))
        if not name or row in there:
            spread[row] = cells
            continue
        found = True
        to_the_right = columns[names.index(name) :]
        for number, line in enumerate(lines_of(str(block))):
            parts = zip(to_the_right, line, strict=False)
            fresh = {column.name: as_cell(column, part) for column, part in parts}
            rest = {n: c for n, c in cells.items() if n != name} if number == 0 else {}
            spread[row if number == 0 else new_id()] = {**rest, **fresh}
    return spread, found


def _differs(column: Column, book: Book, row: str, cell: Any, sheet: Sheet) -> bool:
    record = next((found for found in sheet.records(book) if found.id == row), None)
    if record is None:  # filled a missing seat: the row is gone
        return True
    return list(column.codec.show(book, column.get(book, record)) or []) != list(cell)


def _started(
    sheet: Sheet, columns: dict[str, Column], book: Book, row: str, cells: Cells
) -> tuple[Book, list[Refusal]]:
    """Return the book with a new row, or why there cannot be one yet."""
    if sheet.create is None:
        raise ValueError(f"no rows can be added to {sheet.name}")
    values: dict[str, Any] = {}
    short: list[Refusal] = []
    for name, column in columns.items():
        if not column.needed:
            continue
        cell = cells.get(name)
        if is_blank(cell):
            short.append(Refusal(name, cell, "needed"))
            continue
        try:
            values[name] = column.codec.read(book, cell)
        except CellRefused as reason:
            short.append(Refusal(name, cell, reason.code, reason.values))
    if short:
        return book, short
    try:
        return book.with_(sheet.create(book, row, values)), []
    except CellRefused as reason:
        first = next(name for name, column in columns.items() if column.needed)
        return book, [Refusal(first, cells.get(first), reason.code, reason.values)]
    except ValidationError as error:
        first = next(name for name, column in columns.items() if column.needed)
        return book, [_invalid(first, cells.get(first), error)]


def _invalid(name: str, cell: Any, error: ValidationError) -> Refusal:
    return Refusal(name, cell, "invalid", {"value": str(cell), "reason": error.errors()[0]["msg"]})
