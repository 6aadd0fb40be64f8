"""A page with nothing but the board and the network, for the tests of the two components."""

import streamlit as st

from stakeholder_map.analysis.reading import read
from stakeholder_map.maps.board.board_svg import board_svg
from stakeholder_map.maps.board.legend_svg import legend_svg
from stakeholder_map.maps.board.overlays import overlay_data, overlay_legend
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.network_pyvis import network as network_of
from stakeholder_map.ui.components import board, network
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of


def take(key: str) -> None:
    """Make the selection of one component the page's."""
    st.session_state["chosen"] = st.session_state[key].selected


_ = words("en")
st.set_page_config(layout="wide")
people = st.number_input("people", 1, 40, 12)
reading = read(account_of(int(people)), "x0", TODAY)
drawn, facts = scene(reading, _), overlay_data(reading, _)
chosen = st.session_state.get("chosen")
svg = board_svg(drawn).replace("<defs>", '<script>window.hacked=1</script><defs onload="hacked=1">')
found = board(
    svg,
    chosen,
    "board",
    _,
    facts=facts,
    legend=legend_svg(drawn.legend, later=overlay_legend(reading, facts, drawn.legend, _)),
    height=600,
    on_select=lambda: take("board"),
)
st.text(f"returned {found}, chosen {st.session_state.get('chosen')}")
if st.button("choose s3"):
    st.session_state["chosen"] = "s3"
    st.rerun()
network(network_of(reading, _), chosen, "network", height=400, on_select=lambda: take("network"))
