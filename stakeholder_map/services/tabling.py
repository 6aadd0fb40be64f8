"""Exports for other programs: spreadsheets, graphs, calendars. Loaded when one is asked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.calendar import calendar
from stakeholder_map.exports.graph import gexf, graph_of, graphml, kumu
from stakeholder_map.exports.html import seen_by
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.separated import csv_archive
from stakeholder_map.exports.sheets import text_sheets
from stakeholder_map.exports.workbook import workbook
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.services import planning
from stakeholder_map.services.formats import Format
from stakeholder_map.words import Words


def table_data(
    reading: Reading,
    kind: Format,
    audience: Audience,
    _: Words,
    people: Collection[str] | None,
    at: datetime | None = None,
    mate_id: str | None = None,
) -> bytes:
    """Return the content of a file of one of these kinds; see :func:`exporting.decision_file`.

    Raises:
        ValueError: another kind of file is asked for.
        Refused: a calendar is asked for the customer, who gets none of our dates.
    """
    match kind:
        case Format.XLSX:
            return workbook(text_sheets(reading, audience, _, people))
        case Format.CSV:
            return csv_archive(text_sheets(reading, audience, _, people))
        case Format.GRAPHML:
            return graphml(graph_of(reading, audience, _, people))
        case Format.GEXF:
            return gexf(graph_of(reading, audience, _, people))
        case Format.KUMU:
            return kumu(graph_of(reading, audience, _, people))
        case Format.ICS if audience is Audience.CUSTOMER:
            raise Refused((Problem(code="calendar_is_ours"),))
        case Format.ICS:
            seen = seen_by(reading, audience)
            planned = planning.board(seen, _)
            proposed = {one.task.id for one in planned if one.proposed}
            also = {one.task.id: one.also for one in planned}
            return calendar(seen, [one.task for one in planned], proposed, also, _, at, mate_id)
    raise ValueError(kind)
