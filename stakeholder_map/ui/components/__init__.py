"""The parts of a page that Streamlit has not: the map, its other views and the network."""

from stakeholder_map.ui.components.board import board
from stakeholder_map.ui.components.lens import lens
from stakeholder_map.ui.components.network import network

__all__ = ["board", "lens", "network"]
