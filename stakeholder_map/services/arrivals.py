"""Since when somebody is on the map of a decision, by the history of the account."""

from __future__ import annotations

from datetime import date

from stakeholder_map.services.reading import once
from stakeholder_map.storage.revision import Kind
from stakeholder_map.storage.store import Store, Stored


def arrivals(store: Store, stored: Stored, decision_id: str) -> frozenset[tuple[str, date]]:
    """Return of each seat that was added after the account's first version the day (UTC).

    Computed once for each version. What an undo took away and a redo brought counts from the
    redo on.
    """
    key = (store.url, stored.account.id, stored.version, decision_id, "arrivals")
    return once(key, lambda: _arrivals(store, stored.account.id, decision_id))


def _arrivals(store: Store, account_id: str, decision_id: str) -> frozenset[tuple[str, date]]:
    found: dict[str, date] = {}
    place = ["decisions", decision_id, "seats"]
    for revision in store.history(account_id):  # the newest first
        if revision.kind is Kind.CREATED:
            continue
        for change in revision.changes:
            path = change.path.split("/")
            if change.added and path[:3] == place and len(path) == 4:
                found.setdefault(path[3], revision.at.date())
    return frozenset(found.items())
