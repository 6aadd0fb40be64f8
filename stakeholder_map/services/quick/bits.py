"""What a line is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from stakeholder_map.model.scales import TouchKind


class Part(StrEnum):
    """What a bit of a line says about the person."""

    NAME = "name"
    TITLE = "title"
    DEPARTMENT = "department"
    LEVEL = "level"
    REPORTS_TO = "reports_to"
    SUPPORT = "support"
    CONCERN = "concern"
    WEIGHT = "weight"
    VETO = "veto"
    ROLE = "role"
    COACH = "coach"
    HIDDEN = "hidden"
    BACKS = "backs"
    EMAIL = "email"
    PHONE = "phone"
    WECHAT = "wechat"
    MET = "met"
    LEFT = "left"


@dataclass(frozen=True)
class Met:
    """A contact: the day that was said (None: none was), how, and the names of the others."""

    on: date | None
    kind: TouchKind
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bit:
    """One thing that was understood.

    Attributes:
        value: by part: a text; an int for support; a share for weight; a bool for veto; a
            ``Role``, ``Level`` or ``Met``; a date for ``LEFT``, or None where no day was said.
        start, end: where in the line it was said. A guess has the place of what it rests on.
        guess: it was not said; the title suggests it. Guesses are taken only when agreed to.
    """

    part: Part
    value: Any
    start: int
    end: int
    guess: bool = False

    def said(self, line: str) -> str:
        """Return the words of the line that it was read from."""
        return line[self.start : self.end].strip()


@dataclass(frozen=True)
class Known:
    """The names that a line may use: of the people, departments and competitors."""

    people: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Understood:
    """A line taken apart: the bits in their order, and what nothing was made of.

    Attributes:
        line: what was read, without signs that are not seen.
        rest: words that nothing was made of.
        after: where the line goes on about somebody else: that part, a line of its own.
    """

    line: str
    bits: tuple[Bit, ...]
    rest: tuple[str, ...]
    after: str = ""

    def all_of(self, part: Part) -> tuple[Bit, ...]:
        """Return the bits of one part."""
        return tuple(bit for bit in self.bits if bit.part is part)

    def one(self, part: Part) -> Any:
        """Return the value of the first bit of a part that is no guess, or None."""
        return next((b.value for b in self.bits if b.part is part and not b.guess), None)
