"""The sections of the account plan about doing: dates, stage, competitors, our own house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stakeholder_map.analysis.acting.executives import EnoughContact, executive_contacts
from stakeholder_map.analysis.acting.stages import checks
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.blocks import Block, Bullets, Heading, Paragraph, Table
from stakeholder_map.exports.plan_facts import PlanFacts
from stakeholder_map.model.competitor import Competitor, Trait
from stakeholder_map.model.scales import Dimension
from stakeholder_map.model.task import Task
from stakeholder_map.words import Words
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.stages import item_text, key_node
from stakeholder_map.words.values import word

#: So many competitors stand beside us in one table.
SIDE_BY_SIDE = 3

#: Smaller changes of the chance, in points, are no change.
LEAST_POINTS = 0.05


def schedule(facts: PlanFacts, _: Words) -> Iterator[Block]:
    """Yield the plan with its dates: tasks and proposed talks in one table, then their dates."""
    reading = facts.reading
    account = reading.account
    names = {mate.id: mate.name for mate in account.teammates}
    people = {person.id: person.name for person in account.people}
    proposed = {*facts.proposed, *(talk.id for talk in facts.talks.values())}
    rows = []
    for task in (*facts.tasks, *facts.talks.values()):
        late = task.is_overdue(reading.today)
        state = "▲ " + _("Overdue") if late else word(_, task.state)
        if task.id in proposed:
            state = _.context("task", "proposed")
        when = day(_, task.due) if task.due else ""
        # Who introduces us stands before whom we meet.
        whom = " → ".join(
            filter(None, (*(people[k] for k in task.through_ids), _listed(_, people, task)))
        )
        rows.append(
            (
                task.due,
                "\n".join(filter(None, (when, state))),
                task.what,
                names.get(task.teammate_id or "", "?"),
                whom,
                *_gain(task),
            )
        )
    rows.sort(key=lambda row: (row[0] is None, row[0] or reading.today, row[2]))
    yield Heading(_("Plan with dates"))
    if rows:
        yield Paragraph(
            _(
                "Chance: points of a hundred, if it were decided today. Lean: on a scale from −100 "
                "to +100. Blank: no gain is claimed."
            ),
            pale=True,
            with_next=True,
        )
        heads = (_("By when"), _("What is to be done"), _("Who of us"), _("With whom"))
        yield Table(
            (*heads, _("Chance"), _("Lean")),
            tuple(row[1:] for row in rows),
            (2.05, 3.8, 1.6, 1.9, 1, 0.75),
        )
    else:
        yield Paragraph(_("Nothing is planned yet."))
    dates = their_dates(reading)
    if dates:
        yield Heading(_("Their dates"), 2)
        yield Bullets(tuple(f"{day(_, on)} · {text}" for on, text in dates))


def _listed(_: Words, people: Mapping[str, str], task: Task) -> str:
    return listed(_, [people[key] for key in task.person_ids])


def _gain(task: Task) -> tuple[str, str]:
    """Return what a talk changes: of the chance in points, and of the lean."""
    if task.gain_f is None:
        return "", ""
    points = (task.gain_chance or 0.0) * 100
    return signed(points, 1) if abs(points) >= LEAST_POINTS else "", signed(task.gain_f * 100, 1)


def their_dates(reading: Reading) -> list[tuple[date, str]]:
    """Return the dates of the decision that lie ahead, by day, a step on a milestone's day once."""
    decision, today = reading.decision, reading.today
    dates = [(m.on, m.text) for m in decision.milestones if not m.done and m.on >= today]
    told = {on for on, _text in dates}
    steps = [(s.due, s.name) for s in decision.steps if s.due and s.due >= today]
    return sorted(dates + [(on, name) for on, name in steps if on not in told])


def stage(facts: PlanFacts, _: Words) -> Iterator[Block]:
    """Yield the check list of the stage that holds, as far as its audience can judge it."""
    reading = facts.reading
    now = reading.decision.selling_stage
    if now is None:
        return
    yield Heading(_("Stage: {stage}", stage=word(_, now)))
    yield Paragraph(
        _("Must be true before we move on. {node}.", node=key_node(_, now)),
        pale=True,
        with_next=True,
    )
    signs = {True: "✓", False: "✗", None: "?"}
    items = [found for found in checks(reading, now) if found.code not in facts.untold]
    for found in items:
        text, last = item_text(_, found.code), found is items[-1]
        yield Paragraph(text, bold=signs[found.state], with_next=not last)


def competitors(reading: Reading, _: Words) -> Iterator[Block]:
    """Yield who backs each competitor, all of them beside us, what they say and our answers."""
    rivals = reading.account.rivals_in(reading.decision.id)
    if not rivals:
        return
    yield Heading(_("Competitors"))
    for rival in rivals:
        yield Paragraph(_backing(reading, rival, _), bold=rival.name, with_next=True)
    for first in range(0, len(rivals), SIDE_BY_SIDE):
        yield from _beside_us(reading, rivals[first : first + SIDE_BY_SIDE], _)
    attacks = tuple(
        (rival.name, line.text, line.answer or "?")
        for rival in rivals
        for line in rival.attack_lines
    )
    if attacks:
        yield Table(
            (_("Competitor"), _("What they say against us"), _("Our answer")),
            attacks,
            (1.3, 2.4, 3),
        )


def _backing(reading: Reading, rival: Competitor, _: Words) -> str:
    people = {person.id: person.name for person in reading.account.people}
    backers = [
        (reading.standings[seat.id].share, people[seat.person_id])
        for seat in reading.decision.seats
        if seat.backs_id == rival.id and seat.person_id and seat.id in reading.standings
    ]
    if not backers:
        return _("Nobody is known to back it.")
    whom = listed(_, [name for _share, name in sorted(backers, reverse=True)])
    weight = percent(sum(share for share, _name in backers))
    return _("Backed by {whom}, {weight} of the weight.", whom=whom, weight=weight)


def _beside_us(reading: Reading, rivals: Sequence[Competitor], _: Words) -> Iterator[Table]:
    """Yield strengths (+) and weaknesses (−) by dimension, ours and theirs side by side."""
    sides = [reading.account.our_traits, *(rival.traits for rival in rivals)]
    found = [{trait.dimension: trait for trait in traits} for traits in sides]
    rows = tuple(
        (word(_, dimension), *(_trait(traits.get(dimension)) for traits in found))
        for dimension in Dimension
        if any(dimension in traits for traits in found)
    )
    if rows:
        heads = (_("Dimension"), _("We"), *(rival.name for rival in rivals))
        yield Table(heads, rows, (1.2, *[2.2] * len(sides)))


def _trait(trait: Trait | None) -> str:
    if trait is None:
        return ""
    strong, weak = trait.strength.strip(), trait.weakness.strip()
    return "\n".join(filter(None, (f"+ {strong}" if strong else "", f"− {weak}" if weak else "")))


def needs(facts: PlanFacts, _: Words) -> Iterator[Block]:
    """Yield what this plan asks of our own house: time of each of us, executives, material."""
    yield Heading(_("What we need from our own house"))
    account = facts.reading.account
    planned = (*facts.tasks, *facts.talks.values())
    rows = []
    for mate in account.teammates:
        due = [task.due for task in planned if task.teammate_id == mate.id]
        days = [found for found in due if found is not None]
        if due:
            first = _first_day(_, min(days), facts.reading.today) if days else ""
            rows.append((mate.name, mate.title, str(len(due)), first))
    if rows:
        yield Table(
            (_("Who of us"), _("Title"), _("Talks and tasks"), _("The first by")),
            tuple(rows),
            (2, 3, 1.2, 1.6),
        )
    yield from _executives(facts, _)
    people = {person.id: person.name for person in account.people}
    brought: dict[str, list[str]] = {}
    for task in facts.talks.values():
        brought.setdefault(task.material, []).append(_listed(_, people, task))
    if brought:
        yield Heading(_("Material to prepare"), 2)
        rows_of = tuple((what, listed(_, whom)) for what, whom in brought.items())
        yield Table((_("What to bring"), _("Their people")), rows_of, (3, 2.4))
    if not rows and not brought:
        yield Paragraph(_("Nothing is planned yet."))


def _first_day(_: Words, due: date, today: date) -> str:
    return f"▲ {day(_, due)}" if due < today else day(_, due)


def _executives(facts: PlanFacts, _: Words) -> Iterator[Block]:
    """Yield their executives who meet ours too seldom, and what is planned with each."""
    reading = facts.reading
    people = {person.id: person.name for person in reading.account.people}
    names = {mate.id: mate.name for mate in reading.account.teammates}
    rows = []
    for one in executive_contacts(reading.account, reading.decision, reading.today):
        if one.enough is not EnoughContact.FEW:
            continue
        with_them = [
            f"{names.get(task.teammate_id or '', '?')} · {_first_day(_, task.due, reading.today)}"
            for task in (*facts.talks.values(), *facts.tasks)
            if one.person_id in task.person_ids and task.due is not None
        ]
        rows.append(
            (
                people[one.person_id],
                str(one.n),
                day(_, one.last) if one.last else "–",
                "\n".join(with_them) or "–",
            )
        )
    if rows:
        yield Heading(_("Our executives"), 2)
        yield Paragraph(
            _("Two to five contacts at the top a year are wanted; with these there were fewer:"),
            pale=True,
            with_next=True,
        )
        yield Table(
            (_("Person"), _("Contacts within a year"), _("The last on"), _("Next planned")),
            tuple(rows),
            (2.2, 1.3, 1.6, 2.6),
        )
