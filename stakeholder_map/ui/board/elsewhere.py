"""Where else a person sits, below their card: where they stand there, and who of us met them."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services.elsewhere import (
    SeatElsewhere,
    accounts_naming,
    seats_elsewhere,
)
from stakeholder_map.storage.store import Store
from stakeholder_map.ui import blocks, state
from stakeholder_map.ui.plain import plain
from stakeholder_map.words import Words, figures
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.reach import reach_sentence
from stakeholder_map.words.values import word

#: So many seconds a search through all accounts is believed: every click on a card asks for it.
KEPT = 60


def draw(_: Words, reading: Reading, person_id: str) -> None:
    """Draw the other seats of a person, each with a way to it; nothing where there is none."""
    store = state.store()
    found = seats_elsewhere(
        store,
        reading.account,
        reading.decision.id,
        person_id,
        reading.today,
        lambda name: _naming(store, name),
    )
    if not found:
        return
    blocks.caption(_("Sits elsewhere too"))
    for place in found:
        st.button(
            plain(_title(reading, place)),
            key=f"elsewhere {place.account.id} {place.decision.id if place.decision else ''}",
            icon=":material/open_in_new:",
            type="tertiary",
            on_click=state.look_at,
            kwargs={
                "account_id": place.account.id,
                "decision_id": place.decision.id if place.decision else None,
                "seat_id": place.seat.id if place.seat else None,
            },
        )
        blocks.muted(_told(_, reading, place))


@st.cache_data(
    ttl=KEPT,
    max_entries=1000,
    show_spinner=False,
    hash_funcs={Store: lambda store: store.url},
)
def _naming(store: Store, name: str) -> tuple[str, ...]:
    return accounts_naming(store, name)


def _title(reading: Reading, place: SeatElsewhere) -> str:
    account = "" if place.account.id == reading.account.id else place.account.name
    return " · ".join(part for part in (account, place.decision and place.decision.name) if part)


def _told(_: Words, reading: Reading, place: SeatElsewhere) -> str:
    if place.seat is None:
        said = [_("in none of the decisions there")]
    else:
        roles = [word(_, role) for role in place.seat.roles]
        veto = [_("Can stop it alone")] if place.seat.veto else []
        support = _("support {support}", support=figures.signed(place.support))
        said = [*roles, *veto, support]
    if place.account.id != reading.account.id:
        by = listed(_, place.met_by)
        met = reach_sentence(_, place.reach.reach, place.reach.last_met, place.reach.days)
        said.append(f"{met} ({by})" if by else met)
    return " · ".join(said)
