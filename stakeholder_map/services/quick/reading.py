"""Taking a line apart: clauses first, then the name and the title, then what is left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from stakeholder_map.model.scales import Level, TouchKind
from stakeholder_map.services.quick import attitudes, names, patterns
from stakeholder_map.services.quick.bits import Known, Met, Part, Understood
from stakeholder_map.services.quick.days import days_in, read_day, without_days
from stakeholder_map.services.quick.head import Head
from stakeholder_map.services.quick.marked import Value, trimmed
from stakeholder_map.tables.fold import without_unseen

#: Longer texts are no line; the rest of them is left over.
LONGEST = 500

#: Between two names: "Bo and Li", 李明、赵敏, "with", a blanked day.
_BETWEEN = re.compile(
    r"\b(?:and|und|with|on|for|again|also|both)\b|\s{3,}|[&、+/,和与跟]", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:an?|the|some\w*)\s", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?:and|but|who|is|he|she)$", re.IGNORECASE)
_ZH_CUT = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_KINDS = (
    (re.compile(r"visit|拜访|来访", re.IGNORECASE), TouchKind.VISIT),
    (re.compile(r"视频|video", re.IGNORECASE), TouchKind.VIDEO),
    (re.compile(r"call|phone|电话|通话", re.IGNORECASE), TouchKind.CALL),
    (re.compile(r"mail|邮件", re.IGNORECASE), TouchKind.EMAIL),
    (re.compile(r"text|chat|微信", re.IGNORECASE), TouchKind.MESSAGE),
    (re.compile(r"lunch|dinner|breakfast|coffee|吃|饭", re.IGNORECASE), TouchKind.MEAL),
)


def read_line(line: str, known: Known, today: date) -> Understood:
    """Take a line apart.

    Every bit has the place in the line that it was read from; nothing is made of words that are
    not understood, of what is asked, denied, supposed or told of the past: they are returned as
    ``rest``. So are values out of their range. Where a later clause is about somebody else, the
    line ends before it and ``after`` goes on. No text raises.

    Args:
        line: what was typed; of a longer one than ``LONGEST`` the end is left over.
        known: names that are looked for in it.
        today: what "today" and "yesterday" mean, and the year of "3月5日".
    """
    line = without_unseen(line)
    read = line[:LONGEST]
    cut = _next_person(patterns.flat(read), known)
    if cut is None:
        return _Reading(read, known, today).done(line[LONGEST:])
    first = _Reading(read[:cut].rstrip(patterns.SEPARATORS + " "), known, today).done("")
    return replace(first, line=read, after=line[cut:].strip(patterns.SEPARATORS + " "))


def _next_person(flat: str, known: Known) -> int | None:
    """Return where a line goes on about somebody else than it began with, None where it does not.

    A clause that is a name alone goes on with those who were met, or with a concern.
    """
    first: str | None = None
    for found in re.finditer(rf"[^{re.escape(patterns.SEPARATORS)}]+", flat):
        text = found[0].lstrip(" (")
        start = found.end() - len(text)
        text = text.rstrip()
        size = names.split_known(text, known.people)
        behind = text[size:].lstrip(" :-")
        if first is None:
            met = patterns.MET.match(text) or patterns.MET_ZH.match(text)
            head = patterns.BREAK.split(text, maxsplit=1)[0].strip()
            size = size or (0 if met else names.split_name(head)[0])
            first = text[:size].casefold() or (text.casefold() if met else None)
            continue
        if size and behind and not behind.startswith(("的", "'", "&")):
            if text[:size].casefold() not in first and first not in text[:size].casefold():
                return start
        elif not size and (flat[:start].rstrip(" (")[-1:] in ";|\n" or names.has_number(text)):
            size = names.begins_another(text)
            if size and text[:size].casefold() not in first:
                return start
    return None


class _Reading(Head):
    """Reads the clauses of a line, then its head and single words."""

    def __init__(self, line: str, known: Known, today: date) -> None:
        super().__init__(line, known)
        self.today = today

    def done(self, too_long: str) -> Understood:
        """Run all steps in their order and return what came of them."""
        self._plain_clauses()
        self._support()
        self._open_clauses()
        self._bare()
        self._head()
        rest = [self.line[a:b] for a, b in self._free()]
        bits = tuple(sorted(self.bits, key=lambda bit: (bit.start, bit.end)))
        left = tuple(text for part in (*rest, too_long) if (text := trimmed(part)))
        return Understood(self.line, bits, left)

    def _plain_clauses(self) -> None:
        """Clauses that say all they say themselves."""
        self._first(Part.EMAIL, patterns.EMAIL, lambda found: found["arg"], sure=False)
        self._first(Part.WECHAT, patterns.WECHAT, _wechat, sure=False)
        for found in self._happened(patterns.LEFT):
            self._take(
                Part.LEFT, read_day(found["before"] or found["day"], self.today), *found.span()
            )
            break
        self._met()
        self._first(Part.TITLE, patterns.TITLED, _field, sure=False)
        self._first(Part.DEPARTMENT, patterns.DEPARTMENT, _field, sure=False)
        self._first(Part.PHONE, patterns.PHONE, _phone, sure=False)
        self._first(Part.WEIGHT, patterns.WEIGHT, _share)
        self._first(Part.WEIGHT, patterns.SHARE_OF_WEIGHT, _share)
        self._first(Part.VETO, patterns.NO_VETO, _always(False))
        self._first(Part.VETO, patterns.VETO, _always(True))
        for pattern, level in patterns.LEVELS:
            self._first(Part.LEVEL, pattern, _always(Level(level)))
        for name in sorted(self.known.competitors, key=len, reverse=True):
            edge = r"(?![A-Za-z0-9])" if name[-1:].isascii() else ""
            wanted = rf"(?:{patterns.BACKS.pattern}){re.escape(name)}{edge}"
            self._first(Part.BACKS, re.compile(wanted, re.IGNORECASE), _always(name))

    def _support(self) -> None:
        for found in self._each(attitudes.UNKNOWN):
            self._take(Part.SUPPORT, None, *found.span())
            break
        for pattern in attitudes.MOVES:
            for found in self._each(pattern):
                if self._has(Part.SUPPORT) or not self._holds(found.start("n"), past=True):
                    continue
                value = attitudes.moved_to(found)
                if value is not None:
                    self._take(Part.SUPPORT, value, *found.span())
                elif any(found[end].lstrip()[:1] in "+-" for end in ("old", "n")):
                    # Neither end is the support when one of them cannot be.
                    self.unread[slice(*found.span())] = [True] * len(found[0])
        for pattern in attitudes.AGAINST:
            self._first(Part.SUPPORT, pattern, lambda m: attitudes.support_of(m["n"], against=True))
        for pattern in (*attitudes.FOR, attitudes.ATTITUDE):
            self._first(Part.SUPPORT, pattern, lambda m: attitudes.support_of(m["n"]))

    def _open_clauses(self) -> None:
        """Clauses that run on to the next clause or separator."""
        starts = [
            (found.start(), found.end(), part)
            for part, pattern in (
                (Part.REPORTS_TO, patterns.REPORTS),
                (Part.CONCERN, patterns.CONCERN),
            )
            for found in self._said(pattern, past=part is Part.CONCERN)
        ]
        starts.sort()
        for position, (start, begin, part) in enumerate(starts):
            following = starts[position + 1][0] if position + 1 < len(starts) else len(self.flat)
            if any(self.taken[start:begin]) or begin > following:
                continue
            end = self._until(begin, following, at_blank=part is Part.REPORTS_TO)
            if part is Part.CONCERN and (more := patterns.LISTED.match(self.flat, end)):
                end = end if any(self.taken[end : more.end()]) else more.end()
            text = trimmed(self.line[begin:end])
            if part is Part.REPORTS_TO:
                text = _TRAILING.sub("", text.removesuffix("汇报").strip())
            if text:
                self._take(part, text, start, end)

    def _until(self, begin: int, end: int, at_blank: bool) -> int:
        """Return where the text that starts at ``begin`` ends."""
        for place in range(begin, end):
            if self.taken[place] or self.flat[place] in patterns.SEPARATORS:
                end = place
                break
        text = self.flat[begin:end]
        stop = re.search(r"[.!?](?=\s)", text)
        if stop and not re.search(r"\b(?:Dr|Mr|Mrs|Ms|Prof|[A-Z])$", text[: stop.start()]):
            text = text[: stop.start()]
        cut = _ZH_CUT.search(text) or (
            re.search(r"(?<=[\u3400-\u9fff])\s+", text) if at_blank else None
        )
        if cut is not None:
            return begin + cut.start()
        return begin + len(text.rstrip())

    def _met(self) -> None:
        for pattern in (patterns.MET, patterns.MET_ZH, patterns.MET_DAY_ZH):
            for found in self._happened(pattern):
                said = found.groupdict()
                clause = self._clause_to(found)
                if _NAMED.search(clause[: -len(found[0])]) and said["verb"].casefold() == "called":
                    continue  # "an engineer called Bo"
                if any(names.is_in(name, clause) for name in self.known.competitors):
                    continue  # whom a competitor met, we have not
                arg = found.start("arg")
                topic = patterns.TOPIC.search(said["arg"])
                upto = arg + topic.start() if topic else found.end("arg")
                before = (said["before"] or "") + " " + (said.get("names") or "")
                day = read_day(before, self.today) or read_day(self.flat[arg:upto], self.today)
                if day is not None and day > self.today:
                    continue
                people, end = self._names(arg, upto)
                if said.get("names"):
                    people = (*self._names(*found.span("names"))[0], *people)
                end = max(end, found.end("verb"))
                kind = next(
                    (k for words, k in _KINDS if words.search(said["verb"])), TouchKind.MEETING
                )
                self._take(
                    Part.MET, Met(day or self._day_beside(end), kind, people), found.start(), end
                )
                return

    def _day_beside(self, place: int) -> date | None:
        """Take a day that stands further on in the clause: "saw Bo at the fair on 12 Nov"."""
        clause = re.match(rf"[^{re.escape(patterns.SEPARATORS)}]*", self.flat[place:])
        for a, b in days_in(clause[0]) if clause else ():
            day = read_day(self.flat[place + a : place + b], self.today)
            if day is not None and day <= self.today and not any(self.taken[place + a : place + b]):
                self._skip(place + a, place + b)
                return day
        return None

    def _names(self, start: int, end: int) -> tuple[tuple[str, ...], int]:
        """Return the names in a stretch of names and days, and where they end."""
        said = self.flat[start:end]
        text = without_days(said)
        pieces = _BETWEEN.sub(lambda sign: "," * len(sign[0]), text)
        reach = start + max((n + 1 for n, s in enumerate(said) if s != text[n]), default=0)
        found: list[str] = []
        for piece in re.finditer(r"[^,]+", pieces):
            name = trimmed(piece[0])
            size = names.split_known(name, self.known.people) or names.split_name(name)[0]
            if size:
                at = piece.start() + piece[0].index(name)
                found.append(name[:size])
                reach = max(reach, start + at + size)
            if name and size < len(name):
                break
        return tuple(found), reach

    def _bare(self) -> None:
        self._first(Part.SUPPORT, attitudes.BARE, lambda m: attitudes.support_of(m["n"]))

    # -- the name, the title, and single words -------------------------------------------------


def _always(value: Any) -> Value:
    return lambda _: value


def _share(found: re.Match[str]) -> float | None:
    number = float(found["n"])
    if not found["percent"] and 0 < number <= 1 and "." in found["n"]:
        return number
    return number / 100 if number <= 100 else None


def _field(found: re.Match[str]) -> str | None:
    text = trimmed(found["arg"])
    # A Chinese form runs on without a sign: "职务：总监 电话：…".
    return text if text and not re.search(r":|[\u3400-\u9fff]\s", text) else None


def _wechat(found: re.Match[str]) -> str | None:
    return found["named"] or found["arg"] or found["close"]


def _phone(found: re.Match[str]) -> str | None:
    if patterns.FAX.search(found.string[: found.start()]):
        return None
    said = found["arg"].strip()
    digits = sum(sign.isdigit() for sign in re.split(r"[ex转]", said)[0])
    if found["label"]:
        return said if 7 <= digits <= 15 else None
    # A bare row of digits may be a sum of money; a number to call looks like one.
    like_one = re.match(r"\(?[+0]|1[3-9]\d{9}$", said) or re.search(r"[ ()/-]", said)
    return said if like_one and 10 <= digits <= 15 else None
