"""Start the app's server: ``python -m stakeholder_map.ui.launch [options of streamlit run]``.

The same as ``streamlit run app.py``, only that what the first page needs is loaded while the
browser still opens it; Streamlit itself would begin to load it when the browser is there.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from datetime import date
from pathlib import Path

from streamlit import runtime
from streamlit.web import cli

from stakeholder_map.ui import ahead

APP = Path(__file__).resolve().parents[2] / "app.py"


def load() -> None:
    """Load the modules of the first page and draw its samples once, so that they are at work."""
    while not runtime.exists():  # the server comes first: without it no browser opens
        time.sleep(0.01)
    gc.disable()  # nothing that a start loads is garbage; looking for it costs a quarter more
    try:
        from stakeholder_map.analysis.outcome.forecast import noise
        from stakeholder_map.analysis.reading import read
        from stakeholder_map.services import pictures, workspace
        from stakeholder_map.ui import shell  # noqa: F401 - loaded here
        from stakeholder_map.ui.board import person_panel  # noqa: F401
        from stakeholder_map.ui.figures import reading_figures  # noqa: F401
        from stakeholder_map.words import Language

        today = date.today()  # noqa: DTZ011 - the user's own day, as in state.today
        for language in Language:  # Chinese names need a dictionary of their sounds, too
            account = workspace.sample(workspace.FIRST_SAMPLE[language], today)
            reading = read(account, account.decisions[0].id, today)
            noise(reading.chain.seat_ids)
            pictures.board_picture(reading, language)
    finally:
        gc.enable()


def _load_all() -> None:
    load()
    ahead.load()


def main() -> None:
    """Serve the app until it is stopped; the exit code is Streamlit's."""
    threading.Thread(target=_load_all, daemon=True).start()
    sys.exit(cli.main(["run", str(APP), *sys.argv[1:]], prog_name="streamlit"))


if __name__ == "__main__":
    main()
