"""One figure is the same on every screen and in every file."""

import re
from datetime import date

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.team import Lens, team_page
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Severity
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.services import portfolio, workspace
from stakeholder_map.words import words
from tests.ui.entry_app import open_page, store_with
from tests.ui.reading_app import key_number, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")


def doubtful() -> Account:
    """Return the plant with one person of whom nothing is recorded, and one who left worried."""
    worry = Concern(id="old", text="Payback", severity=Severity.BLOCKING)
    account = plant()
    account = edits.put(account, "people", Person(id="cy", name="Cy Roe"))
    account = edits.put(account, "people", Person(id="di", name="Di Poe", left_on=date(2026, 1, 5)))
    account = edits.put_seat(account, "mes", Seat(id="s-cy", person_id="cy", veto=True, weight=0.2))
    return edits.put_seat(account, "mes", Seat(id="s-di", person_id="di", concerns=(worry,)))


def test_gaps_and_concerns_are_counted_alike_everywhere(today: date) -> None:
    store = store_with(doubtful())
    found = read(doubtful(), "mes", today)
    sure = sum(gap.certain for gap in found.gaps)
    critical = sum(gap.certain and gap.severity == "critical" for gap in found.gaps)
    assert 0 < critical < sure < len(found.gaps)

    shown = open_page("map", "en", "plant")
    assert key_number(shown, "Gaps") == str(sure)
    assert key_number(shown, "Open concerns") == "1"
    assert f"{critical} critical" in seen(shown)
    hints = "".join(element.proto.body for element in shown.get("html"))
    assert f"{len(found.gaps) - sure} cannot be told" in hints

    line = next(line for line in portfolio.portfolio(store, today) if line.decision)
    assert (line.gaps, line.critical) == (sure, critical)

    pills = seen(open_page("gaps", "en", "plant"))
    counts = [int(n) for n in re.findall(r"^[▲◆●] (?:critical|serious|minor) (\d+)$", pills, re.M)]
    assert (len(counts), sum(counts), counts[0]) == (3, sure, critical)

    page = team_page(found, words("en"), (Lens.GAPS,))
    figures = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))
    assert (figures["Gaps"], figures["Open concerns"]) == (str(sure), "1")


@pytest.mark.parametrize(("language", "term"), [("en", "Lean"), ("zh", "倾向")])
def test_where_the_decision_leans_has_one_name(language: str, term: str, today: date) -> None:
    store_with(plant())
    shown = key_number(open_page("map", language, "plant"), term)
    page = team_page(read(plant(), "mes", today), words(language), (Lens.GAPS,))
    figures = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))
    assert figures[term] == shown.split(" ")[0]


def test_without_a_rule_nothing_is_said_of_one() -> None:
    store_with(plant())
    app = open_page("map", "en", "plant")
    app.session_state.seat = "s-anna"
    app.run()
    shown = seen(app)
    assert "no approval rule applies" in shown
    assert "the approval rule makes it" not in shown


def test_a_range_that_is_the_headline_is_not_told_again_below_it(today: date) -> None:
    store = store_with()
    workspace.add_samples(store, today)
    shown = open_page("map", "en", "aldermoor-bank")
    assert key_number(shown, "Passes today") == "0–100"
    assert "of 100 cases; too little known" in seen(shown)
    shown = open_page("map", "en", "nordklinik-group")
    assert "–" not in key_number(shown, "Passes today")
    assert re.search(r"of 100 cases; \d+–\d+", seen(shown))
