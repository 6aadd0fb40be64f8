"""Erasing a person from an account, so that no state of it tells of them.

What goes: the person, their seats, ties and contacts, every reference to them, touches and
tasks with nobody else on their side, archive entries about them. In all other texts (notes,
outcomes, evidence, reasons of saves, one's own playbook and its cases …) the person's full name
and the ways to reach them are replaced by ``MARK``. A nickname or a surname alone cannot be told
from other words and stays; so does what other accounts hold of somebody of that name.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.record import Record
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Teammate

#: Stands where a text named an erased person. No longer than any name that is looked for, so
#: that a text never outgrows its field.
MARK = "██"

#: Scripts written without blanks: a name may stand between other letters there.
_DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"

#: Whose ``name`` stays: it names somebody or something else, even where it reads the same.
_OTHERS = (Account, Person, Teammate, Department, Organisation, Competitor)

#: Finds what a person is called and reached by.
Texts = re.Pattern[str]


def traces(state: dict[str, Any], person_id: str) -> frozenset[str] | None:
    """Return what the person is called and reached by in a state, None if they are not in it."""
    for person in state["people"]:
        if person["id"] == person_id:
            reachable = (person["reachable"][kind] for kind in ("phone", "email", "wechat"))
            found = {person["name"], *reachable, *person["external_ids"].values()}
            # A single Chinese character or a digit or two would be found in every other text.
            return frozenset(t for t in found if len(t) > 2 or re.fullmatch(r"[^\W\d]{2}", t))
    return None


def pattern(texts: frozenset[str]) -> Texts | None:
    """Return the expression that finds ``texts`` as whole words, or None if there are none."""
    if not texts:
        return None
    ordered = sorted(texts, key=lambda text: (-len(text), text))
    return re.compile("|".join(map(_whole_word, ordered)), re.IGNORECASE)


def scrubbed(text: str, found: Texts | None) -> str:
    """Return a text without what ``found`` finds."""
    return found.sub(MARK, text) if found is not None else text


def without(account: Account, person_id: str, found: Texts | None) -> Account:
    """Return the account without the person and without what ``found`` finds in its texts."""
    smaller = account.but(
        touches=tuple(t for t in account.touches if set(t.person_ids) != {person_id}),
        archive=tuple(e for e in account.archive if e.person_id != person_id),
        tasks=tuple(t for t in account.tasks if not _only_about(t, person_id)),
    )
    gone = edits.remove(smaller, person_id)
    if found is None:
        return gone
    clean: Account = scrubbed_record(gone, found)
    return clean


def _only_about(task: Task, person_id: str) -> bool:
    """Whether a task is about nobody else; the key of a rule's task may hold the person's id."""
    return set(task.person_ids) == {person_id} or any(
        person_id in key.split(":") for key in task.keys
    )


def scrubbed_record(record: Any, found: Texts) -> Any:
    """Return a record without what ``found`` finds in its texts; ids stay."""
    changes: dict[str, Any] = {}
    for name in type(record).model_fields:
        if name == "id" or name.endswith(("_id", "_ids")) or name in ("currency", "seat_ids"):
            continue
        if name == "name" and isinstance(record, _OTHERS):
            continue
        value = getattr(record, name)
        new = _scrubbed_value(value, found)
        if new != value:
            changes[name] = new
    return record.model_copy(update=changes) if changes else record


def _scrubbed_value(value: Any, found: Texts) -> Any:
    if isinstance(value, Record):
        return scrubbed_record(value, found)
    if isinstance(value, tuple):
        return tuple(_scrubbed_value(item, found) for item in value)
    if isinstance(value, str) and not isinstance(value, Enum):
        return scrubbed(value, found)
    return value


def _whole_word(text: str) -> str:
    letter = rf"[^\W{_DENSE}]"
    words = r"\s+".join(re.escape(part) for part in text.split())
    before = rf"(?<!{letter})" if re.match(letter, text) else ""
    after = rf"(?!{letter})" if re.match(letter, text[-1]) else ""
    return f"{before}{words}{after}"
