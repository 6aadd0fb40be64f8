"""A line while it is taken apart: what was found, and which signs are spoken for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from stakeholder_map.services.quick import patterns
from stakeholder_map.services.quick.bits import Bit, Known, Part
from stakeholder_map.services.quick.doubt import DENIED, TO_COME, doubt

#: What a clause means; None: nothing that can be.
Value = Callable[[re.Match[str]], Any]

#: Words between clauses that say nothing by themselves.
_FILLER = re.compile(
    r"^(?:(?:(?:best|kind|warm)\s+regards|regards|cheers|many thanks|thanks|thank you|谢谢"
    r"|此致|敬礼|祝好|顺颂商祺)\b[\s,]*)"
    r"|^(?:(?:is|are|was|(?-i:he|an)|she|I|we|the|a|and|but|now|also|who|he's|she's|new|our|their"
    r"|his|her|[他她您]|的|是|了|现在|目前|汇报|且|并且|但|也|表示|说)(?:\s+|$)|(?:我们|我方)的"
    r"|[\s:.、!?！\"'()\[\]<>]+|-+(?![\d]))+|[\s:、\"'(\[<-]+$",
    re.IGNORECASE,
)
_ALL_SEPARATORS = re.compile(f"[{re.escape(patterns.SEPARATORS)}]")


class Marked:
    """A line with a mark on every sign that is spoken for.

    ``head.Head`` and ``reading.Reading`` say what its words mean.

    Attributes:
        known: the names that it may use.
        line, flat: as it was typed, and with plain signs; a place in one is the same in the other.
        bits: what was found so far.
        unread: signs that nothing more is made of, but that stay left over.
    """

    def __init__(self, line: str, known: Known) -> None:
        self.known = known
        self.line = line
        self.flat = patterns.flat(line)
        self.bits: list[Bit] = []
        self.taken = [False] * len(line)
        self.unread = [False] * len(line)
        self._doubt = doubt(self.flat)

    def _take(self, part: Part, value: Any, start: int, end: int) -> bool:
        """Note a bit if nobody has its place yet."""
        if start >= end or any(self.taken[start:end]):
            return False
        self.bits.append(Bit(part, value, start, end))
        self.taken[start:end] = [True] * (end - start)
        return True

    def _has(self, part: Part) -> bool:
        return any(bit.part is part for bit in self.bits)

    def _each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for found in pattern.finditer(self.flat):
            span = slice(*found.span())
            if found[0] and not any(self.taken[span]) and not any(self.unread[span]):
                yield found

    def _said(self, pattern: re.Pattern[str], *, past: bool = False) -> Iterator[re.Match[str]]:
        """Like ``_each``, without what is denied or in doubt, and mostly what is past."""
        for found in self._each(pattern):
            if not DENIED.search(self.flat[: found.start()]) and self._holds(found.start(), past):
                yield found

    def _holds(self, place: int, past: bool = False) -> bool:
        return not self._doubt.open[place] and (past or not self._doubt.past[place])

    def _happened(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Like ``_said``, without what the clause says has not happened, or not yet."""
        for found in self._said(pattern, past=True):
            if not TO_COME.search(self._clause_to(found)):
                yield found

    def _first(self, part: Part, pattern: re.Pattern[str], value: Value, sure: bool = True) -> None:
        """Take the first place of a clause whose value can be; a second one is left over.

        Args:
            sure: whether it must be said as a fact; an address is one wherever it stands.
        """
        if self._has(part):
            return
        for found in self._said(pattern) if sure else self._each(pattern):
            result = value(found)
            if result is not None:
                self._take(part, result, *found.span())
                return

    def _clause_to(self, found: re.Match[str]) -> str:
        """Return the clause up to the end of a place in it."""
        return _ALL_SEPARATORS.split(self.flat[: found.start()])[-1] + found[0]

    def _skip(self, start: int, end: int) -> None:
        """Take words that say nothing by themselves."""
        self.taken[start:end] = [True] * (end - start)

    def _free(self) -> list[tuple[int, int]]:
        """Return the stretches that nobody took, cut at separators, without fillers."""
        edges = {
            place for found in patterns.BREAK.finditer(self.flat) for place in range(*found.span())
        }
        found: list[tuple[int, int]] = []
        start: int | None = None
        for place in range(len(self.flat) + 1):
            inside = place < len(self.flat) and not (
                self.taken[place] or place in edges or self.flat[place] in patterns.SEPARATORS
            )
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                found.append((start, place))
                start = None
        return [trimmed for span in found if (trimmed := self._stripped(*span))]

    def _stripped(self, start: int, end: int) -> tuple[int, int] | None:
        text = self.flat[start:end]
        while text and (filler := _FILLER.search(text)):
            cut = len(filler[0])
            if filler.start() == 0:
                start, text = start + cut, text[cut:]
            else:
                end, text = end - cut, text[:-cut]
        return (start, end) if text else None


def trimmed(text: str) -> str:
    """Return a text without the signs around it that end clauses or set it off."""
    return text.strip(" \t\n\r:：.。、!！?？\"'“”‘’「」()[]<>" + patterns.SEPARATORS)
