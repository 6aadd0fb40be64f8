"""What is private in an account, found by the model itself: no test has a list of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from enum import Enum
from html import unescape
from io import BytesIO
from typing import Any

from stakeholder_map.exports.redaction import MAY_SEE, ONLY_WHETHER, Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.record import Record
from stakeholder_map.model.walk import records

MANAGEMENT = MAY_SEE[Audience.MANAGEMENT] or {}


def kinds() -> dict[str, type[Record]]:
    """Return every kind of record that an account can hold."""

    def below(kind: type[Record]) -> Iterator[type[Record]]:
        for one in kind.__subclasses__():
            if one.__module__.startswith("stakeholder_map.model."):
                yield one
                yield from below(one)

    return {kind.__name__: kind for kind in below(Record)}


def private_fields() -> list[tuple[str, str]]:
    """Return (record, field) of what management may not see, of records that it sees."""
    return [
        (name, field)
        for name, kind in kinds().items()
        if name in MANAGEMENT
        for field in kind.model_fields
        if field not in MANAGEMENT[name]
    ]


def with_other(value: Any, kind: str, field: str) -> Any:
    """Return a value in which the field of every record of the kind is another one."""
    if isinstance(value, tuple):
        return tuple(with_other(one, kind, field) for one in value)
    if not isinstance(value, Record):
        return value
    changes = {
        name: with_other(getattr(value, name), kind, field) for name in type(value).model_fields
    }
    if type(value).__name__ == kind:
        changes[field] = _other(type(value), field, changes[field])
    return type(value).model_construct(**changes)


def _other(kind: type[Record], field: str, value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        # Where only whether counts, what is blank stays blank.
        if field in ONLY_WHETHER.get(kind.__name__, ()) and not value.strip():
            return value
        return value + " SECRET"
    default = kind.model_fields[field].get_default(call_default_factory=True)
    if value != default:
        return default
    if isinstance(value, dict):
        return {"secret": "SECRET"}
    return value


def texts(account: Account) -> Iterator[tuple[str, str, str]]:
    """Yield (record, field, text) of every text a person wrote."""
    for _path, record in records(account):
        for field in type(record).model_fields:
            value = getattr(record, field)
            if field == "id" or field.endswith("_id") or isinstance(value, Enum):
                continue
            for said in value if isinstance(value, tuple) else (value,):
                if isinstance(said, str) and not isinstance(said, Enum) and said.strip():
                    yield type(record).__name__, field, said


def readable(data: bytes) -> str:
    """Return everything that a file says: of a zip all parts, entities as letters."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as parts:
            data = b"\n".join(parts.read(name) for name in parts.namelist())
    return unescape(data.decode("utf-8", errors="ignore"))
