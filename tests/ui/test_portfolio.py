"""The portfolio says of every decision what its own reading says, the most urgent first."""

import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import editing
from stakeholder_map.services import portfolio as service
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, hostile, plant, seen

HAN = re.compile(r"[㐀-鿿]")

pytestmark = pytest.mark.usefixtures("fixed_day")


def rows(app: AppTest) -> pd.DataFrame:
    return app.dataframe[0].value


def row(app: AppTest, name: str) -> pd.Series:
    table = rows(app)
    (found,) = [line for _, line in table.iterrows() if line.iloc[0] == name]
    return found


def metrics(app: AppTest) -> dict[str, str]:
    (strip,) = [e.proto.body for e in app.get("html") if 'class="numbers"' in e.proto.body]
    return dict(re.findall(r"<small>([^<]+)</small><button[^>]*>([^<]*)</button>", strip))


def test_a_row_says_what_stands_in_the_account() -> None:
    store_with(plant())
    line = row(open_page("portfolio"), "Plant")
    assert line["Decision"] == "Line control"
    assert line["Decided by"] == "1 Dec 2026"
    assert line["Value"] == "€2.5M"
    assert line["People"] == 2
    assert line["Owner"] == "Mia"
    assert line["Unreached weight"] == "25%"


def test_a_row_in_chinese_is_chinese() -> None:
    store_with(plant())
    line = row(open_page("portfolio", "zh"), "Plant")
    assert "2026年12月1日" in list(line)
    assert "€250万" in list(line)
    assert not [name for name in line.index if not HAN.search(str(name))]


def test_a_lost_contact_raises_the_unreached_weight() -> None:
    store = store_with(plant())
    app = open_page("portfolio")
    editing.change(store, store.load("plant"), lambda a: a.but(touches=()), by="")
    app.run()
    assert row(app, "Plant")["Unreached weight"] == "25–100%"


def test_health_and_gaps_follow_an_edit() -> None:
    store = store_with(plant())
    app = open_page("portfolio")
    before = row(app, "Plant")
    editing.change(
        store,
        store.load("plant"),
        lambda a: edits.set_support(a, "mes", "s-anna", -5, date(2026, 11, 21)),
        by="",
    )
    app.run()
    after = row(app, "Plant")
    assert after["Health"] < before["Health"]
    assert after["Critical"] > before["Critical"]


def test_every_decision_has_a_row_and_the_least_reached_comes_first() -> None:
    twice = edits.duplicate_decision(plant(), "mes", "Second line")
    store_with(twice, plant(id="cold", name="Cold", touches=()), Account(id="bare", name="Bare"))
    table = rows(open_page("portfolio"))
    assert list(table["Account"]) == ["Cold", "Plant", "Plant", "Bare"]
    assert list(table["Decision"]) == ["Line control", "Line control", "Second line", "–"]
    assert table["Unreached weight"].iloc[3] == "?"
    assert pd.isna(table["Health"].iloc[3])


def test_a_closed_decision_comes_last_and_counts_no_more() -> None:
    closed = plant(id="won", name="Won", touches=())
    decision = closed.decisions[0].but(state=DecisionState.WON, closed_on=date(2026, 11, 1))
    store_with(plant(), edits.put_decision(closed, decision))
    app = open_page("portfolio")
    assert list(rows(app)["Account"]) == ["Plant", "Won"]
    assert metrics(app)["Accounts"] == "2"
    assert metrics(app)["Running decisions"] == "1"
    assert metrics(app)["Due within 30 days"] == "1"


def test_what_is_due_long_ago_or_far_away_is_not_due_soon() -> None:
    store = store_with(plant())
    app = open_page("portfolio")
    assert metrics(app)["Due within 30 days"] == "1"
    for day in (date(2026, 12, 22), date(2026, 11, 20)):
        stored = store.load("plant")
        later = stored.account.decisions[0].but(decide_by=day)
        editing.change(store, stored, lambda a, d=later: edits.put_decision(a, d), by="")
        app.run()
        assert metrics(app)["Due within 30 days"] == "0"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("steel", ["Steel"]), ("LINE", ["Plant", "Steel"]), ("mia", ["Plant", "Steel"]), ("zz", [])],
)
def test_the_search_finds_account_decision_and_owner(wanted: str, found: list[str]) -> None:
    store_with(plant(), plant(id="steel", name="Steel"))
    app = open_page("portfolio")
    app.text_input(key="portfolio_search").set_value(wanted).run()
    fine(app)
    assert list(rows(app)["Account"]) == found


def test_hostile_names_are_cells_like_any_other() -> None:
    account = hostile()
    store_with(account)
    app = open_page("portfolio")
    assert row(app, account.name)["Decision"] == account.decisions[0].name
    assert account.name not in "".join(e.proto.body for e in app.get("html"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_accounts_it_only_says_how_to_start(language: str) -> None:
    store_with()
    app = open_page("portfolio", language)
    assert not app.dataframe
    assert not app.metric
    assert seen(app)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "0 of 1 lines"), ("zh", "1 行中已完成 0 行")]
)
def test_accounts_that_are_not_read_yet_are_listed_and_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    store_with(plant())
    whole = service.portfolio
    monkeypatch.setattr(service, "portfolio", lambda store, today, _: whole(store, today, 0))
    app = open_page("portfolio", language)
    (bar,) = app.get("progress")
    assert said in bar.proto.text
    line = row(app, "Plant")
    assert line.iloc[list(rows(app).columns).index("People" if language == "en" else "人员")] == 2
    assert rows(app).isna().any(axis=None)
    monkeypatch.undo()


def test_the_lean_stands_in_the_row() -> None:
    store_with(plant())
    line = row(open_page("portfolio"), "Plant")
    found = read(plant(), "mes", DAY).influence
    lean, off = re.fullmatch(r"([+−]?\d+) ± (\d+)", line["Lean"]).groups()
    assert float(lean.replace("−", "-")) == pytest.approx(found.known * 100, abs=0.51)
    assert float(off) == pytest.approx(found.unknown * 100, abs=0.51)
