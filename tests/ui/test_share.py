"""The share page says who reads the file and what is in it, before anything is downloaded."""

from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.model.scales import Role
from stakeholder_map.model.seat import Seat
from stakeholder_map.playbook.library import built_in
from stakeholder_map.services import editing, exporting, formats, playbook
from tests.ui.entry_app import fine, open_page, store_with, type_into
from tests.ui.reading_app import hostile, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")

#: A text that comes with the program.
FIRST = built_in()[0]


def people(app: AppTest) -> pd.DataFrame:
    return app.data_editor[0].value


def size(app: AppTest, label: str = "Size") -> int:
    """Return the size that the page states, in kB."""
    words = seen(app).splitlines()
    return int(words[words.index(label) + 1].removesuffix(" kB").replace(",", ""))


def choose(app: AppTest, audience: str) -> None:
    app.radio(key="share_audience").set_value(audience).run()
    fine(app)


def with_fox() -> Account:
    fox = Person(id="fox", name="Old Fox", department_id="it")
    adviser = Person(id="adviser", name="Ada Adviser")
    account = plant(people=(*plant().people, fox, adviser))
    seat = Seat(id="s-fox", person_id="fox", roles=(Role.INFLUENCER,), hidden=True)
    return edits.put_seat(account, "mes", seat)


def test_the_safe_audience_is_chosen_until_somebody_chooses_otherwise() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    assert app.radio(key="share_audience").value == "customer"
    assert "Only the formal chart" in app.radio(key="share_audience").proto.captions[0]
    assert "Organisation chart – Plant.html" in seen(app)


def test_the_formal_people_are_ticked_and_the_hidden_are_not_offered() -> None:
    store_with(with_fox())
    table = people(open_page("share", "en", "plant"))
    assert dict(zip(table["name"], table["tick"], strict=True)) == {
        "Anna Berg": True,
        "Bo Lind": True,
        "Ada Adviser": False,
    }
    assert list(table["boss"]) == ["", "Anna Berg", ""]


@pytest.mark.parametrize(("language", "said"), [("en", "1 person cannot be ticked"), ("zh", "1人")])
def test_it_is_said_how_many_cannot_be_ticked(language: str, said: str) -> None:
    store_with(with_fox())
    app = open_page("share", language, "plant")
    assert said in seen(app)
    assert "Old Fox" not in people(app).to_string()


def test_everything_follows_an_edit_of_the_account() -> None:
    store = store_with(plant())
    app = open_page("share", "en", "plant")
    assert "2 people with name, title and department" in seen(app)
    editing.change(store, store.load("plant"), lambda a: edits.remove(a, "bo"), by="")
    app.run()
    fine(app)
    assert "1 person with name, title and department" in seen(app)
    assert list(people(app)["name"]) == ["Anna Berg"]


def test_the_team_is_warned_and_told_what_is_in_it() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    assert "Private opinions" not in seen(app)
    choose(app, "team")
    shown = seen(app)
    assert "Private opinions about named people." in shown
    assert "private notes of everybody" in shown
    assert "Plant – Line control – 2026-11-21 – team, internal.html" in shown
    assert not app.data_editor


def test_the_network_may_be_left_out_which_makes_the_file_small() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    choose(app, "team")
    with_network = size(app)
    assert "the influence network" in seen(app)
    app.toggle(key="share_network").set_value(False).run()
    fine(app)
    # The board alone keeps to 60 KiB (benchmarks/board.py); here all the other parts are in, too.
    assert size(app) < 70
    assert with_network > 400
    assert "the influence network" not in seen(app).splitlines()


def test_the_file_may_speak_another_language_than_the_page() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    app.segmented_control(key="share_language_en").set_value("zh").run()
    fine(app)
    assert "Who will read the file?" in seen(app)
    expected = exporting.export(
        plant(),
        "mes",
        audience=exporting.Audience.CUSTOMER,
        language=exporting.Language.ZH,
        today=date(2026, 11, 21),
    )
    assert expected.name in seen(app)
    assert expected.name != "Organisation chart – Plant.html"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_files_are_offered_by_name(language: str) -> None:
    store_with(plant())
    app = open_page("share", language, "plant")
    labels = [button.proto.label for button in app.get("download_button")]
    assert len(labels) == 2
    assert len(set(labels)) == 2


def test_an_account_without_a_decision_can_still_be_kept_as_a_file() -> None:
    store_with(Account(id="bare", name="Bare"))
    app = open_page("share", "en", "bare")
    (button,) = app.get("download_button")
    assert button.proto.label == "Download the account file"


@pytest.mark.parametrize("audience", ["customer", "team"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_are_shown_as_they_are(language: str, audience: str) -> None:
    account = hostile()
    store_with(account)
    app = open_page("share", language, account.id)
    choose(app, audience)
    bodies = "".join(e.proto.body for e in app.get("html"))
    assert "<script" not in bodies
    assert "<img" not in bodies


def kind_of(app: AppTest, kind: str) -> None:
    app.selectbox(key="share_kind").set_value(formats.Format(kind)).run()
    fine(app)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ["pptx", "png", "svg"])
def test_a_slide_or_a_picture_is_made_for_every_audience(language: str, kind: str) -> None:
    store_with(plant())
    app = open_page("share", language, "plant")
    kind_of(app, kind)
    for audience in ("customer", "management", "team"):
        choose(app, audience)
        assert f".{kind}" in seen(app)
        assert not app.exception


def test_management_is_told_that_remarks_are_left_out() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    choose(app, "management")
    shown = seen(app)
    assert "support, weights, vetoes and open concerns of everybody" in shown
    assert "notes, profiles, evidence, who said it" in shown
    assert "private notes of everybody" not in shown
    assert "Assessments of named people." in shown
    assert "Plant – Line control – 2026-11-21 – management.html" in shown


def test_a_slide_says_that_it_holds_the_map_only() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    choose(app, "team")
    kind_of(app, "pptx")
    shown = seen(app)
    assert "gaps, the table of everybody, the influence network" in shown
    assert "private notes of everybody" not in shown
    assert not [toggle for toggle in app.toggle if toggle.key == "share_network"]


def test_without_a_chinese_font_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise Refused((Problem(code="font_missing"),))

    monkeypatch.setattr(exporting, "picture_png", refuse)
    store_with(plant(name="华东"))
    app = open_page("share", "en", "plant")
    kind_of(app, "png")
    assert "There is no Chinese font on this machine" in app.warning[0].value
    assert len(app.get("download_button")) == 1


LEFT = Person(id="gone", name="Gone", left_on=date(2026, 1, 1))
ROLE = Seat(id="empty", roles=(Role.DECISION_MAKER,))


@pytest.mark.parametrize(
    ("people_there", "seats"),
    [((), ()), ((LEFT,), (Seat(id="s", person_id="gone"),)), ((), (ROLE,))],
    ids=["nobody", "only who left", "only a missing seat"],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_nobody_can_be_shown_the_page_says_so_and_offers_the_account_file(
    language: str, people_there: tuple[Person, ...], seats: tuple[Seat, ...]
) -> None:
    decision = Decision(id="d", name="Line", seats=seats)
    store_with(Account(id="new", name="New", people=people_there, decisions=(decision,)))
    app = open_page("share", language, "new")
    said = {"en": "Nobody can be shown to the customer", "zh": "没有可以给客户看的人"}
    assert said[language] in seen(app)
    assert len(app.get("download_button")) == 1
    choose(app, "team")
    assert len(app.get("download_button")) == 2


def ticks(app: AppTest) -> dict[str, bool]:
    table = people(app)
    return dict(zip(table["name"], table["tick"], strict=True))


def test_whoever_is_unticked_stays_so_after_a_save_and_new_people_get_the_preset() -> None:
    store = store_with(plant())
    app = open_page("share", "en", "plant")
    type_into(app, "share_people", {1: {"tick": False}})
    assert "1 person with name, title and department" in seen(app)
    new = Person(id="eva", name="Eva New", department_id="it")
    editing.change(
        store,
        store.load("plant"),
        lambda a: a.but(people=(new, *a.people)),
        by="",
    )
    app.run()
    fine(app)
    formal = exporting.preset(store.load("plant").account, date(2026, 11, 21))
    assert ticks(app) == {"Eva New": "eva" in formal, "Anna Berg": True, "Bo Lind": False}


def test_ticks_outlive_another_language_another_audience_and_a_second_tick() -> None:
    store_with(plant())
    app = open_page("share", "en", "plant")
    type_into(app, "share_people", {1: {"tick": False}})
    app.radio(key="share_audience").set_value("team").run()
    app.radio(key="share_audience").set_value("customer").run()
    fine(app)
    assert ticks(app) == {"Anna Berg": True, "Bo Lind": False}
    app.session_state["lang"] = "zh"
    app.run()
    fine(app)
    assert ticks(app) == {"Anna Berg": True, "Bo Lind": False}
    table = app.data_editor[0].proto.id
    type_into(app, "share_people", {1: {"tick": True}})
    type_into(app, "share_people", {1: {"tick": True}, 0: {"tick": False}})
    assert app.data_editor[0].proto.id == table, "a tick must not take the table away"
    app.session_state["lang"] = "en"
    app.run()
    assert ticks(app) == {"Anna Berg": False, "Bo Lind": True}


def test_the_account_plan_is_made_anew_when_the_playbook_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = store_with(plant())
    spoken: list[str] = []

    def noted(*given: object, **more: Any) -> exporting.Export:
        book = more["book"]
        spoken.append(next(entry.en for entry in book.entries if entry.id == FIRST.id))
        return made(*given, **more)

    made = exporting.decision_file
    app = open_page("share", "en", "plant")
    choose(app, "team")
    monkeypatch.setattr(exporting, "decision_file", noted)
    kind_of(app, "docx")
    app.run()
    held = playbook.keep(store, FIRST.but(en="Ours."), True, "ruth", None)
    app.run()
    playbook.keep(store, FIRST.but(en="Ours, better."), True, "ruth", held)
    app.run()
    assert spoken == [FIRST.en, "Ours.", "Ours, better."]
