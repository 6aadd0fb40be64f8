"""Reading accounts: what the pages and the command line show.

Accounts are immutable, so what was loaded and computed for one version is kept and shared.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.rules import TeamDefaults
from stakeholder_map.model.scales import BuyerStage, DecisionState, Money
from stakeholder_map.services.kept import Kept
from stakeholder_map.services.rules import team_defaults
from stakeholder_map.storage.errors import NoSuchAccount
from stakeholder_map.storage.store import AccountRow, Store, Stored

Result = TypeVar("Result")

#: Kept results; an account of 40 people with its reading is well under half a megabyte.
KEPT = 256

#: Accounts whose lines of the portfolio are kept; lines are a few hundred bytes.
KEPT_LINES = 20_000

#: By the store's URL, the account's id, and what else the result depends on.
_kept = Kept(KEPT)
_lines = Kept(KEPT_LINES)


@dataclass(frozen=True)
class DecisionLine:
    """What the portfolio shows of a decision; unlike the decision it keeps no seats."""

    id: str
    name: str
    state: DecisionState
    buyer_stage: BuyerStage | None
    decide_by: date | None
    value: Money | None


@dataclass(frozen=True)
class PortfolioLine:
    """One decision of one account, as the portfolio shows it."""

    row: AccountRow
    decision: DecisionLine | None
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


def portfolio(store: Store, today: date) -> tuple[PortfolioLine, ...]:
    """Return a line for each decision of each account; accounts without one have a line too.

    A line is computed once for each version and day. Accounts are not kept open for it.
    """
    found: list[PortfolioLine] = []
    defaults = team_defaults(store)
    for row in store.accounts():
        key = (store.url, row.id, row.version, today, defaults)
        try:
            found += _lines.once(key, partial(_lines_of, store, row, today, defaults))
        except NoSuchAccount:  # deleted since the list was read
            continue
    return tuple(found)


def _lines_of(
    store: Store, row: AccountRow, today: date, defaults: TeamDefaults
) -> tuple[PortfolioLine, ...]:
    key = (store.url, row.id, row.version)
    stored = _kept.there(key, lambda: store.load(row.id))
    decisions = stored.account.decisions or (None,)
    return tuple(_line(store, row, stored, decision, today, defaults) for decision in decisions)


def _line(
    store: Store,
    row: AccountRow,
    stored: Stored,
    decision: Decision | None,
    today: date,
    defaults: TeamDefaults,
) -> PortfolioLine:
    people = len(stored.account.people)
    if decision is None:
        return PortfolioLine(row, None, None, None, 0, 0, people)
    key = (store.url, row.id, stored.version, decision.id, today, defaults)
    reading = _kept.there(key, lambda: read(stored.account, decision.id, today, defaults))
    return PortfolioLine(
        row=row,
        decision=DecisionLine(
            id=decision.id,
            name=decision.name,
            state=decision.state,
            buyer_stage=decision.buyer_stage,
            decide_by=decision.decide_by,
            value=decision.value,
        ),
        reached=reading.coverage.total if reading.chain.seat_ids else None,
        health=reading.health.score,
        gaps=len(reading.sure_gaps),
        critical=len(reading.critical_gaps),
        people=people,
    )


def forget(store: Store, account_id: str) -> None:
    """Drop what is kept of an account that goes; another may come under its id at version 1."""
    for kept in (_kept, _lines):
        kept.forget((store.url, account_id))


def once(key: tuple[Hashable, ...], make: Callable[[], Result]) -> Result:
    """Return what was made for ``key`` before, or make it; the least used are forgotten."""
    return _kept.once(key, make)
