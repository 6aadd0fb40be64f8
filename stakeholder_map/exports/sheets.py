"""An account as sheets of texts, for an audience: what the workbook and the CSV files hold."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.redaction import (
    Audience,
    for_management,
    formal_chart,
    formal_place,
)
from stakeholder_map.model.account import Account
from stakeholder_map.tables.book import BOOK, MARK, VERSION, SheetName
from stakeholder_map.tables.book_rows import AccountRows
from stakeholder_map.tables.headers import PersonField, header
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title, gap_why
from stakeholder_map.words.values import word

#: Sheets that are there even where they are empty: they show where something could be entered.
_ALWAYS = (
    *(SheetName.PEOPLE, SheetName.SEATS, SheetName.TIES),
    *(SheetName.CONCERNS, SheetName.TOUCHES),
)


@dataclass(frozen=True)
class TextSheet:
    """A sheet: its title, its headers and its rows, all of them text.

    ``key`` is a name for files: of our own sheets the same in every language.
    """

    key: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def text_sheets(
    reading: Reading, audience: Audience, _: Words, people: Collection[str] | None = None
) -> tuple[TextSheet, ...]:
    """Return the sheets of an account for an audience.

    The team's are complete: people, seats, ties, concerns, touches, stances and all they refer to
    of every decision, and the gaps of the one that was read. Management's are made of what it may
    see. The customer's are the formal chart of ``people`` (ids; None: those with a formal place).
    """
    if audience is Audience.CUSTOMER:
        return (_chart(reading, _, people),)
    if audience is Audience.MANAGEMENT:
        account = for_management(reading.account)
        reading = read(account, reading.decision.id, reading.today, reading.defaults)
    account = reading.account
    rows = AccountRows(account, reading.today, _.language, lambda value: word(_, value))
    names = rows.names()
    found: list[TextSheet] = []
    for name in SheetName:
        texts = tuple(tuple(rows.texts(name, row, names)) for row in rows.rows(name))
        if texts or name in _ALWAYS:
            title = BOOK[name].title(_.language)
            found.append(TextSheet(name.value, title, tuple(rows.headers(name)), texts))
        if name is SheetName.TOUCHES:
            found.append(_gaps(reading, _))
    return (*found, _about(account, reading, _))


def _gaps(reading: Reading, _: Words) -> TextSheet:
    names = {person.id: person.name for person in reading.account.people}
    headers = (
        _("Decision"),
        _.context("gap", "Severity"),
        _("Sure"),
        _("What is missing"),
        _("Why it matters"),
        _("What to do"),
        _("People"),
    )
    rows = tuple(
        (
            reading.decision.name,
            gap_severity(_, gap.severity),
            _("yes") if gap.certain else _("cannot tell"),
            gap_title(_, gap.rule, gap.values, gap.certain),
            gap_why(_, gap.rule),
            gap_action(_, gap.rule, gap.values, gap.certain),
            "; ".join(names[key] for key in gap.person_ids if key in names),
        )
        for gap in reading.gaps
    )
    return TextSheet("gaps", _.context("sheet", "Gaps"), headers, rows)


def _about(account: Account, reading: Reading, _: Words) -> TextSheet:
    """Say what the workbook is, for people and for the import."""
    rows = (
        (_("Account ID"), account.id),
        (_("Account"), account.name),
        (_("As of"), reading.today.isoformat()),
        (_("Gaps of"), reading.decision.name),
        (
            _("To read"),
            _(
                "Change cells, add rows, and bring the file back under Import: only what you "
                "changed is changed. A new row needs no ID. A blank cell or a row that is gone "
                "removes nothing. Leave the columns ID and Check as they are. The sheet of gaps is "
                "worked out anew and never read."
            ),
        ),
    )
    return TextSheet("about", _("About this file"), (MARK, VERSION), rows)


def _chart(reading: Reading, _: Words, people: Collection[str] | None) -> TextSheet:
    account = reading.account
    chosen = formal_place(account, reading.today) if people is None else people
    chart = formal_chart(account, chosen)
    names = {person.key: person.name for person in chart.people}
    fields = (
        *(PersonField.NAME, PersonField.TITLE, PersonField.DEPARTMENT),
        PersonField.REPORTS_TO,
    )
    rows = tuple(
        (
            person.name,
            person.title,
            person.department,
            "; ".join(names[key] for key in person.superiors),
        )
        for person in chart.people
    )
    headers = tuple(header(field, _.language) for field in fields)
    return TextSheet("people", BOOK[SheetName.PEOPLE].title(_.language), headers, rows)
