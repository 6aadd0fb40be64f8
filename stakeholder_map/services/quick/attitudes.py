"""How a line says somebody's support: numbers on our scale, words, and moves from one to another.

The patterns are matched against the line as ``patterns.flat`` makes it.
"""

from __future__ import annotations

import re

from stakeholder_map.services.quick.patterns import END, UNITS

_I = re.IGNORECASE

#: No other number goes on behind it, and it counts nothing: "against 2" but not "for 2 years".
_ALONE = rf"(?![A-Za-z\d]|[.:,]\d|\s?[/%]|{UNITS})"
_SIGNED = rf"[+-]\s?\d{{1,2}}{_ALONE}"
_NUMBER = rf"[+-]?\s?\d{{1,2}}{_ALONE}"

_MORE_EN = r"strongly|very|fully|totally|firmly|highly|clearly|a strong|strong"
_LESS_EN = r"slightly|somewhat|mildly|a bit|a little|leans|leaning|inclined|lukewarm"
_US_EN = r"us|our (?:side|solution|offer|proposal|product|bid|project)"
_WORD_EN = (
    rf"(?:(?:{_MORE_EN}|{_LESS_EN}|rather|quite)\s+)?"
    r"(?:\b(?:against|opposed(?:\s+to)?|opposes|opponent(?:\s+of)?|supportive(?:\s+of)?"
    r"|supporter(?:\s+of)?"
    rf"|neutral)\b(?:\s+(?:{_US_EN})\b)?|\b(?:supports|backs|for|towards?"
    rf"|in favou?r of)\s+(?:{_US_EN})\b)"
)
_MORE_ZH = r"强烈|坚决|坚定地?|非常|十分|很|极力|全力|完全|明确"
_LESS_ZH = r"有点儿?|有些|略微?|稍微?|偏向?|倾向于?"
_US_ZH = r"(?:我们|我方|咱们|我司)(?:的?(?:方案|产品|系统|项目|报价|投标))?"
_WORD_ZH = (
    rf"(?:{_MORE_ZH}|{_LESS_ZH}|比较|较|相对|基本上?|总体上?)?"
    rf"(?:支持者?|反对者?|中立者?)(?:{_US_ZH})?"
)
_WORD = rf"(?:{_WORD_EN}|{_WORD_ZH})"
_ANY = rf"(?:{_NUMBER}|{_WORD})"

_LABEL = (
    r"(?:\b(?:support|stance|attitude|supports us|for us)\b\s*(?:level|score)?\s*(?:is|at|of"
    r"|moved|went)?\s*(?:now)?"
    r"|(?:支持度?|态度|立场)(?:我们|我方)?\s*(?:是|为|现在|目前)?)\s*[:=]?\s*"
)
_NOW = r"\b(?:now|today)\b|现在|目前|如今|现|今天"
_WAS = (
    r"\b(?:was|were|used to be|previously|formerly|before|from)\b|原来|原先|原本|原|之前|以前|曾经?"
)
_ARROW = (
    r"→|⇒|➔|-*>+|=+>|~+>|\b(?:up |down |over )?to\b"
    r"|变为|变成|变|[升涨提]高?[到至为]|[降跌][到至为]|[转改][为到成]?|到|至"
)

#: What was, and what holds: ``n``. "−2 → +1", "from -2 to +1", 由中立转为支持, "was -3, now -1",
#: "+2 (was -1)".
MOVES = (
    re.compile(
        rf"(?P<label>{_LABEL})?(?P<from>(?:\b(?:went |moved |up |down )*from\b|从|由|自)\s*)?"
        rf"(?<![A-Za-z\d.])(?<!\d[+-])(?P<old>{_ANY})\s*(?:{_ARROW})\s*(?P<n>{_ANY})",
        _I,
    ),
    re.compile(
        rf"(?P<label>{_LABEL})?(?P<from>{_WAS})\s*(?:at|是|为"
        rf"|:)?\s*(?P<old>{_ANY})\s*[,;]?\s*(?:but\s+|and\s+|is\s+|但)*"
        rf"(?:{_NOW})\s*(?:at|is|是|为|:|变为|变成|支持度?)?\s*(?P<n>{_ANY})",
        _I,
    ),
    re.compile(
        rf"(?P<label>{_LABEL})?(?<![A-Za-z\d.])(?<!\d[+-])(?P<n>{_ANY})\s*(?P<from>[(,;]?\s*(?:{_WAS})\s*(?:at|是|为|:)?)\s*(?P<old>{_ANY})\)?",
        _I,
    ),
)

#: A number beside a word that says whose scale it is on; in the first two it counts against us.
AGAINST = (
    re.compile(rf"\b(?:against|opposed|opposes)\s*(?:us)?\s*[:=]?\s*(?P<n>{_NUMBER})", _I),
    re.compile(rf"(?:{_MORE_ZH}|{_LESS_ZH})?反对\s*(?:度|者|我们)?\s*[:=]?\s*(?P<n>{_NUMBER})"),
)
FOR = (
    re.compile(rf"(?:(?:{_MORE_ZH}|{_LESS_ZH})(?=支持))?{_LABEL}(?P<n>{_NUMBER})", _I),
    re.compile(rf"(?:\b(?:now|for)\b|现在|目前|如今)\s*(?:is|at|是|为|到)?\s*(?P<n>{_SIGNED})", _I),
)

#: A signed number that stands alone; "against +2" contradicts itself and is left over.
BARE = re.compile(
    r"(?<!against )(?<!opposed )(?<!反对)(?<!反对 )(?<!utc )(?<!gmt )"
    r"(?:(?<=[\s,;|:()>\u3400-\u9fff])|^)"
    r"(?P<n>[+-]\d)(?=\s|[,;|!)]|\.(?!\d)|$)",
    _I,
)

#: "Support unknown", "支持度 ？".
UNKNOWN = re.compile(
    r"(?:\b(?:support|stance|attitude)\b\s*(?:is\s+)?|(?:支持度|态度|立场)\s*[是为]?\s*)[:=]?\s*"
    rf"(?:unknown|not known|unclear|\?+|未知|不详|不清楚|不明确?|待定|待确认){END}",
    _I,
)

#: Attitudes as words, up to the end of their clause.
ATTITUDE = re.compile(
    rf"(?:(?:\b(?:stance|attitude)\b|态度|立场)\s*(?:is|是|为|:)?\s*)?(?P<n>{_WORD})"
    rf"(?={END}|\s+but\b|\s*\(|\s+-+\s|\s+[\u3400-\u9fff]|\s+(?:worried|concerned|afraid"
    rf"|reports|met)\b)",
    _I,
)

_AGAINST = re.compile(r"against|oppos|反对", _I)
_NEUTRAL = re.compile(r"neutral|中立", _I)
_MORE = re.compile(rf"^(?:{_MORE_EN}|{_MORE_ZH})", _I)
_LESS = re.compile(rf"^(?:{_LESS_EN}|{_LESS_ZH})", _I)
#: Plain, strong and mild, as support; the plain and strong words are those of ``tables.values``.
_FOR_US, _AGAINST_US = (2, 4, 1), (-3, -5, -1)


def support_of(said: str, against: bool = False) -> int | None:
    """Return the support that a number or a word means; None where it cannot be one.

    After "against" 2 and −2 are both −2; +2 contradicts itself.
    """
    plain = re.sub(r"\s", "", said)
    if not re.fullmatch(r"[+-]?\d{1,2}", plain):
        return _of_word(said.strip())
    number = int(plain)
    if against:
        if plain.startswith("+") and number:
            return None
        number = -abs(number)
    return number if -5 <= number <= 5 else None


def moved_to(found: re.Match[str]) -> int | None:
    """Return the support that holds after a move; None where either end cannot be one.

    Two bare numbers ("from 2 to 3") are a move only beside a word for the scale.
    """
    ends = [re.sub(r"\s", "", found[name]) for name in ("old", "n")]
    if not found["label"] and all(end.isdigit() for end in ends):
        return None
    old, new = (support_of(found[name]) for name in ("old", "n"))
    return None if old is None else new


def _of_word(said: str) -> int:
    if _NEUTRAL.search(said):
        return 0
    plain, strong, mild = _AGAINST_US if _AGAINST.search(said) else _FOR_US
    if _MORE.search(said):
        return strong
    return mild if _LESS.search(said) else plain
