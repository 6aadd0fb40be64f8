"""The words around gap rules: what they are about, who says so, who closes a gap, limits."""

from __future__ import annotations

from datetime import date

from stakeholder_map.words.catalogue import N_, Words
from stakeholder_map.words.figures import day, percent
from stakeholder_map.words.rule_names import NAMES

SUBJECTS = {
    "whole": N_("The whole map"),
    "people": N_("People and seats"),
    "departments": N_("Departments and levels"),
    "ties": N_("Ties between them"),
    "contacts": N_("Our contacts"),
    "concerns": N_("Concerns"),
    "time": N_("Time"),
    "stage": N_("Stage and money"),
    "competitors": N_("Competitors"),
}

SOURCES = {
    "mission": N_("Practice of large-account selling: this tool's own brief"),
    "field": N_(
        "Published coaching rules of relationship-map products (Altify, ARPEDIO, Gainsight)"
    ),
    "borgatti": N_("Borgatti (2006), key players: who takes most along when they go"),
    "challenger": N_("Dixon & Adamson, The Challenger Sale (2011): shape the criteria"),
    "friedkin": N_("Friedkin & Johnsen (1990): views settle near those one listens to"),
    "heider": N_(
        "Heider (1958), balance: a quarrel among neighbours is settled or moves everybody"
    ),
    "krackhardt": N_("Krackhardt (1987): one insider's picture of the ties is about half right"),
    "meddic": N_("MEDDIC: metrics, economic buyer, criteria, process, pain, champion"),
    "miller": N_("Miller & Heiman, Strategic Selling (1985): the coach wants us to win"),
    "power": N_("Shapley & Shubik (1954): weights count as the approval rule makes them count"),
    "spin": N_("Rackham, SPIN Selling (1988): pains and concerns are found by asking"),
    "tas": N_("Target Account Selling: buyer's process, supporters and enemies, compelling date"),
}

UNITS = {
    "share": N_("% of the decision"),
    "days": N_("days"),
    "count": N_("number"),
    "points": N_("points"),
}

_DOERS = {
    "owner": N_("{name}, who leads the account"),
    "contact": N_("{name}, whose contact it is"),
    "answers": N_("{name}, who answers for it"),
    "sponsor": N_("{name}, our executive"),
}

_NOBODY = {
    "owner": N_("whoever leads the account (nobody is named)"),
    "contact": N_("whoever of us knows them (nobody is named)"),
    "answers": N_("whoever answers for it (nobody is named)"),
    "sponsor": N_("an executive of ours (nobody is named)"),
}

_BACK = {
    "due": N_("Accepted until {until} by {by}: the day has come."),
    "worse": N_("Accepted on {on} by {by}, but it has become worse since."),
    "changed": N_("Accepted on {on} by {by}, but it is no longer the same."),
}


def rule_name(_: Words, rule: str) -> str:
    """Return what a rule is called; KeyError for a rule that does not exist."""
    return _(NAMES[rule])


def rule_subject(_: Words, subject: str) -> str:
    """Return what a rule is about."""
    return _(SUBJECTS[subject])


def rule_source(_: Words, source: str) -> str:
    """Return who says so."""
    return _(SOURCES[source])


def limit_text(_: Words, value: float, unit: str) -> str:
    """Return a limit with its unit: "15%", "30 days"; a number of people or ties stands alone."""
    if unit == "share":
        return percent(value)
    return f"{value:g}" if unit == "count" else f"{value:g} {_(UNITS[unit])}"


def unit_name(_: Words, unit: str) -> str:
    """Return what a limit counts."""
    return _(UNITS[unit])


def doer_text(_: Words, doer: str, name: str) -> str:
    """Return who of us closes a gap; ``name`` is blank where nobody is named."""
    return _(_DOERS[doer], name=name) if name else _(_NOBODY[doer])


def accepted_sentence(_: Words, by: str, on: date, until: date) -> str:
    """Return who accepted a gap, when, and until when."""
    return _(
        "Accepted by {by} on {on}; to be looked at again on {until}.",
        by=by or _("somebody"),
        on=day(_, on),
        until=day(_, until),
    )


def back_sentence(_: Words, back: str, by: str, on: date, until: date) -> str:
    """Return why an accepted gap is shown again: due, worse or changed."""
    values = {"by": by or _("somebody"), "on": day(_, on), "until": day(_, until)}
    return _(_BACK[back], **values)
