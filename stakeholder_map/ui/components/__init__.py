"""The parts of a page that Streamlit has not: the map and the network, as components."""

from stakeholder_map.ui.components.board import board
from stakeholder_map.ui.components.network import network

__all__ = ["board", "network"]
