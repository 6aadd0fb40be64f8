"""Walking an account as plain JSON: used by references, difference and date shifting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    return _redated(record, lambda day: day + timedelta(days=days))


def retold(record: Any_Record, as_of: date, today: date) -> Any_Record:
    """Return ``record``, written on ``as_of``, with every date in it moved as if told ``today``.

    Nobody meets a customer or sets a date on a weekend because a story is told on another day of
    the week: what then falls on one was on the Friday before where it lies in the past, and is on
    the Monday after where it is ahead. Days keep their order, though some may fall together.
    Told on its own day the record is left as it is.

    Raises:
        OverflowError: a date would leave the calendar.
    """
    days = (today - as_of).days

    def told(day: date) -> date:
        moved = day + timedelta(days=days)
        late = moved.weekday() - _FRIDAY
        if late <= 0:
            return moved
        return moved - timedelta(late) if moved <= today else moved + timedelta(3 - late)

    return _redated(record, told) if days else record


_FRIDAY = 4


def _redated(record: Any_Record, change: Callable[[date], date]) -> Any_Record:
    changes: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        changes[name] = _redated_value(value, change)
    return record.model_copy(update=changes)


def _redated_value(value: Any, change: Callable[[date], date]) -> Any:
    if isinstance(value, date):
        return change(value)
    if isinstance(value, Record):
        return _redated(value, change)
    if isinstance(value, tuple):
        return tuple(_redated_value(item, change) for item in value)
    return value
