"""The start of the server: the app is served, and the first page's work is done ahead."""

import gc
import os
import subprocess
import sys
import time
from itertools import chain, repeat
from pathlib import Path

import pytest

from stakeholder_map.services import pictures
from stakeholder_map.ui import launch
from tests.browser.server import ROOT, free_port, is_up


def test_pictures_are_drawn_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = chain([False], repeat(True))
    monkeypatch.setattr("streamlit.runtime.exists", lambda: next(answers))
    pictures.board_picture.cache_clear()
    launch.load()
    assert pictures.board_picture.cache_info().currsize == 2, "one for each language"
    assert gc.isenabled()


def test_the_app_is_served_with_the_options_given(tmp_path: Path) -> None:
    port = free_port()
    options = ("--server.port", str(port), "--server.headless", "true")
    log = tmp_path / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "stakeholder_map.ui.launch", *options],
            cwd=ROOT,
            env={**os.environ, "STAKEHOLDER_MAP_DATA": str(tmp_path / "data")},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + 60
            while not is_up(f"http://127.0.0.1:{port}"):
                assert server.poll() is None and time.monotonic() < deadline, log.read_text("utf-8")
                time.sleep(0.1)
        finally:
            server.terminate()
            server.wait(20)
    assert "Traceback" not in log.read_text("utf-8")
