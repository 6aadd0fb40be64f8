"""After a meeting: one form fills touch, support, concerns and the next step together."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.scales import ConcernState
from tests.after_meeting import before_meeting
from tests.ui.entry_app import fine, open_page, store_with, texts

ACCOUNT = before_meeting("plant", "mes", "Payback")


def field(elements: Any, key: str) -> Any:
    return next(e for e in elements if str(e.key).startswith(f"{key}_meeting"))


def met(app: AppTest, *names: str) -> AppTest:
    field(app.multiselect, "them").set_value(list(names)).run()
    fine(app)
    return app


@pytest.mark.parametrize(("language", "saved"), [("en", "one change"), ("zh", "一次修改")])
def test_one_form_saves_everything_as_one_change(language: str, saved: str) -> None:
    store = store_with(ACCOUNT)
    before = store.version("plant")
    app = met(open_page("touches", language, "plant"), "Anna", "Bo")
    field(app.multiselect, "us").set_value(["Eva", "Tom"])
    field(app.selectbox, "support_anna").set_value("1")
    field(app.text_input, "why_anna").set_value("asked for the contract")
    field(app.text_input, "rose_bo").set_value("delay")
    field(app.multiselect, "closed_anna").set_value(["c1"])
    field(app.text_input, "next").set_value("send the contract").run()
    field(app.date_input, "due").set_value(date(2030, 1, 2))
    app.button(key="save_meeting").click().run()
    fine(app)
    account = store.load("plant").account
    anna, bo = account.decision("mes").seats
    assert (anna.support, anna.stances[-1].evidence) == (1, "asked for the contract")
    assert anna.concerns[0].state is ConcernState.RESOLVED
    assert [c.text for c in bo.concerns] == ["delay"]
    assert account.touches[0].person_ids == ("anna", "bo")
    assert [mate.name for mate in account.teammates] == ["Eva", "Tom"]
    assert (account.tasks[0].what, account.tasks[0].due) == ("send the contract", date(2030, 1, 2))
    assert account.tasks[0].teammate_id == "eva"
    assert store.version("plant") == before + 1
    assert saved in texts(app)
    app.button(key="undo").click().run()
    assert store.load("plant").account == ACCOUNT


def test_silence_changes_no_support() -> None:
    store = store_with(ACCOUNT)
    app = met(open_page("touches", "en", "plant"), "Anna")
    app.button(key="save_meeting").click().run()
    account = store.load("plant").account
    assert account.decision("mes") == ACCOUNT.decision("mes")
    assert len(account.touches) == 1
    assert account.tasks == ()


def test_still_the_same_is_a_new_record_of_the_same_value() -> None:
    store = store_with(ACCOUNT)
    app = met(open_page("touches", "en", "plant"), "Anna")
    field(app.selectbox, "support_anna").set_value("same")
    app.button(key="save_meeting").click().run()
    stances = store.load("plant").account.decision("mes").seats[0].stances
    assert [(s.on, s.support) for s in stances] == [
        (date(2026, 1, 5), -2),
        (date.today(), -2),  # noqa: DTZ011
    ]


def test_what_was_typed_is_offered_again_after_a_reload_and_can_be_dropped() -> None:
    store = store_with(ACCOUNT)
    app = met(open_page("touches", "en", "plant"), "Anna", "Cy Newman")
    field(app.text_input, "why_anna").set_value("smiled").run()
    again = open_page("touches", "en", "plant")  # a new session
    assert field(again.multiselect, "them").value == ["Anna", "Cy Newman"]
    assert field(again.text_input, "why_anna").value == "smiled"
    again.button(key="empty_meeting").click().run()
    assert field(again.multiselect, "them").value == []
    assert store.drafts("plant", "") == {}


def test_nothing_can_be_saved_before_somebody_was_met() -> None:
    store_with(ACCOUNT)
    assert open_page("touches", "en", "plant").button(key="save_meeting").disabled
