"""Next moves ranked by what they change for their effort, and the best plan for a budget."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from stakeholder_map.analysis.acting.at_it import at_move
from stakeholder_map.analysis.outcome.moves import Move, MoveKind
from stakeholder_map.analysis.outcome.plans import Plan
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.task import Task
from stakeholder_map.services import outlook, planning
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import access, blocks, state
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.naming import people_names, seat_name
from stakeholder_map.ui.outlook import arithmetic
from stakeholder_map.ui.plain import plain
from stakeholder_map.ui.plan import card, outreach
from stakeholder_map.words import N_, Words, figures, why
from stakeholder_map.words import moves as say
from stakeholder_map.words.forecast import chance_sentence, joined
from stakeholder_map.words.values import word

#: How many moves are open to be read at once; the table has all.
FIRST = 10

#: Half-days that the slider offers, and where it stands at first.
MOST_BUDGET = 40
USUAL_BUDGET = 10

KINDS = {
    MoveKind.RAISE_STANCE: N_("Raise a stance"),
    MoveKind.RESOLVE_CONCERN: N_("Settle a concern"),
    MoveKind.WIN_COMMITMENT: N_("Win a commitment"),
    MoveKind.MEET: N_("Meet somebody (one more for each person in between)"),
    MoveKind.WEAKEN_TIE: N_("Weaken a tie against us"),
    MoveKind.FIND_SEAT: N_("Find who fills a seat"),
}


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw the moves, what they cost, and the best plan for a budget."""
    own = _efforts(_)
    found = outlook.moves_of(state.store(), stored, reading, own)
    if not found:
        st.text(_("No move is known that would help. Enter who takes part and where they stand."))
        return
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        _ranked(_, stored, reading, found)
    with right:
        budget = st.slider(
            _("Effort we can spend, in half-days"),
            1,
            MOST_BUDGET,
            USUAL_BUDGET,
            key="plan_budget",
        )
        _chance_today(_, stored, reading)
        best = outlook.plan_of(state.store(), stored, reading, own, budget)
        _best(_, stored, reading, best, budget)
        _sets(_, stored, reading, own, budget)


def _efforts(_: Words) -> dict[MoveKind, int]:
    """Draw the efforts, folded up; return those that count."""
    own = outlook.efforts(state.store())
    with st.expander(_("What a move costs, in half-days of one of us")):
        for column, (kind, effort) in zip(st.columns(len(own)), own.items(), strict=True):
            column.number_input(
                _(KINDS[kind]),
                min_value=1,
                max_value=outlook.MOST_EFFORT,
                value=effort,
                step=1,
                key=f"effort_{kind}",
                on_change=_keep_efforts,
            )
    return own


def _keep_efforts() -> None:
    wanted = outlook.efforts(state.store())
    for kind in wanted:
        entered = st.session_state.get(f"effort_{kind}")
        if entered is not None:
            wanted[kind] = int(entered)
    outlook.set_efforts(state.store(), wanted)


def _chance_today(_: Words, stored: Stored, reading: Reading) -> None:
    today = outlook.forecast_of(state.store(), stored, reading)
    st.text(chance_sentence(_, today.chance, today.low, today.high))


def _title(_: Words, reading: Reading, move: Move) -> str:
    seat = reading.decision.seat(move.seat_id)
    concern = next((c.text for c in seat.concerns if c.id == move.concern_id), "")
    values = {
        "name": seat_name(_, reading, move.seat_id),
        "concern": concern,
        "heard": people_names(reading)[move.heard_id] if move.heard_id else "",
    }
    return say.move_title(_, move.kind, values, move.points)


def _ranked(_: Words, stored: Stored, reading: Reading, found: tuple[Move, ...]) -> None:
    st.caption(_("Next moves: most change of the chance for the effort first"))
    for place, move in enumerate(found[:FIRST], start=1):
        gain = _gain(_, move)
        there = at_move(stored.account, move, planning.move_key(reading, move))
        label = f"{place} · **{plain(_title(_, reading, move), 160)}** · {plain(gain, 120)}"
        if there is not None:
            label += f" · ✓ {plain(_said_of(_, there))}"
        with st.expander(label):
            _open(_, stored, reading, move, there)
    if len(found) > FIRST:
        with st.expander(_("All {n} moves", n=len(found))):
            _table(_, reading, found)


def _gain(_: Words, move: Move) -> str:
    gain = say.gain_sentence(_, move.gain_f, move.gain_chance, move.error)
    return joined(_, gain, say.effort_text(_, move.effort))


def _said_of(_: Words, there: Task) -> str:
    return _("On the board: {state}", state=word(_, there.state))


def _open(_: Words, stored: Stored, reading: Reading, move: Move, there: Task | None) -> None:
    through = access.path_line(move.path, people_names(reading)) if move.path else ""
    blocks.told(
        say.move_taken(_, move.kind, move.points),
        *arithmetic.lines(_, reading, move),
        say.learns_sentence(_, move.learns) if move.learns >= 0.005 else "",
        _("Through: {path}", path=through) if through else "",
    )
    about = f"{move.kind} {move.seat_id} {move.concern_id} {move.heard_id}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Take as a task"),
            key=f"move_take {about}",
            icon=":material/add_task:",
            disabled=there is not None,
            on_click=outreach.take,
            args=(stored, [planning.move_task(reading, move, _title(_, reading, move))]),
        )
        st.button(
            _("Show on map"),
            key=f"move {about}",
            on_click=state.look_at,
            kwargs={"seat_id": move.seat_id, "turn_to": "map"},
        )
        if there is not None:
            blocks.muted(f"{_said_of(_, there)} · {card.at_it(_, reading, there)}")


def _table(_: Words, reading: Reading, found: tuple[Move, ...]) -> None:
    blocks.table(
        (
            _("Move"),
            _("Chance, points"),
            _("Lean"),
            _("Half-days"),
            _("Settles of the unknown"),
        ),
        ((_title(_, reading, move), *_figures(_, reading, move)) for move in found),
    )


def _figures(_: Words, reading: Reading, move: Move) -> Iterator[Figure]:
    lean, by_effort = arithmetic.lines(_, reading, move)
    yield Figure(
        figures.signed(move.gain_chance * 100, 1),
        why.chance_change_sentence(_, move.gain_chance, move.error),
        (("", by_effort),),
    )
    yield Figure(
        figures.signed(move.gain_f * 100, 1),
        say.move_taken(_, move.kind, move.points),
        (("", lean),),
    )
    yield Figure(str(move.effort), why.half_days_sentence(_, move.effort))
    yield Figure(figures.percent(move.learns), say.learns_sentence(_, move.learns))


def _best(_: Words, stored: Stored, reading: Reading, best: Plan, budget: int) -> None:
    st.caption(_("The best plan for this effort"))
    with st.container(border=True):
        joint = best.joint
        blocks.told(
            say.plan_sentence(_, len(best.moves), best.effort, budget),
            *(f"→ {_title(_, reading, m)} · {say.effort_text(_, m.effort)}" for m in best.moves),
            say.gain_sentence(_, joint.f, joint.chance, joint.error) if best.moves else "",
            say.together_sentence(_, joint.chance, best.singles) if best.moves else "",
        )
        new = [
            planning.move_task(reading, move, _title(_, reading, move))
            for move in best.moves
            if at_move(stored.account, move, planning.move_key(reading, move)) is None
        ]
        if new:
            st.button(
                _("Take all {n} as tasks", n=len(new)),
                key="take_best",
                icon=":material/playlist_add_check:",
                on_click=outreach.take,
                args=(stored, new),
            )


def _sets(
    _: Words, stored: Stored, reading: Reading, own: dict[MoveKind, int], budget: int
) -> None:
    if not st.toggle(_("Try all sets of up to three"), key="plan_sets"):
        return
    found = outlook.sets_of(state.store(), stored, reading, own, budget)
    st.text(say.among_sentence(_, found.among))
    if not found.sets:
        st.text(say.plan_sentence(_, 0, 0, budget))
    for place, one in enumerate(found.sets[:5], start=1):
        with st.container(border=True):
            joint = one.joint
            gain = say.gain_sentence(_, joint.f, joint.chance, joint.error)
            blocks.told(
                f"{place}. {joined(_, gain, say.effort_text(_, one.effort))}",
                *(f"→ {_title(_, reading, move)}" for move in one.moves),
            )
