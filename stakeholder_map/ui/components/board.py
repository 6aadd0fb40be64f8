"""The chain board in the app: a click selects, the view stays, nothing is drawn twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stakeholder_map.maps.board.controls import board_words
from stakeholder_map.ui.components.assets import component
from stakeholder_map.words import Words


def board(
    svg: str,
    selected: str | None,
    key: str,
    _: Words,
    *,
    facts: Mapping[str, Any],
    legend: str = "",
    height: int = 720,
    slots: Mapping[str, object] | None = None,
    kept: bool = False,
    opened: bool = False,
    on_select: Callable[[], None] | None = None,
    on_move: Callable[[], None] | None = None,
    on_open: Callable[[], None] | None = None,
    on_edit: Callable[[], None] | None = None,
) -> str | None:
    """Show a board and return the seat that is selected, None for none.

    Pan by dragging, zoom by the wheel, select by click or Enter, walk by the arrow keys, clear by
    Escape. The view is kept by ``key``, over reruns and page switches, as long as the picture
    keeps its size.

    Args:
        svg: the picture (``maps.board.board_svg.board_svg``); anything else in it is dropped.
        selected: the seat to select; give back what this function returned to change nothing.
        key: names this board in the session state; ``st.session_state[key].selected`` holds the
            selection, also inside ``on_select``.
        legend: the legend's picture (``maps.board.legend_svg.legend_svg``), shown below.
        facts: what search and overlays know (``maps.board.overlays.overlay_data``).
        height: of the board in pixels, without the legend.
        slots: the cells that cards may be moved to (``maps.board.slots``); None: none can be moved.
        kept: whether places are kept, so that "tidy up" has something to do.
        opened: whether one lane of a crowd is shown, so that there is a way back.
        on_select: called before the rerun when the user changes the selection.
        on_move: called when a card is moved: ``st.session_state[key].moved`` is
            ``{"seat", "column", "row"}``, or ``{"tidy": True}``.
        on_open: called when a fold is opened: ``st.session_state[key].opened`` is the number of
            its lane, −1 for all of them.
        on_edit: called when somebody is double-clicked or a tie is begun:
            ``st.session_state[key].edited`` is ``{"person": seat}`` or ``{"tie": [from, to]}``.
    """
    before = ("find.js", "overlay.js", "board.js", "board_drag.js", "drawing.js")
    shown = component("board", "board_component.js", "board_component.css", before=before)
    # In a list, because Streamlit loads pandas to look for tables among the values of a dict.
    state = shown(
        key=key,
        data=[
            {
                "svg": svg,
                "legend": legend,
                "selected": selected,
                "facts": dict(facts),
                "height": height,
                "key": key,
                "slots": slots,
                "kept": kept,
                "opened": opened,
                "edits": on_edit is not None,
                "words": _words(_, moves=slots is not None, edits=on_edit is not None),
            }
        ],
        default={"selected": selected},
        on_selected_change=on_select or _nothing,
        on_moved_change=on_move or _nothing,
        on_opened_change=on_open or _nothing,
        on_edited_change=on_edit or _nothing,
    )
    found = state.selected
    return found if isinstance(found, str) else None


def _words(_: Words, *, moves: bool, edits: bool) -> dict[str, Any]:
    """Return what the script says, and the keys of what only the app's board can do."""
    said = board_words(_)
    own = (
        [["t", _("a tie to somebody")], [_("double-click"), _("edit the person")]] if edits else []
    )
    own += [["Alt + ↑ ↓ ← →", _("move the card")]] if moves else []
    return {
        **said,
        "help": [*said["help"][:-1], *own, said["help"][-1]],
        "tidy": _("Tidy up"),
        "lanes": "← " + _("All lanes"),
    }


def _nothing() -> None:
    """Streamlit keeps a component's state only under a name that has a callback."""
