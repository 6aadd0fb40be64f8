"""The grid, the matrix and the heat map in the app; they share the selection with the board."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stakeholder_map.maps.board.controls import board_words
from stakeholder_map.ui.components.assets import component
from stakeholder_map.words import Words


def lens(
    svg: str,
    selected: str | None,
    key: str,
    _: Words,
    *,
    facts: Mapping[str, Any],
    height: int = 720,
    on_select: Callable[[], None] | None = None,
) -> str | None:
    """Show a view of the decision and return the seat that is selected, None for none.

    It works like the board (``components.board``): the same script, its own style sheet.

    Args:
        svg: the picture (``maps.lenses.grid_svg``, ``matrix_svg``, ``heat_svg``).
        selected: the seat to select; all its marks are.
        key: names it in the session state; ``st.session_state[key].selected`` is the selection.
        facts: what search and overlays know (``maps.board.overlays.overlay_data``).
        height: in pixels.
        on_select: called before the rerun when the user changes the selection.
    """
    shown = component(
        "lens",
        "board_component.js",
        "lens.css",
        before=("find.js", "overlay.js", "board.js", "board_drag.js", "drawing.js"),
    )
    # In a list, because Streamlit loads pandas to look for tables among the values of a dict.
    state = shown(
        key=key,
        data=[
            {
                "svg": svg,
                "legend": "",
                "selected": selected,
                "facts": dict(facts),
                "height": height,
                "key": key,
                "words": board_words(_),
            }
        ],
        default={"selected": selected},
        on_selected_change=on_select or _nothing,
    )
    found = state.selected
    return found if isinstance(found, str) else None


def _nothing() -> None:
    """Streamlit keeps a component's state only under a name that has a callback."""
