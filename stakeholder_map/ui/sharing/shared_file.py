"""The file that the share page offers, made once for a choice.

It stands outside the page: a page's own functions are new in every run, and a cache with them.
"""

from __future__ import annotations

from functools import lru_cache

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.services import exporting
from stakeholder_map.services.exporting import Export
from stakeholder_map.services.formats import Format
from stakeholder_map.services.playbook import Shown
from stakeholder_map.words import Language


# A reading is one object for as long as its version is, so it can stand for its version here.
# Drawn for the size on the screen, and kept for the click that follows; no more than a few.
@lru_cache(maxsize=4)
def shared_file(
    reading: Reading,
    audience: Audience,
    language: Language,
    people: tuple[str, ...],
    lenses: tuple[Lens, ...],
    kind: Format,
    scale: int,
    book: Shown | None,
) -> Export:
    """Return a file to share; the arguments of :func:`exporting.decision_file`."""
    return exporting.decision_file(
        reading,
        kind,
        audience=audience,
        language=language,
        people=people,
        lenses=lenses,
        scale=scale,
        book=book,
        at=exporting.moment(reading.today),
    )
