"""The dates of a decision as a calendar file (iCalendar, RFC 5545): whole days, nothing else.

An entry has the same UID whenever the file is made, and a SEQUENCE that grows from day to day: a
calendar that the file is imported into again brings its entries up to date instead of doubling
them (RFC 5545, 3.8.4.7 and 3.8.7.4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import plain
from stakeholder_map.model.task import Task
from stakeholder_map.words import Words
from stakeholder_map.words.tasks import rule_name

#: No line of a calendar file is longer than so many bytes (RFC 5545, 3.1).
_LONGEST = 75


#: The day of SEQUENCE 0.
_BEGINNING = date(2020, 1, 1)


@dataclass(frozen=True)
class Day:
    """An entry of a calendar: a whole day, its text, and more about it.

    ``sure``: False for what is only proposed.
    """

    uid: str
    on: date
    text: str
    more: str = ""
    sure: bool = True


def calendar(
    reading: Reading,
    tasks: Sequence[Task],
    proposed: Collection[str],
    also: Mapping[str, Sequence[str]],
    _: Words,
) -> bytes:
    """Return the dates of a decision and what is to be done for it, as whole days.

    Its day of decision, milestones that are not done, approval steps, concerns to be answered, and
    tasks.

    Args:
        reading: what the reader of the file may see.
        tasks: what is still to be done, made of that same reading.
        proposed: ids of those that rules propose and nobody has taken; they are marked.
        also: what else is done with a task, by its id.
        _: the language of the texts.
    """
    days = [
        *_dates(reading, _),
        *_concerns(reading, tasks, _),
        *_tasks(reading, tasks, proposed, also, _),
    ]
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
            f"SEQUENCE:{max((today - _BEGINNING).days, 0)}",
            f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_after(day.on):%Y%m%d}",
            f"SUMMARY:{escaped(day.text)}",
            *([f"DESCRIPTION:{escaped(day.more)}"] if day.more.strip() else []),
            f"STATUS:{'CONFIRMED' if day.sure else 'TENTATIVE'}",
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


def _concerns(reading: Reading, tasks: Iterable[Task], _: Words) -> Iterable[Day]:
    """Yield the days by which concerns are to be answered, but those that a task is about."""
    names = {person.id: person.name for person in reading.account.people}
    mates = {mate.id: mate.name for mate in reading.account.teammates}
    done_with = {task.concern_id for task in tasks if task.due is not None}
    for seat in reading.decision.seats:
        for concern in seat.open_concerns:
            if concern.due is None or concern.id in done_with:
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
        # A task keeps its entry when it is taken, and is one entry in every decision's file.
        uid = f"{reading.account.id}.task.{task.id}"
        yield Day(uid, task.due, text, "\n".join(filter(None, said)), not open_yet)


def _about(reading: Reading) -> str:
    return f"{reading.account.name} – {reading.decision.name}"


def _uid(reading: Reading, *parts: str) -> str:
    """Return what no other entry of any account is called: ids are readable in people's files."""
    return ".".join((reading.account.id, reading.decision.id, *parts))
