"""How next moves and plans are said."""

from __future__ import annotations

from collections.abc import Mapping

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import percent, signed
from stakeholder_map.words.forecast import joined

#: What to do, by kind of move. {name}: with whom; {concern}; {heard}: whom they listen to.
TITLES = {
    "raise_stance": N_("Raise {name}'s support by {points}"),
    "resolve_concern": N_("Settle {name}'s concern “{concern}”"),
    "win_commitment": N_("Win {name}'s firm commitment"),
    "meet": N_("Meet {name}"),
    "weaken_tie": N_("Lessen what {name} takes from {heard} against us"),
    "find_seat": N_("Find out who fills the seat: {name}"),
}

#: What the computation takes the move to do, so that its effect can be judged.
TAKEN = {
    "raise_stance": N_("Taken: support rises by {points} on the scale from −5 to +5."),
    "resolve_concern": N_("Taken: with the concern settled, support rises by {points}."),
    "win_commitment": N_("Taken: they stand for us at +5, whatever others say."),
    "meet": N_(
        "Taken: a good first talk raises support by {points}, and we learn where they stand."
    ),
    "weaken_tie": N_("Taken: the tie counts half as much as today."),
    "find_seat": N_("Taken: once found and met, support rises by {points}."),
}


def move_title(_: Words, kind: str, values: Mapping[str, str], points: float | None = None) -> str:
    """Return what to do; KeyError for a kind that does not exist or a name that is missing."""
    return _(TITLES[kind], **{**values, "points": _points(points)})


def move_taken(_: Words, kind: str, points: float | None = None) -> str:
    """Return what the computation takes the move to do."""
    return _(TAKEN[kind], points=_points(points))


def effort_text(_: Words, half_days: int) -> str:
    """Return an effort: "3 half-days"."""
    return _.plural("{n} half-day", "{n} half-days", half_days)


def gain_sentence(_: Words, gain_f: float, gain_chance: float, error: float) -> str:
    """Return what a move or plan changes, chance first; what does not change is not told.

    A change of the chance within its error is none.

    ``gain_f``: change of the lean F (−1 … +1), said on the scale −100 … +100.
    """
    lean = lean_gain(_, gain_f) if changes_lean(gain_f) else ""
    if not changes_chance(gain_chance, error):
        return lean or _("Moves nothing by itself today.")
    return joined(_, chance_gain(_, gain_chance), lean)


def changes_lean(gain_f: float) -> bool:
    """Whether a change of the lean is one that can be told."""
    return abs(gain_f) >= 0.0005


def changes_chance(gain_chance: float, error: float) -> bool:
    """Whether a change of the chance is one that can be told: beyond its error."""
    return abs(gain_chance) > 2 * error and abs(gain_chance) >= 0.0005


def lean_gain(_: Words, gain_f: float) -> str:
    """Return a change of the lean, on the scale −100 … +100."""
    return _("Lean {change}.", change=signed(gain_f * 100, 1))


def chance_gain(_: Words, gain_chance: float) -> str:
    """Return a change of the chance in points of a hundred."""
    return _("Chance {change} points.", change=signed(gain_chance * 100, 1))


def learns_sentence(_: Words, share: float) -> str:
    """Return how much of what there is to find out a move would settle."""
    return _("Settles {share} of what we do not know.", share=percent(share))


def plan_sentence(_: Words, n: int, half_days: int, budget: int) -> str:
    """Return how much of a budget a plan takes; nothing worth doing: says so."""
    if not n:
        return _("Nothing within {budget} would help.", budget=effort_text(_, budget))
    return _.plural(
        "{n} move, {effort} of {budget}.",
        "{n} moves, {effort} of {budget}.",
        n,
        effort=effort_text(_, half_days),
        budget=effort_text(_, budget),
    )


def together_sentence(_: Words, joint: float, singles: float) -> str:
    """Return whether moves made together do more or less than one by one (change of the chance)."""
    values = {"joint": signed(joint * 100, 1), "singles": signed(singles * 100, 1)}
    if joint > singles + 0.005:
        return _("Together {joint} points, one by one {singles}: they need each other.", **values)
    if joint < singles - 0.005:
        return _("Together {joint} points, one by one {singles}: they overlap.", **values)
    return _("Together {joint} points, as one by one.", **values)


def among_sentence(_: Words, among: int) -> str:
    """Return over how many moves all sets of up to three were tried."""
    return _("All sets of up to three out of the {n} best moves were tried.", n=among)


def _points(points: float | None) -> str:
    # 2.0 is said as 2, 1.5 as it is.
    return "?" if points is None else f"{points:g}"
