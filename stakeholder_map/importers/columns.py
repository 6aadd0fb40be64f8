"""Which header means which field, and of what kind a table is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stakeholder_map.importers.table import TableKind
from stakeholder_map.tables.fold import fold_header
from stakeholder_map.tables.headers import (
    ContactRoleField,
    Field,
    PersonField,
    TieField,
    contact_role_aliases,
    people_aliases,
    tie_aliases,
)

FIELDS: dict[TableKind, type[PersonField] | type[TieField] | type[ContactRoleField]] = {
    TableKind.PEOPLE: PersonField,
    TableKind.TIES: TieField,
    TableKind.CONTACT_ROLES: ContactRoleField,
}


@dataclass(frozen=True)
class ColumnRead:
    """What a column was taken for: ``field`` is "" where it is not known."""

    file: str
    sheet: str
    kind: TableKind
    header: str
    field: str
    example: str


def aliases(kind: TableKind) -> Mapping[str, Field]:
    """Return folded header → field for tables of this kind."""
    if kind is TableKind.PEOPLE:
        return people_aliases()
    return tie_aliases() if kind is TableKind.TIES else contact_role_aliases()


def field_of(header: str, kind: TableKind) -> Field | None:
    """Return what a header means in a table of this kind, or None where it is not known."""
    return aliases(kind).get(fold_header(header)) if header else None


def kind_of(headers: Sequence[str]) -> TableKind | None:
    """Return the kind of a table by its headers, or None where they tell none."""
    if "record2roleid" in {fold_header(header) for header in headers if header}:
        # Dynamics' connections: the second record is a person with a part in the first.
        return TableKind.CONTACT_ROLES
    ties = {field_of(header, TableKind.TIES) for header in headers}
    if {TieField.SOURCE, TieField.TARGET} <= ties:
        people = {field_of(header, TableKind.PEOPLE) for header in headers}
        if not people & {PersonField.NAME, PersonField.FIRST_NAME}:
            return TableKind.TIES
    roles = {field_of(header, TableKind.CONTACT_ROLES) for header in headers}
    wanted = {ContactRoleField.CONTACT, ContactRoleField.ROLE, ContactRoleField.DECISION}
    if wanted <= roles:
        return TableKind.CONTACT_ROLES
    people = {field_of(header, TableKind.PEOPLE) for header in headers}
    if people & {PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME, PersonField.ID}:
        return TableKind.PEOPLE
    if ties & {TieField.SOURCE, TieField.TARGET} and TieField.KIND in ties:
        return TableKind.TIES
    return None


def header_score(cells: Sequence[str]) -> int:
    """Return how many different fields a row's cells name, in the kind that fits best."""
    folded = [fold_header(cell) for cell in cells if cell and len(cell) <= 60]
    return max(
        len({known[text] for text in folded if text in known}) for known in map(aliases, TableKind)
    )


def best_header_score(rows: Sequence[Sequence[str]]) -> int:
    """Return the best score of any of the rows."""
    return max((header_score(row) for row in rows), default=0)
