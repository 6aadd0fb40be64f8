"""Field-level differences between two states of an account, and applying them.

A state is the account's plain JSON (``Account.model_dump(mode="json")``). A path names a
field as ``people/<id>/title``: records with an id are found by it, everything else (a list
of roles, the dated stances of a seat) is one value.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from stakeholder_map.model.record import Record

#: Stands in a path for the order of the records of a list.
ORDER = "@order"


class Change(Record):
    """One field that differs. A record that appears has ``before`` None, one that goes ``after``.

    ``added`` and ``removed`` tell a record that comes or goes from a field that is or was None.
    """

    path: str
    before: Any = None
    after: Any = None
    added: bool = False
    removed: bool = False

    def reverse(self) -> Change:
        """Return the change that undoes this one."""
        return Change(
            path=self.path,
            before=self.after,
            after=self.before,
            added=self.removed,
            removed=self.added,
        )


def difference(old: dict[str, Any], new: dict[str, Any]) -> tuple[Change, ...]:
    """Return the changes that turn ``old`` into ``new``; empty when they are equal."""
    return tuple(_fields("", old, new))


def apply(state: dict[str, Any], changes: tuple[Change, ...]) -> dict[str, Any]:
    """Return ``state`` after ``changes``; the input is not modified.

    Raises:
        KeyError: a change names a record that the state does not have.
    """
    result = deepcopy(state)
    for change in changes:
        _apply_one(result, change)
    return result


def undo(state: dict[str, Any], changes: tuple[Change, ...]) -> dict[str, Any]:
    """Return the state before ``changes``."""
    return rewind(state, (changes,))


def rewind(state: dict[str, Any], newest_first: Iterable[tuple[Change, ...]]) -> dict[str, Any]:
    """Return the state before several sets of changes; the input is copied once, not each time."""
    result = deepcopy(state)
    for changes in newest_first:
        back = [change.reverse() for change in reversed(changes)]
        # Records have to be back before their order can be.
        back.sort(key=lambda change: change.path.endswith(ORDER))
        for change in back:
            _apply_one(result, change)
    return result


def _fields(path: str, old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    found: list[Change] = []
    for name in dict.fromkeys((*old, *new)):
        here = f"{path}/{name}" if path else name
        if name not in old or name not in new:
            found.append(
                Change(
                    path=here,
                    before=old.get(name),
                    after=new.get(name),
                    added=name not in old,
                    removed=name not in new,
                )
            )
        else:
            found.extend(_value(here, old[name], new[name]))
    return found


def _value(path: str, old: Any, new: Any) -> list[Change]:
    if old == new:
        return []
    if isinstance(old, dict) and isinstance(new, dict) and not path.endswith("external_ids"):
        return _fields(path, old, new)
    if _is_keyed(old) and _is_keyed(new):
        return _records(path, old, new)
    return [Change(path=path, before=old, after=new)]


def _is_keyed(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, dict) and "id" in v for v in value)


def _records(path: str, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[Change]:
    before = {record["id"]: record for record in old}
    after = {record["id"]: record for record in new}
    found: list[Change] = []
    for key, record in before.items():
        if key not in after:
            found.append(Change(path=f"{path}/{key}", before=record, removed=True))
        else:
            found.extend(_fields(f"{path}/{key}", record, after[key]))
    for key, record in after.items():
        if key not in before:
            found.append(Change(path=f"{path}/{key}", after=record, added=True))
    if found or list(before) != list(after):
        by_default = [k for k in before if k in after] + [k for k in after if k not in before]
        comes_or_goes = any(change.added or change.removed for change in found)
        if by_default != list(after) or comes_or_goes:
            found.append(Change(path=f"{path}/{ORDER}", before=list(before), after=list(after)))
    return found


def _apply_one(state: dict[str, Any], change: Change) -> None:
    *way, last = change.path.split("/")
    here: Any = state
    for step in way:
        here = here[step] if isinstance(here, dict) else _by_id(here, step)
    if last == ORDER:
        # A record that the order does not name (a merge may bring one) stays behind the others.
        place = {key: position for position, key in enumerate(change.after)}
        here.sort(key=lambda record: place.get(record["id"], len(place)))
    elif isinstance(here, list):
        if change.removed:
            here.remove(_by_id(here, last))
        elif change.added:
            here.append(deepcopy(change.after))
        else:
            here[here.index(_by_id(here, last))] = deepcopy(change.after)
    elif change.removed:
        here.pop(last, None)
    else:
        here[last] = deepcopy(change.after)


def _by_id(records: list[dict[str, Any]], key: str) -> dict[str, Any]:
    for record in records:
        if record["id"] == key:
            return record
    raise KeyError(key)
