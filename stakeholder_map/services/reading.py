"""Reading accounts: what the pages and the command line show.

Accounts are immutable, so what was loaded and computed for one version is kept and shared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services.kept import Kept, forget_everywhere
from stakeholder_map.services.rules import team_defaults
from stakeholder_map.storage.store import Store, Stored

Result = TypeVar("Result")

#: Kept results; an account of 40 people with its reading is well under half a megabyte.
KEPT = 256

#: By the store's URL, the account's id, and what else the result depends on.
_kept = Kept(KEPT)


def open_account(store: Store, account_id: str) -> Stored:
    """Load an account; NoSuchAccount if it is not there."""
    version = store.version(account_id)
    return once((store.url, account_id, version), lambda: store.load(account_id))


#: No group that decides is larger by far. A reading of so many seats takes seconds, one of ten
#: times as many would take an hour and all memory.
MOST_SEATS = 500


def is_crowded(decision: Decision) -> bool:
    """Whether a decision has more seats than can be read; a list was imported into it."""
    return len(decision.seats) > MOST_SEATS


def reading_of(store: Store, stored: Stored, decision_id: str, today: date) -> Reading:
    """Return the reading of one decision of a loaded account.

    Raises:
        KeyError: the account has no such decision.
    """
    defaults = team_defaults(store)
    key = (store.url, stored.account.id, stored.version, decision_id, today, defaults)
    return once(key, lambda: read(stored.account, decision_id, today, defaults))


def is_sample(store: Store, account_id: str) -> bool:
    """Return whether the account is one of the samples that came with the program."""
    return any(row.id == account_id and row.is_sample for row in store.accounts())


def running_decision(account: Account) -> Decision | None:
    """Return the decision to show first: the first that still runs, else the first."""
    for decision in account.decisions:
        if decision.state is DecisionState.RUNNING:
            return decision
    return account.decisions[0] if account.decisions else None


def forget(store: Store, account_id: str) -> None:
    """Drop what is kept of an account that goes; another may come under its id at version 1."""
    forget_everywhere((store.url, account_id))


def once(key: tuple[Hashable, ...], make: Callable[[], Result]) -> Result:
    """Return what was made for ``key`` before, or make it; the least used are forgotten."""
    return _kept.once(key, make)


def there(key: tuple[Hashable, ...], make: Callable[[], Result]) -> Result:
    """Return what is kept for ``key``, or make it and keep nothing, so that nothing goes."""
    return _kept.there(key, make)
