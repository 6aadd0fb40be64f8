"""Overlays, search, focus and keys in the exported page, offline, in a real Chromium."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.maps.board.overlays import overlay_data
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.model.scales import TieKind
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.board.test_overlays import firm, left

LENSES = (Lens.MAP, Lens.GRID, Lens.PEOPLE)
VIEW = "() => document.querySelector('#map svg.board').getAttribute('viewBox')"


def opened(context: BrowserContext, folder: Path, source: str) -> Page:
    path = folder / "map.html"
    path.write_text(source, encoding="utf-8", newline="\n")
    context.set_offline(True)
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(path.as_uri())
    return page


@pytest.fixture
def small(context: BrowserContext, tmp_path: Path) -> Page:
    """Three people: 赵敏 (known to us), Lin G. (through 赵敏), Hu (of a camp)."""
    reading = read(firm(), "x0", TODAY)
    return opened(context, tmp_path, html_page(reading, Audience.TEAM, "en", lenses=LENSES))


def card(page: Page, name: str) -> str:
    """Return the key of a person's card."""
    rows = page.locator("tr[data-seat]").all()
    found = (row for row in rows if row.locator("td").first.text_content() == name)
    return str(next(found).get_attribute("data-seat"))


def legend(page: Page) -> list[str]:
    """Return what the legend says, as it is seen."""
    return page.locator(".map-legend svg > g:visible").all_text_contents()


def badges(page: Page) -> dict[str, str]:
    return {
        str(one.evaluate("node => node.closest('.card').dataset.seat")): str(one.text_content())
        for one in page.locator("#map .card .badge text").all()
    }


def test_the_way_in_names_its_weakest_link(small: Page) -> None:
    lin = card(small, "Lin G.")
    small.keyboard.press("5")
    expect(small.locator("#map .map-says")).to_have_text("Select a person to see the way to them.")
    small.locator(f'#map .card[data-seat="{lin}"]').click()
    says = small.locator("#map .map-says")
    # 0.7 of the contact times 0.5 of the tie.
    expect(says).to_contain_text("Li Na → 赵敏 → Lin G. · 35 %")
    expect(says).to_contain_text("weakest link: 赵敏 → Lin G. 50 %")
    assert badges(small) == {card(small, "赵敏"): "Li Na → 1", lin: "2"}
    assert small.locator("#map .board:not(.signs) .way.weakest").count() == 1
    assert "weakest link" in legend(small)


def test_nobody_leads_to_hu_and_the_map_says_so(small: Page) -> None:
    small.keyboard.press("5")
    small.locator(f'#map .card[data-seat="{card(small, "Hu")}"]').click()
    expect(small.locator("#map .map-says")).to_contain_text("No introduction leads to Hu.")


def test_who_left_is_named_below_the_buttons(context: BrowserContext, tmp_path: Path) -> None:
    reading = read(left(days_ago=4), "x0", TODAY)
    page = opened(context, tmp_path, html_page(reading, Audience.TEAM, "en", lenses=LENSES))
    page.keyboard.press("6")
    says = page.locator("#map .map-says")
    expect(says).to_have_text(f"Left since that day: Hu ({TODAY - timedelta(days=4)})")
    page.locator("#map input[type=date]").fill((TODAY - timedelta(days=2)).isoformat())
    expect(says).to_have_text("Nothing is recorded since that day.")


def test_changes_follow_the_chosen_day(small: Page) -> None:
    zhao, lin = card(small, "赵敏"), card(small, "Lin G.")
    small.keyboard.press("6")
    found = badges(small)
    assert found[zhao].startswith("▲ −1 → +2")
    assert "cold" in found[zhao]
    assert found[lin] == "new"
    assert "○contact went cold" in legend(small)
    assert "▲moved towards us" in legend(small)
    small.locator("#map input[type=date]").fill(TODAY.isoformat())
    expect(small.locator("#map .card .badge")).to_have_count(0)
    expect(small.locator("#map .map-says")).to_have_text("Nothing is recorded since that day.")
    assert "▲moved towards us" not in legend(small)


def test_camps_are_told_by_letter_and_shape(small: Page) -> None:
    small.get_by_role("button", name="Camps").click()
    assert badges(small) == {card(small, "赵敏"): "✓ us", card(small, "Hu"): "A"}
    shapes = small.locator("#map .card .badge path").evaluate_all(
        "all => all.map((n) => n.getAttribute('d'))"
    )
    assert len(set(shapes)) == 2
    assert "ARival" in legend(small)


def test_the_legend_explains_only_what_is_drawn(small: Page) -> None:
    assert "in conflict" in legend(small)
    small.keyboard.press("3")
    assert "in conflict" not in legend(small)
    assert any("strength" in said for said in legend(small))
    small.keyboard.press("4")
    assert "in conflict" in legend(small)
    assert "influences (wider: stronger)" not in legend(small)


@pytest.mark.parametrize("typed", ["zhaomin", "zhao min", "zm", "赵", "cfo", "finance"])
def test_search_finds_by_name_sound_title_and_department(small: Page, typed: str) -> None:
    small.keyboard.press("/")
    small.keyboard.type(typed)
    expect(small.get_by_role("option").first).to_contain_text("赵敏")
    small.keyboard.press("Enter")
    expect(small.locator("#map .card.selected")).to_have_attribute("data-seat", card(small, "赵敏"))
    expect(small.locator("#person h3")).to_have_text("赵敏")


def test_a_name_without_end_leaves_room_for_the_others(
    context: BrowserContext, tmp_path: Path
) -> None:
    account = account_of(12)
    named = tuple(one.but(name="W" * 300, title="长" * 300) for one in account.people[:6])
    account = account.but(people=(*named, *account.people[6:]))
    page = opened(context, tmp_path, html_page(read(account, "x0", TODAY), Audience.TEAM, "en"))
    page.keyboard.press("/")
    page.keyboard.type("www")
    for one in page.locator("#map .find li").all():
        box = one.bounding_box()
        assert box is not None
        assert box["height"] < 110
        assert box["y"] + box["height"] < 1080
    assert page.locator("#map .find li").count() == 6


def test_search_flies_and_escape_flies_back(context: BrowserContext, tmp_path: Path) -> None:
    reading = read(account_of(30), "x0", TODAY)
    page = opened(context, tmp_path, html_page(reading, Audience.TEAM, "en", lenses=LENSES))
    before = page.evaluate(VIEW)
    page.locator("#map .card:not(.fold)").last.click()  # whoever is found is seen all the same
    page.keyboard.press("/")
    page.keyboard.type("a")
    first = page.locator("#map .card.hit").get_attribute("data-seat")
    page.keyboard.press("ArrowDown")
    assert page.locator("#map .card.hit").get_attribute("data-seat") != first
    assert page.locator("#map .card.hit").evaluate("node => getComputedStyle(node).opacity") == "1"
    assert page.evaluate(VIEW) != before
    page.keyboard.press("Escape")
    assert page.evaluate(VIEW) == before
    expect(page.locator("#map .card.hit")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("nobody of this name")
    expect(page.get_by_text("Nobody found")).to_be_visible()


def test_focus_draws_every_tie_of_a_person(context: BrowserContext, tmp_path: Path) -> None:
    account = account_of(24, ties=4)
    reading = read(account, "x0", TODAY)
    page = opened(context, tmp_path, html_page(reading, Audience.TEAM, "en", lenses=LENSES))
    assert page.locator(".map-legend", has_text="not drawn here").count() == 1
    known = overlay_data(reading, words("en"))
    cards = scene(reading, words("en")).cards
    called = {one.key: f"c{number}" for number, one in enumerate(cards, start=1)}
    ties = [{called[tie[0]], called[tie[1]]} for tie in known["ties"]]
    busiest = max(called.values(), key=lambda key: sum(key in tie for tie in ties))
    others = {end for tie in ties if busiest in tie for end in tie}
    real = [tie for tie in account.ties if tie.kind is not TieKind.REPORTS_TO]
    assert len(real) >= len(ties)
    page.locator(f'#map .card[data-seat="{busiest}"]').click()
    near = page.locator("#map .card.near").evaluate_all("all => all.map((n) => n.dataset.seat)")
    assert others <= set(near)
    assert page.locator("#map .over path[data-focus]").count() > 0
    said = page.locator("#person li").count()
    assert said == sum(busiest in tie for tie in ties)
    page.keyboard.press("Escape")
    expect(page.locator("#map .over path")).to_have_count(0)


def test_arrows_walk_the_chain(context: BrowserContext, tmp_path: Path) -> None:
    reading = read(account_of(12), "x0", TODAY)
    page = opened(context, tmp_path, html_page(reading, Audience.TEAM, "en", lenses=LENSES))
    line = page.locator("#map .reports [data-a]").first
    up, down = line.get_attribute("data-a"), line.get_attribute("data-b")
    page.locator(f'#map .card[data-seat="{down}"]').focus()
    page.keyboard.press("ArrowUp")
    here = "document.activeElement.dataset.seat"
    assert page.evaluate(here) == up
    page.keyboard.press("ArrowDown")
    reports = page.locator(f'#map .reports [data-a="{up}"]')
    assert page.evaluate(here) in reports.evaluate_all("all => all.map((n) => n.dataset.b)")
    page.keyboard.press("Enter")
    expect(page.locator("#person")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#person")).to_be_hidden()


def test_the_keys_are_told_and_the_screen_is_filled(small: Page) -> None:
    small.keyboard.press("?")
    expect(small.locator("#map .map-keys")).to_contain_text("superior, reports")
    small.keyboard.press("Escape")
    expect(small.locator("#map .map-keys")).to_be_hidden()
    small.keyboard.press("f")
    small.wait_for_function("document.fullscreenElement?.id === 'map'")
    inside = small.locator("#map .map-legend").bounding_box()
    assert inside is not None
    assert inside["y"] + inside["height"] <= 1081
    small.keyboard.press("f")
    small.wait_for_function("!document.fullscreenElement")


def test_the_overlay_stays_when_somebody_is_selected_in_another_view(small: Page) -> None:
    small.keyboard.press("5")
    small.get_by_role("tab", name="Power–support").click()
    small.locator(f'#grid .card[data-seat="{card(small, "Lin G.")}"]').first.click()
    small.get_by_role("tab", name="Chain board").click()
    expect(small.locator("#map .map-says")).to_contain_text("35 %")
    expect(small.locator("#map .card.selected")).to_have_attribute(
        "data-seat", card(small, "Lin G.")
    )


def test_a_screen_reader_hears_toolbar_search_and_people_in_order(small: Page) -> None:
    heard = small.locator("#map").aria_snapshot()
    assert 'toolbar "' in heard
    assert heard.index("All lines") < heard.index("Search") < heard.index("Name: 赵敏")
    small.keyboard.press("/")
    expect(small.get_by_role("combobox")).to_be_focused()
    small.keyboard.type("lin")
    box = small.get_by_role("combobox")
    active = box.get_attribute("aria-activedescendant")
    expect(small.locator(f"[id='{active}']")).to_have_attribute("aria-selected", "true")


def test_the_customer_gets_none_of_it(context: BrowserContext, tmp_path: Path) -> None:
    page = opened(context, tmp_path, html_page(read(firm(), "x0", TODAY), Audience.CUSTOMER, "en"))
    assert page.locator("#facts").count() == 0
    assert page.locator("script").count() == 0
