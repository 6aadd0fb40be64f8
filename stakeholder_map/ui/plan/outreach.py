"""The outreach plan by level: proposed from the analysis, balanced over us, taken as tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from stakeholder_map.analysis.acting.outreach import CAP
from stakeholder_map.analysis.acting.proposals import Proposal
from stakeholder_map.analysis.acting.talks import Line, Outreach
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Level, TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services import outlook, planning
from stakeholder_map.services.scripting import scripts
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import access, blocks, saving, state
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import people_names, seat_names
from stakeholder_map.ui.plan import card, executives, finishing, gains, task_form, team
from stakeholder_map.ui.playbook import card as shelf
from stakeholder_map.words import Words
from stakeholder_map.words import outreach as say
from stakeholder_map.words.figures import day
from stakeholder_map.words.forecast import listed

#: The most calls for one of us that can be chosen.
MOST_CALLS = 10


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the plan."""
    left, right = st.columns([2.4, 1], gap="large")
    with right:
        cap = st.slider(
            _("Most talks and open tasks for one of us"), 1, MOST_CALLS, CAP, key="outreach_cap"
        )
    own = outlook.efforts(state.store())
    found = planning.outreach_of(state.store(), stored, reading, own, cap)
    said = scripts(_, state.store(), stored, reading, found.lines, shelf.book())
    rules = planning.done_with(reading)
    tasks = {
        line: planning.line_task(reading, line, _, said[line.seat_id], rules.get(line.person_id))
        for line in found.lines
    }
    chance = outlook.forecast_of(state.store(), stored, reading).chance
    with right:
        _load(_, stored.account, found)
        executives.draw(_, reading, tasks.values())
        _not_in_it(_, reading, found)
    with left:
        if not found.lines:
            _nobody(_, reading, found)
        for level in dict.fromkeys(line.level for line in found.lines):
            layer = {line: task for line, task in tasks.items() if line.level is level}
            _layer(_, stored, reading, level, layer, rules, chance)


def _layer(
    _: Words,
    stored: Stored,
    reading: Reading,
    level: Level | None,
    tasks: Mapping[Line, Task],
    rules: Mapping[str, Proposal],
    chance: float | None,
) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        blocks.html(f'<p class="title">{escape(say.layer(_, level))} · {len(tasks)}</p>')
        st.button(
            _("Take all {n} as tasks", n=len(tasks)),
            key=f"take_all_{level}",
            type="tertiary",
            icon=":material/playlist_add_check:",
            on_click=take,
            args=(stored, list(tasks.values())),
        )
    for line, task in tasks.items():
        done = planning.done_by(reading, rules.get(line.person_id), line.teammate_id)
        _line(_, stored, reading, line, task, done, chance)


def _line(
    _: Words,
    stored: Stored,
    reading: Reading,
    line: Line,
    task: Task,
    rules: Proposal | None,
    chance: float | None,
) -> None:
    names = people_names(reading)
    mate = names.get(line.teammate_id or "")
    if mate and line.answers_id:
        mate = _("{mate} with {other}", mate=mate, other=names[line.answers_id])
    with st.container(border=True, gap=None):
        card.draw(
            task.what,
            card.pair(_, mate, [names[line.person_id]]),
            _("by {day}", day=day(_, task.due)),
            False,
            (
                _("Say: {message}", message=task.message),
                _("Bring: {material}", material=task.material),
                card.also(_, planning.also_done(rules.tasks, _) if rules else ()),
                _way(_, line, reading),
                gains.expected(_, reading, line, chance),
                _levels(_, stored.account, line),
            ),
        )
        with st.container(horizontal=True):
            for label, icon, key, act, given in (
                (_("Take"), ":material/add_task:", "take", take, [task]),
                (_("Change…"), ":material/edit:", "change", _take_and_open, task),
            ):
                st.button(
                    label,
                    key=f"{key}_{task.id}",
                    icon=icon,
                    type="tertiary",
                    on_click=act,
                    args=(stored, given),
                )
            st.button(
                _("Not now"),
                key=f"not_{task.id}",
                icon=":material/close:",
                type="tertiary",
                on_click=finishing.ask,
                args=(task, TaskState.DISMISSED),
            )


def _way(_: Words, line: Line, reading: Reading) -> str:
    names = people_names(reading)
    if line.path is not None:
        return _("Through: {path}", path=access.path_line(line.path, names))
    if line.knows or line.teammate_id is None:
        return ""
    return _("No introduction is known: ask in both houses who could make one.")


def _levels(_: Words, account: Account, line: Line) -> str:
    if line.teammate_id is None or line.same_level is not False:
        return ""
    return say.level_note(_, account.teammate(line.teammate_id).level, line.level)


def _load(_: Words, account: Account, found: Outreach) -> None:
    st.caption(_("Talks by teammate"))
    if not account.teammates:
        team.ask(_)
        return
    blocks.table(
        (_("Who of us"), _("Talks"), _("Open tasks"), _("Still free")),
        (
            (mate.name, *_room(_, mate.name, found.cap, found.load[mate.id], found.busy[mate.id]))
            for mate in account.teammates
        ),
    )


def _room(_: Words, name: str, cap: int, talks: int, busy: int) -> tuple[Figure, ...]:
    """Return the talks and open tasks of one of us, and how many more fit."""
    free = max(cap - talks - busy, 0)
    return (
        Figure(str(talks), _("Talks of this plan that fall to {mate}.", mate=name)),
        Figure(str(busy), _("Tasks of {mate} that are open already.", mate=name)),
        Figure(
            str(free),
            _("So many more fit for {mate}: the most for one of us, less both.", mate=name),
            (
                (_("Most talks and open tasks for one of us"), str(cap)),
                (_("Talks"), f"− {talks}"),
                (_("Open tasks"), f"− {busy}"),
            ),
        ),
    )


def _nobody(_: Words, reading: Reading, found: Outreach) -> None:
    """Say why no talk is proposed, and where to begin where nobody is known."""
    if not any(standing.person_id for standing in reading.standings.values()):
        blocks.nobody_yet(_)
    elif found.at_it:
        st.text(_("Nobody is left to talk to: every talk worth having is a task already."))
    else:
        st.text(
            _("No talk is known that would help. Enter where they stand and what worries them.")
        )


def _not_in_it(_: Words, reading: Reading, found: Outreach) -> None:
    """Say who is worth a talk and is not in the plan, and why."""
    names, tasks = seat_names(_, reading, found.at_it), reading.account.tasks
    by_id = {task.id: task for task in tasks}
    if found.at_it:
        st.caption(_("On the board already"))
        rows = zip(names, (by_id[key] for key in found.at_it.values()), strict=True)
        blocks.facts((name, card.at_it(_, reading, task)) for name, task in rows)
    if found.alone:
        st.caption(_("Accepted as a gap, so nobody goes for now"))
        blocks.muted(listed(_, seat_names(_, reading, found.alone)))
    if found.left:
        st.caption(_("For the next plan"))
        blocks.muted(
            _("Worth a talk, but nobody of us who fits has room:")
            + " "
            + listed(_, seat_names(_, reading, found.left))
        )


def take(stored: Stored, tasks: Sequence[Task]) -> None:
    """Write lines of the plan down as tasks."""

    def edit(account: Account) -> Account:
        for task in tasks:
            account = planning.put_task(account, task)
        return account

    saving.save(stored, edit, "outreach")


def _take_and_open(stored: Stored, task: Task) -> None:
    take(stored, [task])
    task_form.begin(task.id)
    st.session_state.plan_section = "tasks"
