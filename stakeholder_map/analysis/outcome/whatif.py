"""What if: two readings side by side, of an account today and of a copy with some changes.

The copy is made with ``model.edits`` (``suppose`` for a stored scenario); nothing here changes the
account itself.

Chances of both sides are drawn with the same numbers for the same seats (common random numbers),
so that a difference is an effect of the changes and not of the drawing. Complexity: two readings.

Everybody else is held as recorded: it is no forecast of how people answer a change. Degenerate
cases: nothing changed: no difference; no seat on one side: its chance is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stakeholder_map.analysis.coverage import Share
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.outcome.forecast import Forecast, forecast
from stakeholder_map.analysis.outcome.paths import AccessPath, best_paths
from stakeholder_map.analysis.reading import Reading, Standing


@dataclass(frozen=True)
class SeatDifference:
    """A seat whose numbers differ; None on the side where it is not in the chain."""

    seat_id: str
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True)
class PathDifference:
    """A person whose best introduction differs; None where none leads there."""

    person_id: str
    before: AccessPath | None
    after: AccessPath | None


@dataclass(frozen=True, eq=False)
class Difference:
    """Two readings side by side.

    Attributes:
        before, after: the readings.
        forecasts: before and after.
        seats: those whose support, power, influence or reach differs, the largest change of
            influence first.
        gaps_closed, gaps_opened: worst first.
        paths: people whose best introduction differs, the largest loss first.
    """

    before: Reading
    after: Reading
    forecasts: tuple[Forecast, Forecast]
    seats: tuple[SeatDifference, ...]
    gaps_closed: tuple[Gap, ...]
    gaps_opened: tuple[Gap, ...]
    paths: tuple[PathDifference, ...]

    @property
    def known(self) -> tuple[float, float]:
        """The lean F as far as it is known, before and after."""
        return self.before.influence.known, self.after.influence.known

    @property
    def unknown(self) -> tuple[float, float]:
        """By how much F may be off through unknown stances, before and after."""
        return self.before.influence.unknown, self.after.influence.unknown

    @property
    def chance(self) -> tuple[float | None, float | None]:
        """The chance, before and after."""
        return self.forecasts[0].chance, self.forecasts[1].chance

    @property
    def coverage(self) -> tuple[Share, Share]:
        """The coverage of the whole weight, before and after."""
        return self.before.coverage.total, self.after.coverage.total

    @property
    def health(self) -> tuple[float | None, float | None]:
        """The health score, before and after."""
        return self.before.health.score, self.after.health.score

    @property
    def is_nothing(self) -> bool:
        """Whether the two sides do not differ in anything that is shown."""
        same = self.known == self.known[::-1] and self.chance == self.chance[::-1]
        same = same and self.coverage == self.coverage[::-1] and self.health == self.health[::-1]
        found = (self.seats, self.gaps_closed, self.gaps_opened, self.paths)
        return same and not any(found)


def compare(
    before: Reading,
    after: Reading,
    *,
    today: Forecast | None = None,
    ways: Mapping[str, AccessPath] | None = None,
) -> Difference:
    """Return what differs between two readings: of two states, or of two days.

    ``today``, ``ways``: the forecast and the best paths of ``before`` where they are known already.
    """
    closed = {gap.key for gap in before.gaps} - {gap.key for gap in after.gaps}
    opened = {gap.key for gap in after.gaps} - {gap.key for gap in before.gaps}
    return Difference(
        before=before,
        after=after,
        forecasts=(today or forecast(before), forecast(after)),
        seats=_seats(before, after),
        gaps_closed=tuple(gap for gap in before.gaps if gap.key in closed),
        gaps_opened=tuple(gap for gap in after.gaps if gap.key in opened),
        paths=_paths(before, after, ways),
    )


def _seats(before: Reading, after: Reading) -> tuple[SeatDifference, ...]:
    found = [
        SeatDifference(seat, before.standings.get(seat), after.standings.get(seat))
        for seat in dict.fromkeys((*before.standings, *after.standings))
    ]
    return tuple(sorted((pair for pair in found if _differs(pair)), key=lambda pair: -_moved(pair)))


def _differs(pair: SeatDifference) -> bool:
    one, other = pair.before, pair.after
    if one is None or other is None:
        return True
    same = one.support == other.support and one.reach == other.reach
    close = abs(one.power - other.power) < 1e-9 and abs(one.influence - other.influence) < 1e-9
    return not (same and close and one.person_id == other.person_id)


def _moved(pair: SeatDifference) -> float:
    before = pair.before.influence if pair.before else 0.0
    after = pair.after.influence if pair.after else 0.0
    return abs(after - before)


def _paths(
    before: Reading, after: Reading, ways: Mapping[str, AccessPath] | None
) -> tuple[PathDifference, ...]:
    old = best_paths(before.account, before.today) if ways is None else ways
    new = best_paths(after.account, after.today)
    found = [PathDifference(key, old.get(key), new.get(key)) for key in sorted({*old, *new})]
    changed = [pair for pair in found if abs(_path_change(pair)) > 1e-9]
    return tuple(sorted(changed, key=_path_change))


def _path_change(pair: PathDifference) -> float:
    before = pair.before.chance if pair.before else 0.0
    after = pair.after.chance if pair.after else 0.0
    return after - before
