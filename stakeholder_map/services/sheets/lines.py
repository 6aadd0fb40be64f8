"""A block as a spreadsheet puts it on the clipboard: tabs, line ends, and quotes around both."""

from __future__ import annotations

import csv
import io
from typing import Any, Protocol

from stakeholder_map.services.sheets.codec import Codec, Kind
from stakeholder_map.tables import values
from stakeholder_map.tables.fold import fold

#: A cell of a spreadsheet holds at most this many signs; more is no cell.
_LONGEST = 200_000


class HasCodec(Protocol):
    """A column, as far as its cells are concerned."""

    @property
    def codec(self) -> Codec:
        """How its cells are read."""


def lines_of(block: str) -> list[list[str]]:
    """Return the cells of a block by row; rows without anything in them are left out.

    A cell in quotes may hold tabs, line ends and doubled quotes, as Excel, WPS and LibreOffice
    write them. A quote that is never closed is an ordinary sign.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    text = block.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n")
    try:
        if text.count('"') % 2:
            raise csv.Error
        found = list(csv.reader(io.StringIO(text), delimiter="\t"))
    except csv.Error:
        found = [line.split("\t") for line in text.split("\n")]
    return [[cell.strip() for cell in row] for row in found if any(cell.strip() for cell in row)]


def as_cell(column: HasCodec, text: str) -> Any:
    """Return pasted text as the kind of cell that the grid would make of it."""
    if column.codec.kind is Kind.CHECK:
        return values.yes_no_words().get(fold(text) or text.strip(), False)
    if column.codec.kind is Kind.CHOICES:
        return [text.strip()] if text.strip() else None
    return text
