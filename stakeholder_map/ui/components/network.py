"""The influence network in the app; shares the selection with the board."""

from __future__ import annotations

from collections.abc import Callable

from stakeholder_map.maps.network_pyvis import NetworkData
from stakeholder_map.ui.components.assets import component


def network(
    drawn: NetworkData,
    selected: str | None,
    key: str,
    *,
    height: int = 640,
    on_select: Callable[[], None] | None = None,
) -> str | None:
    """Show a network (``maps.network_pyvis.network``); return the selected seat, None for none.

    Args:
        drawn: what to show.
        selected: the seat to select.
        key: names it in the session state; ``st.session_state[key].selected`` is the selection.
        height: of the net in pixels, without its key.
        on_select: called before the rerun when the user changes the selection.
    """
    shown = component(
        "network",
        "network_component.js",
        "network.css",
        before=("vis-network.min.js", "network.js"),
    )
    # In a list, because Streamlit loads pandas to look for tables among the values of a dict.
    state = shown(
        key=key,
        data=[
            {
                "network": drawn.as_json(),
                "key": drawn.key,
                "selected": selected,
                "height": height,
            }
        ],
        default={"selected": selected},
        on_selected_change=on_select or _nothing,
    )
    found = state.selected
    return found if isinstance(found, str) else None


def _nothing() -> None:
    """Streamlit keeps a component's state only under a name that has a callback."""
