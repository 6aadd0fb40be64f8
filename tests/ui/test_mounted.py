"""Forms keep what is typed while the account changes, and save only what was typed."""

from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Bant, BantItem, Decision
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Money
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Teammate
from stakeholder_map.storage.store import Store
from tests.ui.entry_app import fine, open_page, store_with, texts, type_into

ACCOUNT = Account(
    id="plant",
    name="Plant",
    industry="Steel",
    people=(Person(id="anna", name="Anna"), Person(id="bo", name="Bo")),
    teammates=(Teammate(id="li", name="Li Na"),),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            value=Money(amount=100_000, currency="CNY"),
            bant=Bant(need=BantItem(text="Downtime")),
            seats=(
                Seat(
                    id="s-anna",
                    person_id="anna",
                    stances=(
                        Stance(on=date(2026, 1, 5), support=2, confidence=0.6, evidence="demo"),
                    ),
                ),
                Seat(id="s-bo", person_id="bo"),
            ),
        ),
    ),
)


def page(name: str, section: str = "", language: str = "en") -> AppTest:
    app = open_page(name, language, "plant")
    if section:
        app.session_state[f"{name}_section"] = section
        app.run()
        fine(app)
    return app


def detail(person_id: str, language: str = "en") -> AppTest:
    app = page("people", language=language)
    app.selectbox(key="person_plant").set_value(person_id).run()
    fine(app)
    return app


def field(app: AppTest, key: str) -> Any:
    """The field whose key begins so; forms number their mountings."""
    every = (*app.text_input, *app.text_area, *app.number_input, *app.selectbox)
    every += (*app.date_input, *app.multiselect)
    found = [element for element in every if str(element.key).startswith(f"{key}_")]
    assert len(found) == 1, [element.key for element in every]
    return found[0]


def press(app: AppTest, *labels: str) -> None:
    next(button for button in app.button if button.label in labels).click().run()
    fine(app)


def somebody_else(store: Store, **changes: Any) -> None:
    held = store.load("plant")
    store.save(held.account.but(**changes), held.version, by="somebody else")


def test_an_edit_in_the_grid_leaves_the_evidence_that_is_being_typed() -> None:
    store = store_with(ACCOUNT)
    app = detail("anna")
    evidence = field(app, "evidence_stance").id
    type_into(app, "people", {0: {"support": "-3"}, 1: {"title": "CFO"}})
    assert field(app, "evidence_stance").id == evidence, "the browser keeps what stands in it"
    field(app, "evidence_stance").set_value("blocked the pilot")
    press(app, "Save stance")
    account = store.load("plant").account
    assert account.person("bo").title == "CFO"
    stance = account.decision("mes").seat("s-anna").stance
    assert stance is not None
    assert (stance.support, stance.evidence) == (-3, "blocked the pilot")
    assert field(app, "evidence_stance").value == ""
    assert field(app, "support_stance").value == -3


@pytest.mark.parametrize(
    ("language", "save"), [("en", "Save account"), ("zh", "保存客户")], ids=["en", "zh"]
)
def test_a_save_by_somebody_else_is_neither_lost_nor_overwritten(language: str, save: str) -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "account", language)
    field(app, "background_account").set_value("A long story")
    somebody_else(store, industry="Machines")
    press(app, save)
    account = store.load("plant").account
    assert (account.industry, account.background) == ("Machines", "A long story")
    assert field(app, "industry_account").value == "Machines"


def test_that_the_record_changed_meanwhile_is_said_and_can_be_shown() -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "account")
    assert "This changed meanwhile" not in texts(app)
    somebody_else(store, industry="Machines")
    app.run()
    assert field(app, "industry_account").value == "Steel"
    assert "This changed meanwhile" in texts(app)
    press(app, "Show it as it is now")
    assert field(app, "industry_account").value == "Machines"
    assert "This changed meanwhile" not in texts(app)


def test_the_decision_s_form_writes_only_its_changed_fields() -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "decision")
    field(app, "name_decision").set_value("MES 2")
    theirs = ACCOUNT.decision("mes").but(value=Money(amount=7, currency="EUR"))
    somebody_else(store, decisions=(theirs,))
    press(app, "Save decision")
    decision = store.load("plant").account.decision("mes")
    assert (decision.name, decision.value) == ("MES 2", Money(amount=7, currency="EUR"))


def test_bant_writes_only_its_changed_fields() -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "bant")
    field(app, "need_evidence_bant").set_value("Their report")
    need = BantItem(text="Scrap")
    theirs = ACCOUNT.decision("mes").but(bant=Bant(need=need, authority=BantItem(text="CEO")))
    somebody_else(store, decisions=(theirs,))
    press(app, "Save BANT")
    bant = store.load("plant").account.decision("mes").bant
    assert (bant.need.text, bant.need.evidence) == ("Scrap", "Their report")
    assert bant.authority.text == "CEO"


def test_limits_write_only_their_changed_fields() -> None:
    store = store_with(ACCOUNT)
    app = page("settings")
    field(app, "cold_days_limits").set_value(30)
    field(app, "tie_strength_limits").set_value(70)
    somebody_else(store, limits=Limits(half_life_days=45))
    press(app, "Save limits")
    limits = store.load("plant").account.limits
    assert limits == Limits(cold_days=30, half_life_days=45, tie_strength=0.7)


def test_what_was_refused_stays_to_be_mended() -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "account")
    field(app, "name_account").set_value(" ")
    field(app, "background_account").set_value("A long story")
    press(app, "Save account")
    assert store.load("plant").account == ACCOUNT
    assert field(app, "background_account").value == "A long story"
    field(app, "name_account").set_value("Plant Holding")
    press(app, "Save account")
    account = store.load("plant").account
    assert (account.name, account.background) == ("Plant Holding", "A long story")


def test_after_undo_the_form_shows_what_holds_again() -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "account")
    field(app, "industry_account").set_value("Machines")
    press(app, "Save account")
    assert field(app, "industry_account").value == "Machines"
    app.button(key="undo").click().run()
    assert field(app, "industry_account").value == "Steel"
    press(app, "Save account")
    assert store.load("plant").account == ACCOUNT


def test_a_stance_after_today_is_refused_and_its_evidence_stays() -> None:
    store = store_with(ACCOUNT)
    for language, said in (("en", "cannot be dated after today"), ("zh", "不能晚于今天")):
        app = detail("anna", language)
        field(app, "evidence_stance").set_value("promised to sign")
        tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the app's own day
        field(app, "on_stance").set_value(tomorrow)
        press(app, "Save stance", "保存立场")
        assert said in texts(app)
        assert field(app, "evidence_stance").value == "promised to sign"
    assert store.load("plant").account == ACCOUNT


def test_a_stance_that_was_wrong_is_deleted_and_comes_back_with_undo() -> None:
    hoped = Stance(on=date(2099, 1, 1), support=5)
    anna = ACCOUNT.decision("mes").seat("s-anna")
    wrong = edits.put_seat(ACCOUNT, "mes", anna.but(stances=(*anna.stances, hoped)))
    store = store_with(wrong)
    app = detail("anna")
    assert field(app, "support_stance").value == 2, "what is dated later does not hold today"
    app.selectbox(key="past_s-anna").set_value("2099-01-01").run()
    app.button(key="delete_stance_s-anna").click().run()
    fine(app)
    assert store.load("plant").account == ACCOUNT
    app.button(key="undo").click().run()
    assert store.load("plant").account == wrong


def test_more_confidence_of_the_same_day_keeps_its_evidence() -> None:
    store = store_with(ACCOUNT)
    app = detail("anna")
    field(app, "evidence_stance").set_value("asked for a price")
    press(app, "Save stance")
    field(app, "confidence_stance").set_value(90)
    press(app, "Save stance")
    stances = store.load("plant").account.decision("mes").seat("s-anna").stances
    assert len(stances) == 2
    assert (stances[1].evidence, stances[1].confidence) == ("asked for a price", 0.9)


@pytest.mark.parametrize(
    ("language", "add", "said"),
    [
        ("en", "Add person", "Nobody was added. Department: the text has 501 characters"),
        ("zh", "添加人员", "未添加人员。部门："),
    ],
)
def test_a_refused_quick_entry_says_why_and_keeps_its_fields(
    language: str, add: str, said: str
) -> None:
    store = store_with(ACCOUNT)
    app = page("people", language=language)
    field(app, "name_quick_add").set_value("Fay")
    next(button for button in app.button if button.label == add).click()
    states = app._tree.get_widget_states()  # AppTest itself cannot type a new option
    box = field(app, "department_quick_add").id
    next(found for found in states.widgets if found.id == box).string_value = "x" * 501
    app._run(states)
    fine(app)
    assert store.load("plant").account == ACCOUNT
    assert said in texts(app)
    assert field(app, "name_quick_add").value == "Fay"
    press(app, add)
    assert store.load("plant").account.people[-1].name == "Fay"
    assert field(app, "name_quick_add").value == ""


def test_a_touch_with_nobody_keeps_what_was_written_about_it() -> None:
    store = store_with(ACCOUNT)
    app = page("touches")
    app.session_state["touches_section"] = "log"
    app.run()
    field(app, "outcome_log_touch").set_value("Wants a pilot")
    press(app, "Log touch")
    assert field(app, "outcome_log_touch").value == "Wants a pilot"
    field(app, "them_log_touch").set_value(["Anna"])
    press(app, "Log touch")
    assert store.load("plant").account.touches[0].outcome == "Wants a pilot"
    assert field(app, "outcome_log_touch").value == ""


def test_a_new_account_without_a_name_keeps_its_purchase() -> None:
    store = store_with()
    app = open_page("decision")
    field(app, "purchase_new_account").set_value("Scanners")
    press(app, "Create account")
    assert not store.accounts()
    assert field(app, "purchase_new_account").value == "Scanners"


@pytest.mark.parametrize(("language", "said"), [("en", "Save once more"), ("zh", "再点一次保存")])
def test_what_somebody_else_typed_into_the_same_field_is_told_before_it_is_overwritten(
    language: str, said: str
) -> None:
    store = store_with(ACCOUNT)
    app = page("decision", "account", language)
    somebody_else(store, industry="Chemicals")
    field(app, "industry").set_value("Foundry")
    press(app, "Save account", "保存客户")
    shown = texts(app)
    assert said in shown and "Chemicals" in shown and "Foundry" in shown
    assert store.load("plant").account.industry == "Chemicals"
    press(app, "Save account", "保存客户")
    assert store.load("plant").account.industry == "Foundry"
