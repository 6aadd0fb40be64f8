"""Revisions: what was saved, by whom, when and why; and what undo and redo make of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stakeholder_map.model.diff import Change


class Kind(StrEnum):
    """What a revision is."""

    CREATED = "created"
    SAVED = "saved"
    UNDONE = "undone"
    REDONE = "redone"
    ERASED = "erased"


@dataclass(frozen=True)
class Revision:
    """One save.

    Attributes:
        version: counts from 1 in each account.
        at: when, UTC.
        kind: what it is; ``target`` is the version that an undo took back or a redo brought again.
        changes: field by field; empty for the first version.
    """

    version: int
    at: datetime
    by: str
    why: str
    kind: Kind
    target: int | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Step:
    """As much of a revision as undo and redo look at."""

    version: int
    kind: Kind
    target: int | None


def undoable(steps: Iterable[Step]) -> tuple[list[int], list[int]]:
    """Return the versions that can be undone and those that can be redone, the next one last.

    ``steps`` are the revisions that changed something, in order. An undo takes the last save
    that is not undone; a redo takes the last undo back; a save after an undo forgets what
    could be redone. So the state after an undo of version n is exactly the state before n.
    """
    done: list[int] = []
    back: list[int] = []
    for step in steps:
        if step.kind is Kind.SAVED:
            done.append(step.version)
            back.clear()
        elif step.kind is Kind.UNDONE and done and done[-1] == step.target:
            back.append(done.pop())
        elif step.kind is Kind.REDONE and back and back[-1] == step.target:
            done.append(back.pop())
    return done, back
