"""Tables that CRM systems save under .xls: web pages, Excel's XML of 2003, tabs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.importers.files.markup import read_markup
from stakeholder_map.importers.table import Table
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model.problem import Refused
from tests.importers.making import person, proposed

SALESFORCE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<style><!-- td {{mso-number-format:"<table>"}} --></style></head><body>
<table border=1><tr><th colspan=4>Key contacts</th></tr>
<tr><th>Name</th><th>Department</th><th>Reports To</th><th>Notes</th></tr>
<tr><td>J&ouml;rg Weiß</td><td rowspan="2">Finance</td><td></td><td>a<br>b &amp; <b>c</b></td></tr>
<tr><td>Ann<td>Jörg   Weiß<td>=1+1</tr></table></body></html>"""

WORKBOOK_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="People &amp; co"><Table ss:ExpandedColumnCount="3">
<Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell><Data ss:Type="String">Title</Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="String">Last Contact</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">Ann &lt;b&gt;</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Ben</Data></Cell><Cell/>
<Cell><Data ss:Type="String">2026-03-06</Data></Cell></Row>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">Cleo</Data></Cell>
<Cell><Data ss:Type="String">2026-03-07</Data></Cell></Row>
</Table></Worksheet><Worksheet ss:Name="Blank"><Table/></Worksheet></Workbook>"""


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_a_page_saved_as_xls_is_read(charset: str) -> None:
    data = SALESFORCE.format(charset=charset).encode(charset)
    [table] = read_tables("report.xls", data)
    assert (table.headers, table.titles) == (
        ("Name", "Department", "Reports To", "Notes"), ("Key contacts",)
    )  # fmt: skip
    assert cells(table) == [
        ("Jörg Weiß", "Finance", "", "a\nb & c"),
        ("Ann", "Finance", "Jörg Weiß", "=1+1"),
    ]


def test_its_people_come_with_their_superiors() -> None:
    found = proposed(SALESFORCE.format(charset="utf-8").encode())
    assert found.account.superiors(person(found, "Ann").id) == (person(found, "Jörg Weiß").id,)


def test_a_chinese_page_is_read() -> None:
    page = "<table><tr><td>姓名<td>态度<tr><td>赵敏<td>反对</table>"
    found = proposed(page.encode("gbk"))
    assert [p.name for p in found.account.people] == ["赵敏"]
    assert found.account.decisions[0].seats[0].support == -3


def test_a_workbook_of_2003_is_read_with_its_gaps() -> None:
    [table] = read_tables("contacts.xls", WORKBOOK_2003.encode())
    assert table.sheet == "People & co"
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, ("Ann <b>", "", "2026-03-05")),
        (5, ("Ben", "", "2026-03-06")),
        (6, ("Cleo", "", "2026-03-07")),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_tabs_saved_as_xls_are_read(encoding: str) -> None:
    data = "Name\tLast Contact\r\nAnn\t2026-11-01\r\n".encode(encoding)
    found = proposed(data)
    assert found.account.last_met(person(found, "Ann").id, date(2026, 11, 21)) == date(2026, 11, 1)


def test_tables_in_tables_are_tables_of_their_own() -> None:
    page = (
        "<table><tr><td>menu<td><table><tr><th>Name<th>Title</tr><tr><td>Ann<td>CEO</table>foot"
        "</table>"
    )
    tables = read_tables("a.html", page.encode())
    assert [(t.headers, cells(t)) for t in tables if t.kind] == [
        (("Name", "Title"), [("Ann", "CEO")])
    ]


@pytest.mark.parametrize(
    "page",
    ["<html><p>Session expired", "<!DOCTYPE html><table>", "<table><tr><td></table>", "<table"],
)
def test_a_page_without_a_filled_table_is_refused(page: str) -> None:
    with pytest.raises(Refused):
        read_tables("a.xls", page.encode())


@given(st.integers(1, 5), st.integers(1, 5), st.lists(st.integers(1, 3), min_size=50))
def test_cells_that_reach_further_stand_where_they_were_put(
    high: int, wide: int, sizes: list[int]
) -> None:
    """A grid is tiled with cells at random, so that it is known which one covers which place."""
    size = iter(sizes)
    covered: list[list[str | None]] = [[None] * wide for _ in range(high)]
    lines: list[str] = []
    for row in range(high):
        lines.append("<tr>")
        for column in range(wide):
            if covered[row][column] is not None:
                continue
            free = next((n for n in range(column, wide) if covered[row][n] is not None), wide)
            across, down = min(next(size), free - column), min(next(size), high - row)
            for r in range(row, row + down):
                covered[r][column : column + across] = [f"c{row}{column}", *[""] * (across - 1)]
            lines.append(f'<td colspan="{across}" rowspan={down}>c{row}{column}</td>')
    [sheet] = read_markup("a", f"<table>{''.join(lines)}</table>")
    assert [[cell.text for cell in row] for row in sheet.rows] == covered
