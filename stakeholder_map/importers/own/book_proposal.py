"""Our own workbook → what it would make of an account; nothing is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from stakeholder_map.importers.own.book_bench import Bench
from stakeholder_map.importers.own.own_book import FiledRow, FiledSheet, OwnBook
from stakeholder_map.importers.progress import Stage, told
from stakeholder_map.importers.proposal import CellChange, Proposal, counted
from stakeholder_map.importers.table import clean, problem
from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.diff import Change, difference
from stakeholder_map.model.problem import Problem, Weight
from stakeholder_map.model.seat import Seat
from stakeholder_map.tables.book import BookColumn, SheetName
from stakeholder_map.tables.book_cells import Unreadable, parse, show
from stakeholder_map.tables.book_rows import BookRow
from stakeholder_map.tables.fold import fold
from stakeholder_map.words import words
from stakeholder_map.words.values import WORDS, word

#: What others refer to comes first.
_ORDER = (
    SheetName.DECISIONS,
    SheetName.DEPARTMENTS,
    SheetName.ORGANISATIONS,
    SheetName.COMPETITORS,
    SheetName.TEAM,
    SheetName.PEOPLE,
    SheetName.SEATS,
    SheetName.STANCES,
    SheetName.CONCERNS,
    SheetName.TIES,
    SheetName.CONTACTS,
    SheetName.TOUCHES,
)


def propose_book(
    book: OwnBook, *, today: date, into: Account | None = None, account_name: str = ""
) -> Proposal:
    """Return what importing our own workbook would make of an account.

    Args:
        book: the workbook.
        today: new judgements are dated by it; a stance of a later day is refused.
        into: the account to change; None makes a new one, equal in everything that the sheets hold.
        account_name: the name of a new account; "" takes the one that the workbook says.
    """
    run = _Run(book, today, into, account_name)
    for name in _ORDER:
        if name in book.sheets:
            run.sheet(book.sheets[name])
    run.present_support()
    run.superiors()
    return run.proposal(into)


class _Run:
    """One import."""

    def __init__(self, book: OwnBook, today: date, into: Account | None, name: str) -> None:
        self.book = book
        self.today = today
        named = name.strip() or book.account_name or "?"
        self.bench = Bench(into or Account(name=named[:500]), today, book.language)
        self.problems: list[Problem] = []
        self.cells: list[CellChange] = []
        self.language = book.language
        self._word: Callable[[StrEnum], str] = lambda value: word(words(self.language), value)

    # Reading rows

    def sheet(self, sheet: FiledSheet) -> None:
        """Put every row of a sheet into the account."""
        for row in told(Stage.VALUES, sheet.rows):
            there = self.bench.row(sheet.name, row)
            if there is not None and row.untouched:
                continue
            try:
                self._row(sheet, row, there)
            except ValidationError as error:
                self._wrong(sheet, row, error)

    def _row(self, sheet: FiledSheet, row: FiledRow, there: BookRow | None) -> None:
        changes: dict[str, Any] = {}
        for column in sheet.columns:
            if column.shown or column.field == "id":
                continue
            value = self._changed(sheet, row, column, there)
            if value is not _SAME:
                changes[column.field] = value
        if sheet.name is SheetName.STANCES and "on" in changes and changes["on"] > self.today:
            self._say("stance_future", sheet, row, "on", value=row.cells["on"])
            return
        if sheet.name is SheetName.TIES:
            ends = {
                end: changes.get(end) or (getattr(there.record, end) if there else None)
                for end in ("source", "target")
            }
            if ends["source"] is not None and ends["source"] == ends["target"]:
                self._say("tie_to_self", sheet, row, "target", person=row.cells["target"])
                return
        if there is not None and not changes:
            return
        try:
            now = self.bench.put(sheet.name, row, there, changes)
        except Unreadable as error:
            self._say(error.code, sheet, row, value=next(filter(None, row.cells.values()), ""))
            return
        if there is None:
            return
        for field in changes:
            column = next(c for c in sheet.columns if c.field == field)
            self._tell(sheet, column, there, now)

    def _changed(
        self, sheet: FiledSheet, row: FiledRow, column: BookColumn, there: BookRow | None
    ) -> Any:
        """Return the value that a cell puts in the place of what is there, or ``_SAME``."""
        text = row.cells.get(column.field, "")
        before = self._shown(column, there) if there is not None else ""
        if text == before or clean(text) == clean(before):
            if there is not None or not text:
                return _SAME
        elif not text.strip():
            self._say("blank_kept", sheet, row, column.field, Weight.WARNING, value=before)
            return _SAME
        try:
            value = parse(column, text, self.bench.finders_for(row), _words_of(column))
        except Unreadable as error:
            self._say(error.code, sheet, row, column.field, value=text)
            return _SAME
        return _SAME if there is not None and value == there.value(column) else value

    def _shown(self, column: BookColumn, row: BookRow) -> str:
        return show(column, row.value(column), self.bench.labels(), self._word, self.language)

    # What stands in sheets beside the records' own fields

    def present_support(self) -> None:
        """Take a support that was changed in the sheet of seats for a stance of today."""
        sheet = self.book.sheets.get(SheetName.SEATS)
        if sheet is None:
            return
        fields = ("support", "confidence", "commitment")
        shown = [c for c in sheet.columns if c.field in fields]
        for row in sheet.rows:
            there = self.bench.row(SheetName.SEATS, row)
            if there is None or not isinstance(there.record, Seat):
                continue
            if row.untouched and (there.record.stances or self.bench.was_there(there.id)):
                continue
            changes = {
                column.field: value
                for column in shown
                if (value := self._changed(sheet, row, column, there)) is not _SAME
            }
            if changes:
                self.bench.put_stance(there.id, changes)
                now = self.bench.row(SheetName.SEATS, row)
                if now is not None and self.bench.was_there(there.id):
                    for column in shown:
                        if column.field in changes:
                            self._tell(sheet, column, there, now)

    def superiors(self) -> None:
        """Take superiors that were changed in the sheet of people for reporting lines."""
        sheet = self.book.sheets.get(SheetName.PEOPLE)
        column = (
            next((c for c in sheet.columns if c.field == "reports_to"), None) if sheet else None
        )
        if sheet is None or column is None:
            return
        for row in sheet.rows:
            there = self.bench.row(SheetName.PEOPLE, row)
            if there is None or (row.untouched and SheetName.TIES in self.book.sheets):
                continue
            value = self._changed(sheet, row, column, there)
            if value is _SAME or there.id in value:
                continue
            self.bench.put_superiors(there.id, value)
            now = self.bench.row(SheetName.PEOPLE, row)
            if now is not None and self.bench.was_there(there.id):
                self._tell(sheet, column, there, now)

    # Telling

    def _tell(self, sheet: FiledSheet, column: BookColumn, before: BookRow, after: BookRow) -> None:
        names = self.bench.labels()
        texts = [
            show(column, row.value(column), names, self._word, self.language)
            for row in (before, after)
        ]
        if texts[0] != texts[1]:
            self.cells.append(
                CellChange(
                    sheet.title,
                    self.bench.called(sheet.name, after),
                    sheet.headers[column.field],
                    *texts,
                )
            )

    def _say(
        self,
        code: str,
        sheet: FiledSheet,
        row: FiledRow,
        field: str = "",
        weight: Weight = Weight.ERROR,
        **values: str,
    ) -> None:
        self.problems.append(problem(code, self.book.place(sheet, row, field), weight, **values))

    def _wrong(self, sheet: FiledSheet, row: FiledRow, error: ValidationError) -> None:
        """Tell what a row lacks or may not say; the row is left out."""
        for each in error.errors(include_url=False):
            field = str(each["loc"][0]) if each["loc"] else ""
            value = row.cells.get(field, "")
            code = "value_refused" if value else "cell_missing"
            self._say(code, sheet, row, field, value=value)

    def proposal(self, before: Account | None) -> Proposal:
        """Return the proposal."""
        account = self.bench.account()
        old = check.doubts(before) if before is not None else ()
        found = [*self.problems, *(p for p in check.doubts(account) if p not in old)]
        decision_id = account.decisions[0].id if account.decisions else ""
        changes: tuple[Change, ...] = ()
        if before is not None:
            changes = difference(before.model_dump(mode="json"), account.model_dump(mode="json"))
        return Proposal(
            account=account,
            decision_id=decision_id,
            problems=tuple(sorted(found, key=lambda p: p.weight is Weight.WARNING)),
            questions=(),
            readings=(),
            columns=(),
            counts=counted(account, decision_id, before, self.book.rows),
            changes=changes,
            before=before,
            cells=tuple(self.cells),
            from_book=True,
        )


class _Same:
    """Stands for "nothing changes" where None is a value."""


_SAME = _Same()


def _words_of(column: BookColumn) -> Mapping[str, StrEnum]:
    if not isinstance(column.of, type):
        return {}
    return {
        fold(word(words(language), value)): value
        for language in ("en", "zh")
        for value in WORDS[column.of]
    } | {fold(value.value): value for value in column.of}
