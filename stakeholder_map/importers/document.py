"""The page that says what an import recognises, written from the tables themselves."""

from __future__ import annotations

from collections.abc import Mapping

from stakeholder_map.importers.limits import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
)
from stakeholder_map.tables import headers, values
from stakeholder_map.tables.book import BOOK

_MEGA = 1024 * 1024

_INTRO = f"""# What an import recognises

Generated from the tables of the program; change those, then write this page anew.

Files: CSV and text with `,` `;` tab or `|` in UTF-8, UTF-16 or GB18030, Excel workbooks (.xlsx,
.xlsm without running its macros), web pages with tables and Excel's XML of 2003 (what many CRM
systems save under .xls), graphs as GraphML, GEXF or edge list. A file may have up to
{MAX_BYTES // _MEGA} MB ({MAX_UNPACKED // _MEGA} MB unpacked),
{MAX_ROWS:,} rows, {MAX_COLUMNS} columns and {MAX_CELL:,} characters in a cell.

The header is found below titles and notes; totals and footers are left out and listed. Case,
spacing, `_`, full-width letters and what stands in brackets do not matter. A column that is not
known is kept in the private notes (of ties and roles: in the remark). Nothing is saved before the
preview was agreed to, and every reading of a word can be changed there. The words below stand as
they are compared: without capitals, spacing and signs.

- A blank, `?`, 不详 or unknown is unknown, never 0.
- Support is a whole number from −5 to +5. What lies outside is left unknown and listed.
- A weight above 1 is percent: 25 and 25% are 0.25. "veto" in a weight means a veto.
- Levels as numbers count from 1 at the top.
- Dates: 2026-03-05, 2026/3/5, 2026年3月5日, 2026.3.5, 20260305, 5 Mar 2026, Mar 5, 2026, 5.3.2026,
  3/5/2026 (the other dates of the column say which number is the day), Excel serials.
- A last contact counts as a talk; a last *activity* of a CRM may be an unanswered mail, so it is
  recorded without saying whether they answered.
- People are referred to by id, e-mail, name, or "name (department)". Several superiors may stand
  in one cell: the first is the solid line, further ones are dotted.
- A new account is called like the most common organisation, else as a title above the table says
  ("宏远精工 客户关键人清单", "客户名称：…", "List of contacts of …", "… AG"), else like the file
  without words for a list and dates. The preview shows the name to be changed.
- The organisation that the account is called like, or whose people are of the account already, is
  the account itself; in a new account else the most common one. People of others are external.
- Rows with the same id, e-mail or name are asked about and never merged silently. What was
  answered "one person" is known at the next import of the same row and not asked again.
- Importing into an account matches people by id, then e-mail, then name and department. A name
  with another title, e-mail, phone or id is asked about, and so is a second row that could be the
  same known person.
- A blank never removes what was entered, a new support is recorded beside the old one, and a role
  never unmakes a hidden influencer or a coach. The preview shows every field that changes, and
  what stays although the file says otherwise.
- A remark that only says "veto" stays a remark and is listed; choose there whether it is a veto.
- A list of ties alone makes its ends the people; without a column of relations they are close to
  each other. Both is said, and can be changed in the preview.
- What columns mean can be said for each, kept under a name, and used again (`--map NAME`); scripts
  may bring it as JSON, column name to field: `{{"Chef": "reports_to", "Haltung": "support"}}`. The
  fields are those below; "" keeps a column as a remark, "ignored" leaves it out.
- Rows that failed are downloaded as a workbook, as they came, with a column that says what is wrong
  and how to mend it. Mended there and imported into the same account, only they change.

## Our own workbook

What `export --format xlsx --audience team` and the page Share write comes back unchanged: every
record has its ID in its row. Type over cells, add rows without an ID, and import the file into its
account. Only what was typed over is changed; a row that nobody touched leaves alone what was
changed in the app meanwhile (the column Check tells). Blank cells and rows that are gone remove
nothing. A support typed into the sheet of seats is a stance of the day of the import. A new
account made of the workbook has the same people, seats, stances, concerns, ties, contacts,
touches, team, departments, organisations, and the names of competitors and decisions. What has no
sheet is not in it: approval steps, criteria, pains, budget, tasks, the archive and the settings;
the account file (.json) holds everything. The sheet of gaps is worked out anew and never read.
"""


def import_page() -> str:
    """Return the page as Markdown."""
    parts = [
        _INTRO,
        _sheets(),
        _columns("Columns of people", headers.people_headers()),
        _columns("Columns of ties", headers.tie_headers()),
        _columns("Columns of contact roles", headers.contact_role_headers()),
        _words("Roles", values.role_words()),
        _words("Support", {word: f"{value:+d}" for word, value in values.attitude_words().items()}),
        _words("Levels", {word: level.value for word, level in values.level_words().items()}),
        _words("Relations", values.tie_words()),
        _words(
            "Confidence and strength",
            {word: f"{share:.0%}" for word, share in values.share_words().items()},
        ),
    ]
    return "\n".join(parts)


def _sheets() -> str:
    lines = ["| sheet | columns |", "|---|---|"]
    for sheet in BOOK.values():
        columns = " · ".join(f"{c.english} {c.chinese}" for c in sheet.columns)
        lines.append(f"| {sheet.english} {sheet.chinese} | {columns} |")
    return "\n".join([*lines, ""])


def _columns(title: str, known: Mapping[str, tuple[str, ...]]) -> str:
    lines = [f"## {title}", "", "| field | headers |", "|---|---|"]
    lines += [
        f"| {field} | {' · '.join(_plain(t) for t in texts)} |" for field, texts in known.items()
    ]
    return "\n".join([*lines, ""])


def _words(title: str, known: Mapping[str, str]) -> str:
    by_value: dict[str, list[str]] = {}
    for text, value in known.items():
        by_value.setdefault(value, []).append(text)
    lines = [f"## {title}", "", "| read as | words |", "|---|---|"]
    lines += [f"| {value} | {' · '.join(texts)} |" for value, texts in by_value.items()]
    return "\n".join([*lines, ""])


def _plain(text: str) -> str:
    return text.replace("_", "\\_").replace("#", "\\#")
