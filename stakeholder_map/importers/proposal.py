"""What an import would do, for the user to look at, correct and agree to."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.importers.columns import ColumnRead
from stakeholder_map.importers.duplicates import Question
from stakeholder_map.importers.reader import Reading
from stakeholder_map.model.account import Account
from stakeholder_map.model.diff import Change
from stakeholder_map.model.problem import Problem, Weight


@dataclass(frozen=True)
class Counts:
    """How much an import adds, changes and leaves.

    ``people_left`` are people of the account whom the file does not name or does not change.
    """

    rows: int = 0
    people_added: int = 0
    people_changed: int = 0
    people_left: int = 0
    seats_added: int = 0
    ties_added: int = 0
    concerns_added: int = 0
    touches_added: int = 0


@dataclass(frozen=True)
class CellChange:
    """What a cell of our own workbook changes: of which record, before and after."""

    sheet: str
    record: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Kept:
    """What stays in the account although a file says otherwise.

    ``stays`` and ``said`` are in the form of readings: ``"hidden coach"``, ``"user"``.
    """

    person_id: str
    field: str
    stays: str
    said: str


@dataclass(frozen=True)
class Proposal:
    """The account as it would be, and everything a user should know before agreeing.

    Attributes:
        account: the whole account after the import; nothing is saved yet.
        decision_id: the decision that the seats went into.
        problems: everything that was dropped, guessed or does not fit; errors first.
        questions: who may be one person; call ``propose`` again with answers.
        readings: what words were taken for; call ``propose`` again with overrides.
        columns: what columns were taken for; call ``propose`` again with a mapping.
        counts: what is added, changed and left.
        changes: field by field, what changes in an account that was there before.
        kept: what stays in it although a file says otherwise.
        before: that account, None where the import makes a new one.
        cells: cell by cell, what our own workbook changes; empty for other tables.
        from_book: whether it comes of our own workbook.
    """

    account: Account
    decision_id: str
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    readings: tuple[Reading, ...]
    columns: tuple[ColumnRead, ...]
    counts: Counts
    changes: tuple[Change, ...] = ()
    kept: tuple[Kept, ...] = ()
    before: Account | None = None
    cells: tuple[CellChange, ...] = ()
    from_book: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems for which a value or a row was left out."""
        return tuple(p for p in self.problems if p.weight is Weight.ERROR)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Return the questions that are not answered yet."""
        return tuple(q for q in self.questions if q.answer is None)


def counted(account: Account, decision_id: str, before: Account | None, rows: int) -> Counts:
    """Return how much of ``account`` is new or changed compared with ``before``."""
    old = {p.id: p for p in before.people} if before else {}
    seats = {s.id: s for d in before.decisions for s in d.seats} if before else {}
    now = account.decision(decision_id).seats if decision_id else ()
    changed: set[str | None] = {p.id for p in account.people if p.id in old and p != old[p.id]}
    changed |= {
        s.person_id for s in now if s.person_id in old and s.id in seats and s != seats[s.id]
    }
    concerns = sum(len(s.concerns) for s in now)
    concerns -= sum(len(seats[s.id].concerns) for s in now if s.id in seats)
    return Counts(
        rows=rows,
        people_added=len(account.people) - len(old),
        people_changed=len(changed),
        people_left=len(old) - len(changed),
        seats_added=sum(s.id not in seats for s in now),
        ties_added=len(account.ties) - (len(before.ties) if before else 0),
        concerns_added=concerns,
        touches_added=len(account.touches) - (len(before.touches) if before else 0),
    )
