"""Where the accounts are kept, and a copy of them all to keep elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from stakeholder_map.storage.store import Store

_FILE = "sqlite:///"


def is_file(store: Store) -> bool:
    """Whether the accounts lie in one file, which can be copied as a backup."""
    return store.url.startswith(_FILE)


def place(store: Store) -> str:
    """Return where the accounts lie: the path of the file, or the server without its password."""
    if is_file(store):
        return unquote(store.url.removeprefix(_FILE))
    parts = urlsplit(store.url)
    return f"{parts.hostname or ''}{parts.path}"


def backup(store: Store) -> bytes:
    """Return a copy of all accounts with their history, as the bytes of an SQLite file.

    Raises:
        StorageError: the accounts lie on a server, or the copy fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.sqlite"
        store.backup(copy)
        return copy.read_bytes()
