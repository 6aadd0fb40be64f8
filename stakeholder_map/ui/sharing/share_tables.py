"""What the page Share says of tables, graphs and calendars: their names, and what is in them."""

from __future__ import annotations

from stakeholder_map.exports.calendar import CANCELLED_DAYS
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.services.formats import Format
from stakeholder_map.words import Words


def names(_: Words, audience: Audience) -> dict[Format, str]:
    """Return the kinds of file that an audience may get, and what they are called."""
    found = {
        Format.XLSX: _("Workbook (Excel): edit it and bring it back"),
        Format.CSV: _("Tables (CSV files in one archive)"),
        Format.GRAPHML: _("Graph (GraphML, for yEd, Gephi and others)"),
        Format.GEXF: _("Graph (GEXF, for Gephi)"),
        Format.KUMU: _("Graph (Kumu: two CSV files)"),
    }
    if audience is not Audience.CUSTOMER:
        found[Format.ICS] = _("Calendar (.ics): dates and what is to be done")
    return found


def seen(
    _: Words, audience: Audience, kind: Format, hidden: list[str]
) -> tuple[list[str], list[str]]:
    """Return what is in such a file for an audience, and what is not.

    ``hidden`` is what the page says of any file for this audience.
    """
    tables = kind in (Format.XLSX, Format.CSV)
    if audience is Audience.CUSTOMER:
        if tables:
            return [_("a table of the chart: name, title, department, reports to")], hidden
        return [_("the reporting lines of the chart, as a graph")], hidden
    private = [_("notes, profiles, evidence, who said it, what came of a touch")]
    held_back = private if audience is Audience.MANAGEMENT else []
    if kind is Format.ICS:
        dates = _(
            "the dates of the decision: milestones, approvals, concerns to answer, open tasks"
        )
        over = _("as cancelled: what was done or dismissed within {n} days", n=CANCELLED_DAYS)
        return [dates, over], [_("other decisions of this account"), *held_back]
    if tables:
        sheets = _("sheets of people, seats, ties, concerns, touches, stances and gaps")
        return [sheets], [_("the history of changes"), *held_back]
    return (
        [_("people as nodes, ties as edges, with what is known of each")],
        [_("other decisions of this account"), _("the history of changes"), *held_back],
    )
