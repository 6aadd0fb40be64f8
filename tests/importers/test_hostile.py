"""Files made to hurt are refused at once, in little memory; big honest ones are not."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from stakeholder_map.importers.tables import read_tables
from tests.importers.making import saved, workbook

MEGA = 1024 * 1024

#: Reads a file in a process of its own and says what came of it, in how much time and memory.
PROBE = """
import json, sys, time
from stakeholder_map.importers.people import propose
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model.problem import Refused
from datetime import date
data = open(sys.argv[1], "rb").read()
before = time.process_time()
try:
    tables = read_tables("file", data)
    propose(tables, today=date(2026, 11, 21))
    said = "read"
except Refused as refused:
    said = refused.problems[0].code
took = time.process_time() - before
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps([said, took, peak / 1024]))
"""


on_linux = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="peak memory is read from /proc"
)


def probed(tmp_path: Path, data: bytes) -> tuple[str, float, float]:
    file = tmp_path / "file"
    file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(file)], capture_output=True, text=True, check=True
    )
    said, seconds, megabytes = json.loads(done.stdout)
    return said, seconds, megabytes


def with_parts(base: bytes, **changed: bytes) -> bytes:
    """Return a workbook with some of its parts replaced (``__`` stands for ``/``)."""
    parts = {name.replace("__", "/") + ".xml": content for name, content in changed.items()}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
)
SMALL = workbook(S=[["Name", "Title"], ["Anna", "CEO"]])
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)


def sparse() -> bytes:
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = SHEET % (b"<sheetData>" + rows + far + b"</sheetData>")
    return with_parts(SMALL, xl__worksheets__sheet1=sheet)


def bomb() -> bytes:
    stream = io.BytesIO(SMALL)
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/more.xml", "w") as part,
    ):
        for _ in range(400):
            part.write(b" " * MEGA)
    return stream.getvalue()


def laughs() -> bytes:
    cells = (
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData>'
    )
    return with_parts(SMALL, xl__worksheets__sheet1=LAUGHS + SHEET % cells)


def laughs_in_utf16() -> bytes:
    plain = (LAUGHS + SHEET % b"<sheetData/>").decode()
    return with_parts(SMALL, xl__worksheets__sheet1=plain.encode("utf-16"))


def two_mega_cell() -> bytes:
    text = b"<is><t>" + b"x" * (2 * MEGA) + b"</t></is>"
    cells = b'<sheetData><row r="1"><c r="A1" t="inlineStr">%s</c></row></sheetData>' % text
    return with_parts(SMALL, xl__worksheets__sheet1=SHEET % cells)


HOSTILE = {
    "a cell in the last corner of the sheet": (sparse, "file_too_many_cells"),
    "four hundred megabytes in a small file": (bomb, "file_unpacks"),
    "entities that grow without end": (laughs, "file_entities"),
    "the same in another encoding": (laughs_in_utf16, "file_entities"),
    "a cell of two megabytes in a workbook": (two_mega_cell, "file_cell_too_long"),
    "a cell of two megabytes in a text": (
        lambda: b'Name,Title\n"' + b"x" * (2 * MEGA) + b'",CEO',
        "file_cell_too_long",
    ),
    "two hundred megabytes of text": (lambda: b"Name,Title\n" * 19_000_000, "file_too_large"),
    "a row of a million columns": (lambda: b"Name" + b"," * 1_000_000, "file_too_many_cells"),
    "a million rows": (lambda: b"Name\n" + b"x\n" * 1_000_000, "file_too_many_cells"),
    "quotes that never close": (lambda: b'Name,"' + b"a,b\n" * 500_000, "file_cell_too_long"),
    "cells that never close": (
        lambda: with_parts(SMALL, xl__worksheets__sheet1=SHEET % (b'<c r="A1" ' * 3_000_000)),
        "file_damaged",
    ),
    "attributes without end": (
        lambda: with_parts(SMALL, xl__worksheets__sheet1=SHEET % (b"<c" + b' r="A1"' * 4_000_000)),
        "file_damaged",
    ),
    "parts that lie about what they are": (
        lambda: with_parts(SMALL, xl__worksheets__sheet1=b"\x00\x01 no xml"),
        "file_damaged",
    ),
}


@on_linux
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_second_and_300_mb(tmp_path: Path, name: str) -> None:
    make, code = HOSTILE[name]
    said, seconds, megabytes = probed(tmp_path, make())
    assert said == code
    assert megabytes < 300
    # Processor time, since other processes may run beside the tests.
    assert seconds < 1


@on_linux
def test_a_name_of_blanks_does_not_keep_the_reader_busy(tmp_path: Path) -> None:
    end = ("a" + " " * 30_000 + "b(").encode()
    ties = b"From,To,Relation\n" + b"\n".join([end + b"," + end + b",influences"] * 200)
    said, seconds, _megabytes = probed(tmp_path, ties)
    assert said == "read"
    assert seconds < 3


def test_formatted_but_empty_cells_far_away_do_no_harm() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Name", "Title"])
    sheet.append(["Anna", "CEO"])
    sheet.cell(90_000, 40).fill = PatternFill("solid", fgColor="FFFF00")
    [table] = read_tables("a.xlsx", saved(book))
    assert len(table.rows) == 1
    assert table.headers == ("Name", "Title")


def test_a_long_but_honest_remark_passes() -> None:
    data = workbook(S=[["Name", "Notes"], ["Anna", "x" * 30_000]])
    [table] = read_tables("a.xlsx", data)
    assert len(table.rows[0].cells[1]) == 30_000


@on_linux
def test_ten_thousand_rows_pass_in_time_and_memory(tmp_path: Path) -> None:
    rows = [
        f"Person {i},Title {i % 50},Dept {i % 40},{('upper', 'middle', 'working')[i % 3]},"
        f"{f'Person {i // 5}' if i else ''},User;Gatekeeper,0.0001,no,{i % 11 - 5},80%,"
        f"Price;Delivery,2026-0{i % 9 + 1}-1{i % 9},Rep {i % 20},note"
        for i in range(10_000)
    ]
    head = (
        "Name,Title,Department,Level,Reports To,Role,Weight,Veto,Support,Confidence,Concern,"
        "Last Contact,Owner,Notes"
    )
    said, seconds, _megabytes = probed(tmp_path, "\n".join([head, *rows]).encode())
    assert said == "read"
    assert seconds < 6, "3 s on an idle machine; twice that where the tests share one"
