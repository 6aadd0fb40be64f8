"""The sentences of typing: why a cell was not taken, and what is deleted along with a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stakeholder_map.words.catalogue import N_, Language, Words

#: Code of a refused cell → what is wrong and how to mend it.
REFUSED = {
    "needed": N_("this cell has to be filled before the row is saved."),
    "no_number": N_("“{value}” is no number. Type digits, or leave it blank if it is unknown."),
    "support_range": N_(
        "“{value}” is out of range. Type a whole number from −5 to +5, "
        "or leave it blank if it is unknown."
    ),
    "percent_range": N_(
        "“{value}” is out of range. Type a number from 0 to 100, "
        "or leave it blank if it is unknown."
    ),
    "percent_or_share": N_("“{value}” may be {percent} or {share}. Type it with its % sign."),
    "below_zero": N_("“{value}” is below zero. Type 0 or more."),
    "no_currency": N_(
        "“{value}” has no currency. Type it behind the amount, for example 250,000 CNY."
    ),
    "no_date": N_("“{value}” is no date. Choose a day from the calendar."),
    "too_long": N_("the text has {length} characters; shorten it to {limit}."),
    "pasted_block": N_(
        "a block of cells was pasted into one. Press Esc to leave the cell, then paste again."
    ),
    "unknown_name": N_("nothing here is called “{value}”. Choose from the list, or add it first."),
    "own_superior": N_("{value} cannot be their own superior. Choose somebody else."),
    "tie_to_self": N_("{value} stands at both ends. Name two different people."),
    "has_a_seat": N_(
        "{value} already has a part of their own in this decision. Delete the placeholder instead."
    ),
    "quota_first": N_(
        "a step decided by a share of the weight needs that share. Type it under “Quota %”."
    ),
    "quota_zero": N_("a share of 0 would let everything pass. Type a number above 0 up to 100."),
    "not_saved": N_("“{value}” was not saved. Type it again."),
    "changed": N_(
        "somebody else changed this cell to “{theirs}” meanwhile. Type yours again if it is right."
    ),
    "invalid": N_("“{value}” cannot stand here. Correct it or leave it blank."),
}


def refusal_text(_: Words, code: str, values: Mapping[str, str]) -> str:
    """Return why a cell was not taken and how to mend it; KeyError for an unknown code."""
    return _(REFUSED[code], **_shortened(values))


def joined(_: Words, names: Iterable[str]) -> str:
    """Return names in a row, with the comma that the language puts between them."""
    return ("、" if _.language is Language.ZH else ", ").join(names)


def labelled(_: Words, label: str, text: str) -> str:
    """Return "label: text", with the colon of the language."""
    return f"{label}：{text}" if _.language is Language.ZH else f"{label}: {text}"


def along_text(_: Words, kind: str, n: int) -> str:
    """Return "3 ties": how many records of a kind go along with a deletion."""
    said = {
        "Person": lambda: _.plural("{n} person", "{n} people", n),
        "Seat": lambda: _.plural("{n} seat", "{n} seats", n),
        "Concern": lambda: _.plural("{n} concern", "{n} concerns", n),
        "Tie": lambda: _.plural("{n} tie", "{n} ties", n),
        "Contact": lambda: _.plural("{n} contact", "{n} contacts", n),
        "Department": lambda: _.plural("{n} department", "{n} departments", n),
        "Stake": lambda: _.plural("{n} department weight", "{n} department weights", n),
        "Organisation": lambda: _.plural("{n} organisation", "{n} organisations", n),
        "Teammate": lambda: _.plural("{n} teammate", "{n} teammates", n),
        "Touch": lambda: _.plural("{n} touch", "{n} touches", n),
        "Task": lambda: _.plural("{n} task", "{n} tasks", n),
        "Decision": lambda: _.plural("{n} decision", "{n} decisions", n),
        "ApprovalStep": lambda: _.plural("{n} approval step", "{n} approval steps", n),
        "RequiredRole": lambda: _.plural("{n} required role", "{n} required roles", n),
        "Criterion": lambda: _.plural("{n} criterion", "{n} criteria", n),
        "Milestone": lambda: _.plural("{n} milestone", "{n} milestones", n),
        "Pain": lambda: _.plural("{n} pain", "{n} pains", n),
        "Competitor": lambda: _.plural("{n} competitor", "{n} competitors", n),
        "AttackLine": lambda: _.plural("{n} attack line", "{n} attack lines", n),
        "ArchiveEntry": lambda: _.plural("{n} archive entry", "{n} archive entries", n),
    }
    return said[kind]()


def _shortened(values: Mapping[str, str]) -> dict[str, str]:
    """Cut values that would push the rest of the sentence off the screen."""
    return {name: text if len(text) <= 80 else f"{text[:79]}…" for name, text in values.items()}
