"""An account as the store has it."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.model.account import Account


@dataclass(frozen=True)
class Stored:
    """An account with its version, which goes back with the next save."""

    account: Account
    version: int
