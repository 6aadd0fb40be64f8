"""A gap: a finding that something is missing which could lose the decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from stakeholder_map.model.scales import GapSeverity

__all__ = ["Doer", "Gap", "GapSeverity", "Value"]

#: What fills the sentences of a gap: codes, names, numbers, days; tuples are lists of names.
Value = str | int | float | date | tuple[str, ...]


class Doer(StrEnum):
    """Who of us closes a gap.

    * ``OWNER``: who leads the account.
    * ``CONTACT``: who keeps the contact with the person it is about, else knows them best.
    * ``ANSWERS``: who answers for the concern it is about.
    * ``SPONSOR``: our executive sponsor, else one of us at the upper level.
    """

    OWNER = "owner"
    CONTACT = "contact"
    ANSWERS = "answers"
    SPONSOR = "sponsor"


_NO_VALUES: Mapping[str, Value] = MappingProxyType({})


class Gap(NamedTuple):
    """One finding of one rule; a tuple, because thousands are made at once.

    Attributes:
        rule: the rule's name, for example ``never_met``.
        severity: critical, serious or minor.
        certain: False where something unknown keeps us from answering ("cannot tell whether
            anybody has met X").
        seat_ids, person_ids: whom it is about; empty where it is about the whole decision.
        department_id, concern_id, role_id: the department, concern or required role it is about.
        values: what fills its sentences (``words.gaps``).
        weight: the share of the decision that is at stake, in [0, 1]; orders equal severities.
        doer: in which part one of us closes it.
        doer_id: the teammate who has that part; None where nobody is named.
    """

    rule: str
    severity: GapSeverity
    certain: bool = True
    seat_ids: tuple[str, ...] = ()
    person_ids: tuple[str, ...] = ()
    department_id: str | None = None
    concern_id: str | None = None
    role_id: str | None = None
    values: Mapping[str, Value] = _NO_VALUES
    weight: float = 0.0
    doer: Doer = Doer.OWNER
    doer_id: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes the gap the same one in two readings: its rule and whom it is about."""
        about = (self.department_id, self.concern_id, self.role_id)
        return (self.rule, *(key or "" for key in about), *self.seat_ids)
