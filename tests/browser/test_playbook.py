"""The playbook in a real browser: a text is copied and rated on a card, an own one is added."""

import pytest
from playwright.sync_api import Page, expect

from stakeholder_map.playbook.matching import Tally
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled


def store_of(server: AppServer) -> Store:
    return Store(sqlite_url(server.data / "accounts.sqlite"))


def seat_of(store: Store, account_id: str, person_id: str) -> str:
    account = store.load(account_id).account
    seat = account.decisions[0].seat_of(person_id)
    assert seat is not None
    return seat.id


def test_a_message_is_copied_and_rated_on_the_card_and_an_own_one_is_found_again(
    page: Page, fresh_app: AppServer
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=fresh_app.url)
    open_page(page, f"{fresh_app.url}/map?lang=zh&account=huadong-precision")
    store = store_of(fresh_app)
    seat = seat_of(store, "huadong-precision", "p-lin-guodong")
    open_page(page, f"{fresh_app.url}/map?lang=zh&account=huadong-precision&seat={seat}")
    page.get_by_text("对话脚本", exact=False).first.scroll_into_view_if_needed()

    # The card: three texts, filled; what our executive says first is copied and rated.
    card = page.locator('[class*="st-key-say_card_"]')
    page.get_by_test_id("stButtonGroup").get_by_text("对话脚本", exact=False).first.click()
    settled(page)
    expect(card).to_contain_text("MES替换与三期扩展")
    assert "{" not in card.inner_text()
    card.get_by_role("button", name="Copy to clipboard").click()
    assert page.evaluate("navigator.clipboard.readText()").strip() == card.inner_text().strip()
    page.locator('[class*="st-key-card-up-"] button').first.click()
    settled(page)
    assert set(store.playbook.tallies().values()) == {Tally(1, 1)}
    expect(page.get_by_text("用过 1 次，1 次见效")).to_be_visible()

    # All texts for this person, and an own one.
    page.get_by_role("button", name="全部合适的话术").click()
    settled(page)
    expect(page.get_by_text("为什么选它", exact=False).first).to_be_visible()
    page.get_by_role("button", name="新增话术").click()
    settled(page)
    page.get_by_label("中文内容").fill("{person}，袋鼠都会跳，您不用急着定。")
    page.get_by_role("button", name="保存话术").click()
    expect(page.get_by_text("已保存。", exact=False)).to_be_visible()
    settled(page)
    page.get_by_label("搜索话术").fill("袋鼠")
    page.keyboard.press("Tab")
    settled(page)
    found = page.locator('[class*="st-key-say_list_"]')
    expect(found).to_have_count(1)
    expect(found).to_contain_text("林总，袋鼠都会跳")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_screen(
    page: Page, app_server: AppServer, language: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, f"{app_server.url}/playbook?lang={language}&account=nordklinik-group")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert page.locator('[class*="st-key-say_list_"]').count() == 12
    assert page.get_by_test_id("stException").count() == 0
