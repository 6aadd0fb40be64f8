"""How long a user waits for the answer of a what-if, in a real browser.

    python -m benchmarks.whatif

From the click on "Suppose" until the numbers of the scenario stand beside today's, of an account
of 40 people; every click supposes another support, so that nothing was computed before. The median
of the clicks after the first.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from tests.browser.chromium import arguments, find_browser
from tests.browser.server import running_app
from tests.browser.waiting import open_page, settled
from tests.lifelike import make_account

PEOPLE, CLICKS = 40, 9

#: What the median may take, in milliseconds.
LIMIT = 200.0

#: Clicks the button and returns the milliseconds until a table reads otherwise and is painted.
ANSWER = """() => new Promise((done, fail) => {
  const read = () => [...document.querySelectorAll(".sm table")].map(t => t.innerText).join("|");
  const button = [...document.querySelectorAll("button")]
    .find(found => found.innerText.trim() === "Suppose");
  const before = read(), start = performance.now();
  const look = () => {
    if (read() && read() !== before) requestAnimationFrame(() => done(performance.now() - start));
    else if (performance.now() - start > 10000) fail(new Error("no answer"));
    else setTimeout(look, 4);
  };
  button.click();
  look();
})"""


def answers(page: Page) -> list[float]:
    """Return the milliseconds of each click."""
    taken = []
    for number in range(CLICKS):
        support, commitment = page.get_by_role("slider").all()[:2]
        support.press("End" if number % 2 else "Home")
        settled(page)
        commitment.press("ArrowRight")  # so that no answer was given before
        settled(page)
        taken.append(float(page.evaluate(ANSWER)))
        settled(page)
    return taken


def main() -> int:
    """Print the times; 1 where the median is above the limit."""
    account = make_account(PEOPLE, today=date.today())  # noqa: DTZ011 - as the app does
    with (
        tempfile.TemporaryDirectory() as place,
        sync_playwright() as playwright,
        running_app(Path(place)) as app,
    ):
        app.data.mkdir(exist_ok=True)
        Store(sqlite_url(app.data / "accounts.sqlite")).create(account, by="")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments())
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="en")
        open_page(page, f"{app.url}/outlook?account={account.id}")
        page.get_by_text("What if …?").click()
        settled(page)
        taken = answers(page)
        browser.close()
    median = statistics.median(taken[1:])
    print(f"what if, {PEOPLE} people: median {median:.0f} ms of", [round(t) for t in taken])
    return int(median > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
