"""Where a table stands in a sheet: below titles and notes, above totals and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stakeholder_map.importers.columns import field_of, header_score, kind_of
from stakeholder_map.importers.table import Cell, Row, Sheet, Table, TableKind, clean, problem
from stakeholder_map.model.problem import Place, Problem, Weight
from stakeholder_map.tables.fold import fold_header
from stakeholder_map.tables.headers import PersonField

#: The header is looked for in so many rows.
LOOK_FOR_HEADER = 60

_TOTAL = re.compile(
    r"^(合\s*计|总\s*计|小\s*计|共\s*计|grand totals?|sub-?totals?|totals?)\b", re.I
)
_TOTAL_ZH = re.compile(r"^(合\s*计|总\s*计|小\s*计|共\s*计)")
_FOOTER = re.compile(
    r"^(confidential|generated (by|on|at)|exported|printed|copyright|©|page \d|source:|notes?:"
    r"|导出|制表|打印|填表|说明[:：]|备注[:：]|注[:：]|数据来源|共\s*\d+)",
    re.I,
)


def table_in(file: str, sheet: Sheet) -> Table | None:
    """Return the table of a sheet, or None where the sheet has none (it is blank, or prose)."""
    position = _header(sheet.rows)
    if position is None:
        return None
    headers = _unique_width([clean(cell.text) for cell in sheet.rows[position]], sheet, position)
    kind = kind_of(headers)
    problems: list[Problem] = []
    rows = tuple(_rows(file, sheet, position, headers, kind, problems))
    titles = tuple(cell.text for row in sheet.rows[:position] for cell in row if cell.text.strip())
    return Table(
        file=file,
        sheet=sheet.name,
        header_row=position + 1,
        headers=tuple(headers),
        rows=rows,
        kind=kind,
        titles=titles,
        problems=tuple(problems),
    )


def _header(rows: Sequence[tuple[Cell, ...]]) -> int | None:
    """Return the position of the header: the row that names most fields, the first of equals."""
    best, best_score = None, 0
    first_wide = None
    filled_rows = 0
    for position, row in enumerate(rows[:LOOK_FOR_HEADER]):
        texts = [cell.text for cell in row if cell.text]
        if not texts:
            continue
        filled_rows += 1
        score = header_score([cell.text for cell in row])
        # A lone word such as "Notes:" is no header, unless the sheet starts with it.
        if len(texts) == 1 and (filled_rows > 1 or kind_of(texts) is None):
            score = 0
        if score > best_score:
            best, best_score = position, score
        if first_wide is None and len(texts) >= 2:
            first_wide = position
    return best if best is not None else first_wide


def _unique_width(headers: list[str], sheet: Sheet, position: int) -> list[str]:
    """Widen the headers to the widest row that holds a value; nameless columns stay blank."""
    width = len(headers)
    for row in sheet.rows[position + 1 :]:
        if len(row) > width:
            filled = max((i + 1 for i, cell in enumerate(row) if cell.text), default=0)
            width = max(width, filled)
    while (
        width
        and not any(headers[width - 1 : width])
        and not _column_filled(sheet, position, width - 1)
    ):
        width -= 1
    return (headers + [""] * width)[:width]


def _column_filled(sheet: Sheet, position: int, column: int) -> bool:
    return any(
        column < len(row) and (row[column].text or row[column].formula)
        for row in sheet.rows[position + 1 :]
    )


def _rows(
    file: str,
    sheet: Sheet,
    position: int,
    headers: list[str],
    kind: TableKind | None,
    problems: list[Problem],
) -> Iterator[Row]:
    folded = [fold_header(text) for text in headers]
    names = {
        i
        for i, text in enumerate(headers)
        if kind is TableKind.PEOPLE
        and field_of(text, kind)
        in {PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME}
    }
    for number, row in enumerate(sheet.rows[position + 1 :], start=position + 2):
        place = Place(file=file, sheet=sheet.name, row=number)
        cells = tuple(row[i].text if i < len(row) else "" for i in range(len(headers)))
        formulas = [(i, cell.formula) for i, cell in enumerate(row) if cell.formula]
        filled = [i for i, text in enumerate(cells) if text]
        for i, formula in formulas:
            if i >= len(cells) or not cells[i]:
                column = headers[i] if i < len(headers) else ""
                problems.append(
                    problem(
                        "formula_empty", place.but(column=column), Weight.WARNING, value=formula
                    )
                )
        if formulas and {i for i, _ in formulas} >= set(filled):
            # Every value is computed: a line of sums below the data.
            problems.append(_skipped(place, formulas[0][1]))
        elif not filled:
            continue
        elif [fold_header(text) for text in cells] == folded or _is_footer(cells, filled, names):
            problems.append(_skipped(place, cells[filled[0]]))
        else:
            yield Row(number=number, cells=cells)


def _skipped(place: Place, value: str) -> Problem:
    return problem("row_skipped", place, Weight.WARNING, value=value)


def _is_footer(cells: Sequence[str], filled: list[int], names: set[int]) -> bool:
    first = cells[filled[0]]
    if _TOTAL_ZH.match(first) or (_TOTAL.match(first) and filled[0] not in names):
        return True
    if len(filled) > 1:
        return False
    return bool(_FOOTER.match(first) or _TOTAL.match(first)) or (
        bool(names) and filled[0] not in names and len(cells) > 2
    )
