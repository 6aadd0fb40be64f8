"""How long the outlook of one open account takes, in readings of the same account.

    python -m benchmarks.outlook

One run, process time, numpy on one thread as the app sets it, the best of several rounds. The
rival is the reading itself (model, influence, gaps, health), which every page needs anyway: a
question that costs many readings is felt as waiting.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date

import stakeholder_map.ui  # noqa: F401 - first of all: it sets numpy to one thread
from stakeholder_map.analysis.disagreement import disagreements
from stakeholder_map.analysis.forecast import forecast
from stakeholder_map.analysis.loss import loss_tests
from stakeholder_map.analysis.moves import moves
from stakeholder_map.analysis.paths import best_paths
from stakeholder_map.analysis.reading import read
from tests.lifelike import make_account

TODAY = date(2026, 3, 2)
PEOPLE = 40

#: All of it for 40 people, in milliseconds of process time.
LIMIT = 150.0


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the least process time of ``rounds`` runs after a first one."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def main() -> int:
    """Print the table; 1 when a page of one question takes longer than the limit."""
    account = make_account(PEOPLE)
    key = account.decisions[0].id
    reading = read(account, key, TODAY)
    base = milliseconds(lambda: read(account, key, TODAY))
    parts = {
        "forecast, 2,000 draws": milliseconds(lambda: forecast(reading)),
        "introductions to everybody": milliseconds(lambda: best_paths(account, TODAY)),
        "who pulls against whom": milliseconds(lambda: disagreements(reading)),
        "moves": milliseconds(lambda: moves(reading)),
        "loss of each person": milliseconds(lambda: loss_tests(account, key, TODAY)),
    }
    sys.stdout.write(f"{PEOPLE} people                         ms   readings\n")
    sys.stdout.write(f"{'reading':<30} {base:>6.1f} {1.0:>10.1f}\n")
    for name, taken in parts.items():
        sys.stdout.write(f"{name:<30} {taken:>6.1f} {taken / base:>10.1f}\n")
    return int(base + max(parts.values()) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
