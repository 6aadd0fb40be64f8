"""Honest files that look odd: name → (file name, bytes, the people that are in it)."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import networkx as nx
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.importers.hostile import SHEET, SMALL, cell, rows, sheet, with_parts
from tests.importers.making import csv, saved, workbook

Make = Callable[[], bytes]

PEOPLE = ("Name,Title,Reports To,Support", "Anna,CEO,,2", "Tom,CFO,Anna,-3")
CHINESE = (
    "姓名,部门,职务,汇报对象,态度",
    "林国栋,总经办,总经理,,支持",
    "赵敏,财务部,总监,林国栋,反对",
)
TWO, ZH = ("Anna", "Tom"), ("林国栋", "赵敏")


def text(*lines: str, encoding: str = "utf-8", end: str = "\n", swap: str = ",") -> Make:
    return lambda: end.join(lines).replace(",", swap).encode(encoding)


def book(change: Callable[[Workbook], None]) -> Make:
    def make() -> bytes:
        made = Workbook()
        for line in PEOPLE:
            made.active.append([part or None for part in line.split(",")])
        change(made)
        return saved(made)

    return make


def titled(made: Workbook) -> None:
    made.active.insert_rows(1, 3)
    made.active["A1"] = "Key people of Nordklinik"
    made.active.merge_cells("A1:D1")


def far_formats(made: Workbook) -> None:
    made.active.cell(90_000, 40).fill = PatternFill("solid", fgColor="FFFF00")


def more_sheets(made: Workbook) -> None:
    made.create_sheet("Cover").append(["Made by the sales team"])
    made.create_sheet("Blank")
    made.create_sheet("Ties").append(["From", "To", "Relation"])
    made["Ties"].append(["Tom", "Anna", "influences"])


def hidden_sheet(made: Workbook) -> None:
    made.create_sheet("lists").sheet_state = "veryHidden"
    made["lists"].append(["Name", "Wizard"])


def graph(write: Callable[[nx.DiGraph, io.BytesIO], None]) -> Make:
    def make() -> bytes:
        made = nx.DiGraph()
        made.add_node("n1", name="Anna", title="CEO")
        made.add_node("n2", name="Tom")
        made.add_edge("n2", "n1", relation="reports to")
        stream = io.BytesIO()
        write(made, stream)
        return stream.getvalue()

    return make


def kumu() -> bytes:
    return workbook(
        Elements=[["Label", "Type", "Description", "Tags"], ["Anna", "Person", "CEO", ""],
                  ["Tom", "Person", "", "it|new"]],
        Connections=[["From", "To", "Direction", "Type"],
                     ["Tom", "Anna", "directed", "reports to"]],
    )  # fmt: skip


def macros() -> bytes:
    """A workbook with macros: they are never run, the cells are read."""
    stream = io.BytesIO(SMALL)
    with zipfile.ZipFile(stream, "a") as into:
        into.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open() Shell")
    return stream.getvalue()


def picture_inside() -> bytes:
    stream = io.BytesIO(SMALL)
    with zipfile.ZipFile(stream, "a") as into:
        into.writestr("xl/media/image1.png", b"\x89PNG" + bytes(3_000_000))
    return stream.getvalue()


YED = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?><graphml '
    b'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">'
    b'<key for="node" id="d6" yfiles.type="nodegraphics"/><graph edgedefault="directed">'
    b'<node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Anna</y:NodeLabel></y:ShapeNode>'
    b'</data></node><node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel>Tom</y:NodeLabel>'
    b'</y:ShapeNode></data></node><edge id="e0" source="n1" target="n0"/></graph></graphml>'
)
GEPHI = (
    b'<?xml version="1.0"?><gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph>'
    b'<attributes class="node"><attribute id="0" title="department" type="string"/></attributes>'
    b'<nodes><node id="a" label="Anna"><attvalues><attvalue for="0" value="Board"/></attvalues>'
    b'</node><node id="b" label="Tom"/></nodes><edges><edge id="0" source="b" target="a" '
    b'label="influences" weight="0.5"/></edges></graph></gexf>'
)

ODD: dict[str, tuple[str, Make, tuple[str, ...]]] = {
    "plain": ("a.csv", text(*PEOPLE), TWO),
    "with a byte order mark": ("a.csv", text(*PEOPLE, encoding="utf-8-sig"), TWO),
    "UTF-16": ("a.txt", text(*PEOPLE, encoding="utf-16", swap="\t"), TWO),
    "UTF-16 without a mark": ("a.txt", text(*PEOPLE, encoding="utf-16-le", swap="\t"), TWO),
    "UTF-16, the other end first": ("a.txt", text(*PEOPLE, encoding="utf-16-be"), TWO),
    "UTF-32": ("a.csv", text(*PEOPLE, encoding="utf-32"), TWO),
    "GB18030": ("a.csv", text(*CHINESE, encoding="gb18030"), ZH),
    "GBK": ("a.csv", text(*CHINESE, encoding="gbk"), ZH),
    "Chinese in UTF-8": ("a.csv", text(*CHINESE), ZH),
    "Chinese in UTF-16": ("a.txt", text(*CHINESE, encoding="utf-16"), ZH),
    "semicolons": ("a.csv", text(*PEOPLE, swap=";"), TWO),
    "tabs": ("a.tsv", text(*PEOPLE, swap="\t"), TWO),
    "bars": ("a.txt", text(*PEOPLE, swap="|"), TWO),
    "line ends of Windows": ("a.csv", text(*PEOPLE, end="\r\n"), TWO),
    "line ends of old Macs": ("a.csv", text(*PEOPLE, end="\r"), TWO),
    "blank lines": ("a.csv", text("", *PEOPLE[:2], "", "", *PEOPLE[2:], "", ""), TWO),
    "titles above": ("a.csv", text("Key people,,,", "as of May,,,", "", *PEOPLE), TWO),
    "totals below": ("a.csv", text(*PEOPLE, "Total: 2,,,"), TWO),
    "the header again": ("a.csv", text(*PEOPLE[:2], PEOPLE[0], *PEOPLE[2:]), TWO),
    "capitals": ("a.csv", text(PEOPLE[0].upper(), *PEOPLE[1:]), TWO),
    "full-width": ("a.csv", text("Ｎａｍｅ,Ｓｕｐｐｏｒｔ", "Anna,２", "Tom,－３"), TWO),
    "quotes": ("a.csv", text('"Name","Title"', '"Anna","CEO, ""the boss"""', '"Tom","a\nb"'), TWO),
    "the wrong name": ("a.pdf", text(*PEOPLE), TWO),
    "no name at all": ("", text(*PEOPLE), TWO),
    "a name that climbs": ("../../etc/passwd", text(*PEOPLE), TWO),
    "formulas as names": ("a.csv", text("Name,Title", "=1+1,@x", "+Tom,-y"), ("=1+1", "+Tom")),
    "a script as a name": (
        "a.csv", text("Name", "<script>alert(1)</script>"), ("<script>alert(1)</script>",)),
    "a workbook": ("a.xlsx", book(lambda made: None), TWO),
    "a merged title": ("a.xlsx", book(titled), TWO),
    "formats far away": ("a.xlsx", book(far_formats), TWO),
    "more sheets": ("a.xlsx", book(more_sheets), TWO),
    "a sheet of a program's own": ("a.xlsx", book(hidden_sheet), TWO),
    "macros that nobody runs": ("a.xlsm", macros, ("Anna",)),
    "a picture inside": ("a.xlsx", picture_inside, ("Anna",)),
    "cells that do not say where they are": (
        "a.xlsx",
        lambda: sheet(
            b'<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c></row>'
            b'<row><c t="inlineStr"><is><t>Anna</t></is></c></row></sheetData>'
        ),
        ("Anna",),
    ),
    "a prefix before every tag": (
        "a.xlsx",
        lambda: with_parts(
            SMALL,
            xl__worksheets__sheet1=b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is>'
            b'<x:t>Name</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is>'
            b"<x:t>Anna</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>",
        ),
        ("Anna",),
    ),
    "a cell merged over a million rows": (
        "a.xlsx",
        lambda: sheet(
            rows(cell(b"A1", b"Name"), cell(b"A2", b"Anna"))
            + b'<mergeCells><mergeCell ref="B1:B999999999"/></mergeCells>'
        ),
        ("Anna",),
    ),
    "dates and numbers": (
        "a.xlsx",
        lambda: workbook(
            S=[["Name", "Last Contact", "Weight"], ["Anna", datetime(2026, 3, 5, 9), 0.4],  # noqa: DTZ001
               ["Tom", date(2026, 3, 6), 1]]
        ),
        TWO,
    ),
    "a workbook in UTF-16": (
        "a.xlsx",
        lambda: with_parts(
            SMALL,
            xl__worksheets__sheet1=(
                '<?xml version="1.0" encoding="UTF-16"?>'
                + (SHEET % rows(cell(b"A1", b"Name"), cell(b"A2", b"Anna"))).decode()
            ).encode("utf-16"),
        ),
        ("Anna",),
    ),
    "GraphML": ("a.graphml", graph(nx.write_graphml), TWO),
    "GEXF": ("a.gexf", graph(nx.write_gexf), TWO),
    "GraphML under another name": ("a.xml", graph(nx.write_graphml), TWO),
    "GraphML of yEd": ("a.graphml", lambda: YED, TWO),
    "GEXF of Gephi": ("a.gexf", lambda: GEPHI, TWO),
    "an edge list": ("a.edgelist", lambda: b"# who knows whom\nTom Anna 0.5\n", ("Tom", "Anna")),
    "an edge list of networkx": (
        "a.edgelist", lambda: b"Tom Anna {'weight': 0.5}\n", ("Tom", "Anna")),
    "a table of edges": ("a.csv", lambda: csv("source,target", "Tom,Anna"), ("Tom", "Anna")),
    "Kumu": ("a.xlsx", kumu, TWO),
    "a page of a CRM called Excel": (
        "a.xls",
        lambda: b"<html><body><h1>Report</h1><table><tr><th>Name<th>Title<tr><td>Anna<td>CEO"
        b"<tr><td>Tom</table></body></html>",
        TWO,
    ),
    "tabs called Excel": ("a.xls", text(*PEOPLE, encoding="utf-16", swap="\t"), TWO),
    "a tag as a name": ("a.csv", text("Name,Notes", "<table>,x", "Tom,y"), ("<table>", "Tom")),
}  # fmt: skip
