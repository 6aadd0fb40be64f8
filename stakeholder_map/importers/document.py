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

_MEGA = 1024 * 1024

_INTRO = f"""# What an import recognises

Generated from the tables of the program; change those, then write this page anew.

Files: CSV and text with `,` `;` tab or `|` in UTF-8, UTF-16 or GB18030, and Excel workbooks
(.xlsx). A file may have up to {MAX_BYTES // _MEGA} MB ({MAX_UNPACKED // _MEGA} MB unpacked),
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
- The organisation that the account is called like, else the most common one, is the account
  itself; people of others are external.
- Rows with the same id, e-mail or name are asked about and never merged silently.
- Importing into an account matches people by id, then e-mail, then name and department. A name
  with another title, e-mail, phone or id is asked about, and so is a second row that could be the
  same known person.
- A blank never removes what was entered, a new support is recorded beside the old one, and a role
  never unmakes a hidden influencer or a coach. The preview shows every field that changes, and
  what stays although the file says otherwise.
- A remark that only says "veto" stays a remark and is listed; choose there whether it is a veto.
"""


def import_page() -> str:
    """Return the page as Markdown."""
    parts = [
        _INTRO,
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
