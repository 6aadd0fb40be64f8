"""Ties: typed, directed links between two persons."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from stakeholder_map.model.record import Id, Keyed, Line, Share, Text
from stakeholder_map.model.scales import Basis, Sign, TieKind


class Tie(Keyed):
    """``source`` reports to / influences / is allied, in conflict or informal with ``target``.

    A person's first undotted ``reports_to`` is the solid line; further superiors are dotted.
    """

    source: Id
    target: Id
    kind: TieKind
    strength: Share | None = None
    sign: Sign = 1
    dotted: bool = False
    basis: Basis | None = None
    said_by: Line = Field(default="", description="Who told us.")
    on: date | None = None
    remark: Text = ""

    @property
    def pulls(self) -> int:
        """+1 where the two move together, −1 where one moves away from the other."""
        return -1 if self.kind is TieKind.CONFLICT else self.sign
