"""The part of the account plan about people: who counts most, and what is done about each."""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.exports.blocks import Block, Bullets, Heading, Paragraph
from stakeholder_map.exports.plan_facts import PlanFacts
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.task import Task
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, signed
from stakeholder_map.words.tasks import in_one
from stakeholder_map.words.values import word

#: How many people are told in full; the page and the map have all.
MOST_PEOPLE = 14

#: Whose support is so low is told in full too, however little they weigh: they will be heard.
AGAINST = -2


def seat_called(reading: Reading, seat: Seat, _: Words) -> str:
    """Return the name of who sits there, or whom we look for."""
    if seat.person_id is not None:
        return reading.account.person(seat.person_id).name
    return seat.title or _("Missing seat")


def heaviest(reading: Reading) -> list[Standing]:
    """Return who counts most, by weight, power or influence, whichever is largest."""
    return _by_weight(reading)[:MOST_PEOPLE]


def _by_weight(reading: Reading) -> list[Standing]:
    def counts(standing: Standing) -> float:
        return max(standing.share, standing.power, abs(standing.influence))

    return sorted(reading.standings.values(), key=lambda s: -counts(s))


def step(reading: Reading, task: Task, _: Words) -> str:
    """Return what is to be done, by whom and when, or since when it is overdue."""
    mate = reading.account.teammate(task.teammate_id).name if task.teammate_id else _("nobody yet")
    if task.due is None:
        return _("{what} ({mate})", what=task.what, mate=mate)
    when = day(_, task.due)
    if task.is_overdue(reading.today):
        return _("{what} ({mate}, ▲ due since {day})", what=task.what, mate=mate, day=when)
    return _("{what} ({mate}, by {day})", what=task.what, mate=mate, day=when)


def strategy(facts: PlanFacts, _: Words) -> Iterator[Block]:
    """Yield what is done about each: in full about who counts and who is against us."""
    reading = facts.reading
    yield Heading(_("Strategy by person"))
    first, told = heaviest(reading), False
    ordered = _by_weight(reading)
    against = [one for one in ordered if one not in first and _is_against(reading, one)]
    said: dict[str, str] = {}
    for standing in (*first, *against):
        blocks = _person(facts, standing, said, _)
        told = told or bool(blocks)
        yield from blocks
    rest = [
        line
        for standing in ordered
        if standing not in first and standing not in against
        if (line := _in_short(facts, standing, _))
    ]
    if rest:
        yield Heading(_("The others"), 2)
        yield Bullets(rest)
    elif not told:
        yield Paragraph(_("No talk is proposed: nobody is open to one, or all are tasks already."))


def _is_against(reading: Reading, standing: Standing) -> bool:
    backs = reading.decision.seat(standing.seat_id).backs_id is not None
    return backs or (standing.support is not None and standing.support <= AGAINST)


def _in_short(facts: PlanFacts, standing: Standing, _: Words) -> str:
    """Return what is done about somebody in one line, blank where nothing is."""
    if standing.person_id is None:
        return ""
    talk = facts.talks.get(standing.seat_id)
    tasks = [*facts.tasks_with(standing.person_id), *([talk] if talk else [])]
    steps = [step(facts.reading, task, _) for task in tasks]
    if not steps:
        return ""
    seat = facts.reading.decision.seat(standing.seat_id)
    name = seat_called(facts.reading, seat, _)
    support = signed(standing.support)
    return _(
        "{name} (support {support}): {what}", name=name, support=support, what=in_one(_, steps)
    )


def _person(facts: PlanFacts, standing: Standing, said: dict[str, str], _: Words) -> list[Block]:
    """Return what is done about somebody: what holds them back, tasks, the talk with its words.

    ``said``: to whom each text was told so far; nothing is printed twice.
    """
    reading = facts.reading
    seat = reading.decision.seat(standing.seat_id)
    talk = facts.talks.get(seat.id)
    tasks = facts.tasks_with(standing.person_id) if standing.person_id else []
    worth_telling = talk or tasks or seat.open_concerns or _is_against(reading, standing)
    if standing.person_id is None or not worth_telling:
        return []
    support = _("support {support}", support=signed(standing.support))
    blocks: list[Block] = [Heading(f"{seat_called(reading, seat, _)} · {support}", 2)]
    concerns = [_concern(concern, _) for concern in seat.open_concerns]
    if concerns:
        blocks.append(Bullets(concerns, with_next=True))
    if tasks:
        steps = [step(reading, task, _) for task in tasks]
        steps += [also for task in tasks for also in facts.also.get(task.id, ())]
        if len(steps) == 1:
            blocks.append(Paragraph(steps[0], bold=_("To do:"), with_next=talk is not None))
        else:
            blocks.append(Paragraph("", bold=_("To do:"), with_next=True))
            blocks.append(Bullets(steps, with_next=talk is not None))
    if talk is not None:
        also = facts.also.get(talk.id, ())
        blocks.append(Paragraph("", bold=step(reading, talk, _), with_next=True))
        if also:
            done = _("Done in one go: {what}", what=in_one(_, also))
            blocks.append(Paragraph(done, pale=True, with_next=True))
        before = said.setdefault(talk.message, seat_called(reading, seat, _))
        if before == seat_called(reading, seat, _):
            blocks.append(Paragraph(talk.message))
        else:
            blocks.append(Paragraph(_("Begin as with {name}.", name=before), pale=True))
    elif not tasks and seat.id in facts.outreach.left:
        blocks.append(Paragraph(_("Worth a talk, but nobody of us who fits has room."), pale=True))
    elif not tasks and seat.id in facts.outreach.alone:
        blocks.append(Paragraph(_("Accepted as a gap, so nobody goes for now"), pale=True))
    elif not tasks:
        blocks.append(Paragraph(_("Nothing is planned yet."), pale=True))
    return blocks


def _concern(concern: Concern, _: Words) -> str:
    line = _(
        "{severity} concern: “{concern}” ({state})",
        severity=word(_, concern.severity),
        concern=concern.text,
        state=word(_, concern.state),
    )
    return line[:1].upper() + line[1:]
