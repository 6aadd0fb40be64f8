"""Letting the garbage collector rest while many records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the cyclic collector from walking all new records again and again.

    An import makes up to a million small objects of which none is garbage; looking for it took
    a third of the time. What other threads leave behind is collected afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
