"""Text with separators (CSV, tab-separated, a block pasted from a spreadsheet) → rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from stakeholder_map.importers.columns import best_header_score
from stakeholder_map.importers.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from stakeholder_map.importers.progress import Stage, counted
from stakeholder_map.importers.table import Cell, Sheet, clean, refusal
from stakeholder_map.model.problem import Place

SEPARATORS = (",", "\t", ";", "|")

#: The separator is chosen by how the first lines read with each of them.
_LOOK = 60


def read_text(name: str, text: str) -> Sheet:
    """Return the rows of a text with separators; rows count as a spreadsheet would show them.

    Raises:
        Refused: too many rows, columns or cells, or a cell that is too long.
    """
    separator = _separator(text)
    if text.count(separator) > MAX_CELLS:
        # A row is made whole before it can be counted.
        raise _too_many(name)
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    lines = text.count("\n")
    try:
        for number, row in enumerate(_reader(text, separator), start=1):
            cells += len(row)
            counted(Stage.READING, number, lines)
            if number > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
                raise _too_many(name)
            if any(len(cell) > MAX_CELL for cell in row):
                raise _too_long(name, number)
            rows.append(tuple(Cell(clean(cell)) for cell in row))
    except csv.Error:
        raise _too_long(name, len(rows) + 1) from None
    return Sheet(name="", rows=tuple(rows))


def _too_many(name: str) -> Exception:
    return refusal("file_too_many_cells", name, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")


def _too_long(name: str, row: int) -> Exception:
    place = Place(file=name, row=row)
    return refusal("file_cell_too_long", name, place, limit=str(MAX_CELL))


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _separator(text: str) -> str:
    head = text[:200_000]

    def score(separator: str) -> tuple[int, int]:
        rows: list[list[str]] = []
        try:
            rows.extend(islice(_reader(head, separator), _LOOK))
        except csv.Error:
            return (0, 0)
        wide = sum(len(row) > 1 for row in rows)
        return (best_header_score(rows), wide)

    return max(SEPARATORS, key=score)
