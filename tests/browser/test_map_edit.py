"""Changing on the map of the app: ties from card to card, a double-click, undo."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled


@pytest.fixture
def board(page: Page, fresh_app: AppServer) -> Page:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, f"{fresh_app.url}/map?lang=en&account=nordklinik-group")
    page.locator(".map .card").first.wait_for()
    return page


def card(page: Page, name: str) -> Locator:
    return page.locator(".map .card", has=page.locator("title", has_text=name)).first


def panel(page: Page) -> Locator:
    """Return what is known of whoever is selected."""
    return page.locator(".sm", has=page.locator("button.close"))


def undo(page: Page) -> None:
    page.locator(".st-key-undo button").first.click()
    settled(page)


def test_a_tie_is_drawn_from_card_to_card_and_taken_back(board: Page) -> None:
    card(board, "Tomasz Wilk").click()
    settled(board)
    detail = panel(board)
    expect(detail).to_contain_text("Tomasz Wilk")
    assert "Tomasz Wilk influences Jakob Thiele" not in str(detail.text_content())
    picture = board.locator(".map svg.board")
    board.locator(".map-bar [data-act=tie]").click()
    expect(board.locator(".map-says")).to_contain_text("Click the other person of the tie")
    card(board, "Jakob Thiele").click()
    dialog = board.get_by_role("dialog")
    expect(dialog).to_contain_text("From Tomasz Wilk")
    dialog.get_by_label("Strength").fill("0.8")
    dialog.get_by_role("button", name="Save tie").click()
    expect(dialog).to_be_hidden()
    settled(board)
    expect(detail).to_contain_text("Tomasz Wilk influences Jakob Thiele (strength 0.8)")
    expect(picture.locator(".card.selected title")).to_contain_text("Tomasz Wilk")
    undo(board)
    expect(detail).not_to_contain_text("Tomasz Wilk influences Jakob Thiele")


def test_a_tie_needs_its_other_person(board: Page) -> None:
    card(board, "Tomasz Wilk").click()
    settled(board)
    board.get_by_role("button", name="Add tie to…").click()
    dialog = board.get_by_role("dialog")
    dialog.get_by_role("button", name="Save tie").click()
    expect(dialog).to_contain_text("Choose the other person of the tie.")


def test_a_double_click_edits_a_person_and_undo_takes_it_back(board: Page) -> None:
    card(board, "Nele Jansen").dblclick()
    dialog = board.get_by_role("dialog")
    title = dialog.get_by_label("Title", exact=True)
    before = title.input_value()
    title.fill("Buyer of scanners")
    dialog.get_by_role("button", name="Save person").click()
    expect(dialog).to_be_hidden()
    settled(board)
    expect(card(board, "Nele Jansen").locator("title")).to_contain_text("Buyer of scanners")
    undo(board)
    expect(card(board, "Nele Jansen").locator("title")).to_contain_text(before)


def test_overlay_search_and_focus_work_without_the_server(board: Page) -> None:
    picture = board.locator(".map svg.board")
    picture.evaluate("node => { node.mark = 'same' }")
    board.keyboard.press("6")
    expect(picture).to_have_attribute("data-overlay", "changes")
    assert board.locator(".map .card .badge").count() > 0
    board.keyboard.press("/")
    board.keyboard.type("thiele")
    board.keyboard.press("Enter")
    expect(board.locator(".map .card.selected title")).to_contain_text("Jakob Thiele")
    settled(board)
    expect(panel(board)).to_contain_text("Jakob Thiele")
    assert picture.evaluate("node => node.mark") == "same", "nothing is drawn anew"
    board.get_by_text("Power–support", exact=True).click()
    settled(board)
    expect(board.locator(".map .card.selected").first).to_be_visible()
    board.get_by_text("Chain board", exact=True).click()
    settled(board)
    expect(board.locator(".map svg.board")).to_have_attribute("data-overlay", "changes")
