"""A figure: a number on a page that opens, when it is clicked, to why it is this.

It is the one way in which pages show what is computed. A number without its sentence cannot be
made; what it is made of stands below the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s

from stakeholder_map.maps.escape import text as escape

Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Figure:
    """A number with its reason.

    Attributes:
        number: as it is shown; "?" where it is not known.
        sentence: what it is and why it is this, to be said aloud.
        parts: what it is made of, each with its name; the name may be "" for a further sentence.
        label: what stands above it, where nothing else names it.
        small: small print below it.

    Raises:
        ValueError: there is no sentence.
    """

    number: str
    sentence: str
    parts: Parts = ()
    label: str = ""
    small: str = ""

    def __post_init__(self) -> None:
        """Refuse a number that nobody explains."""
        if not self.sentence.strip():
            raise ValueError(f"the figure {self.number!r} has no sentence")


def opener(figure: Figure, said: bool = True) -> str:
    """Return a figure as markup: a button, and what a click on it shows.

    It needs no script: the browser itself closes it at a click elsewhere or with Escape. What two
    figures say alike is one box.

    Args:
        figure: what is shown.
        said: whether the click shows the sentence; not where it stands beside the number anyway.
    """
    shown = reason(figure) if said else _parts(figure.parts)
    if not shown:
        return escape(figure.number)
    key = "why-" + blake2s(shown.encode(), digest_size=6).hexdigest()
    return (
        f'<button type="button" class="why" popovertarget="{key}">{escape(figure.number)}</button>'
        f'<span popover="auto" class="reason" id="{key}">{shown}</span>'
    )


def reason(figure: Figure) -> str:
    """Return why a figure is what it is, as markup."""
    return f'<span class="said">{escape(figure.sentence)}</span>{_parts(figure.parts)}'


def _parts(parts: Parts) -> str:
    rows = "".join(
        f'<span class="part"><span>{escape(name)}</span><b>{escape(value)}</b></span>'
        if name
        else f'<span class="part said">{escape(value)}</span>'
        for name, value in parts
    )
    return f'<span class="parts">{rows}</span>' if rows else ""
