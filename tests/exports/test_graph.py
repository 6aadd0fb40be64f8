"""Graph files that networkx itself reads back, and a customer's that tells nothing."""

import csv
import io
import json
import zipfile
from datetime import date
from typing import Any

import networkx as nx
import pytest

from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import TieKind
from stakeholder_map.services import exporting, formats, importing, workspace
from stakeholder_map.services.formats import Format
from stakeholder_map.services.importing import Upload, Wishes

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module", params=["huadong-precision", "nordklinik-group"])
def sample(request: pytest.FixtureRequest) -> Account:
    return workspace.sample(request.param, TODAY)


def exported(account: Account, kind: Format, audience: Audience = Audience.TEAM) -> bytes:
    decision = account.decisions[0].id
    return exporting.export(account, decision, kind, audience=audience, today=TODAY).data


@pytest.mark.parametrize("kind", [Format.GRAPHML, Format.GEXF])
def test_networkx_reads_every_person_and_tie_back(sample: Account, kind: Format) -> None:
    read: Any = nx.read_graphml if kind is Format.GRAPHML else nx.read_gexf
    graph = read(io.BytesIO(exported(sample, kind)))
    assert {key: facts["name"] for key, facts in graph.nodes(data=True)} == {
        person.id: person.name for person in sample.people
    }
    assert sorted((a, b) for a, b, *_ in graph.edges) == sorted(
        (tie.source, tie.target) for tie in sample.ties
    )


@pytest.mark.parametrize("kind", [Format.GRAPHML, Format.GEXF, Format.XLSX])
def test_our_own_import_reads_them_back(sample: Account, kind: Format) -> None:
    sources = importing.read([Upload(f"a.{kind}", exported(sample, kind))])
    found = importing.preview(sources, Wishes(account_name=sample.name), TODAY).account
    assert [p.name for p in found.people] == [p.name for p in sample.people]
    names = {p.id: p.name for p in (*found.people, *sample.people)}

    def ties(account: Account) -> set[tuple[str, str, TieKind, int, bool]]:
        return {(names[t.source], names[t.target], t.kind, t.sign, t.dotted) for t in account.ties}

    assert ties(found) == ties(sample)


def test_kumu_gets_elements_and_connections(sample: Account) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(sample, Format.KUMU))) as archive:
        tables = {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
        }
    labels = {row["Label"] for row in tables["elements.csv"]}
    assert len(labels) == len(sample.people)
    connections = tables["connections.csv"]
    assert len(connections) == len(sample.ties)
    assert {row["From"] for row in connections} | {row["To"] for row in connections} <= labels


@pytest.mark.parametrize("kind", sorted(formats.TABLES - {Format.ICS}))
def test_a_customers_file_does_not_change_with_what_we_think(kind: Format) -> None:
    account = workspace.sample("nordklinik-group", TODAY)
    candid = json.loads(account.model_dump_json())
    for person in candid["people"]:
        person |= {"notes": "SECRET", "profile": "SECRET", "met": False}
    for decision in candid["decisions"]:
        for seat in decision["seats"]:
            seat |= {"note": "SECRET", "weight": 0.01, "veto": True, "stances": [], "concerns": []}
    candid["ties"] = [tie for tie in candid["ties"] if tie["kind"] == "reports_to"]
    other = Account.model_validate(candid)
    people = exporting.preset(account, TODAY)

    def made(of: Account) -> bytes:
        return exporting.export(
            of, of.decisions[0].id, kind, audience=Audience.CUSTOMER, people=people, today=TODAY
        ).data

    if kind is Format.XLSX:  # a workbook holds the time it was made
        [one, two] = (texts(made(of)) for of in (account, other))
        assert one == two
        assert b"SECRET" not in made(other)
    else:
        assert made(account) == made(other)


def texts(data: bytes) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[str(cell.value) for cell in row] for sheet in book for row in sheet.iter_rows()]


def test_management_gets_no_remark() -> None:
    account = workspace.sample("nordklinik-group", TODAY)
    people = tuple(person.but(notes="SECRET", profile="SECRET") for person in account.people)
    for kind in (Format.GRAPHML, Format.XLSX, Format.CSV, Format.KUMU):
        data = exported(account.but(people=people), kind, Audience.MANAGEMENT)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert b"SECRET" not in data
