"""Account files and sheets by their paths, for the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from stakeholder_map.exports.writing import write_new
from stakeholder_map.model import check, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Place, Problem, Refused
from stakeholder_map.services.exporting import Export
from stakeholder_map.services.importing import Upload
from stakeholder_map.storage.folder import Opened, open_files
from stakeholder_map.storage.store import Store


def read_account(path: Path, today: date) -> Account:
    """Return the account of a file; a sample is moved to ``today``.

    Raises:
        Refused: it cannot be read or is no account file; with every problem at once.
    """
    return file.read(_bytes(path), path.name, today)


def write(path: Path, export: Export, overwrite: bool = True) -> None:
    """Write an export, whole or not at all: a file that was there stays until it is written.

    Raises:
        Refused: it cannot be written there; it is there and is not to be overwritten.
    """
    try:
        write_new(path, export.data, overwrite)
    except FileExistsError:
        raise _there(path) from None
    except OSError as error:
        raise _refused("file_unwritable", path, error) from None


def refuse_existing(path: Path) -> None:
    """Raise Refused where something is there already."""
    if path.exists():
        raise _there(path)


def check_file(path: Path, today: date) -> tuple[Problem, ...]:
    """Return everything wrong with an account file, errors first; empty where nothing is."""
    try:
        account = read_account(path, today)
    except Refused as error:
        return error.problems
    return tuple(
        problem.but(place=problem.place.but(file=path.name)) for problem in check.problems(account)
    )


def uploads(people: Sequence[Path], ties: Sequence[Path]) -> tuple[Upload, ...]:
    """Return the contents of files with tables of people and of ties.

    Raises:
        Refused: files cannot be read; with every one of them.
    """
    found: list[Upload] = []
    problems: list[Problem] = []
    for paths, is_ties in ((people, False), (ties, True)):
        for path in paths:
            try:
                found.append(Upload(path.name, _bytes(path), is_ties))
            except Refused as error:
                problems.extend(error.problems)
    if problems:
        raise Refused(tuple(problems))
    return tuple(found)


def bring_files(store: Store, paths: Iterable[Path], by: str, today: date) -> Opened:
    """Bring account files, and those in folders, into the store; see ``storage.folder``."""
    return open_files(store, paths, by, today)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refused("file_unreadable", path, error) from None


def _there(path: Path) -> Refused:
    return Refused((Problem(code="file_there", place=Place(file=str(path))),))


def _refused(code: str, path: Path, error: OSError) -> Refused:
    values = {"reason": error.strerror or type(error).__name__}
    return Refused((Problem(code=code, place=Place(file=str(path)), values=values),))
