"""Decision & account: what is entered there is in the account."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import ApprovalStep, Decision, Stake
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import (
    BantState,
    DecisionState,
    Dimension,
    Money,
    Segment,
    StepRule,
)
from stakeholder_map.model.seat import Seat
from tests.ui.entry_app import cells, fine, open_page, store_with, texts, type_into

ACCOUNT = Account(
    id="plant",
    name="Plant",
    currency="EUR",
    departments=(Department(id="it", name="IT"), Department(id="fin", name="Finance")),
    people=(Person(id="anna", name="Anna"), Person(id="bo", name="Bo")),
    competitors=(Competitor(id="rival", name="Rival"),),
    decisions=(
        Decision(
            id="mes",
            name="MES",
            value=Money(amount=4_800_000, currency="CNY"),
            stakes=(Stake(department_id="it", weight=0.6), Stake(department_id="fin", weight=0.6)),
            seats=(
                Seat(id="s-anna", person_id="anna", veto=True),
                Seat(id="s-bo", person_id="bo"),
            ),
            steps=(
                ApprovalStep(
                    id="board",
                    name="Board",
                    seat_ids=("s-anna", "s-bo"),
                    rule=StepRule.QUOTA,
                    quota=0.6,
                    from_value=1_000_000,
                ),
            ),
        ),
    ),
)


def section(name: str, language: str = "en") -> AppTest:
    app = open_page("decision", language, "plant")
    app.session_state["decision_section"] = name
    app.run()
    fine(app)
    return app


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    fine(app)


def box(app: AppTest, label: str):
    every = (*app.text_input, *app.text_area, *app.number_input, *app.selectbox, *app.date_input)
    # Pop-overs come before the form, and may ask for the same.
    return [element for element in every if element.label == label][-1]


def test_account_facts_are_saved_together() -> None:
    store = store_with(ACCOUNT)
    app = section("account")
    box(app, "Name of the account").set_value("Plant Holding")
    box(app, "Industry").set_value("Machines")
    box(app, "Segment").set_value(Segment.STRATEGIC)
    press(app, "Save account")
    account = store.load("plant").account
    assert (account.name, account.industry, account.segment) == (
        "Plant Holding",
        "Machines",
        "strategic",
    )
    assert account.relationship_stage is None
    assert account.decisions == ACCOUNT.decisions


def test_an_account_without_a_name_is_refused_in_a_sentence() -> None:
    store = store_with(ACCOUNT)
    app = section("account", "zh")
    box(app, "客户名称").set_value("  ")
    press(app, "保存客户")
    assert store.load("plant").account.name == "Plant"
    assert "请填写客户名称" in texts(app)


def test_an_account_is_created_with_its_first_decision_and_looked_at() -> None:
    store = store_with()
    app = open_page("decision")
    box(app, "Name of the account").set_value("Clinic")
    box(app, "What do they decide on first?").set_value("Scanners")
    press(app, "Create account")
    row = store.accounts()[0]
    assert row.name == "Clinic"
    assert [d.name for d in store.load(row.id).account.decisions] == ["Scanners"]
    assert box(app, "Name of the account").value == "Clinic"


def test_an_account_is_duplicated_under_its_own_id() -> None:
    store = store_with(ACCOUNT)
    app = section("account")
    press(app, "Duplicate")
    rows = {row.name: row.id for row in store.accounts()}
    assert set(rows) == {"Plant", "Plant (copy)"}
    assert store.load(rows["Plant (copy)"]).account.people == ACCOUNT.people


def test_an_account_is_deleted_only_after_its_name_was_typed() -> None:
    store = store_with(ACCOUNT, Account(id="other", name="Other"))
    app = section("account")
    delete = app.button(key="delete_account_plant")
    assert delete.disabled
    app.text_input(key="delete_account_plant_typed").set_value("plan").run()
    assert app.button(key="delete_account_plant").disabled
    app.text_input(key="delete_account_plant_typed").set_value(" plant ").run()
    app.button(key="delete_account_plant").click().run()
    fine(app)
    assert [row.id for row in store.accounts()] == ["other"]
    assert box(app, "Name of the account").value == "Other"


def test_decision_facts_keep_the_unknown_unknown() -> None:
    store = store_with(ACCOUNT)
    app = section("decision")
    box(app, "Decided by").set_value(date(2027, 2, 1))
    press(app, "Save decision")
    decision = store.load("plant").account.decision("mes")
    assert decision.value == Money(amount=4_800_000, currency="CNY")
    assert decision.selling_stage is None
    assert decision.decide_by == date(2027, 2, 1)
    assert decision.buyer_stage is None


def test_a_decision_is_closed_with_its_outcome_and_opened_again() -> None:
    store = store_with(ACCOUNT)
    app = section("decision")
    box(app, "How did it end?").set_value(DecisionState.LOST)
    box(app, "What decided it?").set_value("Price")
    app.run()
    app.button(key="close_decision").click().run()
    fine(app)
    closed = store.load("plant").account.decision("mes")
    assert (closed.state, closed.outcome) == (DecisionState.LOST, "Price")
    assert closed.closed_on is not None
    assert "lost. Price" in texts(app)
    kept = "The map of that day"
    assert [b for b in app.get("download_button") if b.proto.label == kept]
    app.button(key="reopen_decision").click().run()
    reopened = store.load("plant").account.decision("mes")
    assert reopened.state is DecisionState.RUNNING
    assert reopened.closed_on is None


def test_a_decision_is_added_duplicated_and_deleted() -> None:
    store = store_with(ACCOUNT)
    app = section("decision")
    press(app, "Duplicate")
    decisions = store.load("plant").account.decisions
    assert [d.name for d in decisions] == ["MES", "MES (copy)"]
    assert box(app, "What is bought?").value == "MES (copy)"
    key = f"delete_decision_{decisions[1].id}"
    app.text_input(key=f"{key}_typed").set_value("MES (copy)").run()
    app.button(key=key).click().run()
    fine(app)
    assert store.load("plant").account == ACCOUNT


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Step 1, Board: at least 60% of the weight of Anna, Bo must agree; "
            "needed only from a value of CN¥1 million.",
        ),
        (
            "zh",
            "第 1 步，Board：Anna、Bo 中须有至少 60% 的权重同意；金额达到100万元才需要。",
        ),
    ],
)
def test_the_approval_rule_is_read_back(language: str, said: str) -> None:
    store_with(ACCOUNT)
    app = section("rule", language)
    assert said in texts(app)
    assert ("Anna can stop it alone." if language == "en" else "Anna 可单独否决。") in texts(app)


def test_a_share_rule_without_its_share_is_refused_with_the_mend() -> None:
    store = store_with(ACCOUNT)
    app = section("rule")
    type_into(app, "steps", added=[{"name": "Works council", "seat_ids": ["Bo"]}])
    step = store.load("plant").account.decision("mes").steps[1]
    assert (step.rule, step.seat_ids) == (StepRule.ALL, ("s-bo",))
    row = {"name": "Works council", "seat_ids": ["Bo"], "rule": "a share of the weight"}
    type_into(app, "steps", added=[row])
    assert store.load("plant").account.decision("mes").steps[1].rule is StepRule.ALL
    assert "Type it under “Quota %”" in texts(app)
    assert "Step 2, Works council: Bo must agree." in texts(app)


def test_steps_are_moved_by_their_number() -> None:
    store = store_with(ACCOUNT)
    app = section("rule")
    type_into(app, "steps", added=[{"name": "First"}])
    type_into(app, "steps", added=[{"name": "First", "position": "1"}])
    steps = store.load("plant").account.decision("mes").steps
    assert [step.name for step in steps] == ["First", "Board"]
    assert cells(app, "steps", "name") == ["First", "Board"]


def test_department_weights_and_demands_belong_to_the_decision() -> None:
    store = store_with(ACCOUNT)
    app = section("departments")
    assert "Department weights sum to 120%" in texts(app)
    app.button(key="scale_stakes").click().run()
    fine(app)
    stakes = store.load("plant").account.decision("mes").stakes
    assert [stake.weight for stake in stakes] == [pytest.approx(0.5), pytest.approx(0.5)]
    type_into(app, "departments", {0: {"demands": ["no downtime", "open interfaces"]}})
    stake = store.load("plant").account.decision("mes").stake_of("it")
    assert stake is not None
    assert stake.demands == ("no downtime", "open interfaces")


def test_bant_is_saved_with_its_evidence_and_who_answers() -> None:
    store = store_with(ACCOUNT)
    app = section("bant")
    box(app, "Amount").set_value(250_000.0)
    key = "bant_mes_1"
    app.text_area(key=f"need_text_{key}").set_value("Downtime of 3 %")
    app.selectbox(key=f"need_state_{key}").set_value(BantState.CONFIRMED)
    app.selectbox(key=f"need_who_{key}").set_value("bo")
    press(app, "Save BANT")
    bant = store.load("plant").account.decision("mes").bant
    assert bant.budget.amount == Money(amount=250_000, currency="EUR")
    assert (bant.need.text, bant.need.state, bant.need.person_id) == (
        "Downtime of 3 %",
        BantState.CONFIRMED,
        "bo",
    )
    assert bant.timeline.state is None


def test_our_traits_stand_beside_those_of_the_competitor() -> None:
    store = store_with(ACCOUNT)
    app = section("competitors", "zh")
    assert cells(app, "traits", "dimension")[0] == "产品"
    type_into(app, "traits", {0: {"our_strength": "Uptime", "their_weakness": "No service"}})
    account = store.load("plant").account
    assert [(t.dimension, t.strength) for t in account.our_traits] == [
        (Dimension.PRODUCT, "Uptime")
    ]
    assert account.competitor("rival").traits[0].weakness == "No service"
    type_into(app, "attacks", added=[{"text": "Too small", "answer": "4,000 sites"}])
    line = store.load("plant").account.competitor("rival").attack_lines[0]
    assert (line.text, line.answer) == ("Too small", "4,000 sites")


def test_criteria_have_a_column_for_each_competitor() -> None:
    store = store_with(ACCOUNT)
    app = section("criteria")
    row = {"text": "Uptime", "weight": "40", "our_fit": "4 · fully", "fit_rival": "1 · poorly"}
    type_into(app, "criteria", added=[row])
    criterion = store.load("plant").account.decision("mes").criteria[0]
    assert (criterion.weight, criterion.our_fit) == (pytest.approx(0.4), 4)
    assert [(fit.competitor_id, fit.fit) for fit in criterion.competitor_fits] == [("rival", 1)]


def test_the_archive_is_dated() -> None:
    store = store_with(ACCOUNT)
    app = section("archive")
    type_into(app, "archive", added=[{"title": "Annual report"}])
    assert not store.load("plant").account.archive
    type_into(app, "archive", added=[{"title": "Annual report", "on": "2026-03-05"}])
    entry = store.load("plant").account.archive[0]
    assert (entry.on, entry.title) == (date(2026, 3, 5), "Annual report")


def test_a_teammate_is_added_and_made_sponsor() -> None:
    store = store_with(ACCOUNT)
    app = section("team")
    type_into(app, "teammates", added=[{"name": "Li Na", "is_sponsor": True}])
    mate = store.load("plant").account.teammates[0]
    assert (mate.name, mate.is_sponsor) == ("Li Na", True)
