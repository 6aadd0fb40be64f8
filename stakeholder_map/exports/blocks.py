"""A document as blocks: headings, paragraphs, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``bold`` stands in front of the text in bold letters.

    ``with_next``: it is not parted from what follows.
    """

    text: str
    bold: str = ""
    pale: bool = False
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. ``with_next``: it is not parted from what follows."""

    items: Sequence[str]
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page. ``widths``: shares of the page's width."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page of its own, laid across. ``alt`` says what it shows."""

    png: bytes = field(repr=False)
    alt: str


Block = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``facts`` stand below the title, ``foot`` on every page."""

    title: str
    facts: str
    foot: str
    lang: str
    blocks: Sequence[Block]
