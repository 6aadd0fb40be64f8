"""Entry in a real browser: a spreadsheet becomes an account, and its grid is typed into."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from tests.browser.grids import cell, delete_row, first_grid, go_to, paste, type_and
from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled

PEOPLE = (
    "姓名,职务,部门,上级,角色,权重,支持度\n"
    "林国栋,总经理,总经办,,决策者,0.5,不详\n"
    "赵敏,财务总监,财务部,林国栋,把关者,0.3,-2\n"
    "吴静,生产副总,生产部,林国栋,使用者,0.2,4\n"
)


def store_of(server: AppServer) -> Store:
    return Store(sqlite_url(server.data / "accounts.sqlite"))


def account_called(store: Store, name: str) -> str:
    return next(row.id for row in store.accounts() if row.name == name)


@pytest.fixture
def imported(page: Page, fresh_app: AppServer, tmp_path: Path) -> str:
    """An account imported through the app; returns its id."""
    sheet = tmp_path / "people.csv"
    sheet.write_bytes(PEOPLE.encode("gb18030"))
    open_page(page, f"{fresh_app.url}/start?lang=zh")
    page.locator("input[type=file]").first.set_input_files(sheet)
    expect(page.get_by_text("新增 3 人", exact=False)).to_be_visible()
    settled(page)
    page.get_by_label("客户名称").last.fill("华东")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="导入 3 人").click()
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)  # the map, not the import
    settled(page)
    assert page.get_by_test_id("stException").count() == 0
    expect(page.get_by_text("已导入“华东”", exact=False)).to_be_visible()
    return account_called(store_of(fresh_app), "华东")


def test_a_gb18030_sheet_becomes_an_account_whose_grid_can_be_typed_into(
    page: Page, fresh_app: AppServer, imported: str
) -> None:
    store = store_of(fresh_app)
    open_page(page, f"{fresh_app.url}/people?lang=zh&account={imported}")
    grid = first_grid(page)
    assert [cell(grid, "姓名", row) for row in range(3)] == ["林国栋", "赵敏", "吴静"]

    # A value that cannot be is refused in place and kept, and does not throw the typist out.
    go_to(page, grid, "支持度", 0)
    type_and(page, "7")
    expect(page.get_by_text("第 1 行，支持度：“7”超出范围", exact=False)).to_be_visible()
    assert cell(grid, "支持度", 0) == "7"
    type_and(page, "-1", "Tab")
    assert cell(grid, "支持度", 1) == "-1"
    type_and(page, "25", "Tab")
    decision = store.load(imported).account.decisions[0]
    assert [seat.support for seat in decision.seats] == [None, -1, 4]
    assert [seat.weight for seat in decision.seats] == pytest.approx([0.5, 0.25, 0.2])

    # Mended, undone, and still so after a reload.
    go_to(page, grid, "支持度", 0)
    type_and(page, "+3")
    expect(page.get_by_text("超出范围", exact=False)).to_have_count(0)
    assert store.load(imported).account.decisions[0].seats[0].support == 3
    page.locator(".st-key-undo button").first.click()
    settled(page)
    assert store.load(imported).account.decisions[0].seats[0].support is None
    page.reload()
    settled(page)
    assert cell(first_grid(page), "支持度", 0) in {"", "None"}
    assert cell(first_grid(page), "支持度", 1) == "−1"


def test_a_block_of_people_is_pasted_and_one_is_deleted_after_a_question(
    page: Page, fresh_app: AppServer
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, f"{fresh_app.url}/decision?lang=en")
    page.get_by_role("button", name="New account").click()
    box = page.get_by_test_id("stPopoverBody")
    box.get_by_label("Name of the account").fill("Clinic")
    box.get_by_label("What do they decide on first?").fill("Scanners")
    box.get_by_role("button", name="Create account").click()
    settled(page)
    store = store_of(fresh_app)
    account_id = account_called(store, "Clinic")
    open_page(page, f"{fresh_app.url}/people?lang=en&account={account_id}")
    grid = first_grid(page)
    go_to(page, grid, "Name", 0)
    block = "\n".join(f"Person {n}\tTitle {n}\tWard {n % 3}" for n in range(20))
    paste(page, block)
    account = store.load(account_id).account
    assert [p.name for p in account.people] == [f"Person {n}" for n in range(20)]
    assert account.people[7].title == "Title 7"
    assert [d.name for d in account.departments] == ["Ward 0", "Ward 1", "Ward 2"]
    assert len(account.decisions[0].seats) == 20

    # Delete the first row: asked first, then gone.
    delete_row(page, first_grid(page), 0)
    expect(page.get_by_text("Delete Person 0?")).to_be_visible()
    assert len(store.load(account_id).account.people) == 20
    page.locator(".st-key-delete_rows_people button").click()
    settled(page)
    assert len(store.load(account_id).account.people) == 19


def test_a_hostile_name_contacts_nobody_on_any_entry_page(
    page: Page, fresh_app: AppServer, outside_requests: list[str], tmp_path: Path
) -> None:
    spy = "![x](http://spy.example/p.png) <img src=http://spy.example/q.png onerror=alert(1)>"
    sheet = tmp_path / "people.csv"
    sheet.write_text(f'Name,Title,Department,Concern\n"{spy}","{spy}","{spy}","{spy}"\n', "utf-8")
    open_page(page, f"{fresh_app.url}/start?lang=en")
    page.locator("input[type=file]").first.set_input_files(sheet)
    settled(page)
    page.get_by_label("Name of the account").last.fill(spy)
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Import 1 person").click()
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)  # the map, not the import
    settled(page)
    account_id = account_called(store_of(fresh_app), spy)
    for name in ("people", "decision", "touches", "settings", "start"):
        open_page(page, f"{fresh_app.url}/{name}?lang=en&account={account_id}")
        assert page.get_by_test_id("stException").count() == 0, name
    assert not outside_requests
