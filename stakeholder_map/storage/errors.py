"""What can go wrong with the store: one class a failure, each with the code of its sentence."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from stakeholder_map.model.merge import Clash
from stakeholder_map.model.problem import Problem
from stakeholder_map.storage.stored import Stored


class StorageError(Exception):
    """Something the store could not do. Nothing was half-saved.

    Attributes:
        code: names the sentence that tells what happened and how to mend it.
        problem: the same with the values that fill the sentence, for ``words``.
    """

    code: ClassVar[str] = "store"

    def __init__(self, **values: str) -> None:
        super().__init__(" ".join((self.code, *values.values())))
        self.problem = Problem(code=self.code, values=values)


class NoSuchAccount(StorageError):
    """The store has no account of this id."""

    code = "no_such_account"


class AccountExists(StorageError):
    """An account of this id is in the store already."""

    code = "account_exists"


class NoSuchVersion(StorageError):
    """The account never had this version."""

    code = "no_such_version"


class NoSuchPerson(StorageError):
    """Neither the account nor its history knows this person."""

    code = "no_such_person"


class NothingToUndo(StorageError):
    """Every change since the account was created is undone already."""

    code = "nothing_to_undo"


class NothingToRedo(NothingToUndo):
    """Nothing was undone since the last change."""

    code = "nothing_to_redo"


class Stale(StorageError):
    """Somebody else saved since this version was read.

    Attributes:
        theirs: what the store has now; ``theirs_by`` saved it at ``theirs_at``.
        clashes: the fields that both changed, where somebody tried to bring both together.
    """

    code = "stale"

    def __init__(self, theirs: Stored, theirs_by: str, theirs_at: datetime) -> None:
        super().__init__(name=theirs.account.name, by=theirs_by, version=str(theirs.version))
        self.theirs = theirs
        self.theirs_by = theirs_by
        self.theirs_at = theirs_at
        self.clashes: tuple[Clash, ...] = ()


class PlaybookChanged(StorageError):
    """Somebody else changed or deleted this text of the playbook since it was read."""

    code = "playbook_changed"


class StoreBusy(StorageError):
    """Somebody else kept the database locked for longer than we wait."""

    code = "store_busy"


class StoreDamaged(StorageError):
    """The file is no database, or what it holds cannot be read."""

    code = "store_damaged"


class StoreForeign(StorageError):
    """The file is the database of another program."""

    code = "store_foreign"


class StoreNewer(StorageError):
    """A newer version of this program wrote the database."""

    code = "store_newer"


class StoreReadOnly(StorageError):
    """The database may be read but not written."""

    code = "store_read_only"


class StoreUnreachable(StorageError):
    """The database cannot be opened: no folder, no right, no server."""

    code = "store_unreachable"


class StoreDisk(StorageError):
    """The disk is full or fails."""

    code = "store_disk"


class StoreAddress(StorageError):
    """The address is none that the store can use."""

    code = "store_address"


class BackupExists(StorageError):
    """There is a file at the place of the backup; it is never overwritten."""

    code = "backup_exists"


class BackupElsewhere(StorageError):
    """This database is backed up with its server's own tools."""

    code = "backup_elsewhere"


class ErasureWaits(StorageError):
    """Erased, but another program still reads old pages, which stay on disk until it closes."""

    code = "erasure_waits"
