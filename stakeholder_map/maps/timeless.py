"""Office files without the time of day at which they were made: same content, same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: Files in a zip carry a time; this one says nothing.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def timeless(data: bytes) -> bytes:
    """Return the same zip without the time of day at which it was made."""
    found = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(found, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
    return found.getvalue()
