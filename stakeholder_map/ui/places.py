"""The pages of the app: their order, names and files."""

from __future__ import annotations

from stakeholder_map.words import N_

#: The pages in their order: file, title, icon, path in the URL.
PAGES = (
    ("portfolio", N_("Portfolio"), ":material/apps:"),
    ("map", N_("Map"), ":material/account_tree:"),
    ("people", N_("People & ties"), ":material/groups:"),
    ("gaps", N_("Gaps"), ":material/report:"),
    ("outlook", N_("Outlook"), ":material/insights:"),
    ("plan", N_("Plan"), ":material/checklist:"),
    ("playbook", N_("Playbook"), ":material/menu_book:"),
    ("decision", N_("Decision & account"), ":material/gavel:"),
    ("touches", N_("Touches"), ":material/handshake:"),
    ("start", N_("Import"), ":material/upload_file:"),
    ("share", N_("Share"), ":material/share:"),
    ("settings", N_("Settings"), ":material/settings:"),
)

#: The page that a start shows.
FIRST = "map"


def page(name: str) -> str:
    """Return the file of a page, as ``st.switch_page`` and ``st.page_link`` want it."""
    return f"stakeholder_map/ui/pages/{name}.py"
