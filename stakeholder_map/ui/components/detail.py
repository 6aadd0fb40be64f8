"""What is known of the selected seat: painted in the browser at the click, before the rerun."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stakeholder_map.ui.components.assets import component
from stakeholder_map.words import Words


def detail(
    seats: Mapping[str, str],
    selected: str | None,
    key: str,
    _: Words,
    *,
    on_close: Callable[[], None],
) -> None:
    """Show what is known of a seat; a click on any picture of the page shows it at once.

    The pictures' scripts tell each click on the page (the event ``stakeholder-look``). Until the
    server has answered, the page's body is of the class ``sm-turning``.

    Args:
        seats: our own markup for every seat, account texts in it escaped (``ui.blocks``).
        selected: the seat to show; None shows nothing.
        key: names it in the session state.
        on_close: called before the rerun when the user closes it.
    """
    shown = component("detail", "detail_component.js", "detail.css", isolated=False)
    # In a list, because Streamlit loads pandas to look for tables among the values of a dict.
    data = {"seats": dict(seats), "selected": selected, "close": _("Close")}
    shown(key=key, data=[data], on_close_change=on_close)
