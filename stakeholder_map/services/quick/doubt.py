"""What a line asks, supposes, has by hearsay or tells of the past: it is no fact of today.

Such words are left over, to be seen and kept as a note, rather than taken for what they deny.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_I = re.IGNORECASE

#: A clause with the sign that ends it; a full stop counts where a blank follows.
_CLAUSE = re.compile(r"(?:(?![,;|\n\t]|[.!?](?:\s|$))[\s\S])+|$")
_ASKED = re.compile(
    r"是不是|是否|有没有|会不会|能不能|要不要|支持还是反对|吗\s*$|^\s*谁|什么时候|为什么"
    r"|^\s*(?:[Dd]oes|[Dd]id|[Ww]ill|[Ww]ould|[Ss]hould|[Ww]ho|[Ww]hat|[Ww]hen|[Ww]hy|[Hh]ow"
    r"|[Ww]here)\b"
    r"|^\s*(?:[Ii]s|[Aa]re|[Hh]as|[Cc]an|[Cc]ould)\s+[A-Z]",
)
_SUPPOSED = re.compile(
    r"\b(?:heard|hearing|hear|rumou?r\w*|word is|apparently|allegedly|supposedly|reportedly"
    r"|maybe|perhaps"
    r"|possibly|probably|likely|might|may(?! \d)|could|would|seems?|appears|looks like"
    r"|i (?:think|guess|believe)"
    r"|not sure|unsure|will|going to|plans? to|hopes? to|promised to|expected to|said to)\b"
    r"|听说|据说|传闻|据传|有传言|听[^\s,;]{1,6}说|可能|也许|或许|大概|好像|似乎|估计|恐怕"
    r"|貌似|疑似|应该|不确定"
    r"|我猜|将(?!军)|打算|准备|希望|承诺|有望|未必",
    _I,
)
_BEHIND = re.compile(
    r"(?:\b(?:i (?:think|guess|believe)|probably|apparently|maybe|perhaps|not sure"
    r"|unconfirmed|i heard"
    r"|to be confirmed|tbc)|待确认|未证实|不确定|据说|听说|可能)\s*$",
    _I,
)
_IF = re.compile(
    r"\b(?:if|unless|once|provided|as long as)\b|如果|假如|若是|只要|除非|一旦|要是", _I
)
_PAST = re.compile(
    r"\b(?:was|were|used to|previously|formerly|once|no longer|any ?more)\b"
    r"|以前|之前|原来|原先|原本|曾经?|过去(?!了)|本来",
    _I,
)

#: What stands right before a clause and turns it round: "不支持" is not "支持". Such a clause is
#: left over whole: how much less than the word was meant, nobody can tell.
DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|no|neither|nor|hardly|isn't|aren't|wasn't|doesn't|don't|didn't"
    r"|won't|can't|cannot)\s+(?:(?:a|an|the|our|be|been|really|at all|any|any more|have|yet)\s+)*"
    r"|(?:不|没有?|未|并非|非(?!常)|无|别)(?:再|太|会|是|怎么|那么|算|想|能|要|很|大|曾)*\s*)$",
    _I,
)
#: What has not happened yet is neither a touch nor a leaving.
TO_COME = re.compile(
    r"\b(?:tomorrow|next|will|plans? to|going to|wants? to|should|must|need to|to be|let's"
    r"|please|nobody|no one|none of us|soon"
    r"|in \w+ (?:days|weeks|months|years?)|at the end of)\b"
    r"|明[天日早晚]|后天|下(?:个?月|个?周|个?星期|个?礼拜|次)|将|准备|打算|计划|[预邀]约|约了"
    r"|想要?|需要?|要去|尚?未|没有?|还没|[天周月年]后|即将|快要|马上|没人|无人|请",
    _I,
)


@dataclass(frozen=True)
class Doubt:
    """Which signs of a line are in doubt, and which tell of what was once."""

    open: tuple[bool, ...]
    past: tuple[bool, ...]


def doubt(flat: str) -> Doubt:
    """Return what is in doubt.

    From a word of doubt on it is the rest of its clause; the whole clause where it is a question
    or the word ends it; the clause beside it too where the word has one to itself or says "if".
    """
    spans = [found.span() for found in _CLAUSE.finditer(flat) if found[0].strip()]
    opened = [False] * len(flat)
    past = [False] * len(flat)
    for place, (start, end) in enumerate(spans):
        text = flat[start:end]
        behind = _BEHIND.search(text)
        supposed = _SUPPOSED.search(text)
        if flat[end : end + 1] == "?" or _ASKED.search(text) or behind:
            _mark(opened, start, end)
        elif supposed:
            _mark(opened, start + supposed.start(), end)
        if _IF.search(text):
            _mark(opened, start, spans[min(place + 1, len(spans) - 1)][1])
        if supposed and not re.search(r"\w", text[supposed.end() :]):
            beside = place + 1 if place + 1 < len(spans) and not _only_behind(text) else place - 1
            if beside >= 0 and not re.search(r"\w", text[: supposed.start()]):
                _mark(opened, *spans[beside])
        if was := _PAST.search(text):
            _mark(past, start + was.start(), end)
    return Doubt(tuple(opened), tuple(past))


def _only_behind(text: str) -> bool:
    """Whether a clause speaks of the one before it: "…, I think"."""
    found = _BEHIND.search(text)
    return found is not None and not re.search(r"heard|听说|据说", text)


def _mark(signs: list[bool], start: int, end: int) -> None:
    signs[start:end] = [True] * (end - start)
