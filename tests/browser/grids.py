"""Typing into the app's grids as a person does: the grid draws on a canvas and listens to keys."""

from playwright.sync_api import Locator, Page

from tests.browser.waiting import settled

#: A person's pace; the grid opens its cell editor on the first key and misses a robot's second.
PACE = 120

#: The table for screen readers inside the canvas; it is hidden from look-ups by role.
_HEADING = "[role=columnheader]"

_HEADER = 36
_ROW = 35


def first_grid(page: Page) -> Locator:
    """Return the first grid of the page, once it is drawn."""
    grid = page.get_by_test_id("stDataFrame").first
    grid.locator(_HEADING).first.wait_for(state="attached")
    return grid


def cell(grid: Locator, title: str, row: int) -> str:
    """Return what a cell shows; rows count from 0."""
    heads = grid.locator(_HEADING).all_text_contents()
    place = heads.index(title) + 1
    return grid.locator(f"#glide-cell-{place}-{row}").text_content() or ""


def go_to(page: Page, grid: Locator, title: str, row: int) -> None:
    """Put the cursor into a cell: a click on the first column, then the arrow keys."""
    _click(page, grid, 90, row)
    heads = grid.locator(_HEADING).all_text_contents()
    for _ in range(heads.index(title)):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(30)


def delete_row(page: Page, grid: Locator, row: int) -> None:
    """Tick a row at its left edge and press Delete."""
    _click(page, grid, 16, row)
    page.keyboard.press("Delete")
    _sent(page)


def type_and(page: Page, text: str, key: str = "Enter") -> None:
    """Type into the cell under the cursor and leave it with a key."""
    page.keyboard.type(text, delay=PACE)
    page.wait_for_timeout(PACE)
    page.keyboard.press(key)
    _sent(page)


def paste(page: Page, text: str) -> None:
    """Paste a block, tabs between its cells, at the cursor."""
    page.keyboard.press("Escape")
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")
    _sent(page)


def _sent(page: Page) -> None:
    """Wait until the app has dealt with an edit; the grid keeps one back for a moment."""
    page.wait_for_timeout(400)
    settled(page)


def _click(page: Page, grid: Locator, right: float, row: int) -> None:
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    x, y = box["x"] + right, box["y"] + _HEADER + _ROW * row + _ROW / 2
    page.mouse.move(x, y)  # the grid has to see the pointer come before it believes a click
    page.wait_for_timeout(200)
    page.mouse.click(x + 2, y)
    page.wait_for_timeout(200)
