"""Rows of a ties table and of a CRM's table of contact roles, their people still as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stakeholder_map.importers.drafts import TEXT
from stakeholder_map.importers.mapping import Column, Mapped, columns
from stakeholder_map.importers.reader import Reader, RoleRead, is_percent_column
from stakeholder_map.importers.table import Row, Table, TableKind
from stakeholder_map.model.problem import Place, Weight
from stakeholder_map.tables.headers import ContactRoleField, TieField


@dataclass(frozen=True)
class TieRow:
    """One row of a ties table, its ends still as text."""

    place: Place
    source: str
    target: str
    source_column: str
    target_column: str
    relation: str
    relation_column: str
    strength: float | None
    remark: str


def tie_rows(table: Table, mapped: Mapped, reader: Reader) -> list[TieRow]:
    """Return the rows of a ties table; rows with one end only are listed and left out."""
    cols = columns(table, TableKind.TIES, mapped, reader)
    at = {column.field: column for column in cols}
    if TieField.SOURCE not in at or TieField.TARGET not in at:
        reader.say("column_tie_missing", table.place(table.header_row), Weight.ERROR)
        return []

    def text(row: Row, wanted: TieField) -> str:
        return row.cells[at[wanted].position] if wanted in at else ""

    def header(wanted: TieField) -> str:
        return at[wanted].header if wanted in at else ""

    strengths = at[TieField.STRENGTH].texts if TieField.STRENGTH in at else []
    percent = is_percent_column(header(TieField.STRENGTH), strengths)
    found: list[TieRow] = []
    for row in table.rows:
        source, target = text(row, TieField.SOURCE), text(row, TieField.TARGET)
        if not source or not target:
            reader.say("tie_person_missing", table.place(row.number), Weight.ERROR)
            continue
        place = table.place(row.number, header(TieField.STRENGTH))
        found.append(
            TieRow(
                place=table.place(row.number),
                source=source,
                target=target,
                source_column=header(TieField.SOURCE),
                target_column=header(TieField.TARGET),
                relation=text(row, TieField.KIND),
                relation_column=header(TieField.KIND),
                strength=reader.share("strength", text(row, TieField.STRENGTH), place, percent),
                remark=_with_rest(text(row, TieField.REMARK), cols, row),
            )
        )
    return found


@dataclass(frozen=True)
class ContactRoleRow:
    """One row of a table of contact roles."""

    place: Place
    column: str
    contact: str
    role: RoleRead
    decision: str
    note: str


def contact_role_rows(table: Table, mapped: Mapped, reader: Reader) -> list[ContactRoleRow]:
    """Return the rows of a table of contact roles; deleted ones are listed and left out."""
    cols = columns(table, TableKind.CONTACT_ROLES, mapped, reader)
    at = {column.field: column for column in cols}

    def text(row: Row, wanted: ContactRoleField) -> str:
        return row.cells[at[wanted].position] if wanted in at else ""

    found: list[ContactRoleRow] = []
    for row in table.rows:
        deleted = text(row, ContactRoleField.DELETED)
        if deleted and reader.yes_no("deleted", deleted, table.place(row.number)):
            reader.say("row_deleted", table.place(row.number))
            continue
        place = table.place(row.number, at[ContactRoleField.ROLE].header)
        found.append(
            ContactRoleRow(
                place=table.place(row.number),
                column=at[ContactRoleField.CONTACT].header,
                contact=text(row, ContactRoleField.CONTACT),
                role=reader.role(text(row, ContactRoleField.ROLE), place),
                decision=text(row, ContactRoleField.DECISION),
                note=_with_rest("", cols, row),
            )
        )
    return found


def _with_rest(text: str, cols: Sequence[Column], row: Row) -> str:
    """Return ``text`` and what stands in columns that are not known, except a plain no."""
    rest = [
        f"{column.header}: {value}"
        for column in cols
        if column.field is None and (value := row.cells[column.position]) not in ("", "0")
    ]
    return "\n".join(part for part in (text, *rest) if part)[:TEXT]
