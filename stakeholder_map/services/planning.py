"""The plan of a decision: outreach, tasks on the board, stages; what the app, files and CLI share.

Tasks that rules make are not stored until somebody takes them: the board shows them from the facts
of today, one line a person, under an id that stays while its reasons change, so that taking one
twice is taking it once and a calendar that is imported again is brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import count

from stakeholder_map.analysis.acting.nearest import nearest
from stakeholder_map.analysis.acting.outreach import CAP, USUAL_DAYS, outreach
from stakeholder_map.analysis.acting.proposals import Proposal, proposals
from stakeholder_map.analysis.acting.stages import open_items, stages_left
from stakeholder_map.analysis.acting.talks import Line, Outreach, Purpose, workday
from stakeholder_map.analysis.acting.task_rules import RuleTask, rule_tasks
from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.outcome.moves import Move, MoveKind
from stakeholder_map.analysis.outcome.paths import best_paths
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import BuyingStep, SellingStage, TaskState
from stakeholder_map.model.stage import StageMove, Tick
from stakeholder_map.model.task import MOST_LETTERS, Task, joined
from stakeholder_map.services import finishing
from stakeholder_map.services.outlook import moves_of
from stakeholder_map.services.reading import once
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.words import Words
from stakeholder_map.words import outreach as say_outreach
from stakeholder_map.words import tasks as say_tasks
from stakeholder_map.words.stages import item_text


@dataclass(frozen=True)
class BoardTask:
    """A task as the board shows it.

    ``proposed``: by a rule, and nobody has taken it yet; ``also``: what else rules ask for that is
    done with it, since it is about the same person.
    """

    task: Task
    proposed: bool = False
    also: tuple[str, ...] = ()


def board(reading: Reading, _: Words) -> tuple[BoardTask, ...]:
    """Return the tasks of a decision and of its account as a whole, and what rules propose.

    By day, those without one last. Titles of proposed tasks are in the language of ``_``; a task
    that was taken keeps the words in which it was taken. What rules propose about one person is one
    line (``analysis.acting.proposals``), and no line of its own where one of us has an open task
    with that person and no later: it is done in the same talk, and asked for again should that not
    do.
    """
    kept = [
        task for task in reading.account.tasks if task.decision_id in (None, reading.decision.id)
    ]
    with_it: dict[str, list[RuleTask]] = {}
    proposed = []
    for found in proposals(rule_tasks(reading)):
        left: Proposal | None = found
        for talk in (task for task in kept if _does(task, found)):
            done = done_by(reading, left, talk.teammate_id)
            with_it.setdefault(talk.id, []).extend(done.tasks if done else ())
            left = left.without(done) if left else None
        if left is not None:
            also = also_done(left.tasks[1:], _)
            proposed.append(BoardTask(proposed_task(reading, left, _), True, also))
    stored = [BoardTask(task, also=also_done(with_it.get(task.id, ()), _)) for task in kept]
    return tuple(
        sorted(
            [*stored, *proposed],
            key=lambda one: (one.task.due is None, one.task.due or date.max, one.task.what),
        )
    )


def _does(task: Task, found: Proposal) -> bool:
    """Whether an open task is a talk with whom a proposal is about, and no later."""
    return (
        task.is_open
        and found.person_id in task.person_ids
        and task.due is not None
        and task.due <= found.due
    )


def open_tasks(reading: Reading, _: Words) -> tuple[BoardTask, ...]:
    """Return what is still to be done, proposed tasks too, by day: for files and calendars."""
    return tuple(one for one in board(reading, _) if one.task.is_open)


def proposed_task(reading: Reading, found: Proposal, _: Words) -> Task:
    """Return what rules propose about one person (or about nobody in particular) as a task.

    With somebody whom nobody of us ever met, the way in stands with it; where nobody keeps that
    contact either, it is done by who of us begins that way.
    """
    lead, path = found.lead, None
    if found.person_id and reading.reaches[found.person_id].reach is Reach.NEVER:
        path = best_paths(reading.account, reading.today).get(found.person_id)
    kept = any(c.person_id == found.person_id and c.is_owner for c in reading.account.contacts)
    ours = lead.teammate_id if path is None or kept else path.teammate_id
    return Task(
        id=_id_of(reading, found.person_id) if found.person_id else _id(lead.key),
        what=say_tasks.task_title(_, lead.rule, lead.values),
        due=found.due,
        decision_id=reading.decision.id,
        teammate_id=ours,
        person_ids=lead.person_ids,
        concern_id=found.concern_id,
        through_ids=path.through if path else (),
        made_on=reading.today,
        rule=lead.rule,
        key=joined(found.keys),
    )


def also_done(tasks: Iterable[RuleTask], _: Words) -> tuple[str, ...]:
    """Return in words what rules ask for that is done in one talk with something else."""
    return tuple(say_tasks.task_title(_, task.rule, task.values) for task in tasks)


def _id(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:20]


def _id_of(reading: Reading, person_id: str) -> str:
    """Return under which id something is proposed about a person: the next one not taken yet.

    It does not name the reason, which may change from one day to the next while the line, and the
    day in somebody's calendar, stays the same.
    """
    kept = {task.id for task in reading.account.tasks}
    ids = (_id(f"person:{reading.decision.id}:{person_id}:{n}") for n in count())
    return next(key for key in ids if key not in kept)


# -- Outreach --------------------------------------------------------------------------------


def outreach_of(
    store: Store, stored: Stored, reading: Reading, own: dict[MoveKind, int], cap: int = CAP
) -> Outreach:
    """Return the outreach plan; what is a task already or was dismissed is not proposed again."""
    key = (store.url, stored.account.id, stored.version, reading.decision.id, reading.today)
    found = moves_of(store, stored, reading, own)
    taken = {key for task in stored.account.tasks for key in task.keys}
    return once(
        (*key, "outreach", tuple(own.items()), cap), lambda: outreach(reading, found, cap, taken)
    )


def done_with(reading: Reading) -> dict[str, Proposal]:
    """Return what rules propose about each person: a planned talk with them does that too."""
    found = proposals(rule_tasks(reading))
    return {one.person_id: one for one in found if one.person_id is not None}


def done_by(reading: Reading, found: Proposal | None, mate_id: str | None) -> Proposal | None:
    """Return what of a proposal is done in a talk of this one of us; None where nothing is."""
    mates = {mate.id: mate for mate in reading.account.teammates}
    return found.done_by(mates.get(mate_id or "")) if found else None


def is_first(reading: Reading, line: Line) -> bool:
    """Whether a talk is the first with somebody, as far as anything is recorded."""
    fact = reading.reaches[line.person_id]
    never = fact.reach in (Reach.NEVER, Reach.UNKNOWN) and fact.last_met is None
    return line.purpose is Purpose.MEET and never


def line_texts(reading: Reading, line: Line, _: Words) -> tuple[str, str, str]:
    """Return what a line of the plan is for, what to say and what to bring.

    A first meeting does not begin with what holds somebody back: we have that from others.
    """
    seat = reading.decision.seat(line.seat_id)
    concern = next((c for c in seat.concerns if c.id == line.concern_id), None)
    name = reading.account.person(line.person_id).name
    category = concern.category if concern and not is_first(reading, line) else None
    return (
        say_outreach.line_title(_, line.purpose, name, concern.text if concern else ""),
        say_outreach.message(_, line.purpose, seat.roles, category),
        say_outreach.material(_, line.purpose, category),
    )


def line_task(
    reading: Reading, line: Line, _: Words, script: str = "", with_it: Proposal | None = None
) -> Task:
    """Return a line of the outreach plan as a task of whoever of us it names.

    Args:
        reading: of the decision.
        line: of its plan.
        _: the language of its texts.
        script: what to say, where the playbook has something better than the usual words.
        with_it: what rules propose about the same person: one talk does both, but for what this
            one of us cannot do (``done_by``).
    """
    with_it = done_by(reading, with_it, line.teammate_id)
    what, message, material = line_texts(reading, line, _)
    due = min(line.due, with_it.due) if with_it else line.due
    return Task(
        id=_id_of(reading, line.person_id) if with_it else _id(line.key),
        what=what,
        due=max(due, line.not_before) if line.not_before else due,
        decision_id=reading.decision.id,
        teammate_id=line.teammate_id,
        person_ids=(line.person_id,),
        concern_id=line.concern_id,
        through_ids=line.path.through if line.path else (),
        message=script or message,
        material=material,
        gain_f=line.gain_f,
        # Within its error it is no change.
        gain_chance=line.gain_chance if abs(line.gain_chance or 0.0) > 2 * line.error else 0.0,
        made_on=reading.today,
        rule="outreach",
        key=joined((line.key, *(with_it.keys if with_it else ()))),
    )


def move_key(reading: Reading, move: Move) -> str:
    """Return what makes a next move the same one tomorrow."""
    about = move.concern_id or move.heard_id or "-"
    return f"move:{reading.decision.id}:{move.kind}:{move.seat_id}:{about}"


def move_task(reading: Reading, move: Move, title: str) -> Task:
    """Return a next move as a task of whoever of us stands nearest, within two weeks."""
    key, due = move_key(reading, move), reading.today + timedelta(USUAL_DAYS)
    return Task(
        id=_id(key),
        what=title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1]}…",
        due=workday(due, reading.today, reading.decision.decide_by),
        decision_id=reading.decision.id,
        teammate_id=nearest_teammate(reading.account, [move.person_id] if move.person_id else []),
        person_ids=(move.person_id,) if move.person_id else (),
        concern_id=move.concern_id,
        through_ids=move.path.through if move.path else (),
        gain_f=move.gain_f,
        # Within its error it is no change.
        gain_chance=move.gain_chance if abs(move.gain_chance) > 2 * move.error else 0.0,
        made_on=reading.today,
        rule="move",
        key=key,
    )


# -- Tasks -----------------------------------------------------------------------------------


def put_task(account: Account, task: Task) -> Account:
    """Write a task down, or replace the one of its id."""
    return edits.put(account, "tasks", task)


def set_state(account: Account, task: Task, state: TaskState, today: date) -> Account:
    """Move a task to another column; a proposed one is written down with it."""
    if state in finishing.ENDS:
        return finishing.finish(account, task, state, today)
    return put_task(account, finishing.as_kept(account, task).but(state=state, done_on=None))


# -- Stages ----------------------------------------------------------------------------------


def left_open(reading: Reading, entered: SellingStage | None) -> tuple[str, ...]:
    """Return the codes of what is open in the check lists that a move would leave behind."""
    left = stages_left(reading.decision.selling_stage, entered)
    return tuple(code for stage in left for code in open_items(reading, stage))


def move_stage(
    account: Account,
    decision_id: str,
    entered: SellingStage | None,
    step: BuyingStep | None,
    today: date,
    left_items: Sequence[str] = (),
    reason: str = "",
) -> Account:
    """Move a decision to another stage of ours and step of theirs, and keep what was open and why.

    Raises:
        ValueError: something was left open and no reason is given.
    """
    decision = account.decision(decision_id)
    if (decision.selling_stage, decision.buying_step) == (entered, step):
        return account
    if left_items and not reason.strip():
        raise ValueError("moving on with open items needs a reason")
    changed = decision.selling_stage is not entered
    move = StageMove(
        on=today,
        left=decision.selling_stage if changed else None,
        entered=entered if changed else None,
        step_left=decision.buying_step if decision.buying_step is not step else None,
        step_entered=step if decision.buying_step is not step else None,
        open_items=tuple(left_items),
        reason=reason.strip(),
    )
    return edits.put_decision(
        account,
        decision.but(
            selling_stage=entered, buying_step=step, stage_moves=(*decision.stage_moves, move)
        ),
    )


def set_tick(
    account: Account, decision_id: str, item: str, done: bool | None, today: date
) -> Account:
    """Say of an item of a check list that it is so, is not so, or leave it to the data (None)."""
    decision = account.decision(decision_id)
    held = next((tick for tick in decision.ticks if tick.item == item), None)
    others = tuple(tick for tick in decision.ticks if tick.item != item)
    if done is None:
        return edits.put_decision(account, decision.but(ticks=others))
    tick = held.but(done=done, on=today) if held else Tick(item=item, done=done, on=today)
    return edits.put_decision(account, decision.but(ticks=(*others, tick)))


def set_evidence(account: Account, decision_id: str, item: str, evidence: str) -> Account:
    """Say on what evidence an item was ticked; without a tick nothing changes."""
    decision = account.decision(decision_id)
    ticks = tuple(
        tick.but(evidence=evidence) if tick.item == item else tick for tick in decision.ticks
    )
    return edits.put_decision(account, decision.but(ticks=ticks))


def item_task(reading: Reading, item: str, _: Words) -> Task:
    """Return an open item of a check list as a task of the owner of the account."""
    key = f"check_item:{reading.decision.id}:{item}"
    return Task(
        id=_id(key),
        what=say_tasks.task_title(_, "check_item", {"item": item_text(_, item)}),
        decision_id=reading.decision.id,
        teammate_id=reading.account.owner_id,
        made_on=reading.today,
        rule="check_item",
        key=key,
    )


def nearest_teammate(account: Account, person_ids: Sequence[str]) -> str | None:
    """Return who of us stands nearest to the first of some people, else the owner."""
    return nearest(account, person_ids[0]) if person_ids else account.owner_id
