"""run.py from outside: what it does and says on machines that are well, poor or broken."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import run
from set_up.environment import python_of, stamp
from tests.conftest import ROOT

PARTS = ("run.py", "set_up", "requirements.txt", "pyproject.toml")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the set-up consists of, without an environment."""
    folder = tmp_path / "check out 客户"  # a space and Chinese, as users' folders have
    folder.mkdir()
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / part)
    return folder


def start(checkout: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run run.py in a copy, without any tool of this machine but Python."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return subprocess.run(
        [sys.executable, str(checkout / "run.py"), *arguments],
        env={"HOME": str(checkout.parent), "PATH": "", **kept, "PYTHONUTF8": "1", **environ},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def finish(checkout: Path) -> None:
    """Put what a finished set-up leaves behind."""
    python = python_of(checkout / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    version = "{}.{} {} {}".format(*sys.version_info[:2], sys.implementation.name, sys.platform)
    lock = (checkout / "requirements.txt").read_bytes()
    project = (checkout / "pyproject.toml").read_bytes()
    done = stamp(lock, project, version, checkout.resolve())
    (checkout / ".venv" / "set-up.stamp").write_text(done, "utf-8")


def test_a_finished_set_up_is_left_alone_at_once(checkout: Path) -> None:
    finish(checkout)
    began = time.monotonic()
    done = start(checkout, "setup")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert time.monotonic() - began < 1


def test_without_an_index_there_is_a_sentence_and_no_traceback(checkout: Path) -> None:
    half_made = checkout / ".venv" / "half"
    half_made.mkdir(parents=True)
    done = start(
        checkout,
        "setup",
        PIP_INDEX_URL="http://me:secret@127.0.0.1:9/simple",
        PIP_RETRIES="0",
        PIP_CONFIG_FILE=os.devnull,
        NO_PROXY="127.0.0.1",
    )
    assert done.returncode == 1
    assert "The package index http://127.0.0.1:9/simple cannot be reached" in done.stderr
    assert "secret" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not half_made.exists(), "a half-made environment is thrown away first"
    assert not (checkout / ".venv" / "set-up.stamp").exists()


def test_a_lock_that_is_not_there_is_said_in_a_sentence(checkout: Path) -> None:
    (checkout / "requirements.txt").unlink()
    done = start(checkout, "setup")
    assert done.returncode == 1
    assert "requirements.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_old_python_is_told_which_one_is_needed() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 8, 10); runpy.run_path(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", pretend, str(ROOT / "run.py")],
        env={"PATH": ""},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "This needs Python 3.11 or newer, and the Python that runs it is 3.8." in done.stderr


def test_help_says_what_there_is_without_setting_up(checkout: Path) -> None:
    done = start(checkout, "--help")
    assert done.returncode == 0
    assert "python3 run.py test" in done.stdout
    assert not (checkout / ".venv").exists()


def test_an_unknown_command_is_named(checkout: Path) -> None:
    done = start(checkout, "tset")
    assert done.returncode == 2
    assert "tset" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "port"),
    [
        (["--server.port", "9000"], "9000"),
        (["--server.port=9000", "--x"], "9000"),
        (["--server.portable", "1"], None),
        (["--server.port"], ""),
        ([], None),
    ],
)
def test_a_port_of_the_users_own_is_seen(arguments: list[str], port: str | None) -> None:
    assert run.option(arguments, "--server.port") == port


def test_a_port_in_use_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setattr(run, "USUAL_PORT", other.getsockname()[1])
        assert run.free_port() != other.getsockname()[1]


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_where_there_is_a_screen(
    platform: str, environ: dict[str, str], shown: bool
) -> None:
    assert run.can_show(environ, platform) is shown
