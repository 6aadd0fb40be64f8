"""What somebody typed and did not save yet, beside the accounts."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from stakeholder_map.storage.tables import accounts, drafts


def of(connection: Connection, account_id: str, owner: str) -> dict[str, Any]:
    """Return a person's drafts for an account by the place they belong to."""
    mine = (drafts.c.account_id == account_id) & (drafts.c.owner == owner)
    rows = connection.execute(select(drafts.c.place, drafts.c.body).where(mine)).all()
    return {row.place: json.loads(row.body) for row in rows}


def put(connection: Connection, account_id: str, owner: str, place: str, body: Any) -> None:
    """Keep a draft, any JSON value; None forgets it. An account that is gone keeps none."""
    there = (
        (drafts.c.account_id == account_id) & (drafts.c.owner == owner) & (drafts.c.place == place)
    )
    connection.execute(delete(drafts).where(there))
    known = select(accounts.c.id).where(accounts.c.id == account_id)
    if body is None or connection.execute(known).scalar() is None:
        return
    text = json.dumps(body, ensure_ascii=True, allow_nan=False)
    row = {"account_id": account_id, "owner": owner, "place": place, "body": text}
    connection.execute(insert(drafts).values(**row))


def forget_all(connection: Connection, account_id: str) -> None:
    """Forget every draft of an account: one may name a person who is erased."""
    connection.execute(delete(drafts).where(drafts.c.account_id == account_id))
