"""Who of us takes which talk: what matters most first, then at least cost, spread over the team.

Jonker & Volgenant 1987 as in scipy's ``linear_sum_assignment``; O((rows + places)³).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

#: What each task or call that one of us has already adds to the cost of the next.
LOAD = 0.5

#: What a talk may cost at most; what costs more is left for the next plan.
NOT_NOW = 5.5


def somebody_fits(costs: Sequence[float], rooms: Sequence[int], busy: Sequence[int]) -> bool:
    """Return whether one of us with room left could take a row, by what it would cost alone."""
    return any(
        room > 0 and cost + LOAD * before <= NOT_NOW
        for cost, room, before in zip(costs, rooms, busy, strict=True)
    )


def assigned(
    costs: Sequence[Sequence[float]], rooms: Sequence[int], busy: Sequence[int]
) -> tuple[int | None, ...]:
    """Return for each row its column; None for a row that has to wait.

    Every column takes up to as many rows as its ``rooms`` says; its k-th row costs ``LOAD · k``
    more, k from its ``busy``. Nobody is given a row at more than ``NOT_NOW``. Rows come in the
    order of their importance: what is placed counts most, a row the more the further up it stands
    (n for the first of n, 1 for the last), and of what places as much the cheapest is taken.
    """
    from scipy.optimize import linear_sum_assignment  # slow to load

    if not costs or not costs[0]:
        return (None,) * len(costs)
    table = np.asarray(costs, dtype=float)
    free = [(mate, busy[mate] + k) for mate, room in enumerate(rooms) for k in range(room)]
    whose = [mate for mate, _before in free]
    more = [LOAD * before for _mate, before in free]
    given = table[:, np.asarray(whose, dtype=int)] + np.asarray(more)
    # No sum of costs is worth one step of importance.
    step = 2 * float(np.abs(given).sum()) + 1.0 if given.size else 1.0
    importance = np.arange(len(table), 0, -1, dtype=float)[:, None]
    waits = np.broadcast_to(step * importance, (len(table), len(table)))
    places = np.concatenate(
        [np.where(given > NOT_NOW, 2 * step * len(table), given), waits], axis=1
    )
    rows, columns = linear_sum_assignment(places)
    found = dict(zip(rows.tolist(), columns.tolist(), strict=True))
    return tuple(
        whose[found[row]] if found[row] < len(whose) else None for row in range(len(costs))
    )
