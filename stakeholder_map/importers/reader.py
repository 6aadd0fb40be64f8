"""Cells → values; what is interpreted is remembered, so that it can be shown and changed.

A reading has a field, the word as it stands in the file, and the value in a form that can be
given back as an override: ``"gatekeeper coach"``, ``"-3"``, ``"upper"``, ``"2026-03-05"``,
``"0.4"``, ``"influences reversed"``, ``"external"``; ``""`` is "nothing known".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stakeholder_map.importers.columns import ColumnRead
from stakeholder_map.importers.dates import Order, is_plain, is_two_ways, read_date
from stakeholder_map.importers.table import Table, problem
from stakeholder_map.model.problem import Place, Problem, Weight
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.tables.fold import fold
from stakeholder_map.tables.values import (
    COACH,
    DYNAMICS_ROLE_CODES,
    HIDDEN,
    attitude_words,
    is_never_met,
    is_unknown,
    is_veto,
    level_words,
    role_words,
    share_words,
    tie_words,
    yes_no_words,
)

#: (field, word) → value, as the user changed it in the preview.
Overrides = Mapping[tuple[str, str], str]

NOTHING = ""
#: Stands for the relation of ties in a table that has no column for it.
NO_RELATION = "–"
NEVER = "never"
VETO = "veto"

_SEPARATORS = re.compile(r"[;；、,，/|+\n]")
_NUMBER = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*(%?)\s*(.*)", re.DOTALL)
_SCALE = re.compile(r"([+-]?\d+)\s*(?:\.\.+|…|to|~|–|—|-|至|到)\s*\+?(\d+)")


@dataclass(frozen=True)
class Reading:
    """What a word of the file was taken for, and how often it stands there."""

    field: str
    word: str
    value: str
    count: int


@dataclass(frozen=True)
class RoleRead:
    """What a cell of roles says."""

    roles: tuple[Role, ...] = ()
    hidden: bool = False
    coach: bool = False
    unmapped: tuple[str, ...] = ()

    def with_(self, other: RoleRead) -> RoleRead:
        """Return what both say together."""
        return RoleRead(
            roles=tuple(dict.fromkeys((*self.roles, *other.roles))),
            hidden=self.hidden or other.hidden,
            coach=self.coach or other.coach,
            unmapped=tuple(dict.fromkeys((*self.unmapped, *other.unmapped))),
        )


@dataclass(frozen=True)
class TieRead:
    """What a relation word says."""

    kind: TieKind
    reversed: bool = False
    against: bool = False
    dotted: bool = False


class Reader:
    """Reads cells and remembers readings and problems."""

    def __init__(self, today: date, overrides: Overrides) -> None:
        self.today = today
        self.problems: list[Problem] = []
        self.columns: list[ColumnRead] = []
        self._overrides = overrides
        self._readings: Counter[tuple[str, str, str]] = Counter()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading, by field, in the order in which the words were met."""
        found = [Reading(*key, count) for key, count in self._readings.items()]
        return tuple(sorted(found, key=lambda reading: reading.field))

    def say(self, code: str, place: Place, weight: Weight = Weight.WARNING, **values: str) -> None:
        """Remember a problem."""
        self.problems.append(problem(code, place, weight, **values))

    def forget(self, code: str, table: Table) -> None:
        """Take back the problems of a kind in a table."""
        here = (table.file, table.sheet)
        self.problems = [
            p for p in self.problems if p.code != code or (p.place.file, p.place.sheet) != here
        ]

    def chosen(self, field: str, word: str, value: str) -> str:
        """Remember a reading; return its value, or the one the user put in its place."""
        value = self._overrides.get((field, word), value)
        self._readings[field, word, value] += 1
        return value

    def overridden(self, field: str, word: str) -> bool:
        """Whether the user said what this word means."""
        return (field, word) in self._overrides

    def role(self, text: str, place: Place, codes: bool = False) -> RoleRead:
        """Return the roles in a cell; an unknown word is kept as unmapped and listed.

        Args:
            text: words with separators between them.
            place: where the cell is.
            codes: the column holds Dynamics' numbers for roles.
        """
        if is_unknown(text):
            return RoleRead()
        words = [text] if fold(text) in role_words() else _SEPARATORS.split(text)
        result = RoleRead()
        for word in (part.strip() for part in words):
            if is_unknown(word):
                continue
            known = role_words().get(fold(word), NOTHING)
            if codes:
                known = DYNAMICS_ROLE_CODES.get(word, known)
            value = self.chosen("role", word, known)
            if value == NOTHING and not self.overridden("role", word):
                self.say("role_unknown", place, value=word)
            result = result.with_(_role(value, word))
        return result

    def support(self, text: str, place: Place, scale_known: bool = True) -> int | None:
        """Return the support that a cell says, or None where it is unknown."""
        plain = _plain(text)
        if not plain:
            return None
        if self.overridden("support", text):
            return _whole(self.chosen("support", text, NOTHING))
        if is_unknown(plain):
            self.chosen("support", text, NOTHING)
            return None
        if not scale_known:
            return None
        word = attitude_words().get(fold(plain)) if not _has_digit(plain) else None
        if word is not None:
            return _whole(self.chosen("support", text, str(word)))
        found = _NUMBER.fullmatch(plain)
        rest = found[3].strip() if found else ""
        if not found or found[2] or (_has_digit(rest) and rest not in ("/5", "/ 5")):
            self.chosen("support", text, NOTHING)
            self.say("support_unreadable", place, Weight.ERROR, value=text)
            return None
        number = float(found[1].replace(",", "."))
        if not -5 <= number <= 5:
            self.chosen("support", text, NOTHING)
            self.say("support_range", place, Weight.ERROR, value=text)
            return None
        whole = round(number)
        if whole != number:
            self.say("support_rounded", place, value=text, read=f"{whole:+d}")
        if text in (str(whole), f"{whole:+d}"):
            return whole
        return _whole(self.chosen("support", text, str(whole)))

    def share(self, field: str, text: str, place: Place, percent: bool = False) -> float | None:
        """Return a share between 0 and 1, or None where it is unknown.

        Args:
            field: ``weight``, ``confidence`` or ``strength``.
            text: 0.4, 40%, 25 (percent, as it is above 1) or a word such as "high".
            place: where the cell is.
            percent: plain whole numbers of this column are percent, even 1.
        """
        plain = _plain(text)
        if self.overridden(field, text):
            return _share(self.chosen(field, text, NOTHING))
        if not plain or is_unknown(plain):
            return None
        word = share_words().get(fold(plain)) if field != "weight" else None
        if word is not None:
            return _share(self.chosen(field, text, str(word)))
        found = _NUMBER.fullmatch(plain)
        if not found or found[3]:
            self.chosen(field, text, NOTHING)
            self.say("share_unreadable", place, value=text)
            return None
        number = float(found[1].replace(",", "."))
        is_percent = bool(found[2]) or number > 1 or (percent and number == 1)
        value = number / 100 if is_percent else number
        if not 0 <= value <= 1 or not math.isfinite(value):
            self.chosen(field, text, NOTHING)
            self.say("share_range", place, Weight.ERROR, value=text)
            return None
        if is_percent and not found[2]:
            return _share(self.chosen(field, text, f"{value:.10g}"))
        return value

    def weight(self, text: str, place: Place, percent: bool) -> tuple[float | None, bool]:
        """Return the weight and whether the cell says "veto" instead."""
        said = VETO if is_veto(text) else None
        if said or self._overrides.get(("weight", text)) == VETO:
            chosen = self.chosen("weight", text, VETO)
            return (None, True) if chosen == VETO else (_share(chosen), False)
        return self.share("weight", text, place, percent), False

    def level(self, text: str, place: Place, lowest: int) -> Level | None:
        """Return the level; a number counts from 1 at the top to ``lowest`` in this column."""
        if self.overridden("level", text):
            return _level(self.chosen("level", text, NOTHING))
        if is_unknown(text):
            return None
        plain = _plain(text)
        if plain.isdecimal() and len(plain) < 4:
            return _level(self.chosen("level", text, _level_of_number(int(plain), lowest)))
        word = level_words().get(fold(plain))
        if word is None:
            self.chosen("level", text, NOTHING)
            self.say("level_unknown", place, value=text)
            return None
        return _level(self.chosen("level", text, word.value))

    def yes_no(self, field: str, text: str, place: Place) -> bool | None:
        """Return yes, no, or None where the cell is blank or says neither."""
        if not text:
            return None
        known = yes_no_words().get(fold(text) or text.strip())
        if known is None and not is_unknown(text) and not self.overridden(field, text):
            self.chosen(field, text, NOTHING)
            self.say("yes_no_unknown", place, value=text)
            return None
        if known is None and not self.overridden(field, text):
            return None
        value = self.chosen(field, text, {True: "yes", False: "no", None: NOTHING}[known])
        return {"yes": True, "no": False}.get(value)

    def day(self, field: str, text: str, place: Place, order: Order | None) -> date | str | None:
        """Return the day of a last contact, ``NEVER`` where nobody ever met, or None."""
        if not text:
            return None
        if self.overridden(field, text):
            value = self.chosen(field, text, NOTHING)
            return NEVER if value == NEVER else _iso(value)
        if is_never_met(text):
            return NEVER if self.chosen(field, text, NEVER) == NEVER else None
        if is_unknown(text):
            return None
        day = read_date(text, order, self.today)
        if day is None:
            self.chosen(field, text, NOTHING)
            self.say("date_unreadable", place, value=text)
            return None
        if not is_plain(text, day):
            self.chosen(field, text, day.isoformat())
        if is_two_ways(text) and order is None:
            self.say("date_ambiguous", place, value=text, read=day.isoformat())
        if day > self.today:
            self.say("date_future", place, read=day.isoformat())
            return None
        return day

    def note(self, text: str, place: Place) -> str:
        """Return what a note that is one known word means: ``never``, ``coach`` or nothing.

        A note that only says "veto" is offered as a reading and listed but not taken: a veto
        changes the arithmetic of the decision, so somebody has to say it.
        """
        word = fold(text) if len(text) <= 40 else ""
        if not word:
            return NOTHING
        if is_never_met(text):
            return self.chosen("note", text, NEVER)
        if role_words().get(word) == COACH:
            return self.chosen("note", text, COACH)
        if is_veto(text) or self.overridden("note", text):
            if not self.overridden("note", text):
                self.say("note_veto", place, value=text)
            return self.chosen("note", text, NOTHING)
        return NOTHING

    def tie(self, text: str, place: Place) -> TieRead | None:
        """Return what a relation word says, or None where it is not known (and listed)."""
        word = TieKind.INFORMAL if text == NO_RELATION else tie_words().get(fold(text), NOTHING)
        value = self.chosen("relation", text, word)
        if value == NOTHING:
            if not self.overridden("relation", text):
                self.say("tie_kind_unknown", place, Weight.ERROR, value=text)
            return None
        kind, *marks = value.split()
        if kind not in _KINDS:
            return None
        return TieRead(TieKind(kind), "reversed" in marks, "against" in marks, "dotted" in marks)


def lowest_level(texts: Iterable[str]) -> int:
    """Return the largest number in a column of levels, at least 3."""
    numbers = [int(p) for text in texts if (p := _plain(text)).isdecimal() and len(p) < 4]
    return max((3, *numbers))


def is_percent_column(header: str, texts: Iterable[str]) -> bool:
    """Whether the plain whole numbers of a column of weights are percent.

    A lone 1 beside 25 and 40 is 1%, not all of the weight.
    """
    numbers = [float(text) for text in map(_plain, texts) if _NUMBER_ONLY.fullmatch(text)]
    whole = all(number.is_integer() for number in numbers)
    return whole and ("%" in header or any(number > 1 for number in numbers))


def scale_in(header: str) -> tuple[int, int] | None:
    """Return the scale that a header such as "Stance (-5..5)" names, or None."""
    found = _SCALE.search(unicodedata.normalize("NFKC", header).replace("−", "-"))
    return (int(found[1]), int(found[2])) if found else None


_ROLES, _LEVELS, _KINDS = frozenset(Role), frozenset(Level), frozenset(TieKind)
_NUMBER_ONLY = re.compile(r"\d{1,9}(\.\d{1,9})?")


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    return re.sub(r"^[–—‐‑]\s*(?=\d)", "-", plain)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _role(value: str, word: str) -> RoleRead:
    tokens = value.split()
    roles = tuple(Role(token) for token in tokens if token in _ROLES)
    if not tokens:
        return RoleRead(unmapped=(word,))
    return RoleRead(roles=roles, hidden=HIDDEN in tokens, coach=COACH in tokens)


def _whole(value: str) -> int | None:
    return int(value) if re.fullmatch(r"[+-]?[0-5]", value) else None


def _share(value: str) -> float | None:
    if not _NUMBER_ONLY.fullmatch(value):
        return None
    return float(value) if 0 <= float(value) <= 1 else None


def _level(value: str) -> Level | None:
    return Level(value) if value in _LEVELS else None


def _level_of_number(number: int, lowest: int) -> str:
    if number < 1:
        return NOTHING
    place = (number - 1) / (lowest - 1)
    if place < 0.3:
        return Level.UPPER.value
    return Level.MIDDLE.value if place <= 0.7 else Level.WORKING.value


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
