"""Writing changes, and rebuilding any earlier state from them, backwards from today's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from stakeholder_map.model.account import Account
from stakeholder_map.model.diff import Change, difference, rewind
from stakeholder_map.storage import erase
from stakeholder_map.storage.revision import Kind, Revision, Step
from stakeholder_map.storage.tables import changes, revisions

State = dict[str, Any]


def state_of(account: Account) -> State:
    """Return the plain JSON of an account, as differences compare it."""
    return account.model_dump(mode="json")


def add(connection: Connection, account_id: str, revision: Revision) -> None:
    """Append a revision with its changes."""
    connection.execute(
        insert(revisions).values(
            account_id=account_id,
            version=revision.version,
            at=revision.at,
            by=revision.by,
            why=revision.why,
            kind=revision.kind,
            target=revision.target,
        )
    )
    _insert(connection, account_id, revision.version, revision.changes)


def read(
    connection: Connection, account_id: str, after: int = 0, limit: int | None = None
) -> tuple[Revision, ...]:
    """Return the revisions with a version above ``after``, the newest first."""
    lines = connection.execute(
        select(revisions)
        .where(revisions.c.account_id == account_id, revisions.c.version > after)
        .order_by(revisions.c.version.desc())
        .limit(limit)
    ).all()
    if not lines:
        return ()
    what: dict[int, list[Change]] = {line.version: [] for line in lines}
    for row in connection.execute(
        select(changes)
        .where(changes.c.account_id == account_id, changes.c.version >= lines[-1].version)
        .order_by(changes.c.version, changes.c.position)
    ):
        if row.version in what:
            what[row.version].append(_change(row))
    return tuple(
        Revision(
            version=line.version,
            at=line.at,
            by=line.by,
            why=line.why,
            kind=Kind(line.kind),
            target=line.target,
            changes=tuple(what[line.version]),
        )
        for line in lines
    )


def steps(connection: Connection, account_id: str) -> list[Step]:
    """Return the revisions that changed something, oldest first, without their changes."""
    changed = exists().where(
        changes.c.account_id == revisions.c.account_id, changes.c.version == revisions.c.version
    )
    lines = connection.execute(
        select(revisions.c.version, revisions.c.kind, revisions.c.target)
        .where(revisions.c.account_id == account_id, changed)
        .order_by(revisions.c.version)
    )
    return [Step(line.version, Kind(line.kind), line.target) for line in lines]


def changes_of(connection: Connection, account_id: str, version: int) -> tuple[Change, ...]:
    """Return the changes of one revision."""
    rows = connection.execute(
        select(changes)
        .where(changes.c.account_id == account_id, changes.c.version == version)
        .order_by(changes.c.position)
    )
    return tuple(_change(row) for row in rows)


def state_at(connection: Connection, account_id: str, state: State, version: int) -> State:
    """Return the state at an earlier version, from the current one."""
    later = read(connection, account_id, after=version)
    return rewind(state, (revision.changes for revision in later))


def erase_person(
    connection: Connection, account: Account, person_id: str
) -> tuple[Account, erase.Texts | None] | None:
    """Rewrite all changes as if the person had never been recorded; see ``erase``.

    Every state becomes the same state without the person, and the changes become the
    differences of those; so what undo and redo rely on still holds.

    Returns:
        the current account without the person, and what finds them in other texts; None where no
        state ever had them.
    """
    past = read(connection, account.id)
    called = [erase.traces(state, person_id) for _, state in _states(past, account)]
    if all(names is None for names in called):
        return None
    found = erase.pattern(frozenset().union(*(names for names in called if names)))
    later: tuple[int, State] | None = None
    for revision, state in _states(past, account):
        clean = state_of(erase.without(Account.model_validate(state), person_id, found))
        if later is not None:
            _replace(connection, account.id, later[0], difference(clean, later[1]))
        later = (revision.version, clean)
        connection.execute(
            update(revisions)
            .where(revisions.c.account_id == account.id, revisions.c.version == revision.version)
            .values(why=erase.scrubbed(revision.why, found))
        )
    return erase.without(account, person_id, found), found


def _states(
    newest_first: tuple[Revision, ...], account: Account
) -> Iterator[tuple[Revision, State]]:
    """Yield each revision with the state after it, the newest first."""
    state = state_of(account)
    for revision in newest_first:
        yield revision, state
        state = rewind(state, (revision.changes,))


def _replace(
    connection: Connection, account_id: str, version: int, what: tuple[Change, ...]
) -> None:
    connection.execute(
        delete(changes).where(changes.c.account_id == account_id, changes.c.version == version)
    )
    _insert(connection, account_id, version, what)


def _insert(
    connection: Connection, account_id: str, version: int, what: tuple[Change, ...]
) -> None:
    if not what:
        return
    connection.execute(
        insert(changes),
        [
            {
                "account_id": account_id,
                "version": version,
                "position": position,
                "path": change.path,
                "before": _json(change.before),
                "after": _json(change.after),
                "added": change.added,
                "removed": change.removed,
            }
            for position, change in enumerate(what)
        ],
    )


def _change(row: Row[Any]) -> Change:
    return Change(
        path=row.path,
        before=json.loads(row.before),
        after=json.loads(row.after),
        added=row.added,
        removed=row.removed,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
