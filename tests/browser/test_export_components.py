"""Board and network as components of the app: selection both ways, the view kept, no flicker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import ROOT, running_app
from tests.browser.waiting import open_page, settled

APP = Path(__file__).parent / "board_app.py"


@pytest.fixture(scope="module")
def address(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("board")
    with running_app(folder, {"PYTHONPATH": str(ROOT)}, script=APP) as server:
        yield server.url


@pytest.fixture
def app(page: Page, address: str) -> Page:
    open_page(page, address)
    page.locator(".map svg .card").first.wait_for()
    return page


def returned(page: Page) -> str:
    settled(page)
    return str(page.get_by_text("returned").text_content())


def test_a_click_returns_the_seat_and_a_second_one_clears_it(app: Page) -> None:
    card = app.locator('.card[data-seat="s5"]')
    card.click()
    assert returned(app) == "returned s5, chosen s5"
    expect(app.locator(".card.selected")).to_have_attribute("data-seat", "s5")
    app.wait_for_timeout(450)  # sooner, it were the second half of a double-click
    card.click()
    assert returned(app) == "returned None, chosen None"


def test_what_python_selects_is_shown(app: Page) -> None:
    app.get_by_role("button", name="choose s3").click()
    settled(app)
    expect(app.locator(".card.selected")).to_have_attribute("data-seat", "s3")


def test_a_selection_draws_nothing_anew_and_keeps_the_view(app: Page) -> None:
    board = app.locator(".map svg.board")
    app.locator(".map-bar button[data-act=closer]").click()
    view = board.get_attribute("viewBox")
    board.evaluate("node => { node.mark = 'same' }")
    app.locator('.card[data-seat="s1"]').click()
    settled(app)
    assert board.evaluate("node => node.mark") == "same"
    assert board.get_attribute("viewBox") == view


def test_another_account_is_drawn_in_its_place(app: Page) -> None:
    app.get_by_label("people").fill("5")
    app.get_by_label("people").press("Enter")
    settled(app)
    expect(app.locator(".card:not(.ghost)")).to_have_count(5)


def test_what_does_not_belong_in_a_picture_is_dropped(app: Page) -> None:
    assert app.evaluate("window.hacked") is None
    assert app.locator(".map script").count() == 0
    assert app.locator(".map [onload]").count() == 0


def test_the_network_shows_the_same_account(app: Page) -> None:
    app.locator(".network canvas").wait_for()
    assert app.locator(".network canvas").count() == 1
