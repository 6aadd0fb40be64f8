"""People & ties: what is typed into the sheets is in the account, and nothing else is."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.tie import Tie
from tests.ui.entry_app import cells, fine, grid, open_page, store_with, texts, type_into
from tests.ui.reading_app import seen

ACCOUNT = Account(
    id="plant",
    name="Plant",
    departments=(Department(id="it", name="IT"), Department(id="fin", name="Finance")),
    people=(
        Person(id="anna", name="Anna", title="CIO", department_id="it"),
        Person(id="bo", name="Bo", title="CFO", department_id="fin"),
        Person(id="cy", name="Cy", department_id="it"),
    ),
    ties=(Tie(id="t1", source="cy", target="anna", kind=TieKind.REPORTS_TO),),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            seats=(
                Seat(
                    id="s-anna",
                    person_id="anna",
                    roles=(Role.GATEKEEPER,),
                    weight=0.3,
                    stances=(Stance(on=date(2026, 1, 5), support=2, evidence="asked for a demo"),),
                ),
                Seat(
                    id="s-bo",
                    person_id="bo",
                    weight=0.3,
                    concerns=(Concern(id="c1", text="payback"),),
                ),
                Seat(id="s-cy", person_id="cy"),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("language", "role", "section"),
    [("en", "Gatekeeper", "People (3)"), ("zh", "把关者", "人员（3）")],
)
def test_the_sheet_shows_the_account_in_the_session_s_language(
    language: str, role: str, section: str
) -> None:
    store_with(ACCOUNT)
    app = open_page("people", language, "plant")
    assert cells(app, "people", "name") == ["Anna", "Bo", "Cy"]
    assert cells(app, "people", "roles")[0] == [role]
    assert cells(app, "people", "support") == ["+2", None, None]
    assert cells(app, "people", "reports_to") == [None, None, ["Anna"]]
    assert section in [option for group in app.button_group for option in group.options]


def test_who_left_is_named_below_the_sheet_and_who_will_leave_is_not() -> None:
    anna, bo, cy = ACCOUNT.people
    gone = (anna, bo.but(left_on=date(2026, 1, 5)), cy.but(left_on=date(9999, 1, 1)))
    store_with(ACCOUNT.but(people=gone))
    shown = seen(open_page("people", "zh", "plant"))
    assert "不再计入任何统计：Bo（2026年1月5日离任）" in shown.splitlines()


def test_a_typed_support_is_a_dated_stance_beside_the_earlier_one() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", {0: {"support": "-3"}})
    stances = store.load("plant").account.decision("mes").seat("s-anna").stances
    assert [stance.support for stance in stances] == [2, -3]
    assert stances[0].evidence == "asked for a demo"
    assert stances[1].evidence == ""


def test_a_blanked_cell_means_unknown_and_not_zero() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", {0: {"weight": None, "support": ""}})
    seat = store.load("plant").account.decision("mes").seat("s-anna")
    assert seat.weight is None
    assert seat.support is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Row 2, Support: “9” is out of range. Type a whole number from −5 to +5"),
        ("zh", "第 2 行，支持度：“9”超出范围。请输入 −5 到 +5 的整数"),
    ],
)
def test_a_refused_cell_names_its_place_and_keeps_no_other_from_being_saved(
    language: str, said: str
) -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", language, "plant")
    type_into(app, "people", {1: {"support": "9", "title": "Finance director"}})
    account = store.load("plant").account
    assert account.person("bo").title == "Finance director"
    assert account.decision("mes").seat("s-bo").support is None
    assert said in texts(app)
    type_into(app, "people", {1: {"support": "4", "title": "Finance director"}})
    assert store.load("plant").account.decision("mes").seat("s-bo").support == 4
    assert "Row 2" not in texts(app)


def test_a_refused_value_is_still_there_after_undo() -> None:
    store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", {1: {"support": "9", "title": "Finance director"}})
    app.button(key="undo").click().run()
    fine(app)
    assert cells(app, "people", "title")[1] == "CFO"
    assert cells(app, "people", "support")[1] == "9"
    app.button(key="redo").click().run()
    assert cells(app, "people", "title")[1] == "Finance director"


def test_a_new_row_is_saved_once_its_name_is_there() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", added=[{"title": "Plant manager", "weight": "40 %"}])
    assert len(store.load("plant").account.people) == 3
    assert "Row 4, Name" in texts(app)
    row = {"title": "Plant manager", "weight": "40 %", "name": "Dee", "department": ["Production"]}
    type_into(app, "people", added=[row])
    account = store.load("plant").account
    dee = account.people[-1]
    assert (dee.name, dee.title) == ("Dee", "Plant manager")
    assert account.department(dee.department_id or "").name == "Production"
    seat = account.decision("mes").seat_of(dee.id)
    assert seat is not None
    assert seat.weight == pytest.approx(0.4)


def test_a_new_row_without_anything_in_it_is_no_reason_to_complain() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", added=[{}])
    assert "Row 4" not in texts(app)
    assert store.load("plant").account == ACCOUNT


def test_a_block_pasted_into_the_open_cell_of_a_new_row_becomes_rows() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    block = "Dee\tPlant manager\tProduction\nEve\tBuyer\tFinance\n"
    type_into(app, "people", added=[{"name": block}])
    account = store.load("plant").account
    homes = {home.id: home.name for home in account.departments}
    fresh = [(p.name, p.title, homes[p.department_id or ""]) for p in account.people[3:]]
    assert fresh == [("Dee", "Plant manager", "Production"), ("Eve", "Buyer", "Finance")]
    assert cells(app, "people", "name") == ["Anna", "Bo", "Cy", "Dee", "Eve"]


def test_a_block_pasted_into_the_cell_of_somebody_is_refused_with_the_mend() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", {0: {"title": "CIO\tIT"}})
    assert store.load("plant").account == ACCOUNT
    assert "Row 1, Title: a block of cells was pasted into one. Press Esc" in texts(app)


def test_what_is_typed_into_a_new_row_later_goes_to_the_same_person() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", added=[{"name": "Dee"}])
    type_into(app, "people", added=[{"name": "Dee", "title": "Plant manager"}, {"name": "Eve"}])
    people = store.load("plant").account.people[3:]
    assert [(person.name, person.title) for person in people] == [
        ("Dee", "Plant manager"),
        ("Eve", ""),
    ]


def test_deleting_a_person_is_asked_first_and_names_what_goes_along() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", deleted=[0])
    assert len(store.load("plant").account.people) == 3
    assert "Delete Anna?" in texts(app)
    assert "1 seat, 1 tie" in texts(app)
    assert cells(app, "people", "name") == ["Anna", "Bo", "Cy"]
    app.button(key="delete_rows_people").click().run()
    fine(app)
    account = store.load("plant").account
    assert [person.name for person in account.people] == ["Bo", "Cy"]
    assert not account.ties
    assert cells(app, "people", "name") == ["Bo", "Cy"]
    app.button(key="undo").click().run()
    assert store.load("plant").account.ties == ACCOUNT.ties


def test_a_person_that_is_kept_is_kept() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    type_into(app, "people", deleted=[1])
    app.button(key="keep_rows_people").click().run()
    fine(app)
    assert store.load("plant").account == ACCOUNT
    assert "Delete Bo?" not in texts(app)


def test_a_change_by_somebody_else_is_not_overwritten() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    theirs = ACCOUNT.person("bo").but(title="Chief of finance")
    people = tuple(theirs if p.id == "bo" else p for p in ACCOUNT.people)
    store.save(ACCOUNT.but(people=people), 1, by="somebody else")
    type_into(app, "people", {1: {"title": "Treasurer"}, 0: {"title": "CTO"}})
    account = store.load("plant").account
    assert account.person("anna").title == "CTO"
    assert account.person("bo").title == "Chief of finance"
    assert "“Chief of finance”" in texts(app)


def test_weights_are_scaled_to_100_percent_and_blanks_stay_blank() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    assert "Weights sum to 60%" in texts(app)
    app.button(key="scale_weights").click().run()
    fine(app)
    seats = store.load("plant").account.decision("mes").seats
    assert [seat.weight for seat in seats] == [pytest.approx(0.5), pytest.approx(0.5), None]
    assert "Weights sum to 100%" in texts(app)


def test_the_quick_form_adds_a_person_with_a_new_department_and_a_superior() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    app.text_input[0].set_value("Fay")
    app.text_input[1].set_value("Buyer")
    boxes = {box.label: box for box in app.selectbox}
    boxes["Reports to"].set_value("Bo")
    boxes["Support"].set_value(-1)
    next(button for button in app.button if button.label == "Add person").click().run()
    fine(app)
    account = store.load("plant").account
    fay = account.people[-1]
    assert (fay.name, fay.title) == ("Fay", "Buyer")
    assert account.superiors(fay.id) == ("bo",)
    seat = account.decision("mes").seat_of(fay.id)
    assert seat is not None
    assert seat.support == -1
    assert "Fay" in cells(app, "people", "name")


def test_ties_are_typed_with_names_and_a_tie_to_oneself_is_refused() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    app.session_state["people_section"] = "ties"
    app.run()
    row = {"source": "Bo", "kind": "influences", "target": "Bo", "against": True}
    type_into(app, "ties", added=[row])
    assert len(store.load("plant").account.ties) == 1
    assert "Bo stands at both ends" in texts(app)
    type_into(app, "ties", added=[{**row, "target": "Anna", "strength": "70"}])
    tie = store.load("plant").account.ties[-1]
    assert (tie.source, tie.target, tie.kind) == ("bo", "anna", TieKind.INFLUENCES)
    assert tie.sign == -1
    assert tie.strength == pytest.approx(0.7)


def test_concerns_keep_their_seat_and_date_their_answers() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", "zh", "plant")
    app.session_state["people_section"] = "concerns"
    app.run()
    assert cells(app, "concerns", "text") == ["payback"]
    assert cells(app, "concerns", "state") == ["未回应"]
    type_into(app, "concerns", {0: {"state": "已回应"}})
    concern = store.load("plant").account.decision("mes").seat("s-bo").concerns[0]
    assert concern.answered_on is not None
    assert concern.resolved_on is None
    type_into(app, "concerns", {0: {"state": "已回应", "seat": "Anna"}})
    decision = store.load("plant").account.decision("mes")
    assert not decision.seat("s-bo").concerns
    assert decision.seat("s-anna").concerns[0].text == "payback"


def test_a_missing_seat_becomes_the_seat_of_the_person_found() -> None:
    store = store_with(ACCOUNT)
    app = open_page("people", account="plant")
    app.session_state["people_section"] = "missing"
    app.run()
    type_into(app, "missing", added=[{"title": "Security officer", "veto": True}])
    missing = store.load("plant").account.decision("mes").seats[-1]
    assert missing.is_missing
    assert missing.veto
    type_into(
        app, "missing", added=[{"title": "Security officer", "veto": True, "person_id": ["Cy"]}]
    )
    decision = store.load("plant").account.decision("mes")
    seat = decision.seat_of("cy")
    assert seat is not None
    assert seat.id == missing.id
    assert seat.veto
    assert len(decision.seats) == 3
    assert grid(app, "missing").empty


def test_names_that_are_markdown_are_shown_as_text() -> None:
    spy = "![x](http://spy.example/p.png)"
    people = (Person(id="anna", name=spy), Person(id="bo", name=spy))
    store_with(Account(id="plant", name=spy, people=people))
    app = open_page("people", account="plant")
    type_into(app, "people", deleted=[0])
    assert f"Delete {spy}?" in texts(app)
    shown = [*app.markdown, *app.title, *app.header, *app.subheader, *app.error, *app.warning]
    assert not [element for element in shown if spy in str(element.value)]
    assert not [button for button in app.button if spy in button.label]


def detail(person_id: str, language: str = "en") -> AppTest:
    """The page with one person's details open."""
    app = open_page("people", language, "plant")
    app.selectbox(key="person_plant").set_value(person_id).run()
    fine(app)
    return app


def test_a_stance_is_saved_with_its_evidence_and_earlier_ones_are_shown() -> None:
    store = store_with(ACCOUNT)
    app = detail("anna")
    past = next(t.value for t in app.dataframe if "Evidence" in t.value.columns)
    assert list(past["Evidence"]) == ["asked for a demo"]
    next(a for a in app.text_area if a.label.startswith("Evidence")).set_value("blocked the pilot")
    next(b for b in app.selectbox if b.label == "Support" and b.value == 2).set_value(-4)
    next(b for b in app.button if b.label == "Save stance").click().run()
    fine(app)
    stances = store.load("plant").account.decision("mes").seat("s-anna").stances
    assert [(s.support, s.evidence) for s in stances] == [
        (2, "asked for a demo"),
        (-4, "blocked the pilot"),
    ]


def test_leaving_a_decision_is_asked_first_and_keeps_the_person() -> None:
    store = store_with(ACCOUNT)
    app = detail("bo", "zh")
    app.button(key="no_part").click().run()
    fine(app)
    assert "让 Bo 退出本次采购决策" in texts(app)
    assert "1 个疑虑点" in texts(app)
    assert store.load("plant").account == ACCOUNT
    app.button(key="keep_person").click().run()
    assert not [button for button in app.button if button.key == "delete_person"]
    app.button(key="no_part").click().run()
    app.button(key="delete_person").click().run()
    fine(app)
    account = store.load("plant").account
    assert account.person("bo").name == "Bo"
    assert account.decision("mes").seat_of("bo") is None
    app.button(key="part").click().run()
    fine(app)
    assert store.load("plant").account.decision("mes").seat_of("bo") is not None


def test_a_person_is_deleted_from_the_detail_after_a_question() -> None:
    store = store_with(ACCOUNT)
    app = detail("anna")
    app.button(key="doom_person").click().run()
    assert "1 seat, 1 tie" in texts(app)
    app.button(key="delete_person").click().run()
    fine(app)
    assert [person.name for person in store.load("plant").account.people] == ["Bo", "Cy"]


def test_show_on_the_map_turns_to_the_person_s_seat() -> None:
    store_with(ACCOUNT)
    app = detail("cy")
    app.button(key="to_map").click().run()
    assert app.session_state["seat"] == "s-cy"
