"""Tables in web pages and in Excel's XML of 2003, as many CRM systems save them under ``.xls``.

Only table, row and cell are looked at, tag by tag, in one pass; nothing is fetched, no entity is
declared, nothing is run.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from stakeholder_map.importers.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS
from stakeholder_map.importers.progress import Stage, counted
from stakeholder_map.importers.table import Cell, Sheet, clean, refusal
from stakeholder_map.model.problem import Place

#: More tags than this are no table of people.
MAX_TAGS = 1_500_000

_TAG = re.compile(
    r"<(/?)(?:ss:)?(table|tr|td|th|br|row|cell|data|worksheet)(?![\w:-])([^<>]*)>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[/!?A-Za-z][^<>]*>")
#: Within so many characters of attributes a cell says how far it reaches.
_FAR = 2000
_BREAKS = re.compile(r"\s+")
_SPAN = re.compile(r"\b(?:ss:)?(colspan|rowspan|mergeacross|mergedown|index)\s*=\s*[\"']?(\d{1,7})",
                   re.IGNORECASE)  # fmt: skip
_TITLE = re.compile(r"\bname\s*=\s*\"([^\"]{0,200})\"", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_MIDNIGHT = re.compile(r"^(\d{4}-\d\d-\d\d)T00:00:00(\.0+)?$")
_ROW = ("tr", "row")
_CELL = ("td", "th", "cell")


def is_markup(text: str) -> bool:
    """Whether a text is a web page or XML with a table in it."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and "<table" in text.casefold()


def declared(data: bytes) -> str | None:
    """Return the encoding of one byte for each sign that a page says it is in, or None.

    Others are found out without being told, and a page may say the wrong one of them.
    """
    found = _CHARSET.search(data[:4096]) if data.lstrip()[:1] == b"<" else None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return None
    return name if name.startswith(("iso8859", "cp125")) else None


def read_markup(name: str, text: str) -> tuple[Sheet, ...]:
    """Return the rows of every table in a page, in the order in which the tables begin.

    A cell that reaches over several rows of a column is repeated in each, one that reaches over
    several columns leaves the further ones blank. A table within a cell is a table of its own.

    Raises:
        Refused: more rows, columns, cells or characters in a cell than ``importers.limits`` allow.
    """
    if text.count("<") > MAX_TAGS:
        raise _too_many(name)
    tables = [table for table in _Page(name, _without_comments(text)).tables() if table.rows]
    return tuple(
        Sheet(table.title, tuple(tuple(map(Cell, row)) for row in table.rows))
        for table in tables[:MAX_SHEETS]
    )


@dataclass
class _Table:
    """A table while it is read. ``down``: column → cells that still reach below, and their text."""

    title: str
    rows: list[list[str]] = field(default_factory=list)
    down: dict[int, tuple[int, str]] = field(default_factory=dict)
    #: Where the text of the open cell begins, and how far the cell reaches; None: none is open.
    since: int | None = None
    said: list[str] = field(default_factory=list)
    across: int = 1
    below: int = 1


class _Page:
    """One pass over a page."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._open: list[_Table] = []
        self._found: list[_Table] = []
        self._title = ""
        self._cells = 0
        self._total = text.casefold().count("<tr") or text.count("<Row")

    def tables(self) -> list[_Table]:
        """Return the tables."""
        for tag in _TAG.finditer(self._text):
            closes, kind = bool(tag[1]), tag[2].casefold()
            if kind == "worksheet":
                found = _TITLE.search(tag[3])
                self._title = html.unescape(found[1]) if found and not closes else ""
            elif kind == "table":
                self._table(tag, closes)
            elif self._open:
                self._part(self._open[-1], tag, kind, closes)
        while self._open:
            self._end_row(self._open.pop(), len(self._text))
        return self._found

    def _table(self, tag: re.Match[str], closes: bool) -> None:
        if closes:
            if self._open:
                self._end_row(self._open.pop(), tag.start())
            if self._open and self._open[-1].since is not None:
                self._open[-1].since = tag.end()
            return
        if self._open:
            outer = self._open[-1]
            if outer.since is not None:
                outer.said.append(self._text[outer.since : tag.start()])
                outer.since = tag.end()
        table = _Table(self._title)
        self._open.append(table)
        self._found.append(table)

    def _part(self, table: _Table, tag: re.Match[str], kind: str, closes: bool) -> None:
        if kind in _ROW:
            self._end_row(table, tag.start())
            if not closes:
                self._row(table, tag[3])
        elif kind in _CELL:
            self._end(table, tag.start())
            if not closes:
                self._cell(table, tag)
            if tag[3].endswith("/"):
                self._end(table, tag.end())
        elif kind == "br" and table.since is not None:
            table.said += (self._text[table.since : tag.start()], "\0")
            table.since = tag.end()
        elif kind == "data" and table.since is not None and not closes:
            table.since, table.said = tag.end(), []
        elif kind == "data" and table.since is not None:
            table.said.append(self._text[table.since : tag.start()])
            table.since = tag.end()

    def _row(self, table: _Table, attributes: str) -> None:
        at = max(_spans(attributes).get("index", 0), len(table.rows) + 1)
        if at > MAX_ROWS:
            raise _too_many(self._name)
        while len(table.rows) < at:
            table.rows.append([])
        counted(Stage.READING, len(table.rows), max(self._total, len(table.rows)))

    def _cell(self, table: _Table, tag: re.Match[str]) -> None:
        if not table.rows:
            table.rows.append([])
        spans = _spans(tag[3]) if tag[3] else {}
        if spans.get("index", 0) > MAX_COLUMNS:
            raise _too_many(self._name)
        self._fill(table, max(spans.get("index", 1) - 1, len(table.rows[-1])))
        table.since, table.said = tag.end(), []
        table.across = max(1, spans.get("colspan", spans.get("mergeacross", 0) + 1))
        table.below = max(1, spans.get("rowspan", spans.get("mergedown", 0) + 1))

    def _fill(self, table: _Table, upto: int) -> None:
        """Repeat cells from above that reach into this row, as far as the next own cell."""
        row = table.rows[-1]
        while len(row) < upto or len(row) in table.down:
            left, text = table.down.pop(len(row), (0, ""))
            if left > 1:
                table.down[len(row)] = (left - 1, text)
            row.append(text)
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise _too_many(self._name)

    def _end_row(self, table: _Table, at: int) -> None:
        """Put the open cell into its row, and those from above that reach into it further right."""
        self._end(table, at)
        if table.rows and table.down:
            self._fill(table, max(table.down) + 1)

    def _end(self, table: _Table, at: int) -> None:
        """Put the open cell into its row."""
        if table.since is None:
            return
        raw = "".join((*table.said, self._text[table.since : at]))
        table.since = None
        text = _plain(raw)
        if len(text) > MAX_CELL:
            place = Place(file=self._name, row=len(table.rows))
            raise refusal("file_cell_too_long", self._name, place, limit=str(MAX_CELL))
        row = table.rows[-1]
        self._cells += table.across
        if len(row) + table.across > MAX_COLUMNS or self._cells > MAX_CELLS:
            raise _too_many(self._name)
        if table.below > 1:
            left = min(table.below, MAX_ROWS) - 1
            for offset in range(table.across):
                table.down[len(row) + offset] = (left, "" if offset else text)
        row.extend([text, *[""] * (table.across - 1)])


def _plain(raw: str) -> str:
    """Return the text of a cell as a browser shows it."""
    shown = _BREAKS.sub(" ", _ANY_TAG.sub("", raw) if "<" in raw else raw)
    text = clean(
        html.unescape(shown.replace("\0", "\n")) if "&" in shown or "\0" in shown else shown
    )
    lines = "\n".join(line.strip() for line in text.split("\n")) if "\n" in text else text
    return _MIDNIGHT.sub(r"\1", lines)


def _spans(attributes: str) -> dict[str, int]:
    return {at[1].casefold(): int(at[2]) for at in _SPAN.finditer(attributes[:_FAR])}


def _without_comments(text: str) -> str:
    return "".join(_outside_comments(text)) if "<!--" in text else text


def _outside_comments(text: str) -> Iterator[str]:
    start = 0
    while (begin := text.find("<!--", start)) >= 0:
        yield text[start:begin]
        end = text.find("-->", begin + 4)
        if end < 0:
            return
        start = end + 3
    yield text[start:]


def _too_many(name: str) -> Exception:
    return refusal("file_too_many_cells", name, limit=f"{MAX_ROWS} × {MAX_COLUMNS}")
