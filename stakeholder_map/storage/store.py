"""The store: every account, safe from other sessions, other processes and power cuts."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from stakeholder_map.model import check, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.diff import Change, apply, difference, undo
from stakeholder_map.model.problem import Refused
from stakeholder_map.storage import drafts, errors, history
from stakeholder_map.storage.engine import WAIT, back_up, forget_freed_pages, open_engine, unit
from stakeholder_map.storage.place import default_url
from stakeholder_map.storage.playbook import Shelf, scrub
from stakeholder_map.storage.revision import Kind, Revision, undoable
from stakeholder_map.storage.row import AccountRow, normal, row_of, storable, summary
from stakeholder_map.storage.schema import bring_up_to_date
from stakeholder_map.storage.stored import Stored
from stakeholder_map.storage.tables import accounts, preferences, revisions

__all__ = ["AccountRow", "Revision", "Store", "Stored"]


@dataclass(frozen=True)
class _Held:
    """The line of the ``accounts`` table, its document read."""

    account: Account
    version: int
    changed_at: datetime
    changed_by: str

    @property
    def state(self) -> history.State:
        return history.state_of(self.account)


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Store:
    """All accounts of one database. Safe to share between threads; holds no connection."""

    def __init__(
        self,
        url: str | None = None,
        *,
        now: Callable[[], datetime] = utc_now,
        wait: float = WAIT,
    ) -> None:
        """Open the database, making or upgrading its tables.

        Args:
            url: its SQLAlchemy address; None is the user's own (``default_url``).
            now: the clock that dates revisions.
            wait: how long a save waits for another, in seconds (SQLite).

        Raises:
            StorageError: it cannot be opened or is newer than this program.
        """
        #: The address as given; it may hold a server's password.
        self.url = url or default_url()
        self._engine = open_engine(self.url, wait)
        self._now = now
        bring_up_to_date(self._engine)

    # --- accounts

    def accounts(self, search: str = "") -> tuple[AccountRow, ...]:
        """Return the accounts by name; with ``search``, those where every word of it is in a name.

        Searched are the names of the account, its people and its decisions, whatever their case
        and width.
        """
        columns = [column for column in accounts.c if column.name not in ("document", "search")]
        query = select(*columns).order_by(accounts.c.name, accounts.c.id)
        for part in normal(search).split():
            query = query.where(accounts.c.search.contains(part, autoescape=True))
        with unit(self._engine) as connection:
            return tuple(row_of(row) for row in connection.execute(query))

    def load(self, account_id: str) -> Stored:
        """Return an account and its version; raises NoSuchAccount."""
        with unit(self._engine) as connection:
            held = _held(_row(connection, account_id))
        return Stored(held.account, held.version)

    def load_many(self, account_ids: Collection[str]) -> dict[str, Stored]:
        """Return accounts by id over one connection; those that are not there are left out."""
        query = select(accounts).where(accounts.c.id.in_(account_ids))
        with unit(self._engine) as connection:
            held = [(row.id, _held(row)) for row in connection.execute(query)]
        return {key: Stored(found.account, found.version) for key, found in held}

    def version(self, account_id: str) -> int:
        """Return the version that an account has now; raises NoSuchAccount."""
        query = select(accounts.c.version).where(accounts.c.id == account_id)
        with unit(self._engine) as connection:
            found: int | None = connection.execute(query).scalar()
        if found is None:
            raise errors.NoSuchAccount(id=account_id)
        return found

    def create(self, account: Account, by: str, why: str = "", is_sample: bool = False) -> int:
        """Add an account and return its version, 1.

        Raises:
            AccountExists: an account of this id is there.
            Refused: it has errors (``model.check``).
        """
        _refuse_errors(account)
        try:
            with unit(self._engine, write=True) as connection:
                if _find(connection, account.id) is not None:
                    raise errors.AccountExists(name=account.name)
                first = Revision(
                    1, self._now(), storable(by), storable(why), Kind.CREATED, None, ()
                )
                columns = _columns(account, first)
                connection.execute(
                    insert(accounts).values(id=account.id, is_sample=is_sample, **columns)
                )
                history.add(connection, account.id, first)
        except errors.StorageError as error:
            # On a server two may pass the look-up; the key lets one through.
            if isinstance(error.__cause__, IntegrityError):
                raise errors.AccountExists(name=account.name) from None
            raise
        return 1

    def save(self, account: Account, version: int, by: str, why: str = "") -> int:
        """Save an account that was read at ``version`` and return its new version.

        Nothing is written, and the version stays, where nothing differs.

        Raises:
            Stale: somebody saved in between; carries theirs.
            Refused: it has errors (``model.check``).
            NoSuchAccount: it was deleted meanwhile.
        """
        _refuse_errors(account)
        with unit(self._engine, write=True) as connection:
            held = _current(connection, account.id, version)
            what = difference(held.state, history.state_of(account))
            if not what:
                return version
            revision = self._next(held, by, Kind.SAVED, why=why, changes=what)
            return _write(connection, account, revision)

    def delete(self, account_id: str) -> None:
        """Remove an account with its whole history, from the disk too.

        Raises:
            NoSuchAccount: there is none.
            ErasureWaits: it is gone, but another program keeps its old pages for a moment.
        """
        with unit(self._engine, write=True) as connection:
            _row(connection, account_id)
            connection.execute(delete(accounts).where(accounts.c.id == account_id))
        forget_freed_pages(self._engine)

    # --- history

    def history(self, account_id: str, limit: int | None = None) -> tuple[Revision, ...]:
        """Return the revisions, the newest first; raises NoSuchAccount."""
        with unit(self._engine) as connection:
            _row(connection, account_id)
            return history.read(connection, account_id, limit=limit)

    def at_version(self, account_id: str, version: int) -> Account:
        """Return the account as it was at a version; raises NoSuchAccount, NoSuchVersion."""
        with unit(self._engine) as connection:
            held = _held(_row(connection, account_id))
            return _rebuilt(connection, held, version)

    def on_day(self, account_id: str, day: date, zone: tzinfo | None = None) -> Account | None:
        """Return the account as it was at the end of a day, None if it was not there yet.

        Args:
            account_id: which one; raises NoSuchAccount.
            day: the day.
            zone: where that day is; None is this machine's time zone.
        """
        midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
        with unit(self._engine) as connection:
            held = _held(_row(connection, account_id))
            version = connection.execute(
                select(revisions.c.version)
                .where(
                    revisions.c.account_id == account_id,
                    revisions.c.at < midnight.astimezone(UTC),
                )
                .order_by(revisions.c.version.desc())
                .limit(1)
            ).scalar()
            return None if version is None else _rebuilt(connection, held, version)

    def undoable(self, account_id: str) -> tuple[int | None, int | None]:
        """Return the versions that undo and redo would take now; None where there is nothing."""
        with unit(self._engine) as connection:
            _row(connection, account_id)
            done, back = undoable(history.steps(connection, account_id))
        return (done[-1] if done else None), (back[-1] if back else None)

    def undo(self, account_id: str, version: int, by: str) -> int:
        """Take back the last save that is not undone, as a new revision; again goes further back.

        Raises:
            NothingToUndo: the account is as it was created.
            Stale: somebody saved since ``version``.
        """
        with unit(self._engine, write=True) as connection:
            held = _current(connection, account_id, version)
            done, _ = undoable(history.steps(connection, account_id))
            if not done:
                raise errors.NothingToUndo(name=held.account.name)
            state = undo(held.state, history.changes_of(connection, account_id, done[-1]))
            return _turn(
                connection, held, state, self._next(held, by, Kind.UNDONE, target=done[-1])
            )

    def redo(self, account_id: str, version: int, by: str) -> int:
        """Bring back what the last undo took, as a new revision.

        Raises:
            NothingToRedo: nothing was undone since the last save.
            Stale: somebody saved since ``version``.
        """
        with unit(self._engine, write=True) as connection:
            held = _current(connection, account_id, version)
            _, back = undoable(history.steps(connection, account_id))
            if not back:
                raise errors.NothingToRedo(name=held.account.name)
            state = apply(held.state, history.changes_of(connection, account_id, back[-1]))
            return _turn(
                connection, held, state, self._next(held, by, Kind.REDONE, target=back[-1])
            )

    def erase_person(self, account_id: str, person_id: str, by: str) -> int:
        """Remove a person from the account and from every state of its history.

        Returns the new version: others who hold an older one have to read again. What is
        removed and what cannot be found is told in ``storage.erase``.

        Raises:
            NoSuchAccount, NoSuchPerson: nobody of this id was ever there.
            ErasureWaits: done, but another program keeps old pages for a moment.
        """
        with unit(self._engine, write=True) as connection:
            held = _held(_row(connection, account_id))
            left = history.erase_person(connection, held.account, person_id)
            if left is None:
                raise errors.NoSuchPerson(name=held.account.name)
            account, found = left
            version = _write(connection, account, self._next(held, by, Kind.ERASED))
            drafts.forget_all(connection, account_id)
            if found is not None:
                scrub(connection, found)
        forget_freed_pages(self._engine)
        return version

    # --- beside the accounts

    @property
    def playbook(self) -> Shelf:
        """One's own texts and cases, and how texts were used."""
        return Shelf(self._engine, self._now)

    def drafts(self, account_id: str, owner: str) -> dict[str, Any]:
        """Return what somebody typed into an account and did not save yet, by its place."""
        with unit(self._engine) as connection:
            return drafts.of(connection, account_id, storable(owner)[:200])

    def keep_draft(self, account_id: str, owner: str, place: str, body: Any) -> None:
        """Keep what was typed (a JSON value) over a reload; None forgets it."""
        with unit(self._engine, write=True) as connection:
            drafts.put(connection, account_id, storable(owner)[:200], place[:200], body)

    def backup(self, path: Path) -> None:
        """Copy the database into a new file while it is in use; see ``engine.back_up``."""
        back_up(self._engine, path)

    def preference(self, key: str, default: Any = None) -> Any:
        """Return a setting of the app, ``default`` where it was never set."""
        query = select(preferences.c.value).where(preferences.c.key == key)
        with unit(self._engine) as connection:
            found = connection.execute(query).scalar()
        return default if found is None else json.loads(found)

    def preferences(self) -> dict[str, Any]:
        """Return the settings of the app."""
        with unit(self._engine) as connection:
            rows = connection.execute(select(preferences)).all()
        return {row.key: json.loads(row.value) for row in rows}

    def set_preference(self, key: str, value: Any) -> None:
        """Keep a setting, any JSON value; None forgets it."""
        with unit(self._engine, write=True) as connection:
            connection.execute(delete(preferences).where(preferences.c.key == key))
            if value is not None:
                text = json.dumps(value, ensure_ascii=False, allow_nan=False)
                connection.execute(insert(preferences).values(key=key, value=text))

    def _next(
        self,
        held: _Held,
        by: str,
        kind: Kind,
        *,
        why: str = "",
        target: int | None = None,
        changes: tuple[Change, ...] = (),
    ) -> Revision:
        # A clock that was set back must not make history run backwards.
        at = max(self._now(), held.changed_at)
        version = held.version + 1
        return Revision(version, at, storable(by), storable(why), kind, target, changes)


def _write(connection: Connection, account: Account, revision: Revision) -> int:
    """Put an account in the place of the one that is there, and note the revision."""
    connection.execute(
        update(accounts).where(accounts.c.id == account.id).values(**_columns(account, revision))
    )
    history.add(connection, account.id, revision)
    return revision.version


def _turn(connection: Connection, held: _Held, state: dict[str, Any], revision: Revision) -> int:
    """Write the account that undo or redo leads to."""
    account = Account.model_validate(state)
    changes = difference(held.state, history.state_of(account))
    return _write(connection, account, replace(revision, changes=changes))


def _rebuilt(connection: Connection, held: _Held, version: int) -> Account:
    if not 1 <= version <= held.version:
        raise errors.NoSuchVersion(name=held.account.name, version=str(version))
    state = history.state_at(connection, held.account.id, held.state, version)
    return Account.model_validate(state)


def _current(connection: Connection, account_id: str, version: int) -> _Held:
    held = _held(_row(connection, account_id, lock=True))
    if held.version != version:
        raise errors.Stale(Stored(held.account, held.version), held.changed_by, held.changed_at)
    return held


def _columns(account: Account, revision: Revision) -> dict[str, Any]:
    return {
        "version": revision.version,
        "document": file.write(account),
        "changed_at": revision.at,
        "changed_by": revision.by,
        **summary(account),
    }


def _find(connection: Connection, account_id: str, lock: bool = False) -> Row[Any] | None:
    query = select(accounts).where(accounts.c.id == account_id)
    # SQLite locks the whole database for a write and has no such words; SQLAlchemy leaves them out.
    return connection.execute(query.with_for_update() if lock else query).one_or_none()


def _row(connection: Connection, account_id: str, lock: bool = False) -> Row[Any]:
    row = _find(connection, account_id, lock)
    if row is None:
        raise errors.NoSuchAccount(id=account_id)
    return row


def _held(row: Row[Any]) -> _Held:
    try:
        account = file.read(row.document)
    except Refused as error:
        raise errors.StoreDamaged(path=row.name, reason=str(error)) from error
    return _Held(account, row.version, row.changed_at, row.changed_by)


def _refuse_errors(account: Account) -> None:
    wrong = check.errors(account)
    if wrong:
        raise Refused(wrong)
