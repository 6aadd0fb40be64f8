"""Files made to hurt are refused at once, in little memory; honest ones that look odd are not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model import file
from stakeholder_map.model.problem import Refused
from stakeholder_map.words import words
from stakeholder_map.words.problems import SENTENCES, problem_text
from tests.importers.hostile import HOSTILE, HOSTILE_JSON
from tests.importers.hostile_kinds import KINDS
from tests.importers.making import saved, workbook

#: Reads a file in a process of its own and says what came of it, in how much time and memory.
PROBE = """
import json, sys
from time import process_time
from stakeholder_map.importers.people import propose
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model.problem import Refused
from datetime import date
data = open(sys.argv[1], "rb").read()
before = process_time()
try:
    tables = read_tables(sys.argv[2], data)
    propose(tables, today=date(2026, 11, 21))
    said = "read"
except Refused as refused:
    said = refused.problems[0].code
took = process_time() - before
with open("/proc/self/status") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps([said, took, peak / 1024]))
"""


EVERY = HOSTILE | KINDS

on_linux = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="peak memory is read from /proc"
)


def probed(tmp_path: Path, data: bytes, name: str = "file") -> tuple[str, float, float]:
    there = tmp_path / "file"
    there.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(there), name],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    said, seconds, megabytes = json.loads(done.stdout)
    return said, seconds, megabytes


def test_there_are_enough_of_them() -> None:
    assert len(EVERY) == len(HOSTILE) + len(KINDS)
    assert len(EVERY) + len(HOSTILE_JSON) >= 80


@on_linux
@pytest.mark.parametrize("name", EVERY)
def test_a_hostile_file_is_refused_in_a_second_and_300_mb(tmp_path: Path, name: str) -> None:
    called, make, code = EVERY[name]
    said, seconds, megabytes = probed(tmp_path, make(), called)
    assert said == code
    assert megabytes < 300
    # Processor time, since other processes may run beside the tests.
    assert seconds < 1


@pytest.mark.parametrize("code", sorted({code for *_, code in EVERY.values()}))
def test_each_refusal_is_a_sentence_with_its_mend(code: str) -> None:
    from stakeholder_map.model.problem import Problem

    what, mend = SENTENCES[code]
    assert what.endswith(".")
    assert mend.endswith(".")
    english, chinese = (problem_text(words(one), Problem(code=code)) for one in ("en", "zh"))
    assert english != chinese


@pytest.mark.parametrize("name", HOSTILE_JSON)
def test_a_hostile_account_file_is_refused(name: str) -> None:
    make, code = HOSTILE_JSON[name]
    with pytest.raises(Refused) as caught:
        file.read(make(), "a.json")
    assert caught.value.problems[0].code == code


@on_linux
def test_a_name_of_blanks_does_not_keep_the_reader_busy(tmp_path: Path) -> None:
    end = ("a" + " " * 30_000 + "b(").encode()
    ties = b"From,To,Relation\n" + b"\n".join([end + b"," + end + b",influences"] * 200)
    said, seconds, _megabytes = probed(tmp_path, ties)
    assert said == "read"
    assert seconds < 3


def test_a_link_to_another_file_is_only_a_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"Name\nAnna\n")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    [table] = read_tables("../../link.csv", link.read_bytes())
    assert [row.cells for row in table.rows] == [("Anna",)]


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
