"""Loading ahead, while the user looks at the first page, what a later click would wait for."""

from __future__ import annotations

import time
from importlib import import_module
from threading import Event

#: What takes long to load and what no first page needs: the grids, and who takes which talk.
LATER = (
    "pandas",
    "scipy.optimize",
    "stakeholder_map.ui.plan.tasks",
    "stakeholder_map.ui.plan.outreach",
)

#: Seconds in which the browser gets the rest of the first page undisturbed.
PAUSE = 2.0

_drawn = Event()


def page_is_drawn() -> None:
    """Say that a page was drawn in this process; only the first time matters."""
    _drawn.set()


def load(pause: float = PAUSE) -> None:
    """Wait until the first page was drawn, then load the rest. Blocks: for a thread of its own."""
    _drawn.wait()
    time.sleep(pause)
    for name in LATER:
        import_module(name)
