"""What the columns of a table could be whose headers tell nothing: guessed by what stands in them.

Only for a table in which no column is known to hold names, and only as a proposal that the user
sees and changes; an import by a script never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from stakeholder_map.importers.columns import field_of
from stakeholder_map.importers.dates import read_date
from stakeholder_map.importers.table import Table, TableKind
from stakeholder_map.tables.fold import fold, fold_name
from stakeholder_map.tables.headers import PersonField
from stakeholder_map.tables.values import attitude_words, is_unknown, level_words, role_words

#: So many filled cells of a column have to fit.
ENOUGH = 0.8

_LOOK = 300
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"[+\d][\d\s()/-]{6,20}")
_SUPPORT = re.compile(r"[+\-−]?[0-5]")
_PERCENT = re.compile(r"\d{1,3}(\.\d+)?\s*%")
_NAMES = {PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME, PersonField.ID}


def guess(table: Table) -> dict[str, str]:
    """Return header → field for the columns of a table without names; empty where it has them."""
    if table.kind not in (None, TableKind.PEOPLE):
        return {}
    known = {header: field_of(header, TableKind.PEOPLE) for header in table.headers if header}
    if set(known.values()) & _NAMES:
        return {}
    columns = {
        header: [t for row in table.rows[:_LOOK] if (t := row.cells[n]) and not is_unknown(t)]
        for n, header in enumerate(table.headers)
        if header and known[header] is None
    }
    found: dict[str, str] = {}
    taken = {field for field in known.values() if field is not None}
    for header, cells in columns.items():
        field = _by_form(cells)
        if field is not None and field not in taken:
            taken.add(field)
            found[header] = field.value
    texts = {header: cells for header, cells in columns.items() if header not in found and cells}
    name = _names(texts, len(table.rows[:_LOOK]))
    if name is None:
        return {}
    found[name] = PersonField.NAME.value
    called = {fold_name(text) for text in texts.pop(name)}
    for header, cells in texts.items():
        if PersonField.REPORTS_TO not in taken and _share(cells, called) >= ENOUGH:
            taken.add(PersonField.REPORTS_TO)
            found[header] = PersonField.REPORTS_TO.value
    return found


def _by_form(cells: Sequence[str]) -> PersonField | None:
    """Return what a column's cells look like, whatever it is called."""
    if not cells:
        return None
    tests: tuple[tuple[PersonField, Callable[[str], bool]], ...] = (
        (PersonField.EMAIL, lambda text: bool(_MAIL.fullmatch(text))),
        (PersonField.SUPPORT, lambda text: bool(_SUPPORT.fullmatch(text))),
        (PersonField.LAST_CONTACT, _is_date),
        (PersonField.PHONE, lambda text: bool(_PHONE.fullmatch(text))),
        (PersonField.WEIGHT, lambda text: bool(_PERCENT.fullmatch(text))),
        (PersonField.ROLE, lambda text: fold(text) in role_words()),
        (PersonField.SUPPORT, lambda text: fold(text) in attitude_words()),
        (PersonField.LEVEL, lambda text: fold(text) in level_words()),
    )
    for field, fits in tests:
        if sum(map(fits, cells)) >= ENOUGH * len(cells):
            return field
    return None


def _is_date(text: str) -> bool:
    return len(text) >= 6 and read_date(text, None, date.max) is not None


def _names(texts: dict[str, list[str]], rows: int) -> str | None:
    """Return the first column that is filled in most rows with short texts, none of them twice."""
    for header, cells in texts.items():
        different = len({fold_name(text) for text in cells})
        short = sum(len(text) <= 60 and not text.isdecimal() for text in cells)
        if min(different, short) >= ENOUGH * max(len(cells), ENOUGH * rows, 1):
            return header
    return None


def _share(cells: Sequence[str], called: set[str]) -> float:
    return sum(fold_name(text) in called for text in cells) / len(cells)
