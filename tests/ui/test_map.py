"""The map page: key numbers, the picture, and what is known of whoever is clicked."""

from datetime import date

import pytest
import streamlit as st

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import ConcernState
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.services import editing
from stakeholder_map.services.workspace import FIRST_SAMPLE, add_samples
from stakeholder_map.ui import state
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import detail, hostile, key_number, picture, plant, reason, seen

pytestmark = pytest.mark.usefixtures("fixed_day")


def test_the_key_numbers_are_those_of_the_account() -> None:
    store_with(plant())
    app = open_page("map", "en", "plant")
    assert key_number(app, "Weight reached") == "75%"
    assert key_number(app, "Open concerns") == "1"
    assert key_number(app, "Decided by") == "1 Dec 2026"
    assert "€2.5M" in seen(app)
    assert "1 blocking" in seen(app)


def test_the_key_numbers_follow_every_edit() -> None:
    store = store_with(plant())
    app = open_page("map", "en", "plant")
    leans = key_number(app, "Lean")
    seat = plant().decisions[0].seats[0]
    solved = seat.but(
        concerns=(seat.concerns[0].but(state=ConcernState.RESOLVED),),
        stances=(Stance(on=date(2026, 11, 21), support=-5),),
    )
    editing.change(store, store.load("plant"), lambda a: edits.put_seat(a, "mes", solved), by="")
    app.run()
    fine(app)
    assert key_number(app, "Open concerns") == "0"
    assert leans.startswith("+")
    assert key_number(app, "Lean").startswith("−")


def test_the_outlook_is_known_where_every_stance_is() -> None:
    seats = plant().decisions[0].seats
    known = seats[1].but(stances=(Stance(on=date(2026, 11, 21), support=5),))
    full = seats[0].but(stances=(Stance(on=date(2026, 11, 21), support=5),))
    account = edits.put_seat(edits.put_seat(plant(), "mes", known), "mes", full)
    store_with(account)
    # Everybody at +5 gives F = 1 whatever the weights and ties are: V's rows sum to 1.
    assert key_number(open_page("map", "en", "plant"), "Lean") == "+100 ± 0"


@pytest.mark.parametrize("lens", ["board", "network", "grid", "matrix", "heat"])
def test_every_view_shows_everybody(lens: str) -> None:
    store_with(plant())
    app = open_page("map", "en", "plant")
    app.segmented_control(key="lens_box").set_value(lens).run()
    fine(app)
    texts = "\n".join(picture(app))
    assert "Anna Berg" in texts
    assert "Bo Lind" in texts
    assert app.query_params.get("lens", "board") == lens


def test_the_board_draws_the_seat_that_is_missing() -> None:
    store = store_with(plant())
    app = open_page("map", "en", "plant")
    assert "Missing" in "\n".join(picture(app))
    filled = plant().decisions[0].but(required_roles=())
    editing.change(store, store.load("plant"), lambda a: edits.put_decision(a, filled), by="")
    app.run()
    labels = [t for t in picture(app) if "\n" not in t]
    assert not any("Missing" in label for label in labels)


class Address(dict[str, str]):
    """The address of the browser, as a rerun brought it."""

    told: dict[str, str] | None = None

    def from_dict(self, wanted: dict[str, str]) -> None:
        self.told = wanted


class Session(dict[str, object]):
    """A session's state."""

    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


def test_a_click_quicker_than_the_answer_to_the_one_before_leaves_nobody_in_the_link(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, before = Session(account="plant", seat="s-anna"), {"account": "plant"}
    monkeypatch.setattr(st, "session_state", session)

    def told(address: dict[str, str]) -> dict[str, str] | None:
        sent = Address(address)
        monkeypatch.setattr(st, "query_params", sent)
        state.publish()
        return sent.told

    assert told(before) == {"account": "plant", "seat": "s-anna"}
    session["seat"] = None
    # The browser sent the second click before it had the answer: with the address from before.
    assert told(before) == before
    assert told(before) is None


@pytest.mark.parametrize(("language", "role"), [("en", "Decision-maker"), ("zh", "决策者")])
def test_whoever_is_chosen_is_shown_with_facts_numbers_and_concerns(
    language: str, role: str
) -> None:
    store_with(plant())
    app = open_page("map", language, "plant")
    app.button(key="moves s-anna").click().run()
    fine(app)
    shown = seen(app)
    assert "Anna Berg\nCIO" in shown
    assert role in shown
    assert "Downtime" in shown
    assert "75% → " in shown
    assert app.query_params["seat"] == "s-anna"
    app.session_state["seat"] = None
    app.run()
    assert detail(app) == ""


def test_what_is_not_known_is_said_and_not_shown_as_zero() -> None:
    store_with(plant())
    app = open_page("map", "en", "plant")
    app.button(key="moves s-bo").click().run()
    fine(app)
    assert ">?</button>" in detail(app)


def test_private_notes_stand_in_the_panel_of_their_person() -> None:
    noted = plant().person("bo").but(notes="Golf on Fridays")
    store_with(edits.put(plant(), "people", noted))
    app = open_page("map", "en", "plant")
    app.button(key="moves s-anna").click().run()
    assert "Golf on Fridays" not in seen(app)
    app.session_state["seat"] = "s-bo"
    app.run()
    assert "Golf on Fridays" in seen(app)


def test_a_gap_leads_to_its_person() -> None:
    store_with(plant())
    app = open_page("map", "en", "plant")
    gaps = [b for b in app.button if str(b.key).startswith("first ") and not b.disabled]
    about_bo = next(b for b in gaps if "Bo Lind" in b.label)
    about_bo.click().run()
    fine(app)
    assert "Bo Lind\nCFO" in seen(app)


@pytest.mark.parametrize(("language", "said"), [("en", "all invented"), ("zh", "虚构")])
def test_only_a_sample_says_that_it_is_invented(language: str, said: str, today: date) -> None:
    store = store_with(plant())
    add_samples(store, today)
    assert said not in seen(open_page("map", language, "plant"))
    assert said in seen(open_page("map", language, FIRST_SAMPLE[language]))


KEY_NUMBERS = {
    "en": ("Weight reached", "Passes today", "Lean", "Health", "Open concerns", "Gaps"),
    "zh": ("已触达权重", "今天拍板能过", "倾向", "健康度", "未化解疑虑", "覆盖缺口"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_says_how_it_came_about(language: str) -> None:
    store_with(plant())
    app = open_page("map", language, "plant")
    for label in KEY_NUMBERS[language]:
        said, _parts = reason(app, label)
        assert len(said) > 10
    # C_j sum to F, here in points: Bo's stance is unknown, so he stands for the ± alone.
    label = KEY_NUMBERS[language][2]
    lean, off = (float(n) for n in key_number(app, label).split(" ± "))
    anna, bo = reason(app, label)[1]
    assert anna[0] == "Anna Berg"
    assert float(anna[1]) == pytest.approx(lean, abs=0.6)
    assert float(bo[1].removeprefix("± ")) == pytest.approx(off, abs=0.6)
    # What is reached, cold, never met and unknown is the whole weight.
    shares = [int(share.rstrip("%")) for _name, share in reason(app, KEY_NUMBERS[language][0])[1]]
    assert sum(shares[:-2]) == pytest.approx(100, abs=1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_are_shown_as_they_are_and_do_nothing(language: str) -> None:
    account = hostile()
    store_with(account)
    app = open_page("map", language, account.id)
    for seat in account.decisions[0].seats:
        app.session_state["seat"] = seat.id
        app.run()
        fine(app)
    bodies = "".join(e.proto.body for e in app.get("html"))
    assert "<script" not in bodies
    assert "<img" not in bodies
    markdown = " ".join([b.label for b in app.button] + [b.proto.help for b in app.button])
    assert "![x](" not in markdown, "a picture in a label would contact another host"


def test_a_person_who_left_has_no_numbers_and_breaks_nothing() -> None:
    gone = plant().person("anna").but(left_on=date(2026, 11, 1))
    store_with(edits.put(plant(), "people", gone))
    app = open_page("map", "en", "plant")
    assert key_number(app, "Weight reached") == "0%"
    app.session_state["seat"] = "s-anna"
    app.run()
    fine(app)


def test_a_decision_in_which_nobody_sits_is_an_empty_map() -> None:
    store_with(edits.put_decision(plant(), plant().decisions[0].but(seats=(), required_roles=())))
    app = open_page("map", "en", "plant")
    assert key_number(app, "Open concerns") == "0"
    assert picture(app)


def test_concerns_without_an_owner_say_so() -> None:
    store = store_with(plant())
    app = open_page("map", "en", "plant")
    app.session_state["seat"] = "s-anna"
    app.run()
    assert "Owner\nnobody yet" in seen(app)
    seat = plant().decisions[0].seats[0]
    owned = seat.but(concerns=(Concern(id="c", text="Downtime", owner_id="mia"),))
    editing.change(store, store.load("plant"), lambda a: edits.put_seat(a, "mes", owned), by="")
    app.run()
    assert "Owner\nMia" in seen(app)


@pytest.mark.parametrize(("language", "advice"), [("en", "Add people"), ("zh", "添加人员")])
def test_a_decision_without_people_says_whom_to_look_for(language: str, advice: str) -> None:
    store_with(Account(id="new", name="New", decisions=(Decision(id="d", name="D"),)))
    app = open_page("map", language, "new")
    fine(app)
    assert advice in seen(app)
    with pytest.raises(ValueError, match="unpack"):
        picture(app)


def test_where_nothing_is_known_the_range_is_the_number(today: date) -> None:
    people = tuple(Person(id=f"p{i}", name=f"P{i}") for i in range(3))
    seats = tuple(Seat(id=f"s{i}", person_id=f"p{i}") for i in range(3))
    decision = Decision(id="d", name="D", seats=seats)
    store_with(Account(id="new", name="New", people=people, decisions=(decision,)))
    app = open_page("map", "en", "new")
    assert key_number(app, "Passes today") == "0–100"
