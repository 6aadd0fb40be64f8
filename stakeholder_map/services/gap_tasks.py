"""A gap as a task: what is missing becomes what one of us does, by when."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from itertools import count

from stakeholder_map.analysis.acting.nearest import nearest
from stakeholder_map.analysis.acting.talks import workday
from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.task import MOST_LETTERS, Task
from stakeholder_map.services import planning
from stakeholder_map.words import Words
from stakeholder_map.words.gaps import gap_action, gap_title

#: Days until a gap is to be closed, by its severity.
DAYS = {GapSeverity.CRITICAL: 7, GapSeverity.SERIOUS: 14, GapSeverity.MINOR: 30}


def gap_key(reading: Reading, gap: Gap) -> str:
    """Return what makes the task of a gap the same one tomorrow; it names nobody."""
    about = sha256("\n".join(gap.key).encode()).hexdigest()[:16]
    return f"gap:{reading.decision.id}:{gap.rule}:{about}"


def gap_task(reading: Reading, gap: Gap, _: Words) -> Task:
    """Return what closes a gap as a task of whoever the gap names.

    What to do is said with what is missing, unless it is about one person and names them. By the
    day that the severity leaves, before the decision, and no later than what rules ask for about
    the same person: it is one talk.
    """
    person_id = gap.person_ids[0] if len(gap.person_ids) == 1 else None
    what = gap_action(_, gap.rule, gap.values, gap.certain)
    if person_id is None or reading.account.person(person_id).name not in what:
        what = f"{gap_title(_, gap.rule, gap.values, gap.certain)} → {what}"
    day, until = reading.today + timedelta(DAYS[gap.severity]), reading.decision.decide_by
    if until is not None and until > reading.today:
        day = min(day, until)
    asked = planning.done_with(reading).get(person_id or "")
    if asked is not None:
        day = min(day, asked.due)
    key = gap_key(reading, gap)
    kept = {task.id for task in reading.account.tasks}  # what was done before stays written down
    ids = (sha256(f"{key}:{n}".encode()).hexdigest()[:20] for n in count())
    return Task(
        id=next(one for one in ids if one not in kept),
        what=what if len(what) <= MOST_LETTERS else f"{what[: MOST_LETTERS - 1]}…",
        due=workday(max(day, reading.today + timedelta(1)), reading.today),
        decision_id=reading.decision.id,
        teammate_id=gap.doer_id or (nearest(reading.account, person_id) if person_id else None),
        person_ids=(person_id,) if person_id else (),
        concern_id=gap.concern_id,
        made_on=reading.today,
        rule="gap",
        key=key,
    )
