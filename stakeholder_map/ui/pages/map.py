"""Map: the decision chain with its key numbers, and beside it what to look at first."""

from __future__ import annotations

from functools import partial

import streamlit as st

from stakeholder_map.analysis.outcome.forecast import Forecast
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.services import outlook, pictures
from stakeholder_map.services import reading as reading_service
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, places, saving, state
from stakeholder_map.ui.board import chain_board, person_panel
from stakeholder_map.ui.components.detail import detail
from stakeholder_map.ui.components.lens import lens as lens_view
from stakeholder_map.ui.components.network import network
from stakeholder_map.ui.figures import reading_figures
from stakeholder_map.ui.plain import plain
from stakeholder_map.words import Words, figures
from stakeholder_map.words import numbers as say
from stakeholder_map.words.gaps import gap_severity, gap_title

#: How many gaps and people stand beside the map; all of them are on their own pages.
FIRST = 5

#: The picture's height in pixels: what a 1920 × 1080 screen has left below the numbers.
HEIGHT = 786

#: The views that are one picture each.
LENS_PICTURES = {
    "grid": pictures.grid_picture,
    "matrix": pictures.matrix_picture,
    "heat": pictures.heat_picture,
}


def page() -> None:
    """Draw the page."""
    _ = state.text()
    stored, reading = state.stored(), state.reading()
    if stored is None or reading is None:
        blocks.nothing_yet(_)
        return
    above = st.container()
    _looked_at(stored.version)
    with above:  # sent after the picture, which the browser takes longest to show
        _key_numbers(_, reading, outlook.forecast_of(state.store(), stored, reading))


@st.fragment
def _looked_at(version: int) -> None:
    """Draw the picture and what stands beside it. A click runs this alone and not the whole page.

    ``version``: of the account on the rest of the page, which has to be drawn anew with another.
    """
    _ = state.text()
    stored, reading = state.stored(), state.reading()
    if stored is None or reading is None or stored.version != version:
        st.rerun()
    if "turn_to" in st.session_state:
        st.switch_page(places.page(st.session_state.pop("turn_to")))
    saving.show_said()
    picture, beside = st.columns([4.1, 1])
    with beside:
        seat = state.seat(reading.decision)
        detail(
            person_panel.details(reading, _.language),
            seat.id if seat else None,
            f"detail {reading.account.id} {reading.decision.id} {_.language}",
            _,
            on_close=state.look_away,
        )
        with st.container(key="beside"):
            if seat is not None:
                person_panel.draw(_, reading, seat)
            else:
                _first_steps(_, reading)
                _first_gaps(_, reading)
                _who_moves_it(_, reading)
    # After the panel: what was clicked is marked in the picture already, what it says is not there.
    with picture:
        if reading.decision.seats or reading.account.people:
            _picture(_, stored, reading)
        else:
            blocks.nobody_yet(_)
    state.publish()


def _first_steps(_: Words, reading: Reading) -> None:
    """Tell a newcomer that this is a sample, and where to start with their own."""
    if not reading_service.is_sample(state.store(), reading.account.id):
        return
    st.page_link(
        places.page("start"),
        label=_("Start from your own spreadsheet"),
        icon=":material/upload_file:",
    )
    st.caption(_("A sample account, all invented. Click a person to see what is known."))


def _key_numbers(_: Words, reading: Reading, forecast: Forecast) -> None:
    strip, views = st.columns([2.1, 1.5], vertical_alignment="center")
    with strip:
        blocks.numbers(
            (
                reading_figures.coverage(_, reading),
                reading_figures.chance(_, reading, forecast),
                reading_figures.lean(_, reading),
                reading_figures.health(_, reading),
                reading_figures.concerns(_, reading),
                reading_figures.gaps(_, reading),
                reading_figures.decided_by(_, reading),
            )
        )
    with views:
        _views(_)


def _views(_: Words) -> None:
    names = {
        "board": _("Chain board"),
        "network": _("Influence network"),
        "grid": _("Power–support"),
        "matrix": _("Contacts"),
        "heat": _("Concerns"),
    }
    st.segmented_control(
        _("View"),
        state.LENSES,
        default=state.lens(),
        format_func=names.__getitem__,
        key="lens_box",
        required=True,
        on_change=_turn_lens,
        label_visibility="collapsed",
        width="stretch",
    )


def _picture(_: Words, stored: Stored, reading: Reading) -> None:
    lens = state.lens()
    # The language is in it: the buttons above the picture are made when it is mounted.
    key = f"{lens} {reading.account.id} {reading.decision.id} {_.language}"
    seat_id = st.session_state.get("seat")
    if lens in LENS_PICTURES:
        svg = LENS_PICTURES[lens](reading, _.language)
        facts = pictures.overlay_facts(reading, _.language)
        lens_view(svg, seat_id, key, _, facts=facts, height=HEIGHT, on_select=partial(_select, key))
    elif lens == "network":
        shown = pictures.network_picture(reading, _.language)
        network(shown, seat_id, key, height=HEIGHT, on_select=partial(_select, key))
    else:
        chain_board.draw(_, stored, reading, key, height=HEIGHT, on_select=partial(_select, key))


def _turn_lens() -> None:
    st.session_state.lens = st.session_state.lens_box


def _select(key: str) -> None:
    st.session_state.seat = st.session_state[key].selected


def _first_gaps(_: Words, reading: Reading) -> None:
    st.caption(_("What is missing"))
    with st.container(gap=None):
        for gap in reading.gaps[:FIRST]:
            kind = gap_severity(_, gap.severity) if gap.certain else _("cannot tell")
            title = gap_title(_, gap.rule, gap.values, gap.certain)
            sign = blocks.SEVERITY_SIGNS[gap.severity]
            st.button(
                f"{sign} **{plain(kind)}** · {plain(title, 200)}",
                key="first " + " ".join(gap.key),
                type="tertiary",
                wrap=True,
                on_click=state.look_at,
                kwargs={"seat_id": gap.seat_ids[0]} if gap.seat_ids else {"turn_to": "gaps"},
            )
    if not reading.gaps:
        st.text(_("No rule finds a gap. Look again after the next meeting."))
    st.page_link(
        places.page("gaps"),
        label=_.plural(
            "{n} gap with what to do", "All {n} gaps with what to do", len(reading.sure_gaps)
        ),
        icon=":material/report:",
    )


def _who_moves_it(_: Words, reading: Reading) -> None:
    ranked = sorted(reading.standings.values(), key=lambda s: -abs(s.influence))
    if not ranked:
        return
    st.caption(_("Who moves the outcome most"))
    names = {person.id: person.name for person in reading.account.people}
    with st.container(gap=None):
        for standing in ranked[:FIRST]:
            name = names[standing.person_id] if standing.person_id else _("Missing seat")
            st.button(
                f"{plain(name)} · **{figures.percent(standing.influence)}**",
                key=f"moves {standing.seat_id}",
                type="tertiary",
                wrap=True,
                help=plain(say.influence_sentence(_, name, standing.influence), 300),
                on_click=state.look_at,
                kwargs={"seat_id": standing.seat_id},
            )


page()
