"""Exporting: a decision as one file for an audience, and an account as its own file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.filename import safe_filename
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import Audience, formal_place
from stakeholder_map.exports.team import Lens
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.words import Language, words


class Format(StrEnum):
    """What kind of file: one page for any browser, or the account file, complete and private."""

    HTML = "html"
    JSON = "json"


@dataclass(frozen=True)
class Export:
    """A file ready to be written or downloaded."""

    name: str
    mime: str
    data: bytes


def export(
    account: Account,
    decision_id: str,
    format: Format = Format.HTML,  # noqa: A002 - what the user calls it
    *,
    audience: Audience = Audience.TEAM,
    language: Language = Language.EN,
    people: Collection[str] | None = None,
    lenses: Collection[Lens] = tuple(Lens),
    today: date,
) -> Export:
    """Return a decision, or the whole account, as a file.

    Args:
        account: what to export.
        decision_id: the decision of the page; the account file holds all of them.
        format: the account file is for the team only, whatever ``audience`` says is refused.
        audience: who will read the page.
        language: of the page and of the file's name.
        people: for the customer: ids of the people in the chart (None: the preset). Whoever may
            not be in it (see :func:`may_be_shown`) is left out even if named here.
        lenses: for the team: the parts of the page.
        today: the day on which the decision is read.

    Raises:
        KeyError: the account has no such decision.
        ValueError: the account file was asked for the customer.
    """
    if format is Format.JSON:
        if audience is not Audience.TEAM:
            raise ValueError("the account file holds everything; it is for the team only")
        return account_file(account)
    return page_file(
        read(account, decision_id, today),
        audience=audience,
        language=language,
        people=people,
        lenses=lenses,
    )


def page_file(
    reading: Reading,
    *,
    audience: Audience,
    language: Language,
    people: Collection[str] | None = None,
    lenses: Collection[Lens] = tuple(Lens),
) -> Export:
    """Return a decision that was read before as one HTML file; see :func:`export`."""
    account, today = reading.account, reading.today
    if people is not None:
        allowed = set(may_be_shown(account, today))
        people = [key for key in people if key in allowed]
    text = html_page(reading, audience, language, people, lenses, today)
    return Export(
        name=safe_filename(_name(reading, audience, language), ".html"),
        mime="text/html",
        data=text.encode("utf-8"),
    )


def account_file(account: Account) -> Export:
    """Return the account file: complete, with every private remark."""
    return Export(
        name=account_file_name(account),
        mime="application/json",
        data=file.write(account).encode("utf-8"),
    )


def account_file_name(account: Account) -> str:
    """Return what the account file is called."""
    return safe_filename(account.name, ".json")


def may_be_shown(account: Account, today: date) -> tuple[str, ...]:
    """Return the people who may be ticked for a customer: still there, and hidden nowhere.

    That somebody without an office sways a decision is our finding; the name alone would tell it.
    """
    hidden = {seat.person_id for d in account.decisions for seat in d.seats if seat.hidden}
    return tuple(
        person.id
        for person in account.people
        if person.id not in hidden and (person.left_on is None or person.left_on > today)
    )


def preset(account: Account, today: date) -> tuple[str, ...]:
    """Return the people who are ticked to begin with: those with a formal place in the chart."""
    return formal_place(account, today)


def _name(reading: Reading, audience: Audience, language: Language) -> str:
    """Return what the file is called. A customer's name tells nothing of our decisions."""
    account = reading.account.name
    if audience is Audience.CUSTOMER:
        return words(language)("Organisation chart – {account}", account=account)
    return f"{account} – {reading.decision.name} – {reading.today.isoformat()}"
