"""How it is said what has moved since an earlier day."""

from __future__ import annotations

from datetime import date

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import UNKNOWN, day, signed

#: What has happened, by the turn it took.
TURNS = {
    "away": N_("{name}: down from {before} to {after}"),
    "cold": N_("{name} has gone cold"),
    "overdue": N_("{name} has had no answer to “{concern}” by its day"),
    "raised": N_("{name} has a new concern: “{concern}”"),
    "left": N_("{name} has left"),
    "lost": N_("Where {name} stands is not known any more; it was {before}"),
    "came": N_("{name} is new in the post"),
    "towards": N_("{name}: up from {before} to {after}"),
    "found": N_("Where {name} stands is known now: {after}"),
    "reached": N_("Reached again, or for the first time: {name}"),
    "resolved": N_("{name}'s concern “{concern}” is settled"),
    "answered": N_("{name} has our answer to “{concern}”"),
}


def change_text(
    _: Words, turn: str, name: str, before: int | None, after: int | None, concern: str = ""
) -> str:
    """Return what happened to a person in a sentence; KeyError for an unknown turn."""
    return _(
        TURNS[turn],
        name=name,
        before=UNKNOWN if before is None else signed(before),
        after=UNKNOWN if after is None else signed(after),
        concern=concern,
    )


def nothing_moved(_: Words, since: date) -> str:
    """Return what to think where nothing dated has changed."""
    return _(
        "Nothing has moved since {day}: nobody talked, or nobody wrote it down. Ask for both.",
        day=day(_, since),
    )


def held_text(_: Words, name: str, on: date, support: int | None, concerns: int) -> str:
    """Return where somebody stood on a day, and how many concerns held them back."""
    stood = UNKNOWN if support is None else signed(support)
    return _.plural(
        "{name} on {day}: support {support}, {n} open concern",
        "{name} on {day}: support {support}, {n} open concerns",
        concerns,
        name=name,
        day=day(_, on),
        support=stood,
    )
