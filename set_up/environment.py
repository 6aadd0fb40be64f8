"""Make the environment ``.venv`` from the lock, with nothing but the standard library.

Used by run.py. The environment is made with uv where it is installed, else with Python's venv,
and on a Python that has no pip (Debian's) with a pip wheel that is pinned by its hash. A stamp,
written last, tells a finished environment from a half-made one, and what it was made from.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from set_up.failures import SetUpFailed, StepFailed, mend, without_secrets
from set_up.index import chosen_index, fetch_pip

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PAUSE = 2  # seconds between two lines of progress in a log

# Settings of a user's pip or Python that would install elsewhere than into .venv, or other files.
HARMFUL = frozenset(
    [
        "PYTHONHOME",
        "PYTHONPATH",
        "VIRTUAL_ENV",
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_PYTHON",
        "PIP_REQUIRE_HASHES",
        "PIP_NO_BINARY",
        "PIP_ONLY_BINARY",
        "PIP_CONSTRAINT",
        "PIP_REQUIREMENT",
        "PIP_NO_DEPS",
        "PIP_DRY_RUN",
        "UV_SYSTEM_PYTHON",
        "UV_PYTHON",
        "UV_TARGET",
        "UV_PREFIX",
        "UV_CONSTRAINT",
        "UV_OVERRIDE",
        "UV_REQUIRE_HASHES",
        "UV_NO_BINARY",
        "UV_NO_DEPS",
        "UV_NO_BUILD",
        "UV_NO_BUILD_ISOLATION",
    ]
)


def stamp(lock: bytes, project: bytes, python: str, folder: Path) -> str:
    """Return the text that names a finished set-up: the same text, nothing to do.

    Two lines, for what is installed in two steps: the locked packages, then this package.
    """
    locked = hashlib.sha256(b"\0".join([lock, python.encode(), str(folder).encode()])).hexdigest()
    return f"packages {locked}\nproject {hashlib.sha256(project).hexdigest()}\n"


def steps_needed(found: str | None, wanted: str, whole: bool) -> tuple[bool, bool]:
    """Return which of the two steps are needed: the packages, this package.

    Args:
        found: the stamp in ``.venv``; None if there is none (a set-up that was cut off).
        wanted: the stamp of a finished set-up.
        whole: the environment's Python is still there.
    """
    if found is None or not whole:
        return True, True
    packages = found.partition("\n")[0] != wanted.partition("\n")[0]
    return packages, found != wanted


def tool(uv: str | None, has_pip: bool) -> str:
    """Return what makes the environment: ``uv``, ``venv`` or ``wheel`` (venv without pip)."""
    return "uv" if uv else "venv" if has_pip else "wheel"


def environment(environ: dict[str, str], index: str) -> dict[str, str]:
    """Return the variables for pip and uv: the user's, the harmful ones left out."""
    kept = {name: value for name, value in environ.items() if name not in HARMFUL}
    kept |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}
    if "UV_INDEX_URL" not in kept:
        kept.setdefault("UV_DEFAULT_INDEX", index)
    certificates = kept.get("PIP_CERT") or kept.get("REQUESTS_CA_BUNDLE")
    if certificates:
        kept.setdefault("SSL_CERT_FILE", certificates)
    else:
        kept.setdefault("UV_SYSTEM_CERTS", "true")
    return kept


def say(text: str) -> None:
    print(text, flush=True)


def run(command: list[str], environ: dict[str, str]) -> None:
    """Run a command of the set-up, its latest line shown as progress.

    Raises:
        StepFailed: it ended with an error.
    """
    lines: list[str] = []
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns - 1 if terminal else 79
    started = shown = time.monotonic()
    with subprocess.Popen(
        command, cwd=HERE, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL, text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line)
            now = time.monotonic()
            progress = f"    {now - started:3.0f} s  {line.strip()}"[:width]
            if terminal:
                print("\r" + progress.ljust(width), end="", flush=True)
            elif now - shown > PAUSE:
                shown = now
                say(progress)
    if terminal and lines:
        print("\r" + " " * width + "\r", end="", flush=True)
    if process.returncode:
        raise StepFailed("".join(lines))


def python_of(venv: Path) -> Path:
    """Return the path of an environment's Python."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def install(how: str, index: str, packages: bool) -> None:
    """Make ``.venv`` with ``how`` and install into it; without ``packages`` only this package."""
    environ = environment(dict(os.environ), index)
    python = str(python_of(VENV))
    uv = shutil.which("uv") or "uv"
    installer = [python, "-m", "pip", "install", "--no-user", "--progress-bar", "off"]
    if how == "uv":
        installer = [uv, "pip", "install", "--python", python]
    if packages:
        say(f"[1/3] Making a Python environment in .venv (with {how if how == 'uv' else 'venv'})")
        remove(VENV)
        if how == "uv":
            run([uv, "venv", "--no-project", "--python", sys.executable, str(VENV)], environ)
        else:
            bare = ["--without-pip"] if how == "wheel" else []
            run([sys.executable, "-m", "venv", *bare, str(VENV)], environ)
        if how == "wheel":
            wheel = fetch_pip(index, VENV)
            run([python, f"{wheel}/pip", "install", "--no-index", "--no-deps", str(wheel)], environ)
            wheel.unlink()
        say(f"[2/3] Installing the packages of requirements.txt from {without_secrets(index)}")
        say("      (the first time, about 250 MB; .venv takes 1.1 GB)")
        locked = ["--require-hashes", "--only-binary", ":all:", "-r", "requirements.txt"]
        run([*installer, *locked], environ)
    say("[3/3] Installing stakeholder-map itself")
    run([*installer, "--no-deps", "--no-build-isolation", "-e", "."], environ)


def remove(folder: Path) -> None:
    """Delete a half-made or outdated environment."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def set_up() -> None:
    """Bring ``.venv`` up to what requirements.txt and pyproject.toml ask; quick if it is."""
    marker = VENV / "set-up.stamp"
    python = "{}.{} {} {}".format(*sys.version_info[:2], sys.implementation.name, sys.platform)
    lock, project = (HERE / "requirements.txt").read_bytes(), (HERE / "pyproject.toml").read_bytes()
    wanted = stamp(lock, project, python, HERE)

    def needed() -> tuple[bool, bool]:
        found = marker.read_text("utf-8") if marker.is_file() else None
        return steps_needed(found, wanted, python_of(VENV).exists())

    if not any(needed()):
        return
    with only_one(HERE / ".venv.lock"):
        packages, package = needed()  # once more: another start may just have done it
        if not package:
            return
        started = time.monotonic()
        marker.unlink(missing_ok=True)
        index = chosen_index()
        how = tool(shutil.which("uv"), importlib.util.find_spec("ensurepip") is not None)
        if not packages and how != "uv":
            how = "venv"  # the environment that is there has pip by now
        install_or_explain(how, index, packages)
        marker.write_text(wanted, "utf-8")
        say(f"Ready after {time.monotonic() - started:.0f} s.\n")


def install_or_explain(how: str, index: str, packages: bool) -> None:
    """Install; what uv cannot do for a reason unknown here is tried again without it.

    Raises:
        SetUpFailed: with the sentence for what went wrong.
    """
    try:
        install(how, index, packages)
    except StepFailed as failure:
        sentence = mend(str(failure), index, str(HERE))
        if sentence is None and how == "uv":
            say("uv could not do it; trying again with Python's own venv.")
            pip = importlib.util.find_spec("ensurepip") is not None
            return install_or_explain(tool(None, pip), index, packages=True)
        lines = [x for x in str(failure).strip().splitlines() if not x.startswith("Ignoring")]
        tail = "\n".join(f"    {line[:160]}" for line in lines[-5:])
        told = sentence or "A step of the set-up failed; its last lines above say where."
        raise SetUpFailed(f"{tail}\n{told}") from failure


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Let one start at a time set up; the others wait. Ends with the process at the latest."""
    with path.open("a+b") as handle:
        told = False
        while not try_lock(handle.fileno()):
            if not told:
                say("Another start is setting up this checkout; waiting for it.")
            told = True
            time.sleep(0.5)
        yield


def try_lock(file: int) -> bool:
    """Lock an open file for this process; False while another process has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network folder without locks: go on as if alone
        return True
    return True
