"""What a user waits for: the first map, the click on a person, and the memory it all takes.

    python -m benchmarks.app [start] [click] [memory]

Everything is measured in a real Chromium, rivals in the same run and in turns:

- **start**: from the command until the picture stands on the screen; rival: ``streamlit hello``
  until its heading does. The browser runs before the clock does. "first" is the very first start,
  with an empty data folder, which also brings the samples; "next" is every start after it.
- **click**: from the pointer on a node until the person's name is painted beside the picture, of
  the same 30 and 200 people; rival: a streamlit-agraph page that shows nothing but the name. It is
  installed into an environment of its own, which is thrown away.
- **memory**: what the app's process holds after every page was opened on every sample.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.services.workspace import sample_files
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from stakeholder_map.ui.places import PAGES
from stakeholder_map.ui.state import LENSES
from tests.browser.chromium import arguments, find_browser
from tests.browser.server import ROOT, free_port, is_up
from tests.browser.waiting import open_page, settled
from tests.lifelike import make_account

#: Limits: the start against ``streamlit hello``, a click against streamlit-agraph, and megabytes.
START_RATIO, CLICK_RATIO, MEMORY = 1.5, 0.5, 400

STARTS, WARM_UP, CLICKS = 5, 2, 24

#: So many people are on the maps that are clicked.
CROWDS = (30, 200)

#: Notes when the pointer went up, in whichever frame, and when a text stood on the screen: in the
#: frame after the one that drew it. It looks from before the click, so that nothing else counts.
CLOCK = """
addEventListener("pointerup", () => { top.clickedAt = Date.now(); }, true);
window.watch = (selector, text) => {
  top.clickedAt = 0;
  window.painted = new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`${text} was not painted`)), 20000);
    const look = () => {
      const found = top.clickedAt && document.querySelector(selector);
      if (found && found.textContent.trim() === text)
        requestAnimationFrame(() => done(Date.now() - top.clickedAt));
      else requestAnimationFrame(look);
    };
    look();
  });
};
"""

RIVAL = """
import json, sys
from pathlib import Path
import streamlit as st
from streamlit_agraph import Config, Edge, Node, agraph

graph = json.loads(Path("graph.json").read_text("utf-8"))
st.set_page_config(layout="wide")
picture, beside = st.columns([3.7, 1])
with picture:
    chosen = agraph(
        nodes=[Node(**node) for node in graph["nodes"]],
        edges=[Edge(source=a, target=b) for a, b in graph["edges"]],
        config=Config(width=1400, height=700, directed=True, physics=False),
    )
with beside:
    st.html(f'<b class="who">{graph["names"].get(chosen, "")}</b>')
"""


#: The rival runs as it comes, only without asking for an e-mail address or sending statistics.
QUIETLY = ("--server.headless", "true", "--browser.gatherUsageStats", "false")


@dataclass(frozen=True)
class Served:
    """A running server: its address, and its process."""

    url: str
    pid: int


@contextmanager
def serving(
    arguments_: Sequence[str], folder: Path, cwd: Path, python: Path = Path(sys.executable)
) -> Iterator[Served]:
    """Run ``python -m …`` in ``cwd`` until the block ends; the app's data lie in ``folder``."""
    url = f"http://127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [python, "-m", *arguments_, *QUIETLY, "--server.port", url.rpartition(":")[2]],
        cwd=cwd,
        env={**os.environ, "STAKEHOLDER_MAP_DATA": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not is_up(url):
            if process.poll() is not None:
                raise RuntimeError(f"{arguments_[0]} ended with {process.returncode}")
            time.sleep(0.02)
        yield Served(url, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def app(folder: Path) -> AbstractContextManager[Served]:
    """Run the app as ``run.py`` does, with its data in ``folder``."""
    return serving(["stakeholder_map.ui.launch"], folder, ROOT)


# -- start -------------------------------------------------------------------------------------


def start(browser: Browser, folder: Path) -> bool:
    """Print how long starts take; return whether the goal is kept."""
    times: dict[str, list[float]] = {"first": [], "next": [], "hello": []}
    for turn in range(STARTS):
        data = folder / f"start{turn}"
        times["first"].append(_until_painted(browser, lambda d=data: app(d), ".card"))
        times["next"].append(_until_painted(browser, lambda d=data: app(d), ".card"))
        hello = lambda: serving(["streamlit", "hello"], folder, folder)  # noqa: E731
        times["hello"].append(_until_painted(browser, hello, "h1"))
    rival = statistics.median(times["hello"])
    print(f"start, seconds (median of {STARTS})        ratio to hello, goal ≤ {START_RATIO}")
    for name, found in times.items():
        middle = statistics.median(found)
        print(
            f"  {name:8} {middle:6.2f}  ({min(found):.2f} … {max(found):.2f})"
            f"  {middle / rival:5.2f}"
        )
    return statistics.median(times["first"]) <= START_RATIO * rival


def _until_painted(
    browser: Browser, run: Callable[[], AbstractContextManager[Served]], selector: str
) -> float:
    """Return the seconds from the command until ``selector`` is visible and painted."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="en-GB")
    page = context.new_page()
    began = time.perf_counter()
    with run() as served:
        page.goto(served.url, wait_until="commit")
        page.locator(selector).first.wait_for(timeout=60_000)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
        took = time.perf_counter() - began
        context.close()
    return took


# -- click -------------------------------------------------------------------------------------


def click(browser: Browser, folder: Path) -> bool:
    """Print how long clicks take; return whether the goal is kept."""
    kept = [_clicks(browser, folder / f"of-{people}", people) for people in CROWDS]
    return all(kept)


def _clicks(browser: Browser, folder: Path, people: int) -> bool:
    folder.mkdir()
    account = make_account(people, today=date.today())  # noqa: DTZ011 - the app asks the same clock
    turns = zip(
        _our_clicks(browser, account, folder), _rival_clicks(browser, account, folder), strict=False
    )
    both = list(islice(turns, WARM_UP, WARM_UP + CLICKS))
    ours, rival = [a for a, _b in both], [b for _a, b in both]
    middle, other = statistics.median(ours), statistics.median(rival)
    print(f"click → name painted, milliseconds ({people} people, {CLICKS} clicks)")
    for name, found in (("app", ours), ("agraph", rival)):
        ninth = sorted(found)[int(len(found) * 0.9)]
        print(f"  {name:8} median {statistics.median(found):5.0f}   nine in ten under {ninth:5.0f}")
    print(f"  ratio    {middle / other:.2f}   goal: ≤ {CLICK_RATIO}")
    return middle <= CLICK_RATIO * other


def _our_clicks(browser: Browser, account: Account, folder: Path) -> Iterator[float]:
    data = folder / "click"
    data.mkdir()
    Store(sqlite_url(data / "accounts.sqlite")).create(account, by="")
    with app(data) as served, _clocked(browser) as page:
        open_page(page, f"{served.url}/?lang=en&account={account.id}")
        page.locator(".map .card").first.wait_for()
        # Of a crowd most people are folded away; those with a card of their own are clicked.
        drawn = page.locator(".map .card[data-seat]").evaluate_all(
            "all => all.map((n) => n.dataset.seat)"
        )
        names = {person.id: person.name for person in account.people}
        seats = [seat for seat in account.decisions[0].seats if seat.id in drawn and seat.person_id]
        for turn in count():
            seat = seats[turn % min(12, len(seats))]
            _watch(page, ".head .title", names[str(seat.person_id)])
            page.locator(f'.card[data-seat="{seat.id}"]').click()
            took = _painted(page)
            settled(page)
            yield took


def _rival_clicks(browser: Browser, account: Account, folder: Path) -> Iterator[float]:
    python = _rival_environment(folder / "rival")
    names = {person.id: person.name for person in account.people}
    # Fixed places on a lattice of six columns, so that a click finds its node.
    nodes = [
        {"id": key, "label": name, "x": n % 6 * 220, "y": n // 6 * 150, "size": 25}
        for n, (key, name) in enumerate(names.items())
    ]
    edges = [(tie.source, tie.target) for tie in account.ties]
    graph = {"nodes": nodes, "edges": edges, "names": names}
    (folder / "graph.json").write_text(json.dumps(graph), "utf-8")
    (folder / "rival.py").write_text(RIVAL, "utf-8")
    with (
        serving(["streamlit", "run", "rival.py"], folder, folder, python) as served,
        _clocked(browser) as page,
    ):
        open_page(page, served.url)
        page.frame_locator("iframe").locator("canvas").wait_for()
        settled(page)
        places = _places(page)
        for turn in count():
            name, (x, y) = places[turn % len(places)]
            _watch(page, ".who", name)
            page.mouse.click(x, y)
            took = _painted(page)
            settled(page)
            yield took


def _places(page: Page) -> list[tuple[str, tuple[float, float]]]:
    """Find some nodes of the rival's canvas by clicking over it until names appear."""
    box = page.locator("iframe").bounding_box()
    assert box is not None
    found: dict[str, tuple[float, float]] = {}
    for row in range(4, 20):
        for column in range(2, 30):
            x = box["x"] + box["width"] * column / 32
            y = box["y"] + box["height"] * row / 24
            page.mouse.click(x, y)
            page.wait_for_timeout(250)
            name = page.locator(".who").first.text_content()
            if name:
                found.setdefault(name, (x, y))
            if len(found) == 4:
                return list(found.items())
    raise RuntimeError("no node of the rival's picture answered a click")


def _rival_environment(folder: Path) -> Path:
    """Return the Python of a new environment with streamlit-agraph beside what is here."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--no-deps", "streamlit-agraph", "rdflib", "isodate"], check=True)
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    (Path(own) / "ours.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return python


@contextmanager
def _clocked(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="en-GB")
    context.add_init_script(CLOCK)
    yield context.new_page()
    context.close()


def _watch(page: Page, selector: str, text: str) -> None:
    """Begin to look for a text that the next click shows."""
    page.evaluate("([selector, text]) => watch(selector, text)", [selector, text])


def _painted(page: Page) -> float:
    """Return the milliseconds from the click until the watched text stood on the screen."""
    return float(page.evaluate("painted"))


# -- memory ------------------------------------------------------------------------------------


def memory(browser: Browser, folder: Path) -> bool:
    """Print the memory of the app's process; return whether the goal is kept."""
    with app(folder / "memory") as served, _clocked(browser) as page:
        open_page(page, served.url)
        first = _megabytes(served.pid)
        for path in sample_files():
            account = file.read(path.read_bytes(), path.name)
            for decision in account.decisions:
                where = f"account={account.id}&decision={decision.id}"
                for lens in LENSES:
                    open_page(page, f"{served.url}/?{where}&lens={lens}")
                for name, _title, _icon in PAGES:
                    open_page(page, f"{served.url}/{name}?{where}")
        whole = _megabytes(served.pid)
    print(f"memory of the process, MB                    goal < {MEMORY}")
    print(f"  after the first map {first:6.0f}   every page on every sample {whole:6.0f}")
    return whole < MEMORY


def _megabytes(pid: int) -> float:
    asked = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], check=True, capture_output=True, text=True
    )
    return int(asked.stdout) / 1024


def main(names: Sequence[str]) -> int:
    """Run the benchmarks with these names, or all; 1 where a goal is missed."""
    path = find_browser()
    if path is None:
        print("no browser is found", file=sys.stderr)
        return 2
    every = {"start": start, "click": click, "memory": memory}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        kept = [every[name](browser, Path(folder)) for name in names or every]
        browser.close()
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
