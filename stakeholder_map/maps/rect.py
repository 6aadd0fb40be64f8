"""Places on a picture, in pixels from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass

#: x and y.
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, in pixels from the top left corner of the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom side."""
        return self.y + self.height
