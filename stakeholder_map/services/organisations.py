"""Organisations outside: the same consultant or design institute in several accounts.

An organisation keeps its id wherever it appears, so that it can be recognised.
"""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Organisation
from stakeholder_map.services import reading
from stakeholder_map.storage.errors import NoSuchAccount
from stakeholder_map.storage.store import Store


@dataclass(frozen=True)
class Elsewhere:
    """An organisation of other accounts, and the names of these accounts."""

    organisation: Organisation
    accounts: tuple[str, ...]


def elsewhere(store: Store, account: Account) -> tuple[Elsewhere, ...]:
    """Return the organisations of other accounts that this one does not have, by name."""
    here = {organisation.id for organisation in account.organisations}
    found: dict[str, Elsewhere] = {}
    for row in store.accounts():
        if row.id == account.id:
            continue
        try:
            other = reading.open_account(store, row.id).account
        except NoSuchAccount:  # deleted since the list was read
            continue
        for organisation in other.organisations:
            if organisation.id not in here:
                known = found.get(organisation.id)
                accounts = (*(known.accounts if known else ()), other.name)
                found[organisation.id] = Elsewhere(organisation, accounts)
    return tuple(sorted(found.values(), key=lambda e: e.organisation.name.casefold()))


def take_over(account: Account, organisation: Organisation) -> Account:
    """Return the account with the organisation under its id; its remark stays where it was."""
    return edits.put(account, "organisations", organisation.but(note=""))
