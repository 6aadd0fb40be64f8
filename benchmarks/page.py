"""The exported page: how long until its picture stands still, against pyvis' own page.

    python -m benchmarks.page

For 30 and 200 people, in a real Chromium without a way out, in turns with the rival: pyvis with
``in_line`` and its default physics. "Stable" is the frame after which the picture is there and does
not change for ``REST`` seconds; both are looked at in every frame. A page that does not come to
rest in ``PATIENCE`` seconds is counted with that time.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright
from pyvis.network import Network

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience
from tests.browser.chromium import arguments, find_browser
from tests.maps.accounts import TODAY, account_of

#: Our time against theirs; rounds; seconds without a change; the longest wait.
RATIO, ROUNDS, REST, PATIENCE = 0.5, 3, 2.5, 30.0

#: Looks at the picture in every frame: at the markup and place of a drawing, at the points of a
#: canvas made small. Times count from the request.
WATCH = """
const seen = () => {
  const canvas = document.querySelector("canvas");
  if (canvas && canvas.width) {
    const small = new OffscreenCanvas(192, 108).getContext("2d");
    small.drawImage(canvas, 0, 0, 192, 108);
    const points = small.getImageData(0, 0, 192, 108).data;
    return points.some(Boolean) ? points.join() : "";
  }
  const drawing = document.querySelector("svg.board");
  if (!drawing) return "";
  const { x, y, width, height } = drawing.getBoundingClientRect();
  return [x, y, width, height, drawing.outerHTML].join();
};
window.standsStill = (rest, patience) => new Promise((done) => {
  let last = "", changed = 0;
  const look = (now) => {
    const shown = seen();
    if (shown !== last) [last, changed] = [shown, now];
    if (now > patience * 1000) done(patience);
    else if (last && now - changed > rest * 1000) done(changed / 1000);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
"""


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
    """Return the seconds from the request to the frame that changed the picture last."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})

    def only_the_file(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()  # nothing answers, and at once: to pyvis' favour

    context.route("**/*", only_the_file)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    seconds = page.evaluate("([rest, patience]) => standsStill(rest, patience)", [REST, PATIENCE])
    context.close()
    return float(seconds)


if __name__ == "__main__":
    sys.exit(main())
