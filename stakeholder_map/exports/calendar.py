"""The dates of a decision as a calendar file (iCalendar, RFC 5545): whole days, nothing else.

An entry has the same UID whenever the file is made, and a SEQUENCE that grows from file to file: a
calendar that the file is imported into again brings its entries up to date instead of doubling
them (RFC 5545, 3.8.4.7 and 3.8.7.4). What was over in the last months stands in it as cancelled
(3.8.1.11), so that it goes from a calendar that had it. There is no METHOD: that is for
invitations, of which somebody is the organiser, and one METHOD would have to hold for all entries
(3.7.2); without it a file is what it is, a copy of our days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import plain
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.words import Words
from stakeholder_map.words.tasks import rule_name

#: No line of a calendar file is longer than so many bytes (RFC 5545, 3.1).
_LONGEST = 75


#: The moment of SEQUENCE 0; it counts the seconds since then, which fit 31 bits until 2088.
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)

#: For so many days what is over is told to calendars as cancelled.
CANCELLED_DAYS = 90


class Status(StrEnum):
    """How firm an entry is, as RFC 5545 calls it: proposed ones are tentative."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Day:
    """An entry of a calendar: a whole day, its text, and more about it."""

    uid: str
    on: date
    text: str
    more: str = ""
    status: Status = Status.CONFIRMED


def calendar(
    reading: Reading,
    tasks: Sequence[Task],
    proposed: Collection[str],
    also: Mapping[str, Sequence[str]],
    _: Words,
    at: datetime | None = None,
    mate_id: str | None = None,
) -> bytes:
    """Return the dates of a decision and what is to be done for it, as whole days.

    Its day of decision, milestones that are not done, approval steps, concerns to be answered, and
    tasks. Tasks that ended, milestones that were reached and concerns that were settled within
    ``CANCELLED_DAYS`` are cancelled.

    Args:
        reading: what the reader of the file may see.
        tasks: of the board of that same reading; of those that are over, the latest are cancelled.
        proposed: ids of those that rules propose and nobody has taken; they are marked.
        also: what else is done with a task, by its id.
        _: the language of the texts.
        at: the moment at which the file is made (aware); None: the beginning of its day.
        mate_id: whose calendar it is: their tasks and the concerns that they answer for, with the
            dates of the decision; None: everybody's.
    """
    open_tasks = [task for task in tasks if task.is_open]
    of_mate = [task for task in tasks if mate_id in (None, task.teammate_id)]
    days = [
        *_dates(reading, _),
        *_concerns(reading, open_tasks, _, mate_id),
        *_tasks(reading, [task for task in of_mate if task.is_open], proposed, also, _),
        *_over(reading, of_mate, _, mate_id),
    ]
    moment = at or datetime.combine(reading.today, time(), UTC)
    return calendar_text(days, moment).encode("utf-8")


def calendar_text(days: Iterable[Day], at: datetime) -> str:
    """Return entries as the text of a calendar file that is made at a moment (aware)."""
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    sequence = max(int((at - _BEGINNING).total_seconds()), 0)
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
            # Without METHOD the two say the same: how it stood when the file was made (3.8.7.2).
            f"DTSTAMP:{stamp}",
            f"LAST-MODIFIED:{stamp}",
            f"SEQUENCE:{sequence}",
            f"DTSTART;VALUE=DATE:{_digits(day.on)}",
            f"DTEND;VALUE=DATE:{_digits(_after(day.on))}",
            f"SUMMARY:{escaped(day.text)}",
            *([f"DESCRIPTION:{escaped(day.more)}"] if day.more.strip() else []),
            f"STATUS:{day.status}",
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


def _digits(day: date) -> str:
    """Return a day as eight digits; ``%Y`` has fewer than four before the year 1000."""
    return day.isoformat().replace("-", "")


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _dates(reading: Reading, _: Words) -> Iterable[Day]:
    decision = reading.decision
    about = _about(reading)
    if decision.decide_by is not None:
        text = _("{name}: the decision is due", name=about)
        yield Day(_uid(reading, "decision"), decision.decide_by, text)
    told = set()
    for milestone in decision.milestones:
        if not milestone.done:
            told.add(milestone.on)
            uid = _uid(reading, "milestone", milestone.id)
            yield Day(uid, milestone.on, f"{milestone.text} ({about})")
    for step in decision.steps:
        # A milestone on the day of a step usually is that step.
        if step.due is not None and step.due not in told:
            text = _("Approval: {step}", step=f"{step.name} ({about})")
            yield Day(_uid(reading, "step", step.id), step.due, text)


def _concerns(
    reading: Reading, tasks: Iterable[Task], _: Words, mate_id: str | None
) -> Iterable[Day]:
    """Yield the days by which concerns are to be answered, but those that a task is about."""
    names = {person.id: person.name for person in reading.account.people}
    mates = {mate.id: mate.name for mate in reading.account.teammates}
    done_with = {task.concern_id for task in tasks if task.due is not None}
    for seat in reading.decision.seats:
        for concern in seat.open_concerns:
            if concern.due is None or concern.id in done_with:
                continue
            if mate_id not in (None, concern.owner_id):
                continue
            holder = names.get(seat.person_id or "", seat.title)
            text = _("Answer {person}: {concern}", person=holder, concern=concern.text)
            who = mates.get(concern.owner_id or "", "")
            yield Day(_uid(reading, "concern", concern.id), concern.due, text, who)


def _tasks(
    reading: Reading,
    tasks: Iterable[Task],
    proposed: Collection[str],
    also: Mapping[str, Sequence[str]],
    _: Words,
) -> Iterable[Day]:
    names = {person.id: person.name for person in reading.account.people}
    mates = {mate.id: mate.name for mate in reading.account.teammates}
    for task in tasks:
        if task.due is None:
            continue
        open_yet = task.id in proposed
        made = ", ".join(rule_name(_, rule) for rule in task.rules)
        said = (
            _("Made by the rule: {rule}. Nobody has taken it yet.", rule=made) if open_yet else "",
            *also.get(task.id, ()),
            mates.get(task.teammate_id or "", ""),
            ", ".join(names[key] for key in task.person_ids),
            task.message,
            _about(reading),
        )
        text = _("Proposed: {what}", what=task.what) if open_yet else task.what
        status = Status.TENTATIVE if open_yet else Status.CONFIRMED
        yield Day(_of_task(reading, task), task.due, text, "\n".join(filter(None, said)), status)


def _over(reading: Reading, tasks: Iterable[Task], _: Words, mate_id: str | None) -> Iterable[Day]:
    """Yield what a calendar may still have and what is over, as cancelled.

    The title says so too: some calendars show what is cancelled like everything else.
    """
    since = reading.today - timedelta(CANCELLED_DAYS)
    about = _about(reading)

    def over(uid: str, on: date, text: str, more: str = about) -> Day:
        return Day(uid, on, text, more, Status.CANCELLED)

    for task in tasks:
        if task.is_open or task.due is None or task.done_on is None or task.done_on < since:
            continue
        done = task.state is TaskState.DONE
        text = (
            _("Done: {what}", what=task.what) if done else _("Not needed: {what}", what=task.what)
        )
        more = "\n".join(filter(None, (task.result, about)))
        yield over(_of_task(reading, task), task.due, text, more)
    for milestone in reading.decision.milestones:
        if milestone.done and milestone.on >= since:
            uid = _uid(reading, "milestone", milestone.id)
            yield over(uid, milestone.on, _("Done: {what}", what=milestone.text))
    for seat in reading.decision.seats:
        for concern in seat.concerns:
            on = concern.resolved_on
            if mate_id not in (None, concern.owner_id):
                continue
            if not concern.is_open and concern.due and on is not None and on >= since:
                uid = _uid(reading, "concern", concern.id)
                yield over(uid, concern.due, _("Settled: {what}", what=concern.text))


def _of_task(reading: Reading, task: Task) -> str:
    """Return the UID of a task: the same once it is taken, and in every decision's file."""
    return f"{reading.account.id}.task.{task.id}"


def _about(reading: Reading) -> str:
    return f"{reading.account.name} – {reading.decision.name}"


def _uid(reading: Reading, *parts: str) -> str:
    """Return what no other entry of any account is called: ids are readable in people's files."""
    return ".".join((reading.account.id, reading.decision.id, *parts))
