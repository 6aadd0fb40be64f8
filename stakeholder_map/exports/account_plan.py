"""The account plan: what a manager reads before saying yes, as blocks of a document.

It is made of a reading that already holds only what its audience may see, and of the tasks and
talks computed from that same reading; nothing else comes in.
"""

from __future__ import annotations

from collections.abc import Iterator

from stakeholder_map.analysis.acquaintance import leavings
from stakeholder_map.analysis.executives import is_executive
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.exports.blocks import Block, Bullets, Heading, Paragraph, Picture, Table
from stakeholder_map.exports.plan_facts import PlanFacts
from stakeholder_map.exports.plan_sections import (
    competitors,
    needs,
    schedule,
    stage,
    their_dates,
)
from stakeholder_map.model.scales import BudgetState
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.task import Task
from stakeholder_map.words import Words
from stakeholder_map.words import numbers as say
from stakeholder_map.words.figures import day, money, percent, percent_range, signed
from stakeholder_map.words.forecast import chance_sentence
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title
from stakeholder_map.words.health import health_sentence
from stakeholder_map.words.reach import reach_sentence
from stakeholder_map.words.rule import rule_text
from stakeholder_map.words.tasks import in_one
from stakeholder_map.words.values import word

#: How many gaps and people are told in full; the page and the map have all.
MOST_GAPS, MOST_PEOPLE = 12, 14


def account_plan(facts: PlanFacts, _: Words) -> tuple[Block, ...]:
    """Return the plan, section by section."""
    return (
        *_summary(facts, _),
        *_map(facts, _),
        *_deciders(facts.reading, _),
        *_coverage(facts.reading, _),
        *_strategy(facts, _),
        *schedule(facts, _),
        *stage(facts.reading, _),
        *competitors(facts.reading, _),
        *_risks(facts, _),
        *needs(facts, _),
    )


def seat_called(reading: Reading, seat: Seat, _: Words) -> str:
    """Return the name of who sits there, or whom we look for."""
    if seat.person_id is not None:
        return reading.account.person(seat.person_id).name
    return seat.title or _("Missing seat")


def _summary(facts: PlanFacts, _: Words) -> Iterator[Block]:
    reading = facts.reading
    decision = reading.decision
    yield Heading(_("Summary"))
    said = [
        _("They decide on “{name}”.", name=decision.name),
        _("Value {value}.", value=money(_, decision.value, short=True)) if decision.value else "",
        _("Decided by {day}.", day=day(_, decision.decide_by)) if decision.decide_by else "",
        _("We are at the stage “{stage}”.", stage=word(_, decision.selling_stage))
        if decision.selling_stage
        else "",
    ]
    space = "" if _.language == "zh" else " "
    yield Paragraph(space.join(filter(None, said)))
    health = reading.health
    yield Bullets(
        (
            say.coverage_sentence(_, reading.coverage.total.low, reading.coverage.total.high),
            say.outcome_sentence(_, reading.influence.known, reading.influence.unknown),
            chance_sentence(_, facts.forecast.chance, facts.forecast.low, facts.forecast.high),
            health_sentence(_, health.score, health.low, health.high),
        )
    )
    worst = [_gap_line(gap, _) for gap in reading.sure_gaps[:3]]
    if worst:
        yield Heading(_("What could lose it"), 2)
        yield Bullets(worst)
    first = [line for line in facts.outreach.lines if line.gain_f]
    first.sort(key=lambda line: (-(line.gain_chance or 0), -(line.gain_f or 0)))
    if first:
        yield Heading(_("What we do first"), 2)
        yield Bullets(tuple(_step(reading, facts.talks[line.seat_id], _) for line in first[:3]))
    chiefs = {mate.id for mate in reading.account.teammates if is_executive(mate)}
    asked = [task for task in (*facts.talks.values(), *facts.tasks) if task.teammate_id in chiefs]
    told = {facts.talks[line.seat_id].id for line in first[:3]}
    asked = [task for task in asked if task.due is not None and task.id not in told]
    asked.sort(key=lambda task: (task.due or reading.today, task.what))
    if asked:
        yield Heading(_("What we ask of our executives"), 2)
        yield Bullets(tuple(_step(reading, task, _) for task in asked[:4]))
    dates = their_dates(reading)
    if dates:
        yield Heading(_("Their next dates"), 2)
        yield Bullets(tuple(f"{day(_, on)} · {text}" for on, text in dates[:4]))


def _step(reading: Reading, task: Task, _: Words) -> str:
    mate = reading.account.teammate(task.teammate_id).name if task.teammate_id else _("nobody yet")
    if task.due is None:
        return f"{task.what} ({mate})"
    return _("{what} ({mate}, by {day})", what=task.what, mate=mate, day=day(_, task.due))


def _gap_line(gap: Gap, _: Words) -> str:
    return gap_title(_, gap.rule, gap.values, gap.certain)


def _map(facts: PlanFacts, _: Words) -> Iterator[Block]:
    if facts.picture is not None:
        yield Picture(
            facts.picture,
            _(
                "The map on {day}: who decides, who listens to whom, where we stand.",
                day=day(_, facts.reading.today),
            ),
        )


def _deciders(reading: Reading, _: Words) -> Iterator[Block]:
    yield Heading(_("Who decides"))
    names = {seat.id: seat_called(reading, seat, _) for seat in reading.decision.seats}
    for line in rule_text(_, reading.decision, names).splitlines():
        yield Paragraph(line)
    standings = _heaviest(reading)
    if not standings:
        yield Paragraph(_("Nobody is on this map yet."))
        return
    yield Table(
        (
            _("Person"),
            _("Role"),
            _("Weight"),
            _("Power"),
            _("Influence"),
            _("Support"),
            _("Contact"),
        ),
        tuple(_row(reading, standing, _) for standing in standings),
        (2.5, 1.6, 1, 1, 1.2, 1.1, 2.4),
    )
    rest = len(reading.standings) - len(standings)
    if rest > 0:
        yield Paragraph(_("and {n} more", n=rest), pale=True)


def _heaviest(reading: Reading) -> list[Standing]:
    def counts(standing: Standing) -> float:
        return max(standing.share, standing.power, abs(standing.influence))

    return sorted(reading.standings.values(), key=lambda s: -counts(s))[:MOST_PEOPLE]


def _row(reading: Reading, standing: Standing, _: Words) -> tuple[str, ...]:
    seat = reading.decision.seat(standing.seat_id)
    roles = [word(_, role) for role in seat.roles]
    marks = [_("veto")] * seat.veto + [_("coach")] * seat.coach + [_("hidden")] * seat.hidden
    title = ""
    if standing.person_id is not None:
        title = reading.account.person(standing.person_id).title
    reach = standing.reach
    contact = (
        reach_sentence(_, reach.reach, reach.last_met, reach.days)
        if standing.person_id
        else _("Nobody known fills this seat")
    )
    return (
        "\n".join(filter(None, (seat_called(reading, seat, _), title))),
        "\n".join((*roles, *marks)),
        percent(standing.share),
        percent(standing.power),
        percent(standing.influence),
        signed(standing.support),
        contact,
    )


def _coverage(reading: Reading, _: Words) -> Iterator[Block]:
    yield Heading(_("Coverage and gaps"))
    rows = []
    for department_id, share in reading.coverage.by_department.items():
        name = (
            reading.account.department(department_id).name
            if department_id
            else _("Outside any department")
        )
        stake = reading.decision.stake_of(department_id)
        rows.append(
            (
                name,
                percent(stake.weight) if stake and stake.weight is not None else "?",
                percent_range(share.low, share.high),
                "; ".join(stake.demands) if stake else "",
            )
        )
    if rows:
        yield Table(
            (_("Department"), _("Weight"), _("Reached"), _("What it asks for")),
            tuple(rows),
            (2, 0.9, 1.1, 4),
        )
    gaps = reading.sure_gaps[:MOST_GAPS]
    if gaps:
        yield Table(
            (_("Severity"), _("Gap"), _("What to do")),
            tuple(
                (
                    gap_severity(_, gap.severity),
                    _gap_line(gap, _),
                    gap_action(_, gap.rule, gap.values, gap.certain),
                )
                for gap in gaps
            ),
            (0.9, 3.4, 3.7),
        )
    rest = len(reading.sure_gaps) - len(gaps)
    if rest > 0:
        yield Paragraph(_("and {n} more", n=rest), pale=True)


def _strategy(facts: PlanFacts, _: Words) -> Iterator[Block]:
    reading = facts.reading
    yield Heading(_("Strategy by person"))
    told = False
    for standing in _heaviest(reading):
        blocks = _person(facts, standing, _)
        told = told or bool(blocks)
        yield from blocks
    if not told:
        yield Paragraph(_("No talk is proposed: nobody is open to one, or all are tasks already."))


def _person(facts: PlanFacts, standing: Standing, _: Words) -> list[Block]:
    """Return what is done about somebody: what holds them back, tasks, the talk with its words."""
    reading = facts.reading
    seat = reading.decision.seat(standing.seat_id)
    talk = facts.talks.get(seat.id)
    tasks = facts.tasks_with(standing.person_id) if standing.person_id else []
    if standing.person_id is None or not (talk or tasks or seat.open_concerns):
        return []
    support = _("support {support}", support=signed(standing.support))
    blocks: list[Block] = [Heading(f"{seat_called(reading, seat, _)} · {support}", 2)]
    concerns = [
        _(
            "{severity} concern: “{concern}” ({state})",
            severity=word(_, concern.severity),
            concern=concern.text,
            state=word(_, concern.state),
        )
        for concern in seat.open_concerns
    ]
    if concerns:
        blocks.append(Bullets(concerns, with_next=True))
    if tasks:
        steps = [_step(reading, task, _) for task in tasks]
        steps += [said for task in tasks for said in facts.also.get(task.id, ())]
        blocks.append(Paragraph(in_one(_, steps), bold=_("To do:"), with_next=talk is not None))
    if talk is not None:
        also = facts.also.get(talk.id, ())
        blocks.append(Paragraph("", bold=_step(reading, talk, _), with_next=True))
        if also:
            said = _("Done in one go: {what}", what=in_one(_, also))
            blocks.append(Paragraph(said, pale=True, with_next=True))
        blocks.append(Paragraph(talk.message))
    elif not tasks and seat.id in facts.outreach.left:
        blocks.append(Paragraph(_("Worth a talk, but nobody of us who fits has room."), pale=True))
    elif not tasks:
        blocks.append(Paragraph(_("Nothing is planned yet."), pale=True))
    return blocks


def _risks(facts: PlanFacts, _: Words) -> Iterator[Block]:
    """Yield what else may go wrong; what is missing already stands among the gaps."""
    reading = facts.reading
    yield Heading(_("Risks"))
    risks = [_gap_line(gap, _) for gap in reading.open_questions[:5]]
    late = [task for task in facts.tasks if task.is_overdue(reading.today)]
    risks += [_("Overdue: {what}", what=task.what) for task in late]
    budget = reading.decision.bant.budget.budget_state
    if budget is not None and budget is not BudgetState.APPROVED:
        risks.append(_("The budget is {state}.", state=word(_, budget)))
    if facts.forecast.low is not None and facts.forecast.high is not None:
        risks.append(
            _(
                "What we do not know decides between {low} and {high} of 100 cases.",
                low=round(facts.forecast.low * 100),
                high=round(facts.forecast.high * 100),
            )
        )
    names = {mate.id: mate.name for mate in reading.account.teammates}
    risks += [
        _(
            "{mate} alone knows {n} of them, {share} of the weight",
            mate=names[one.teammate_id],
            n=len(one.seat_ids),
            share=percent(one.share),
        )
        for one in leavings(reading)
    ]
    if reading.critical_gaps:
        n = len(reading.critical_gaps)
        yield Paragraph(
            _.plural(
                "Besides the {n} critical gap above:", "Besides the {n} critical gaps above:", n
            )
            if risks
            else _.plural(
                "None but the {n} critical gap above.", "None but the {n} critical gaps above.", n
            ),
            with_next=bool(risks),
        )
    elif not risks:
        yield Paragraph(_("None that the records show."))
    if risks:
        yield Bullets(risks)
