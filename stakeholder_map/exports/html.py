"""One HTML file for one audience."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.customer import customer_page
from stakeholder_map.exports.redaction import (
    Audience,
    for_management,
    formal_chart,
    formal_place,
)
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
        audience: the team sees everything; management all but private remarks; the customer
            the formal chart of ``people`` only.
        language: of the texts around the facts.
        people: for the customer: ids of the people in the chart; None is the preset
            (``redaction.formal_place``). The other files hold everybody.
        lenses: for the team and management: the parts of the page.
        today: the day on the customer's page; None is the day of the reading.

    Raises:
        ValueError: no such audience, language or lens.
    """
    _ = words(language)
    audience = Audience(audience)
    if audience is not Audience.CUSTOMER:
        seen = seen_by(reading, audience)
        return team_page(seen, _, tuple(Lens(lens) for lens in lenses), audience)
    day = today or reading.today
    ticked = formal_place(reading.account, day) if people is None else people
    return customer_page(formal_chart(reading.account, ticked), day, _)


def seen_by(reading: Reading, audience: Audience) -> Reading:
    """Return the decision as our own people of this audience may see it.

    Raises:
        ValueError: the customer sees no reading at all, only a ``FormalChart``.
    """
    if audience is Audience.CUSTOMER:
        raise ValueError("the customer sees a formal chart, not a reading")
    if audience is Audience.TEAM:
        return reading
    seen = for_management(reading.account)
    return read(seen, reading.decision.id, reading.today, reading.defaults)
