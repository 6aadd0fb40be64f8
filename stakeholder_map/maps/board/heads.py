"""What stands over a lane: its name, its weight in the decision and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.card_text import NAME, SMALL
from stakeholder_map.maps.board.layout import LanePlace
from stakeholder_map.maps.chart import LaneKey
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.rect import Rect
from stakeholder_map.maps.text import Fitted, fit, width, wrap
from stakeholder_map.words import Words
from stakeholder_map.words.figures import percent
from stakeholder_map.words.values import word


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's band and heading: its name on one or two lines; the rest may be empty.

    ``weight_at``: the line, from 0, at whose right the weight stands. ``weight_said``: what the
    weight is, in a sentence.
    """

    area: Rect
    heading: Rect
    name: tuple[Fitted, ...]
    weight: str
    demands: Fitted | None
    outside: bool
    weight_at: int = 0
    weight_said: str = ""


class Head:
    """What stands over a lane."""

    def __init__(self, reading: Reading, key: LaneKey, _: Words) -> None:
        stake = reading.decision.stake_of(key.department_id) if key.department_id else None
        self.name = _lane_name(reading, key, _)
        self.weight = self.weight_said = ""
        if stake is not None and stake.weight is not None:
            self.weight = percent(stake.weight)
            self.weight_said = _(
                "“{name}” has {weight} of the decision's weight, as entered.",
                name=self.name,
                weight=self.weight,
            )
        self.demands = ", ".join(plain(d) for d in stake.demands) if stake is not None else ""
        if key.organisation_id is not None:
            self.demands = word(_, reading.account.organisation(key.organisation_id).kind)
        elif key.outside:
            self.demands = _("Several organisations")
        elif key.department_id is None and not key.other:
            self.demands = _("No department recorded")
        self.outside = key.outside

    def _names(self, room: float) -> tuple[tuple[Fitted, ...], bool]:
        """Return the lines of the name, and whether the weight has room beside the first."""
        beside = self._beside()
        names = wrap(self.name, room - beside, NAME, bold=True)
        if not beside or names[-1].full is None:
            return names, True
        return wrap(self.name, room, NAME, bold=True), False

    def _beside(self) -> float:
        return width(self.weight, SMALL, bold=True) + 8 if self.weight else 0.0

    def height(self, room: float) -> float:
        """Return the height that the heading needs in ``room`` pixels."""
        names, beside = self._names(room)
        return 14.0 + 18 * len(names) + (18 if self.demands or not beside else 0)

    def lane(self, place: LanePlace) -> Lane:
        """Return the lane with its heading fitted to its place."""
        room = place.heading.width
        names, beside = self._names(room)
        rest = room if beside else room - self._beside()
        return Lane(
            place.area,
            place.heading,
            names,
            self.weight,
            fit(self.demands, rest, SMALL) if self.demands else None,
            self.outside,
            0 if beside else len(names),
            self.weight_said,
        )


def _lane_name(reading: Reading, key: LaneKey, _: Words) -> str:
    if key.department_id is not None:
        return plain(reading.account.department(key.department_id).name)
    if key.organisation_id is not None:
        return plain(reading.account.organisation(key.organisation_id).name)
    if key.other:
        return _("Other departments")
    return _("Outside the account") if key.outside else _("Unassigned")
