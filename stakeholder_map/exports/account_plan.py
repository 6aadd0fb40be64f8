"""The account plan: what a manager reads before saying yes, as blocks of a document.

It is made of a reading that already holds only what its audience may see, and of the tasks and
talks computed from that same reading; nothing else comes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from stakeholder_map.analysis.acting.acquaintance import leavings
from stakeholder_map.analysis.acting.executives import is_executive
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.exports.blocks import Block, Bullets, Heading, Paragraph, Picture, Table
from stakeholder_map.exports.plan_facts import PlanFacts
from stakeholder_map.exports.plan_people import heaviest, seat_called, step, strategy
from stakeholder_map.exports.plan_sections import (
    competitors,
    needs,
    schedule,
    stage,
    their_dates,
)
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import BudgetState
from stakeholder_map.playbook.facts import payback_months, total_worth
from stakeholder_map.words import Words
from stakeholder_map.words import numbers as say
from stakeholder_map.words.figures import day, money, percent, percent_range, signed
from stakeholder_map.words.forecast import chance_sentence, listed
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title
from stakeholder_map.words.health import health_sentence
from stakeholder_map.words.reach import reach_sentence
from stakeholder_map.words.rule import rule_text
from stakeholder_map.words.values import word

#: How many gaps are told in full; the page has all.
MOST_GAPS = 12

#: How many people are named in a sentence.
MOST_NAMES = 4


def account_plan(facts: PlanFacts, _: Words) -> tuple[Block, ...]:
    """Return the plan, section by section."""
    return (
        *_summary(facts, _),
        *_map(facts, _),
        *_deciders(facts.reading, _),
        *_coverage(facts.reading, _),
        *strategy(facts, _),
        *schedule(facts, _),
        *stage(facts, _),
        *competitors(facts.reading, _),
        *_risks(facts, _),
        *needs(facts, _),
    )


def _summary(facts: PlanFacts, _: Words) -> Iterator[Block]:
    reading = facts.reading
    decision = reading.decision
    yield Heading(_("Summary"))
    said = [
        _("They decide on “{name}”.", name=decision.name),
        _("Value {value}.", value=money(_, decision.value, short=True)) if decision.value else "",
        *_worth(decision, _),
        _("Decided by {day}.", day=day(_, decision.decide_by)) if decision.decide_by else "",
        _("We are at the stage “{stage}”.", stage=word(_, decision.selling_stage))
        if decision.selling_stage
        else "",
    ]
    space = "" if _.language == "zh" else " "
    yield Paragraph(space.join(filter(None, said)))
    yield Bullets(_where_we_stand(facts, _))
    worst = [_gap_line(gap, _) for gap in reading.sure_gaps[:3]]
    if worst:
        yield Heading(_("What could lose it"), 2)
        yield Bullets(worst)
    first = [line for line in facts.outreach.lines if line.gain_f]
    first.sort(key=lambda line: (-(line.gain_chance or 0), -(line.gain_f or 0)))
    talks = [facts.talks[line.seat_id] for line in first[:3]]
    talks.sort(key=lambda talk: (talk.due or date.max, talk.what))
    if talks:
        yield Heading(_("What we do first"), 2)
        yield Bullets(tuple(step(reading, talk, _) for talk in talks))
    chiefs = {mate.id for mate in reading.account.teammates if is_executive(mate)}
    asked = [task for task in (*facts.talks.values(), *facts.tasks) if task.teammate_id in chiefs]
    told = {talk.id for talk in talks}
    asked = [task for task in asked if task.due is not None and task.id not in told]
    asked.sort(key=lambda task: (task.due or reading.today, task.what))
    if asked:
        yield Heading(_("What we ask of our executives"), 2)
        yield Bullets(tuple(step(reading, task, _) for task in asked[:4]))
    dates = their_dates(reading)
    if dates:
        yield Heading(_("Their next dates"), 2)
        yield Bullets(tuple(f"{day(_, on)} · {text}" for on, text in dates[:4]))


def _worth(decision: Decision, _: Words) -> Iterator[str]:
    """Yield what it brings them a year and when it has paid for itself, as far as that is known."""
    worth = total_worth(decision.pains)
    if worth is None:
        return
    yield _("Our answers are worth {value} a year to them.", value=money(_, worth, short=True))
    months = payback_months(decision.value, worth)
    if months is not None:
        yield _("It pays for itself in {n} months.", n=months)


def _where_we_stand(facts: PlanFacts, _: Words) -> tuple[str, ...]:
    """Return where the decision stands; of what nothing is known, that it is not known."""
    reading, found = facts.reading, facts.forecast
    covered, health = reading.coverage.total, reading.health
    said = [say.coverage_sentence(_, covered.low, covered.high)]
    if percent_range(covered.low, covered.high) == percent_range(0, 1):
        said = [_("Whom of them we reach is not recorded.")]
    if any(standing.support is not None for standing in reading.standings.values()):
        said += [
            say.outcome_sentence(_, reading.influence.known, reading.influence.unknown),
            chance_sentence(_, found.chance, found.low, found.high),
        ]
    elif reading.standings:
        said.append(_("Where any of them stands is not known, so how it ends is open."))
    return (*said, health_sentence(_, health.score, health.low, health.high))


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
    standings = heaviest(reading)
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
        yield Paragraph(_.plural("and {n} more person", "and {n} more people", rest), pale=True)


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


def _some(reading: Reading, seat_ids: Sequence[str], _: Words) -> str:
    """Return the names of the first few who sit there, and how many more they are."""
    names = [seat_called(reading, reading.decision.seat(key), _) for key in seat_ids]
    rest = len(names) - MOST_NAMES
    if rest > 0:
        return _("{names} and {n} more", names=listed(_, names[:MOST_NAMES]), n=rest)
    return listed(_, names)


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
    names = {mate.id: mate.name for mate in reading.account.teammates}
    risks += [
        _(
            "Only {mate} knows {whom} ({share} of the weight)",
            mate=names[one.teammate_id],
            whom=_some(reading, one.seat_ids, _),
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
