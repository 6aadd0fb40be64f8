"""The table of gap rules: on or off, severity, limit, for one account or for all."""

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.model.rules import RuleSetting
from stakeholder_map.model.scales import GapSeverity
from stakeholder_map.services.rules import team_defaults
from stakeholder_map.storage.store import Store
from tests.ui.entry_app import fine, grid, open_page, store_with, type_into
from tests.ui.reading_app import plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")


def table(language: str = "en") -> tuple[Store, AppTest]:
    """Return the app on the table of rules, and its store."""
    store = store_with(plant())
    app = open_page("gaps", language, "plant")
    app.session_state["gaps_part"] = "rules"
    app.run()
    fine(app)
    return store, app


def row(app: AppTest, name: str) -> int:
    return list(grid(app, "rules_table")["name"]).index(name)


def own(store: Store) -> tuple[RuleSetting, ...]:
    return store.load("plant").account.rule_settings


@pytest.mark.parametrize(("language", "name"), [("en", "No coach"), ("zh", "没有内线")])
def test_every_rule_stands_in_the_table_with_what_it_finds(language: str, name: str) -> None:
    _, app = table(language)
    frame = grid(app, "rules_table")
    assert len(frame) == len(RULES)
    assert frame.loc[row(app, name), "finds"] == 1


def test_a_rule_is_switched_off_for_the_account_and_back() -> None:
    store, app = table()
    type_into(app, "rules_table", {row(app, "No coach"): {"on": False}})
    assert [(s.rule, s.on) for s in own(store)] == [("no_coach", False)]
    assert grid(app, "rules_table").loc[row(app, "No coach"), "finds"] == 0
    type_into(app, "rules_table", {row(app, "No coach"): {"on": True}})
    assert own(store) == ()


def test_severity_and_limit_are_set_and_the_limit_stays_in_its_range() -> None:
    store, app = table()
    type_into(app, "rules_table", {row(app, "Contact gone cold"): {"severity": "critical"}})
    type_into(app, "rules_table", {row(app, "Heavy person never met"): {"limit": 250}})
    found = {s.rule: s for s in own(store)}
    assert found["cold_contact"].severity is GapSeverity.CRITICAL
    assert found["never_met"].limit == 1.0
    assert grid(app, "rules_table").loc[row(app, "Heavy person never met"), "limit"] == 100
    type_into(app, "rules_table", {row(app, "Contact gone cold"): {"severity": "as usual"}})
    assert [s.rule for s in own(store)] == ["never_met"]
    app.button(key="rules_reset").click().run()
    assert own(store) == ()


def test_a_setting_for_all_accounts_holds_where_the_account_sets_nothing() -> None:
    store, app = table()
    app.session_state["rules_level_True"] = "team"
    app.run()
    type_into(app, "rules_table", {row(app, "No coach"): {"on": False}})
    assert [(s.rule, s.on) for s in team_defaults(store).rule_settings] == [("no_coach", False)]
    assert own(store) == ()
    app.session_state["rules_level_True"] = "account"
    app.run()
    assert not grid(app, "rules_table").loc[row(app, "No coach"), "on"]
    type_into(app, "rules_table", {row(app, "No coach"): {"on": True}})
    assert [(s.rule, s.on) for s in own(store)] == [("no_coach", True)]


def test_rules_are_searched_and_explained() -> None:
    _, app = table()
    app.text_input(key="rules_search").set_value("coach").run()
    fine(app)
    assert set(grid(app, "rules_table")["name"]) == {"No coach", "The coach is doubtful"}
    assert "Miller & Heiman" in seen(app)
    app.text_input(key="rules_search").set_value("zzz").run()
    assert "No rule is called so" in seen(app)


def editor(app: AppTest) -> str:
    """Return the identity of the table in the browser: while it is the same, its place is kept."""
    (found,) = app.data_editor
    return str(found.proto.id)


def test_the_table_stays_where_it_is_while_it_is_edited_and_shows_what_came_of_it() -> None:
    store, app = table()
    before = editor(app)
    type_into(app, "rules_table", {row(app, "No coach"): {"on": False}})
    coach = row(app, "No coach")
    type_into(app, "rules_table", {coach: {"on": False, "severity": "critical"}})
    assert editor(app) == before, "neither scrolled to its top nor without its focus"
    assert grid(app, "rules_table").loc[coach, "finds"] == 0
    assert [(s.rule, s.on, s.severity) for s in own(store)] == [
        ("no_coach", False, GapSeverity.CRITICAL)
    ]


def test_the_table_shows_a_limit_that_was_brought_into_its_range() -> None:
    _, app = table()
    before = editor(app)
    type_into(app, "rules_table", {row(app, "Heavy person never met"): {"limit": 250}})
    assert editor(app) != before
    assert grid(app, "rules_table").loc[row(app, "Heavy person never met"), "limit"] == 100


def test_what_somebody_else_set_meanwhile_is_shown_and_not_written_over() -> None:
    store, app = table()
    type_into(app, "rules_table", {row(app, "No coach"): {"on": False}})
    before = editor(app)
    stored = store.load("plant")
    theirs = RuleSetting(rule="cold_contact", on=False)
    store.save(
        stored.account.but(rule_settings=(*stored.account.rule_settings, theirs)),
        stored.version,
        by="somebody else",
    )
    app.run()
    assert editor(app) != before
    assert not grid(app, "rules_table").loc[row(app, "Contact gone cold"), "on"]
    type_into(app, "rules_table", {row(app, "No coach"): {"on": True}})
    assert [s.rule for s in own(store)] == ["cold_contact"]
