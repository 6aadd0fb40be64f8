"""Twenty people pasted as from Excel, an error mended in its cell, undone, reloaded, saved."""

from playwright.sync_api import Page, expect

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from tests.browser.grids import cell, first_grid, go_to, paste, type_and
from tests.browser.server import AppServer
from tests.browser.waiting import open_page, settled

#: As Excel puts it on the clipboard: quotes around line ends, full-width digits, words of both
#: languages; and one support that cannot be.
TITLE = "Head of\nward"
ROWS = [
    (f"Person {n}", f'"{TITLE} {n}"', f"Ward {n % 3}", "", "", "", "９" if n == 7 else "+2")
    for n in range(20)
]


def with_account(page: Page, app: AppServer, name: str) -> Store:
    """Return the app's store with an account that has a decision and nobody in it."""
    open_page(page, f"{app.url}/settings?lang=en")  # the first visit makes the data folder
    store = Store(sqlite_url(app.data / "accounts.sqlite"))
    store.create(Account(id=name, name=name, decisions=(Decision(id="d", name="D"),)), by="")
    return store


def test_twenty_people_are_pasted_mended_undone_reloaded_and_saved(
    page: Page, app_server: AppServer
) -> None:
    store = with_account(page, app_server, "block")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = f"{app_server.url}/people?lang=en&account=block"
    open_page(page, address)
    go_to(page, first_grid(page), "Name", 0)
    paste(page, "\n".join("\t".join(row) for row in ROWS))
    expect(page.get_by_text("Row 8, Support: “９” is out of range", exact=False)).to_be_visible()
    expect(page.get_by_text("1 cell is not saved yet")).to_be_visible()
    account = store.load("block").account
    assert [p.name for p in account.people] == [f"Person {n}" for n in range(20)]
    assert account.people[3].title == "Head of ward 3"
    supports = [seat.support for seat in account.decision("d").seats]
    assert supports == [None if n == 7 else 2 for n in range(20)]

    # Taken back and made again: the error is there again too.
    page.locator(".st-key-undo button").first.click()
    expect(page.get_by_text("not saved yet", exact=False)).to_have_count(0)
    settled(page)
    assert store.load("block").account.people == ()
    page.locator(".st-key-redo button").first.click()
    expect(page.get_by_text("1 cell is not saved yet")).to_be_visible()
    settled(page)
    assert len(store.load("block").account.people) == 20

    # The error is still there after a reload, in its cell.
    open_page(page, address)
    expect(page.get_by_text("1 cell is not saved yet")).to_be_visible()
    assert cell(first_grid(page), "Support", 7) == "９"
    go_to(page, first_grid(page), "Support", 7)
    type_and(page, "-3")
    expect(page.get_by_text("not saved yet", exact=False)).to_have_count(0)
    assert store.load("block").account.decision("d").seats[7].support == -3

    page.locator(".st-key-undo button").first.click()
    settled(page)
    assert store.load("block").account.decision("d").seats[7].support is None
    open_page(page, address)
    assert cell(first_grid(page), "Support", 7) in {"", "None"}
    go_to(page, first_grid(page), "Support", 7)
    type_and(page, "-4")
    assert store.load("block").account.decision("d").seats[7].support == -4
    assert page.get_by_test_id("stException").count() == 0


def test_signs_beyond_the_first_65536_and_quotation_marks_shift_no_cell_of_a_plain_paste(
    page: Page, app_server: AppServer
) -> None:
    store = with_account(page, app_server, "signs")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, f"{app_server.url}/people?lang=en&account=signs")
    go_to(page, first_grid(page), "Name", 0)
    rows = [
        ("😀👩\u200d👩\u200d👧", "Cook", "Kitchen"),
        ("𠮷田 誠", '27" screens', "Ward & <b>Yard</b>"),
        ("=cmd|' /C calc'!A0", '"Head\nof ""all"" wards"', "Ward 2"),
        ("<img src=x onerror=alert(1)>", "Guard", "&nbsp;"),
        ("Last", "", "Ward 3"),
    ]
    page.wait_for_timeout(500)  # what listens to pastes is mounted after the grid
    paste(page, "\r\n".join("\t".join(row) for row in rows) + "\r\n")
    for _ in range(20):  # a busy machine saves later
        if store.load("signs").account.people:
            break
        page.wait_for_timeout(250)
    account = store.load("signs").account
    assert [person.name for person in account.people] == [name for name, *_ in rows]
    titles = ["Cook", '27" screens', 'Head of "all" wards', "Guard", ""]
    assert [person.title for person in account.people] == titles
    homes = [department.name for department in account.departments]
    assert homes == ["Kitchen", "Ward & <b>Yard</b>", "Ward 2", "&nbsp;", "Ward 3"]
    assert page.get_by_test_id("stException").count() == 0


def test_whoever_types_a_new_department_stays_in_the_grid_and_is_offered_new_names(
    page: Page, app_server: AppServer
) -> None:
    store = with_account(page, app_server, "typed")
    open_page(page, f"{app_server.url}/people?lang=en&account=typed")
    grid = first_grid(page)
    go_to(page, grid, "Name", 0)
    type_and(page, "Anna Weber", "Tab")
    type_and(page, "CFO", "Tab")
    type_and(page, "Finance", "Enter")
    type_and(page, "", "Enter")  # stores it and goes one row down
    assert [d.name for d in store.load("typed").account.departments] == ["Finance"]
    # No click in between: the grid was not taken away under the hands, and the empty last row
    # takes letters as they come.
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    type_and(page, "Bo Li", "Tab")
    for _ in range(3):
        page.keyboard.press("Tab")
        page.wait_for_timeout(100)
    type_and(page, "Ann", "Enter")  # a name typed a moment ago is offered
    type_and(page, "", "Enter")
    account = store.load("typed").account
    assert [person.name for person in account.people] == ["Anna Weber", "Bo Li"]
    assert account.superiors(account.people[1].id) == (account.people[0].id,)


def test_a_line_is_added_by_keys_alone(page: Page, app_server: AppServer) -> None:
    store = with_account(page, app_server, "keys")
    open_page(page, f"{app_server.url}/map?lang=en&account=keys")
    line = page.locator("[class*=st-key-line_quick] input")
    # Streamlit loads what a button needs after its script has run; no key is heard before.
    expect(page.locator(".st-key-quick button").first).to_be_visible()
    page.keyboard.press("Alt+n")
    expect(line).to_be_focused()
    page.keyboard.type("Zhao Min CFO, against −2, worried about payback")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Support: −2")).to_be_visible()
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Saved: Zhao Min", exact=False)).to_be_visible()
    account = store.load("keys").account
    seat = account.decision("d").seats[0]
    assert (account.people[0].title, seat.support) == ("CFO", -2)
    assert [concern.text for concern in seat.concerns] == ["payback"]
