"""For which accounts something is set: the one that is looked at, or all of them."""

from __future__ import annotations

import streamlit as st

from stakeholder_map.storage.store import Stored
from stakeholder_map.words import Words

_ACCOUNT, _TEAM = "account", "team"


def own(_: Words, stored: Stored | None, key: str) -> Stored | None:
    """Draw the choice and return the account that is meant; None is all accounts."""
    names = {_ACCOUNT: _("This account"), _TEAM: _("All accounts")}
    chosen = st.segmented_control(
        _("For which accounts"),
        list(names) if stored else [_TEAM],
        default=_ACCOUNT if stored else _TEAM,
        format_func=names.__getitem__,
        key=f"{key}_{bool(stored)}",
    )
    return None if chosen == _TEAM else stored
