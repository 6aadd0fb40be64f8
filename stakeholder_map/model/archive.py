"""The archive of an account: background, business information and sources, each dated."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from stakeholder_map.model.record import Id, Keyed, Line, Text


class EntryKind(StrEnum):
    """What an archive entry is about."""

    BACKGROUND = "background"
    BUSINESS = "business"
    PERSON = "person"
    NEWS = "news"
    NOTE = "note"


class ArchiveEntry(Keyed):
    """One dated piece of what we know, with where it comes from."""

    on: date
    kind: EntryKind = EntryKind.NOTE
    title: Line = ""
    text: Text = ""
    source: Line = ""
    person_id: Id | None = None
    by_id: Id | None = None
