"""One HTML file for one audience."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.customer import customer_page
from stakeholder_map.exports.redaction import Audience, formal_chart, formal_place
from stakeholder_map.exports.team import Lens, team_page
from stakeholder_map.words import Language, words


def html_page(
    reading: Reading,
    audience: Audience,
    language: Language | str,
    people: Collection[str] | None = None,
    lenses: Collection[Lens | str] = tuple(Lens),
    today: date | None = None,
) -> str:
    """Return one HTML file that works offline, for years, without asking anybody anything.

    Args:
        reading: the decision.
        audience: the team sees everything; the customer the formal chart of ``people`` only.
        language: of the texts around the facts.
        people: for the customer: ids of the people in the chart; None is the preset
            (``redaction.formal_place``). The team's file holds everybody.
        lenses: for the team: the parts of the page.
        today: the day on the customer's page; None is the day of the reading.

    Raises:
        ValueError: no such audience, language or lens.
    """
    _ = words(language)
    if Audience(audience) is Audience.TEAM:
        return team_page(reading, _, tuple(Lens(lens) for lens in lenses))
    day = today or reading.today
    ticked = formal_place(reading.account, day) if people is None else people
    return customer_page(formal_chart(reading.account, ticked), day, _)
