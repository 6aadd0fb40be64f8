"""What every test may use: a fixed day, the shared data, and a data folder of its own."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

# What is slow on a busy machine is not wrong.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"

#: What is skipped for one of these reasons is counted and named at the end of the run.
NOT_RUN = {
    "browser": "install with: sudo apt-get install chromium libatomic1",
    "LibreOffice": "install with: sudo apt-get install libreoffice-calc",
    "shared data": "they need the folder shared/data beside the checkout",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-browser",
        action="store_true",
        help="fail, not skip, the browser checks where no browser is found",
    )


def not_run(kind: str) -> str:
    """Return the reason to skip with, so that the skipped check is counted at the end."""
    return f"NOT RUN: {kind} – {NOT_RUN[kind]}"


@pytest.fixture
def today() -> date:
    """The day of every test; nothing pure asks the clock."""
    return date(2026, 11, 21)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets; without it, the tests that need it are counted."""
    if not SHARED_DATA.is_dir():
        pytest.skip(not_run("shared data"))
    return SHARED_DATA


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, so that no test sees or touches the user's own accounts."""
    folder = tmp_path / "data-of-the-user"
    monkeypatch.setenv("STAKEHOLDER_MAP_DATA", str(folder))
    monkeypatch.delenv("STAKEHOLDER_MAP_DB", raising=False)
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what was not checked, so that a green run is not mistaken for a whole one."""
    skipped: Counter[str] = Counter()
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        for kind in NOT_RUN:
            skipped[kind] += not_run(kind) in reason
    for kind, times in skipped.items():
        if times:
            terminalreporter.write_line(f"{times} {kind} checks NOT RUN – {NOT_RUN[kind]}")
