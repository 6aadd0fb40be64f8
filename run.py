"""Set up this checkout and start it; the standard library is all it needs.

    python3 run.py                  set up, then open the app (further options go to Streamlit)
    python3 run.py test [options]   set up, then run the tests (options go to pytest)
    python3 run.py cli [command]    set up, then run the command line tool
    python3 run.py setup            only set up

Everything is installed into the folder .venv beside this file, exactly as requirements.txt
locks it, with a hash for each file. A second start finds that nothing changed and skips it.
"""

import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Mapping
from pathlib import Path

OLDEST = (3, 11)

if sys.version_info < OLDEST:  # before all else: an old Python must get a sentence
    for name in ("python3.13", "python3.12", "python3.11", "python3.14"):
        probe = [shutil.which(name) or "", "-c", "import sys; print(sys.version_info >= (3, 11))"]
        if probe[0] and subprocess.run(probe, check=False, stdout=-1).stdout.strip() == b"True":
            sys.exit(subprocess.call([probe[0], str(Path(__file__).resolve()), *sys.argv[1:]]))
    sys.exit(
        "This needs Python 3.11 or newer, and the Python that runs it is {}.{}.\n"
        "Install a newer one from python.org or with your package manager, then start "
        "run.py with it.".format(*sys.version_info)
    )

from set_up.environment import HERE, VENV, python_of, say, set_up
from set_up.failures import SetUpFailed, mend
from set_up.index import chosen_index

USUAL_PORT = 8501
PATIENCE = 120  # seconds that the app may take to start on a slow machine


def option(arguments: list[str], name: str) -> str | None:
    """Return the value of a ``--name value`` or ``--name=value`` option, None if not given."""
    for place, given in enumerate(arguments):
        if given == name:
            return "".join(arguments[place + 1 : place + 2])
        if given.startswith(name + "="):
            return given.partition("=")[2]
    return None


def free_port() -> int:
    """Return the usual port of the app, or any free one while another program has that."""
    for port in (USUAL_PORT, 0):
        with socket.socket() as probe:
            if sys.platform != "win32":  # there it would share a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SetUpFailed("No network port is free on this machine. Close some programs and try again.")


def can_show(environ: Mapping[str, str], platform: str) -> bool:
    """Return whether a browser window can open here (on Linux only with a display)."""
    return platform != "linux" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def child_environment() -> dict[str, str]:
    """Return the variables for what runs in ``.venv``: nothing from another Python."""
    return {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "PYTHONPATH")}


def answers(url: str) -> bool:
    """Return whether the app at ``url`` is up."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def open_app(arguments: list[str]) -> int:
    """Start the app, open a browser on it, and stay until it ends. Returns its exit code."""
    show = "--no-browser" not in arguments and can_show(os.environ, sys.platform)
    arguments = [argument for argument in arguments if argument != "--no-browser"]
    port = option(arguments, "--server.port") or os.environ.get("STREAMLIT_SERVER_PORT")
    if not port:
        port = str(free_port())
        arguments = [*arguments, "--server.port", port]
    address = option(arguments, "--server.address") or "127.0.0.1"
    url = f"http://{address}:{port}"
    launch = [str(python_of(VENV)), "-m", "stakeholder_map.ui.launch"]
    quiet = ["--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    say("Starting the app …")
    app = subprocess.Popen([*launch, *quiet, *arguments], cwd=HERE, env=child_environment())
    try:
        began = time.monotonic()
        while app.poll() is None and not answers(url):
            if time.monotonic() - began > PATIENCE:
                say(f"The app does not answer at {url} yet. Press Ctrl+C to give up.")
                began = float("inf")
            time.sleep(0.02)
        if app.poll() is None:
            opened = show and webbrowser.open(url)
            say(f"The app is {'open' if opened else 'ready: open it'} in your browser at {url}")
            say("It runs on this machine only. Press Ctrl+C here to stop it.")
        return app.wait()
    except KeyboardInterrupt:
        say("\nStopped.")
        return 0
    finally:
        if app.poll() is None:
            app.terminate()
            app.wait()


def main(arguments: list[str]) -> int:
    """Do what the command line asks; returns the exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("app", [])
    if command in ("help", "-h", "--help"):
        say((__doc__ or "").strip())
        return 0
    if command.startswith("-"):
        command, rest = "app", arguments
    if command not in ("app", "test", "cli", "setup"):
        say(f"run.py does not know “{command}”. python3 run.py --help says what it knows.")
        return 2
    set_up()
    if command == "app":
        return open_app(rest)
    python = str(python_of(VENV))
    if command == "test":
        return subprocess.call([python, "-m", "pytest", *rest], cwd=HERE, env=child_environment())
    if command == "cli":
        return subprocess.call(
            [python_of(VENV).with_name("stakeholder-map"), *rest], env=child_environment()
        )
    return 0


def explain(error: OSError) -> str:
    """Return the sentence for what the operating system refused."""
    known = mend(str(error), chosen_index(), str(HERE))
    return f"{error}\n{known or 'The system refused this; mend it and start again.'}"


def stop(*_: object) -> None:
    """Turn a request to end into an orderly end, so that the app ends with this process."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped. Start again to go on.")
    except SetUpFailed as failure:
        sys.exit(f"\n{failure}")
    except OSError as failure:
        sys.exit(f"\n{explain(failure)}")
