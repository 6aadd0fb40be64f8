"""How tasks are said: the rules that make them, what is to be done, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import day

#: The name of each rule, as a task says which one made it.
RULES = {
    "stage_entered": N_("Stage entered"),
    "date_near": N_("Date near"),
    "date_passed": N_("Date passed"),
    "contact_cold": N_("Contact gone cold"),
    "new_person": N_("New person"),
    "concern_overdue": N_("Concern overdue"),
    "veto_unknown": N_("Veto unknown"),
    "executive_due": N_("Contact at the top"),
    "outreach": N_("Outreach plan"),
    "check_item": N_("Check list"),
    "move": N_("Next moves"),
    "gap": N_("Gaps"),
}

#: What is to be done. Variants by stage or kind stand behind a dot.
TITLES = {
    "stage_entered.development": N_("Write down who wants it, from which money, by which day"),
    "stage_entered.qualification": N_("Decide in our house: do we go for it, with whom?"),
    "stage_entered.proposal": N_("Agree with three of their people by what they will judge"),
    "stage_entered.tender": N_("Our executive visits {name} before the bids are opened"),
    "stage_entered.tender.nobody": N_("Our executive visits them before the bids are opened"),
    "stage_entered.negotiation": N_("Our executive agrees the frame of the contract with {name}"),
    "stage_entered.negotiation.nobody": N_("Our executive agrees the frame of the contract"),
    "stage_entered.delivery": N_("Introduce the delivery lead to the users"),
    "date_near.milestone": N_("Prepare “{what}” on {on}"),
    "date_near.step": N_("Talk to everybody who decides “{what}” on {on}"),
    "date_near.decision": N_("Last talks before “{what}” is decided on {on}"),
    "date_passed": N_("“{what}” was due on {on}: tick it off or name a new day"),
    "contact_cold": N_("Call {name}; last met on {last}"),
    "new_person": N_("Meet {name}, in the post since {since}"),
    "concern_overdue": N_("Answer {name}: “{concern}”, due {due}"),
    "veto_unknown": N_("Find out where {name} stands; they hold a veto"),
    "executive_due": N_("Bring {name} together with our executive"),
    "check_item": N_("Close the open item: {item}"),
}

#: Why the rule makes the task.
WHYS = {
    "stage_entered": N_("Every stage has one thing that is done first; later it costs twice."),
    "date_near": N_("Two weeks are enough to prepare it, three days are not."),
    "date_passed": N_("A date that passed unnoticed on our side was not unnoticed on theirs."),
    "contact_cold": N_("This person counts in the decision and has not heard from us for long."),
    "new_person": N_("Whoever is new decides in the first months whom they trust."),
    "concern_overdue": N_("We named a day and let it pass."),
    "veto_unknown": N_("One no stops everything, and we do not know whether it is coming."),
    "executive_due": N_(
        "Two to five meetings a year at the top keep a deal from being lost there."
    ),
    "outreach": N_("It came out of the outreach plan."),
    "check_item": N_("The stage is not safely left while this is open."),
    "move": N_("It was among the moves that change most for their effort."),
    "gap": N_("It closes a gap that could lose the decision."),
}


def rule_name(_: Words, rule: str) -> str:
    """Return the name of the rule that made a task; "by hand" where none did.

    A rule that we do not know (a file of a later version) is said by its own name.
    """
    if not rule:
        return _("by hand")
    return _(RULES[rule]) if rule in RULES else rule


def task_title(_: Words, rule: str, values: Mapping[str, Any]) -> str:
    """Return what is to be done, in at most 500 characters; KeyError for an unknown rule."""
    key = rule
    for part in ("stage", "kind"):
        if f"{rule}.{values.get(part)}" in TITLES:
            key = f"{rule}.{values[part]}"
    if not values.get("name") and f"{key}.nobody" in TITLES:
        key = f"{key}.nobody"
    said = {name: _value(_, value) for name, value in values.items()}
    return _cut(_(TITLES[key], **said))


def task_why(_: Words, rule: str) -> str:
    """Return why a rule makes a task; nothing for a task made by hand."""
    return _(WHYS[rule]) if rule in WHYS else ""


def in_one(_: Words, said: Iterable[str]) -> str:
    """Return several things to do as one line."""
    return ("；" if _.language == "zh" else "; ").join(said)


def _value(_: Words, value: Any) -> str:
    return day(_, value) if isinstance(value, date) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= 500 else f"{text[:499]}…"
