"""The chain board on the map page: cards are moved by hand, lanes of a crowd are opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import boards, pictures
from stakeholder_map.services.arrivals import arrivals
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import saving, state
from stakeholder_map.ui.board import map_edit
from stakeholder_map.ui.components.board import board
from stakeholder_map.words import Words

#: Where the session keeps which lane of a crowd is open.
_OPEN = "open_lane"


def draw(
    _: Words,
    stored: Stored,
    reading: Reading,
    key: str,
    *,
    height: int,
    on_select: Callable[[], None],
) -> None:
    """Draw the board of a decision; what is moved on it is saved at once."""
    decision_id = reading.decision.id
    seat_id = st.session_state.get("seat")
    whole = pictures.board_picture(reading, _.language)
    lane = _lane(decision_id, whole, seat_id)
    shown = whole if lane is None else pictures.board_picture(reading, _.language, lane)
    map_edit.show(stored, reading)
    board(
        shown.svg,
        seat_id,
        key,
        _,
        facts=pictures.overlay_facts(
            reading, _.language, arrivals(state.store(), stored, decision_id)
        ),
        legend=shown.legend,
        height=height,
        slots=shown.slots,
        kept=reading.decision.board is not None and lane is None,
        opened=lane is not None,
        on_select=on_select,
        on_move=partial(_move, stored, decision_id, key),
        on_open=partial(_open, decision_id, key),
        on_edit=partial(map_edit.ask, key),
    )


def _lane(decision_id: str, whole: pictures.BoardPicture, seat_id: str | None) -> int | None:
    """Return the lane to show alone: the one that was opened, or that of a folded person."""
    opened, of, looked_at = st.session_state.get(_OPEN, (None, None, None))
    lane: int | None = opened if of == decision_id and whole.is_folded else None
    if seat_id is not None and seat_id in whole.lanes and seat_id != looked_at:
        lane = whole.lanes[seat_id]
        st.session_state[_OPEN] = (lane, decision_id, seat_id)
    return lane if lane in whole.lanes.values() else None


def _open(decision_id: str, key: str) -> None:
    number = st.session_state[key].opened
    lane = number if isinstance(number, int) and number >= 0 else None
    # Whoever is selected opens the own lane once, and does not hold it open.
    st.session_state[_OPEN] = (lane, decision_id, st.session_state.get("seat"))


def _move(stored: Stored, decision_id: str, key: str) -> None:
    """Save what was moved. What the browser says is checked like any input."""
    wish = st.session_state[key].moved
    if not isinstance(wish, dict):
        return
    if wish.get("tidy"):
        saving.save(stored, lambda account: boards.tidied(account, decision_id), "tidy")
        return
    seat, column, row = wish.get("seat"), wish.get("column"), wish.get("row")
    if isinstance(seat, str) and isinstance(column, int) and isinstance(row, int):
        try:
            saving.save(
                stored,
                lambda account: boards.moved(
                    account, decision_id, seat, column, row, state.today()
                ),
                "move",
            )
        except (KeyError, ValueError):
            # The picture was older than the account: the card is shown where it is now.
            return
