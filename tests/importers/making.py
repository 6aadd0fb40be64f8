"""Small files for the tests of import."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Problem
from stakeholder_map.model.seat import Seat

TODAY = date(2026, 11, 21)


def csv(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join(lines).encode(encoding)


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def proposed(people: bytes, ties: bytes | None = None, **wishes: Any) -> Proposal:
    wishes.setdefault("today", TODAY)
    return propose(
        read_tables("people.csv", people),
        read_tables("ties.csv", ties) if ties is not None else None,
        **wishes,
    )


def person(proposal: Proposal, name: str) -> Person:
    return next(p for p in proposal.account.people if p.name == name)


def seat(proposal: Proposal, name: str) -> Seat:
    found = proposal.account.decision(proposal.decision_id).seat_of(person(proposal, name).id)
    assert found is not None
    return found


def codes(proposal: Proposal) -> list[str]:
    return [problem.code for problem in proposal.problems]


def the(proposal: Proposal, code: str) -> Problem:
    [found] = [problem for problem in proposal.problems if problem.code == code]
    return found


def reading(proposal: Proposal, field: str, word: str) -> str:
    [found] = [r for r in proposal.readings if (r.field, r.word) == (field, word)]
    return found.value
