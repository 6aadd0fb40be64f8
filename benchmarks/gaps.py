"""How fast the gaps of many accounts are found, beside opening the same accounts.

The rival is what has to be done before anybody can look for a gap: parsing an account's file and
checking it (``json`` and pydantic, ``model.file.read``). Both sides run over the same accounts in
turns, twenty at a time, so that both meet the same machine; of each twenty the least of the rounds
counts.

One thread, processor time. Run ``python benchmarks/gaps.py`` (half a minute).
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from datetime import date
from pathlib import Path

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
for name in THREADS:  # before numpy is loaded
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.timing import in_turns  # noqa: E402
from stakeholder_map.analysis.gaps import RULES  # noqa: E402
from stakeholder_map.analysis.reading import gaps_of  # noqa: E402
from stakeholder_map.model import file  # noqa: E402
from tests.lifelike import make_account  # noqa: E402

TODAY = date(2026, 3, 2)

#: Accounts, people in each, rounds of which the best counts.
ACCOUNTS, PEOPLE, ROUNDS = 1_000, 12, 5

#: All gaps of a thousand accounts have to be found in so many seconds. Opening them takes 0.8 s on
#: the machine on which that was asked for, so that this is the ratio by which it is judged on any.
SECONDS, RATIO = 1.0, 0.8


def main() -> int:
    """Print the table; return 1 where a goal is missed and ``--check`` is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail where the ratio is missed")
    parser.add_argument("--accounts", type=int, default=ACCOUNTS)
    options = parser.parse_args()
    accounts = [make_account(PEOPLE, seed=seed) for seed in range(options.accounts)]
    texts = [file.write(account) for account in accounts]
    found = sum(len(gaps_of(account, "dec0", TODAY)) for account in accounts)
    gc.collect()
    gc.freeze()  # what is loaded lives as long as the process, as in the app

    ours, opening = in_turns(
        (
            lambda part: [gaps_of(account, "dec0", TODAY) for account, _ in part],
            lambda part: [file.read(text) for _, text in part],
        ),
        list(zip(accounts, texts, strict=True)),
        part=20,
        rounds=ROUNDS,
    )
    ratio = opening / ours
    print(f"{len(accounts):,} accounts of {PEOPLE} people, {len(RULES)} rules, {found:,} gaps")
    print(f"finding all gaps     {ours:6.2f} s   (goal {SECONDS:g} s)")
    print(f"opening the accounts {opening:6.2f} s")
    print(f"ratio                {ratio:6.2f}     (goal {RATIO:g})")
    return int(options.check and ratio < RATIO)


if __name__ == "__main__":
    sys.exit(main())
