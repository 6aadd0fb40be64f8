"""Several processes and threads on one store: nothing that was acknowledged is ever lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.storage import AccountExists, Stale, Store

EMPTY = Account(id="x", name="Shared")

#: Counts up in a record of its own and says each number once it is saved.
WRITER = """
import sys
from stakeholder_map.model import edits
from stakeholder_map.model.person import Department
from stakeholder_map.storage import Stale, Store
url, who, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = Store(url)
held = store.load("x")
for number in range(1, times + 1):
    while True:
        mine = Department(id=who, name=str(number))
        try:
            store.save(edits.put(held.account, "departments", mine), held.version, by=who)
            break
        except Stale as stale:
            held = stale.theirs
    print(number, flush=True)
    held = store.load("x")
"""


def writer(url: str, who: str, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, url, who, str(times)], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_that_save_500_times_each_lose_nothing(url: str) -> None:
    store = Store(url)
    store.create(EMPTY, by="")
    writers = [writer(url, who, 500) for who in ("eva", "liwei")]
    for process in writers:
        process.communicate(timeout=300)
        assert process.returncode == 0
    assert store.version("x") == 1001
    numbers: dict[str, list[str]] = {"eva": [], "liwei": []}
    for revision in reversed(store.history("x")[:-1]):
        told = [c.after for c in revision.changes if c.path == f"departments/{revision.by}/name"]
        told += [c.after["name"] for c in revision.changes if c.added]
        assert len(told) == 1, "a revision changed what another had written"
        numbers[revision.by] += told
    assert numbers["eva"] == numbers["liwei"] == [str(number) for number in range(1, 501)]


def test_a_killed_process_leaves_its_last_acknowledged_save(url: str) -> None:
    store = Store(url)
    store.create(EMPTY, by="")
    for round_ in range(5):
        who = f"round{round_}"
        process = writer(url, who, 100_000)
        assert process.stdout is not None
        said = 0
        for line in process.stdout:
            said = int(line)
            if said == 20 + 7 * round_:
                break
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        said = max([said, *(int(line) for line in process.stdout.read().split())])
        process.stdout.close()
        process.wait(timeout=30)
        stored = store.load("x")
        # One more may have been saved than was said; never one less.
        assert int(stored.account.department(who).name) in (said, said + 1)
        assert store.history("x", limit=1)[0].version == stored.version
        assert store.at_version("x", 1) == EMPTY
        assert store.save(stored.account.but(name=who), stored.version, by="") > stored.version


def test_an_account_that_many_create_at_once_is_created_once(url: str) -> None:
    count = 8
    together = threading.Barrier(count)
    outcomes: list[str] = []

    def create(number: int) -> None:
        store = Store(url)  # each makes the tables too, if they are not there
        together.wait()
        try:
            store.create(EMPTY.but(name=str(number)), by=str(number))
        except AccountExists:
            outcomes.append("there")
        else:
            outcomes.append("created")

    in_threads(create, count)
    assert sorted(outcomes) == ["created"] + ["there"] * (count - 1)
    (row,) = Store(url).accounts()
    assert row.name == row.changed_by


def test_one_store_serves_many_threads(store: Store) -> None:
    store.create(EMPTY, by="")
    refused = []

    def add(number: int) -> None:
        for turn in range(10):
            held = store.load("x")
            while True:
                person = Person(id=f"p{number}-{turn}", name="N")
                try:
                    store.save(edits.put(held.account, "people", person), held.version, by="")
                    break
                except Stale as stale:
                    refused.append(number)
                    held = stale.theirs
            assert any(p.id == f"p{number}-{turn}" for p in store.load("x").account.people)

    in_threads(add, 6)
    assert len(store.load("x").account.people) == 60
    assert store.version("x") == 61
    assert refused, "the threads never met: the test would prove nothing"


def in_threads(work: Callable[[int], None], count: int) -> None:
    """Run ``work`` in several threads; whatever one of them raises fails the test."""
    with ThreadPoolExecutor(count) as pool:
        for future in [pool.submit(work, number) for number in range(count)]:
            future.result(timeout=120)
