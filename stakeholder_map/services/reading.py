"""Reading accounts: what the pages and the command line show.

Accounts are immutable, so what was loaded and computed for one version is kept and shared.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.storage.store import AccountRow, Store, Stored

Result = TypeVar("Result")

#: Kept results; an account of 40 people with its reading is well under half a megabyte.
KEPT = 256

#: By the store's URL, the account's id, and what else the result depends on.
_kept: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class PortfolioLine:
    """One decision of one account, as the portfolio shows it."""

    row: AccountRow
    decision: Decision | None
    reached: Share | None
    health: float | None
    gaps: int
    critical: int
    people: int


def open_account(store: Store, account_id: str) -> Stored:
    """Load an account; NoSuchAccount if it is not there."""
    version = store.version(account_id)
    return once((store.url, account_id, version), lambda: store.load(account_id))


def reading_of(store: Store, stored: Stored, decision_id: str, today: date) -> Reading:
    """Return the reading of one decision of a loaded account.

    Raises:
        KeyError: the account has no such decision.
    """
    key = (store.url, stored.account.id, stored.version, decision_id, today)
    return once(key, lambda: read(stored.account, decision_id, today))


def is_sample(store: Store, account_id: str) -> bool:
    """Return whether the account is one of the samples that came with the program."""
    return any(row.id == account_id and row.is_sample for row in store.accounts())


def running_decision(account: Account) -> Decision | None:
    """Return the decision to show first: the first that still runs, else the first."""
    for decision in account.decisions:
        if decision.state is DecisionState.RUNNING:
            return decision
    return account.decisions[0] if account.decisions else None


def portfolio(store: Store, today: date) -> tuple[PortfolioLine, ...]:
    """Return a line for each decision of each account; accounts without one have a line too."""
    lines: list[PortfolioLine] = []
    for row in store.accounts():
        stored = open_account(store, row.id)
        for decision in stored.account.decisions or (None,):
            lines.append(_line(store, row, stored, decision, today))
    return tuple(lines)


def _line(
    store: Store, row: AccountRow, stored: Stored, decision: Decision | None, today: date
) -> PortfolioLine:
    people = len(stored.account.people)
    if decision is None:
        return PortfolioLine(row, None, None, None, 0, 0, people)
    reading = reading_of(store, stored, decision.id, today)
    return PortfolioLine(
        row=row,
        decision=decision,
        reached=reading.coverage.total if reading.chain.seat_ids else None,
        health=reading.health.score,
        gaps=len(reading.sure_gaps),
        critical=len(reading.critical_gaps),
        people=people,
    )


def forget(store: Store, account_id: str) -> None:
    """Drop what is kept of an account that goes; another may come under its id at version 1."""
    with _lock:
        for key in [key for key in _kept if key[:2] == (store.url, account_id)]:
            del _kept[key]


def once(key: tuple[Hashable, ...], make: Callable[[], Result]) -> Result:
    """Return what was made for ``key`` before, or make it; the least used are forgotten."""
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: Result = _kept[key]
            return found
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made
