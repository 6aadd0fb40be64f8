"""The exported page in a real Chromium: offline, inert, legible, measured as it is rendered."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.maps.board.fold import FOLD_ABOVE
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.model.account import Account
from stakeholder_map.services import boards
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of
from tests.maps.hostile import HOSTILE, hostile

Show = Callable[..., Page]

#: Everything rendered, in pixels of the page: cards, their texts, the pieces of the lines.
MEASURE = """() => {
  // In its own size: scaled down, the browser rounds the boxes of small texts.
  const board = document.querySelector(".map .board");
  const [, , wide, high] = board.getAttribute("viewBox").split(" ");
  board.style.flex = "none";
  board.style.width = `${wide}px`;
  board.style.height = `${high}px`;
  const box = (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height };
  };
  const said = (text) => ({ said: text.textContent, ...box(text) });
  const cards = [...board.querySelectorAll(".card")].map((card) => ({
    seat: card.dataset.seat,
    ...box(card.querySelector(".edge")),
    texts: [...card.querySelectorAll("text")].map(said),
  }));
  const lines = [...board.querySelectorAll(".lines path[data-a]")].map((path) => {
    const to = path.getScreenCTM();
    const far = path.getTotalLength();
    const points = [];
    for (let at = 0; at <= far; at += 2) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(to);
      points.push([x, y]);
    }
    return { a: path.dataset.a, b: path.dataset.b, points };
  });
  const heads = [...board.querySelectorAll(".lane text")].map(said);
  return { cards, lines, heads, scale: board.getScreenCTM().a };
}"""


@pytest.fixture
def show(context: BrowserContext, tmp_path: Path) -> Show:
    """Write a page to a file and open it with the network switched off."""

    def open_page(
        account: Account, audience: str = "team", language: str = "en", **more: object
    ) -> Page:
        source = html_page(read(account, "x0", TODAY), Audience(audience), language, **more)  # type: ignore[arg-type]
        path = tmp_path / f"{audience}-{language}.html"
        path.write_text(source, encoding="utf-8", newline="\n")
        context.set_offline(True)
        page = context.new_page()
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: said.append(message.text))
        page.goto(path.as_uri())
        return page

    said: list[str] = []
    open_page.said = said  # type: ignore[attr-defined]
    return open_page


def inside(point: list[float], card: dict[str, float], edge: float) -> bool:
    x, y = point
    return (
        card["x"] + edge < x < card["x"] + card["width"] - edge
        and card["y"] + edge < y < card["y"] + card["height"] - edge
    )


def overlap(one: dict[str, float], other: dict[str, float], slack: float = 0.5) -> bool:
    return (
        one["x"] + slack < other["x"] + other["width"]
        and other["x"] + slack < one["x"] + one["width"]
        and one["y"] + slack < other["y"] + other["height"]
        and other["y"] + slack < one["y"] + one["height"]
    )


@pytest.mark.parametrize(("people", "language"), [(12, "en"), (30, "zh"), (80, "en"), (200, "zh")])
def test_as_rendered_no_line_crosses_a_card_and_no_text_leaves_its_card(
    show: Show, people: int, language: str
) -> None:
    account = account_of(people, chinese=language == "zh")
    found = show(account, language=language, lenses=(Lens.MAP,)).evaluate(MEASURE)
    assert len(found["cards"]) >= people or people > FOLD_ABOVE
    assert_clear(found)


@pytest.mark.parametrize(("people", "language"), [(12, "zh"), (30, "en"), (80, "zh"), (200, "en")])
def test_the_same_holds_for_cards_that_were_moved_about(
    show: Show, people: int, language: str
) -> None:
    account = shuffled(account_of(people, chinese=language == "zh"), people)
    assert_clear(show(account, language=language, lenses=(Lens.MAP,)).evaluate(MEASURE))


def shuffled(account: Account, seed: int) -> Account:
    """The account after a dozen cards were put into cells by chance."""
    rng = random.Random(seed)
    for _move in range(12):
        slots = scene(read(account, "x0", TODAY), words("en")).slots
        assert slots is not None
        key = rng.choice([key for key in sorted(slots.groups) if not key.startswith("fold:")])
        free = [cell for cell in slots.cells[slots.groups[key]] if not cell.key.startswith("fold:")]
        cell = rng.choice(free)
        account = boards.moved(account, "x0", key, cell.column, cell.row, TODAY)
    return account


def assert_clear(found: dict[str, Any]) -> None:
    """No line crosses a card, no card and no text lies on another."""
    cards, edge = found["cards"], 1.5 * found["scale"]
    for line in found["lines"]:
        for point in line["points"]:
            assert not [card["seat"] for card in cards if inside(point, card, edge)]
    assert not [(a["seat"], b["seat"]) for a, b in combinations(cards, 2) if overlap(a, b)]
    for card in cards:
        for text in card["texts"]:
            assert text["x"] >= card["x"]
            assert text["x"] + text["width"] <= card["x"] + card["width"] + 0.5, text["said"]
            assert text["y"] + text["height"] <= card["y"] + card["height"] + 4 * found["scale"]
        for one, other in combinations(card["texts"], 2):
            # Lines of text follow each other at 18 px; a font's box is a little taller.
            assert not overlap(one, other, slack=5 * found["scale"]), (one["said"], other["said"])
    for one, other in combinations(found["heads"], 2):
        assert not overlap(one, other, slack=4 * found["scale"]), (one["said"], other["said"])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_texts_are_shown_and_nothing_runs(show: Show, language: str) -> None:
    page = show(hostile(), language=language)
    page.locator("#map .card").first.click()
    for name in ("network", "gaps", "people"):
        page.locator(f'nav a[href="#{name}"]').click()
        page.wait_for_timeout(150)
    assert page.evaluate("window.hacked") is None
    assert show.said == []  # type: ignore[attr-defined]
    text = page.locator("body").evaluate("node => node.textContent")
    for attack in (HOSTILE[0], HOSTILE[1], HOSTILE[4], HOSTILE[6], HOSTILE[12], HOSTILE[13]):
        assert attack in text
    assert page.locator("iframe, img, foreignObject, object, embed").count() == 0


def test_hostile_texts_are_inert_for_the_customer_too(show: Show) -> None:
    page = show(hostile(), "customer", people=tuple(f"p{at}" for at in range(len(HOSTILE))))
    assert page.evaluate("window.hacked") is None
    assert show.said == []  # type: ignore[attr-defined]
    assert page.evaluate("document.scripts.length") == 0
    assert HOSTILE[0] in str(page.locator("table").text_content())


def test_a_click_selects_fades_the_rest_and_opens_the_facts(show: Show) -> None:
    account = account_of(21)
    page = show(account)
    name = account.people[3].name
    card = page.locator("#map .card", has=page.locator("title", has_text=f"Name: {name}")).first
    card.click()
    assert page.locator("#map .board.focus").count() == 1
    assert page.locator("#person h3").text_content() == name
    far = page.locator("#map .card:not(.near)").first
    page.wait_for_timeout(250)
    assert float(far.evaluate("node => getComputedStyle(node).opacity")) < 0.3
    assert float(card.evaluate("node => getComputedStyle(node).opacity")) == 1
    page.keyboard.press("Escape")
    assert page.locator("#map .board.focus").count() == 0
    assert page.locator("#person").is_hidden()


def test_the_selection_is_the_same_in_map_and_network(show: Show) -> None:
    page = show(account_of(12))
    page.locator("#map .card").nth(2).click()
    page.locator('nav a[href="#network"]').click()
    page.locator(".network canvas").wait_for()
    painted = page.locator(".network canvas").evaluate(
        """canvas => new Set(canvas.getContext("2d")
             .getImageData(0, 0, canvas.width, canvas.height).data).size"""
    )
    assert painted > 20, "the network is painted"
    page.locator('nav a[href="#gaps"]').click()
    gap = page.locator("li[data-of]").first
    gap.get_by_role("button").click()
    assert page.locator("#map").is_visible()
    assert page.locator("#map .card.selected").get_attribute("data-seat") == gap.get_attribute(
        "data-of"
    )


def test_the_keyboard_walks_and_opens(show: Show) -> None:
    page = show(account_of(12))
    first = page.locator('#map .card[tabindex="0"]')
    first.focus()
    start = first.get_attribute("data-seat")
    page.keyboard.press("ArrowDown")
    here = page.evaluate("document.activeElement.dataset.seat")
    assert here != start
    page.keyboard.press("Enter")
    assert page.locator("#map .card.selected").get_attribute("data-seat") == here
    page.keyboard.press("Escape")
    assert page.locator("#map .card.selected").count() == 0


def test_zoom_pan_and_fit(show: Show) -> None:
    page = show(account_of(12))
    board = page.locator("svg.board").first
    whole = board.get_attribute("viewBox")
    box = board.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.wheel(0, -400)
    closer = board.get_attribute("viewBox")
    assert closer is not None
    assert whole is not None
    assert float(closer.split()[2]) < float(whole.split()[2])
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 260, steps=4)
    page.mouse.up()
    moved = board.get_attribute("viewBox")
    assert moved is not None
    assert moved != closer
    assert page.locator("#map .card.selected").count() == 0, "dragging is no click"
    page.get_by_role("button", name="Fit", exact=True).click()
    assert board.get_attribute("viewBox") == whole


def test_an_overlay_hides_the_other_lines(show: Show) -> None:
    page = show(account_of(21))
    page.get_by_role("button", name="Reporting only").click()
    assert page.locator(".map .lines .reports").is_visible()
    assert page.locator(".map .lines .influence").is_hidden()
    page.get_by_role("button", name="Against and conflict").click()
    assert page.locator(".map .lines .reports").is_hidden()


def test_without_scripts_everything_is_there_to_read(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    account = account_of(12)
    path = tmp_path / "team.html"
    path.write_text(html_page(read(account, "x0", TODAY), Audience.TEAM, "en"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    for part in ("map", "gaps", "people"):
        assert page.locator(f"#{part}").is_visible()
    assert page.locator("tr[data-seat]").count() == page.locator("#map .card").count()
    context.close()


@pytest.mark.parametrize("audience", ["team", "customer"])
def test_printed_the_table_follows_the_map(show: Show, audience: str) -> None:
    page = show(account_of(12), audience)
    page.emulate_media(media="print")
    picture, table = page.locator("svg").first.bounding_box(), page.locator("table").bounding_box()
    assert picture is not None
    assert table is not None
    assert table["y"] >= picture["y"] + picture["height"]
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
