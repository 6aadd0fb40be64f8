"""The app starts in a real browser, and nothing it shows leaves this machine."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import find_browser
from tests.browser.server import AppServer
from tests.browser.waiting import open_page


def test_the_app_opens_without_an_error(page: Page, app_server: AppServer) -> None:
    open_page(page, app_server.url)
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_test_id("stMain").inner_text().strip()
    assert "Traceback" not in app_server.log.read_text("utf-8")


def test_the_app_listens_on_this_machine_only(page: Page, app_server: AppServer) -> None:
    answer = page.request.get(f"{app_server.url}/_stcore/host-config")
    assert answer.ok
    assert "Uvicorn server started on 127.0.0.1" in app_server.log.read_text("utf-8")


def test_a_request_to_another_host_is_stopped_and_recorded(
    page: Page, outside_requests: list[str]
) -> None:
    page.set_content('<img id="spy" src="http://spy.example/pixel.png">')
    page.wait_for_function("document.getElementById('spy').complete")
    assert page.evaluate("document.getElementById('spy').naturalWidth") == 0
    assert outside_requests == ["http://spy.example/pixel.png"]
    outside_requests.clear()


def test_the_named_browser_is_taken_and_no_other(tmp_path: Path) -> None:
    named = tmp_path / "browser"
    named.touch()
    assert find_browser({"BROWSER_PATH": str(named), "PATH": ""}) == str(named)
    assert find_browser({"BROWSER_PATH": str(tmp_path / "slip")}) is None


@pytest.mark.parametrize("name", ["google-chrome", "microsoft-edge", "chromium"])
def test_an_installed_browser_is_found(name: str, tmp_path: Path) -> None:
    program = tmp_path / (f"{name}.exe" if sys.platform == "win32" else name)
    program.write_bytes(b"")
    program.chmod(0o755)
    found = find_browser({"PATH": str(tmp_path)})
    assert found is not None
    assert Path(found).stem.lower() == name
