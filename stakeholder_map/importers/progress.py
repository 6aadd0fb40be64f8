"""How far an import is, told while it goes on to whoever wants to hear it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

#: So many rows pass between two tellings.
EVERY = 250

Item = TypeVar("Item")


class Stage(StrEnum):
    """What an import is doing."""

    READING = "reading"  # the rows of a file
    VALUES = "values"  # what the cells of the rows mean
    PEOPLE = "people"  # matching the rows with people and putting them into the account
    COMPARING = "comparing"  # what came of it with the account as it was


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` rows; a total that is only estimated is never below ``done``."""

    stage: Stage
    done: int
    total: int

    @property
    def share(self) -> float:
        """Return how much of the stage is done, between 0 and 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0


Listener = Callable[[Progress], None]

_listener: ContextVar[Listener | None] = ContextVar("import_listener", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Tell ``listener`` of all progress within the block, in its thread."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def tell(stage: Stage, done: int, total: int) -> None:
    """Tell that ``done`` of ``total`` rows are done; nothing happens where nobody listens."""
    listener = _listener.get()
    if listener is not None:
        listener(Progress(stage, done, max(done, total)))


def counted(stage: Stage, done: int, total: int) -> None:
    """Tell how many are done, where this is one of every ``EVERY``."""
    if done % EVERY == 0:
        tell(stage, done, total)


def told(stage: Stage, items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items; tell after every ``EVERY`` of them, and at the end, how many are done."""
    for number, item in enumerate(items):
        counted(stage, number, len(items))
        yield item
    tell(stage, len(items), len(items))
