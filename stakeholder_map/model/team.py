"""Our side: teammates, whom they know, and every touch."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from stakeholder_map.model.record import Id, Keyed, Line, Name, Text
from stakeholder_map.model.scales import Closeness, Level, TouchKind


class Teammate(Keyed):
    """One of us."""

    name: Name
    title: Line = ""
    level: Level | None = None
    email: Line = ""
    is_sponsor: bool = Field(default=False, description="Our executive sponsor for this account.")


class Contact(Keyed):
    """How well a teammate knows a person. ``is_owner``: this teammate keeps the contact."""

    teammate_id: Id
    person_id: Id
    closeness: Closeness | None = None
    is_owner: bool = False
    note: Text = ""


class Touch(Keyed):
    """One contact on one day, and what came of it."""

    on: date
    kind: TouchKind = TouchKind.MEETING
    teammate_ids: tuple[Id, ...] = ()
    person_ids: tuple[Id, ...] = ()
    two_way: bool | None = Field(
        default=None, description="They answered; a mail nobody answered is one-way."
    )
    decision_id: Id | None = None
    outcome: Text = ""
