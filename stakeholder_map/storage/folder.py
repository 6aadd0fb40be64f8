"""Account files, and folders of them, opened as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.storage.errors import AccountExists, NoSuchAccount
from stakeholder_map.storage.store import Store


@dataclass(frozen=True)
class Opened:
    """What became of the files of a folder.

    Attributes:
        added: accounts that are in the store now and were not before.
        unchanged: accounts that were in the store already, exactly as the file says.
        problems: everything that was refused, with the file; nothing of such a file is kept.
    """

    added: tuple[Account, ...]
    unchanged: tuple[Account, ...]
    problems: tuple[Problem, ...]


def open_files(store: Store, paths: Iterable[Path], by: str, today: date | None = None) -> Opened:
    """Bring account files into the store; a folder stands for its ``*.json``, by name.

    An account that the store has in another state is not touched but told: history cannot say
    which of the two is newer.

    Args:
        store: where to.
        paths: files and folders; not the folders inside of folders.
        by: who does it.
        today: with it, samples (files that say ``as_of``) are moved to this day.

    Raises:
        StorageError: the store itself fails.
    """
    added: list[Account] = []
    unchanged: list[Account] = []
    problems: list[Problem] = []
    for path in paths:
        for found in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            try:
                account = file.read(found.read_bytes(), found.name, today)
                (added if _bring(store, account, found.name, by) else unchanged).append(account)
            except Refused as error:
                problems.extend(error.problems)
            except OSError as error:
                reason = {"reason": error.strerror or type(error).__name__}
                problems.append(_problem("file_unreadable", found.name, reason))
    return Opened(tuple(added), tuple(unchanged), tuple(problems))


def _bring(store: Store, account: Account, name: str, by: str) -> bool:
    """Add the account; False where it is there exactly so already."""
    try:
        held = store.load(account.id).account
    except NoSuchAccount:
        pass
    else:
        if held == account:
            return False
        raise Refused((_problem("account_differs", name, {"name": held.name}),))
    try:
        store.create(account, by=by, why=name)
    except AccountExists:
        # Somebody else opened it in this moment.
        raise Refused((_problem("account_differs", name, {"name": account.name}),)) from None
    return True


def _problem(code: str, name: str, values: dict[str, str]) -> Problem:
    return Problem(code=code, place=Place(file=name), values=values)
