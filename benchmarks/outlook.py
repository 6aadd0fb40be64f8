"""How long everything about one open account takes, in readings of the same account.

    python -m benchmarks.outlook

One run, process time, numpy on one thread as the app sets it, the best of several rounds. The
rival is the reading itself (model, influence, gaps, health), which every page needs anyway: a
question that costs many readings is felt as waiting.
"""

from __future__ import annotations

import sys
from datetime import date

import stakeholder_map.ui  # noqa: F401 - first of all: it sets numpy to one thread
from benchmarks.timing import milliseconds
from stakeholder_map.analysis.disagreement import disagreements
from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.analysis.outcome.loss import loss_tests
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.outcome.paths import best_paths
from stakeholder_map.analysis.outcome.whatif import compare
from stakeholder_map.analysis.reading import read
from stakeholder_map.model.scales import TrialKind
from stakeholder_map.model.scenario import Trial
from stakeholder_map.model.supposing import suppose
from tests.lifelike import make_account

TODAY = date(2026, 3, 2)
PEOPLE = 40

#: All of it together, for 40 people, in milliseconds of process time.
LIMIT = 150.0


def main() -> int:
    """Print the table; 1 when all of it together takes longer than the limit."""
    account = make_account(PEOPLE)
    key = account.decisions[0].id
    reading = read(account, key, TODAY)
    base = milliseconds(lambda: read(account, key, TODAY))
    parts = {
        "chance, 2,000 draws": milliseconds(lambda: forecast(reading)),
        "introductions to everybody": milliseconds(lambda: best_paths(account, TODAY)),
        "who pulls against whom": milliseconds(lambda: disagreements(reading)),
        "moves": milliseconds(lambda: moves(reading)),
        "loss of each person": milliseconds(lambda: loss_tests(account, key, TODAY)),
    }
    sys.stdout.write(f"{PEOPLE} people                         ms   readings\n")
    sys.stdout.write(f"{'reading':<30} {base:>6.1f} {1.0:>10.1f}\n")
    for name, taken in parts.items():
        sys.stdout.write(f"{name:<30} {taken:>6.1f} {taken / base:>10.1f}\n")
    whole = base + sum(parts.values())
    sys.stdout.write(f"{'all together':<30} {whole:>6.1f} {whole / base:>10.1f}\n")
    today, ways = forecast(reading), best_paths(account, TODAY)
    person = account.people[1].id
    trial = Trial(kind=TrialKind.SUPPORT, person_id=person, support=4)

    def tried() -> None:
        other = suppose(account, key, (trial,), TODAY)
        compare(reading, read(other, key, TODAY), today=today, ways=ways)

    answer = milliseconds(tried)
    sys.stdout.write(f"{'what if, beside today':<30} {answer:>6.1f} {answer / base:>10.1f}\n")
    return int(whole > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
