"""Exporting: a decision as one file for an audience, and an account as its own file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from stakeholder_map.analysis.reading import NO_DEFAULTS, Reading, read
from stakeholder_map.exports.filename import safe_filename
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.picture import picture_png, picture_svg
from stakeholder_map.exports.redaction import Audience, formal_place
from stakeholder_map.exports.slide import slide
from stakeholder_map.exports.team import Lens
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.rules import TeamDefaults
from stakeholder_map.services.formats import ENDINGS, MIMES, Format
from stakeholder_map.words import Language, words

if TYPE_CHECKING:
    from stakeholder_map.services.playbook import Shown


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
    scale: int = 1,
    today: date,
    defaults: TeamDefaults = NO_DEFAULTS,
    book: Shown | None = None,
    at: datetime | None = None,
) -> Export:
    """Return a decision, or the whole account, as a file.

    Args:
        account: what to export.
        decision_id: the decision of the file; the account file holds all of them.
        format: the account file is for the team only, whatever ``audience`` says is refused.
        audience: who will read the file.
        language: of the file and of its name.
        people: for the customer: ids of the people in the chart (None: the preset). Whoever may
            not be in it (see :func:`may_be_shown`) is left out even if named here.
        lenses: for our own people: the parts of the page.
        scale: of a PNG: its width in screens of 1920 pixels, 1 … 3.
        today: the day on which the decision is read.
        defaults: what the team set of rules and health for all accounts.
        book: the playbook that the account plan speaks with (None: as it comes).
        at: the moment that a calendar says it is of; see :func:`moment`.

    Raises:
        KeyError: the account has no such decision.
        ValueError: the account file was asked for others than the team, or the account plan for
            the customer.
        Refused: a PNG needs a font that this machine does not have.
    """
    if format is Format.JSON:
        if audience is not Audience.TEAM:
            raise ValueError("the account file holds everything; it is for the team only")
        return account_file(account)
    return decision_file(
        read(account, decision_id, today, defaults),
        format,
        audience=audience,
        language=language,
        people=people,
        lenses=lenses,
        scale=scale,
        book=book,
        at=at,
    )


def decision_file(
    reading: Reading,
    format: Format = Format.HTML,  # noqa: A002 - what the user calls it
    *,
    audience: Audience,
    language: Language,
    people: Collection[str] | None = None,
    lenses: Collection[Lens] = tuple(Lens),
    scale: int = 1,
    book: Shown | None = None,
    at: datetime | None = None,
    mate_id: str | None = None,
) -> Export:
    """Return a decision that was read before as one file; see :func:`export`.

    ``mate_id``: whose calendar it is (``exports.calendar``); other files do not ask.

    Raises:
        ValueError: the account file is not made of a decision; no plan is for the customer.
        Refused: a PNG needs a font that this machine does not have.
    """
    account, today = reading.account, reading.today
    if people is not None:
        allowed = set(may_be_shown(account, today))
        people = [key for key in people if key in allowed]
    data: str | bytes
    match format:
        case Format.HTML:
            data = html_page(reading, audience, language, people, lenses, today)
        case Format.SVG:
            data = picture_svg(reading, audience, language, people)
        case Format.PNG:
            data = picture_png(reading, audience, language, people, scale)
        case Format.PPTX:
            data = slide(reading, audience, language, people)
        case Format.DOCX:
            from stakeholder_map.services.account_plan import plan_file  # slow to load

            data = plan_file(reading, audience, language, book)
        case Format.JSON:
            raise ValueError("the account file is made of the account")
        case _:
            from stakeholder_map.services.tabling import table_data  # slow to load

            data = table_data(reading, format, audience, words(language), people, at, mate_id)
    return Export(
        name=file_name(reading, format, audience, language),
        mime=MIMES[format],
        data=data.encode("utf-8") if isinstance(data, str) else data,
    )


def moment(today: date) -> datetime | None:
    """Return now for a file of today, None for one of another day (which is of its beginning).

    Of two calendars the later one holds, also of two that were made on one day.
    """
    return datetime.now(UTC) if today == date.today() else None  # noqa: DTZ011 - the user's day


def file_name(
    reading: Reading,
    format: Format,  # noqa: A002 - what the user calls it
    audience: Audience,
    language: Language,
) -> str:
    """Return what the file of a decision is called."""
    ending = ENDINGS.get(format, f".{format}")
    return safe_filename(_name(reading, audience, language), ending)


def mime_of(format: Format) -> str:  # noqa: A002 - what the user calls it
    """Return the media type of a kind of file."""
    return MIMES[format]


def account_file(account: Account) -> Export:
    """Return the account file: complete, with every private remark."""
    return Export(
        name=account_file_name(account),
        mime=MIMES[Format.JSON],
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
    account, _ = reading.account.name, words(language)
    if audience is Audience.CUSTOMER:
        return _("Organisation chart – {account}", account=account)
    name = f"{account} – {reading.decision.name} – {reading.today.isoformat()}"
    readers = _("management") if audience is Audience.MANAGEMENT else _("team, internal")
    return f"{name} – {readers}"
