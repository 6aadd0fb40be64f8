"""How long the process works for each page of an account of 40 people, without the browser.

    python -m benchmarks.pages [page …]

Processor time of a whole run of the script, as AppTest runs it, with all modules loaded: "opened"
with nothing of the account computed before (it is parsed and read too), "again" with everything
that is kept, which is what a click costs. The least of a few runs. The rival is the reading that
every page needs: a page that costs many readings is felt as waiting.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date

import stakeholder_map.ui  # noqa: F401 - first of all: it sets numpy to one thread
from benchmarks.timing import milliseconds
from stakeholder_map.analysis.reading import read
from stakeholder_map.services.kept import forget_everywhere
from stakeholder_map.ui.shell import PAGES
from tests.lifelike import make_account
from tests.ui.entry_app import fine, open_page, store_with

PEOPLE, RUNS = 40, 3

#: The day that the app asks its clock for.
TODAY = date.today()  # noqa: DTZ011

#: What any page may take when it is opened, in milliseconds of process time.
LIMIT = 300.0


def measured(page: str, account: str) -> Iterator[tuple[str, float, float]]:
    """Yield by section of a page, as it is named, how long opening and drawing it again take."""
    app = open_page(page, "en", account)
    rows = [row for row in app.button_group if row.key == f"{page}_section"]
    for section in rows[0].options if rows else ("",):
        for row in app.button_group:
            if row.key == f"{page}_section":
                row.select(section)
        app.run()
        fine(app)
        opened = milliseconds(app.run, RUNS, before=lambda: forget_everywhere(()))
        yield section, opened, milliseconds(app.run, RUNS)


def main(pages: Sequence[str]) -> int:
    """Print the table; 1 where a page takes longer than the limit."""
    account = make_account(PEOPLE, today=TODAY)
    slow = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STAKEHOLDER_MAP_DATA"] = folder
        store_with(account)
        base = milliseconds(lambda: read(account, account.decisions[0].id, TODAY))
        print(f"{PEOPLE} people                              opened     again   readings")
        for page in pages or [name for name, _title, _icon in PAGES]:
            for section, opened, again in measured(page, account.id):
                name = f"{page} · {section}" if section else page
                print(
                    f"{name:<36} {opened:6.0f} ms {again:6.0f} ms {opened / base:8.1f}", flush=True
                )
                slow += [name] * (opened > LIMIT)
    if slow:
        print(f"more than {LIMIT:g} ms: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
