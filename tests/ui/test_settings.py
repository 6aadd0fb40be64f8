"""Settings."""

import pytest
import streamlit as st

from stakeholder_map.analysis.reading import read
from stakeholder_map.model.account import Account
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.tie import Tie
from tests.analysis.deals import TODAY, deal, seat, tie
from tests.ui.entry_app import fine, open_page, store_with, texts

ACCOUNT = Account(
    id="plant",
    name="Plant",
    people=(Person(id="anna", name="Anna"), Person(id="bo", name="Bo")),
    ties=(Tie(source="anna", target="bo", kind=TieKind.ALLIED),),
    limits=Limits(cold_days=45),
)


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Cold after (days)", "Without a two-way touch for longer"),
        ("zh", "多少天算变冷", "超过这么多天没有双向触达"),
    ],
)
def test_limits_are_the_account_s_own_and_said_in_a_sentence(
    language: str, title: str, said: str
) -> None:
    store = store_with(ACCOUNT)
    app = open_page("settings", language, "plant")
    box = next(found for found in app.number_input if found.label == title)
    assert box.value == 45
    assert said in texts(app)
    box.set_value(30)
    submit = next(b for b in app.button if b.label in {"Save limits", "保存参数"})
    submit.click().run()
    fine(app)
    assert store.load("plant").account.limits == Limits(cold_days=30)
    app.button(key="reset_limits").click().run()
    assert store.load("plant").account.limits == Limits()


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Listening without a tie (%)", "200 is as much as two average ties"),
        ("zh", "未录入关系时的倾听（%）", "200相当于两条平均强度的关系"),
    ],
)
def test_listening_beside_the_ties_is_set_in_percent_and_moves_the_numbers(
    language: str, title: str, said: str
) -> None:
    account = deal([seat(0, 2, 0.5), seat(1, 4, 0.3), seat(2, None, 0.2)], ties=[tie(1, 0)])
    store = store_with(account)
    before = read(account, "d", TODAY).influence.share
    app = open_page("settings", language, account.id)
    box = next(found for found in app.number_input if found.label == title)
    assert (box.value, box.min, box.max) == (200, 10, 1000)
    assert said in texts(app)
    box.set_value(1000)
    next(b for b in app.button if b.label in {"Save limits", "保存参数"}).click().run()
    fine(app)
    saved = store.load(account.id).account
    assert saved.limits == Limits(prior_attention=10.0)
    assert read(saved, "d", TODAY).influence.share != pytest.approx(before, abs=1e-3)


def test_the_name_is_recorded_with_the_next_change() -> None:
    store = store_with(ACCOUNT)
    app = open_page("settings", account="plant")
    app.text_input(key="user_name").set_value("Li  Na").run()
    app.button(key="reset_limits").click().run()
    assert store.history("plant")[0].by == "Li Na"


def test_two_sessions_keep_their_own_names_and_a_new_one_begins_with_the_last() -> None:
    store = store_with(ACCOUNT)
    first = open_page("settings", account="plant")
    second = open_page("settings", account="plant")
    first.text_input(key="user_name").set_value("Ana").run()
    second.text_input(key="user_name").set_value("Bo").run()
    first.button(key="reset_limits").click().run()
    assert store.history("plant")[0].by == "Ana"
    assert open_page("settings", account="plant").text_input(key="user_name").value == "Bo"


def test_a_session_that_runs_keeps_name_and_language_when_another_sets_its_own() -> None:
    store = store_with(ACCOUNT)
    running = open_page("settings", account="plant")
    other = open_page("settings", account="plant")
    other.text_input(key="user_name").set_value("Bo").run()
    other.radio(key="language_en").set_value("zh").run()
    running.button(key="reset_limits").click().run()
    fine(running)
    assert store.history("plant")[0].by == ""
    assert "Where your data lie" in texts(running)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Li  Na", "email": "li@example.org"}, "Li Na"),
        ({"email": "li@example.org"}, "li@example.org"),
    ],
)
def test_with_a_log_in_changes_are_recorded_under_it(
    monkeypatch: pytest.MonkeyPatch, claims: dict[str, str], name: str
) -> None:
    store = store_with(ACCOUNT)
    store.set_preference("user", "Somebody Else")
    monkeypatch.setattr(st, "user", {"is_logged_in": True, **claims})
    app = open_page("settings", account="plant")
    box = app.text_input(key="user_name")
    assert (box.value, box.disabled) == (name, True)
    app.button(key="reset_limits").click().run()
    assert store.history("plant")[0].by == name


def test_the_language_changes_at_once_and_stays() -> None:
    store = store_with(ACCOUNT)
    app = open_page("settings", account="plant")
    app.radio(key="language_en").set_value("zh").run()
    fine(app)
    assert "数据存放位置" in texts(app)
    assert store.preference("language") == "zh"


def test_a_person_is_erased_from_the_history_after_the_name_was_typed() -> None:
    store = store_with(ACCOUNT)
    store.save(ACCOUNT.but(notes="2026"), 1, by="test")
    app = open_page("settings", account="plant")
    app.selectbox(key="erase_plant").set_value("anna").run()
    assert app.button(key="erase_anna").disabled
    app.text_input(key="erase_anna_typed").set_value("anna").run()
    app.button(key="erase_anna").click().run()
    fine(app)
    account = store.load("plant").account
    assert [person.name for person in account.people] == ["Bo"]
    assert not account.ties
    assert "Anna" not in store.at_version("plant", 1).model_dump_json()


def test_samples_go_and_come_back_and_own_accounts_stay() -> None:
    store = store_with(ACCOUNT)
    app = open_page("settings", account="plant")
    app.button(key="add_samples").click().run()
    fine(app)
    with_samples = {row.id for row in store.accounts()}
    assert len(with_samples) > 1
    edited = store.load(min(with_samples - {"plant"}))
    store.save(edited.account.but(background="Mine"), edited.version, by="Ana")
    app.button(key="remove_samples").click().run()
    fine(app)
    assert {row.id for row in store.accounts()} == with_samples, "asked first"
    app.button(key="keep_samples").click().run()
    assert "delete_samples" not in {button.key for button in app.button}
    app.button(key="remove_samples").click().run()
    app.button(key="delete_samples").click().run()
    fine(app)
    assert {row.id for row in store.accounts()} == {"plant", edited.account.id}
    assert app.button(key="remove_samples").disabled


def test_where_the_data_lie_is_told(own_data_folder) -> None:
    store_with(ACCOUNT)
    app = open_page("settings", account="plant")
    assert app.code[0].value == str(own_data_folder / "accounts.sqlite")
