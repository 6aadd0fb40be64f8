"""The account plan of a decision as a Word file, for the team or for management."""

from __future__ import annotations

from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.stages import checks
from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.account_plan import account_plan
from stakeholder_map.exports.blocks import Document
from stakeholder_map.exports.document import docx_file
from stakeholder_map.exports.html import seen_by
from stakeholder_map.exports.page import LANG
from stakeholder_map.exports.picture import picture_png
from stakeholder_map.exports.plan_facts import PlanFacts
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import facts, heading, warning
from stakeholder_map.model.problem import Refused
from stakeholder_map.services import planning, playbook
from stakeholder_map.services.playbook import Shown
from stakeholder_map.services.scripting import scripts_of
from stakeholder_map.words import Language, words


def _untold(reading: Reading, seen: Reading) -> frozenset[str]:
    """Return what a check list could tell but for what the audience may not see."""
    stage = reading.decision.selling_stage
    if stage is None:
        return frozenset()
    told = {found.code: found.state for found in checks(seen, stage)}
    full = checks(reading, stage)
    return frozenset(one.code for one in full if one.state is not None and told[one.code] is None)


def plan_file(
    reading: Reading, audience: Audience, language: Language, book: Shown | None = None
) -> bytes:
    """Return the plan as the bytes of a .docx; the same arguments give the same bytes.

    Everything in it, tasks and talks too, is computed from what the audience may see. Without a
    font for its letters on this machine the map's picture is left out. What to say comes from
    ``book`` (None: the playbook as it comes); texts that somebody wrote are words of our own people
    and stay in the team.

    Raises:
        ValueError: for the customer there is no account plan.
    """
    _ = words(language)
    seen = seen_by(reading, audience)
    taken = {key for task in seen.account.tasks for key in task.keys}
    try:
        picture = picture_png(reading, audience, language, scale=2)
    except Refused:  # no font that has these letters
        picture = None
    talks = outreach(seen, moves(seen), taken=taken)
    told = book if book is not None and audience is Audience.TEAM else playbook.built_in()
    said = scripts_of(_, seen, talks.lines, told)
    rules = planning.done_with(seen)
    with_it = {
        line.seat_id: done
        for line in talks.lines
        if (done := planning.done_by(seen, rules.get(line.person_id), line.teammate_id))
    }
    # What a rule proposes about somebody whom a talk is planned with is done in that talk.
    spoken_of = {key for done in with_it.values() for key in done.keys}
    tasks = [
        one
        for one in planning.open_tasks(seen, _)
        if not (one.proposed and spoken_of.issuperset(one.task.keys))
    ]
    planned = {
        line.seat_id: planning.line_task(
            seen, line, _, said[line.seat_id], rules.get(line.person_id)
        )
        for line in talks.lines
    }
    plan = PlanFacts(
        reading=seen,
        forecast=forecast(seen),
        tasks=[one.task for one in tasks],
        proposed=frozenset(one.task.id for one in tasks if one.proposed),
        outreach=talks,
        talks=planned,
        also={one.task.id: one.also for one in tasks}
        | {
            planned[seat_id].id: planning.also_done(done.tasks, _)
            for seat_id, done in with_it.items()
        },
        untold=_untold(reading, seen),
        picture=picture,
    )
    document = Document(
        title=_("Account plan: {name}", name=heading(seen)),
        facts=" · ".join(facts(seen, audience, _)),
        foot=warning(audience, _),
        lang=LANG[_.language],
        blocks=account_plan(plan, _),
    )
    return docx_file(document, reading.today)
