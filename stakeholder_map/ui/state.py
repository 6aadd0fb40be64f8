"""What one browser session looks at: language, account, decision, seat. Mirrored in the URL."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import date

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.seat import Seat
from stakeholder_map.services import reading as reading_service
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.workspace import FIRST_SAMPLE, open_workspace
from stakeholder_map.storage.errors import NoSuchAccount
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.ui import login
from stakeholder_map.words import Language, Words, words

#: What the URL keeps, so that a link or a reload shows the same thing.
IN_URL = ("lang", "account", "decision", "seat", "lens", "section")

#: The views of the map; the first is shown unless the URL says otherwise.
LENSES = ("board", "network", "grid", "matrix", "heat")


def today() -> date:
    """Return the day of the user's clock; the only place where the app asks for it."""
    return date.today()  # noqa: DTZ011 - the user's own day is meant


@st.cache_resource(show_spinner=False)
def _store(day: date) -> Store:
    # Opened once a day, because untouched samples move their dates to the day.
    opened = open_workspace(today=day)
    # What the start created lives as long as the process; looking through it again and again
    # costs more than everything else in a click.
    gc.freeze()
    return opened


def store() -> Store:
    """Return the store of this installation."""
    return _store(today())


def restore() -> None:
    """Take what the URL says into a new session."""
    st.session_state.from_link = "account" not in st.session_state
    for name in IN_URL:
        if name not in st.session_state:
            st.session_state[name] = st.query_params.get(name)
    if st.session_state.lens not in LENSES:
        st.session_state.lens = None
    if st.session_state.lang not in set(Language):
        st.session_state.lang = store().preference("language") or _browser_language()
    if "user" not in st.session_state:
        st.session_state.user = str(store().preference("user") or "")


def publish() -> None:
    """Write what the session looks at into the URL."""
    wanted = {name: st.session_state[name] for name in IN_URL if st.session_state.get(name)}
    # A quick second click comes with the URL from before the answer to the first one, so what
    # was answered counts besides.
    if dict(st.query_params) != wanted or st.session_state.get("published", wanted) != wanted:
        st.query_params.from_dict(wanted)
        st.session_state.published = wanted


def page_is(name: str) -> None:
    """Note which page is shown; the part that is open belongs to its page alone."""
    if st.session_state.get("page_shown", name) != name:
        st.session_state.section = None
    st.session_state.page_shown = name


def _browser_language() -> Language:
    locale = st.context.locale or ""
    return Language.ZH if locale.lower().startswith("zh") else Language.EN


def text() -> Words:
    """Return the texts in the session's language."""
    return words(st.session_state.get("lang") or Language.EN)


def lens() -> str:
    """Return the view of the map that is looked at."""
    chosen = st.session_state.get("lens")
    return chosen if chosen in LENSES else LENSES[0]


def user() -> str:
    """Return the name that changes are recorded under; empty until the user gives one.

    Whoever has logged in is known; otherwise each session has its own name.
    """
    return login.name() or str(st.session_state.get("user", ""))


def call_me(name: str) -> None:
    """Take a name for this session; sessions that start later begin with it."""
    st.session_state.user = " ".join(name.split())
    store().set_preference("user", st.session_state.user)


def accounts() -> Mapping[str, str]:
    """Return the names of all accounts by id, in alphabetical order."""
    rows = sorted(store().accounts(), key=lambda row: row.name.casefold())
    return {row.id: row.name for row in rows}


def stored() -> Stored | None:
    """Return the account that is looked at; None while there is none at all."""
    while account_id := st.session_state.get("account") or _first_account(accounts()):
        try:
            found = reading_service.open_account(store(), account_id)
        except NoSuchAccount:  # an old link, or deleted in another window
            st.session_state.account = None
            st.session_state.dead_link = st.session_state.get("from_link", False)
        else:
            st.session_state.account = account_id
            return found
    return None


def _first_account(there: Mapping[str, str]) -> str | None:
    preferred = FIRST_SAMPLE[st.session_state.lang]
    return preferred if preferred in there else next(iter(there), None)


def decision(account: Account) -> Decision | None:
    """Return the decision that is looked at; None while the account has none."""
    for found in account.decisions:
        if found.id == st.session_state.get("decision"):
            return found
    first = reading_service.running_decision(account)
    st.session_state.decision = first.id if first else None
    return first


def book(stored: Stored) -> Book:
    """Return the book of an account with the session's decision and language."""
    chosen = decision(stored.account)
    return Book(stored.account, chosen.id if chosen else None, today(), text())


def reading() -> Reading | None:
    """Return the reading of the decision that is looked at; None while there is none.

    None also for one with more people than can be read (``is_crowded``).
    """
    loaded = stored()
    if loaded is None:
        return None
    chosen = decision(loaded.account)
    if chosen is None or reading_service.is_crowded(chosen):
        return None
    return reading_service.reading_of(store(), loaded, chosen.id, today())


def crowd() -> int:
    """Return how many seats the decision has, where these are too many to be read; else 0."""
    loaded = stored()
    chosen = decision(loaded.account) if loaded is not None else None
    if chosen is None or not reading_service.is_crowded(chosen):
        return 0
    return len(chosen.seats)


def seat(chosen: Decision) -> Seat | None:
    """Return the selected seat; None while none is selected."""
    for found in chosen.seats:
        if found.id == st.session_state.get("seat"):
            return found
    st.session_state.seat = None
    return None


def look_away() -> None:
    """Select nobody."""
    st.session_state.seat = None


def look_at(
    account_id: str | None = None,
    decision_id: str | None = None,
    seat_id: str | None = None,
    turn_to: str | None = None,
) -> None:
    """Turn to another account, decision or seat; what is not named follows from it.

    ``turn_to``: the page to show next; for callbacks, which cannot switch pages themselves.
    """
    if account_id is not None and account_id != st.session_state.get("account"):
        st.session_state.account = account_id
        st.session_state.decision = None
        st.session_state.seat = None
    if decision_id is not None and decision_id != st.session_state.get("decision"):
        st.session_state.decision = decision_id
        st.session_state.seat = None
    if seat_id is not None:
        st.session_state.seat = seat_id
    if turn_to is not None:
        st.session_state.turn_to = turn_to
