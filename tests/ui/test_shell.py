"""The frame: what is looked at, in which language, and the way back from every edit."""

import re
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.seat import Seat
from stakeholder_map.services import editing
from stakeholder_map.services.workspace import FIRST_SAMPLE, sample, sample_files
from stakeholder_map.ui import places
from tests.conftest import ROOT
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import key_number, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")

PAGES = ("portfolio", "map", "gaps", "share")
HAN = re.compile(r"[㐀-鿿]")

#: Two English words in a row: no sentence of ours may be left untranslated on a Chinese page.
ENGLISH = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,}\b")


def only_sample(language: str, today: date) -> str:
    """Fill the store with the sample in one language; return its id."""
    store_with(sample(FIRST_SAMPLE[language], today))
    return FIRST_SAMPLE[language]


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_account_is_shown_without_an_english_sentence(name: str, today: date) -> None:
    app = open_page(name, "zh", only_sample("zh", today))
    assert not ENGLISH.findall(seen(app))


@pytest.mark.parametrize("name", PAGES)
def test_an_english_account_is_shown_without_a_chinese_sign(name: str, today: date) -> None:
    app = open_page(name, "en", only_sample("en", today))
    assert not HAN.search(seen(app).replace("中文", ""))


def test_the_language_switch_changes_everything_and_is_remembered(today: date) -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    before = seen(app)
    app.segmented_control(key="language_box").set_value("zh").run()
    fine(app)
    after = seen(app)
    assert "覆盖缺口" in after
    assert "Why it matters" in before
    assert "Why it matters" not in after
    assert "Anna Berg" in after, "names stay as they are"
    assert app.query_params["lang"] == "zh"
    assert store.preference("language") == "zh"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_first_start_opens_the_sample_in_the_users_language(language: str) -> None:
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    fine(app)
    assert app.session_state["account"] == FIRST_SAMPLE[language]
    assert len(app.selectbox[0].options) == len(sample_files())


def test_a_link_opens_the_account_the_decision_and_the_seat_it_names() -> None:
    twice = edits.duplicate_decision(plant(), "mes", "Second line")
    second = twice.decisions[1]
    store_with(plant(id="other", name="Other"), twice)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params.update(
        lang="en", account="plant", decision=second.id, seat=second.seats[1].id, lens="network"
    )
    app.run()
    fine(app)
    assert [box.value for box in app.selectbox] == ["plant", second.id]
    assert "Bo Lind\nCFO" in seen(app), "the panel of the person"
    assert app.get("bidi_component")[0].proto.component_name.endswith("network")


def test_a_link_to_what_is_gone_opens_what_is_there() -> None:
    store_with(plant())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params.update(lang="xx", account="gone", decision="gone", seat="gone", lens="gone")
    app.run()
    fine(app)
    assert app.query_params == {"lang": "en", "account": "plant", "decision": "mes"}
    assert "This link names an account that is not here." in seen(app)
    assert "This link names" not in seen(app.run()), "said once"


def test_another_account_brings_its_own_numbers_and_forgets_the_seat() -> None:
    unmet = plant(id="other", name="Other", touches=())
    store_with(plant(), unmet)
    app = open_page("map", "en", "plant")
    app.button(key="moves s-anna").click().run()
    assert key_number(app, "Weight reached") == "75%"
    app.selectbox(key="account_box_plant").select("other").run()
    fine(app)
    assert key_number(app, "Weight reached") == "0–75%"
    assert app.session_state["seat"] is None
    assert app.query_params["account"] == "other"


def test_another_decision_brings_its_own_numbers() -> None:
    account = plant()
    small = Decision(id="small", name="Small one", seats=(Seat(id="s", person_id="bo"),))
    store_with(account.but(decisions=(*account.decisions, small)))
    app = open_page("map", "en", "plant")
    app.selectbox(key="decision_box_mes").select("small").run()
    fine(app)
    assert key_number(app, "Weight reached") == "0%"
    assert app.query_params["decision"] == "small"


def test_undo_restores_the_account_and_redo_brings_the_edit_back() -> None:
    store = store_with(plant())
    editing.change(store, store.load("plant"), lambda account: account.but(touches=()), by="Mia")
    app = open_page("map", "en", "plant")
    assert key_number(app, "Weight reached") == "0–75%"
    app.button(key="undo").click().run()
    fine(app)
    assert key_number(app, "Weight reached") == "75%"
    assert store.load("plant").account == plant()
    app.button(key="redo").click().run()
    fine(app)
    assert key_number(app, "Weight reached") == "0–75%"


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "There is nothing to undo."), ("zh", "没有可以撤销的操作")]
)
def test_nothing_to_undo_is_said_once(language: str, sentence: str) -> None:
    store_with(plant())
    app = open_page("map", language, "plant")
    app.button(key="undo").click().run()
    assert sentence in seen(app)
    app.run()
    assert sentence not in seen(app)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("language", "advice"),
    [("en", "Start from your own spreadsheet"), ("zh", "用自己的表格开始")],
)
def test_an_empty_store_says_how_to_start(name: str, language: str, advice: str) -> None:
    store_with()
    app = open_page(name, language)
    assert advice in seen(app)
    assert not app.selectbox


@pytest.mark.parametrize("name", ["map", "gaps", "share"])
def test_an_account_without_a_decision_says_how_to_go_on(name: str) -> None:
    store_with(Account(id="bare", name="Bare"))
    app = open_page(name, "en", "bare")
    assert "There is no decision yet." in seen(app)
    assert "Create a decision" in seen(app)
    assert "Create an empty account" not in seen(app), "there is an account already"
    assert [box.value for box in app.selectbox] == ["bare"]


def test_a_store_that_is_none_is_refused_with_a_sentence_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database at all" * 100)
    monkeypatch.setenv("STAKEHOLDER_MAP_DB", f"sqlite:///{broken}")
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    st.cache_resource.clear()
    assert not app.exception
    english, chinese = (text.value for text in app.text)
    assert "broken.sqlite" in english
    assert HAN.search(chinese)
    assert broken.read_bytes() == b"no database at all" * 100


def test_an_account_that_another_window_deletes_gives_way_to_the_next() -> None:
    store = store_with(plant(), plant(id="other", name="Other"))
    app = open_page("map", "en", "plant")
    store.delete("plant")
    app.run()
    fine(app)
    assert app.session_state["account"] == "other"
    assert "This link names" not in seen(app)


@pytest.mark.parametrize("part", ["outreach", "nowhere", "<b>"])
def test_a_link_opens_the_part_of_the_page_that_it_names(part: str) -> None:
    store_with(plant())
    app = open_page("plan", "en", "plant", part=part)
    fine(app)
    there = app.segmented_control(key="plan_section").value
    assert there == (part if part == "outreach" else "tasks")
    assert ("section" in app.query_params) is (part == "outreach")


def test_the_part_that_is_chosen_stands_in_the_url_and_goes_with_its_page() -> None:
    store_with(plant())
    app = open_page("plan", "en", "plant")
    app.segmented_control(key="plan_section").set_value("stages").run()
    assert app.query_params["section"] in ("stages", ["stages"])
    app.switch_page(places.page("outlook")).run()
    fine(app)
    assert "section" not in app.query_params
