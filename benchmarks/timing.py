"""Times of work on a machine that others use too: processor time, and of some runs the least."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def milliseconds(
    work: Callable[[], object], rounds: int = 9, before: Callable[[], object] = lambda: None
) -> float:
    """Return the least processor time of some runs after a first one.

    ``before`` runs before each of them and is not timed.
    """
    taken = []
    for _ in range(rounds + 1):
        before()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken[1:]) * 1000


def in_turns(
    rivals: Sequence[Callable[[Sequence[Thing]], object]],
    things: Sequence[Thing],
    part: int,
    rounds: int,
) -> list[float]:
    """Return for each rival the processor seconds for all things.

    They are given in parts, to the rivals in turns, so that all meet the same machine; of each
    part the least of the rounds counts, so that a disturbance costs one part of one round.
    """
    parts = [things[start : start + part] for start in range(0, len(things), part)]
    least = [[float("inf")] * len(parts) for _ in rivals]
    for _ in range(rounds):
        for at, some in enumerate(parts):
            for work, taken in zip(rivals, least, strict=True):
                start = time.process_time()
                work(some)
                taken[at] = min(taken[at], time.process_time() - start)
    return [sum(taken) for taken in least]
