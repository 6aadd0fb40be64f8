"""Walking an account as plain JSON: used by references, difference and date shifting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from stakeholder_map.model.record import Record

Any_Record = TypeVar("Any_Record", bound=Record)


@cache
def field_names(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of a record's fields (asking pydantic anew each time is slow)."""
    return tuple(kind.model_fields)


def records(record: Record, path: str = "") -> Iterator[tuple[str, Record]]:
    """Yield every record inside ``record`` with its path, itself first, in reading order."""
    yield path, record
    for name in field_names(type(record)):
        value = getattr(record, name)
        here = f"{path}.{name}" if path else name
        if isinstance(value, Record):
            yield from records(value, here)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if isinstance(item, Record):
                    yield from records(item, f"{here}[{position}]")


def shifted(record: Any_Record, days: int) -> Any_Record:
    """Return ``record`` with every date in it moved by ``days``.

    Raises:
        OverflowError: a date would leave the calendar.
    """
    changes: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        changes[name] = _shifted_value(value, days)
    return record.model_copy(update=changes)


def _shifted_value(value: Any, days: int) -> Any:
    if isinstance(value, date):
        return value + timedelta(days=days)
    if isinstance(value, Record):
        return shifted(value, days)
    if isinstance(value, tuple):
        return tuple(_shifted_value(item, days) for item in value)
    return value
