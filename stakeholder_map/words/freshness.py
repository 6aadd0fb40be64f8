"""How the age of a fact is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from stakeholder_map.model.seat import Seat
from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.entry import joined, labelled
from stakeholder_map.words.figures import day, percent
from stakeholder_map.words.values import word

#: Kind of fact → what it is called above a list of such.
_TITLES = {
    "tie": N_("Ties"),
    "part": N_("Roles, weights and vetoes"),
    "concern": N_("Concerns"),
    "bant": N_("BANT"),
}


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


def aged_title(_: Words, what: str) -> str:
    """Return what a kind of fact is called; KeyError for an unknown one."""
    return _(_TITLES[what])


def bant_title(_: Words, name: str) -> str:
    """Return what one of budget, authority, need and timeline is called; KeyError for others."""
    titles: dict[str, Callable[[], str]] = {
        "budget": lambda: _("Budget"),
        "authority": lambda: _.context("bant", "Authority"),
        "need": lambda: _("Need"),
        "timeline": lambda: _("Timeline"),
    }
    return titles[name]()


def part_text(_: Words, seat: Seat, name: str) -> str:
    """Return a person's part in one line: name, roles, weight, veto."""
    said = [word(_, role) for role in seat.roles]
    if seat.hidden:
        said.append(_("Hidden"))
    if seat.coach:
        said.append(_("Coach"))
    if seat.weight is not None:
        said.append(_("Weight {share}", share=percent(seat.weight)))
    if seat.veto:
        said.append(_("Veto"))
    return labelled(_, name, joined(_, said))
