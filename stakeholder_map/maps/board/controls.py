"""The words on the buttons of the map and in what its script says."""

from __future__ import annotations

from typing import Any

from stakeholder_map.words import Words
from stakeholder_map.words.paths import no_path_sentence


def board_words(_: Words) -> dict[str, Any]:
    """Return the texts of the overlays, the search and the keys by their name in the scripts."""
    return {
        "tie": _("Tie to…"),
        "other": _("Click the other person of the tie, or press Esc."),
        "overlay": _("Show on the map"),
        "names": [
            _("All lines"),
            _("Reporting only"),
            _("Strongest"),
            _("Against and conflict"),
            _("Way in"),
            _("Changes"),
            _("Camps"),
        ],
        "nearer": _("Zoom in"),
        "wider": _("Zoom out"),
        "fit": _("Fit"),
        "search": _("Search"),
        "find": _("Name, title, department or pinyin"),
        "nobody": _("Nobody found"),
        "screen": _("Full screen"),
        "keys": _("Keys"),
        "choose": _("Select a person to see the way to them."),
        "noway": no_path_sentence(_, "{name}"),
        "weakest": _("weakest link: {step}"),
        "taken": _("taken, not entered"),
        "since": _("Since"),
        "left": _("Left since that day: {names}", names="{names}"),
        "unchanged": _("Nothing is recorded since that day."),
        "new": _("new"),
        "cold": _("cold"),
        "met": _("met"),
        "us": _("us"),
        "uncamped": _("Nobody backs a competitor, and nobody is for us yet."),
        "ties": _("Ties"),
        "said": [
            _("{source} influences {target}"),
            _("{source} turns {target} the other way"),
            _("{source} and {target} are in conflict"),
            _("{source} and {target} are allied"),
            _("{source} and {target} are close to each other"),
        ],
        "help": [
            ["↑ ↓", _("superior, reports")],
            ["← →", _("neighbours")],
            ["Enter", _("open the person")],
            ["Esc", _("close, select nobody")],
            ["/", _("search")],
            ["1 – 7", _("what is shown")],
            ["+ − 0", _("closer, farther, all")],
            ["f", _("full screen")],
            ["?", _("these keys")],
        ],
    }
