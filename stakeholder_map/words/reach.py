"""The words for whether we reach a person."""

from __future__ import annotations

from datetime import date

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import day

REACHES = {
    "met": N_("Met"),
    "cold": N_("Gone cold"),
    "never": N_("Never met"),
    "unknown": N_("Contact unknown"),
}


def reach_word(_: Words, reach: str) -> str:
    """Return the word for met, cold, never or unknown; KeyError for anything else."""
    return _(REACHES[reach])


def reach_sentence(_: Words, reach: str, last_met: date | None, days: int | None) -> str:
    """Return when we last met the person, or what is known instead."""
    if last_met is not None and days is not None:
        if days == 0:
            return _("Met today")
        on = day(_, last_met)
        if reach == "unknown":
            return _.plural(
                "Met {n} day ago, on {on}; since then unclear",
                "Met {n} days ago, on {on}; since then unclear",
                days,
                on=on,
            )
        if reach == "met":
            return _.plural("Met {n} day ago, on {on}", "Met {n} days ago, on {on}", days, on=on)
        return _.plural(
            "Cold: last met {n} day ago, on {on}",
            "Cold: last met {n} days ago, on {on}",
            days,
            on=on,
        )
    if reach == "never":
        return _("None of us has met this person")
    return _("Nobody recorded whether or when we met")
