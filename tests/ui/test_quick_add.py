"""Quick add: one line, from every page, shown as fields before it is saved."""

from datetime import date

import pytest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.seat import Seat
from stakeholder_map.storage.store import Store
from tests.ui.entry_app import fine, open_page, store_with, texts

ACCOUNT = Account(
    id="plant",
    name="Plant",
    departments=(Department(id="fin", name="Finance"),),
    people=(Person(id="lin", name="林国栋"), Person(id="zhao", name="赵敏")),
    decisions=(Decision(id="mes", name="MES", seats=(Seat(id="s-zhao", person_id="zhao"),)),),
)


def typed(page: str, language: str, line: str):
    app = open_page(page, language, "plant")
    app.button(key="quick").click().run()
    box = next(box for box in app.text_input if str(box.key).startswith("line_quick"))
    box.set_value(line).run()
    fine(app)
    return app


@pytest.mark.parametrize("page", ["people", "gaps", "touches", "decision"])
def test_a_chinese_line_is_saved_from_every_page(page: str) -> None:
    store = store_with(ACCOUNT)
    app = typed(page, "zh", "赵敏 财务总监 汇报林国栋 支持-2 担心回款周期")
    app.button(key="quick_save").click().run()
    fine(app)
    account = store.load("plant").account
    person, seat = account.person("zhao"), account.decision("mes").seats[0]
    assert person.title == "财务总监"
    assert (person.level, person.department_id) == (None, None)  # only guesses, not agreed to
    assert account.superiors("zhao") == ("lin",)
    assert seat.support == -2
    assert seat.stances[0].on == date.today()  # noqa: DTZ011
    assert [concern.text for concern in seat.concerns] == ["回款周期"]
    assert "赵敏" in texts(app)
    assert store.drafts("plant", "") == {}


def test_a_guess_counts_only_when_it_is_ticked_and_an_unticked_bit_does_not() -> None:
    store = store_with(ACCOUNT)
    app = typed("people", "en", "Bo Weber CFO against 2")
    by_label = {box.label.replace("\\", ""): box for box in app.checkbox}
    guess = next(label for label in by_label if label.startswith("Department: Finance"))
    assert by_label[guess].value is False
    by_label[guess].check().run()
    next(b for b in app.checkbox if b.label.startswith("Support")).uncheck().run()
    app.button(key="quick_save").click().run()
    account = store.load("plant").account
    bo = account.people[-1]
    seat = account.decision("mes").seat_of(bo.id)
    assert (bo.name, bo.department_id, bo.level) == ("Bo Weber", "fin", None)
    assert seat is not None
    assert seat.stances == ()


def test_a_name_that_fits_nobody_surely_is_asked_about_before_it_is_saved() -> None:
    store_with(ACCOUNT)
    app = typed("people", "en", "Bo Weber reports to Somebody")
    assert app.button(key="quick_save").disabled
    box = next(b for b in app.selectbox if b.label == "Reports to" and b.value is None)
    box.select_index(0).run()
    assert not app.button(key="quick_save").disabled


def test_what_is_left_over_is_said_and_kept_as_a_note() -> None:
    store = store_with(ACCOUNT)
    app = typed("people", "en", "Bo Weber plays golf")
    assert any("plays golf" in box.label for box in app.checkbox)
    app.button(key="quick_save").click().run()
    assert store.load("plant").account.people[-1].notes == "plays golf"


def test_a_line_that_was_not_saved_is_there_after_a_reload() -> None:
    store_with(ACCOUNT)
    typed("people", "en", "Bo Weber CFO")
    app = open_page("gaps", "en", "plant")  # a new session
    app.button(key="quick").click().run()
    box = next(box for box in app.text_input if str(box.key).startswith("line_quick"))
    assert box.value == "Bo Weber CFO"
    assert Store().drafts("plant", "") == {"quick/plant": "Bo Weber CFO"}


def test_one_undo_takes_the_whole_line_back() -> None:
    store = store_with(ACCOUNT)
    app = typed("people", "en", "Bo Weber CFO reports to 林国栋, met today with 赵敏")
    app.button(key="quick_save").click().run()
    assert store.load("plant").account != ACCOUNT
    app.button(key="undo").click().run()
    assert store.load("plant").account == ACCOUNT


def test_a_line_about_two_people_is_saved_one_by_one() -> None:
    store = store_with(ACCOUNT)
    app = typed("people", "en", "赵敏 -2；Bo Weber CFO +1")
    app.button(key="quick_save").click().run()
    account = store.load("plant").account
    assert [p.name for p in account.people] == ["林国栋", "赵敏"]
    assert account.decision("mes").seats[0].support == -2
    box = next(box for box in app.text_input if str(box.key).startswith("line_quick"))
    assert box.value == "Bo Weber CFO +1"
    app.button(key="quick_save").click().run()
    fine(app)
    account = store.load("plant").account
    assert account.people[-1].name == "Bo Weber"
    assert store.drafts("plant", "") == {}


def test_the_day_of_leaving_that_was_not_said_is_offered_and_can_be_changed() -> None:
    store = store_with(ACCOUNT)
    app = typed("people", "en", "赵敏 left the company")
    assert app.date_input[0].value == date.today()  # noqa: DTZ011
    app.date_input[0].set_value(date(2026, 1, 31)).run()
    app.button(key="quick_save").click().run()
    fine(app)
    assert store.load("plant").account.person("zhao").left_on == date(2026, 1, 31)
