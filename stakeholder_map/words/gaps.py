"""The sentences of gaps: what is missing, why it matters, what to do about it.

Each rule has a text, or several where its values make a different sentence of it. ``values`` are
the gap's values: names, shares, days and codes; they are written here the way each language does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from stakeholder_map.model.scales import (
    BudgetState,
    BuyingStep,
    ConcernCategory,
    Role,
    SellingStage,
    Severity,
)
from stakeholder_map.words import gap_advice, gap_titles
from stakeholder_map.words.catalogue import N_, Language, Words
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.values import word

TITLES = {
    "start_here": N_("Start here: nobody is on the map of this decision yet"),
    "no_decision_maker": N_("We do not know who decides"),
    "no_decision_maker.unsure": N_(
        "No decision-maker is marked; {unclear} people have no role yet"
    ),
    "decider_against": N_("{name} decides and works against us ({support})"),
    "decider_against.veto": N_("{name} holds a veto and works against us ({support})"),
    "veto_unknown": N_("{name} holds a veto and we do not know where they stand"),
    "never_met": N_("{name} carries {share} of the decision and none of us has met them"),
    "never_met.unsure": N_(
        "Cannot tell whether any of us has met {name} ({share} of the decision)"
    ),
    "never_met.power": N_(
        "{name} has {share} of the weight, {power} of the power, and none of us has met them"
    ),
    "never_met.voice": N_(
        "{name} carries no weight, yet holds {power} of the power, and none of us has met them"
    ),
    "never_met.power_unsure": N_(
        "Cannot tell whether any of us has met {name} ({share} of the weight, {power} of the power)"
    ),
    "concern_blocking": N_("{name}: “{concern}” blocks the decision and is not answered"),
    "seat_missing": N_("The decision needs a {roles}; we know nobody"),
    "seat_missing.department": N_("The decision needs a {roles} in {department}; we know nobody"),
    "seat_missing.noted": N_("The decision needs a {roles}: {note}"),
    "seat_missing.named": N_("Empty seat, nobody known: {name}"),
    "seat_missing.bare": N_("A seat of the decision is empty; we know nobody who fills it"),
    "decider_unknown": N_("{name} decides and we do not know where they stand"),
    "hidden_unreached": N_("{name} moves {influence} of the outcome and none of us has met them"),
    "hidden_unreached.unsure": N_(
        "{name} moves {influence} of the outcome; cannot tell whether any of us has met them"
    ),
    "left_open": N_("{name} left on {on}; nobody has taken the seat over"),
    "left_open.unsure": N_(
        "{name} left on {on} and nobody follows; cannot tell how much they counted"
    ),
    "single_threaded": N_("{department} ({share} of the decision) hangs on {names} alone"),
    "single_threaded.unsure": N_(
        "{department} ({share} of the decision): only {names} surely reached, others unknown"
    ),
    "single_threaded.none": N_("{department} ({share} of the decision): we reach nobody there"),
    "single_threaded.none_unsure": N_(
        "{department} ({share} of the decision): cannot tell whether we reach anybody there"
    ),
    "single_threaded.one_known": N_(
        "{department} ({share} of the decision): we know only one person there"
    ),
    "single_threaded.one_unsure": N_(
        "{department} ({share} of the decision): we know only one person there, and not at which"
        " level"
    ),
    "cold_contact": N_("{name} has gone cold: last met {days} days ago, on {last}"),
    "cold_contact.unsure": N_("We know {name}, but no date says when we last met"),
    "cold_contact.perhaps": N_(
        "{name} was surely met last on {last}; nobody wrote down whether a later touch was answered"
    ),
    "concern_unowned": N_("{name}: nobody of us answers for “{concern}”"),
    "concern_overdue": N_("{name}: “{concern}” was due {days} days ago"),
    "no_executive_contact": N_("No executive of theirs was met for {days} days"),
    "no_executive_contact.never": N_("We have met no executive of theirs ({names})"),
    "no_executive_contact.unsure": N_("Cannot tell whether we have met an executive ({names})"),
    "no_executive_contact.partly_unsure": N_(
        "An executive ({names}) was surely met {days} days ago; too little is recorded to tell"
        " whether one was met since"
    ),
    "no_executive_contact.nobody": N_("No executive of theirs is on the map"),
    "no_user_behind": N_("None of the users is for us ({names})"),
    "no_user_behind.unsure": N_("No user is known to be for us ({names})"),
    "no_user_behind.nobody": N_("Nobody who will use it is on the map"),
    "no_coach": N_("Nobody inside tells us the truth: no coach is marked"),
    "opposition_not_found": N_("{n} stances known and nobody against us: look for the opposition"),
    "no_working_level": N_("Only upper and middle levels are known, nobody at the working level"),
    "no_working_level.unsure": N_(
        "Nobody is marked as working level; the level of {unknown} people is unknown"
    ),
    "stale_evidence": N_("What we believe of {name} is {days} days old"),
    "weights_bent.uniform": N_("No weights are entered, so everybody counts the same"),
    "weights_bent.sum": N_("The weights add up to {entered} and were scaled to 100%"),
    "weights_bent.department": N_(
        "{department}: the people add up to {entered}, the department to {expected}"
    ),
    "weights_bent.empty": N_("{department} has {expected} of the decision, but nobody carries it"),
    **gap_titles.TITLES,
}

WHYS = {
    "start_here": N_("Without the people there is no plan, only hope."),
    "no_decision_maker": N_("Deals are lost to the person nobody drew, most of all to this one."),
    "decider_against": N_(
        "Meeting them often does not help while they are against us; one such person can end it."
    ),
    "veto_unknown": N_("One no is enough to stop everything, and it usually comes late."),
    "never_met": N_(
        "Somebody with this much say in the decision decides on what others tell them, and others "
        "may tell them about a competitor."
    ),
    "concern_blocking": N_("A worry heard once and never answered is a no at the final meeting."),
    "seat_missing": N_(
        "Somebody does this job in their house; a competitor may already know whom."
    ),
    "decider_unknown": N_("A plan built on a guess about who decides is a guess."),
    "hidden_unreached": N_(
        "Others listen to this person without any title asking them to; the chart does not show it."
    ),
    "left_open": N_("A successor starts with an open mind: ours or a competitor's."),
    "single_threaded": N_(
        "If this one contact leaves, falls ill or turns, the department is gone."
    ),
    "cold_contact": N_("What we knew then may no longer hold, and others have been there since."),
    "concern_unowned": N_(
        "They said it to us once. If nobody comes back to it, they will say it to others."
    ),
    "concern_overdue": N_("We promised a day. Every day after it costs trust."),
    "no_executive_contact": N_(
        "Two to five meetings a year at the top keep a deal from being decided above our heads."
    ),
    "no_user_behind": N_(
        "Users who do not want it make the loudest case against it, before and after."
    ),
    "no_coach": N_("Without somebody inside we only hear what we are meant to hear."),
    "opposition_not_found": N_(
        "Every large purchase has somebody who would rather not. We have not looked yet."
    ),
    "no_working_level": N_(
        "The working level writes the requirements and tests the product; they are asked."
    ),
    "stale_evidence": N_(
        "People move. Our confidence in it halves with time, and so should yours."
    ),
    "weights_bent": N_("Every share on this page rests on these weights."),
    **gap_advice.WHYS,
}

ACTIONS = {
    "never_met.unsure": N_("Ask our team who has met {name}, and enter the last meeting."),
    "hidden_unreached.unsure": N_("Ask our team who has met {name}, and enter the last meeting."),
    "single_threaded.unsure": N_("Ask our team who talks to {department}, and enter the meetings."),
    "cold_contact.unsure": N_("Enter when one of us last met {name}; if nobody knows, call."),
    "start_here": N_("Enter the people you know, or paste them from a spreadsheet: ten minutes."),
    "no_decision_maker": N_("Ask your closest contact: who signs, and who can stop the signature?"),
    "decider_against": N_(
        "Find out what {name} stands to lose. Answer that first, through somebody they trust."
    ),
    "veto_unknown": N_("Ask {name}, or somebody near, what would make them stop it."),
    "never_met": N_("Do not ring {name} cold: be introduced, and ask for half an hour."),
    "never_met.top": N_(
        "Do not ring {name} cold: be introduced, and let our executive ask for half an hour."
    ),
    "concern_blocking": N_("Answer {name} this week with facts, and ask whether that settles it."),
    "seat_missing": N_(
        "Ask each contact who does this; write down the name, even without a meeting."
    ),
    "decider_unknown": N_("Ask {name} what a good decision looks like, and listen for doubts."),
    "hidden_unreached": N_(
        "Ask who listens to {name} to bring you together; seek advice, do not sell."
    ),
    "left_open": N_("Find out who follows {name}, and meet the successor in the first month."),
    "single_threaded": N_(
        "In {department}, have your contact bring you to a second person, one level up or down."
    ),
    "cold_contact": N_(
        "Call {name} with something useful: a figure, a case, a date. Never just “to touch base”."
    ),
    "concern_unowned": N_("Say today who of us answers it and by which day, and tell {name} both."),
    "concern_overdue": N_("Call {name} today: say where it stands and name a new day."),
    "no_executive_contact": N_("Ask our sponsor to visit; strategy and results, no product talk."),
    "no_user_behind": N_("Let users try it, hear what slows them down today, and solve one thing."),
    "no_coach": N_(
        "Look for somebody who gains when we win, and ask a question you know the answer to."
    ),
    "opposition_not_found": N_(
        "Ask every friend: who is not happy with this, and whom do they prefer?"
    ),
    "no_working_level": N_("Ask for a day with those who will work with it."),
    "stale_evidence": N_("Ask {name} again, or somebody who spoke with them lately."),
    "weights_bent": N_("Open the decision and enter what each department and person counts."),
    **gap_advice.ACTIONS,
}


#: Values that are said as percent.
SHARES = frozenset({"share", "power", "influence", "entered", "expected", "part"})

#: So many names are told of a longer list.
LISTED = 6

#: Values that are said with their sign.
SUPPORTS = frozenset({"support", "best", "worst"})

#: Values that are codes of a closed list.
CODES = {
    "severity": Severity,
    "category": ConcernCategory,
    "ours": SellingStage,
    "theirs": BuyingStep,
    "state": BudgetState,
}


def gap_title(_: Words, rule: str, values: Mapping[str, Any], certain: bool = True) -> str:
    """Return what is missing, with names and numbers; KeyError for a rule that does not exist.

    ``certain`` False gives "cannot tell …" where the rule has such a text.
    """
    return _(TITLES[_variant(rule, values, certain)], **_said(_, values))


def gap_why(_: Words, rule: str) -> str:
    """Return why this kind of gap matters; KeyError for a rule that does not exist."""
    return _(WHYS[rule])


def gap_action(_: Words, rule: str, values: Mapping[str, Any], certain: bool = True) -> str:
    """Return what to do about it; KeyError for a rule that does not exist.

    ``values["top"]``: it is about somebody of their upper level; ``bridge`` blank: nobody of those
    for us is listened to.
    """
    unsure, top = f"{rule}.unsure", f"{rule}.top"
    text = ACTIONS[rule] if certain or unsure not in ACTIONS else ACTIONS[unsure]
    if values.get("bridge") == "":
        text = ACTIONS[f"{rule}.alone"]
    elif certain and values.get("top") and top in ACTIONS:
        text = ACTIONS[top]
    return _(text, **_said(_, values))


def gap_severity(_: Words, severity: str) -> str:
    """Return the word for a severity: critical, serious or minor."""
    texts = {
        "critical": _.context("gap", "critical"),
        "serious": _.context("gap", "serious"),
        "minor": _.context("gap", "minor"),
    }
    return texts[severity]


def gaps_untold(_: Words, n: int) -> str:
    """Return how many rules have no answer yet, to stand beside the number of gaps; or nothing."""
    return _.plural("{n} cannot be told", "{n} cannot be told", n) if n else ""


def _variant(rule: str, values: Mapping[str, Any], certain: bool) -> str:
    ending = _ending(rule, values, certain) or ("" if certain else "unsure")
    whole = f"{rule}.{ending}"
    return whole if whole in TITLES else rule


#: Rules whose sentence is another one where a value is there: the value, and the ending.
_WITH = {
    "decider_against": ("veto", "veto"),
    "rival_decides": ("veto", "veto"),
    "coach_doubtful": ("competitor", "rival"),
    "budget_unconfirmed": ("state", "state"),
}


#: Likewise for rules that cannot tell.
_UNSURE_WITH = {
    "no_executive_contact": ("days", "partly_unsure"),
    "cold_contact": ("last", "perhaps"),
    "silence": ("days", "perhaps"),
    "criterion_lost": ("unweighed", "unweighed"),
}


def _ending(rule: str, values: Mapping[str, Any], certain: bool) -> str:
    value, ending = _UNSURE_WITH.get(rule, ("", ""))
    if not certain and value in values:
        return ending
    if rule in _WITH:
        value, ending = _WITH[rule]
        return ending if values.get(value) else ""
    match rule:
        case "seat_missing":
            if values["name"]:
                return "named"
            if not values["roles"]:
                return "bare"
            if values.get("note"):
                return "noted"
            return "department" if values["department"] else ""
        case "never_met":
            return _never_met(values, certain)
        case "single_threaded" if values["people"] == 1:
            return "one_known" if certain else "one_unsure"
        case "single_threaded" if values["reached"] == 0:
            return "none" if certain else "none_unsure"
        case "no_executive_contact" | "no_user_behind" if values["n"] == 0:
            return "nobody"
        case "no_executive_contact" | "silence" if certain and "days" not in values:
            return "never"
        case "weights_bent":
            return str(values["code"])
    return ""


def _never_met(values: Mapping[str, Any], certain: bool) -> str:
    """Return whether weight and power have to be told apart, and whether there is any weight."""
    share, power = percent(values["share"]), percent(values.get("power", values["share"]))
    if share == power:
        return ""
    if not certain:
        return "power_unsure"
    return "voice" if share == percent(0) else "power"


def _said(_: Words, values: Mapping[str, Any]) -> dict[str, str]:
    return {key: _value(_, key, value) for key, value in values.items()}


def _value(_: Words, key: str, value: Any) -> str:
    if isinstance(value, date):
        return day(_, value)
    if key in SHARES:
        return percent(value)
    if key in SUPPORTS:
        return signed(value)
    if key == "department" and str(value).strip().isdecimal():
        # "2 (38% of the decision)" would read as a number, not as a name.
        return _("Department {name}", name=value)
    if key in CODES:
        return word(_, CODES[key](value)) if value else ""
    if key == "roles":
        return _listed(_, [word(_, Role(role)) for role in value])
    if key == "name":
        return str(value) or _("Missing seat")
    return _listed(_, value) if isinstance(value, (tuple, list)) else str(value)


def _listed(_: Words, names: tuple[str, ...] | list[str]) -> str:
    told = [name or _("Missing seat") for name in names[:LISTED]]
    if len(names) > LISTED:
        told[-1] += f" … (+{len(names) - LISTED})"
    return ("、" if _.language is Language.ZH else ", ").join(told)
