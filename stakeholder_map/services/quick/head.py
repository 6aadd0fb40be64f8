"""The head of a line and its single words: whom it is about, the title, a role, a department."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from stakeholder_map.model.scales import Role
from stakeholder_map.services.quick import names, patterns, titles
from stakeholder_map.services.quick.bits import Bit, Part
from stakeholder_map.services.quick.marked import Marked
from stakeholder_map.tables import values
from stakeholder_map.tables.fold import fold, fold_name
from stakeholder_map.tables.pinyin import has_han

_IN = re.compile(
    r"^(?:(?:sits|works|is)\s+)?(?:in|from|of|for|at)\s+(?:the\s+)?|^在", re.IGNORECASE
)
_VERB = re.compile(r"(?:is|does|has|did|call|meet|visit|ask|see|email)\s+(?=[A-Z])", re.IGNORECASE)
#: "任采购总监" is 采购总监.
_AS = re.compile(r"(?:as|担任|任|是新来的|是新任的?|是|为|新任)\s*", re.IGNORECASE)


class Head(Marked):
    """A marked line of which the name, the title and single words are read."""

    def _head(self) -> None:
        for found in self._each(patterns.LABEL):
            self._skip(*found.span())
        for start, end in self._free():
            # Typed small, only what stands first can be a name.
            small = self.flat[start].islower() and bool(re.search(r"\w", self.flat[:start]))
            if (not small and self._name(start, end)) or self._has(Part.MET):
                break
        self._met_alone()
        if not self._has(Part.NAME):
            self._known_anywhere()
        for start, end in self._free():
            if has_han(self.flat[start:end]):
                at = start
                for token in re.finditer(r"\S+", self.flat[start:end]):
                    self._word(at + token.start(), at + token.end())
            else:
                self._word(start, end)

    def _name(self, start: int, end: int) -> bool:
        """Take the name at the head of a stretch, if there is one; a title may stand before it."""
        text = self.flat[start:end]
        first, _, behind = text.partition(" ")
        if behind.strip() and self._is_post(first):
            return self._name(end - len(behind.lstrip()), end)
        before = names.BEFORE_ZH.match(text)
        if before:
            self._skip(start, start + before.end())
            start, text = start + before.end(), text[before.end() :]
        size = names.split_known(text, self.known.people)
        if size:
            return self._take(Part.NAME, text[:size].strip(), start, start + size)
        if told := names.called(text):
            (a, b), (c, d) = told
            self._skip(start, start + a)
            self._skip(start + b, start + c)
            self._take(Part.NAME, text[c:d], start + c, start + d)
            return self._take(Part.TITLE, text[a:b], start + a, start + b)
        verb = _VERB.match(text)
        if verb:
            start, text = start + verb.end(), text[verb.end() :]
        copula = re.search(r"\s+(?:is|=|是)\s+", text, re.IGNORECASE)
        head = text[: copula.start()] if copula else text
        if self._is_post(
            head.split(maxsplit=1)[0] if has_han(head[:1]) else head
        ) or values.is_unknown(head):
            return False
        if self._has(Part.MET) and not names.is_full(head):
            return False  # whom was met, not what came of it
        size, _ = names.split_name(head)
        return size > 0 and self._take(Part.NAME, text[:size].strip(), start, start + size)

    def _is_post(self, text: str) -> bool:
        """Whether a text is a department, a role or a Chinese title: no name."""
        if self._meaning(text) is not None or titles.DEPARTMENT_ZH.fullmatch(text):
            return True
        return has_han(text) and titles.is_title(text) and not names.is_full(text)

    def _met_alone(self) -> None:
        """Where nobody else is named, the line is about whom was met: "met Zhao Min, +2".

        So it is where a part of a name comes back: "met Petra Klein, Petra is +2".
        """
        place = next(
            (n for n, b in enumerate(self.bits) if b.part is Part.MET and b.value.names), None
        )
        if place is None:
            return
        met = self.bits[place]
        names_met: tuple[str, ...] = met.value.names
        called = next((bit for bit in self.bits if bit.part is Part.NAME), None)
        about = names_met[0]
        if called is not None:
            again = [n for n in names_met if fold(called.value) and fold(called.value) in fold(n)]
            if len(again) != 1:
                return
            about = again[0]
            self.bits[self.bits.index(called)] = replace(called, value=about)
        others = tuple(name for name in names_met if name != about)
        self.bits[place] = replace(met, value=replace(met.value, names=others))
        if called is not None:
            return
        start = self.line.find(about, met.start, met.end)
        if start < 0:
            start = self.flat.find(about, met.start, met.end)
        # Two places: where the name stands, and the longer of the two sides of it.
        sides = ((met.start, start), (start + len(about), met.end))
        a, b = max(sides, key=lambda side: side[1] - side[0])
        self.bits[place] = replace(self.bits[place], start=a, end=b)
        self.bits.append(Bit(Part.NAME, about, start, start + len(about)))

    def _known_anywhere(self) -> None:
        """Whoever is known and named nowhere else is whom the line is about."""
        for start, end in self._free():
            found = names.find_known(self.flat[start:end], self.known.people)
            if found:
                a, b = start + found[0], start + found[1]
                self._take(Part.NAME, self.line[a:b], a, b)
                return

    def _word(self, start: int, end: int) -> None:
        """Take a stretch that is one thing as a whole."""
        if not self._holds(start):
            return
        if (as_ := _AS.match(self.flat, start, end)) and titles.title_size(
            self.flat[as_.end() : end]
        ):
            self._skip(*as_.span())
            start = as_.end()
        text = self.flat[start:end]
        meaning = self._meaning(text)
        if meaning is not None:
            if meaning[0] is Part.ROLE or not self._has(meaning[0]):
                self._take(*meaning, start, end)
                if meaning[0] is Part.ROLE and values.role_words()[fold(text)].endswith(
                    values.HIDDEN
                ):
                    self.bits.append(Bit(Part.HIDDEN, True, start, end))
            return
        size = titles.title_size(text)
        if size and not self._has(Part.TITLE):
            self._take(Part.TITLE, self.line[start : start + size].strip(), start, start + size)

    def _meaning(self, text: str) -> tuple[Part, Any] | None:
        """Return what a word stands for by itself: a role, the coach mark or a department."""
        role = values.role_words().get(fold(text))
        if role == values.COACH:
            return Part.COACH, True
        if role is not None:
            return Part.ROLE, Role(role.split()[0])
        wanted = fold_name(_IN.sub("", text))
        for known in self.known.departments:
            name = fold_name(known)
            if name and wanted in {name, name.removesuffix("部")}:
                return Part.DEPARTMENT, known
        if titles.DEPARTMENT_ZH.fullmatch(text) and not titles.is_title(text):
            return Part.DEPARTMENT, text
        if titles.DEPARTMENT_EN.fullmatch(text):
            bare = re.sub(
                r"^department(?: of)? | (?:department|dept\.?)$", "", text, flags=re.IGNORECASE
            )
            return Part.DEPARTMENT, bare.strip()
        return None
