"""Files in and out: account files, and tables of people and ties that become an account."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stakeholder_map.importers.duplicates import Answer
from stakeholder_map.importers.people import propose
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.table import Table
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model import check, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.storage.folder import Opened, open_files
from stakeholder_map.storage.store import Store


@dataclass(frozen=True)
class Import:
    """What an import starts from, beside its tables.

    Attributes:
        into: the account to add to; None makes a new one.
        account_name, decision_name: names of what is new; "" lets the tables say.
        decision_id: the decision of ``into`` that the seats belong to.
        answers: key of a question about duplicates → its answer.
        normalise: scale the entered weights to a sum of 1.
    """

    into: Account | None = None
    account_name: str = ""
    decision_name: str = ""
    decision_id: str | None = None
    answers: Mapping[str, Answer] | None = None
    normalise: bool = False


def read_account(path: Path, today: date) -> Account:
    """Return the account of a file; a sample is moved to ``today``.

    Raises:
        Refused: it cannot be read or is no account file; with every problem at once.
    """
    return file.read(_bytes(path), path.name, today)


def write_account(path: Path, account: Account) -> None:
    """Write an account file; see :func:`write_text`."""
    write_text(path, file.write(account))


def write_text(path: Path, text: str) -> None:
    """Write a file in UTF-8, whole or not at all: one that was there stays until it is written.

    Raises:
        Refused: it cannot be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
        draft = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _refused("file_unwritable", str(path), error) from None


def check_file(path: Path, today: date) -> tuple[Problem, ...]:
    """Return everything wrong with an account file, errors first; empty where nothing is."""
    try:
        account = read_account(path, today)
    except Refused as error:
        return error.problems
    return tuple(
        problem.but(place=problem.place.but(file=path.name)) for problem in check.problems(account)
    )


def import_files(
    people: Sequence[Path], ties: Sequence[Path], today: date, start: Import
) -> Proposal:
    """Return what the tables in these files would make of an account. Nothing is saved.

    Raises:
        Refused: a file cannot be read as tables; with the problems of all files at once.
        KeyError: ``start.into`` has no decision ``start.decision_id``.
    """
    read, problems = _tables(people)
    read_ties, more = _tables(ties)
    if problems or more:
        raise Refused((*problems, *more))
    return propose(
        read,
        read_ties,
        today=today,
        into=start.into,
        decision_id=start.decision_id,
        account_name=start.account_name,
        decision_name=start.decision_name,
        answers=dict(start.answers or {}),
        normalise=start.normalise,
    )


def bring_files(store: Store, paths: Iterable[Path], by: str, today: date) -> Opened:
    """Bring account files, and those in folders, into the store; see ``storage.folder``."""
    return open_files(store, paths, by, today)


def _tables(paths: Sequence[Path]) -> tuple[list[Table], list[Problem]]:
    read: list[Table] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            read.extend(read_tables(path.name, _bytes(path)))
        except Refused as error:
            problems.extend(error.problems)
    return read, problems


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refused("file_unreadable", str(path), error) from None


def _refused(code: str, path: str, error: OSError) -> Refused:
    values = {"reason": error.strerror or type(error).__name__}
    return Refused((Problem(code=code, place=Place(file=path), values=values),))
