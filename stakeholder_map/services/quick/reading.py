"""Taking a line apart: clauses first, then the name and the title, then what is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from stakeholder_map.importers.dates import read_date
from stakeholder_map.model.scales import Level, Role, TouchKind
from stakeholder_map.services.quick import names, patterns
from stakeholder_map.services.quick.bits import Bit, Known, Met, Part, Understood
from stakeholder_map.tables import values
from stakeholder_map.tables.fold import fold, fold_name
from stakeholder_map.tables.pinyin import has_han

#: What a clause means; None: nothing that can be.
_Value = Callable[[re.Match[str]], Any]

#: Longer texts are no line; the rest of them is left over.
LONGEST = 500

#: Words between clauses that say nothing by themselves.
_FILLER = re.compile(
    r"^(?:(?:is|are|was|he|she|I|we|the|a|an|and|but|now|also|who|he's|she's|[他她您]|的|是|现在|目前|汇报|且|并且|但|也)(?:\s+|$)"
    r"|[\s:.、!！\"'()\[\]]+)+|[\s:、\"'(\[]+$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und)\s+|\s*[&、+/]\s*|\s*[和与跟]\s*", re.IGNORECASE)
_ZH_CUT = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_ALL_SEPARATORS = re.compile(f"[{re.escape(patterns.SEPARATORS)}]")

_KINDS = (
    (re.compile(r"visit|拜访", re.IGNORECASE), TouchKind.VISIT),
    (re.compile(r"call|phone|电话|通话", re.IGNORECASE), TouchKind.CALL),
    (re.compile(r"mail|邮件", re.IGNORECASE), TouchKind.EMAIL),
    (re.compile(r"视频", re.IGNORECASE), TouchKind.VIDEO),
    (re.compile(r"lunch|dinner|吃", re.IGNORECASE), TouchKind.MEAL),
)


def read_line(line: str, known: Known, today: date) -> Understood:
    """Take a line apart.

    Every bit has the place in the line that it was read from; nothing is made of words that are
    not understood, they are returned as ``rest``. Values out of their range stay in the rest.
    No text raises.

    Args:
        line: what was typed; of a longer one than ``LONGEST`` the end is left over.
        known: names that are looked for in it.
        today: what "today" and "yesterday" mean, and the year of "3月5日".
    """
    return _Reading(line[:LONGEST], known, today).done(line[LONGEST:])


class _Reading:
    """A line while it is taken apart: what was found, and which signs are spoken for."""

    def __init__(self, line: str, known: Known, today: date) -> None:
        self.line = line
        self.flat = patterns.flat(line)
        self.known = known
        self.today = today
        self.bits: list[Bit] = []
        self.taken = [False] * len(line)

    def done(self, too_long: str) -> Understood:
        """Run all steps in their order and return what came of them."""
        self._plain_clauses()
        self._support()
        self._open_clauses()
        self._bare()
        self._head()
        rest = [self.line[a:b] for a, b in self._free()]
        bits = tuple(sorted(self.bits, key=lambda bit: (bit.start, bit.end)))
        left = tuple(text for part in (*rest, too_long) if (text := _trimmed(part)))
        return Understood(self.line, bits, left)

    # -- finding ------------------------------------------------------------------------------

    def _take(self, part: Part, value: Any, start: int, end: int) -> bool:
        """Note a bit if nobody has its place yet."""
        if start >= end or any(self.taken[start:end]):
            return False
        self.bits.append(Bit(part, value, start, end))
        self.taken[start:end] = [True] * (end - start)
        return True

    def _each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for found in pattern.finditer(self.flat):
            if found.end() > found.start() and not any(self.taken[found.start() : found.end()]):
                yield found

    def _said(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Like ``_each``, without what the words before it deny."""
        for found in self._each(pattern):
            if not patterns.DENIED.search(self.flat[: found.start()]):
                yield found

    def _happened(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Like ``_each``, without what the clause says has not happened, or not yet."""
        for found in self._each(pattern):
            before = _ALL_SEPARATORS.split(self.flat[: found.start()])[-1]
            if not patterns.TO_COME.search(f"{before} {found[0]}"):
                yield found

    def _first(self, part: Part, pattern: re.Pattern[str], value: _Value) -> None:
        """Take the first place of a clause whose value can be; a second one is left over."""
        if any(bit.part is part for bit in self.bits):
            return
        for found in self._said(pattern):
            result = value(found)
            if result is not None:
                self._take(part, result, *found.span())
                return

    def _plain_clauses(self) -> None:
        """Clauses that say all they say themselves."""
        self._first(Part.EMAIL, patterns.EMAIL, lambda found: found[0])
        self._first(Part.WECHAT, patterns.WECHAT, lambda found: found["arg"])
        for found in self._happened(patterns.LEFT):
            self._take(Part.LEFT, self._day(found["day"]), *found.span())
            break
        self._met()
        self._first(Part.PHONE, patterns.PHONE, _phone)
        self._first(Part.WEIGHT, patterns.WEIGHT, _share)
        self._first(Part.VETO, patterns.NO_VETO, _always(False))
        self._first(Part.VETO, patterns.VETO, _always(True))
        for pattern, level in patterns.LEVELS:
            self._first(Part.LEVEL, pattern, _always(Level(level)))
        for name in sorted(self.known.competitors, key=len, reverse=True):
            wanted = rf"(?:{patterns.BACKS.pattern}){re.escape(name)}"
            self._first(Part.BACKS, re.compile(wanted, re.IGNORECASE), _always(name))

    def _support(self) -> None:
        for pattern, sign in patterns.SUPPORT:
            self._first(Part.SUPPORT, pattern, _number_of(sign))
        attitudes = values.attitude_words()
        self._first(Part.SUPPORT, patterns.ATTITUDE, lambda found: attitudes.get(fold(found[0])))

    def _open_clauses(self) -> None:
        """Clauses that run on to the next clause or separator."""
        starts = [
            (found.start(), found.end(), part)
            for part, pattern in (
                (Part.REPORTS_TO, patterns.REPORTS),
                (Part.CONCERN, patterns.CONCERN),
            )
            for found in self._said(pattern)
        ]
        starts.sort()
        for position, (start, begin, part) in enumerate(starts):
            following = starts[position + 1][0] if position + 1 < len(starts) else len(self.flat)
            if any(self.taken[start:begin]) or begin > following:
                continue
            end = self._until(begin, following, at_blank=part is Part.REPORTS_TO)
            text = _trimmed(self.line[begin:end])
            if part is Part.REPORTS_TO:
                text = text.removesuffix("汇报").strip()
            if text:
                self._take(part, text, start, end)

    def _until(self, begin: int, end: int, at_blank: bool) -> int:
        """Return where the text that starts at ``begin`` ends."""
        for place in range(begin, end):
            if self.taken[place] or self.flat[place] in patterns.SEPARATORS:
                end = place
                break
        text = self.flat[begin:end]
        cut = _ZH_CUT.search(text) or (
            re.search(r"(?<=[\u3400-\u9fff])\s+", text) if at_blank else None
        )
        if cut is not None:
            return begin + cut.start()
        return begin + len(text.rstrip())

    def _met(self) -> None:
        for pattern in (patterns.MET, patterns.MET_ZH):
            for found in self._happened(pattern):
                said = found.groupdict()
                day = self._day(said["before"]) or self._day(said["arg"])
                arg = patterns.DAY.sub(" ", said["arg"] or "")
                arg = re.split(r"\b(?:about|regarding)\b|[谈聊讨]", arg, flags=re.IGNORECASE)[0]
                arg = re.sub(r"\b(?:on|with|at|for)\b", ",", arg, flags=re.IGNORECASE)
                whom = [*_AND.split(said.get("names") or ""), *re.split(r"\s*,\s*", arg)]
                people = [n for whole in whom for one in _AND.split(whole) if (n := _trimmed(one))]
                kind = next(
                    (k for words, k in _KINDS if words.search(said["verb"])), TouchKind.MEETING
                )
                end = found.start() + len(found[0].rstrip())
                self._take(Part.MET, Met(day, kind, tuple(people)), found.start(), end)
                return

    def _day(self, text: str | None) -> date | None:
        found = patterns.DAY.search(text or "")
        if not found:
            return None
        word = re.sub(r"\s", "", found[0].casefold())
        back = {
            "today": 0,
            "今天": 0,
            "今日": 0,
            "今早": 0,
            "thismorning": 0,
            "yesterday": 1,
            "昨天": 1,
            "昨日": 1,
            "前天": 2,
            "lastweek": 7,  # the ticks show the day that is meant
            "上周": 7,
            "lastmonth": 30,
            "上月": 30,
            "上个月": 30,
        }
        if word in back:
            return self.today - timedelta(days=back[word])
        short = re.fullmatch(r"(\d{1,2})月(\d{1,2})[日号]", word)
        if short:
            return self._this_year(int(short[1]), int(short[2]))
        named = found[0].strip()
        if re.fullmatch(r"\D*\d{1,2}\D+", named):
            named = f"{named} {self.today.year}"
        return read_date(named, None, self.today)

    def _this_year(self, month: int, day: int) -> date | None:
        """Return the latest such day that is not after today."""
        for year in (self.today.year, self.today.year - 1):
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if found <= self.today:
                return found
        return None

    def _bare(self) -> None:
        self._first(Part.SUPPORT, patterns.BARE, _number_of(1))

    # -- the name, the title, and single words -------------------------------------------------

    def _free(self) -> list[tuple[int, int]]:
        """Return the stretches that nobody took, cut at separators, without fillers."""
        found: list[tuple[int, int]] = []
        start: int | None = None
        for place in range(len(self.flat) + 1):
            inside = place < len(self.flat) and not (
                self.taken[place] or self.flat[place] in patterns.SEPARATORS
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

    def _head(self) -> None:
        free = self._free()
        if free:
            self._name(*free[0])
        self._met_alone()
        for start, end in self._free():
            if has_han(self.flat[start:end]):
                at = start
                for token in re.finditer(r"\S+", self.flat[start:end]):
                    self._word(at + token.start(), at + token.end())
            else:
                self._word(start, end)

    def _name(self, start: int, end: int) -> None:
        text = self.flat[start:end]
        size = names.split_known(text, self.known.people)
        if not size:
            copula = re.search(r"\s+(?:is|=|是)\s+", text, re.IGNORECASE)
            head = text[: copula.start()] if copula else text
            if self._meaning(head) is not None or names.DEPARTMENT_ZH.fullmatch(head):
                return
            size, _ = names.split_name(head)
        if size:
            self._take(Part.NAME, text[:size].strip(), start, start + size)

    def _met_alone(self) -> None:
        """Where nobody else is named, the line is about whom was met: "met Zhao Min, +2"."""
        met = next((bit for bit in self.bits if bit.part is Part.MET and bit.value.names), None)
        if met is None or any(bit.part is Part.NAME for bit in self.bits):
            return
        about, *others = met.value.names
        self.bits.remove(met)
        self.bits.append(Bit(Part.NAME, about, met.start, met.end))
        self.bits.append(replace(met, value=replace(met.value, names=tuple(others))))

    def _word(self, start: int, end: int) -> None:
        """Take a stretch that is one thing as a whole."""
        text = self.flat[start:end]
        meaning = self._meaning(text)
        if meaning is not None:
            if not any(b.part is meaning[0] and meaning[0] is not Part.ROLE for b in self.bits):
                self._take(*meaning, start, end)
                if meaning[0] is Part.ROLE and values.role_words()[fold(text)].endswith(
                    values.HIDDEN
                ):
                    self.bits.append(Bit(Part.HIDDEN, True, start, end))
            return
        if names.is_title(text) and not any(bit.part is Part.TITLE for bit in self.bits):
            self._take(Part.TITLE, _closed(self.line[start:end].strip()), start, end)

    def _meaning(self, text: str) -> tuple[Part, Any] | None:
        """Return what a word stands for by itself: a role, the coach mark or a department."""
        role = values.role_words().get(fold(text))
        if role == values.COACH:
            return Part.COACH, True
        if role is not None:
            return Part.ROLE, Role(role.split()[0])
        wanted = fold_name(re.sub(r"^(?:in|from|of)\s+", "", text, flags=re.IGNORECASE))
        department = next((d for d in self.known.departments if fold_name(d) == wanted), None)
        if department is not None:
            return Part.DEPARTMENT, department
        if names.DEPARTMENT_ZH.fullmatch(text) and not names.is_title(text):
            return Part.DEPARTMENT, text
        if names.DEPARTMENT_EN.fullmatch(text):
            bare = re.sub(
                r"^department(?: of)? | (?:department|dept\.?)$", "", text, flags=re.IGNORECASE
            )
            return Part.DEPARTMENT, bare.strip()
        return None


def _always(value: Any) -> _Value:
    return lambda _: value


def _number_of(sign: int) -> _Value:
    return lambda found: _support(found["n"], sign)


def _support(digits: str, sign: int) -> int | None:
    """Return the support that a number means; None where it cannot be one.

    After "against" 2 and −2 are both −2; +2 contradicts itself.
    """
    plain = digits.replace(" ", "")
    number = int(plain)
    if sign < 0:
        if plain.startswith("+") and number:
            return None
        number = -abs(number)
    return number if -5 <= number <= 5 else None


def _share(found: re.Match[str]) -> float | None:
    number = float(found["n"])
    if not found["percent"] and 0 < number <= 1 and "." in found["n"]:
        return number
    return number / 100 if number <= 100 else None


def _phone(found: re.Match[str]) -> str | None:
    digits = sum(sign.isdigit() for sign in found["arg"])
    named = found[0] != found["arg"]
    return str(found["arg"]).strip() if digits >= (7 if named else 10) else None


def _closed(text: str) -> str:
    """Return a text without the bracket at its end that opened before it: "(CFO)"."""
    last = text[-1:]
    opened = {")": "(", "）": "（", "]": "["}.get(last)
    return text[:-1].strip() if opened and opened not in text else text


def _trimmed(text: str) -> str:
    return text.strip(" \t\n\r:：.。、!！\"'()[]" + patterns.SEPARATORS)
