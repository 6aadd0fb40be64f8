"""Waiting for the app: until its script has run and the page shows what came of it."""

from playwright.sync_api import Page

# Between a click and the rerun it causes the app is "notRunning" for a moment, so it has to stay
# so for a while, with no element left over from the run before.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const still = app && app.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState !== "DISCONNECTED"
    && !document.querySelector('[data-stale="true"]');
  const now = performance.now();
  if (!still) { window.stillSince = null; return false; }
  window.stillSince ??= now;
  return now - window.stillSince > 200;
}"""


def settled(page: Page, seconds: float = 30) -> None:
    """Wait until the app has nothing more to do.

    Raises:
        playwright.sync_api.TimeoutError: it still works after that many seconds.
    """
    page.evaluate("window.stillSince = null")
    page.wait_for_function(SETTLED, timeout=seconds * 1000, polling=50)


def open_page(page: Page, url: str) -> None:
    """Go to an address of the app and wait until it has settled."""
    page.goto(url)
    settled(page)
