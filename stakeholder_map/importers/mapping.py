"""Columns of a table → fields, by what the headers say or by how the user mapped them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from stakeholder_map.importers.columns import FIELDS, ColumnRead, field_of
from stakeholder_map.importers.reader import Reader
from stakeholder_map.importers.table import Table, TableKind
from stakeholder_map.tables.headers import Field

#: header → field name, as the user mapped it: "" keeps the column as a remark, "ignored" does not.
Mapped = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table and what it was taken for (None: not known)."""

    table: Table
    position: int
    header: str
    field: Field | None

    @property
    def texts(self) -> list[str]:
        """Every cell of the column."""
        return [row.cells[self.position] for row in self.table.rows]


def columns(table: Table, kind: TableKind, mapped: Mapped, reader: Reader) -> list[Column]:
    """Return the columns of a table, and list those that are not known or stand twice."""
    found: list[Column] = []
    first: dict[Field, str] = {}
    fields = FIELDS[kind]
    for position, text in enumerate(table.headers):
        header = text or get_column_letter(position + 1)
        place = table.place(table.header_row, header)
        if header in mapped:
            wanted = mapped[header]
            meant: Field | None = fields(wanted) if wanted in set(fields) else None
        else:
            meant = field_of(text, kind)
        column = Column(table, position, header, meant)
        if meant is not None and meant.value != "ignored" and meant in first:
            reader.say("column_twice", place, first=first[meant])
            column = replace(column, field=None)
        elif meant is None and any(column.texts):
            code = "column_unknown" if kind is TableKind.PEOPLE else "column_to_remark"
            reader.say(code, place)
        if column.field is not None:
            first.setdefault(column.field, header)
        example = next((text for text in column.texts if text), "")
        reader.columns.append(
            ColumnRead(
                table.file,
                table.sheet,
                kind,
                header,
                column.field.value if column.field else "",
                example[:80],
            )
        )
        found.append(column)
    return found
