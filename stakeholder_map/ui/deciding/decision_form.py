"""A purchase decision's own facts; making, copying, closing and deleting decisions; BANT."""

from __future__ import annotations

from typing import Any

import streamlit as st

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Bant, Decision
from stakeholder_map.model.scales import (
    BantState,
    BudgetState,
    BuyerStage,
    DecisionState,
    Money,
)
from stakeholder_map.services import editing
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, mounted, saving, state
from stakeholder_map.ui.deciding import account_form, closed_decision
from stakeholder_map.words import Words
from stakeholder_map.words.values import word


def create_box(stored: Stored) -> None:
    """Draw the form that adds a decision to the account."""
    _ = state.text()
    with st.form("new_decision", border=False, clear_on_submit=True):
        name = st.text_input(_("What is bought?"), max_chars=500)
        if not st.form_submit_button(_("Create decision"), type="primary"):
            return
    if not name.strip():
        saving.tell(_("A decision needs a name; nothing was created."))
    else:
        fresh = Decision(name=name)
        if saving.save(stored, lambda account: edits.put_decision(account, fresh)):
            state.look_at(decision_id=fresh.id)
    st.rerun()


def manage(stored: Stored, decision: Decision | None) -> None:
    """Draw the row of what can be done with the whole decision."""
    _ = state.text()
    with st.container(horizontal=True):
        with st.popover(_("New decision…"), icon=":material/add:"):
            create_box(stored)
        if decision is None:
            return
        with st.popover(_("Duplicate decision…"), icon=":material/content_copy:"):
            name = st.text_input(
                _("Name of the copy"),
                value=_("{name} (copy)", name=decision.name)[:500],
                max_chars=500,
                key=f"copy_decision_{decision.id}",
            )
            st.button(
                _("Duplicate"),
                key="duplicate_decision",
                disabled=not name.strip(),
                on_click=_duplicate,
                args=(stored, decision.id, name),
            )
        if decision.state is DecisionState.RUNNING:
            with st.popover(_("Close decision…"), icon=":material/flag:"):
                _close_box(stored, decision, _)
        else:
            st.button(
                _("Reopen decision"),
                key="reopen_decision",
                icon=":material/lock_open:",
                on_click=_close,
                args=(stored, decision.id, DecisionState.RUNNING, decision.outcome),
            )
        with st.popover(_("Delete decision…"), icon=":material/delete:"):
            entry.typed_confirmation(
                _(
                    "“{name}” goes with its {seats} seats, support, concerns and approval rule. "
                    "The people stay. “Undo” brings it back.",
                    name=decision.name,
                    seats=len(decision.seats),
                ),
                decision.name,
                _("Delete decision"),
                f"delete_decision_{decision.id}",
                lambda: _delete(stored, decision.id),
            )


def _duplicate(stored: Stored, decision_id: str, name: str) -> None:
    saved = saving.save(
        stored, lambda account: edits.duplicate_decision(account, decision_id, name)
    )
    if saved:
        state.look_at(decision_id=saved.account.decisions[-1].id)


def _close_box(stored: Stored, decision: Decision, _: Words) -> None:
    ended = st.selectbox(
        _("How did it end?"),
        [found for found in DecisionState if found is not DecisionState.RUNNING],
        format_func=lambda found: word(_, found),
        key=f"ended_{decision.id}",
    )
    outcome = st.text_area(
        _("What decided it?"),
        value=decision.outcome,
        max_chars=20_000,
        key=f"outcome_{decision.id}",
    )
    guess = st.number_input(
        _("Our own guess before it closed: how many of 100 such decisions pass? (may stay empty)"),
        min_value=0,
        max_value=100,
        value=None,
        step=5,
        key=f"guess_{decision.id}",
    )
    st.caption(
        _(
            "What the map said the day before is frozen with it, so that it can be told how good "
            "the map and the guess have been."
        )
    )
    st.button(
        _("Close decision"),
        key="close_decision",
        type="primary",
        on_click=_close,
        args=(stored, decision.id, ended, outcome, guess),
    )


def _close(
    stored: Stored,
    decision_id: str,
    ended: DecisionState,
    outcome: str,
    guess: int | None = None,
) -> None:
    entry.attempt(
        lambda: editing.close_decision(
            state.store(),
            stored,
            decision_id,
            ended,
            state.today(),
            outcome.strip(),
            state.user(),
            None if guess is None else guess / 100,
        )
    )


def _delete(stored: Stored, decision_id: str) -> None:
    if saving.save(stored, lambda account: edits.remove(account, decision_id)):
        st.session_state.decision = None
        st.session_state.seat = None


#: The fields of the decision's form, in its order.
_FACTS = ("name", "value", "decide_by", "buyer_stage")


def form(stored: Stored, decision: Decision) -> None:
    """Draw the decision's facts."""
    _ = state.text()
    if decision.state is not DecisionState.RUNNING:
        closed_decision.draw(_, stored, decision)
    facts = {name: getattr(decision, name) for name in _FACTS}
    form = mounted.mount(f"decision_{decision.id}", facts)
    held = form.values
    with st.form(form.key(), border=True):
        one, two, three, four, five = st.columns([5, 2.4, 1.8, 2, 2.4])
        name = one.text_input(
            _("What is bought?"), held["name"], max_chars=500, key=form.key("name")
        )
        value = held["value"]
        with two:
            amount = account_form.amount(
                _("Value"), value.amount if value else None, form.key("amount")
            )
        with three:
            known = value.currency if value else stored.account.currency
            code = account_form.currency(_("Currency"), known, form.key("currency"))
        decide_by = four.date_input(
            _("Decided by"), held["decide_by"], format="YYYY-MM-DD", key=form.key("decide_by")
        )
        with five:
            buyer = entry.pick_word(
                _("Stage of the buyer"), BuyerStage, held["buyer_stage"], form.key("buyer")
            )
        submitted = st.form_submit_button(_("Save decision"), type="primary")
    _stages(_, decision)
    if not submitted:
        form.offer_latest(facts)
        return
    worth = _money(amount, code)
    typed = dict(zip(_FACTS, (name.strip(), worth, decide_by, buyer), strict=True))
    if not name.strip():
        saving.tell(_("A decision needs a name; nothing was saved."))
    elif amount is not None and worth is None:
        saving.tell(_("The value needs a currency of three letters, for example CNY."))
    else:
        form.save(
            stored,
            lambda account: edits.put_decision(
                account, account.decision(decision.id).but(**form.changes(typed))
            ),
            typed,
            facts,
        )
    st.rerun()


def _stages(_: Words, decision: Decision) -> None:
    """Say which stages hold; they are moved where the check list of what is open stands."""
    ours = word(_, decision.selling_stage) if decision.selling_stage else _("not known")
    step = word(_, decision.buying_step) if decision.buying_step else _("not known")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(_("Our selling stage: {ours} · their buying step: {step}", ours=ours, step=step))
        st.button(
            _("Move on…"),
            key="to_stages",
            icon=":material/stairs:",
            type="tertiary",
            on_click=_turn_to_stages,
        )


def _turn_to_stages() -> None:
    st.session_state.plan_section = "stages"
    state.look_at(turn_to="plan")


def _money(amount: float | None, code: str | None) -> Money | None:
    if amount is None or not (code and len(code) == 3 and code.isascii() and code.isalpha()):
        return None
    return Money(amount=amount, currency=code)


# -- BANT ------------------------------------------------------------------------------------


#: The fields of each of the four, in the order of the form.
_ITEM = ("text", "evidence", "state", "person_id", "owner_id", "on")
_BANT = {
    "budget": (*_ITEM, "amount", "source", "budget_state"),
    "authority": _ITEM,
    "need": _ITEM,
    "timeline": _ITEM,
}


def _flat(bant: Bant) -> dict[str, Any]:
    return {
        f"{part}_{name}": getattr(getattr(bant, part), name)
        for part, names in _BANT.items()
        for name in names
    }


def _with_changes(bant: Bant, changes: dict[str, Any]) -> Bant:
    parts = {
        part: getattr(bant, part).but(
            **{name: changes[f"{part}_{name}"] for name in names if f"{part}_{name}" in changes}
        )
        for part, names in _BANT.items()
    }
    return bant.but(**parts)


def bant(stored: Stored, decision: Decision, book: Book) -> None:
    """Draw budget, authority, need and timeline, each with its evidence."""
    _ = book.words
    facts = _flat(decision.bant)
    form = mounted.mount(f"bant_{decision.id}", facts)
    typed: dict[str, Any] = {}
    with st.form(form.key(), border=False):
        left, right = st.columns(2)
        with left.container(border=True):
            st.text(_("Budget: is there money, from where, how firm?"))
            held = form.values["budget_amount"]
            one, two, three, four = st.columns([3, 2, 3, 3])
            with one:
                amount = account_form.amount(
                    _("Amount"), held.amount if held else None, form.key("budget_amount")
                )
            with two:
                known = held.currency if held else stored.account.currency
                code = account_form.currency(_("Currency"), known, form.key("budget_currency"))
            source = three.text_input(
                _("Where it comes from"),
                form.values["budget_source"],
                max_chars=500,
                key=form.key("budget_source"),
            )
            with four:
                typed["budget_budget_state"] = entry.pick_word(
                    _("How firm"),
                    BudgetState,
                    form.values["budget_budget_state"],
                    form.key("budget_state_of_money"),
                )
            typed |= _item("budget", form, book)
        with right.container(border=True):
            st.text(_("Authority: who may decide, and do we reach them?"))
            typed |= _item("authority", form, book)
        left, right = st.columns(2)
        with left.container(border=True):
            st.text(_("Need: what hurts, and how much?"))
            typed |= _item("need", form, book)
        with right.container(border=True):
            st.text(_("Timeline: what happens if they wait?"))
            typed |= _item("timeline", form, book)
        submitted = st.form_submit_button(_("Save BANT"), type="primary")
    if not submitted:
        form.offer_latest(facts)
        return
    worth = _money(amount, code)
    typed |= {"budget_amount": worth, "budget_source": source.strip()}
    if amount is not None and worth is None:
        saving.tell(_("The budget needs a currency of three letters, for example CNY."))
    else:
        changes = form.changes(typed)
        form.save(stored, lambda now: _with_bant(now, decision.id, changes), typed, facts)
    st.rerun()


def _with_bant(account: Account, decision_id: str, changes: dict[str, Any]) -> Account:
    now = account.decision(decision_id)
    return edits.put_decision(account, now.but(bant=_with_changes(now.bant, changes)))


def _item(name: str, form: mounted.Mounted, book: Book) -> dict[str, Any]:
    """Draw what is known of one of the four; returns what stands in its fields."""
    _ = book.words
    held = {field: form.values[f"{name}_{field}"] for field in _ITEM}
    text = st.text_area(
        _("What we know"),
        held["text"],
        max_chars=20_000,
        height=80,
        key=form.key(f"{name}_text"),
    )
    evidence = st.text_area(
        _("Evidence"),
        held["evidence"],
        max_chars=20_000,
        height=68,
        key=form.key(f"{name}_evidence"),
    )
    left, right = st.columns(2)  # four beside each other cut their words on a small screen
    with left:
        found = entry.pick_word(_("State"), BantState, held["state"], form.key(f"{name}_state"))
        who = entry.pick(
            _("Who answers for it"), book.people, held["person_id"], form.key(f"{name}_who")
        )
    on = right.date_input(_("As of"), held["on"], format="YYYY-MM-DD", key=form.key(f"{name}_on"))
    with right:
        ours = entry.pick(
            _("Who of us keeps it"), book.teammates, held["owner_id"], form.key(f"{name}_owner")
        )
    typed = (text, evidence, found, who, ours, on)
    return {f"{name}_{field}": value for field, value in zip(_ITEM, typed, strict=True)}
