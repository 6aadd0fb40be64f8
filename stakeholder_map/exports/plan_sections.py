"""The sections of the account plan about doing: dates, stage, competitors, our own house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stakeholder_map.analysis.acquaintance import leavings
from stakeholder_map.analysis.executives import EnoughContact, executive_contacts
from stakeholder_map.analysis.outreach import Outreach
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.analysis.stages import checks
from stakeholder_map.exports.document import Block, Bullets, Heading, Paragraph, Table
from stakeholder_map.model.competitor import Competitor, Trait
from stakeholder_map.model.scales import Dimension
from stakeholder_map.model.task import Task
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, percent
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.moves import gain_sentence
from stakeholder_map.words.outreach import executive_sentence, line_title, material
from stakeholder_map.words.stages import item_text, key_node
from stakeholder_map.words.values import word


def schedule(
    reading: Reading, tasks: Sequence[Task], outreach: Outreach, _: Words
) -> Iterator[Block]:
    """Yield the plan with its dates: tasks and proposed talks in one table, then their dates."""
    account = reading.account
    names = {mate.id: mate.name for mate in account.teammates}
    people = {person.id: person.name for person in account.people}
    rows = []
    for task in tasks:
        gain = ""
        if task.gain_f is not None:
            gain = gain_sentence(_, task.gain_f, task.gain_chance or 0.0, 0.0)
        whom = listed(_, [people[key] for key in task.person_ids])
        rows.append((task.due, task.what, names.get(task.teammate_id or "", "?"), whom, gain))
    for line in outreach.lines:
        seat = reading.decision.seat(line.seat_id)
        concern = next((c.text for c in seat.concerns if c.id == line.concern_id), "")
        gain = (
            ""
            if line.gain_f is None
            else gain_sentence(_, line.gain_f, line.gain_chance or 0.0, line.error)
        )
        person = people[line.person_id]
        if line.path is not None and line.path.through:
            person = " → ".join([*(people[key] for key in line.path.through), person])
        rows.append(
            (
                line.due,
                line_title(_, line.purpose, people[line.person_id], concern),
                names.get(line.teammate_id or "", "?"),
                person,
                gain,
            )
        )
    rows.sort(key=lambda row: (row[0] is None, row[0] or reading.today, row[1]))
    yield Heading(_("Plan with dates"))
    if rows:
        yield Table(
            (
                _("By when"),
                _("What is to be done"),
                _("Who of us"),
                _("With whom"),
                _("Expected effect"),
            ),
            tuple((day(_, due) if due else "", *rest) for due, *rest in rows),
            (1.5, 3.4, 1.5, 1.8, 2.1),
        )
    else:
        yield Paragraph(_("Nothing is planned yet."))
    dates = [(m.on, m.text) for m in reading.decision.milestones if not m.done]
    told = {on for on, _text in dates}
    dates += [(s.due, s.name) for s in reading.decision.steps if s.due and s.due not in told]
    if dates:
        yield Heading(_("Their dates"), 2)
        yield Bullets(tuple(f"{day(_, on)} · {text}" for on, text in sorted(dates)))


def stage(reading: Reading, _: Words) -> Iterator[Block]:
    """Yield the check list of the stage that holds."""
    now = reading.decision.selling_stage
    if now is None:
        return
    yield Heading(_("Stage: {stage}", stage=word(_, now)))
    yield Paragraph(_("Must be true before we move on. {node}.", node=key_node(_, now)), pale=True)
    signs = {True: "✓", False: "✗", None: "?"}
    yield Bullets(
        tuple(f"{signs[found.state]} {item_text(_, found.code)}" for found in checks(reading, now))
    )


def competitors(reading: Reading, _: Words) -> Iterator[Block]:
    """Yield each competitor: who backs it, strengths beside ours, what it says and our answer."""
    rivals = [
        rival
        for rival in reading.account.competitors
        if not rival.decision_ids or reading.decision.id in rival.decision_ids
    ]
    if not rivals:
        return
    yield Heading(_("Competitors"))
    people = {person.id: person.name for person in reading.account.people}
    for rival in rivals:
        yield Heading(rival.name, 2)
        backers = [
            (reading.standings[seat.id].share, people[seat.person_id])
            for seat in reading.decision.seats
            if seat.backs_id == rival.id and seat.person_id and seat.id in reading.standings
        ]
        weight = percent(sum(share for share, _name in backers))
        if backers:
            whom = listed(_, [name for _share, name in sorted(backers, reverse=True)])
            yield Paragraph(
                _("Backed by {whom}, {weight} of the weight.", whom=whom, weight=weight)
            )
        else:
            yield Paragraph(_("Nobody is known to back it."))
        rows = tuple(_compared(reading, rival, _))
        if rows:
            yield Table(
                (
                    _("Dimension"),
                    _("Our strength"),
                    _("Our weakness"),
                    _("Their strength"),
                    _("Their weakness"),
                ),
                rows,
                (1.4, 2, 2, 2, 2),
            )
        if rival.attack_lines:
            yield Table(
                (_("What they say against us"), _("Our answer")),
                tuple((line.text, line.answer or "?") for line in rival.attack_lines),
                (1, 1.2),
            )


def _compared(reading: Reading, rival: Competitor, _: Words) -> Iterator[tuple[str, ...]]:
    ours = {trait.dimension: trait for trait in reading.account.our_traits}
    theirs = {trait.dimension: trait for trait in rival.traits}
    for dimension in Dimension:
        if dimension in ours or dimension in theirs:
            we = ours.get(dimension, Trait(dimension=dimension))
            they = theirs.get(dimension, Trait(dimension=dimension))
            yield (
                word(_, dimension),
                we.strength,
                we.weakness,
                they.strength,
                they.weakness,
            )


def needs(reading: Reading, tasks: Sequence[Task], outreach: Outreach, _: Words) -> Iterator[Block]:
    """Yield what this plan asks of our own house: time of each of us, executives, material."""
    yield Heading(_("What we need from our own house"))
    account = reading.account
    rows = []
    for mate in account.teammates:
        due = [task.due for task in tasks if task.teammate_id == mate.id]
        due += [line.due for line in outreach.lines if line.teammate_id == mate.id]
        days = [found for found in due if found is not None]
        if due:
            first = day(_, min(days)) if days else ""
            rows.append((mate.name, mate.title, str(len(due)), first))
    if rows:
        yield Table(
            (_("Who of us"), _("Title"), _("Talks and tasks"), _("The first by")),
            tuple(rows),
            (2, 3, 1.2, 1.4),
        )
    people = {person.id: person.name for person in account.people}
    asked = [
        executive_sentence(_, one.enough, people[one.person_id], one.n, one.last)
        for one in executive_contacts(account, reading.decision, reading.today)
        if one.enough is EnoughContact.FEW
    ]
    if asked:
        yield Heading(_("Our executives"), 2)
        yield Bullets(asked)
    brought: dict[str, list[str]] = {}
    for line in outreach.lines:
        seat = reading.decision.seat(line.seat_id)
        concern = next((c for c in seat.concerns if c.id == line.concern_id), None)
        what = material(_, line.purpose, concern.category if concern else None)
        brought.setdefault(what, []).append(people[line.person_id])
    if brought:
        yield Heading(_("Material to prepare"), 2)
        yield Bullets(tuple(f"{what}: {listed(_, whom)}" for what, whom in brought.items()))
    held = leavings(reading)
    if held:
        names = {mate.id: mate.name for mate in account.teammates}
        yield Heading(_("If one of us leaves"), 2)
        yield Bullets(
            tuple(
                _(
                    "{mate} alone knows {n} of them, {share} of the weight",
                    mate=names[one.teammate_id],
                    n=len(one.seat_ids),
                    share=percent(one.share),
                )
                for one in held
            )
        )
