"""The dates of a decision as a calendar file (iCalendar, RFC 5545): whole days, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.redaction import Audience, for_management
from stakeholder_map.maps.escape import plain
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.words import Words

#: No line of a calendar file is longer than so many bytes (RFC 5545, 3.1).
_LONGEST = 75


@dataclass(frozen=True)
class Day:
    """An entry of a calendar: a whole day, its text, and more about it."""

    uid: str
    on: date
    text: str
    more: str = ""


def calendar(reading: Reading, audience: Audience, _: Words) -> bytes:
    """Return the dates of a decision and what is to be done for it, as whole days.

    Its day of decision, milestones that are not done, approval steps, concerns to be answered, and
    open tasks. For our own people: a customer's would have no entry.
    """
    days: Iterable[Day] = ()
    if audience is not Audience.CUSTOMER:
        account = reading.account
        if audience is Audience.MANAGEMENT:
            account = for_management(account)
        days = _days(account, account.decision(reading.decision.id), _)
    return calendar_text(days, reading.today).encode("utf-8")


def calendar_text(days: Iterable[Day], today: date) -> str:
    """Return entries as the text of a calendar file."""
    stamp = f"{today:%Y%m%d}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//stakeholder-map//EN",
        "CALSCALE:GREGORIAN",
    ]
    for day in sorted(days, key=lambda day: (day.on, day.uid)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day.uid}@stakeholder-map",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_after(day.on):%Y%m%d}",
            f"SUMMARY:{escaped(day.text)}",
            *([f"DESCRIPTION:{escaped(day.more)}"] if day.more.strip() else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Return a text as a value: one line, with what would end it escaped (RFC 5545, 3.3.11)."""
    lines = [plain(line) for line in text.splitlines()]
    kept = "\n".join(line for line in lines if line)
    for sign in "\\;,":
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line cut into lines of at most 75 bytes, between letters (RFC 5545, 3.1)."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        wide = len(letter.encode("utf-8"))
        if size + wide > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + wide
    return "\r\n".join((*pieces, piece))


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _days(account: Account, decision: Decision, _: Words) -> Iterable[Day]:
    about = f"{account.name} – {decision.name}"
    names = {person.id: person.name for person in account.people}
    mates = {mate.id: mate.name for mate in account.teammates}
    if decision.decide_by is not None:
        yield Day(decision.id, decision.decide_by, _("{name}: the decision is due", name=about))
    for milestone in decision.milestones:
        if not milestone.done:
            yield Day(milestone.id, milestone.on, f"{milestone.text} ({about})")
    for step in decision.steps:
        if step.due is not None:
            yield Day(step.id, step.due, _("Approval: {step}", step=f"{step.name} ({about})"))
    for seat in decision.seats:
        for concern in seat.open_concerns:
            if concern.due is not None:
                holder = names.get(seat.person_id or "", seat.title)
                text = _("Answer {person}: {concern}", person=holder, concern=concern.text)
                yield Day(concern.id, concern.due, text, mates.get(concern.owner_id or "", ""))
    for task in account.tasks:
        if task.is_open and task.due is not None and task.decision_id in (None, decision.id):
            who = mates.get(task.teammate_id or "", "")
            people = ", ".join(names[key] for key in task.person_ids)
            more = "\n".join(part for part in (who, people, task.message, about) if part)
            yield Day(task.id, task.due, task.what, more)
