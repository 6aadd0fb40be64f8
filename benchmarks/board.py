"""The map and the exported page: how long, how large, how many requests, beside stock pyvis.

    python -m benchmarks.board

Times are processor time, the least of several rounds in one run; the rival is pyvis's own
``in_line`` page of the same people and ties. Requests are counted in a browser, where one is found,
with every other host unreachable.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route, sync_playwright
from pyvis.network import Network

from benchmarks.timing import milliseconds
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.maps.board.board_svg import board_svg
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.words import words
from tests.browser.chromium import arguments, find_browser
from tests.lifelike import make_account
from tests.maps.accounts import TODAY, account_of

#: Scene and SVG for 40 people, in milliseconds; the board's page for 40 people as accounts have
#: them, in bytes. "Crowded" has names and titles too long for their cards and marks of every kind;
#: its size is told beside it.
LIMIT, LIMIT_BYTES = 20.0, 60 * 1024
WITHOUT_NETWORK = (Lens.MAP, Lens.GAPS, Lens.PEOPLE)


def draw(reading: Reading) -> str:
    """Return the board as the app draws it."""
    return board_svg(scene(reading, words("en")))


def stock(reading: Reading) -> str:
    """Return the page that pyvis makes of the same people and ties."""
    made = Network(directed=True, cdn_resources="in_line")
    for person in reading.account.people:
        made.add_node(person.id, label=person.name, title=person.title)
    for tie in reading.account.ties:
        made.add_edge(tie.source, tie.target, title=tie.kind.value)
    return str(made.generate_html())


def requests(pages: dict[str, str]) -> dict[str, int]:
    """Return how many requests each page makes; empty where no browser is found."""
    browser_path = find_browser()
    if browser_path is None:
        return {}
    found: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments())
        for name, source in pages.items():
            path = Path(folder) / f"{name}.html"
            path.write_text(source, encoding="utf-8")
            asked: list[str] = []
            context = browser.new_context()
            context.route("http*://**/*", _refusing(asked))
            page = context.new_page()
            page.goto(path.as_uri())
            page.wait_for_timeout(500)
            found[name] = len(asked)
            context.close()
        browser.close()
    return found


def _refusing(asked: list[str]) -> Callable[[Route], None]:
    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    return refuse


def main() -> int:
    """Print the figures; 1 if a limit is missed."""
    print("people   scene + SVG   a person")
    times = {}
    for people in (12, 40, 80, 200, 1000):
        reading = read(account_of(people), "x0", TODAY)
        times[people] = milliseconds(lambda reading=reading: draw(reading), 5)
        print(f"{people:6}   {times[people]:8.1f} ms   {times[people] / people:5.2f} ms")
    reading = read(account_of(40), "x0", TODAY)
    account = make_account(40, today=TODAY)
    lifelike = read(account, account.decisions[0].id, TODAY)
    pages = {
        "whole": html_page(reading, Audience.TEAM, "en"),
        "no network": html_page(reading, Audience.TEAM, "en", lenses=WITHOUT_NETWORK),
        "board": html_page(lifelike, Audience.TEAM, "en", lenses=(Lens.MAP,)),
        "board, crowded": html_page(reading, Audience.TEAM, "en", lenses=(Lens.MAP,)),
        "customer": html_page(reading, Audience.CUSTOMER, "en"),
        "pyvis": stock(reading),
    }
    asked = requests(pages)
    print("\npage of 40 people      bytes   requests")
    for name, source in pages.items():
        print(f"{name:16} {len(source.encode()):10,}   {asked.get(name, 'no browser found')}")
    missed = [
        times[40] > LIMIT,
        len(pages["board"].encode()) > LIMIT_BYTES,
        len(pages["whole"].encode()) >= len(pages["pyvis"].encode()),
        any(asked.get(name) for name in pages if name != "pyvis"),
    ]
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
