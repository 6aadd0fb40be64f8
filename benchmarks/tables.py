"""Importing a workbook of 10,000 people, beside pandas only reading the same file.

    python -m benchmarks.tables

Processor time of this process, the best of several rounds. pandas reads the cells (with openpyxl)
and stops there; the import reads them, finds the table, reads every word, matches everybody and
makes the account.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import date

import pandas as pd
from openpyxl import Workbook

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.tables import read_tables

ROWS = 10_000
TODAY = date(2026, 11, 21)

#: Against pandas' reading; and again, into the account that is there.
READ, IMPORT, AGAIN = 0.7, 1.5, 1.8

HEADERS = (
    *("Name", "Title", "Department", "Level", "Reports To", "Role", "Weight", "Veto", "Support"),
    *("Confidence", "Concern", "Last Contact", "Owner", "Notes"),
)


def people_book(rows: int = ROWS) -> bytes:
    """Return a workbook in which every column of our template is filled."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.append(HEADERS)
    for i in range(rows):
        sheet.append(
            (
                *(f"Person {i}", f"Title {i % 50}", f"Dept {i % 40}"),
                ("upper", "middle", "working")[i % 3],
                f"Person {i // 5}" if i else None,
                *("User;Gatekeeper", 0.0001, "no", i % 11 - 5, "80%", "Price;Delivery"),
                f"2026-0{i % 9 + 1}-1{i % 9}",
                *(f"Rep {i % 20}", "note"),
            )
        )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the best processor time of ``rounds`` runs."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    """Print the times and their ratios; 1 where a ratio is passed."""
    data = people_book()
    tables = read_tables("people.xlsx", data)
    there = propose(tables, today=TODAY).account
    pandas = seconds(lambda: pd.read_excel(io.BytesIO(data), engine="openpyxl"))
    made: tuple[tuple[str, Callable[[], object], float], ...] = (
        ("read", lambda: read_tables("people.xlsx", data), READ),
        ("import", lambda: propose(read_tables("p.xlsx", data), today=TODAY), IMPORT),
        (
            "again",
            lambda: propose(read_tables("p.xlsx", data), today=TODAY, into=there),
            AGAIN,
        ),
    )
    print(f"pandas.read_excel (openpyxl), {ROWS:,} rows: {pandas:.2f} s")
    passed = True
    for name, work, limit in made:
        found = seconds(work)
        passed = passed and found <= limit * pandas
        print(f"{name:7} {found:5.2f} s  {found / pandas:4.2f} × pandas  (limit {limit:.2f})")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
