"""The main job in a real browser: a spreadsheet becomes a map, its gaps, and a file to mail."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from stakeholder_map.services.workspace import FIRST_SAMPLE
from tests.browser.grids import first_grid, go_to, type_and
from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "journey"


@dataclass(frozen=True)
class Story:
    """One journey: its language, the texts on its way, and the people in its files."""

    language: str
    accept: str
    everybody: tuple[str, ...]
    chosen: str
    title: str
    concern: str
    pages: dict[str, str]
    show: str
    team: str
    download: str


STORIES = (
    Story(
        language="en",
        accept="Import 5 people",
        everybody=("Ingrid Solberg", "Paul Okafor", "Léa Marchand", "Tom Brandt"),
        chosen="Léa Marchand",
        title="Head of Finance",
        concern="Payback above two years",
        pages={"gaps": "Gaps", "share": "Share", "map": "Map"},
        show="Show on map",
        team="Our team",
        download="Download the page",
    ),
    Story(
        language="zh",
        accept="导入 4 人",
        everybody=("欧阳明", "沈丽", "韩磊", "白晓"),
        chosen="沈丽",
        title="财务总监",
        concern="回收期超过两年",
        pages={"gaps": "覆盖缺口", "share": "分享", "map": "决策地图"},
        show="在地图上看",
        team="我方团队",
        download="下载网页文件",
    ),
)


def turn_to(page: Page, title: str) -> None:
    """Go to a page by the navigation at the top."""
    page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
    settled(page)


def card(page: Page, name: str) -> Locator:
    """Return the card of a person on the map, in the app or in an exported page."""
    # In the app a card's tip begins with the name, in the exported page with "Name: ".
    title = page.locator("title", has_text=re.compile(f"^(\\S+: )?{name}(,|\\s|$)"))
    return page.locator(".card", has=title).first


def in_url(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def imported(page: Page, url: str, story: Story) -> None:
    """Bring the story's two files through the page Import; the map is shown then."""
    open_page(page, f"{url}/start?lang={story.language}")
    uploads = page.locator("input[type=file]")
    uploads.nth(0).set_input_files(DATA / f"people-{story.language}.csv")
    settled(page)
    uploads.nth(1).set_input_files(DATA / f"ties-{story.language}.csv")
    settled(page)
    page.get_by_role("button", name=story.accept).click()
    settled(page)
    expect(card(page, story.chosen)).to_be_visible()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.language)
def test_a_spreadsheet_becomes_a_map_its_gaps_and_a_file_that_opens_offline(
    story: Story, page: Page, app_server: AppServer, browser: Browser, tmp_path: Path
) -> None:
    imported(page, app_server.url, story)
    for name in story.everybody:
        expect(card(page, name)).to_be_visible()

    card(page, story.chosen).click()
    settled(page)
    expect(page.locator(".head").get_by_text(story.title, exact=True)).to_be_visible()
    expect(page.locator(".sm .title", has_text=story.concern).first).to_be_visible()

    turn_to(page, story.pages["gaps"])
    # What a number says when it is clicked may name people too, hidden until then.
    show = page.get_by_role("button", name=story.show)
    findings = page.get_by_test_id("stLayoutWrapper").filter(has_text=story.chosen, has=show)
    findings.last.get_by_role("button", name=story.show).first.click()
    settled(page)
    expect(card(page, story.chosen)).to_be_visible()
    assert "seat" in in_url(page)

    turn_to(page, story.pages["share"])
    page.get_by_text(story.team, exact=True).click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=story.download).click()
    file = tmp_path / "mailed.html"
    download.value.save_as(file)
    assert download.value.suggested_filename.endswith(".html")
    assert page.get_by_test_id("stException").count() == 0
    _read_offline(browser, file, story)


def _read_offline(browser: Browser, file: Path, story: Story) -> None:
    """Open the file on a machine without any network and find everybody in it."""
    context = browser.new_context(offline=True, locale="en-GB")
    asked: list[str] = []
    errors: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.on("dialog", lambda dialog: errors.append(f"a script ran: {dialog.message}"))
    page.goto(file.as_uri())
    for name in story.everybody:
        expect(card(page, name)).to_be_visible()
    card(page, story.chosen).click()
    expect(page.locator("#person")).to_contain_text(story.chosen)
    assert story.concern in page.content()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert not errors
    context.close()


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("zh-CN", "zh")])
def test_a_first_start_shows_the_sample_in_the_browsers_language_and_the_way_to_ones_own(
    locale: str, language: str, browser: Browser, fresh_app: AppServer
) -> None:
    context = browser.new_context(locale=locale, viewport={"width": 1920, "height": 1080})
    hosts: set[str | None] = set()
    context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page = context.new_page()
    open_page(page, fresh_app.url)
    assert in_url(page)["account"] == FIRST_SAMPLE[language]
    somebody = {"en": "Annegret Holm", "zh": "林国栋"}[language]
    expect(card(page, somebody)).to_be_visible()
    way = {"en": "Start from your own spreadsheet", "zh": "用自己的表格开始"}[language]
    page.get_by_role("link", name=way).click()
    settled(page)
    assert "/start" in page.url
    expect(page.locator("input[type=file]").first).to_be_attached()
    context.close()
    assert hosts <= {"127.0.0.1", None}


def test_a_clicked_card_stays_chosen_after_a_reload(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/?lang=en&account=nordklinik-group")
    card(page, "Birgit Sommerfeld").click()
    settled(page)
    panel = page.get_by_text("Investment Controller", exact=True).last
    expect(panel).to_be_visible()
    before = in_url(page)
    assert before["account"] == "nordklinik-group"
    page.reload()
    settled(page)
    assert in_url(page) == before
    expect(page.get_by_text("Investment Controller", exact=True).last).to_be_visible()
    expect(card(page, "Birgit Sommerfeld")).to_have_attribute("aria-pressed", "true")
    page.locator(".sm > .close").first.click()
    settled(page)
    assert "seat" not in in_url(page)
    expect(card(page, "Birgit Sommerfeld")).to_have_attribute("aria-pressed", "false")


def test_the_keyboard_chooses_as_the_mouse_does(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/?lang=en&account=nordklinik-group")
    card(page, "Annegret Holm").focus()
    page.keyboard.press("Enter")
    settled(page)
    assert "seat" in in_url(page)
    page.keyboard.press("Escape")
    settled(page)
    assert "seat" not in in_url(page)


def test_the_language_switch_changes_the_map_and_its_frame(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/?lang=en&account=huadong-precision")
    expect(page.get_by_text("Weight reached", exact=True)).to_be_visible()
    page.get_by_role("radio", name="中文").click()
    settled(page)
    expect(page.get_by_text("已触达权重", exact=True)).to_be_visible()
    expect(page.get_by_text("Weight reached", exact=True)).to_have_count(0)
    expect(card(page, "林国栋")).to_contain_text("决策者")
    assert in_url(page)["lang"] == "zh"


def test_both_views_share_what_is_chosen(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/?lang=en&account=nordklinik-group")
    card(page, "Birgit Sommerfeld").click()
    settled(page)
    page.get_by_role("radio", name="Influence network").click()
    settled(page)
    assert in_url(page)["lens"] == "network"
    expect(page.locator("canvas").first).to_be_visible()
    expect(page.get_by_text("Investment Controller", exact=True).last).to_be_visible()
    page.get_by_role("radio", name="Chain board").click()
    settled(page)
    expect(card(page, "Birgit Sommerfeld")).to_have_attribute("aria-pressed", "true")


def test_a_row_of_the_portfolio_opens_its_map(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/portfolio?lang=en")
    page.get_by_placeholder("Account, decision or owner").fill("Branch access")
    page.keyboard.press("Enter")
    settled(page)
    box = first_grid(page).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 16, box["y"] + 36 + 17)
    page.wait_for_url(lambda url: "account=aldermoor-bank" in url)
    settled(page)
    expect(page.get_by_role("combobox", name="Decision")).to_have_value(
        "Branch access and alarm platform"
    )
    expect(page.locator(".card").first).to_be_visible()


def test_a_link_to_the_map_by_its_name_opens_the_map(page: Page, app_url: str) -> None:
    open_page(page, f"{app_url}/map?lang=zh&account=huadong-precision")
    expect(card(page, "林国栋")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert in_url(page)["account"] == "huadong-precision"


def test_an_edit_is_seen_on_the_map_and_taken_back_there(page: Page, fresh_app: AppServer) -> None:
    account = quote("nordklinik-group")
    open_page(page, f"{fresh_app.url}/people?lang=en&account={account}")
    grid = first_grid(page)
    go_to(page, grid, "Name", 0)
    type_and(page, "Annegret Holm-Berg")
    turn_to(page, "Map")
    expect(card(page, "Annegret Holm-Berg")).to_be_visible()
    page.locator(".st-key-undo button").first.click()
    settled(page)
    expect(card(page, "Annegret Holm-Berg")).to_have_count(0)
    expect(card(page, "Annegret Holm")).to_be_visible()


def test_the_customers_file_has_whom_was_ticked_and_nothing_private(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    open_page(page, f"{app_url}/share?lang=en&account=nordklinik-group")
    grid = first_grid(page)
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 70, box["y"] + 36 + 17)  # the tick of the first row
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the page").click()
    file = tmp_path / "chart.html"
    download.value.save_as(file)
    text = file.read_text("utf-8")
    assert download.value.suggested_filename == "Organisation chart – Nordklinik Group.html"
    assert "Annegret Holm" not in text
    assert "Matthias Grote" in text
    assert "Wilhelm" not in text, "the hidden influencer"
    assert "private" not in text.casefold()
    assert "Imaging fleet" not in text
