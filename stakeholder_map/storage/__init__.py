"""The store: accounts and every change of them, in SQLite or PostgreSQL, through SQLAlchemy."""

from stakeholder_map.storage.errors import (
    AccountExists,
    BackupExists,
    NoSuchAccount,
    NoSuchPerson,
    NoSuchVersion,
    NothingToRedo,
    NothingToUndo,
    Stale,
    StorageError,
)
from stakeholder_map.storage.folder import Opened, open_files
from stakeholder_map.storage.place import data_folder, default_url
from stakeholder_map.storage.revision import Kind, Revision
from stakeholder_map.storage.row import AccountRow
from stakeholder_map.storage.store import Store
from stakeholder_map.storage.stored import Stored

__all__ = [
    "AccountExists",
    "AccountRow",
    "BackupExists",
    "Kind",
    "NoSuchAccount",
    "NoSuchPerson",
    "NoSuchVersion",
    "NothingToRedo",
    "NothingToUndo",
    "Opened",
    "Revision",
    "Stale",
    "StorageError",
    "Store",
    "Stored",
    "data_folder",
    "default_url",
    "open_files",
]
