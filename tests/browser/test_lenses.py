"""The views of one decision in a real browser: one selection for all, and names as rendered."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.words import Words, words
from tests.browser.waiting import open_page, settled
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import hostile

Show = Callable[..., Page]

VIEWS = ("grid", "matrix", "heat")

#: The names of the grid as the browser draws them, in pixels of the screen.
NAMES = """() => [...document.querySelectorAll(".grid .who")].map((name) => {
  const { x, y, width, height } = name.getBoundingClientRect();
  return { x, y, width, height };
})"""


@pytest.fixture
def show(context: BrowserContext, tmp_path: Path) -> Show:
    """Write the team's page to a file and open it with the network switched off."""

    def open_file(account: Account, language: str = "en") -> Page:
        path = tmp_path / "page.html"
        source = html_page(read(account, "x0", TODAY), Audience.TEAM, language)
        path.write_text(source, encoding="utf-8", newline="\n")
        context.set_offline(True)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    return open_file


@pytest.mark.parametrize("view", VIEWS)
def test_who_is_selected_in_one_view_of_the_page_is_in_all(show: Show, view: str) -> None:
    page = show(account_of(21))
    page.locator(f'nav a[href="#{view}"]').click()
    mark = page.locator(f"#{view} .card").nth(4)
    seat = mark.get_attribute("data-seat")
    mark.click()
    for other in ("map", *VIEWS):
        chosen = page.locator(f"#{other} .card.selected")
        assert chosen.count() >= 1, other
        assert {chosen.nth(at).get_attribute("data-seat") for at in range(chosen.count())} == {seat}
    assert page.locator(f"#{view} #person h3").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".card.selected").count() == 0


def test_all_marks_of_somebody_are_selected_together(show: Show) -> None:
    page = show(account_of(30))
    page.locator('nav a[href="#heat"]').click()
    seats = page.locator("#heat .card").evaluate_all("all => all.map((one) => one.dataset.seat)")
    twice = next(seat for seat in seats if seats.count(seat) > 1)
    page.locator(f'#heat .card[data-seat="{twice}"]').last.click()
    assert page.locator("#heat .card.selected").count() == seats.count(twice)


@pytest.mark.parametrize("view", VIEWS)
def test_the_keyboard_reaches_every_view(show: Show, view: str) -> None:
    page = show(account_of(12))
    page.locator(f'nav a[href="#{view}"]').click()
    first = page.locator(f'#{view} .card[tabindex="0"]')
    assert first.count() == 1
    expect(first).to_have_accessible_name(re.compile(r"\w"))
    first.focus()
    page.keyboard.press("ArrowDown")
    here = page.evaluate("document.activeElement.dataset.seat")
    page.keyboard.press("Enter")
    assert page.locator(f"#{view} .card.selected").first.get_attribute("data-seat") == here


@pytest.mark.parametrize(("people", "language"), [(30, "en"), (40, "zh"), (40, "en")])
def test_the_names_of_the_grid_are_large_and_apart_as_rendered(
    show: Show, people: int, language: str
) -> None:
    page = show(account_of(people, chinese=language == "zh"), language)
    page.locator('nav a[href="#grid"]').click()
    names = page.evaluate(NAMES)
    assert len(names) >= people
    for one, other in combinations(names, 2):
        beside = (
            one["x"] + 1 >= other["x"] + other["width"] or other["x"] + 1 >= one["x"] + one["width"]
        )
        below = (
            one["y"] + 3 >= other["y"] + other["height"]
            or other["y"] + 3 >= one["y"] + one["height"]
        )
        assert beside or below
    size = "node => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a"
    assert float(page.locator(".grid .who").first.evaluate(size)) >= 14


def test_hostile_texts_are_inert_in_every_view(show: Show) -> None:
    page = show(hostile())
    for view in VIEWS:
        page.locator(f'nav a[href="#{view}"]').click()
        page.locator(f"#{view} .card").first.click()
        page.keyboard.press("Escape")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#grid img, #matrix img, #heat img, #heat script").count() == 0


def view_names(_: Words) -> dict[str, str]:
    return {
        "board": _("Chain board"),
        "grid": _("Power–support"),
        "matrix": _("Contacts"),
        "heat": _("Concerns"),
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_the_app_the_selection_goes_with_the_user_from_view_to_view(
    page: Page, app_url: str, language: str
) -> None:
    open_page(page, f"{app_url}/?account=nordklinik-group&lang={language}&lens=matrix")
    row = page.locator("svg.matrix .card").nth(3)
    seat = row.get_attribute("data-seat")
    row.click()
    settled(page)
    expect(page.locator("svg.matrix .card.selected")).to_have_attribute("data-seat", str(seat))
    assert f"seat={seat}" in page.url
    for view, name in view_names(words(language)).items():
        page.get_by_role("radio", name=name).click()
        settled(page)
        chosen = page.locator(f"svg.{view} .card.selected").first
        expect(chosen).to_have_attribute("data-seat", str(seat))
        assert f"lens={view}" in page.url
