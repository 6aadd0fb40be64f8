"""The rows of an import that failed, as a workbook to mend and to import again."""

from __future__ import annotations

from collections.abc import Iterable

from stakeholder_map.exports.sheets import TextSheet
from stakeholder_map.exports.workbook import workbook
from stakeholder_map.importers.own.own_book import OwnBook
from stakeholder_map.model.problem import Problem
from stakeholder_map.services.importing import Sources
from stakeholder_map.tables.book import MARK, VERSION
from stakeholder_map.tables.headers import PROBLEM_HEADERS
from stakeholder_map.words import Words
from stakeholder_map.words.problems import problem_mend, problem_what

#: Lines that are no records, and rows that are out on purpose.
_NOT_FAILED = {"row_skipped", "row_deleted", "date_ambiguous", "note_veto", "tie_twice"}


def has_failed(problem: Problem) -> bool:
    """Whether a problem is about a row that can be mended and imported again."""
    return problem.place.row is not None and problem.code not in _NOT_FAILED


#: (file, sheet, row)
_At = tuple[str, str, int]


def failed_rows(sources: Sources, problems: Iterable[Problem], _: Words) -> bytes | None:
    """Return a workbook with the rows that have problems, or None where no row has any.

    The rows stand as they came, under their own headers, with one more column that says what is
    wrong and how to mend it. The import leaves that column out.
    """
    told: dict[_At, list[str]] = {}
    for problem in problems:
        place = problem.place
        if place.row is None or not has_failed(problem):
            continue
        what = f"{problem_what(_, problem)} {problem_mend(_, problem)}".strip()
        at = (place.file, place.sheet, place.row)
        told.setdefault(at, []).append(f"{place.column}: {what}" if place.column else what)
    head = PROBLEM_HEADERS[1 if _.language == "zh" else 0]
    sheets = [*_of_tables(sources, told, head), *_of_book(sources.book, told, head)]
    return workbook(sheets) if sheets else None


def _of_tables(sources: Sources, told: dict[_At, list[str]], head: str) -> Iterable[TextSheet]:
    taken: set[str] = set()
    for table in (*sources.people, *sources.ties):
        rows = [
            (*row.cells, "\n".join(told[table.file, table.sheet, row.number]))
            for row in table.rows
            if (table.file, table.sheet, row.number) in told
        ]
        if rows:
            title = _title(table.sheet or table.file or head, taken)
            yield TextSheet(title, title, (*table.headers, head), tuple(rows))


def _of_book(book: OwnBook | None, told: dict[_At, list[str]], head: str) -> list[TextSheet]:
    if book is None:
        return []
    found: list[TextSheet] = []
    for sheet in book.sheets.values():
        fields = [field for field in sheet.headers if field != "check"]
        rows = tuple(
            (
                *(row.cells.get(field, "") for field in fields),
                "\n".join(told[book.file, sheet.title, row.number]),
            )
            for row in sheet.rows
            if (book.file, sheet.title, row.number) in told
        )
        if rows:
            headers = (*(sheet.headers[field] for field in fields), head)
            found.append(TextSheet(sheet.name, sheet.title, headers, rows))
    if not found:
        return []
    about = (("", book.account_id), ("", book.account_name))
    return [*found, TextSheet("about", "About", (MARK, VERSION), about)]


def _title(text: str, taken: set[str]) -> str:
    """Return a title that Excel allows and no other sheet has."""
    kept = "".join("-" if sign in "[]:*?/\\'" else sign for sign in text)[:25] or "Sheet"
    title, number = kept, 2
    while title.casefold() in taken:
        title, number = f"{kept} {number}", number + 1
    taken.add(title.casefold())
    return title
