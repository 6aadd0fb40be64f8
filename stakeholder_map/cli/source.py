"""Where an account comes from: a file, or the store."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stakeholder_map.analysis.reading import NO_DEFAULTS
from stakeholder_map.cli.frame import Setting
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.model.rules import TeamDefaults
from stakeholder_map.model.scales import DecisionState
from stakeholder_map.services import files, keeping, playbook, reading, rules, workspace
from stakeholder_map.storage.errors import NoSuchAccount
from stakeholder_map.storage.store import AccountRow, Store, Stored


@dataclass(frozen=True)
class Source:
    """An account and where it is: ``path`` of its file, or ``stored`` in the store.

    ``defaults``: what the team set for all accounts of the store; a file stands for itself.
    """

    account: Account
    path: Path | None = None
    stored: Stored | None = None
    defaults: TeamDefaults = NO_DEFAULTS


def open_store(setting: Setting) -> Store:
    """Return the store; the samples stay with the app."""
    return workspace.open_workspace(setting.database)


def find(setting: Setting, name: str) -> Source:
    """Return the account that ``name`` means: a file, else an id or a name in the store.

    Raises:
        Refused: the file is refused; there is no such account, or several of this name.
        StorageError: the store cannot be read.
    """
    path = Path(name)
    if path.suffix.casefold() == ".json" or path.is_file():
        return Source(files.read_account(path, setting.today), path=path)
    store = open_store(setting)
    stored = reading.open_account(store, row_of(store, name).id)
    return Source(stored.account, stored=stored, defaults=rules.team_defaults(store))


def book_of(setting: Setting, source: Source) -> playbook.Shown | None:
    """Return the playbook with the texts of the store's users; None for a file of its own.

    In a store that several share, one's own texts are those kept under one's own name.
    """
    if source.stored is None:
        return None
    store = open_store(setting)
    viewer = None if keeping.is_file(store) else playbook.owner_of(False, user(store))
    return playbook.shown(store, viewer, source.account.id, setting.today)


def row_of(store: Store, name: str) -> AccountRow:
    """Return the line of the account with this id or name; raises Refused, NoSuchAccount."""
    rows = store.accounts()
    for row in rows:
        if row.id == name:
            return row
    called = [row for row in rows if row.name.casefold() == name.strip().casefold()]
    if len(called) > 1:
        ids = ", ".join(row.id for row in called)
        values = {"name": name, "ids": ids}
        raise Refused((Problem(code="account_ambiguous", values=values),))
    if not called:
        raise NoSuchAccount(id=name)
    return called[0]


def decisions_of(account: Account, name: str | None) -> Sequence[Decision]:
    """Return the decision of this id or name; without one those that run, or else all.

    Raises:
        Refused: the account has no such decision.
    """
    if name is None:
        running = [d for d in account.decisions if d.state is DecisionState.RUNNING]
        return running or account.decisions
    for decision in account.decisions:
        if name == decision.id or name.strip().casefold() == decision.name.casefold():
            return [decision]
    known = ", ".join(decision.name for decision in account.decisions)
    values = {"name": name, "account": account.name, "known": known or "–"}
    raise Refused((Problem(code="decision_unknown", values=values),))


def user(store: Store) -> str:
    """Return under which name changes are recorded: the app's setting, else the log-in's."""
    named = store.preference("user")
    if named:
        return str(named)
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this system
        return ""
