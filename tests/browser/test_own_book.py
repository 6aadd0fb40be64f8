"""Our own workbook in a real browser: fetched, typed over in Excel, brought back, agreed to."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import AppServer
from tests.browser.test_journey import DATA, card
from tests.browser.waiting import open_page, settled

#: Texts on the way, by language.
WAYS = {
    "en": {
        "accept": "Import 5 people", "team": "Our team", "kind": "Workbook (Excel)",
        "file": "People",
        "who": "Léa Marchand", "column": "Title", "was": "Head of Finance", "becomes": "CFO",
        "one": "1 change to people", "again": "Import 1 person", "same": "nothing to change",
        "map": "Open the map",
    },
    "zh": {
        "accept": "导入 4 人", "team": "我方团队", "kind": "工作簿（Excel）", "file": "人员",
        "who": "沈丽", "column": "职务", "was": "财务总监", "becomes": "首席财务官",
        "one": "已有人员将有 1 处变更", "again": "导入 1 人", "same": "无需更改",
        "map": "打开决策地图",
    },
}  # fmt: skip


def main(page: Page) -> Locator:
    return page.get_by_test_id("stMain")


def bring(page: Page, url: str, language: str, *files: Path) -> None:
    """Open the page Import anew and bring files to it, people first and then ties."""
    open_page(page, f"{url}/start?lang={language}")
    for number, file in enumerate(files):
        page.locator("input[type=file]").nth(number).set_input_files(file)
        settled(page)


def fetched(page: Page, url: str, language: str, folder: Path) -> Path:
    """Return the workbook that the page Share writes for our team, as the browser keeps it."""
    way = WAYS[language]
    account = next(p for p in page.url.split("?")[1].split("&") if p.startswith("account="))
    open_page(page, f"{url}/share?lang={language}&{account}")
    page.get_by_text(way["team"], exact=True).click()
    settled(page)
    page.locator(".st-key-share_kind input").click()
    page.get_by_role("option", name=way["kind"]).click()
    settled(page)
    with page.expect_download() as download:
        page.locator(".st-key-share_download button").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def typed_over(file: Path, sheet: str, who: str, column: str, text: str) -> str:
    """Type over one cell of a workbook as Excel does; return what stood there."""
    book = openpyxl.load_workbook(file)
    rows = list(book[sheet].iter_rows())
    at = [cell.value for cell in rows[0]].index(column)
    [line] = [row for row in rows[1:] if row[0].value == who]
    before = str(line[at].value)
    line[at].value = text
    book.save(file)
    return before


@pytest.mark.parametrize("language", WAYS)
def test_our_workbook_is_fetched_typed_over_and_brought_back(
    language: str, page: Page, fresh_app: AppServer, tmp_path: Path
) -> None:
    way = WAYS[language]
    url = fresh_app.url
    bring(page, url, language, DATA / f"people-{language}.csv", DATA / f"ties-{language}.csv")
    page.get_by_role("button", name=way["accept"]).click()
    settled(page)
    expect(card(page, way["who"])).to_be_visible()
    book = fetched(page, url, language, tmp_path)

    # As it came: nothing to change, and no button that would pretend so.
    bring(page, url, language, book)
    expect(main(page)).to_contain_text(way["same"])
    expect(page.locator(".st-key-accept_import")).to_have_count(0)

    # One cell typed over: that change is shown, and no other; agreed to, the map has it.
    assert typed_over(book, way["file"], way["who"], way["column"], way["becomes"]) == way["was"]
    bring(page, url, language, book)
    expect(main(page)).to_contain_text(way["one"])
    page.get_by_role("button", name=way["again"]).click()
    settled(page)
    card(page, way["who"]).click()
    settled(page)
    expect(page.locator(".head").get_by_text(way["becomes"], exact=True)).to_be_visible()

    # Brought once more, it is in the account already; the way to the map is offered.
    bring(page, url, language, book)
    expect(main(page)).to_contain_text(way["same"])
    page.get_by_role("button", name=way["map"]).click()
    settled(page)
    expect(card(page, way["who"])).to_be_visible()
