"""Who of us takes which talk: the assignment of least total cost, spread over the team.

Jonker & Volgenant 1987 as in scipy's ``linear_sum_assignment``; O((rows + places)³).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

#: What each task or call that one of us has already adds to the cost of the next.
LOAD = 0.5

#: What a talk may cost at most; what costs more is left for the next plan.
NOT_NOW = 5.5


def assigned(
    costs: Sequence[Sequence[float]], rooms: Sequence[int], busy: Sequence[int]
) -> tuple[int | None, ...]:
    """Return for each row the column of an assignment of least total cost.

    Every column takes up to as many rows as its ``rooms`` says; its k-th row costs ``LOAD · k``
    more, k from its ``busy``. A row may also stay without a column (None) at the cost ``NOT_NOW``.
    """
    from scipy.optimize import linear_sum_assignment  # slow to load

    if not costs or not costs[0]:
        return (None,) * len(costs)
    table = np.asarray(costs, dtype=float)
    free = [(mate, busy[mate] + k) for mate, room in enumerate(rooms) for k in range(room)]
    whose = [mate for mate, _before in free]
    more = [LOAD * before for _mate, before in free]
    nobody = np.full((len(table), len(table)), NOT_NOW)
    places = np.concatenate(
        [table[:, np.asarray(whose, dtype=int)] + np.asarray(more), nobody], axis=1
    )
    rows, columns = linear_sum_assignment(places)
    found = dict(zip(rows.tolist(), columns.tolist(), strict=True))
    return tuple(
        whose[found[row]] if found[row] < len(whose) else None for row in range(len(costs))
    )
