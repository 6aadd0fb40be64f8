"""The exported page: how long until its picture stands still, against pyvis' own page.

    python -m benchmarks.page

For 30 and 200 people, in a real Chromium without a way out, in turns with the rival: pyvis with
``in_line`` and its default physics. "Stable" is the first moment after which the picture of the
page is not blank and does not change for ``REST`` seconds; both are looked at alike, by pictures
of the screen. A page that does not come to rest in ``PATIENCE`` seconds is counted with that time.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Error, Route, sync_playwright
from pyvis.network import Network

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from tests.browser.chromium import arguments, find_browser
from tests.maps.accounts import TODAY, account_of

#: Our time against theirs; rounds; seconds without a change; the longest wait.
RATIO, ROUNDS, REST, PATIENCE = 0.5, 3, 2.5, 30.0

#: A picture of fewer bytes (PNG) is a blank page, perhaps with a frame; it is no picture yet.
BLANK = 15_000


def main() -> int:
    """Print the times; 1 where the goal is missed."""
    kept = True
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as given:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments())
        for people in (30, 200):
            reading = read(account_of(people), "x0", TODAY)
            pages = {
                "ours": html_page(reading, Audience.TEAM, "en"),
                "pyvis": rival(reading),
            }
            found: dict[str, list[float]] = {name: [] for name in pages}
            for _turn in range(ROUNDS):
                for name, source in pages.items():
                    path = Path(given) / f"{name}.html"
                    path.write_text(source, encoding="utf-8")
                    found[name].append(stable(browser, path))
            ours, theirs = (statistics.median(found[name]) for name in ("ours", "pyvis"))
            kept = kept and ours <= RATIO * theirs
            print(
                f"{people:4} people  ours {ours:5.2f} s  pyvis {theirs:5.2f} s"
                f"  ratio {ours / theirs:.2f}  goal ≤ {RATIO}"
            )
        browser.close()
    return 0 if kept else 1


def rival(reading: Reading) -> str:
    """Return the page that pyvis makes of the same people and ties."""
    drawn = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    for person in reading.account.people:
        drawn.add_node(person.id, label=person.name)
    for tie in reading.account.ties:
        drawn.add_edge(tie.source, tie.target)
    return str(drawn.generate_html())


def stable(browser: Browser, path: Path) -> float:
    """Return the seconds from the request to the last change of the picture."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})

    def only_the_file(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()  # nothing answers, and at once: to pyvis' favour

    context.route("**/*", only_the_file)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    seen, changed = b"", start
    while time.perf_counter() - changed < REST or len(seen) < BLANK:
        now = time.perf_counter()
        if now - start > PATIENCE:
            changed = now
            break
        try:
            shown = page.screenshot()
        except Error:  # nothing is painted yet
            continue
        if shown != seen:
            seen, changed = shown, time.perf_counter()
    context.close()
    return changed - start


if __name__ == "__main__":
    sys.exit(main())
