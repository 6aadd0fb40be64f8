"""Why a number is what it is: sentences and names of parts that stand behind the figures."""

from __future__ import annotations

from datetime import date

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import day, signed
from stakeholder_map.words.forecast import cases, joined

#: What a severity of gaps means.
SEVERITIES = {
    "critical": N_("Critical: this alone could lose the decision."),
    "serious": N_("Serious: this weakens us where it counts."),
    "minor": N_("Minor: worth closing, but not at the price of the others."),
}


def support_sentence(_: Words, name: str, support: int | None, on: date | None) -> str:
    """Return where a person stands as of which day; None is not known, which is not neutral."""
    if support is None:
        return _("Nobody has found out where {name} stands. Unknown is not neutral.", name=name)
    return _(
        "{name} stands at {support} as entered on {day}, from −5 (works against us) to +5 (sells "
        "for us).",
        name=name,
        support=signed(support),
        day=day(_, on),
    )


def weight_sentence(_: Words, name: str, share: str, entered: str) -> str:
    """Return a seat's share of the formal weight; ``entered``: "" where the field is blank."""
    if not entered:
        return _(
            "{name} has {share} of the formal weight. Nobody entered one: blank seats share by "
            "level what is left.",
            name=name,
            share=share,
        )
    if entered == share:
        return _("{name} has {share} of the formal weight, as entered.", name=name, share=share)
    return _(
        "{name} has {share} of the formal weight: {entered} is entered, and the whole is scaled "
        "to the departments and to 100%.",
        name=name,
        share=share,
        entered=entered,
    )


def power_made(_: Words, ruled: bool) -> str:
    """Return how power is made of the weights."""
    if ruled:
        return _(
            "Power is in how many of 100 orders of saying yes this one is the yes that makes the "
            "rule pass (Shapley–Shubik)."
        )
    return _("Without a rule, power is the weight.")


def own_vote_sentence(_: Words, name: str, own: float | None) -> str:
    """Return what a stance adds in the person's own vote, −1 … +1; None where it is unknown."""
    if own is None:
        return _("What {name} thinks is not known, so nothing is counted.", name=name)
    return _("{n} points of the lean are in {name}'s own vote.", name=name, n=signed(own * 100, 1))


def through_sentence(_: Words, name: str, others: float | None) -> str:
    """Return what a stance adds in the votes of others, −1 … +1; None where it is unknown."""
    if others is None:
        return _("What {name} thinks is not known, so nothing is counted.", name=name)
    return _(
        "{n} points of the lean are in the votes of those who listen to {name}, directly or "
        "through somebody.",
        name=name,
        n=signed(others * 100, 1),
    )


def yes_sentence(_: Words, name: str, yes: float) -> str:
    """Return in how many drawn cases a person agrees."""
    return _(
        "{name} agrees in {n} of 100 cases, after hearing the others.", name=name, n=cases(_, yes)
    )


def lift_sentence(_: Words, name: str, lift: float) -> str:
    """Return what a sure yes would add to the chance."""
    if abs(lift) < 0.0005:
        return _("A sure yes of {name} alone would change nothing.", name=name)
    return _(
        "A sure yes of {name} would let {n} more cases of 100 pass.",
        name=name,
        n=signed(lift * 100, 1),
    )


def coverage_of_sentence(_: Words, group: str, reached: str, weight: str) -> str:
    """Return how much of the weight of a department, role or level we reach."""
    return _(
        "We reach {reached} of the weight of “{group}”, which is {weight} of the decision.",
        group=group,
        reached=reached,
        weight=weight,
    )


def reached_side_sentence(_: Words, share: str, for_us: bool) -> str:
    """Return how much of the whole weight is reached and on which side."""
    if for_us:
        return _(
            "{share} of the weight is with people whom we meet and who are for us.", share=share
        )
    return _(
        "{share} of the weight is with people whom we meet and who are against us.", share=share
    )


def scenario_sentence(_: Words, what: str, name: str, before: str, after: str) -> str:
    """Return a number of a person today and in a scenario."""
    return _(
        "{name}, {what}: {before} today, {after} in the scenario.",
        name=name,
        what=what,
        before=before,
        after=after,
    )


def chance_change_sentence(_: Words, gain: float, error: float) -> str:
    """Return what a move changes of the chance, and how exact that is."""
    return _(
        "The same cases are drawn with and without the move: {n} more of 100 pass, give or take "
        "{error}.",
        n=signed(gain * 100, 1),
        error=f"{error * 100:.1f}",
    )


def half_days_sentence(_: Words, half_days: int) -> str:
    """Return what a move costs; the amounts are the user's own."""
    return _.plural(
        "{n} half-day of one of us, as set under “What a move costs”.",
        "{n} half-days of one of us, as set under “What a move costs”.",
        half_days,
    )


def count_sentence(_: Words, what: str, names: str) -> str:
    """Return who is counted; "" for nobody."""
    return (
        _("{what}: {names}.", what=what, names=names) if names else _("{what}: nobody.", what=what)
    )


def decided_by_sentence(_: Words, on: date | None, days: int | None, value: str) -> str:
    """Return the day they want to decide and the value of the decision, as entered."""
    if on is None or days is None:
        said = _("Nobody entered by when they want to decide.")
    elif days < 0:
        said = _.plural(
            "They wanted to decide {n} day ago.", "They wanted to decide {n} days ago.", -days
        )
    else:
        said = _.plural("They want to decide in {n} day.", "They want to decide in {n} days.", days)
    return joined(_, said, _("The decision is worth {value}.", value=value))
