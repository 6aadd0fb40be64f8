"""The start of the server: the app is served, and the first page's work is done ahead."""

import gc
import os
import subprocess
import sys
import time
from importlib import import_module
from itertools import chain, repeat
from pathlib import Path

import pytest

from stakeholder_map.services import pictures
from stakeholder_map.ui import ahead, launch
from tests.browser.server import ROOT, free_port, is_up
from tests.ui.entry_app import open_page, store_with


def test_pictures_are_drawn_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    # Loaded before there seems to be a server: what they keep asks it for its place.
    import_module("stakeholder_map.ui.shell")
    import_module("stakeholder_map.ui.board.person_panel")
    answers = chain([False], repeat(True))
    monkeypatch.setattr("streamlit.runtime.exists", lambda: next(answers))
    pictures.board_picture.cache_clear()
    launch.load()
    assert pictures.board_picture.cache_info().currsize == 2, "one for each language"
    assert gc.isenabled()


def test_what_a_later_click_needs_is_loaded_once_a_page_was_drawn_and_not_before() -> None:
    """In a process of its own: here all is loaded already."""
    code = """
import sys, threading, time
from stakeholder_map.ui import ahead
first = set(sys.modules)
assert not first & set(ahead.LATER), first & set(ahead.LATER)
thread = threading.Thread(target=ahead.load, args=(0.2,))
thread.start()
time.sleep(0.5)
assert not set(sys.modules) & set(ahead.LATER), "before the first page"
ahead.page_is_drawn()
thread.join(60)
assert set(ahead.LATER) <= set(sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_first_page_does_not_wait_for_the_grids_and_their_tables() -> None:
    """Pandas takes a third of a second, and no map needs it. In a process of its own, as above."""
    code = """
import sys
from stakeholder_map.ui import shell
from stakeholder_map.ui.board import person_panel
from stakeholder_map.ui import launch
answers = iter([False, True])
launch.runtime.exists = lambda: next(answers)
launch.load()
assert "pandas" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_page_that_was_drawn_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[bool] = []
    monkeypatch.setattr(ahead, "page_is_drawn", lambda: drawn.append(True))
    store_with()
    open_page("settings")
    assert drawn


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
