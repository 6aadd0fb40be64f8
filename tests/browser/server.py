"""The app in a process of its own, with a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 90  # seconds for the first start on a slow machine


@dataclass(frozen=True)
class AppServer:
    """A running app: its address, its user's data folder, and what it printed."""

    url: str
    data: Path
    log: Path


@contextmanager
def running_app(
    folder: Path, environ: dict[str, str] | None = None, script: Path = ROOT / "app.py"
) -> Iterator[AppServer]:
    """Start the app with an empty data folder inside ``folder``; it ends with the block.

    Raises:
        RuntimeError: it did not come up; the text holds what it printed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = AppServer(f"http://127.0.0.1:{free_port()}", folder / "data", folder / "app.log")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    variables = {**os.environ, "STAKEHOLDER_MAP_DATA": str(server.data), **(environ or {})}
    variables.pop("STAKEHOLDER_MAP_DB", None)
    with server.log.open("wb") as log:
        app = subprocess.Popen(
            [*command, "--server.port", server.url.rpartition(":")[2]],
            cwd=ROOT,
            env=variables,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + PATIENCE
            while not is_up(server.url):
                if app.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"the app did not start:\n{server.log.read_text('utf-8')}")
                time.sleep(0.1)
            yield server
        finally:
            app.terminate()
            try:
                app.wait(10)
            except subprocess.TimeoutExpired:
                app.kill()
                app.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_up(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
