"""One sentence for each number of the analysis that a rep can say aloud.

Shares arrive between 0 and 1 (signed ones between −1 and 1) and are said as points of a hundred.
"""

from __future__ import annotations

from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.figures import percent, percent_range, signed

#: Less than this rounds to no point of a hundred.
HALF_A_POINT = 0.005


def points(share: float) -> str:
    """Return a share as whole points of a hundred without its sign; "<1" for a trace."""
    size = abs(share)
    if 0 < size < HALF_A_POINT:
        return "<1"
    return f"{size * 100:.0f}"


def influence_sentence(_: Words, name: str, influence: float) -> str:
    """Return how much of the outcome goes back to a person (I)."""
    if influence < 0:
        return _(
            "{n} of every 100 points of this decision move the other way from what {name} thinks.",
            name=name,
            n=points(influence),
        )
    return _(
        "Of every 100 points of this decision, {n} go back to what {name} thinks.",
        name=name,
        n=points(influence),
    )


def beyond_title_sentence(_: Words, name: str, beyond: float) -> str:
    """Return how far a person's influence is from the formal power (I − v)."""
    if abs(beyond) < HALF_A_POINT:
        return _("{name} moves about as much as the formal power says.", name=name)
    if beyond > 0:
        return _(
            "{name} moves {n} points more than the formal power says.", name=name, n=points(beyond)
        )
    return _(
        "{name} moves {n} points less than the formal power says.", name=name, n=points(beyond)
    )


def contribution_sentence(_: Words, name: str, contribution: float | None, influence: float) -> str:
    """Return what a person's stance adds to the outcome (C = I x0), or what is open."""
    if contribution is None:
        return _(
            "We do not know where {name} stands: up to {n} of 100 points are open either way.",
            name=name,
            n=points(influence),
        )
    if contribution == 0:
        return _("{name}'s stance moves the outcome neither way.", name=name)
    if abs(contribution) < HALF_A_POINT:
        return _("{name}'s stance moves the outcome by less than one point of 100.", name=name)
    if contribution > 0:
        return _(
            "{name}'s stance brings {n} of 100 points for us.", name=name, n=points(contribution)
        )
    return _(
        "{name}'s stance costs {n} of 100 points, against us.", name=name, n=points(contribution)
    )


def own_and_others_sentence(_: Words, own_vote: float, through_others: float) -> str:
    """Return the two parts of a contribution, signed: in the own vote, and through others."""
    return _(
        "{own} in the person's own vote, {others} through others.",
        own=signed(own_vote * 100, 1),
        others=signed(through_others * 100, 1),
    )


def outcome_sentence(_: Words, known: float, unknown: float) -> str:
    """Return where the outcome leans (F, −100 … +100), unknown stances as a range."""
    lean = signed(known * 100)
    if unknown < HALF_A_POINT:
        return _(
            "As things stand the decision leans {lean} on a scale from −100 to +100.", lean=lean
        )
    return _(
        "What we know leans {lean} on a scale from −100 to +100; unknown stances could move it by "
        "{n} either way.",
        lean=lean,
        n=points(unknown),
    )


def power_sentence(_: Words, name: str, share: float, power: float, ruled: bool = True) -> str:
    """Return weight and power beside each other; ``ruled``: an approval rule makes the power."""
    if not ruled:
        return _(
            "{name} has {weight} of the weight; no approval rule applies, so the power is the "
            "same.",
            name=name,
            weight=percent(share),
        )
    return _(
        "{name} has {weight} of the weight; the approval rule makes it {power} of the power.",
        name=name,
        weight=percent(share),
        power=percent(power),
    )


def uncertainty_sentence(_: Words, name: str, share: float) -> str:
    """Return how much of what is still to be found out lies with a person."""
    return _(
        "{share} of what is still to be found out lies with {name}.",
        name=name,
        share=percent(share),
    )


def coverage_sentence(_: Words, low: float, high: float) -> str:
    """Return how much of the weight we reach; reaching is not winning, so nothing is praised."""
    return _("We reach {range} of the decision's weight.", range=percent_range(low, high))


def leaning_sentence(_: Words, behind: tuple[float, float], against: tuple[float, float]) -> str:
    """Return where the reached weight stands, as two ranges of the whole."""
    return _(
        "Reached and for us: {behind}; reached and against us: {against}.",
        behind=percent_range(*behind),
        against=percent_range(*against),
    )


def stability_sentence(_: Words, name: str, stability: float, copies: int) -> str:
    """Return how firmly a found hidden influencer stands when some ties are missing."""
    return _(
        "{name} stays among the first in {share} of {copies} readings that miss a fifth of the "
        "ties.",
        name=name,
        share=percent(stability),
        copies=copies,
    )
