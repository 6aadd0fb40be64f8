"""Blocks and several rows at once; what is not saved waits, over a reload too."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Level
from stakeholder_map.model.seat import Seat
from tests.ui.entry_app import cells, fine, open_page, store_with, texts, type_into

ACCOUNT = Account(
    id="plant",
    name="Plant",
    people=(Person(id="anna", name="Anna"), Person(id="bo", name="Bo")),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            seats=(Seat(id="s1", person_id="anna"), Seat(id="s2", person_id="bo")),
        ),
    ),
)


def field(elements: Any, key: str) -> Any:
    return next(e for e in elements if str(e.key).startswith(key))


def unfolded(name: str, language: str = "en") -> AppTest:
    app = open_page("people", language, "plant")
    app.session_state[f"{name}_people"] = True
    app.run()
    fine(app)
    return app


def test_a_pasted_block_waits_with_its_error_and_is_mended_after_a_reload() -> None:
    store = store_with(ACCOUNT)
    app = unfolded("paste", "zh")
    field(app.text_area, "block_paste").set_value(
        "姓名\t支持度\t层级\n赵敏\t9\t中层\nAnna\t支持\t"
    ).run()
    app.button(key="take_people").click().run()
    fine(app)
    account = store.load("plant").account
    assert [p.name for p in account.people] == ["Anna", "Bo", "赵敏"]
    assert account.people[2].level is Level.MIDDLE
    assert account.decision("mes").seats[0].support == 2
    assert "1 个单元格尚未保存" in texts(app)
    again = open_page("people", "zh", "plant")  # a new session
    assert "“9”超出范围" in texts(again)
    assert cells(again, "people", "support")[2] == "9"
    type_into(again, "people", {2: {"support": "-4"}})
    assert "尚未保存" not in texts(again)
    assert store.load("plant").account.decision("mes").seats[2].support == -4
    assert store.drafts("plant", "") == {}


def test_a_new_row_without_its_name_is_there_after_a_reload() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", "en", "plant")
    type_into(app, "people", added=[{"title": "CFO"}])
    assert store.load("plant").account == ACCOUNT
    again = open_page("people", "en", "plant")
    assert cells(again, "people", "title")[-1] == "CFO"
    again.button(key="forget_people").click().run()
    assert store.drafts("plant", "") == {}
    assert len(cells(open_page("people", "en", "plant"), "people", "title")) == 2


@pytest.mark.parametrize(("language", "upper"), [("en", "Upper level"), ("zh", "高层")])
def test_one_value_goes_into_several_rows_and_one_undo_takes_it_back(
    language: str, upper: str
) -> None:
    store = store_with(ACCOUNT)
    app = unfolded("several", language)
    app.multiselect(key="several_rows_people").set_value(["anna", "bo"]).run()
    app.selectbox(key="several_column_people").set_value("level").run()
    app.selectbox(key="several_value_people_level").set_value(upper).run()
    app.button(key="set_people").click().run()
    fine(app)
    assert [p.level for p in store.load("plant").account.people] == [Level.UPPER, Level.UPPER]
    app.button(key="undo").click().run()
    assert store.load("plant").account == ACCOUNT


def test_a_block_that_was_not_taken_over_is_there_after_a_reload() -> None:
    store_with(ACCOUNT)
    app = unfolded("paste")
    field(app.text_area, "block_paste").set_value("Cy\tCFO").run()
    again = unfolded("paste")
    assert field(again.text_area, "block_paste").value == "Cy\tCFO"
