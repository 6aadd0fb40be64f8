"""Keeping people up to date: ratings, confirmations, leaving, merging and splitting."""

from datetime import date, timedelta
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.storage.store import Store
from tests.conftest import ROOT
from tests.ui.entry_app import fine, open_page, store_with, texts

TODAY = date.today()  # noqa: DTZ011
OLD = TODAY - timedelta(days=97)
ACCOUNT = Account(
    id="plant",
    name="Plant",
    people=(
        Person(id="zhao", name="赵敏", title="CFO"),
        Person(id="min", name="Zhao Min", title="Finance Director"),
        Person(id="bo", name="Bo"),
    ),
    ties=(Tie(id="t", source="bo", target="min", kind=TieKind.REPORTS_TO),),
    touches=(Touch(id="x", on=OLD, person_ids=("zhao",), two_way=True),),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            seats=(
                Seat(
                    id="s-zhao",
                    person_id="zhao",
                    weight=0.5,
                    roles=(Role.DECISION_MAKER,),
                    stances=(Stance(on=OLD, support=-2, confidence=0.8, evidence="said no"),),
                ),
                Seat(id="s-bo", person_id="bo", weight=0.5),
            ),
        ),
    ),
)


def html(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def tend(language: str = "en") -> AppTest:
    app = open_page("people", language, "plant")
    app.session_state["people_section"] = "tend"
    app.run()
    fine(app)
    return app


def person(part: str, key: str = "zhao", language: str = "en") -> AppTest:
    app = open_page("people", language, "plant")
    app.selectbox(key="person_plant").set_value(key).run()
    group = next(g for g in app.button_group if str(g.key).startswith("person_part"))
    group.set_value(part).run()
    fine(app)
    return app


def field(elements: Any, key: str) -> Any:
    return next(e for e in elements if str(e.key).startswith(key))


@pytest.mark.parametrize(
    ("language", "said", "button"),
    [("en", "97 days ago", "Still true"), ("zh", "97 天前", "仍然成立")],
)
def test_a_fading_stance_is_confirmed_in_one_click(language: str, said: str, button: str) -> None:
    store = store_with(ACCOUNT)
    app = tend(language)
    assert said in html(app)
    assert app.button(key="fading_s-zhao").label == button
    app.button(key="fading_s-zhao").click().run()
    fine(app)
    stances = store.load("plant").account.decision("mes").seats[0].stances
    assert [(s.on, s.support, s.confidence) for s in stances] == [(OLD, -2, 0.8), (TODAY, -2, 0.8)]
    assert "said no" in stances[1].evidence
    assert not any(str(b.key).startswith("fading_") for b in app.button)


@pytest.mark.parametrize(("language", "said"), [("en", "200 days ago"), ("zh", "200 天前")])
def test_an_old_tie_and_an_old_concern_are_confirmed_in_one_click(language: str, said: str) -> None:
    old = TODAY - timedelta(days=200)
    decision = ACCOUNT.decision("mes")
    worried = decision.seats[1].but(concerns=(Concern(id="c", text="noise", raised_on=old),))
    store = store_with(
        ACCOUNT.but(
            ties=(ACCOUNT.ties[0].but(on=old),),
            decisions=(decision.but(seats=(decision.seats[0], worried)),),
        )
    )
    app = tend(language)
    assert said in html(app)
    app.button(key="aged_tie_t").click().run()
    fine(app)
    app.button(key="aged_concern_c").click().run()
    fine(app)
    account = store.load("plant").account
    assert account.ties[0].on == TODAY
    concern = account.decision("mes").seats[1].concerns[0]
    assert (concern.raised_on, concern.checked_on) == (old, TODAY)
    assert not any(str(b.key).startswith("aged_") for b in app.button)


def test_two_entries_are_merged_field_by_field_and_undone() -> None:
    store = store_with(ACCOUNT)
    app = tend()
    field(app.selectbox, "choose_title_zhao_min").set_value("second").run()
    app.button(key="merge_zhao_min").click().run()
    fine(app)
    account = store.load("plant").account
    assert [(p.name, p.title) for p in account.people] == [
        ("赵敏", "Finance Director"),
        ("Bo", ""),
    ]
    assert account.superiors("bo") == ("zhao",)
    app.button(key="undo").click().run()
    assert store.load("plant").account == ACCOUNT


def test_which_weight_and_which_support_of_a_day_stay_is_chosen_when_two_are_merged() -> None:
    liked = Stance(on=OLD, support=4, evidence="liked the demo")
    second = Seat(id="s-min", person_id="min", weight=0.2, stances=(liked,))
    decision = ACCOUNT.decision("mes")
    both = ACCOUNT.but(decisions=(decision.but(seats=(*decision.seats, second)),))
    store = store_with(both)
    app = tend()
    weight = field(app.selectbox, "choose_weight/mes_zhao_min")
    assert weight.options == ["50%", "20%"]
    support = field(app.selectbox, "choose_stance/mes_zhao_min")
    assert [option[:2] for option in support.options] == ["−2", "+4"]
    support.set_value("second").run()
    app.button(key="merge_zhao_min").click().run()
    fine(app)
    seat = store.load("plant").account.decision("mes").seats[0]
    assert (seat.weight, seat.support) == (0.5, 4)
    assert seat.stances[0].evidence == "liked the demo\nsaid no"


def test_two_people_are_not_suggested_again() -> None:
    store_with(ACCOUNT)
    app = tend("zh")
    app.button(key="apart_zhao_min").click().run()
    fine(app)
    assert "没有疑似重复的人员" in texts(app)
    assert "没有疑似重复的人员" in texts(tend("zh"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_answers_become_a_support_with_its_evidence(language: str) -> None:
    store = store_with(ACCOUNT)
    app = person("rating", language=language)
    field(app.button_group, "told_unasked_").set_value(True).run()
    field(app.button_group, "spoke_for_rival_").set_value(False).run()
    field(app.button_group, "seen_ourselves_").set_value(True).run()
    fine(app)
    app.button(key="rate_s-zhao").click().run()
    fine(app)
    seat = store.load("plant").account.decision("mes").seats[0]
    newest = seat.stances[-1]
    assert (newest.on, newest.support) == (TODAY, 2)
    assert newest.confidence == pytest.approx(0.3 - 4 * 0.05)  # four questions are open
    assert seat.weight == 0.5  # nothing was answered about it
    said = {"en": "Told us something internal", "zh": "主动告诉我们内部信息"}
    assert said[language] in newest.evidence


def test_answers_are_there_after_a_reload() -> None:
    store_with(ACCOUNT)
    app = person("rating")
    field(app.button_group, "signs_").set_value(True).run()
    again = person("rating")
    assert field(again.button_group, "signs_").value


def rated(store: Store, *answers: str) -> tuple[Stance, ...]:
    """Answer yes to questions about Zhao Min, take it over; return the stances."""
    app = person("rating")
    for code in answers:
        field(app.button_group, f"{code}_").set_value(True).run()
    app.button(key="rate_s-zhao").click().run()
    fine(app)
    return store.load("plant").account.decision("mes").seats[0].stances


def test_a_rating_keeps_the_evidence_of_a_meeting_on_the_same_day() -> None:
    met = Stance(on=TODAY, support=-1, evidence="met them this morning", said_by="Eva")
    decision = ACCOUNT.decision("mes")
    seats = (decision.seats[0].but(stances=(met,)), *decision.seats[1:])
    store = store_with(ACCOUNT.but(decisions=(decision.but(seats=seats),)))
    (stance,) = rated(store, "introduced")
    assert stance.support == 1
    assert stance.said_by == "Eva"
    assert stance.evidence.startswith("met them this morning\n")


def test_one_answer_alone_does_not_set_a_weight_unasked() -> None:
    store_with(ACCOUNT)
    app = person("rating", language="zh")
    field(app.button_group, "signs_").set_value(True).run()
    assert not field(app.checkbox, "take_weight").value
    assert "5题只答了1题" in html(app)
    for code in ("stopped_before", "wrote_criteria"):
        field(app.button_group, f"{code}_").set_value(False).run()
    assert field(app.checkbox, "take_weight").value
    assert "题只答了" not in html(app)


def test_a_rated_weight_makes_an_old_support_no_younger() -> None:
    store = store_with(ACCOUNT)
    (stance,) = rated(store, "signs", "stopped_before", "wrote_criteria")
    assert (stance.on, stance.support) == (OLD, -2)
    assert stance.evidence.startswith("said no\n")


def test_own_words_of_a_rating_are_there_after_a_reload() -> None:
    store_with(ACCOUNT)
    field(person("rating").text_input, "note_").set_value("called twice").run()
    assert field(person("rating").text_input, "note_").value == "called twice"


def test_somebody_leaves_after_the_loss_was_shown() -> None:
    store = store_with(ACCOUNT)
    app = person("left", language="zh")
    assert "赵敏" in html(app)
    assert "决策" in html(app) or "覆盖" in html(app)
    app.button(key="mark_left").click().run()
    fine(app)
    account = store.load("plant").account
    assert account.person("zhao").left_on == TODAY
    missing = [seat for seat in account.decision("mes").seats if seat.is_missing]
    assert [(seat.title, seat.weight) for seat in missing] == [("CFO", 0.5)]


def test_an_entry_of_two_people_is_split() -> None:
    store = store_with(ACCOUNT)
    app = person("split")
    field(app.text_input, "split_name_").set_value("Zhao Min")  # sounds the same, and is not
    field(app.multiselect, "split_what_").set_value(["x"]).run()
    app.button(key="split").click().run()
    fine(app)
    account = store.load("plant").account
    mei = account.people[-1]
    assert (mei.name, account.touches[0].person_ids) == ("Zhao Min", (mei.id,))
    pairs = [str(button.key) for button in tend().button if str(button.key).startswith("merge_")]
    assert f"merge_zhao_{mei.id}" not in pairs
    assert "merge_zhao_min" in pairs


def test_any_two_can_be_merged_by_hand() -> None:
    store = store_with(ACCOUNT)
    app = person("merge", "bo")
    field(app.selectbox, "same_as_bo").set_value("min").run()
    app.button(key="merge_bo_min").click().run()
    fine(app)
    account = store.load("plant").account
    assert [p.name for p in account.people] == ["赵敏", "Bo"]
    assert account.ties == ()  # Bo reported to the other entry: to oneself now


def card() -> AppTest:
    """Return the first page, the map, with the card of a person chosen."""
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params |= {"lang": "en", "account": "plant", "seat": "s-zhao"}
    app.run()
    fine(app)
    return app


def test_a_card_on_the_map_is_confirmed_in_one_click() -> None:
    store = store_with(ACCOUNT)
    app = card()
    assert "97 days ago" in html(app)
    app.button(key="still_s-zhao").click().run()
    fine(app)
    stances = store.load("plant").account.decision("mes").seats[0].stances
    assert [(s.on, s.support) for s in stances] == [(OLD, -2), (TODAY, -2)]


def test_a_card_leads_to_the_questions_and_to_the_form_after_a_meeting() -> None:
    store_with(ACCOUNT)
    app = card()
    app.button(key="to_rating").click().run()
    fine(app)
    assert any(str(g.key).startswith("told_unasked_") for g in app.button_group)
    app = card()
    app.button(key="to_meeting").click().run()
    fine(app)
    assert field(app.multiselect, "them_meeting").value == ["赵敏"]


def test_a_ghost_on_the_map_becomes_a_known_person() -> None:
    ghost = Seat(id="s-zhao", title="Security officer", weight=0.5, veto=True)
    store = store_with(edits.put_seat(ACCOUNT, "mes", ghost))
    app = card()
    app.selectbox(key="found_s-zhao").set_value("Zhao Min").run()
    app.button(key="fill_seat").click().run()
    fine(app)
    account = store.load("plant").account
    seat = account.decision("mes").seat("s-zhao")
    assert (seat.person_id, seat.veto, seat.weight) == ("min", True, 0.5)
    assert account.person("min").title == "Finance Director"
