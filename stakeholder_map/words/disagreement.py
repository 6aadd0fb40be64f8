"""How disagreement is said: the clash, its likely causes with evidence, and what settles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from stakeholder_map.model.scales import ConcernCategory
from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import day, signed
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word

#: What pulls apart, by kind. {one}, {other}: the two sides; a circle has only {one}.
TITLES = {
    "opposed": N_("{one} ({first}) and {other} ({second}) pull in opposite directions"),
    "conflict_tie": N_("{one} and {other} are at odds"),
    "departments": N_("{one} and {other} see us in opposite ways"),
    "concerns": N_("What settles {first} for {one} may cost {other} on {second}"),
    "camps": N_("{one} stand with {competitor}, {other} with us"),
    "triad": N_("{one} gets on with both {other}, who are at odds with each other. Is that so?"),
    "circle": N_("The buck goes round: {one}"),
}

#: The likely causes.
CAUSES = {
    "uneven_information": N_("They do not know the same things"),
    "different_stakes": N_("They want different things"),
    "something_we_did": N_("Something we did, or left undone"),
    "competitor_camp": N_("A competitor's camp"),
    "indecision": N_("Plain indecision"),
}

#: What speaks for a cause.
EVIDENCE = {
    "one_side_met": N_("{names} we met last on {on}, the other side not lately."),
    "demands_differ": N_("One department asks for “{first}”, the other for “{second}”."),
    "concerns_differ": N_("One side worries about {first}, the other about {second}."),
    "fell_after_touch": N_("{names} fell by {number} after our contact on {on}."),
    "overdue_with_us": N_("Our answer to {names} was due on {on}, {number} days ago."),
    "backs_competitor": N_("{names} backs {first}."),
    "near_zero": N_("{names} stands at {number}."),
    "held_loosely": N_("{names} holds the view loosely."),
    "turned_round": N_("{names} has turned round {number} times."),
}

#: What usually settles it.
STEPS = {
    "same_facts_to_both": N_("Give both sides the same facts on the same day."),
    "meet_the_other_side": N_("Meet the side we have not heard, and listen first."),
    "joint_session": N_("Bring both into one session on the criteria and their weights."),
    "trade_off": N_("Offer a trade that gives each side its first wish."),
    "own_and_mend": N_("Own it, say what will change, and show it done."),
    "close_overdue": N_("Close the overdue answer this week."),
    "compare_by_criteria": N_("Compare both offers by their own criteria, on neutral ground."),
    "ask_the_coach": N_("Ask our coach what ties them to the competitor."),
    "small_pilot": N_("Offer a small pilot with a clear yes or no at its end."),
    "agree_a_date": N_("Agree on a date by which they want to have decided."),
    "ask_each_side": N_("Ask each side alone what a good outcome would be."),
    "check_the_tie": N_("Ask somebody inside whether these ties are as recorded."),
    "name_one_owner": N_("Ask who has the last word on it, and get one name."),
}


def clash_title(
    _: Words,
    kind: str,
    one: Sequence[str],
    other: Sequence[str] = (),
    *,
    supports: Sequence[int] = (),
    categories: Sequence[ConcernCategory] = (),
    competitor: str = "",
) -> str:
    """Return what pulls apart; KeyError for a kind that does not exist.

    Args:
        _: the language.
        kind: of the clash.
        one, other: the names of the two sides: of people, or of departments.
        supports: of ``opposed``; categories: of ``concerns``; competitor: of ``camps``.
    """
    pair: list[str] = [signed(support) for support in supports]
    pair += [word(_, category) for category in categories]
    first, second = (*pair, "", "")[:2]
    ring = " → ".join((*one, *one[:1])) if kind == "circle" else listed(_, one)
    return _(
        TITLES[kind],
        one=ring,
        other=listed(_, other),
        first=first,
        second=second,
        competitor=competitor,
    )


def cause_text(_: Words, code: str) -> str:
    """Return the likely cause; KeyError for a code that does not exist."""
    return _(CAUSES[code])


def evidence_text(
    _: Words,
    code: str,
    names: Sequence[str],
    on: date | None = None,
    number: int | None = None,
    said: Sequence[str] = (),
) -> str:
    """Return what speaks for a cause.

    Args:
        _: the language.
        code: of the evidence.
        names: whom it is about.
        on: its day.
        number: points, days, turns or a support.
        said: the demands, categories of concern (their codes) or the competitor's name.
    """
    texts = [_category(_, text) if code == "concerns_differ" else text for text in said]
    first, second = (*texts, "", "")[:2]
    shown: Mapping[str, Any] = {
        "names": listed(_, names),
        "on": day(_, on),
        "number": signed(number) if code == "near_zero" else number,
        "first": first,
        "second": second,
    }
    return _(EVIDENCE[code], **shown)


def settling_text(_: Words, code: str) -> str:
    """Return what to do about it; KeyError for a code that does not exist."""
    return _(STEPS[code])


def no_cause_text(_: Words) -> str:
    """Return that nothing recorded speaks for any cause."""
    return _("Nothing recorded says why.")


def _category(_: Words, code: str) -> str:
    return word(_, ConcernCategory(code))
