"""Starting the app by run.py: the printed address answers, and nothing stays behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import run
from tests.conftest import ROOT

# run.py as it is, but with the Python of these tests instead of one made for it.
STARTED = """
import pathlib, signal, sys, run
run.python_of = lambda _: pathlib.Path(sys.executable)
run.set_up = lambda: None
signal.signal(signal.SIGTERM, run.stop)
sys.exit(run.main(["--no-browser"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal to end a process")
def test_the_app_answers_where_it_says_and_ends_with_its_starter(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as output:
        starter = subprocess.Popen(
            [sys.executable, "-u", "-c", STARTED],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": ":0", "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait(lambda: "in your browser at http" in log.read_text("utf-8"), log)
            said = log.read_text("utf-8")
            url = said.partition("in your browser at ")[2].split()[0]
            assert "The app is ready: open it" in said, "no browser was opened, so none is claimed"
            assert url.startswith("http://127.0.0.1:")
            assert run.answers(url)
        finally:
            starter.send_signal(signal.SIGTERM)
            starter.wait(20)
    assert starter.returncode == 0
    assert "Stopped." in log.read_text("utf-8")
    assert not run.answers(url)


def wait(until, log: Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline, log.read_text("utf-8")
        time.sleep(0.1)
