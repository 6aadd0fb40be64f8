"""Placeholders in texts: ``{person}``, ``{concern}`` … Known names only, each filled once.

Texts come from users, too, so nothing is formatted: ``{0.__class__}`` is no known name and stays
as it is written; what is filled in is never looked through for placeholders again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Blank(StrEnum):
    """What an account can fill in."""

    ACCOUNT = "account"
    DECISION = "decision"
    PERSON = "person"
    TITLE = "title"
    DEPARTMENT = "department"
    DEMAND = "demand"
    BOSS = "boss"
    TEAMMATE = "teammate"
    SPONSOR = "sponsor"
    CONCERN = "concern"
    ANSWER = "answer"
    DUE = "due"
    PAIN = "pain"
    COST = "cost"
    SOLUTION = "solution"
    WORTH = "worth"
    VALUE = "value"
    PRICE = "price"
    PAYBACK = "payback"
    BUDGET = "budget"
    BUDGET_SOURCE = "budget_source"
    COMPETITOR = "competitor"
    THEIR_WEAKNESS = "their_weakness"
    OUR_STRENGTH = "our_strength"
    ATTACK = "attack"
    COUNTER = "counter"
    CRITERION = "criterion"
    DECIDE_BY = "decide_by"
    DAYS_LEFT = "days_left"
    MILESTONE = "milestone"
    MILESTONE_DAY = "milestone_day"
    LAST_MET = "last_met"
    OTHER = "other"


#: A sentence that is filled in does not bring its own full stop where the text has one.
_STOPS = ".。!！?？;；,，"

#: Of these a quoted sentence is relieved; a question stays one.
_QUIET_STOPS = ".。;；,，"

_PLACE = re.compile(r"\{([a-z_]{1,20})\}")


@dataclass(frozen=True)
class Filled:
    """A text with its placeholders filled, and those that nothing known could fill."""

    text: str
    missing: tuple[Blank, ...]


def named(text: str) -> tuple[str, ...]:
    """Return what stands in braces like a placeholder, known or not, each once."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def blanks_in(text: str) -> tuple[Blank, ...]:
    """Return the known placeholders of a text in their order, each once."""
    return tuple(Blank(name) for name in named(text) if name in set(Blank))


def _inner(quoted: str) -> str:
    """Return what stands in quotation marks with its own ones as those within a quotation."""
    return quoted.translate({ord("“"): "‘", ord("”"): "’"})


def fill(text: str, facts: Mapping[Blank, str], shown: Callable[[Blank], str]) -> Filled:
    """Fill the known placeholders of a text.

    Args:
        text: any text, hostile ones too; never raises.
        facts: what is known. A blank that is absent or empty stays open.
        shown: what stands in the place of an open blank, naming it.
    """
    missing: dict[Blank, None] = {}

    def put(found: re.Match[str]) -> str:
        if found[1] not in set(Blank):
            return found[0]
        blank = Blank(found[1])
        known = " ".join(facts.get(blank, "").split())
        if not known:
            missing[blank] = None
            return shown(blank)
        before, follows = text[: found.start()][-1:], text[found.end() :][:1]
        if before == "“" and follows == "”":
            # Quoted, it is a part of our sentence: no stop of its own, no quotation marks alike.
            return _inner(known.rstrip(_QUIET_STOPS) or known)
        return known.rstrip(_STOPS) or known if follows and follows in _STOPS else known

    return Filled(_PLACE.sub(put, text), tuple(missing))
