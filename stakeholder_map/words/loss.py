"""How the loss test is said."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.figures import percent_range, signed
from stakeholder_map.words.forecast import cases, listed, points


def loss_title(_: Words, name: str, replaced: bool) -> str:
    """Return what is tried: that a person leaves, or that somebody new takes the post."""
    if replaced:
        return _("If somebody we do not know took {name}'s post", name=name)
    return _("If {name} left", name=name)


def chance_line(_: Words, before: float | None, after: float | None) -> str:
    """Return what becomes of the chance; None: nobody is left to decide."""
    if before is None:
        return _("There is nobody on the map to decide.")
    if after is None:
        return _("Nobody would be left to decide.")
    if points(before) == points(after):
        return _("The chance stays at {before} of 100.", before=cases(_, before))
    return _(
        "The chance goes from {before} to {after} of 100.",
        before=cases(_, before),
        after=cases(_, after),
    )


def index_line(_: Words, before: float, after: float) -> str:
    """Return what becomes of the lean F (−1 … +1), said on the scale −100 … +100."""
    return _("Lean {before} → {after}.", before=signed(before * 100), after=signed(after * 100))


def coverage_line(_: Words, before: tuple[float, float], after: tuple[float, float]) -> str:
    """Return what becomes of the coverage, each as (low, high)."""
    return _(
        "Coverage {before} → {after}.",
        before=percent_range(*before),
        after=percent_range(*after),
    )


def unreachable_line(_: Words, names: Sequence[str]) -> str:
    """Return whom no introduction would reach any more; "" for nobody."""
    return _("No introduction would lead to {names}.", names=listed(_, names)) if names else ""


def emptied_line(_: Words, steps: Sequence[str]) -> str:
    """Return which steps nobody would be left to decide; "" for none."""
    if not steps:
        return ""
    return _("Nobody would be left in: {steps}. Find out who follows.", steps=listed(_, steps))


def cut_line(_: Words, name: str) -> str:
    """Return that the net of ties hangs on a person."""
    return _("{name} holds the net together: without them it falls into parts.", name=name)


def nothing_line(_: Words) -> str:
    """Return that nothing breaks."""
    return _("Nothing else would break.")
