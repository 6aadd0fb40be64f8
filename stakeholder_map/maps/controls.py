"""The words on the buttons of the map, for its script."""

from __future__ import annotations

from stakeholder_map.words import Words


def board_words(_: Words) -> dict[str, str]:
    """Return the texts of the board's buttons by their name in ``board.js``."""
    return {
        "all": _("All lines"),
        "influence": _("Influence only"),
        "against": _("Against and conflict"),
        "reporting": _("Reporting only"),
        "closer": "+",
        "farther": "−",
        "fit": _("Fit"),
    }
