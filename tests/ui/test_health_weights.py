"""The weights of the health score on the settings page: for one account and for all."""

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.rules import HealthWeights
from stakeholder_map.services.rules import team_defaults
from tests.ui.entry_app import fine, open_page, store_with, texts
from tests.ui.reading_app import plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")


def box(app: AppTest, label: str):
    return next(found for found in app.number_input if found.label == label)


def save(app: AppTest) -> None:
    next(b for b in app.button if b.label == "Save weights").click().run()
    fine(app)


def test_a_weight_is_set_for_the_account_said_with_the_score_and_taken_back() -> None:
    store = store_with(plant())
    app = open_page("settings", "en", "plant")
    assert box(app, "Support in the chain, percent").value is None
    assert "Counts 25%" in texts(app)
    box(app, "Support in the chain, percent").set_value(100)
    save(app)
    assert store.load("plant").account.health_weights == HealthWeights(support=1.0)
    assert "Counts 57%" in texts(app), "100 of 175"
    said = seen(open_page("map", "en", "plant"))
    assert "Weighed otherwise than usual" in said
    app = open_page("settings", "en", "plant")
    app.button(key="reset_weights_plant").click().run()
    assert store.load("plant").account.health_weights == HealthWeights()


def test_not_everything_can_count_nothing() -> None:
    store = store_with(plant())
    app = open_page("settings", "en", "plant")
    for found in app.number_input:
        if found.placeholder and found.placeholder.startswith("usual"):
            found.set_value(0)
    save(app)
    assert store.load("plant").account.health_weights == HealthWeights()
    assert "At least one part" in texts(app)


def test_a_weight_for_all_accounts_is_what_accounts_have_as_usual() -> None:
    store = store_with(plant())
    app = open_page("settings", "en", "plant")
    app.session_state["weights_level_True"] = "team"
    app.run()
    box(app, "Breadth of contacts, percent").set_value(0)
    save(app)
    assert team_defaults(store).health_weights == HealthWeights(breadth=0.0)
    assert store.load("plant").account.health_weights == HealthWeights()
    app.session_state["weights_level_True"] = "account"
    app.run()
    assert box(app, "Breadth of contacts, percent").placeholder == "usual: 0%"


@pytest.mark.parametrize(("language", "said"), [("en", "scaled to 100%"), ("zh", "换算成100%")])
def test_weights_can_be_set_before_there_is_any_account(language: str, said: str) -> None:
    store_with()
    assert said in texts(open_page("settings", language))
