"""The rows that failed come as a file; mended there, they and only they change the account."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from stakeholder_map.model.problem import Refused
from stakeholder_map.services import importing, mappings
from stakeholder_map.services.failing import failed_rows
from stakeholder_map.services.importing import Upload, Wishes
from stakeholder_map.storage.store import Store
from stakeholder_map.words import words

TODAY = date(2026, 11, 21)
PEOPLE = """Name,Department,Support,Last Contact,Reports To
Anna,Board,2,2026-11-01,
Tom,Finance,nine,2026-13-45,Anna
,IT,3,,
Eva,IT,1,,Nobody Known
=Mei,IT,0,,Anna
"""


def test_failed_rows_are_mended_in_their_file(language: str) -> None:
    _ = words(language)
    sources = importing.read([Upload("p.csv", PEOPLE.encode())])
    first = importing.preview(sources, Wishes(account_name="Plant"), TODAY)
    assert len(first.account.people) == 4
    data = failed_rows(sources, first.problems, _)
    assert data is not None
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[:3] for row in rows[1:]] == [
        ["Tom", "Finance", "nine"], [None, "IT", "3"], ["Eva", "IT", "1"]
    ]  # fmt: skip
    assert rows[0][:-1] == ["Name", "Department", "Support", "Last Contact", "Reports To"]
    assert "nine" in rows[1][-1]
    assert "2026-13-45" in rows[1][-1]
    # Mend them: Tom's support and date, the name of the third, the superior of the fourth.
    sheet["C2"], sheet["D2"], sheet["A3"], sheet["E4"] = "-1", "2026-11-02", "Wu", "Tom"
    stream = io.BytesIO()
    book.save(stream)
    again = importing.read([Upload("rows-that-failed.xlsx", stream.getvalue())])
    second = importing.preview(again, Wishes(into=first.account), TODAY)
    assert not second.problems
    account = second.account
    seats = account.decisions[0]
    by_name = {person.name: person for person in account.people}
    support = {
        name: seat.support for name, person in by_name.items() if (seat := seats.seat_of(person.id))
    }
    assert support == {"Anna": 2, "Tom": -1, "Eva": 1, "=Mei": 0, "Wu": 3}
    assert account.superiors(by_name["Eva"].id) == (by_name["Tom"].id,)
    assert account.person(by_name["Anna"].id) == first.account.person(by_name["Anna"].id)
    assert second.counts.people_added == 1


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_file_where_nothing_failed() -> None:
    sources = importing.read([Upload("p.csv", b"Name\nAnna\n")])
    found = importing.preview(sources, Wishes(), TODAY)
    assert failed_rows(sources, found.problems, words("en")) is None


def test_a_mapping_is_kept_under_its_name(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 's.sqlite'}")
    assert mappings.saved(store) == {}
    mappings.save(store, " Our CRM ", {"Chef": "reports_to"})
    mappings.save(store, "Other", {"Haltung": "support"})
    assert mappings.named(store, "Our CRM") == {"Chef": "reports_to"}
    mappings.forget(store, "Our CRM")
    assert list(mappings.saved(store)) == ["Other"]
    with pytest.raises(Refused) as refused:
        mappings.named(store, "Our CRM")
    assert refused.value.problems[0].values["known"] == "Other"


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"[]", b"NaN", b'{"Chef": "wizard"}', b'{"Chef": 3}', b"[" * 100_000),
        *(b"\xff\xfe", b'{"Chef": "reports_to"', b" " * (2 * 1024 * 1024)),
    ],
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "map.json"
    path.write_bytes(text)
    with pytest.raises(Refused) as refused:
        mappings.read_mapping(path)
    assert refused.value.problems[0].code == "map_malformed"


def test_a_mapping_says_what_columns_are(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text(json.dumps({"Wer": "name", "Haltung": "support", "x": ""}), encoding="utf-8")
    mapping = tuple(mappings.read_mapping(path).items())
    sources = importing.read([Upload("p.csv", b"Wer,Haltung,x\nAnna,3,y\n")])
    found = importing.preview(sources, Wishes(mapping=mapping), TODAY)
    assert [p.name for p in found.account.people] == ["Anna"]
    assert found.account.decisions[0].seats[0].support == 3
