"""The pictures of a decision as the app shows them, drawn once for each version and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.board_svg import board_svg
from stakeholder_map.maps.board.legend_svg import legend_svg
from stakeholder_map.maps.board.overlays import overlay_data, overlay_legend
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.lenses.grid import power_grid
from stakeholder_map.maps.lenses.grid_svg import grid_svg
from stakeholder_map.maps.lenses.heat import heat
from stakeholder_map.maps.lenses.heat_svg import heat_svg
from stakeholder_map.maps.lenses.matrix import matrix
from stakeholder_map.maps.lenses.matrix_svg import matrix_svg
from stakeholder_map.maps.network_pyvis import NetworkData, network
from stakeholder_map.words import Language, words

#: Width and height that the other views have beside the panel at 1920 × 1080.
ROOM = (1460.0, 685.0)

#: Pictures kept; one of 40 people is some 60 kB.
KEPT = 64


@dataclass(frozen=True)
class BoardPicture:
    """The chain board and its legend as SVG.

    ``slots``: where cards may be moved to; ``lanes``: of each folded seat, the lane that shows it.
    """

    svg: str
    legend: str
    is_folded: bool
    slots: Mapping[str, object] | None
    lanes: Mapping[str, int]


# A reading is one object for as long as its version is (services.reading keeps it), so it can
# stand for its version here.
@lru_cache(maxsize=KEPT)
def board_picture(reading: Reading, language: Language, lane: int | None = None) -> BoardPicture:
    """Return the chain board of a decision; ``lane``: of a crowd, the one lane to show."""
    _ = words(language)
    drawn, facts = scene(reading, _, lane=lane), overlay_facts(reading, language)
    return BoardPicture(
        board_svg(drawn),
        # As wide as the room, so that its text is as large beside a small picture.
        legend_svg(
            drawn.legend,
            max(drawn.width, ROOM[0]),
            overlay_legend(reading, facts, drawn.legend, _),
        ),
        drawn.is_folded,
        drawn.slots.as_json() if drawn.slots is not None else None,
        {seat_id: card.lane for card in drawn.cards for seat_id in card.folds},
    )


@lru_cache(maxsize=KEPT)
def overlay_facts(
    reading: Reading, language: Language, arrived: frozenset[tuple[str, date]] = frozenset()
) -> Mapping[str, Any]:
    """Return what search and overlays know of a decision (``maps.board.overlays``).

    ``arrived``: since when seats are on the map, as pairs (``services.arrivals``).
    """
    return overlay_data(reading, words(language), dict(arrived))


@lru_cache(maxsize=KEPT)
def network_picture(reading: Reading, language: Language) -> NetworkData:
    """Return the influence network of a decision."""
    return network(reading, words(language))


@lru_cache(maxsize=KEPT)
def grid_picture(reading: Reading, language: Language) -> str:
    """Return the power–support grid of a decision as SVG."""
    _ = words(language)
    return grid_svg(power_grid(reading, _, ROOM), _)


@lru_cache(maxsize=KEPT)
def matrix_picture(reading: Reading, language: Language) -> str:
    """Return the who-knows-whom matrix of a decision as SVG."""
    _ = words(language)
    return matrix_svg(matrix(reading, _), _, ROOM)


@lru_cache(maxsize=KEPT)
def heat_picture(reading: Reading, language: Language) -> str:
    """Return the heat map of concerns and pains of a decision as SVG."""
    _ = words(language)
    return heat_svg(heat(reading, _), _, ROOM)
