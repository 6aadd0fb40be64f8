"""The questions of the guided rating, and how their sum is said."""

from __future__ import annotations

from collections.abc import Iterable

from stakeholder_map.words.catalogue import N_, Language, Words
from stakeholder_map.words.entry import labelled
from stakeholder_map.words.figures import percent, signed

#: Question code → the question, answered yes or no.
QUESTION_TEXTS = {
    "told_unasked": N_("Told us something internal without being asked"),
    "introduced": N_("Introduced us to others in the house"),
    "spoke_for_us": N_("Spoke for us when we were not in the room"),
    "kept_word": N_("Did what they had promised us"),
    "spoke_for_rival": N_("Spoke for a competitor in a meeting"),
    "held_up": N_("Held back what we needed: data, access, a date"),
    "signs": N_("Signs the contract or releases the money"),
    "stopped_before": N_("Has stopped a project like this before"),
    "wrote_criteria": N_("Wrote or approved the criteria"),
    "asked_first": N_("Others ask for their view before they decide"),
    "runs_meetings": N_("Leads the meetings about this purchase"),
    "seen_ourselves": N_("We saw or heard it ourselves"),
    "two_sources": N_("Two people told us the same, independently"),
    "acted": N_("They acted on it, not only talked"),
    "recent": N_("The last sign is less than a month old"),
    "nothing_against": N_("Nothing we know contradicts it"),
}


def question_text(_: Words, code: str) -> str:
    """Return a question; KeyError for an unknown code."""
    return _(QUESTION_TEXTS[code])


def counts_text(_: Words, yes: int, no: int) -> str:
    """Return what the answers count: "yes +1, no −1"."""
    if no:
        return _("yes {yes}, no {no}", yes=signed(yes), no=signed(no))
    return _("yes {yes}", yes=signed(yes))


def sum_text(_: Words, rated: str, value: float | None, parts: Iterable[int], off: int) -> str:
    """Return the arithmetic: "+2 +1 −3 = 0, so support 0 is proposed."; why nothing is proposed."""
    if value is None:
        return _("Nothing is answered yet, so nothing is proposed.")
    terms = " ".join(signed(part) for part in parts)
    if rated == "support":
        return _("{terms} → support {value}.", terms=terms, value=signed(value))
    if rated == "weight":
        return _(
            "{terms} of what was answered → weight {value}.", terms=terms, value=percent(value)
        )
    if off:
        return _(
            "{terms}, less {off} for unanswered questions → confidence {value}.",
            terms=terms,
            off=off,
            value=percent(value),
        )
    return _("{terms} → confidence {value}.", terms=terms, value=percent(value))


def answers_text(_: Words, answers: Iterable[tuple[str, bool]], unanswered: int) -> str:
    """Return the answers as evidence: each question with yes or no, and how many are open."""
    said = [
        labelled(_, question_text(_, code), _("yes") if yes else _("no")) for code, yes in answers
    ]
    if unanswered:
        said.append(_.plural("{n} question not answered", "{n} questions not answered", unanswered))
    return ("；" if _.language is Language.ZH else "; ").join(said)
