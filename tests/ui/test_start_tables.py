"""Import: our own workbook goes back into its account, mappings are kept, guesses are shown."""

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services import exporting, mappings
from stakeholder_map.services.formats import Format
from tests.importers.making import TODAY
from tests.ui.entry_app import fine, open_page, store_with, texts

PLANT = Account(
    id="plant",
    name="Plant",
    people=(Person(id="zhao", name="Zhao", title="CFO"), Person(id="lin", name="Lin")),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            seats=(
                Seat(id="s1", person_id="zhao", stances=(Stance(on=TODAY, support=-2),)),
                Seat(id="s2", person_id="lin"),
            ),
        ),
    ),
)


def brought(app: AppTest, name: str, data: bytes) -> None:
    app.file_uploader(key="people_files").set_value([(name, data, "text/csv")])
    app.run()
    fine(app)


def book(change: dict[str, str] | None = None) -> bytes:
    made = exporting.export(PLANT, "mes", Format.XLSX, audience=Audience.TEAM, today=TODAY)
    read = openpyxl.load_workbook(io.BytesIO(made.data))
    for cell, text in (change or {}).items():
        read["People"][cell] = text
    stream = io.BytesIO()
    read.save(stream)
    return stream.getvalue()


def test_our_workbook_goes_back_into_its_account() -> None:
    store = store_with(PLANT)
    app = open_page("start")
    brought(app, "plant.xlsx", book({"B2": "Finance director"}))
    assert app.selectbox(key="import_into").value == "plant"
    assert "1 person changed · 1 person left as is" in texts(app)
    app.button(key="accept_import").click().run()
    account = store.load("plant").account
    assert [person.title for person in account.people] == ["Finance director", ""]
    assert account.decisions == PLANT.decisions


def test_an_unchanged_workbook_changes_nothing() -> None:
    store_with(PLANT)
    app = open_page("start")
    brought(app, "plant.xlsx", book())
    assert "there is nothing to change" in texts(app)
    assert "2 people left as are" in texts(app)


@pytest.mark.parametrize(("language", "said"), [("en", "guessed"), ("zh", "推测")])
def test_columns_that_tell_nothing_are_guessed_and_the_guess_is_shown(
    language: str, said: str
) -> None:
    store_with()
    app = open_page("start", language)
    brought(app, "odd.csv", b"Wer;Chef;Haltung\nAnna Berg;;3\nTom Ibarra;Anna Berg;-1\n")
    assert said in texts(app)
    assert app.button(key="accept_import").label.count("2") == 1


def test_a_mapping_that_was_kept_is_offered_and_used() -> None:
    store = store_with()
    mappings.save(store, "Our CRM", {"A": "name", "B": "title"})
    app = open_page("start")
    brought(app, "odd.csv", b"A,B\n1,x\n2,y\n")
    [box] = [b for b in app.selectbox if b.label == "Column mapping"]
    assert "Our CRM" in box.options
    box.select("Our CRM").run()
    fine(app)
    app.button(key="accept_import").click().run()
    [row] = store.accounts()
    assert [p.name for p in store.load(row.id).account.people] == ["1", "2"]
    assert [p.title for p in store.load(row.id).account.people] == ["x", "y"]


def test_the_rows_that_failed_can_be_downloaded() -> None:
    store_with()
    app = open_page("start")
    brought(app, "p.csv", b"Name,Support\nAnna,99\n")
    assert [d.proto.label for d in app.get("download_button")][
        -1
    ] == "Download the rows that failed"
    brought(app, "p.csv", b"Name,Support\nAnna,1\n")
    assert "Download the rows that failed" not in [
        d.proto.label for d in app.get("download_button")
    ]
