"""Cards moved in the app with a real mouse and real keys: they stay, and undo puts them back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled

ACCOUNT = "nordklinik-group"


@pytest.fixture
def board(page: Page, fresh_app: AppServer) -> Page:
    open_page(page, f"{fresh_app.url}/map?lang=en&account={ACCOUNT}")
    page.locator(".map .board .card").first.wait_for()
    return page


def places(page: Page) -> Mapping[str, str]:
    settled(page)
    found: dict[str, str] = page.locator(".map").first.evaluate(
        """host => Object.fromEntries([...host.querySelectorAll(".board .card")]
             .map((card) => [card.dataset.seat, card.getAttribute("transform")]))"""
    )
    return found


def card(page: Page, name: str) -> Locator:
    return page.locator(".map .card", has=page.locator("title", has_text=name)).first


def drag(page: Page, one: Locator, onto: Locator) -> None:
    start, end = one.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 66, start["y"] + 40, steps=4)
    page.mouse.move(end["x"] + 60, end["y"] + 20, steps=8)
    page.mouse.up()
    page.wait_for_timeout(300)
    settled(page)


def test_a_dragged_card_stays_after_a_reload_and_undo_puts_it_back(board: Page) -> None:
    before = places(board)
    wilk, sandvig = card(board, "Tomasz Wilk"), card(board, "Henrik Sandvig")
    keys = {str(one.get_attribute("data-seat")) for one in (wilk, sandvig)}
    view = board.locator(".map svg.board").get_attribute("viewBox")
    drag(board, wilk, sandvig)
    after = places(board)
    assert {key for key in before if before[key] != after[key]} == keys
    assert board.locator(".map svg.board").get_attribute("viewBox") == view, "it is no pan"
    assert board.locator(".map .card.selected").count() == 0, "it is no click"
    board.reload()
    board.locator(".map .board .card").first.wait_for()
    assert places(board) == after
    board.locator(".st-key-undo button").first.click()
    board.wait_for_timeout(300)
    assert places(board) == before


def test_keys_move_a_card_and_tidy_up_packs_anew(board: Page) -> None:
    before = places(board)
    assert board.locator(".map-bar button[data-act=tidy]").is_hidden()
    wilk = card(board, "Tomasz Wilk")
    key = str(wilk.get_attribute("data-seat"))
    wilk.focus()
    board.keyboard.press("Alt+ArrowDown")
    board.wait_for_timeout(300)
    first = places(board)
    assert first[key] != before[key]
    # The card keeps the focus, so that the next key moves it on.
    board.keyboard.press("Alt+ArrowDown")
    board.wait_for_timeout(300)
    assert places(board)[key] not in (before[key], first[key])
    board.locator(".map-bar button[data-act=tidy]").click()
    board.wait_for_timeout(300)
    assert places(board) == before


def test_a_click_on_a_card_still_selects_it(board: Page) -> None:
    before = places(board)
    card(board, "Tomasz Wilk").click()
    settled(board)
    assert board.locator(".map .card.selected").count() == 1
    assert places(board) == before


def test_names_on_the_map_are_read_from_three_metres(board: Page) -> None:
    settled(board)
    sizes = board.locator(".map").first.evaluate(
        """host => [...host.querySelectorAll(".board text")].map((text) =>
             parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    )
    # Texts on their side have the scale in the other half of their matrix.
    assert min(size for size in sizes if size > 1) >= 13.95
