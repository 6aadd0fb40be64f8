"""The account's own facts, and making, copying and deleting accounts."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import RelationshipStage, Segment
from stakeholder_map.services import editing
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.errors import ErasureWaits, StorageError
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, saving, state

#: Offered in drop-downs; any other three-letter code can be typed.
CURRENCIES = ("CNY", "EUR", "USD", "GBP", "CHF", "HKD", "JPY", "SGD", "SEK", "TWD")


def currency(label: str, value: str | None, key: str) -> str | None:
    """Draw the choice of a currency; any code can be typed. Returns the code as typed."""
    options = list(dict.fromkeys((*([value] if value else []), *CURRENCIES)))
    chosen: str | None = st.selectbox(
        label,
        options,
        index=0 if value else None,
        accept_new_options=True,
        placeholder=state.text()("not known"),
        key=key,
    )
    return chosen.strip().upper() or None if chosen else None


def amount(label: str, value: float | None) -> float | None:
    """Draw the field of an amount of money that may stay empty."""
    whole = value is None or value == int(value)
    typed: float | None = st.number_input(
        label,
        0.0,
        value=value,
        step=1000.0,
        format="%.0f" if whole else "%.2f",
        placeholder=state.text()("not known"),
    )
    return typed


def create_box(key: str = "new_account") -> None:
    """Draw the form that makes an account with its first decision."""
    _ = state.text()
    with st.form(key, border=False, clear_on_submit=True):
        name = st.text_input(_("Name of the account"), max_chars=500)
        purchase = st.text_input(_("What do they decide on first?"), max_chars=500)
        if not st.form_submit_button(_("Create account"), type="primary"):
            return
    if not name.strip():
        saving.tell(_("An account needs a name; nothing was created."))
        st.rerun()
    decisions = (Decision(name=purchase),) if purchase.strip() else ()
    _open(
        lambda: editing.create(state.store(), Account(name=name, decisions=decisions), state.user())
    )


def _open(make: Callable[[], Stored]) -> None:
    """Make an account and turn to it."""
    stored = entry.attempt(make)
    if stored is not None:
        state.look_at(account_id=stored.account.id)
    st.rerun()


def manage(stored: Stored) -> None:
    """Draw the row of what can be done with the whole account."""
    _ = state.text()
    account = stored.account
    with st.container(horizontal=True):
        with st.popover(_("New account…"), icon=":material/add:"):
            create_box()
        with st.popover(_("Duplicate account…"), icon=":material/content_copy:"):
            name = st.text_input(
                _("Name of the copy"),
                value=_("{name} (copy)", name=account.name)[:500],
                max_chars=500,
                key=f"copy_name_{account.id}",
            )
            if st.button(_("Duplicate"), key="duplicate_account", disabled=not name.strip()):
                _open(lambda: editing.duplicate(state.store(), stored, name, state.user()))
        with st.popover(_("Delete account…"), icon=":material/delete:"):
            entry.typed_confirmation(
                _(
                    "“{name}” goes with its {people} people, {decisions} decisions and its whole "
                    "history. This cannot be undone.",
                    name=account.name,
                    people=len(account.people),
                    decisions=len(account.decisions),
                ),
                account.name,
                _("Delete for good"),
                f"delete_account_{account.id}",
                lambda: _delete(account.id),
            )


def _delete(account_id: str) -> None:
    try:
        editing.delete(state.store(), account_id)
    except ErasureWaits as error:  # it is gone all the same
        saving.say((error.problem,))
    except StorageError as error:
        saving.say((error.problem,))
        return
    st.session_state.account = None
    st.session_state.decision = None
    st.session_state.seat = None


def form(stored: Stored, book: Book) -> None:
    """Draw the account's facts."""
    _ = book.words
    account = stored.account
    key = f"{account.id}_{stored.version}"
    with st.form(f"account_{key}", border=True):
        one, two, three = st.columns([4, 3, 3])
        name = one.text_input(_("Name of the account"), value=account.name, max_chars=500)
        industry = two.text_input(_("Industry"), value=account.industry, max_chars=500)
        with three:
            code = currency(_("Currency"), account.currency, f"currency_{key}")
        four, five, six = st.columns([4, 3, 3])
        with four:
            segment = entry.pick_word(_("Segment"), Segment, account.segment, f"segment_{key}")
        with five:
            stage = entry.pick_word(
                _("Relationship stage"),
                RelationshipStage,
                account.relationship_stage,
                f"stage_{key}",
            )
        with six:
            owner = entry.pick(_("Owner (ours)"), book.teammates, account.owner_id, f"owner_{key}")
        background = st.text_area(
            _("Background of the account"), value=account.background, max_chars=20_000, height=120
        )
        notes = st.text_area(
            _("Private notes"),
            value=account.notes,
            max_chars=20_000,
            height=90,
            help=_("Never in anything that is exported for the customer."),
        )
        if not st.form_submit_button(_("Save account"), type="primary"):
            return
    if not name.strip():
        saving.tell(_("An account needs a name; nothing was saved."))
    elif code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        saving.tell(
            _("“{code}” is no currency code. Type three letters, for example CNY.", code=code)
        )
    else:
        saving.save(
            stored,
            lambda before: before.but(
                name=name,
                industry=industry,
                currency=code,
                segment=segment,
                relationship_stage=stage,
                owner_id=owner,
                background=background.strip(),
                notes=notes.strip(),
            ),
        )
    st.rerun()
