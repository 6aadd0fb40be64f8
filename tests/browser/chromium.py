"""Finding a browser of the Chromium family on this machine."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

#: In the order of preference: what users have first, then what a server installs.
COMMANDS = (
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "chromium",
    "chromium-browser",
)
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

#: Nothing of the browser's own asks the network, and a container has neither sandbox nor GPU.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of a browser, None if there is none.

    ``$BROWSER_PATH`` decides alone: if it names nothing that exists, no other is taken, so that
    a slip of the pen does not test another browser than the one asked for.
    """
    named = environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).is_file() else None
    for command in COMMANDS:
        found = shutil.which(command, path=environ.get("PATH"))
        if found:
            return found
    folders = [environ[name] for name in WINDOWS_FOLDERS if name in environ]
    places = [*MAC, *(str(Path(folder) / place) for place in WINDOWS for folder in folders)]
    return next((place for place in places if Path(place).is_file()), None)


def arguments() -> list[str]:
    """Return the options to start the browser with; as root it runs only without its sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, *(["--no-sandbox"] if root else [])]
