"""The map as one editable PowerPoint slide for one audience."""

from __future__ import annotations

from collections.abc import Collection

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.customer import chart_title, places
from stakeholder_map.exports.html import seen_by
from stakeholder_map.exports.redaction import Audience, formal_chart, formal_place
from stakeholder_map.exports.team import facts, heading, warning
from stakeholder_map.maps.board.org_chart import org_layout
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.slides.slide_pptx import board_slide, chart_slide
from stakeholder_map.words import Language, words
from stakeholder_map.words.figures import day


def slide(
    reading: Reading,
    audience: Audience,
    language: Language | str,
    people: Collection[str] | None = None,
) -> bytes:
    """Return a .pptx file of one slide; the same arguments give the same bytes.

    Args:
        reading: the decision.
        audience: the customer gets the formal chart of ``people`` and nothing else.
        language: of the texts around the facts.
        people: for the customer: ids of the people in the chart; None is the preset.
    """
    _ = words(language)
    audience = Audience(audience)
    if audience is Audience.CUSTOMER:
        ticked = formal_place(reading.account, reading.today) if people is None else people
        chart = formal_chart(reading.account, ticked)
        shown = places(chart)
        said = day(_, reading.today)
        if not shown:
            said += " · " + _("Nobody is in this chart.")
        return chart_slide(
            org_layout(chart.departments, shown),
            chart.departments,
            shown,
            chart_title(chart, _),
            said,
            _.language.value,
            reading.today,
        )
    seen = seen_by(reading, audience)
    drawn = scene(seen, _)
    said = " · ".join(facts(seen, audience, _))
    kept = warning(audience, _)
    if not drawn.cards:
        said += " · " + _("Nobody is on this map yet.")
    notes = (heading(seen), said, kept)
    return board_slide(drawn, heading(seen), said, kept, notes, seen.today)
