"""Connections: everything that differs between SQLite and other databases stands here.

Binding choices (``docs/decisions/0003-store.md``): WAL with ``synchronous=FULL``, because with
NORMAL a power cut loses acknowledged saves; ``BEGIN IMMEDIATE`` for a write, because a
transaction that reads first and locks later loses the other's save or fails; one connection a
unit of work, because a cached one fails between threads; ``secure_delete``, because freed pages
keep what was erased.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from stakeholder_map.storage import errors
from stakeholder_map.storage.place import data_folder, default_url

__all__ = [
    "WAIT",
    "back_up",
    "default_url",
    "file_of",
    "forget_freed_pages",
    "only_one_makes_tables",
    "open_engine",
    "told",
    "unit",
]

#: How long a save waits for another one, in seconds.
WAIT = 30.0

#: Any number, the same for every process: guards the creation of the tables on a server.
_SCHEMA_LOCK = 7_203_114

#: Beginnings of SQLite's names of what went wrong.
_SQLITE_ERRORS: tuple[tuple[str, type[errors.StorageError]], ...] = (
    ("SQLITE_BUSY", errors.StoreBusy),
    ("SQLITE_LOCKED", errors.StoreBusy),
    ("SQLITE_PROTOCOL", errors.StoreBusy),
    ("SQLITE_CORRUPT", errors.StoreDamaged),
    ("SQLITE_NOTADB", errors.StoreDamaged),
    ("SQLITE_READONLY", errors.StoreReadOnly),
    ("SQLITE_CANTOPEN", errors.StoreUnreachable),
    ("SQLITE_PERM", errors.StoreUnreachable),
    ("SQLITE_AUTH", errors.StoreUnreachable),
    ("SQLITE_FULL", errors.StoreDisk),
    ("SQLITE_IOERR", errors.StoreDisk),
)


def open_engine(url: str, wait: float = WAIT) -> Engine:
    """Return an engine for the database at ``url``; a missing SQLite file is made, for us alone.

    Raises:
        StorageError: the address cannot be used, or the file cannot be made.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() != "sqlite":
            return create_engine(address, pool_pre_ping=True)
        engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": wait})
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise errors.StoreAddress(address=_shown(url)) from None
    path = _file(address)
    if path is not None:
        _make_private(path)
    elif not address.query.get("uri"):
        # A database in memory would be another one in each unit of work.
        raise errors.StoreAddress(address=_shown(url))
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    _to_wal(engine, wait)
    return engine


@contextmanager
def unit(engine: Engine, *, write: bool = False) -> Iterator[Connection]:
    """Give one transaction on its own connection; it is undone when the block raises.

    Raises:
        StorageError: instead of whatever the database driver raises.
    """
    with told(engine.url), engine.connect() as connection:
        connection.execution_options(write=write)
        with connection.begin():
            yield connection


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn a driver's errors into ours, wrapped by SQLAlchemy or bare."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _translated(error, url) from error


def only_one_makes_tables(connection: Connection) -> None:
    """Let one process at a time make tables; SQLite's write lock does that by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})


def forget_freed_pages(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which still holds pages as they were before an erasure.

    Raises:
        ErasureWaits: another program reads those pages.
    """
    if engine.dialect.name != "sqlite":
        return
    with told(engine.url), closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        if row is not None and row[0]:
            raise errors.ErasureWaits()


def back_up(engine: Engine, path: Path) -> None:
    """Copy the live SQLite database into a new file with SQLite's own backup.

    A copy made by file tools while somebody saves is torn; this one is whole.

    Raises:
        BackupExists: there is a file; nothing is overwritten.
        BackupElsewhere: the database is on a server.
        StorageError: the file cannot be written.
    """
    if engine.dialect.name != "sqlite":
        raise errors.BackupElsewhere()
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise errors.BackupExists(path=str(path)) from None
    except OSError as error:
        raise errors.StoreUnreachable(path=str(path), reason=error.strerror or "") from None
    try:
        with (
            told(engine.url),
            closing(engine.raw_connection()) as source,
            told(URL.create("sqlite", database=str(path))),
            closing(sqlite3.connect(path)) as copy,
        ):
            live = source.driver_connection
            assert isinstance(live, sqlite3.Connection)
            live.backup(copy)
            # One file, readable from a read-only disk too.
            copy.execute("PRAGMA journal_mode=DELETE")
    except errors.StorageError:
        path.unlink(missing_ok=True)
        raise


def file_of(engine: Engine) -> Path | None:
    """Return the file of a SQLite database, or None."""
    return _file(engine.url) if engine.dialect.name == "sqlite" else None


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions begin too late and without the lock; ours begin in _on_begin.
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _to_wal(engine: Engine, wait: float) -> None:
    """Switch the file to WAL once; it stays so. SQLite does not wait here, so we do."""
    until = time.monotonic() + wait
    while True:
        try:
            with told(engine.url), closing(engine.raw_connection()) as connection:
                cursor = connection.cursor()
                cursor.execute("PRAGMA journal_mode")
                row = cursor.fetchone()
                if row is not None and row[0] != "wal":
                    cursor.execute("PRAGMA journal_mode=WAL")
        except errors.StoreReadOnly:
            return  # Reading works; a write will say so.
        except errors.StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _file(url: URL) -> Path | None:
    name = url.database
    if not name or name == ":memory:" or name.startswith("file:"):
        return None
    return Path(name)


def _make_private(path: Path) -> None:
    """Make a missing file that only the user can read; folders only below the user's data."""
    folder = path.absolute().parent
    try:
        if not folder.exists() and folder.is_relative_to(data_folder()):
            folder.mkdir(mode=0o700, parents=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise errors.StoreUnreachable(path=str(path), reason=error.strerror or "") from None


def _translated(error: DBAPIError | sqlite3.Error, url: URL) -> errors.StorageError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return errors.StoreUnreachable(path=_named(url), reason=str(cause).strip())
    # Not every error of the driver carries SQLite's name for it.
    name = getattr(cause, "sqlite_errorname", None) or ""
    for beginning, kind in _SQLITE_ERRORS:
        if name.startswith(beginning):
            return kind(path=_named(url), reason=str(cause))
    return errors.StoreDamaged(path=_named(url), reason=str(cause))


def _named(url: URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else _shown(str(url))


def _shown(url: str) -> str:
    """Return an address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url
