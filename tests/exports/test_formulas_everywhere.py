"""Payloads typed as names, titles, notes and everything else: in no export are they formulas."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person, Reachable
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import exporting, importing
from stakeholder_map.services.exporting import Format
from stakeholder_map.services.failing import failed_rows
from stakeholder_map.services.importing import Upload, Wishes
from stakeholder_map.words import words
from tests.exports.test_formulas import PAYLOADS, formulas, opened_in_libreoffice

TODAY = date(2026, 11, 21)
SPREADSHEETS = (Format.XLSX, Format.CSV, Format.KUMU)


def poisoned() -> Account:
    """An account in which every text that a user can type is a payload, each of them somewhere."""
    people, seats, ties, homes, mates, contacts, touches = [], [], [], [], [], [], []
    for number, text in enumerate(PAYLOADS):
        key = f"p{number}"
        homes.append(Department(id=f"d{number}", name=text))
        mates.append(Teammate(id=f"m{number}", name=text))
        people.append(
            Person(
                id=key, name=text, title=text, department_id=f"d{number}", notes=text, profile=text,
                reachable=Reachable(phone=text, email=text, wechat=text),
                external_ids={"id": text},
            )
        )  # fmt: skip
        seats.append(
            Seat(
                id=f"s{number}", person_id=key, roles=(Role.DECISION_MAKER,), note=text,
                unmapped_role=text, concerns=(Concern(id=f"c{number}", text=text),),
                stances=(Stance(on=TODAY, support=2, evidence=text),),
            )
        )  # fmt: skip
        contacts.append(Contact(teammate_id=f"m{number}", person_id=key, is_owner=True))
        touches.append(
            Touch(id=f"t{number}", on=TODAY, person_ids=(key,), outcome=text, two_way=True)
        )
        if number:
            tie = Tie(source=key, target="p0", kind=TieKind.INFLUENCES, remark=text)
            ties += [tie, Tie(source=key, target="p0", kind=TieKind.REPORTS_TO)]
    decision = Decision(id="d", name=PAYLOADS[0], seats=tuple(seats))
    return Account(
        id="bad", name=PAYLOADS[10], people=tuple(people), departments=tuple(homes),
        teammates=tuple(mates), contacts=tuple(contacts), touches=tuple(touches), ties=tuple(ties),
        decisions=(decision,),
    )  # fmt: skip


def files(audience: Audience, kind: Format) -> dict[str, bytes]:
    """Return the spreadsheets of an export: its own, or those in its archive."""
    made = exporting.export(poisoned(), "d", kind, audience=audience, today=TODAY)
    if kind is Format.XLSX:
        return {"a.xlsx": made.data}
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def dangerous(text: str) -> bool:
    """Whether a spreadsheet would take a cell of a CSV file for a formula."""
    return text.lstrip(" \t\r\n")[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠"} and not (
        text.lstrip("+-").replace(".", "", 1).rstrip("%").isdecimal()
    )


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("kind", SPREADSHEETS)
def test_no_cell_of_a_spreadsheet_is_a_formula(audience: Audience, kind: Format) -> None:
    made = files(audience, kind)
    assert made
    for name, data in made.items():
        if name.endswith(".xlsx"):
            assert formulas(openpyxl.load_workbook(io.BytesIO(data))) == []
            continue
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert [cell for row in rows for cell in row if dangerous(cell)] == [], name


@pytest.mark.parametrize("kind", SPREADSHEETS)
def test_libreoffice_evaluates_nothing_of_a_whole_export(tmp_path: Path, kind: Format) -> None:
    made = files(Audience.TEAM, kind)
    name, data = max(made.items(), key=lambda each: len(each[1]))
    book = opened_in_libreoffice(tmp_path, f"a{Path(name).suffix}", data)
    assert formulas(book) == []
    shown = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert any("cmd|" in text for text in shown), "the payloads are there, as texts"


def test_the_rows_that_failed_hold_no_formula() -> None:
    lines = ["Name,Support", *(f'"{text.replace(chr(34), chr(34) * 2)}",nine' for text in PAYLOADS)]
    sources = importing.read([Upload("a.csv", "\n".join(lines).encode())])
    found = importing.preview(sources, Wishes(), TODAY)
    data = failed_rows(sources, found.problems, words("en"))
    assert data is not None
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert formulas(book) == []
    assert len(list(book.worksheets[0].iter_rows())) > 20
