"""Import: files without people, rows that did not fail, and lists longer than any decision."""

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.seat import Seat
from stakeholder_map.services.reading import MOST_SEATS, is_crowded
from tests.ui.entry_app import open_page, store_with, texts
from tests.ui.test_start import brought

ROLES = "OpportunityId,ContactId,Role\no1,0035g00000A1b2cAAB,Economic Buyer\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Bring the list of people as well"), ("zh", "请把人员表也一起导入")],
)
def test_a_file_of_roles_alone_says_what_else_to_bring_and_shows_no_blank_table(
    language: str, said: str
) -> None:
    store_with()
    app = open_page("start", language)
    brought(app, ("roles.csv", ROLES))
    assert said in texts(app)
    assert [button for button in app.button if button.key == "accept_import"] == []
    assert all(len(frame.value) for frame in app.dataframe)


def test_roles_alone_go_to_the_people_of_the_account_that_has_them() -> None:
    known = Person(id="zhao", name="Zhao", external_ids={"salesforce": "0035g00000A1b2cAAB"})
    decision = Decision(id="mes", name="MES", seats=(Seat(person_id="zhao"),))
    store = store_with(Account(id="plant", name="Plant", people=(known,), decisions=(decision,)))
    app = open_page("start")
    brought(app, ("roles.csv", ROLES))
    app.selectbox(key="import_into").set_value("plant").run()
    app.button(key="accept_import").click().run()
    [seat] = store.load("plant").account.decisions[0].seats
    assert [role.value for role in seat.roles] == ["decision_maker"]


@pytest.mark.parametrize(
    ("rows", "offered"),
    [("Anna,2\nTotal: 1,\n", False), ("Anna,nine\n", True)],
    ids=["a line of sums", "a value that cannot be read"],
)
def test_the_rows_that_failed_are_offered_only_where_some_did(rows: str, offered: bool) -> None:
    store_with()
    app = open_page("start")
    brought(app, ("a.csv", f"Name,Support\n{rows}"))
    assert "1 problem in the files" in texts(app)
    found = app.get("download_button")
    assert any("failed" in button.proto.label for button in found) is offered


def test_the_preview_shows_what_marks_a_part_and_no_blank_column() -> None:
    store_with()
    app = open_page("start")
    brought(app, ("a.csv", "Name,Role,Weight\nAnna,Hidden influencer,\nBen,Coach,veto\n"))
    table = app.dataframe[-1].value
    assert list(table.columns) == ["Name", "Roles", "Veto"]
    assert "hidden" in table["Roles"][0].casefold()
    assert "coach" in table["Roles"][1].casefold()
    assert list(table["Veto"]) == ["", "yes"]


@pytest.mark.parametrize("page", ["map", "gaps", "outlook", "plan", "share", "people", "portfolio"])
def test_more_people_than_a_map_can_hold_are_said_to_be_so_and_no_page_hangs(page: str) -> None:
    people = tuple(Person(id=f"p{n}", name=f"Person {n}") for n in range(MOST_SEATS + 1))
    seats = tuple(Seat(person_id=person.id) for person in people)
    crowded = Decision(id="d", name="All", seats=seats)
    assert is_crowded(crowded)
    store_with(Account(id="big", name="Big", people=people, decisions=(crowded,)))
    app = open_page(page, account="big")
    if page not in ("people", "portfolio"):
        assert f"{MOST_SEATS + 1} people have a seat in this decision" in texts(app)


def test_the_import_says_before_it_is_agreed_to_that_no_map_holds_so_many() -> None:
    store_with()
    app = open_page("start")
    rows = "".join(f"Person {n}\n" for n in range(MOST_SEATS + 1))
    brought(app, ("a.csv", f"Name\n{rows}"))
    assert f"{MOST_SEATS + 1} people have a seat in this decision" in texts(app)
    assert not app.button(key="accept_import").disabled
