"""Touches: logged in one form, listed, and the contacts they keep warm."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.team import Contact, Teammate, Touch
from tests.ui.entry_app import cells, fine, open_page, store_with, texts, type_into

ACCOUNT = Account(
    id="plant",
    name="Plant",
    people=(Person(id="anna", name="Anna", met=False), Person(id="bo", name="Bo")),
    teammates=(Teammate(id="li", name="Li Na"), Teammate(id="chen", name="Chen Bo")),
    contacts=(Contact(id="k", teammate_id="li", person_id="bo", closeness=2),),
    touches=(
        Touch(id="old", on=date(2026, 1, 5), person_ids=("bo",), two_way=True, outcome="Demo"),
        Touch(id="new", on=date(2026, 3, 5), person_ids=("anna",), two_way=False),
    ),
    decisions=(Decision(id="mes", name="MES"),),
)


def log_page(language: str = "en") -> AppTest:
    """Return the page with the list of touches."""
    app = open_page("touches", language, "plant")
    app.session_state["touches_section"] = "log"
    return app.run()


@pytest.mark.parametrize(
    ("language", "button", "answer"), [("en", "Log touch", "no"), ("zh", "记录触达", "否")]
)
def test_touches_are_listed_latest_first_in_the_session_s_language(
    language: str, button: str, answer: str
) -> None:
    store_with(ACCOUNT)
    app = log_page(language)
    assert cells(app, "touches", "person_ids") == [["Anna"], ["Bo"]]
    assert cells(app, "touches", "two_way")[0] == answer
    assert button in [found.label for found in app.button]


def test_the_form_logs_a_touch_and_who_was_met() -> None:
    store = store_with(ACCOUNT)
    app = log_page()
    theirs = next(box for box in app.multiselect if box.label == "Their people")
    ours = next(box for box in app.multiselect if box.label == "Our people")
    theirs.set_value(["Anna"])
    ours.set_value(["Li Na"])
    next(group for group in app.button_group if group.label == "They answered").set_value(True)
    next(box for box in app.text_input if box.label == "What came of it").set_value("Wants a pilot")
    next(button for button in app.button if button.label == "Log touch").click().run()
    fine(app)
    account = store.load("plant").account
    touch = account.touches[-1]
    assert (touch.person_ids, touch.teammate_ids) == (("anna",), ("li",))
    assert (touch.two_way, touch.outcome, touch.decision_id) == (True, "Wants a pilot", "mes")
    assert account.person("anna").met is True


def test_a_touch_with_nobody_is_refused_in_a_sentence() -> None:
    store = store_with(ACCOUNT)
    app = log_page("zh")
    next(button for button in app.button if button.label == "记录触达").click().run()
    fine(app)
    assert len(store.load("plant").account.touches) == 2
    assert "请至少选择一名对方人员" in texts(app)


def test_only_the_touches_with_one_person_are_shown_and_added_to() -> None:
    store = store_with(ACCOUNT)
    app = log_page()
    app.selectbox(key="touches_with_plant").set_value("bo").run()
    fine(app)
    assert cells(app, "touches", "outcome") == ["Demo"]
    type_into(app, "touches", added=[{"on": "2026-05-04", "outcome": "Price list"}])
    touch = store.load("plant").account.touches[-1]
    assert (touch.on, touch.person_ids) == (date(2026, 5, 4), ("bo",))


def test_who_knows_whom_is_typed_and_blank_is_not_recorded() -> None:
    store = store_with(ACCOUNT)
    app = log_page()
    app.session_state["touches_section"] = "contacts"
    app.run()
    fine(app)
    assert cells(app, "contacts", "by_li") == [None, "2 · talks to us"]
    assert [str(day)[:10] for day in cells(app, "contacts", "last_met")] == ["None", "2026-01-05"]
    type_into(app, "contacts", {0: {"by_chen": "0 · not at all", "owner": "Li Na"}})
    contacts = {
        (k.teammate_id, k.person_id): (k.closeness, k.is_owner)
        for k in store.load("plant").account.contacts
    }
    assert contacts == {
        ("li", "bo"): (2, False),
        ("chen", "anna"): (0, False),
        ("li", "anna"): (None, True),
    }
    type_into(app, "contacts", {0: {"by_chen": None, "owner": "Li Na"}, 1: {"by_li": None}})
    left = store.load("plant").account.contacts
    assert [(k.teammate_id, k.person_id) for k in left] == [("li", "anna")]
