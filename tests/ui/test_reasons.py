"""Every number on a page opens to why it is this: one that does not is a failure here.

A page of the samples is drawn, and each place that holds computed numbers is looked through:
strips, bars, tables and the small numbers before findings. A number alone there has to be a
figure (``ui.figures.figure``), and a click on a figure has to show a sentence. Grids into which
users type are not computed; the portfolio, which lists thousands, opens its numbers in a place
of its own.
"""

import html
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.services import workspace
from stakeholder_map.ui.figures.figure import Figure, opener
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import detail

pytestmark = pytest.mark.usefixtures("fixed_day")

SAMPLE = "huadong-precision"
SECTIONS = ("today", "deciders", "unknown", "ways", "losses", "clashes")
PLACES = {"numbers", "number", "figure", "kind", "wide", "votes", "badge"}

#: A number as it is shown alone: signed, a share, a range, a change.
_ONE = r"[−+±<>≥]*\d+(?:[.,]\d+)*%?"
NUMBER = re.compile(rf"{_ONE}(?:\s*[–→±…]\s*{_ONE})*")
VOID = {"br", "img", "hr", "input"}


class Places(HTMLParser):
    """Finds numbers that stand, in a place of numbers, outside of any figure."""

    def __init__(self) -> None:
        """Start outside of everything."""
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.bare: list[str] = []
        self.targets: set[str] = set()
        self.reasons: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where we are, and which figure asks for which reason."""
        found = {name: value or "" for name, value in attrs}
        if "popovertarget" in found:
            self.targets.add(found["popovertarget"])
        role = "figure button" if "popovertarget" in found else found.get("class", "")
        if "popover" in found:
            role = f"reason {found['id']}"
            self.reasons.setdefault(found["id"], "")
        if tag not in VOID:
            self.open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        """Leave what was opened last with this tag."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Judge a text by what it is and what it stands in."""
        roles = [role for _tag, role in self.open]
        for role in roles:
            if role.startswith("reason "):
                self.reasons[role.removeprefix("reason ")] += data
                return
        place = {word for role in roles for word in role.split()} & PLACES
        small_print = any(tag in {"small", "th"} for tag, _role in self.open)
        if place and not small_print and "figure button" not in roles:
            shown = data.strip("▲◆●○✓ \n")
            if NUMBER.fullmatch(shown):
                self.bare.append(shown)


def looked_through(bodies: list[str]) -> Places:
    found = Places()
    for body in bodies:
        found.feed(re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL))
    found.close()
    return found


def bodies(app: AppTest) -> list[str]:
    return [element.proto.body for element in app.get("html")]


def assert_explained(app: AppTest, extra: str = "") -> Places:
    fine(app)
    found = looked_through([*bodies(app), extra])
    assert not found.bare, "numbers without a reason"
    assert not app.metric, "a number of Streamlit's own has no reason"
    silent = [key for key in found.targets if len(found.reasons.get(key, "").strip()) < 8]
    assert not silent, "a click on these shows no sentence"
    return found


def opened(name: str, language: str, today: date) -> AppTest:
    store = store_with()
    workspace.add_samples(store, today)
    return open_page(name, language, SAMPLE)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_of_the_map_opens(language: str, today: date) -> None:
    app = opened("map", language, today)
    assert len(assert_explained(app).targets) >= 7
    app.button(key=next(str(b.key) for b in app.button if str(b.key).startswith("moves "))).click()
    app.run()
    assert len(assert_explained(app, detail(app)).targets) >= 11


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_of_the_outlook_opens(language: str, today: date) -> None:
    app = opened("outlook", language, today)
    for section in SECTIONS:
        app.segmented_control(key="outlook_section").set_value(section).run()
        assert assert_explained(app).targets, section
        assert not app.dataframe, "the cells of a data frame cannot be clicked for a reason"


def test_every_number_of_a_scenario_opens(today: date) -> None:
    app = opened("outlook", "en", today)
    app.segmented_control(key="outlook_section").set_value("trials").run()
    app.button(key="trial_add").click().run()
    assert assert_explained(app).targets
    assert not app.dataframe


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_beside_the_gaps_opens(language: str, today: date) -> None:
    assert len(assert_explained(opened("gaps", language, today)).targets) > 10


def test_every_number_above_the_portfolio_opens_and_its_columns_say_what_they_are(
    today: date,
) -> None:
    app = opened("portfolio", "en", today)
    assert len(assert_explained(app).targets) == 4


@pytest.mark.parametrize("section", ["outreach", "moves", "contacts"])
def test_every_number_of_the_plan_opens(section: str, today: date) -> None:
    app = opened("plan", "en", today)
    app.segmented_control(key="plan_section").set_value(section).run()
    assert assert_explained(app).targets
    assert not app.dataframe


def test_a_number_without_a_sentence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        Figure("12%", " ")


def test_a_figure_shows_hostile_text_as_it_is() -> None:
    evil = '"><script>alert(1)</script>'
    shown = opener(Figure(evil, evil, ((evil, evil), ("", evil))))
    assert "<script" not in shown
    assert shown.count(html.escape(evil)) + shown.count("&lt;script&gt;") >= 4


def test_a_bare_number_in_a_table_or_a_strip_is_found() -> None:
    table = '<div class="wide"><table><tr><td>Anna</td><td>12%</td></tr></table></div>'
    strip = (
        '<div class="numbers"><div><small>Lean</small><b>+3</b><small>1 of 2</small></div></div>'
    )
    kind = '<p class="title"><span class="kind serious">◆ 12%</span>Title of 2026</p>'
    assert looked_through([table, strip, kind]).bare == ["12%", "+3", "12%"]
    fine_one = opener(Figure("12%", "Said aloud."))
    assert not looked_through([f'<div class="numbers"><div>{fine_one}</div></div>']).bare
