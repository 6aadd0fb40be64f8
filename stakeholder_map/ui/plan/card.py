"""What a task or a line of the plan looks like: our own markup, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.ui import blocks
from stakeholder_map.ui.figures.figure import Figure, opener
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.tasks import in_one, rule_name


def draw(
    title: str, who: str, when: str, late: bool, small: Iterable[str | Sequence[str | Figure]]
) -> None:
    """Draw a card: what, who with whom, by when (with a sign where it is late), small print.

    A line of the small print is a text, or texts and figures behind each other.
    """
    tone = "critical" if late else "muted"
    sign = "▲ " if late else ""
    lines = "".join(f'<p class="muted small">{_small(one)}</p>' for one in small if one)
    blocks.html(
        f'<p class="title">{escape(title)}</p><p>{escape(who)}'
        + (f' · <span class="{tone}">{sign}{escape(when)}</span>' if when else "")
        + f"</p>{lines}"
    )


def _small(line: str | Sequence[str | Figure]) -> str:
    parts = (line,) if isinstance(line, str) else line
    return " ".join(opener(one) if isinstance(one, Figure) else escape(one) for one in parts)


def task(
    _: Words, one: Task, names: Mapping[str, str], today: date, done_too: Iterable[str]
) -> None:
    """Draw a task as it stands on the board, and what rules ask for that is done with it."""
    made = _("Made by the rule: {rule}", rule=made_by(_, one))
    _task(_, one, names, today, also(_, done_too), made)


def proposal(
    _: Words, one: Task, names: Mapping[str, str], today: date, done_too: Iterable[str]
) -> None:
    """Draw what rules propose, and what else is done with it."""
    made = _("Made by the rule: {rule}. Nobody has taken it yet.", rule=made_by(_, one))
    _task(_, one, names, today, also(_, done_too), made)


def made_by(_: Words, one: Task) -> str:
    """Return the names of the rules that made a task."""
    return listed(_, [rule_name(_, rule) for rule in one.rules])


def also(_: Words, done_too: Iterable[str]) -> str:
    """Return what is done in the same talk; nothing where there is nothing."""
    said = list(done_too)
    return _("Done in one go: {what}", what=in_one(_, said)) if said else ""


def _task(
    _: Words, one: Task, names: Mapping[str, str], today: date, done_too: str, made: str
) -> None:
    late = one.is_overdue(today)
    when = day(_, one.due) if one.due else ""
    draw(
        one.what,
        pair(_, names.get(one.teammate_id or ""), [names[key] for key in one.person_ids]),
        _("overdue since {day}", day=when) if late else when,
        late,
        (_ended(_, one), done_too, made if one.rule else ""),
    )


def _ended(_: Words, one: Task) -> str:
    """Return when and how a task ended, or what was noted of one that is open."""
    on, said = day(_, one.done_on) if one.done_on else "", one.result
    if one.is_open or not on:
        return said
    if one.state is TaskState.DONE:
        return (
            _("Done on {day}: {result}", day=on, result=said)
            if said
            else _("Done on {day}", day=on)
        )
    if said:
        return _("Not needed since {day}: {reason}", day=on, reason=said)
    return _("Not needed since {day}; nobody said why.", day=on)


def at_it(_: Words, reading: Reading, one: Task, named: bool = True) -> str:
    """Return in a line which task it is (``named``), who of us does it and by when."""
    mates = {mate.id: mate.name for mate in reading.account.teammates}
    when = day(_, one.due) if one.due else ""
    if one.is_overdue(reading.today):
        when = "▲ " + _("overdue since {day}", day=when)
    who = mates.get(one.teammate_id or "") or _("nobody yet")
    return " · ".join(filter(None, (one.what if named else "", who, when)))


def pair(_: Words, mate: str | None, people: Iterable[str]) -> str:
    """Return "Li Na → Anna, Bo"; who of us does it may still be open."""
    whom = listed(_, list(people))
    ours = mate or _("nobody yet")
    return f"{ours} → {whom}" if whom else ours
