"""Sentences of the outlook and plan pages that no other file says."""

from __future__ import annotations

from datetime import date

from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.forecast import cases, joined, listed, points


def closing_sentence(_: Words, on: date, chance: float, guess: float | None) -> str:
    """Return what was said of a closed decision the day before it closed."""
    said = _(
        "On {day}, the day before it closed, the map said {n} of 100.",
        day=day(_, on),
        n=cases(_, chance),
    )
    if guess is None:
        return said
    return joined(_, said, _("Our own guess was {n} of 100.", n=points(guess)))


def vote_view_sentence(
    _: Words, voter: str, viewer: str, share: float, adds: float | None, own: bool
) -> str:
    """Return whose view is in whose vote (V), and what that adds to the outcome (v V x0)."""
    values = {"voter": voter, "viewer": viewer, "n": points(abs(share))}
    if share < 0:
        said = _(
            "{n} of every 100 points of {voter}'s vote move the other way from what {viewer} "
            "thinks.",
            **values,
        )
    elif own:
        said = _("Of every 100 points of {voter}'s vote, {n} are their own first view.", **values)
    else:
        said = _("Of every 100 points of {voter}'s vote, {n} go back to {viewer}.", **values)
    if adds is None:
        return joined(_, said, _("What {viewer} thinks is not known.", viewer=viewer))
    return joined(_, said, _("That is {adds} of the outcome.", adds=signed(adds * 100, 1)))


def find_out_text(_: Words, name: str, confidence: float | None, days: int | None) -> str:
    """Return what to find out of a person next.

    ``confidence``: ours, None where the stance is unknown; ``days``: how old the evidence is.
    """
    if confidence is None:
        return _("Find out where {name} stands: nothing is recorded.", name=name)
    if days:
        return _.plural(
            "Hear {name} again: what we believe is {n} day old, and we are {sure} sure of it.",
            "Hear {name} again: what we believe is {n} days old, and we are {sure} sure of it.",
            days,
            name=name,
            sure=percent(confidence),
        )
    return _(
        "Check what we believe of {name} with a second person: we are {sure} sure of it.",
        name=name,
        sure=percent(confidence),
    )


def sources_sentence(_: Words, told_by: int, ties: int, unsaid: int) -> str:
    """Return from how many people the ties come, and that one informant is one view."""
    if not ties:
        return _("No tie is entered: influence follows the formal power.")
    if not told_by:
        return _.plural(
            "{n} tie, and nobody wrote down who told us: ask who says so.",
            "{n} ties, and nobody wrote down who told us: ask who says so.",
            ties,
        )
    said = _.plural(
        "The ties are based on {n} source.", "The ties are based on {n} sources.", told_by
    )
    if unsaid:
        said = joined(
            _,
            said,
            _("{unsaid} of {ties} ties have no source written down.", unsaid=unsaid, ties=ties),
        )
    if told_by == 1:
        said = joined(_, said, _("That is one view of the house: ask a second person inside."))
    return said


def shift_arithmetic(_: Words, influence: float, before: float, after: float) -> str:
    """Return how a raise of one view changes the lean F: I_j (x′ − x); views in support points."""
    return _(
        "Influence {influence} × (from {before} to {after} on the scale of 5) = lean {change}.",
        influence=percent(influence) if influence >= 0 else signed(influence * 100) + "%",
        before=signed(before, 1),
        after=signed(after, 1),
        change=signed(influence * (after - before) / 5 * 100, 1),
    )


def hold_arithmetic(_: Words, view: float, leverage: float, response: float) -> str:
    """Return how a firm commitment changes the lean F: (1 − x_j) u_j / G_jj, times 100."""
    return _(
        "(100 − settled view {view}) × leverage {leverage} ÷ own response {response} = "
        "lean {change}.",
        view=signed(view * 100),
        leverage=signed(leverage, 2),
        response=f"{response:.2f}",
        change=signed((1 - view) * leverage / response * 100, 1),
    )


def weaken_arithmetic(_: Words, strength: float, factor: float, change: float) -> str:
    """Return how a weaker tie changes the lean F: everything is solved again with it."""
    return _(
        "The tie counts {before} today and {after} then; the whole chain is solved again: "
        "lean {change}.",
        before=f"{strength:.2f}",
        after=f"{strength * factor:.2f}",
        change=signed(change * 100, 1),
    )


def per_effort_sentence(_: Words, chance: float, half_days: int, draws: int, error: float) -> str:
    """Return the rank number of a move: its change of the chance for each half-day."""
    return _(
        "Chance {change} points ÷ {effort} half-days = {each} a half-day. The same {draws} cases "
        "are drawn with and without the move; the change may be off by {error}.",
        change=signed(chance * 100, 1),
        effort=half_days,
        each=signed(chance * 100 / half_days if half_days else chance * 100, 2),
        draws=f"{draws:,}",
        error=f"{error * 100:.1f}",
    )


def cut_names(_: Words, names: list[str], most: int = 4) -> str:
    """Return the first names and how many more there are."""
    if len(names) <= most:
        return listed(_, names)
    return _("{names} and {n} more", names=listed(_, names[:most]), n=len(names) - most)
