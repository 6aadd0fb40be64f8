"""How the age of a fact is said."""

from __future__ import annotations

from datetime import date

from stakeholder_map.words.catalogue import Words
from stakeholder_map.words.figures import day, percent


def age_text(_: Words, days: int, left: float, fading: bool) -> str:
    """Return "Last confirmed 97 days ago", and what is left of it where it fades."""
    if days == 0:
        return _("Confirmed today")
    said = _.plural("Last confirmed {n} day ago", "Last confirmed {n} days ago", days)
    if not fading:
        return said
    return _("{said}: fading, {left} of our confidence is left", said=said, left=percent(left))


def confirmed_text(_: Words, on: date, evidence: str) -> str:
    """Return the evidence of a confirmation: since when it is known, and on what."""
    if evidence.strip():
        return _("Still true; first noted on {day}: {evidence}", day=day(_, on), evidence=evidence)
    return _("Still true; first noted on {day}", day=day(_, on))
