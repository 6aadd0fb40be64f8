"""A table as text: what every source becomes before anything is interpreted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from stakeholder_map.model.problem import Place, Problem, Refused, Weight

#: Control characters that no cell means; tabs and line breaks stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


class TableKind(StrEnum):
    """What the rows of a table are."""

    PEOPLE = "people"
    TIES = "ties"
    CONTACT_ROLES = "contact_roles"


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet before the header is known.

    ``formula`` holds its formula, if any; ``raw`` the text before it was cleaned, where it differs.
    """

    text: str
    formula: str = ""
    raw: str | None = None


@dataclass(frozen=True)
class Sheet:
    """All rows of a sheet as they stand, row 1 first; trailing blank cells may be missing."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Row:
    """A row of data: its number as the sheet shows it, and one text for each header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Headers and rows of one sheet; everything is text, nothing is interpreted yet.

    ``titles`` are the lines above the header, ``problems`` tell what was left out. ``kind`` is
    None where the headers name neither people nor ties.
    """

    file: str
    sheet: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    kind: TableKind | None = None
    titles: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def place(self, row: int | None = None, column: str = "") -> Place:
        """Return a place in this table."""
        return Place(file=self.file, sheet=self.sheet, row=row, column=column)


def clean(text: str) -> str:
    """Return a cell's text without control characters and surrounding blanks."""
    return _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\xa0")


def problem(code: str, place: Place, weight: Weight = Weight.ERROR, **values: str) -> Problem:
    """Return a problem; values are cut to what a sentence can hold."""
    short = {key: v if len(v) <= 80 else v[:79] + "…" for key, v in values.items()}
    return Problem(code=code, weight=weight, place=place, values=short)


def refusal(code: str, name: str, place: Place | None = None, **values: str) -> Refused:
    """Return the refusal of a whole file for one reason."""
    return Refused((Problem(code=code, place=place or Place(file=name), values=values),))
