"""Pains and value, remarks on contacts, organisations of several accounts."""

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.scales import Layer, Money, OrganisationKind
from stakeholder_map.model.team import Contact, Teammate
from tests.ui.entry_app import cells, fine, open_page, store_with, texts, type_into

ACCOUNT = Account(
    id="plant",
    name="Plant",
    departments=(Department(id="it", name="IT"),),
    people=(Person(id="anna", name="Anna"),),
    teammates=(Teammate(id="li", name="Li Na"),),
    contacts=(Contact(id="k", teammate_id="li", person_id="anna", closeness=2),),
    decisions=(Decision(id="mes", name="MES"),),
)


def section(page: str, name: str, language: str = "en") -> AppTest:
    app = open_page(page, language, "plant")
    app.session_state[f"{page}_section"] = name
    app.run()
    fine(app)
    return app


@pytest.mark.parametrize(
    ("language", "layer"), [("en", "Value-added layer"), ("zh", "增值层")], ids=["en", "zh"]
)
def test_a_pain_is_typed_with_whom_it_hurts_and_what_it_costs(language: str, layer: str) -> None:
    store = store_with(ACCOUNT)
    app = section("people", "pains", language)
    row = {
        "text": "Downtime",
        "person_ids": ["Anna"],
        "department_ids": ["IT"],
        "severity": "4",
        "cost": "250,000 cny",
        "answer": "Spare line",
        "layer": layer,
        "worth": "EUR 90000",
    }
    type_into(app, "pains", added=[row])
    (pain,) = store.load("plant").account.decision("mes").pains
    assert (pain.text, pain.person_ids, pain.department_ids) == ("Downtime", ("anna",), ("it",))
    assert (pain.severity, pain.answer, pain.layer) == (4, "Spare line", Layer.VALUE_ADDED)
    assert pain.cost == Money(amount=250_000, currency="CNY")
    assert pain.worth == Money(amount=90_000, currency="EUR")
    app = section("people", "pains", language)
    assert cells(app, "pains", "cost") == ["250,000 CNY"]
    type_into(app, "pains", {0: {"cost": "300000", "severity": None, "worth": ""}})
    (pain,) = store.load("plant").account.decision("mes").pains
    assert pain.cost == Money(amount=300_000, currency="CNY"), "the known currency stays"
    assert (pain.severity, pain.worth) == (None, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "“5000” has no currency. Type it behind the amount"), ("zh", "“5000”没有币种")],
)
def test_a_cost_without_any_currency_is_refused_with_the_mend(language: str, said: str) -> None:
    store = store_with(ACCOUNT)
    app = section("people", "pains", language)
    type_into(app, "pains", added=[{"text": "Scrap", "cost": "5000"}])
    assert said in texts(app)
    assert store.load("plant").account.decision("mes").pains[0].cost is None


def test_the_account_s_currency_is_taken_where_none_is_typed() -> None:
    store = store_with(ACCOUNT.but(currency="CNY"))
    app = section("people", "pains")
    type_into(app, "pains", added=[{"text": "Scrap", "cost": "5000"}])
    pain = store.load("plant").account.decision("mes").pains[0]
    assert pain.cost == Money(amount=5_000, currency="CNY")


def test_a_contact_has_a_remark() -> None:
    store = store_with(ACCOUNT)
    app = section("touches", "contacts", "zh")
    assert "各条人脉的说明" in texts(app)
    assert cells(app, "contact_notes", "person_id") == ["Anna"]
    type_into(app, "contact_notes", {0: {"note": "Studied together"}})
    (contact,) = store.load("plant").account.contacts
    assert (contact.note, contact.closeness) == ("Studied together", 2)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_organisation_of_another_account_keeps_its_identity(language: str) -> None:
    institute = Organisation(
        id="di", name="Design Institute", kind=OrganisationKind.DESIGN_INSTITUTE, note="ask Wu"
    )
    other = Account(id="mill", name="Mill", organisations=(institute,))
    store = store_with(ACCOUNT, other)
    app = section("people", "organisations", language)
    box = app.selectbox(key="elsewhere_plant")
    assert box.options == ["Design Institute (Mill)"]
    assert app.button(key="take_over").disabled
    box.set_value("di").run()
    app.button(key="take_over").click().run()
    fine(app)
    assert store.load("plant").account.organisations == (institute.but(note=""),)
    assert store.load("mill").account == other
    assert cells(app, "organisations", "name") == ["Design Institute"]
    assert not [found for found in app.selectbox if found.key == "elsewhere_plant"]
