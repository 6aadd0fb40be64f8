"""How the change that a move makes is computed, step by step."""

from __future__ import annotations

import numpy as np

from stakeholder_map.analysis.chain.graph import SUPPORT_SCALE
from stakeholder_map.analysis.outcome.forecast import DRAWS
from stakeholder_map.analysis.outcome.moves import Move
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.words import Words
from stakeholder_map.words import outlook as say


def lines(_: Words, reading: Reading, move: Move) -> tuple[str, str]:
    """Return the arithmetic of a move: of the lean, then of its rank."""
    return (
        _index(_, reading, move),
        say.per_effort_sentence(_, move.gain_chance, move.effort, DRAWS, move.error),
    )


def _index(_: Words, reading: Reading, move: Move) -> str:
    model = reading.influence
    start = np.nan_to_num(model.initial)
    if move.effect.shift:
        ((row, size),) = move.effect.shift.items()
        before = float(start[row])
        after = min(before + size, max(before, 1.0))
        return say.shift_arithmetic(
            _, float(model.share[row]), before * SUPPORT_SCALE, after * SUPPORT_SCALE
        )
    if move.effect.hold:
        (row,) = move.effect.hold
        settled = float((model.V @ start)[row])
        return say.hold_arithmetic(_, settled, float(model.leverage[row]), float(model.G[row, row]))
    ((pair, factor),) = move.effect.weaken.items()
    return say.weaken_arithmetic(_, float(reading.chain.listens[pair]), factor, move.gain_f)
