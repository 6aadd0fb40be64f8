"""The plan page in a real browser: from a proposed talk to a task that is done, and back."""

from io import BytesIO

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled


def open_plan(page: Page, app: AppServer, language: str, account: str) -> None:
    open_page(page, f"{app.url}/plan?lang={language}&account={account}")


def part(page: Page, title: str) -> None:
    page.get_by_test_id("stButtonGroup").get_by_text(title, exact=True).first.click()
    settled(page)


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def button(page: Page, key: str) -> Locator:
    return page.locator(f'[class*="st-key-{key}"] button').first


@pytest.mark.parametrize(
    ("language", "account", "outreach", "tasks", "done", "back"),
    [
        ("en", "nordklinik-group", "Outreach", "Tasks", "Done · 2", "Done · 1"),
        ("zh", "huadong-precision", "分层触达", "任务", "已完成 · 2", "已完成 · 1"),
    ],
)
def test_a_talk_is_taken_done_and_brought_back_by_undo(
    page: Page,
    app_server: AppServer,
    language: str,
    account: str,
    outreach: str,
    tasks: str,
    done: str,
    back: str,
) -> None:
    open_plan(page, app_server, language, account)
    part(page, outreach)
    take = page.locator('[class*="st-key-take_"]:not([class*="take_all"]) button').first
    key = (take.locator("xpath=ancestor::*[contains(@class,'st-key-take_')]").first).get_attribute(
        "class"
    )
    assert key is not None
    task = key.split("st-key-take_")[1].split()[0]
    take.click()
    settled(page)
    part(page, tasks)
    expect(button(page, f"task_done_{task}")).to_be_visible()
    button(page, f"task_done_{task}").click()
    settled(page)
    # The cursor stands in the one field that is asked for; Ctrl+Enter says that they answered.
    expect(page.get_by_role("dialog").get_by_role("textbox").first).to_be_focused()
    page.keyboard.type("wants the sheet by Friday")
    page.keyboard.press("Control+Enter")
    settled(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(main(page)).to_contain_text(done)
    expect(main(page)).to_contain_text("wants the sheet by Friday")
    button(page, "undo").click()
    settled(page)
    expect(main(page)).to_contain_text(back)
    button(page, "undo").click()  # the sample is as it was
    settled(page)


def test_moving_on_with_open_items_asks_why(page: Page, app_server: AppServer) -> None:
    open_plan(page, app_server, "en", "nordklinik-group")
    part(page, "Stages")
    box = page.get_by_test_id("stSelectbox").filter(has_text="Our selling stage")
    box.locator("[role=combobox], input").first.click()
    page.get_by_role("option", name="Tender", exact=True).click()
    settled(page)
    expect(main(page)).to_contain_text("items are open")
    move = button(page, "move_stage")
    expect(move).to_be_disabled()
    why = page.get_by_label("Why do we move on all the same?")
    why.fill("They asked for the offer today")
    why.press("Enter")
    settled(page)
    expect(move).to_be_enabled()
    move.click()
    settled(page)
    expect(main(page)).to_contain_text("Why: They asked for the offer today")
    button(page, "undo").click()
    settled(page)
    expect(main(page)).not_to_contain_text("Why: They asked for the offer today")


def test_the_account_plan_is_one_click_away(page: Page, app_server: AppServer) -> None:
    open_plan(page, app_server, "en", "nordklinik-group")
    with page.expect_download(timeout=60_000) as loading:
        page.get_by_role("button", name="Account plan (Word)").click()
    path = loading.value.path()
    assert loading.value.suggested_filename.endswith(".docx")
    heads = [
        paragraph.text
        for paragraph in docx.Document(BytesIO(path.read_bytes())).paragraphs
        if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert heads[0] == "Summary"
    with page.expect_download(timeout=60_000) as loading:
        page.get_by_role("button", name="Calendar file (.ics)").click()
    days = loading.value.path().read_text("utf-8")
    assert "STATUS:TENTATIVE" in days
    assert "SUMMARY:Proposed: " in days


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_no_part_is_wider_than_the_screen(
    page: Page, app_server: AppServer, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_plan(page, app_server, "en", "nordklinik-group")
    for title in ("Calendar", "Outreach", "Stages", "Who knows whom", "Tasks"):
        part(page, title)
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width, title
