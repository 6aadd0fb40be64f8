"""Take the pictures in docs/screens: every page in both languages, on the samples.

    python scripts/take_screens.py http://127.0.0.1:8501 [path of the browser]

The app has to run already, on an empty data folder, so that the samples are as delivered; the page
Settings shows the name of that folder, so give it one that anybody may see.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SCREENS = Path(__file__).resolve().parents[1] / "docs" / "screens"
PAGES = (
    "portfolio",
    "map",
    "people",
    "gaps",
    "outlook",
    "plan",
    "playbook",
    "decision",
    "touches",
    "start",
    "share",
    "settings",
)
SAMPLE = {"en": "nordklinik-group", "zh": "huadong-precision"}
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def main(address: str, browser: str) -> None:
    """Take each page at 1920 × 1080."""
    SCREENS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1920, "height": 1080})
        for language, account in SAMPLE.items():
            for name in PAGES:
                page.goto(f"{address}/{name}?lang={language}&account={account}")
                page.wait_for_selector(READY, timeout=60_000)
                page.wait_for_timeout(2_000)
                page.screenshot(path=SCREENS / f"{name}-{language}.png")
        chromium.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    main(given[0], given[1] if len(given) > 1 else os.environ.get("BROWSER_PATH", "chromium"))
