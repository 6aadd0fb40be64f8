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
from stakeholder_map.ui import entry, mounted, saving, state

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


def amount(label: str, value: float | None, key: str) -> float | None:
    """Draw the field of an amount of money that may stay empty."""
    whole = value is None or value == int(value)
    typed: float | None = st.number_input(
        label,
        0.0,
        value=value,
        step=1000.0,
        format="%.0f" if whole else "%.2f",
        placeholder=state.text()("not known"),
        key=key,
    )
    return typed


def create_box(key: str = "new_account") -> None:
    """Draw the form that makes an account with its first decision."""
    _ = state.text()
    form = mounted.mount(key, {"name": "", "purchase": ""})
    with st.form(form.key(), border=False):
        name = st.text_input(_("Name of the account"), max_chars=500, key=form.key("name"))
        purchase = st.text_input(
            _("What do they decide on first?"), max_chars=500, key=form.key("purchase")
        )
        if not st.form_submit_button(_("Create account"), type="primary"):
            return
    if not name.strip():
        saving.tell(_("An account needs a name; nothing was created."))
        st.rerun()
    decisions = (Decision(name=purchase),) if purchase.strip() else ()
    account = Account(name=name, decisions=decisions)
    _open(lambda: editing.create(state.store(), account, state.user()), form.name)


def _open(make: Callable[[], Stored], form: str = "") -> None:
    """Make an account and turn to it; the form it was typed into is then empty again."""
    stored = entry.attempt(make)
    if stored is not None:
        mounted.anew(form)
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


#: The fields of the account's form, in its order.
_FACTS = (
    "name",
    "industry",
    "currency",
    "segment",
    "relationship_stage",
    "owner_id",
    "background",
    "notes",
)


def form(stored: Stored, book: Book) -> None:
    """Draw the account's facts."""
    _ = book.words
    account = stored.account
    facts = {name: getattr(account, name) for name in _FACTS}
    form = mounted.mount(f"account_{account.id}", facts)
    held = form.values
    with st.form(form.key(), border=True):
        one, two, three = st.columns([4, 3, 3])
        name = one.text_input(
            _("Name of the account"), held["name"], max_chars=500, key=form.key("name")
        )
        industry = two.text_input(
            _("Industry"), held["industry"], max_chars=500, key=form.key("industry")
        )
        with three:
            code = currency(_("Currency"), held["currency"], form.key("currency"))
        four, five, six = st.columns([4, 3, 3])
        with four:
            segment = entry.pick_word(_("Segment"), Segment, held["segment"], form.key("segment"))
        with five:
            stage = entry.pick_word(
                _("Relationship stage"),
                RelationshipStage,
                held["relationship_stage"],
                form.key("stage"),
            )
        with six:
            owner = entry.pick(
                _("Owner (ours)"), book.teammates, held["owner_id"], form.key("owner")
            )
        background = st.text_area(
            _("Background of the account"),
            held["background"],
            max_chars=20_000,
            height=120,
            key=form.key("background"),
        )
        notes = st.text_area(
            _("Private notes"),
            held["notes"],
            max_chars=20_000,
            height=90,
            help=_("Never in anything that is exported for the customer."),
            key=form.key("notes"),
        )
        submitted = st.form_submit_button(_("Save account"), type="primary")
    if not submitted:
        form.offer_latest(facts)
        return
    typed = dict(
        zip(
            _FACTS,
            (name.strip(), industry.strip(), code, segment, stage, owner, background, notes),
            strict=True,
        )
    )
    if not name.strip():
        saving.tell(_("An account needs a name; nothing was saved."))
    elif code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        saving.tell(
            _("“{code}” is no currency code. Type three letters, for example CNY.", code=code)
        )
    else:
        form.save(stored, lambda now: now.but(**form.changes(typed)), typed, facts)
    st.rerun()
