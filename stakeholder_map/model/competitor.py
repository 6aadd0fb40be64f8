"""Competitors, and ourselves beside them."""

from __future__ import annotations

from stakeholder_map.model.record import Id, Keyed, Name, Record, Text
from stakeholder_map.model.scales import Dimension


class Trait(Record):
    """What a supplier is good or bad at in one dimension."""

    dimension: Dimension
    strength: Text = ""
    weakness: Text = ""


class AttackLine(Keyed):
    """What a competitor says against us, and our answer."""

    text: Name
    answer: Text = ""


class Competitor(Keyed):
    """Another supplier. ``decision_ids`` empty: met in every decision of the account."""

    name: Name
    decision_ids: tuple[Id, ...] = ()
    traits: tuple[Trait, ...] = ()
    attack_lines: tuple[AttackLine, ...] = ()
    note: Text = ""
