"""Whom a text means: people found by id, e-mail or name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stakeholder_map.model.person import Person
from stakeholder_map.tables.fold import fold_name

#: Several ids of one system (two records that turned out to be one person) stand in one text.
BETWEEN_IDS = ";"

#: The "system" of ids by which rows are known again of which a user said whose they are.
TOLD = "told"

#: No reference to a person is longer; the patterns below would take long on one that is.
LONGEST = 500

_SEVERAL = re.compile(r"[;；、/|,，\n]|\s+and\s+|\s*&\s*", re.IGNORECASE)
_QUALIFIED = re.compile(r"(.+?)\s*[(（\[]([^)）\]]+)[)）\]]\s*")
_ADDRESSED = re.compile(r"(.*?)\s*<([^<>@\s]+@[^<>\s]+)>\s*")


@dataclass(frozen=True)
class Found:
    """Who is meant: a person's id, or None; ``several`` where more than one could be."""

    person_id: str | None = None
    several: bool = False


class Directory:
    """People by everything they are called."""

    def __init__(self) -> None:
        self._ids: dict[str, set[str]] = {}
        self._emails: dict[str, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        self._homes: dict[str, set[str]] = {}

    def add(self, person: Person, home: str) -> None:
        """Add a person; ``home`` is the name of the department or organisation."""
        for key in id_keys(person.external_ids):
            self._ids.setdefault(key[1], set()).add(person.id)
        if person.reachable.email:
            self._emails.setdefault(fold_name(person.reachable.email), set()).add(person.id)
        self._names.setdefault(fold_name(person.name), set()).add(person.id)
        if home:
            self._homes.setdefault(fold_name(home), set()).add(person.id)
        if person.title:
            self._homes.setdefault(fold_name(person.title), set()).add(person.id)

    def find(self, text: str) -> Found:
        """Return who is meant by an id, an e-mail, a name, or "name (department)"."""
        found = self._ids.get(_id_key(text)) or self._emails.get(fold_name(text))
        found = found or self._names.get(fold_name(text))
        if not found and len(text) > LONGEST:
            return Found()
        if not found and (addressed := _ADDRESSED.fullmatch(text)):
            found = self._emails.get(fold_name(addressed[2])) or self._names.get(
                fold_name(addressed[1])
            )
        if not found and (qualified := _QUALIFIED.fullmatch(text)):
            named = self._names.get(fold_name(qualified[1]), set())
            found = named & self._homes.get(fold_name(qualified[2]), set()) or named
        if not found and text.count(",") == 1:
            last, first = text.split(",")
            found = self._names.get(fold_name(f"{first} {last}"))
        if not found:
            return Found()
        return Found(next(iter(found))) if len(found) == 1 else Found(several=True)

    def find_all(self, text: str) -> list[tuple[str, Found]]:
        """Return everybody meant by a text that may name several, each with its part of it.

        The whole text comes first, so that "Weiß, Jonas" stays one person. Where no part is
        known the text is returned as one.
        """
        whole = self.find(text)
        if whole.person_id or whole.several:
            return [(text, whole)]
        parts = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
        found = [(part, self.find(part)) for part in parts]
        if len(found) > 1 and any(each.person_id or each.several for _, each in found):
            return found
        return [(text, whole)]


def more_ids(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of both by system; several of one system stand side by side, none twice."""
    both = dict(old)
    for system, texts in new.items():
        known = [text for text in both.get(system, "").split(BETWEEN_IDS) if text]
        both[system] = BETWEEN_IDS.join(dict.fromkeys((*known, *texts.split(BETWEEN_IDS))))
    return both


def shown_ids(ids: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids that tell a reader who somebody is."""
    return tuple(text for system, text in ids.items() if system != TOLD)


def id_keys(ids: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Return (system, id) for every id of a person, in the form that is compared."""
    for system, texts in ids.items():
        for text in texts.split(BETWEEN_IDS):
            if text.strip():
                yield system, _id_key(text)


def _id_key(text: str) -> str:
    """Return an id for comparing: Salesforce's 18 characters are its 15 with a check part."""
    plain = text.strip()
    if len(plain) == 18 and plain.isalnum() and plain.isascii():
        return plain[:15]
    return plain.strip("{}").casefold() if "-" in plain else plain
