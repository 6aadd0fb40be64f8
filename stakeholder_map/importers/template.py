"""Our own spreadsheet to fill in: people, ties, an example and an explanation."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.tables.headers import (
    EXAMPLE_SHEETS,
    PEOPLE_HEADERS,
    TIE_HEADERS,
    PersonField,
    TieField,
    header,
)
from stakeholder_map.words import N_, Language, Words
from stakeholder_map.words.values import hidden_influencer, word

#: So many rows get drop-downs and the form of text.
ROWS = 200

_HEAD = PatternFill("solid", fgColor="1F3A5F")
_WIDE = {PersonField.CONCERN: 36, PersonField.NOTES: 36, PersonField.TITLE: 24}

_PEOPLE_HELP: dict[PersonField, str] = {
    PersonField.NAME: N_("The person's name. The only column that has to be filled."),
    PersonField.TITLE: N_("What stands on the card."),
    PersonField.DEPARTMENT: N_("The department; write it the same way for everybody in it."),
    PersonField.LEVEL: N_("Upper, middle or working level."),
    PersonField.REPORTS_TO: N_(
        "The superior's name; several with ; between them, the first counts."
    ),
    PersonField.ROLE: N_("The part in the decision; several with ; between them."),
    PersonField.WEIGHT: N_("The share of the formal decision, such as 25%. Blank where unknown."),
    PersonField.VETO: N_("Yes, if this person can stop it alone."),
    PersonField.SUPPORT: N_(
        "From −5 (works against us) to +5 (sells for us). Blank is unknown, not 0."
    ),
    PersonField.CONFIDENCE: N_("How sure we are of the support, such as 70%."),
    PersonField.CONCERN: N_("What holds the person back; several with ; between them."),
    PersonField.LAST_CONTACT: N_("The day of the last talk, as 2026-03-05. “Never met” if so."),
    PersonField.OWNER: N_("Which of us keeps the contact."),
    PersonField.NOTES: N_("Private remarks; they never leave the team."),
}

_TIE_HELP: dict[TieField, str] = {
    TieField.SOURCE: N_("Who: a name from the first sheet."),
    TieField.TARGET: N_("Whom: a name from the first sheet."),
    TieField.KIND: N_("Influences, is allied with, is in conflict with, is close to, reports to."),
    TieField.STRENGTH: N_("From 0 to 1, or high, medium, low."),
    TieField.REMARK: N_("How we know, or what lies behind it."),
}


def template_xlsx(_: Words) -> bytes:
    """Return an empty workbook in this language: people, ties, an example, an explanation.

    Cells are text, with drop-downs where a list of words exists. Only the sheets of people and
    ties are read back; the explanation is no table and the example is known by its name.
    """
    book = Workbook()
    people = book.active
    people.title = _("People")
    _headers(people, [header(field, _.language) for field in PEOPLE_HEADERS])
    ties = book.create_sheet(_("Ties"))
    _headers(ties, [header(field, _.language) for field in TIE_HEADERS])
    for position, field in enumerate(PEOPLE_HEADERS, start=1):
        people.column_dimensions[get_column_letter(position)].width = _WIDE.get(field, 16)
    for position in range(1, len(TIE_HEADERS) + 1):
        ties.column_dimensions[get_column_letter(position)].width = 22
    _drop_downs(_, book, people, ties)
    _explanation(_, book.create_sheet(_("How to fill it in")))
    _example(_, book.create_sheet(EXAMPLE_SHEETS[1 if _.language is Language.ZH else 0]))
    lists = book["lists"]
    lists.sheet_state = "veryHidden"
    book.move_sheet(lists, len(book.sheetnames))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _headers(sheet: Worksheet, texts: list[str]) -> None:
    sheet.append(texts)
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "B2"
    for column in range(1, len(texts) + 1):
        for row in range(2, ROWS + 2):
            # Text, so that "5-3" stays what was typed and does not become a date.
            sheet.cell(row, column).number_format = "@"


def _drop_downs(_: Words, book: Workbook, people: Worksheet, ties: Worksheet) -> None:
    lists = book.create_sheet("lists")
    roles = [word(_, role) for role in Role] + [hidden_influencer(_), _("Coach")]
    choices: list[tuple[Worksheet, int, list[str], bool]] = [
        (people, _column(PersonField.LEVEL), [word(_, level) for level in Level], True),
        (people, _column(PersonField.ROLE), roles, False),
        (people, _column(PersonField.VETO), [_("yes"), _("no")], True),
        (
            people,
            _column(PersonField.SUPPORT),
            [f"{n:+d}" if n else "0" for n in range(5, -6, -1)],
            False,
        ),
        (
            ties,
            list(TIE_HEADERS).index(TieField.KIND) + 1,
            [word(_, kind) for kind in TieKind],
            False,
        ),
    ]
    for number, (sheet, column, texts, strict) in enumerate(choices, start=1):
        letter = get_column_letter(number)
        for row, text in enumerate(texts, start=1):
            lists.cell(row, number, text)
        area = f"{quote_sheetname('lists')}!${letter}$1:${letter}${len(texts)}"
        book.defined_names[f"list_{number}"] = DefinedName(f"list_{number}", attr_text=area)
        choice = DataValidation(type="list", formula1=f"list_{number}", allow_blank=True)
        choice.showErrorMessage = strict
        sheet.add_data_validation(choice)
        where = get_column_letter(column)
        choice.add(f"{where}2:{where}{ROWS + 1}")
    reports_to = get_column_letter(_column(PersonField.REPORTS_TO))
    for sheet, cells in (
        (ties, f"A2:B{ROWS + 1}"),
        (people, f"{reports_to}2:{reports_to}{ROWS + 1}"),
    ):
        names = DataValidation(
            type="list",
            formula1=f"{quote_sheetname(people.title)}!$A$2:$A${ROWS + 1}",
            allow_blank=True,
        )
        # Offered, not required: several superiors may stand in one cell.
        names.showErrorMessage = False
        sheet.add_data_validation(names)
        names.add(cells)


def _column(field: PersonField) -> int:
    return list(PEOPLE_HEADERS).index(field) + 1


def _explanation(_: Words, sheet: Worksheet) -> None:
    sheet.append([_("One row a person, one row a tie. Leave blank what you do not know.")])
    sheet.append([])
    helps: list[tuple[str, str]] = [
        *((header(field, _.language), _(text)) for field, text in _PEOPLE_HELP.items()),
        ("", ""),
        *((header(field, _.language), _(text)) for field, text in _TIE_HELP.items()),
    ]
    for name, text in helps:
        sheet.append([f"{name} – {text}" if name else None])
    sheet.column_dimensions["A"].width = 110
    sheet["A1"].font = Font(bold=True)


def _example(_: Words, sheet: Worksheet) -> None:
    """Show three people as they may be written."""
    roles = {role: word(_, role) for role in Role}
    boss, buyer, user = _("Anna Berg"), _("Tom Ibarra"), _("Mei Lin")
    rows = [
        (
            boss,
            _("Managing director"),
            _("Board"),
            word(_, Level.UPPER),
            "",
            roles[Role.DECISION_MAKER],
            "50%",
            _("yes"),
            "",
            "",
            _("Payback within two years"),
            _("Never met"),
            "",
            "",
        ),
        (
            buyer,
            _("Head of purchasing"),
            _("Purchasing"),
            word(_, Level.MIDDLE),
            boss,
            f"{roles[Role.GATEKEEPER]}; {roles[Role.INFLUENCER]}",
            "30%",
            "",
            "-2",
            "60%",
            _("Price; a single source"),
            "2026-03-05",
            _("Your name"),
            "",
        ),
        (
            user,
            _("Shift leader"),
            _("Production"),
            word(_, Level.WORKING),
            boss,
            f"{roles[Role.USER]}; {_('Coach')}",
            "20%",
            "",
            "+3",
            "80%",
            "",
            "2026-03-19",
            _("Your name"),
            _("Will introduce us"),
        ),
    ]
    head = [header(field, _.language) for field in PEOPLE_HEADERS]
    sheet.append([_("This sheet only shows how it may look; it is never imported.")])
    sheet.append(head)
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for position in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(position)].width = 22
