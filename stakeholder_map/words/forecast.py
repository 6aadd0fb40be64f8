"""How the forecast is said: the chance, what blocks it, its notes and its record."""

from __future__ import annotations

from collections.abc import Sequence

from stakeholder_map.words.catalogue import N_, Language, Words
from stakeholder_map.words.figures import UNKNOWN, percent, percent_range

#: What has to be said about a rule beside its numbers, by the code of the note.
NOTES = {
    "no_rule": N_(
        "No approval rule is entered. The forecast takes more than half of the weight, and vetoes."
    ),
    "no_step_applies": N_(
        "No approval step applies. The forecast takes more than half of the weight, and vetoes."
    ),
    "step_empty": N_(
        "Nobody sits in the step “{step}”. Its answer counts as open, never as a yes."
    ),
    "step_not_needed": N_("The step “{step}” is not needed at this value."),
    "value_unknown": N_(
        "The value of the decision is not known, so the step “{step}” is taken as needed."
    ),
    "seat_gone": N_("The step “{step}” names somebody who no longer takes part."),
    "step_weights_zero": N_(
        "Nobody in the step “{step}” has any weight, so heads are counted there."
    ),
    "veto_without_rule": N_(
        "{names} can stop it alone. Without a rule this shows in the chance, but not in the power."
    ),
    "unsatisfiable": N_("As entered, nobody can make this rule pass. Power is shown as weight."),
    "sampled": N_("The rule is too large to count; power is drawn and may be off by {error}."),
}


#: A range of chances wider than this tells nothing; the number in its middle would be a guess.
TOO_WIDE = 0.9


def chance_sentence(_: Words, chance: float | None, low: float | None, high: float | None) -> str:
    """Return the chance with its range, as something to say aloud."""
    if chance is None or low is None or high is None:
        return _("Nobody is on the map of this decision, so there is no chance to speak of.")
    if points(low) == points(high):
        return _("If it were decided today, it would pass in {n} of 100 cases.", n=cases(_, chance))
    if high - low > TOO_WIDE:
        return _(
            "If it were decided today, it would pass in {low} to {high} of 100 cases: too little "
            "is known to say more.",
            low=points(low),
            high=points(high),
        )
    return _(
        "If it were decided today, it would pass in {n} of 100 cases; "
        "in {low} to {high} of them, depending on what we do not know yet.",
        n=cases(_, chance),
        low=points(low),
        high=points(high),
    )


def together_sentence(_: Words, chance: float) -> str:
    """Return the chance if all of whom we know nothing thought alike."""
    return _(
        "The views we do not know are drawn apart from each other. If all these people thought "
        "alike, for us or against us, it would pass in {n} of 100 cases.",
        n=cases(_, chance),
    )


def not_calibrated(_: Words, closed: int, enough: int) -> str:
    """Return why the chance is no probability of winning: too few closed decisions."""
    return _(
        "This is no probability of winning. It is not calibrated: {closed} of {enough} closed "
        "decisions are recorded.",
        closed=closed,
        enough=enough,
    )


def calibrated_sentence(
    _: Words, chance: float, span: tuple[float, float] | None, closed: int
) -> str:
    """Return the chance as corrected by the user's own closed decisions, and how roughly."""
    low, high = span or (chance, chance)
    return _(
        "Corrected by how your own {closed} closed decisions came out: {share} would be won, "
        "likely {range}.",
        closed=closed,
        share=percent(chance),
        range=percent_range(low, high),
    )


def record_sentence(_: Words, rule: float, closed: int) -> str:
    """Return the Brier score of the rule (0 is perfect, 0.25 is a coin)."""
    return _(
        "Mean squared error over {closed} closed decisions (0 is perfect, 0.25 is a coin): "
        "this rule {rule}.",
        closed=closed,
        rule=f"{rule:.3f}",
    )


#: Other ways to say a chance, by code.
RIVALS = {
    "headcount": N_("Counting heads"),
    "weighted_mean": N_("The weighted mean"),
    "always_the_same": N_("Saying the share of wins every time"),
    "guess": N_("Your own guess, entered at the closing"),
}


def lead_sentence(
    _: Words, rival: str, score: float, closed: int, lead: float, off: float | None, tells: bool
) -> str:
    """Return how a rival did over the same decisions, and if the two can be told apart.

    ``off``: by how much the lead may be off; None where there are too few decisions to say.
    """
    fields = {
        "rival": _(RIVALS[rival]),
        "score": f"{score:.3f}",
        "closed": closed,
        "lead": f"{abs(lead):.3f}",
        "off": UNKNOWN if off is None else f"{off:.3f}",
    }
    if not tells:
        return _(
            "{rival}: {score} over {closed}; {lead} ± {off} apart, too close to tell.", **fields
        )
    if lead > 0:
        return _("{rival}: {score} over {closed}; the rule is better by {lead} ± {off}.", **fields)
    return _("{rival}: {score} over {closed}; the rule is worse by {lead} ± {off}.", **fields)


def step_sentence(_: Words, step: str, chance: float | None) -> str:
    """Return how one step stands; None: nobody sits in it."""
    if chance is None:
        return _("{step}: nobody sits here, so the answer is open", step=step)
    return _("{step}: passes in {n} of 100 cases", step=step, n=cases(_, chance))


def blocking_sentence(_: Words, name: str | None, lift: float = 0.0) -> str:
    """Return whose yes would raise the chance most; None: no single yes would."""
    if name is None:
        return _("No single yes would raise the chance.")
    return _(
        "The yes that is missing most is {name}'s: with it {n} more cases of 100 would pass.",
        name=name,
        n=cases(_, lift),
    )


def note_text(
    _: Words, code: str, step: str = "", names: Sequence[str] = (), error: float | None = None
) -> str:
    """Return what has to be said about the rule; KeyError for a code that does not exist."""
    return _(NOTES[code], step=step, names=listed(_, names), error=percent(error))


def cases(_: Words, share: float) -> str:
    """Return a share as cases of a hundred for a sentence: "62", "more than 99", "99种以上"."""
    if 0 < share < 0.005:
        return _("fewer than 1")
    if 0.995 < share < 1:
        return _("more than 99")
    return _.context("cases", "{n}").format(n=f"{share * 100:.0f}")


def points(share: float) -> str:
    """Return a share as whole cases of a hundred; "<1" for a trace, ">99" for nearly all."""
    if 0 < share < 0.005:
        return "<1"
    return ">99" if 0.995 < share < 1 else f"{share * 100:.0f}"


def chance_text(chance: float | None) -> str:
    """Return a chance as a figure: cases of a hundred, "?" where there is none."""
    return UNKNOWN if chance is None else points(chance)


def listed(_: Words, names: Sequence[str]) -> str:
    """Return names as the language lists them."""
    return ("、" if _.language is Language.ZH else ", ").join(names)


def joined(_: Words, *sentences: str) -> str:
    """Return sentences one after the other as the language sets them."""
    return ("" if _.language is Language.ZH else " ").join(sentences)
