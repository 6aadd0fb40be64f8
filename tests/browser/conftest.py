"""A real Chromium for the tests in this folder: one browser, a fresh context for each test.

Where no browser is found, the tests are skipped, counted and named at the end of the run; with
``--require-browser`` they fail.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.chromium import arguments, find_browser
from tests.browser.server import AppServer, running_app
from tests.conftest import NOT_RUN, not_run

HERE = Path(__file__).parent
OWN_HOSTS = {"", "127.0.0.1", "localhost"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def missing(config: pytest.Config, what: str) -> NoReturn:
    """Skip, counted, what cannot run here; with ``--require-browser`` fail."""
    if config.getoption("--require-browser"):
        pytest.fail(f"{what} – {NOT_RUN['browser']}", pytrace=False)
    pytest.skip(not_run("browser"))


@pytest.fixture(scope="session")
def browser_path(pytestconfig: pytest.Config) -> str:
    """Where the browser is."""
    return find_browser() or missing(pytestconfig, "no browser is found")


@pytest.fixture(scope="session")
def browser(browser_path: str, pytestconfig: pytest.Config) -> Iterator[Browser]:
    """The one browser of the session."""
    driver = sync_playwright()
    try:
        playwright = driver.start()
    except Exception as error:  # noqa: BLE001 - its driver says no more when a library lacks
        missing(pytestconfig, f"the browser's driver does not start ({error})")
    browser = playwright.chromium.launch(executable_path=browser_path, args=arguments())
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture
def outside_requests() -> list[str]:
    """The addresses on other hosts that pages of this test asked for (none was let through)."""
    return []


@pytest.fixture
def page_errors() -> list[str]:
    """What scripts of this test's pages threw and nobody caught."""
    return []


@pytest.fixture
def context(
    browser: Browser, outside_requests: list[str], page_errors: list[str]
) -> Iterator[BrowserContext]:
    """A fresh context without a way out; afterwards the test fails if a page sought one.

    A test that provokes such a request, or an error, says so by emptying the list.
    """

    def only_this_machine(route: Route) -> None:
        if (urlsplit(route.request.url).hostname or "") in OWN_HOSTS:
            route.continue_()
        else:
            outside_requests.append(route.request.url)
            route.abort()

    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, locale="en-GB", accept_downloads=True
    )
    context.set_default_timeout(20_000)
    context.route("**/*", only_this_machine)
    context.on("weberror", lambda error: page_errors.append(str(error.error)))
    yield context
    context.close()
    assert not outside_requests, "a page asked another host"
    assert not page_errors, "a script on a page failed"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of the fresh context, 1920×1080."""
    return context.new_page()


@pytest.fixture(scope="session")
def app_server(browser_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app, started once for the session, with an empty data folder of its own."""
    with running_app(tmp_path_factory.mktemp("app")) as server:
        yield server


@pytest.fixture(scope="session")
def app_url(app_server: AppServer) -> str:
    """The address of the session's app."""
    return app_server.url


@pytest.fixture
def fresh_app(browser_path: str, tmp_path: Path) -> Iterator[AppServer]:
    """An app of the test's own, for what must start from an empty data folder."""
    with running_app(tmp_path / "app") as server:
        yield server
