"""How far an import is can be heard while it goes on, in every stage and row by row."""

import pytest

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.progress import EVERY, Progress, Stage, heard_by
from stakeholder_map.importers.tables import read_tables
from tests.importers.making import TODAY, csv, workbook

ROWS = 3 * EVERY + 7
PEOPLE = [["Name", "Title"], *([f"Person {i}", "Clerk"] for i in range(ROWS))]


@pytest.mark.parametrize(
    "data", [workbook(S=PEOPLE), csv(*(",".join(row) for row in PEOPLE))], ids=["xlsx", "csv"]
)
def test_every_stage_tells_how_many_rows_are_done(data: bytes) -> None:
    heard: list[Progress] = []
    with heard_by(heard.append):
        tables = read_tables("a", data)
        first = propose(tables, today=TODAY)
        propose(tables, today=TODAY, into=first.account)
    assert list(dict.fromkeys(p.stage for p in heard)) == list(Stage)
    reading = [p.done for p in heard if p.stage is Stage.READING]
    assert {EVERY, 2 * EVERY, 3 * EVERY} <= set(reading)
    for stage in (Stage.VALUES, Stage.PEOPLE):
        once = [p for p in heard if p.stage is stage][:5]
        assert [(p.done, p.total) for p in once] == [
            *((n * EVERY, ROWS) for n in range(4)), (ROWS, ROWS)
        ]  # fmt: skip
    assert all(0 <= p.done <= p.total and 0 <= p.share <= 1 for p in heard)


def test_nobody_is_told_outside_of_the_block() -> None:
    heard: list[Progress] = []
    with heard_by(heard.append):
        pass
    read_tables("a", workbook(S=PEOPLE))
    assert heard == []
