"""The page Playbook, and the texts on a person's card."""

import json
import re
from datetime import date, timedelta

import pytest
import streamlit as st

from stakeholder_map.model import edits
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Pain
from stakeholder_map.model.scales import ConcernCategory, Money
from stakeholder_map.model.seat import Concern, Stance
from stakeholder_map.playbook.case import Case
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Kind, Scene
from stakeholder_map.playbook.library import built_in
from stakeholder_map.playbook.matching import Tally
from stakeholder_map.services import keeping
from stakeholder_map.storage.playbook import TEAM
from stakeholder_map.ui.playbook import card
from stakeholder_map.words import words
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import hostile, plant, seen

HAN = re.compile(r"[㐀-鿿]")


def worried():
    """Return the plant, where Anna, who decides, worries about the price."""
    seat = plant().decision("mes").seat("s-anna")
    worry = Concern(id="c", text="Too dear", category=ConcernCategory.PRICE)
    worth = Money(amount=1_500_000, currency="EUR")
    pain = Pain(text="Lost hours", person_ids=("anna",), cost=worth, worth=worth)
    decision = plant().decision("mes").but(pains=(pain,))
    return edits.put_seat(edits.put_decision(plant(), decision), "mes", seat.but(concerns=(worry,)))


def said(app) -> list[str]:
    return [code.value for code in app.code]


def click(app, key: str):
    app.button(key=key).click().run()
    fine(app)
    return app


def section(app, name: str):
    app.button_group(key="playbook_section").set_value(name).run()
    fine(app)
    return app


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_texts_are_there_in_the_language_and_filters_narrow_them(language: str) -> None:
    store_with(worried())
    app = open_page("playbook", language, "plant")
    assert str(len(built_in())) in seen(app)
    assert len(said(app)) == 12
    assert all(bool(HAN.search(text)) is (language == "zh") for text in said(app))
    app.selectbox(key="playbook_kind").set_value(Kind.OBJECTION).run()
    app.selectbox(key="playbook_concern").set_value(ConcernCategory.SUPPLIER).run()
    fine(app)
    assert len(said(app)) == 1


def test_a_search_finds_words_of_either_language() -> None:
    store_with(worried())
    app = open_page("playbook", "en", "plant")
    app.text_input(key="playbook_words").set_value("抽屉").run()
    fine(app)
    assert [text[:21] for text in said(app)] == ["Leave the data sheet "]
    app.text_input(key="playbook_words").set_value("no such words anywhere").run()
    assert said(app) == []
    assert "No text is like that" in seen(app)


def test_for_a_person_only_what_fits_is_shown_filled_and_with_the_reasons() -> None:
    store_with(worried())
    app = open_page("playbook", "en", "plant")
    app.selectbox(key="playbook_person_plant_mes").set_value("s-anna").run()
    fine(app)
    assert "open concern “Too dear”" in seen(app)
    assert 0 < len(said(app)) <= 12
    assert not [text for text in said(app) if "[name of the person]" in text]
    fitting = re.search(r"(\d+) texts", seen(app))
    assert fitting
    app.toggle(key="playbook_every").set_value(True).run()
    assert f"{len(built_in())} texts" in seen(app)
    assert int(fitting[1]) < len(built_in())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_card_of_a_person_offers_three_with_why_and_rates_them(language: str) -> None:
    store = store_with(worried())
    app = open_page("map", language, "plant")
    click(app, "moves s-anna")
    (group,) = [g for g in app.get("button_group") if g.proto.id.find("saying") >= 0]
    assert len(group.proto.options) == 3
    assert len(said(app)) == 1
    assert ("Why this one" if language == "en" else "为什么选它") in seen(app)
    (up,) = [b for b in app.button if str(b.key).startswith("card up ")]
    click(app, str(up.key))
    entry_id = str(up.key).removeprefix("card up ")
    assert store.playbook.tallies() == {entry_id: Tally(1, 1)}
    click(app, f"card back {entry_id}")
    assert store.playbook.tallies() == {}


def test_the_card_leads_to_all_texts_for_this_person() -> None:
    store_with(worried())
    app = open_page("map", "en", "plant")
    click(app, "moves s-anna")
    click(app, "texts s-anna")
    assert app.selectbox(key="playbook_person_plant_mes").value == "s-anna"


def test_somebody_who_left_is_told_nothing() -> None:
    left = worried().person("anna").but(left_on=date.today() - timedelta(days=9))  # noqa: DTZ011
    store_with(edits.put(worried(), "people", left))
    app = open_page("playbook", "en", "plant")
    app.selectbox(key="playbook_person_plant_mes").set_value("s-anna").run()
    fine(app)
    assert said(app) == []
    assert "This person has left" in seen(app)


def write(app, en: str, *, team: bool = False) -> str:
    """Write a new text; return its id."""
    click(app, "playbook_add")
    (box,) = [box for box in app.text_area if str(box.key).endswith("_en")]
    box.set_value(en)
    key = str(box.key).removesuffix("_en")
    if team:
        app.radio(key=f"{key}_scope").set_value(True)
    next(b for b in app.button if b.label == "Save the text").click().run()
    fine(app)
    return key


def test_an_own_text_is_kept_found_changed_deleted_and_brought_back() -> None:
    store = store_with(worried())
    app = open_page("playbook", "en", "plant")
    key = write(app, "Ask for the {price}, {person}. {nonsense}")
    assert "{nonsense}" in seen(app)
    (held,) = store.playbook.all()
    assert (held.item.id, held.is_shared) == (key, False)
    app.text_input(key="playbook_words").set_value("nonsense").run()
    assert said(app) == ["Ask for the [value of the decision], [name of the person]. {nonsense}"]
    click(app, f"edit {key}")
    app.text_area(key=f"{key}_zh").set_value("先问价。")
    next(b for b in app.button if b.label == "Save the text").click().run()
    fine(app)
    (held,) = store.playbook.all()
    assert held.item.zh == "先问价。"
    click(app, f"delete {key}")
    assert store.playbook.all() == ()
    click(app, "playbook_bring_back")
    assert len(store.playbook.all()) == 1


def test_a_new_text_stands_first_whether_it_fits_whom_one_looks_at_or_not() -> None:
    store_with(worried())
    app = open_page("playbook", "en", "plant")
    write(app, "Ask Wanda first.")
    assert said(app)[0] == "Ask Wanda first."
    app.selectbox(key="playbook_person_plant_mes").set_value("s-anna").run()
    assert said(app)[0] == "Ask Wanda first."
    key = write(app, "Then ask Bruno.")
    assert said(app)[0] == "Then ask Bruno."
    section(app, "shelf")
    rows = seen(app)
    assert "“Ask Wanda first.”" in rows
    assert "“Then ask Bruno.”" in rows
    section(app, "texts")
    click(app, f"delete {key}")
    assert "Then ask Bruno." not in said(app)


def test_an_empty_text_is_refused_in_a_sentence_and_the_form_stays() -> None:
    store = store_with(worried())
    app = open_page("playbook", "en", "plant")
    write(app, "   ")
    assert "write the text in one of the two languages" in seen(app)
    assert store.playbook.all() == ()
    assert [b for b in app.button if b.label == "Save the text"]


def test_a_built_in_text_is_changed_as_an_own_copy_and_brought_back() -> None:
    store = store_with(worried())
    app = open_page("playbook", "en", "plant")
    first = built_in()[0]
    click(app, f"edit {first.id}")
    app.text_area(key=f"{first.id}_en").set_value("Mine now.")
    next(b for b in app.button if b.label == "Save the text").click().run()
    fine(app)
    assert said(app)[0] == "Mine now."
    assert [held.item.id for held in store.playbook.all()] == [first.id]
    click(app, f"delete {first.id}")
    assert said(app)[0] != "Mine now."


def test_a_text_is_put_away_and_brought_out() -> None:
    store = store_with(worried())
    app = open_page("playbook", "en", "plant")
    first = built_in()[0]
    click(app, f"hide {first.id}")
    assert f"{len(built_in()) - 1} texts" in seen(app)
    section(app, "shelf")
    click(app, f"bring out {first.id}")
    section(app, "texts")
    assert f"{len(built_in())} texts" in seen(app)
    assert store.playbook.all() == ()


def test_somebody_else_s_change_is_not_overwritten() -> None:
    store = store_with(worried())
    held = store.playbook.put(Entry(id="ours", kind=Kind.MESSAGE, en="Our quokka."), TEAM, "bo")
    app = open_page("playbook", "en", "plant")
    app.text_input(key="playbook_words").set_value("quokka").run()
    click(app, "edit ours")
    store.playbook.put(held.item.but(en="Bo's words."), TEAM, "bo", held)
    app.text_area(key="ours_en").set_value("Mine.")
    next(b for b in app.button if b.label == "Save the text").click().run()
    fine(app)
    assert "bo changed or deleted this text" in seen(app)
    assert store.playbook.all()[0].item.en == "Bo's words."


def test_with_a_log_in_nobody_sees_the_own_texts_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = store_with(worried())
    store.playbook.put(Entry(id="hers", kind=Kind.MESSAGE, en="Hers alone."), "Ana", "Ana")
    store.playbook.put(Entry(id="team", kind=Kind.MESSAGE, en="Ours alone."), TEAM, "Ana")
    for name, there in (("Ana", 2), ("Bo", 1)):
        monkeypatch.setattr(st, "user", {"is_logged_in": True, "name": name})
        app = open_page("playbook", "en", "plant")
        app.text_input(key="playbook_words").set_value("alone.").run()
        own = [text for text in said(app) if text in {"Hers alone.", "Ours alone."}]
        assert len(own) == there


def test_on_a_shared_server_the_name_one_gave_tells_whose_a_text_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = store_with(worried())
    store.playbook.put(Entry(id="hers", kind=Kind.MESSAGE, en="Hers alone."), "Ana", "Ana")
    monkeypatch.setattr(keeping, "is_file", lambda _store: False)
    for name, there in (("Ana", True), ("Bo", False)):
        store.set_preference("user", name)
        app = open_page("playbook", "en", "plant")
        app.text_input(key="playbook_words").set_value("hers alone").run()
        assert ("Hers alone." in said(app)) is there


def test_a_text_is_shared_and_taken_back() -> None:
    store = store_with(worried())
    app = open_page("playbook", "en", "plant")
    key = write(app, "Share me.")
    section(app, "shelf")
    click(app, f"scope {key}")
    assert store.playbook.all()[0].is_shared
    click(app, f"scope {key}")
    assert not store.playbook.all()[0].is_shared


def test_a_file_is_taken_over_and_a_wrong_one_is_refused_in_a_sentence() -> None:
    store = store_with(worried())
    app = section(open_page("playbook", "en", "plant"), "shelf")
    good = {"format": 1, "entries": [{"id": "x", "kind": "message", "en": "From afar."}]}
    for content, sentence in (
        (b'{"format": 1}', "This is no playbook file"),
        (json.dumps(good).encode(), "Taken over: 1 new or changed, 0 left as they were."),
    ):
        app.file_uploader(key="playbook_file_box").set_value(
            ("p.json", content, "application/json")
        ).run()
        click(app, "playbook_import")
        assert sentence in seen(app)
    assert [held.item.en for held in store.playbook.all()] == ["From afar."]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_case_is_written_and_says_when_it_is_stale(language: str) -> None:
    store = store_with(worried())
    app = section(open_page("playbook", language, "plant"), "cases")
    click(app, "case_add")
    (box,) = [box for box in app.text_input if str(box.key).endswith("_customer")]
    key = str(box.key).removesuffix("_customer")
    box.set_value("Lian")
    app.date_input(key=f"{key}_on").set_value(date(2024, 1, 5))
    app.text_area(key=f"{key}_value").set_value("150 → 92")
    app.multiselect(key=f"{key}_concerns").set_value([ConcernCategory.PRICE])
    label = {"en": "Save the case", "zh": "保存案例"}[language]
    next(b for b in app.button if b.label == label).click().run()
    fine(app)
    (held,) = store.playbook.all()
    assert isinstance(held.item, Case)
    assert {"en": "Stale: ", "zh": "已过期："}[language] in seen(app)
    app.selectbox(key="case_person_plant_mes").set_value("s-anna").run()
    fine(app)
    assert {"en": "worries about Price", "zh": "正好担心价格"}[language] in seen(app)


def test_an_own_account_has_no_invented_cases() -> None:
    store_with(worried())
    app = section(open_page("playbook", "en", "plant"), "cases")
    assert "No case yet" in seen(app)


def test_the_invented_cases_of_a_sample_are_marked() -> None:
    store_with(worried().but(id="nordklinik-group"))
    app = section(open_page("playbook", "en", "nordklinik-group"), "cases")
    assert seen(app).count("Invented, a part of the samples") == 5


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_and_texts_are_shown_as_they_are(language: str) -> None:
    store = store_with(hostile())
    bad = '<img src=x onerror="alert(1)"> ![x](http://evil.example/a.png) {0.__class__}'
    store.playbook.put(Entry(id="bad", kind=Kind.MESSAGE, en=bad, zh=bad), TEAM, bad)
    store.playbook.put(Case(id="badcase", customer=bad, on=date(2026, 1, 1)), TEAM, bad)
    app = open_page("playbook", language, "hostile")
    app.text_input(key="playbook_words").set_value("onerror").run()
    assert said(app) == [bad]
    for seat in ("s0", "s5", "s6"):
        app.selectbox(key="playbook_person_hostile_dec").set_value(seat).run()
        fine(app)
        assert bad in said(app)
    section(app, "cases")
    section(app, "shelf")
    assert not [e for e in app.get("html") if "<img" in e.proto.body]


def test_without_any_account_the_texts_are_there() -> None:
    store_with()
    app = open_page("playbook", "en")
    assert f"{len(built_in())} texts" in seen(app)


def test_a_quarrel_leads_to_the_steps_that_settle_it() -> None:
    bo = worried().decision("mes").seat("s-bo")
    against = bo.but(stances=(Stance(on=date(2026, 11, 1), support=-4),), backs_id="kestrel")
    rival = Competitor(id="kestrel", name="Kestrel")
    store_with(edits.put_seat(worried().but(competitors=(rival,)), "mes", against))
    app = open_page("outlook", "en", "plant")
    app.button_group(key="outlook_section").set_value("clashes").run()
    fine(app)
    (link, *_) = [b for b in app.button if str(b.key).startswith("settling ")]
    click(app, str(link.key))
    assert app.selectbox(key="playbook_kind").value == Kind.DISAGREEMENT
    assert "quarrel: A competitor's camp" in seen(app)
    assert [text for text in said(app) if "Kestrel" in text]


def test_the_page_follows_whom_one_looks_at_until_another_is_chosen() -> None:
    store_with(worried())
    app = open_page("map", "en", "plant")
    click(app, "moves s-anna")
    app.switch_page("stakeholder_map/ui/pages/playbook.py").run()
    box = "playbook_person_plant_mes"
    assert app.selectbox(key=box).value == "s-anna"
    app.selectbox(key=box).set_value("s-bo").run()
    section(app, "cases")
    section(app, "texts")
    assert app.selectbox(key=box).value == "s-bo"


def test_saving_a_built_in_text_unchanged_makes_no_copy() -> None:
    store = store_with(worried())
    app = open_page("playbook", "en", "plant")
    click(app, f"edit {built_in()[0].id}")
    next(b for b in app.button if b.label == "Save the text").click().run()
    fine(app)
    assert store.playbook.all() == ()


def test_a_gap_leads_to_what_to_say() -> None:
    store_with(worried())
    app = open_page("gaps", "en", "plant")
    (link, *_) = [b for b in app.button if str(b.key).startswith("say ")]
    click(app, str(link.key))
    assert app.selectbox(key="playbook_person_plant_mes").value in {"s-anna", "s-bo"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_words_to_a_role_are_told_apart_by_what_they_are_called(language: str) -> None:
    first = [e for e in built_in() if e.scene is Scene.FIRST_CONTACT]
    called = [card.heading(words(language), entry) for entry in first]
    assert len(set(called)) == len(called)
