"""Two changes of one account, made at the same time, brought together field by field.

States are an account's plain JSON, as in ``model.diff``. What only one side changed is taken from
it; what both changed alike is taken once; to a list that both only added to (the dated stances of
a seat, say) both additions are made. Whatever else both changed clashes: theirs, which was saved
first, stays, and both values are told.
"""

from __future__ import annotations

from typing import Any

from stakeholder_map.model import diff
from stakeholder_map.model.diff import ORDER, Change
from stakeholder_map.model.record import Record


class Clash(Record):
    """A field that both sides changed, differently.

    Attributes:
        path: of the field, or of the record that one side removed (None is its value then).
        names: what the records on the way to it are called, from the outside in.
    """

    path: str
    names: tuple[str, ...] = ()
    mine: Any = None
    theirs: Any = None


class Merged(Record):
    """The state that holds both changes, and what of mine could not be in it."""

    state: dict[str, Any]
    clashes: tuple[Clash, ...] = ()


def merge(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> Merged:
    """Return ``theirs`` with what ``mine`` changed since ``base``; the input is not modified."""
    their_changes = {change.path: change for change in diff.difference(base, theirs)}
    taken: list[Change] = []
    clashes: list[Clash] = []
    for change in diff.difference(base, mine):
        other = _across(change, their_changes)
        if other is None:
            taken.append(change)
            continue
        if change.path.endswith(ORDER):
            continue  # the order of what is gone, or another order of the same
        if other.path == change.path:
            if (other.after, other.removed) == (change.after, change.removed):
                continue
            both = _both_additions(change, other)
            if both is not None:
                taken.append(Change(path=change.path, before=other.after, after=both))
                continue
        clashes.append(_clash(base, change, other))
    return Merged(state=diff.apply(theirs, tuple(taken)), clashes=tuple(clashes))


def _across(change: Change, theirs: dict[str, Change]) -> Change | None:
    """Return the change of the other side that touches what ``change`` touches, None for none."""
    parts = change.path.split("/")
    for length in range(1, len(parts) + 1):  # the same field, or the record that it is in
        if other := theirs.get("/".join(parts[:length])):
            return other
    inside = f"{change.path}/"  # nothing is inside of an order
    return next((theirs[p] for p in theirs if p.startswith(inside) and not p.endswith(ORDER)), None)


def _both_additions(mine: Change, theirs: Change) -> list[Any] | None:
    """Return a list with what both added to it; None where one did anything else."""
    before, one, other = mine.before, mine.after, theirs.after
    if not (isinstance(before, list) and isinstance(one, list) and isinstance(other, list)):
        return None
    if not all(item in one and item in other for item in before):
        return None
    return [*other, *(item for item in one if item not in other)]


def _clash(base: dict[str, Any], mine: Change, theirs: Change) -> Clash:
    """Return the clash of two changes, told at the outer one of the two places."""
    outer = min((mine.path, theirs.path), key=len)
    return Clash(
        path=outer,
        names=tuple(_names(base, outer)),
        mine=mine.after if mine.path == outer else _value(base, outer),
        theirs=theirs.after if theirs.path == outer else _value(base, outer),
    )


def _names(state: dict[str, Any], path: str) -> list[str]:
    """Return what the records on a path are called."""
    found: list[str] = []
    here: Any = state
    for step in path.split("/"):
        here = _step(here, step)
        if isinstance(here, dict):
            found += [here[key] for key in ("name", "text", "title", "what") if here.get(key)][:1]
    return found


def _value(state: dict[str, Any], path: str) -> Any:
    here: Any = state
    for step in path.split("/"):
        here = _step(here, step)
    return here


def _step(here: Any, step: str) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list):
        return next(
            (each for each in here if isinstance(each, dict) and each.get("id") == step), None
        )
    return None
