"""What a talk of the plan is expected to change, as figures that open to what they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stakeholder_map.analysis.acting.talks import Line
from stakeholder_map.analysis.outcome.moves import Move
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.ui.figures import standing_figures
from stakeholder_map.ui.figures.figure import Figure, Parts
from stakeholder_map.ui.outlook import arithmetic
from stakeholder_map.words import Words, why
from stakeholder_map.words import moves as say


def expected(
    _: Words, reading: Reading, line: Line, chance: float | None
) -> tuple[str | Figure, ...]:
    """Return what a talk is expected to change; nothing where nothing is claimed.

    Args:
        reading: of the decision.
        line: of its outreach plan.
        chance: that the decision passes today, 0 … 1; None where that cannot be said.
    """
    found = tuple(_gains(_, reading, line.move, chance) if line.move else _learns(_, reading, line))
    return (_("Expected:"), *found) if found else ()


def _gains(_: Words, reading: Reading, move: Move, chance: float | None) -> Iterator[Figure]:
    lean, _by_effort = arithmetic.lines(_, reading, move)
    taken = say.move_taken(_, move.kind, move.points)
    if say.changes_chance(move.gain_chance, move.error):
        yield Figure(
            say.chance_gain(_, move.gain_chance),
            why.chance_change_sentence(_, move.gain_chance, move.error),
            (*_passes(_, move, chance), ("", taken), ("", lean)),
        )
    if say.changes_lean(move.gain_f):
        yield Figure(say.lean_gain(_, move.gain_f), taken, (("", lean),))
    elif not say.changes_chance(move.gain_chance, move.error):
        yield Figure(say.gain_sentence(_, 0.0, 0.0, 0.0), taken, (("", lean),))


def _passes(_: Words, move: Move, chance: float | None) -> Parts:
    if chance is None:
        return ()
    return (
        (_("Passes today, of 100 cases"), f"{chance * 100:.1f}"),
        (_("With this talk"), f"{(chance + move.gain_chance) * 100:.1f}"),
    )


def _learns(_: Words, reading: Reading, line: Line) -> Iterator[Figure]:
    if line.learns:
        figure = standing_figures.to_find_out(_, reading, reading.standings[line.seat_id])
        yield replace(figure, number=say.learns_sentence(_, line.learns))
