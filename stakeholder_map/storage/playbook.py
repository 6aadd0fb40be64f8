"""The shelf: one's own texts and cases of the playbook in the store, and how texts were used."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from stakeholder_map.playbook.case import Case
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.matching import Tally
from stakeholder_map.storage import erase, errors
from stakeholder_map.storage.engine import unit
from stakeholder_map.storage.row import storable
from stakeholder_map.storage.tables import playbook, playbook_uses

#: What was deleted can be brought back for so long; then the next deletion removes it for good.
KEPT_DAYS = 30

#: The owner of what the team shares.
TEAM = ""

#: Longest name of an owner.
OWNER_LENGTH = 100

_SORTS: dict[type[Entry | Case], str] = {Entry: "entry", Case: "case"}


@dataclass(frozen=True)
class OnShelf:
    """One text or case as it is kept. ``owner``: ``TEAM``, or whose own it is."""

    item: Entry | Case
    owner: str
    version: int
    changed_at: datetime
    changed_by: str
    deleted_at: datetime | None = None

    @property
    def is_shared(self) -> bool:
        """Whether the team sees it."""
        return self.owner == TEAM


class Shelf:
    """What a store keeps of the playbook."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        """Use the database of a store and its clock."""
        self._engine = engine
        self._now = now

    def all(self, owner: str | None = None, deleted: bool = False) -> tuple[OnShelf, ...]:
        """Return what the team shares and what is this owner's, in a fixed order.

        Args:
            owner: whose own; None: everybody's, where one person uses the store.
            deleted: instead, what was deleted lately, the latest first.
        """
        query = select(playbook).order_by(playbook.c.changed_at, playbook.c.id, playbook.c.owner)
        if owner is not None:
            query = query.where(playbook.c.owner.in_((TEAM, owner)))
        if deleted:
            query = query.where(playbook.c.deleted_at.is_not(None))
            query = query.order_by(None).order_by(playbook.c.deleted_at.desc(), playbook.c.id)
        else:
            query = query.where(playbook.c.deleted_at.is_(None))
        with unit(self._engine) as connection:
            return tuple(_kept(row) for row in connection.execute(query))

    def put(self, item: Entry | Case, owner: str, by: str, held: OnShelf | None = None) -> OnShelf:
        """Keep a text or case.

        Args:
            item: what.
            owner: whose, ``TEAM`` for everybody.
            by: who keeps it.
            held: what it takes the place of, as it was read; None for a new one. It may be of
                another owner: then it moves.

        Raises:
            PlaybookChanged: it was changed or deleted since ``held`` was read, or is there already.
        """
        now = self._now()
        row = _row(item, by, now)
        owner = storable(owner)[:OWNER_LENGTH]
        with unit(self._engine, write=True) as connection:
            if held is not None:
                _current(connection, held)
            moved = held is not None and held.owner == owner and held.item.id == item.id
            there = _find(connection, item.id, owner)
            if there is not None and not moved and there.deleted_at is None:
                raise errors.PlaybookChanged(by=there.changed_by)
            version = (there.version if there is not None else 0) + 1
            _remove(connection, item.id, owner)
            if held is not None:
                _remove(connection, held.item.id, held.owner)
            connection.execute(
                insert(playbook).values(id=item.id, owner=owner, version=version, **row)
            )
        return OnShelf(item, owner, version, now, storable(by))

    def bring(self, items: Iterable[Entry | Case], owner: str, by: str, replace: bool) -> int:
        """Keep many, all or none; return how many are new or changed.

        Args:
            items: the later of two with one id counts.
            owner: whose they become.
            by: who brings them.
            replace: whether they replace what is there under their ids.
        """
        owner = storable(owner)[:OWNER_LENGTH]
        kept = 0
        with unit(self._engine, write=True) as connection:
            for item in items:
                there = _find(connection, item.id, owner)
                row = _row(item, by, self._now())
                if (
                    there is not None
                    and there.deleted_at is None
                    and (not replace or there.document == row["document"])
                ):
                    continue
                version = (there.version if there is not None else 0) + 1
                _remove(connection, item.id, owner)
                connection.execute(
                    insert(playbook).values(id=item.id, owner=owner, version=version, **row)
                )
                kept += 1
        return kept

    def delete(self, held: OnShelf, by: str) -> None:
        """Put one away; it can be brought back for ``KEPT_DAYS``.

        Raises:
            PlaybookChanged: it was changed or deleted since it was read.
        """
        now = self._now()
        with unit(self._engine, write=True) as connection:
            _current(connection, held)
            connection.execute(
                update(playbook)
                .where(playbook.c.id == held.item.id, playbook.c.owner == held.owner)
                .values(deleted_at=now, changed_by=storable(by), version=held.version + 1)
            )
            old = now - timedelta(days=KEPT_DAYS)
            connection.execute(delete(playbook).where(playbook.c.deleted_at < old))

    def restore(self, item_id: str, owner: str) -> bool:
        """Bring back what was deleted; False where it is there or gone for good."""
        with unit(self._engine, write=True) as connection:
            there = _find(connection, item_id, owner)
            if there is None or there.deleted_at is None:
                return False
            connection.execute(
                update(playbook)
                .where(playbook.c.id == item_id, playbook.c.owner == owner)
                .values(deleted_at=None, version=there.version + 1)
            )
        return True

    # --- how texts were used

    def used(self, entry_id: str, worked: bool, by: str) -> None:
        """Note that a text was used and whether it worked."""
        with unit(self._engine, write=True) as connection:
            connection.execute(
                insert(playbook_uses).values(
                    entry_id=entry_id, at=self._now(), by=storable(by), worked=worked
                )
            )

    def take_back(self, entry_id: str, by: str) -> bool:
        """Forget this user's last use of a text; False where there is none."""
        last = (
            select(func.max(playbook_uses.c.id))
            .where(playbook_uses.c.entry_id == entry_id, playbook_uses.c.by == storable(by))
            .scalar_subquery()
        )
        with unit(self._engine, write=True) as connection:
            done = connection.execute(delete(playbook_uses).where(playbook_uses.c.id == last))
            return done.rowcount > 0

    def tallies(self) -> dict[str, Tally]:
        """Return how often each text was used and worked, by entry id."""
        uses = playbook_uses.c
        query = select(uses.entry_id, uses.worked, func.count()).group_by(
            uses.entry_id, uses.worked
        )
        found: dict[str, Tally] = {}
        with unit(self._engine) as connection:
            for entry_id, worked, times in connection.execute(query):
                so_far = found.get(entry_id, Tally())
                found[entry_id] = Tally(so_far.worked + worked * times, so_far.used + times)
        return found


def scrub(connection: Connection, found: erase.Texts) -> None:
    """Take what ``found`` finds out of all texts and cases, those lately deleted among them.

    Whoever has one of them open reads it again: their version is not the latest any more.
    """
    for row in connection.execute(select(playbook)).all():
        item = _kept(row).item
        clean = erase.scrubbed_record(item, found)
        if clean != item:
            connection.execute(
                update(playbook)
                .where(playbook.c.id == row.id, playbook.c.owner == row.owner)
                .values(
                    document=_row(clean, "", row.changed_at)["document"], version=row.version + 1
                )
            )


def _row(item: Entry | Case, by: str, now: datetime) -> dict[str, Any]:
    return {
        "sort": _SORTS[type(item)],
        "document": storable(item.model_dump_json(exclude_defaults=True)),
        "changed_at": now,
        "changed_by": storable(by),
    }


def _find(connection: Connection, item_id: str, owner: str) -> Row[Any] | None:
    query = select(playbook).where(playbook.c.id == item_id, playbook.c.owner == owner)
    return connection.execute(query.with_for_update()).one_or_none()


def _current(connection: Connection, held: OnShelf) -> None:
    there = _find(connection, held.item.id, held.owner)
    if there is None or there.version != held.version:
        raise errors.PlaybookChanged(by=there.changed_by if there is not None else "")


def _remove(connection: Connection, item_id: str, owner: str) -> None:
    connection.execute(delete(playbook).where(playbook.c.id == item_id, playbook.c.owner == owner))


def _kept(row: Row[Any]) -> OnShelf:
    kind: type[Entry | Case] = Entry if row.sort == "entry" else Case
    try:
        item = kind.model_validate_json(row.document)
    except ValidationError as error:
        raise errors.StoreDamaged(path=row.id, reason=str(error)) from error
    return OnShelf(item, row.owner, row.version, row.changed_at, row.changed_by, row.deleted_at)
