"""Playbook: what to say to whom, reference cases, and what is one's own."""

from stakeholder_map.ui import entry, state
from stakeholder_map.ui.playbook import card, cases, filters, shelf, texts

_ = state.text()
filters.keep()
_DRAWN = {"texts": texts.draw, "cases": cases.draw, "shelf": shelf.draw}
_DRAWN[
    entry.part_of_page(
        "playbook_section",
        {"texts": _("Texts"), "cases": _("Cases"), "shelf": _("Own and shared")},
    )
](_, card.book())
