"""Stages: the buyer's steps against ours, the check list, moving on, BANT and the relationship."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.acting.stages import STEP_BESIDE, Check, checks
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.escape import text as escape
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import BuyingStep, RelationshipStage, SellingStage
from stakeholder_map.model.stage import StageMove
from stakeholder_map.services import planning
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, saving, state
from stakeholder_map.ui.naming import people_names
from stakeholder_map.ui.plain import plain
from stakeholder_map.ui.plan import outreach
from stakeholder_map.words import Words
from stakeholder_map.words import stages as say
from stakeholder_map.words.figures import day, money
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word

_SIGNS = {True: "✓", False: "✗", None: "?"}


def draw(_: Words, stored: Stored, reading: Reading) -> None:
    """Draw where the decision stands, what is open, and how to move on."""
    decision = reading.decision
    blocks.html(_tracks(_, decision))
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        _check_list(_, stored, reading)
    with right:
        _move_on(_, stored, reading)
        _moves(_, decision)
        _bant(_, reading)
        _relationship(_, stored)


def _tracks(_: Words, decision: Decision) -> str:
    ours, theirs = [], []
    for stage, step in STEP_BESIDE.items():
        here = "here" if stage is decision.selling_stage else ""
        there = "here" if step is decision.buying_step else ""
        ours.append(
            f'<td class="{here}"><b>{escape(word(_, stage))}</b>'
            f"<small>{escape(say.key_node(_, stage))}</small></td>"
        )
        theirs.append(f'<td class="{there}">{escape(word(_, step))}</td>')
    we, they = _("We"), _("They")
    return (
        '<table class="tracks"><tbody>'
        f"<tr><th>{escape(we)}</th>{''.join(ours)}</tr>"
        f"<tr><th>{escape(they)}</th>{''.join(theirs)}</tr></tbody></table>"
        "<style>.sm .tracks{table-layout:fixed}.sm .tracks th{width:5.5rem}"
        ".sm .tracks td{text-align:left;vertical-align:top;background:#f4f6f9;"
        "border:2px solid #fff;padding:.4rem .6rem}"
        ".sm .tracks td.here{background:#1f5f99;color:#fff}"
        ".sm .tracks small{display:block;line-height:1.3}</style>"
    )


def _check_list(_: Words, stored: Stored, reading: Reading) -> None:
    now = reading.decision.selling_stage
    shown = st.segmented_control(
        _("Check list of"),
        list(SellingStage),
        format_func=lambda stage: word(_, stage),
        default=now or SellingStage.DEVELOPMENT,
        required=True,
        key=f"check_list_{reading.decision.id}_{now}",
    )
    stage = shown or now or SellingStage.DEVELOPMENT
    blocks.muted(_("Must be true before we move on. {node}.", node=say.key_node(_, stage)))
    keys = {key for task in stored.account.tasks for key in task.keys}
    found = checks(reading, stage)
    for check in found:
        _check(_, stored, reading, check, keys)
    ticked = [check for check in found if check.tick is not None]
    if ticked:
        with st.expander(_("Evidence of what is ticked")):
            for check in ticked:
                _evidence(_, stored, reading.decision.id, check)


def _check(_: Words, stored: Stored, reading: Reading, check: Check, keys: set[str]) -> None:
    text, yes, no, clear, task = st.columns([7, 1, 1, 1, 1.6], vertical_alignment="center")
    if check.by_data:
        told = _("as the map says")
    elif check.tick is None:
        told = _("nobody has said so yet")
    else:
        on = day(_, check.tick.on)
        told = _("ticked on {day}", day=on) if check.tick.done else _("not so on {day}", day=on)
        told += f" · {check.tick.evidence}" * bool(check.tick.evidence)
    tone = {True: "", False: "critical", None: "muted"}[check.state]
    with text:
        blocks.html(
            f'<p><b class="{tone}">{_SIGNS[check.state]}</b> {escape(say.item_text(_, check.code))}'
            f' <span class="muted small">{escape(told)}</span></p>'
        )
    decision_id = reading.decision.id
    for column, done, icon, label in (
        (yes, True, ":material/check:", _("It is so")),
        (no, False, ":material/close:", _("It is not so")),
    ):
        column.button(
            "",
            key=f"tick_{done}_{check.code}",
            icon=icon,
            help=label,
            type="tertiary",
            disabled=check.tick is not None and check.tick.done is done,
            on_click=_tick,
            args=(stored, decision_id, check.code, done),
        )
    if check.tick is not None:
        clear.button(
            "",
            key=f"untick_{check.code}",
            icon=":material/undo:",
            help=_("Leave it to the data again"),
            type="tertiary",
            on_click=_tick,
            args=(stored, decision_id, check.code, None),
        )
    if check.state is not True:
        made = planning.item_task(reading, check.code, _)
        task.button(
            _("Task"),
            key=f"item_task_{check.code}",
            icon=":material/add_task:",
            type="tertiary",
            disabled=made.key in keys,
            on_click=outreach.take,
            args=(stored, [made]),
        )


def _evidence(_: Words, stored: Stored, decision_id: str, check: Check) -> None:
    key = f"evidence_{check.code}_{stored.version}"
    st.text_input(
        plain(say.item_text(_, check.code)),
        check.tick.evidence if check.tick else "",
        max_chars=2_000,
        key=key,
        on_change=_keep_evidence,
        args=(stored, decision_id, check.code, key),
    )


def _keep_evidence(stored: Stored, decision_id: str, item: str, key: str) -> None:
    said = str(st.session_state.get(key, "")).strip()
    saving.save(
        stored, lambda account: planning.set_evidence(account, decision_id, item, said), "tick"
    )


def _tick(stored: Stored, decision_id: str, item: str, done: bool | None) -> None:
    today = state.today()
    saving.save(
        stored, lambda account: planning.set_tick(account, decision_id, item, done, today), "tick"
    )


def _move_on(_: Words, stored: Stored, reading: Reading) -> None:
    decision = reading.decision
    place = f"{decision.id}_{len(decision.stage_moves)}_{saving.turns()}"
    st.caption(_("Move on"))
    one, two = st.columns(2)
    with one:
        stage = entry.pick_word(
            _("Our selling stage"), SellingStage, decision.selling_stage, f"to_stage_{place}"
        )
    with two:
        step = entry.pick_word(
            _("Buying step"), BuyingStep, decision.buying_step, f"to_step_{place}"
        )
    moved = (stage, step) != (decision.selling_stage, decision.buying_step)
    left = planning.left_open(reading, stage)
    reason = ""
    if left:
        st.text(f"▲ {say.open_sentence(_, left)}")
        blocks.muted(*(f"· {say.item_text(_, code)}" for code in left))
        reason = st.text_input(
            _("Why do we move on all the same?"), max_chars=2_000, key=f"move_why_{place}"
        )
    st.button(
        _("Move on"),
        key="move_stage",
        type="primary",
        disabled=not moved or bool(left and not reason.strip()),
        help=_("Open items need a reason; it is kept with its date.") if left else None,
        on_click=_move,
        args=(stored, decision.id, stage, step, left, reason),
    )


def _move(
    stored: Stored,
    decision_id: str,
    stage: SellingStage | None,
    step: BuyingStep | None,
    left: tuple[str, ...],
    reason: str,
) -> None:
    today = state.today()
    saving.save(
        stored,
        lambda account: planning.move_stage(account, decision_id, stage, step, today, left, reason),
        "stage",
    )


def _moves(_: Words, decision: Decision) -> None:
    if not decision.stage_moves:
        return
    st.caption(_("Moves so far"))
    for move in reversed(decision.stage_moves):
        blocks.told(f"{day(_, move.on)} · {_said(_, move)}")
        if move.open_items:
            blocks.muted(
                _(
                    "Open then: {items}",
                    items=listed(_, [say.item_text(_, c) for c in move.open_items]),
                ),
                _("Why: {reason}", reason=move.reason) if move.reason else "",
            )


def _said(_: Words, move: StageMove) -> str:
    parts = []
    for left, entered in ((move.left, move.entered), (move.step_left, move.step_entered)):
        if left is not None or entered is not None:
            names = [word(_, one) if one else "?" for one in (left, entered)]
            parts.append(" → ".join(names))
    return " · ".join(parts)


def _bant(_: Words, reading: Reading) -> None:
    st.caption(_("BANT"))
    bant, names = reading.decision.bant, people_names(reading)
    amount = bant.budget.amount
    for label, item in (
        (_("Budget"), bant.budget),
        (_.context("bant", "Authority"), bant.authority),
        (_("Need"), bant.need),
        (_("Timeline"), bant.timeline),
    ):
        state = word(_, item.state) if item.state else "? " + _("not known")
        sums = money(_, amount, short=True) if item is bant.budget and amount else ""
        who = (
            names.get(item.person_id or "", ""),
            _("kept by {name}", name=names[item.owner_id]) if item.owner_id else "",
        )
        blocks.html(
            f"<p><b>{escape(label)}</b> · {escape(state)}"
            + f" · {escape(sums)}" * bool(sums)
            + "</p>"
            + "".join(
                f'<p class="muted small">{escape(line)}</p>'
                for line in (
                    item.text,
                    _("Evidence: {evidence}", evidence=item.evidence) if item.evidence else "",
                    " · ".join(filter(None, who)),
                )
                if line
            )
        )
    entry.way_to("decision", "decision_section", "bant", _("Enter BANT"), ":material/gavel:")


def _relationship(_: Words, stored: Stored) -> None:
    st.caption(_("The relationship with this account"))
    now = stored.account.relationship_stage
    key = f"relationship_{stored.account.id}_{stored.version}"
    entry.pick_word(
        _("Stage of the relationship"),
        RelationshipStage,
        now,
        key,
        label_visibility="collapsed",
        on_change=_relate,
        args=(stored, key),
    )
    if now is not None:
        blocks.facts(
            (
                (_.context("relationship", "To do"), say.to_do(_, now)),
                (_("To watch"), say.to_watch(_, now)),
            )
        )
    with st.expander(_("All eight stages")):
        watch = _("To watch")
        for stage in RelationshipStage:
            blocks.html(
                f'<p class="title">{"▶ " if stage is now else ""}{escape(word(_, stage))}</p>'
                f"<p>{escape(say.to_do(_, stage))}</p>"
                f'<p class="muted">{escape(watch)}: {escape(say.to_watch(_, stage))}</p>'
            )


def _relate(stored: Stored, key: str) -> None:
    chosen = st.session_state.get(key)
    saving.save(stored, lambda account: account.but(relationship_stage=chosen))
