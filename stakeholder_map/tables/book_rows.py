"""An account ↔ the rows of its workbook: which record stands in which row, under which names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.record import Record
from stakeholder_map.model.seat import Seat
from stakeholder_map.tables.book import BOOK, CHECK, BookColumn, SheetName
from stakeholder_map.tables.book_cells import Labels, Word, labels, show


@dataclass(frozen=True)
class BookRow:
    """A record in a row. ``above`` is what the sheet tells beside its own fields."""

    id: str
    record: Record
    above: Mapping[str, Any] = field(default_factory=dict)

    def value(self, column: BookColumn) -> Any:
        """Return the value of a column."""
        if column.field == "id":
            return self.id
        if column.field in self.above:
            return self.above[column.field]
        value: Any = self.record
        for name in column.field.split("."):
            value = getattr(value, name)
        return value


@dataclass(frozen=True)
class AccountRows:
    """An account as the texts of cells, in one language."""

    account: Account
    today: date
    language: str
    word: Word

    def names(self) -> dict[str, dict[str, str]]:
        """Return by collection: id → what the record is called in cells."""
        return labels_of(self.account, self.language)

    def rows(self, sheet: SheetName) -> Iterator[BookRow]:
        """Yield the rows of a sheet, in the order of the account."""
        account = self.account
        match sheet:
            case SheetName.PEOPLE:
                for person in account.people:
                    superiors = {"reports_to": account.superiors(person.id)}
                    yield BookRow(person.id, person, superiors)
            case SheetName.SEATS | SheetName.CONCERNS | SheetName.STANCES:
                for decision, seat in _seats(account):
                    yield from _seat_rows(sheet, decision, seat, self.today)
            case _:
                collection = "teammates" if sheet is SheetName.TEAM else sheet.value
                for record in getattr(account, collection):
                    yield BookRow(record.id, record)

    def texts(self, sheet: SheetName, row: BookRow, names: Labels) -> list[str]:
        """Return the cells of a row; the last is the sum over the others."""
        cells = [
            show(column, row.value(column), names, self.word, self.language)
            for column in BOOK[sheet].columns
        ]
        return [*cells, checksum(cells)]

    def headers(self, sheet: SheetName) -> list[str]:
        """Return the headers of a sheet."""
        return [column.header(self.language) for column in (*BOOK[sheet].columns, CHECK)]


def checksum(cells: list[str]) -> str:
    """Return a short sum over the cells of a row: whether somebody changed one of them."""
    return hashlib.sha256("\x1f".join(cells).encode("utf-8", "replace")).hexdigest()[:10]


def labels_of(account: Account, language: str = "en") -> dict[str, dict[str, str]]:
    """Return by collection: id → what the record is called in cells, no two the same."""
    found = {
        name: labels(getattr(account, name), lambda record: record.name)
        for name in (
            *("departments", "organisations", "people", "teammates"),
            *("competitors", "decisions"),
        )
    }
    people = found["people"]
    seats: dict[str, str] = {}
    for decision in account.decisions:
        # A person may sit in several decisions: the decision stands in its own column.
        for seat in decision.seats:
            called = people.get(seat.person_id or "", "")
            seats[seat.id] = called or f"{_EMPTY[language]} [{seat.id}]"
    found["seats"] = seats
    return found


_EMPTY = {"en": "missing seat", "zh": "空缺席位"}


def _seats(account: Account) -> Iterator[tuple[Decision, Seat]]:
    for decision in account.decisions:
        for seat in decision.seats:
            yield decision, seat


def _seat_rows(sheet: SheetName, decision: Decision, seat: Seat, today: date) -> Iterator[BookRow]:
    if sheet is SheetName.SEATS:
        yield BookRow(seat.id, seat, seat_facts(decision.id, seat, today))
    elif sheet is SheetName.CONCERNS:
        for concern in seat.concerns:
            yield BookRow(concern.id, concern, _of(decision, seat))
    else:
        for number, stance in enumerate(seat.stances, start=1):
            yield BookRow(f"{seat.id}#{number}", stance, _of(decision, seat))


def _of(decision: Decision, seat: Seat) -> dict[str, Any]:
    return {"decision_id": decision.id, "seat_id": seat.id}


def seat_facts(decision_id: str, seat: Seat, today: date) -> dict[str, Any]:
    """Return what the sheet of seats tells beside a seat's own fields: the stance of today."""
    held = seat.stance_on(today)
    facts: dict[str, Any] = {"decision_id": decision_id}
    for name in ("support", "confidence", "commitment"):
        facts[name] = getattr(held, name) if held else None
    return facts
