"""Changing accounts: every edit is saved at once, and every saved edit can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.merge import merge
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import boards, likeness, outlook, reading
from stakeholder_map.storage.errors import Stale
from stakeholder_map.storage.store import Store, Stored

Edit = Callable[[Account], Account]


def create(store: Store, account: Account, by: str) -> Stored:
    """Save a new account.

    Raises:
        Refused: the account contradicts itself.
        AccountExists: an account of this id is there already.
    """
    version = store.create(account, by=by)
    return Stored(account, version)


def change(
    store: Store,
    stored: Stored,
    edit: Edit,
    by: str,
    why: str = "",
    today: date | None = None,
) -> Stored:
    """Apply ``edit`` to a loaded account and save it.

    An edit that changes nothing saves nothing. What it would move on a board stays where it was
    seen (``boards.keep``); ``today`` is the day of that, None this machine's. What somebody else
    saved meanwhile is kept: both changes are brought together field by field (``model.merge``).

    Raises:
        Stale: somebody saved the same fields since the account was loaded; nothing of this edit
            is saved, and the error carries their version and both values of each field.
        Refused: the result contradicts itself.
        pydantic.ValidationError: a value is out of its range.
    """
    account = edit(stored.account)
    if account == stored.account:
        return stored
    day = today or date.today()  # noqa: DTZ011 - the user's own day is meant
    mine, version = account, stored.version
    account = boards.keep(stored.account, account, day)
    while True:
        try:
            return Stored(account, store.save(account, version, by=by, why=why))
        except Stale as stale:
            merged = merge(_state(stored.account), _state(mine), _state(stale.theirs.account))
            if merged.clashes:
                stale.clashes = merged.clashes
                raise
            account, version = Account.model_validate(merged.state), stale.theirs.version
            account = boards.keep(stale.theirs.account, account, day)


def _state(account: Account) -> dict[str, Any]:
    return account.model_dump(mode="json")


def rename(store: Store, stored: Stored, name: str, by: str) -> Stored:
    """Give the account another name."""
    return change(store, stored, lambda account: account.but(name=name), by, "rename")


def duplicate(store: Store, stored: Stored, name: str, by: str) -> Stored:
    """Save a copy of the account under another name."""
    return create(store, edits.duplicate(stored.account, name), by)


def delete(store: Store, account_id: str) -> None:
    """Delete an account with its whole history."""
    likeness.forget(store, account_id)
    store.delete(account_id)
    reading.forget(store, account_id)


def close_decision(
    store: Store,
    stored: Stored,
    decision_id: str,
    state: DecisionState,
    on: date,
    outcome: str,
    by: str,
    own_guess: float | None = None,
) -> Stored:
    """Record how a decision ended, or open it again (``DecisionState.RUNNING``).

    With the outcome the forecast of the day before is frozen, and the chance that the user gave
    it (``own_guess``, 0 … 1), so that both can be scored later.
    """

    def close(account: Account) -> Account:
        running = state is DecisionState.RUNNING
        closed: Decision = account.decision(decision_id).but(
            state=state,
            closed_on=None if running else on,
            outcome=outcome,
            own_guess=None if running else own_guess,
            forecast_at_close=None,
        )
        said = outlook.closing_forecast(account, closed)
        return edits.put_decision(account, closed.but(forecast_at_close=said))

    return change(store, stored, close, by, f"decision {state}")
