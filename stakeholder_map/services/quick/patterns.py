"""The words that begin or make up a clause of a line, in English and Chinese.

They are matched against the line with full-width signs and every dash made plain (``flat``).
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

#: What ends a clause.
SEPARATORS = ",;，；。\n\t|"

#: Same length as the line, so that places in it stay right.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    **dict.fromkeys(map(ord, "−–—﹣－"), ord("-")),
    **dict.fromkeys(map(ord, "。；，"), ord(";")),
    **dict.fromkeys(map(ord, "“”„"), ord('"')),
    **dict.fromkeys(map(ord, "‘’"), ord("'")),
}


def flat(line: str) -> str:
    """Return the line with full-width signs and dashes made plain; each sign keeps its place."""
    return line.translate(_PLAIN)


#: In "−2 → +1" the second number is the one that holds.
_NUMBER = r"(?P<n>[+-]?\s?\d{1,2})(?![\d.%]|\s*(?:→|->|=>|到|to\b)\s*[+-]?\d)"
_END = r"(?=\s*(?:[,;|\n\t]|$))"

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
WECHAT = re.compile(r"(?:\bwechat\b|微信号?)\s*[::]?\s*(?P<arg>[A-Za-z0-9][\w-]{3,30})", _I)
PHONE = re.compile(
    r"(?:(?:\b(?:phone|tel|mobile|cell)\b\.?|电话|手机号?)\s*:?\s*)?"
    r"(?P<arg>\+?\d[\d ()/-]{6,20}\d)(?![\w%])",
    _I,
)
WEIGHT = re.compile(
    r"(?:\bweight\b|权重)\s*(?:is|of|为|是|:)?\s*(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*(?P<percent>%|百分)?"
    r"(?!\d)",
    _I,
)
NO_VETO = re.compile(
    r"\b(?:no|without|lost (?:the|his|her|their))\s+veto\b|(?:没有|无)(?:一票)?否决权", _I
)
VETO = re.compile(r"\b(?:(?:has|have|with|holds)\s+(?:a\s+|the\s+)?)?veto\b|有?一?票?否决权", _I)

#: A number beside a word that says whose scale it is on.
SUPPORT = (
    (re.compile(rf"\b(?:against|opposed|opposes)\s*(?:us)?\s*[:=]?\s*{_NUMBER}", _I), -1),
    (re.compile(rf"反对\s*(?:度|者)?\s*[:=]?\s*{_NUMBER}"), -1),
    (
        re.compile(
            rf"\b(?:support|stance|supports us|now|for)\b\s*(?:is|at|to|now)?\s*[:=]?\s*{_NUMBER}",
            _I,
        ),
        1,
    ),
    (
        re.compile(
            r"(?:支持度?|态度|立场|现在|目前|如今)\s*(?:支持度?)?\s*"
            rf"(?:变为|变成|升到|降到|转为|是|为|到)?\s*[:=]?\s*{_NUMBER}"
        ),
        1,
    ),
)

#: A signed number that stands alone; "against +2" contradicts itself and is left over.
BARE = re.compile(
    r"(?<!against )(?<!opposed )(?<!反对)(?<!反对 )(?:(?<=[\s,;|→>\u3400-\u9fff])|^)"
    r"(?P<n>[+-]\d)(?=\s|[,;|]|$)"
)

#: Attitudes as words; what each is read as stands in ``tables.values``.
ATTITUDE = re.compile(
    r"(?:\b(?:strongly against|strongly opposed|strongly for|strong supporter|supporter|supportive"
    rf"|neutral|against|opposed|opponent)\b{_END})"
    r"|(?:(?:强烈支持|坚定支持|非常支持|强烈反对|坚决反对|支持者|反对者|中立者?|支持|反对)(?=\s|[,;|]|$))",
    _I,
)

REPORTS = re.compile(
    r"\b(?:reports?|reporting)\s+to\b\s*:?|\b(?:boss|superior|manager)\s+is\b"
    r"|(?:汇报给|汇报对象是?|汇报于|向(?=[^\s,;]{1,8}汇报)|汇报|直属?上级是?|上级是?|领导是)\s*:?",
    _I,
)
CONCERN = re.compile(
    r"\b(?:(?:is\s+|are\s+)?(?:worried|worries|concerned|anxious|nervous)\s+(?:about|by|that)"
    r"|afraid\s+(?:of|that)|fears|doubts|concerns?\s*:)\s*"
    r"|(?:担心|担忧|顾虑|疑虑|疑虑点|忧虑|怕)\s*(?:是|在于|的是)?\s*:?\s*",
    _I,
)

#: What stands right before a clause and turns it round: "不支持" is not "支持". Such a clause is
#: left over whole: how much less than the word was meant, nobody can tell.
DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|no|neither|nor|hardly|isn't|aren't|wasn't|doesn't|don't|didn't"
    r"|won't|can't|cannot)\s+(?:(?:a|an|the|our|be|been|really|at all|any|any more)\s+)*"
    r"|(?:不|没有?|未|并非|非|无)(?:再|太|会|是|怎么|那么|算|想|能|要|很|大)*\s*)$",
    _I,
)
#: What has not happened yet is neither a touch nor a leaving.
TO_COME = re.compile(
    r"\b(?:tomorrow|next|will|plans? to|going to|wants? to|should|must|to be)\b"
    r"|明[天日早]|后天|下(?:个?月|周|星期|礼拜|次)|将|准备|打算|计划|[预邀]约|约了|想要?|需要?|尚?未|没有?|还没",
    _I,
)

_DAY = (
    r"today|this morning|yesterday|last (?:week|month)"
    r"|今天|今日|今早|昨天|昨日|前天|上周(?![一二三四五六日天])|上个?月"
    r"|\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}\s?月\s?\d{1,2}\s?[日号]"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?"
)
DAY = re.compile(_DAY, _I)

#: A contact; the arguments are names and a day.
MET = re.compile(
    rf"(?P<before>(?:{_DAY})\s*)?(?:\b(?:we|I)\s+)?"
    r"\b(?P<verb>met(?!\s+(?:criteria|all|every))|saw|visited|called|phoned"
    r"|e-?mailed|spoke\s+(?:with|to)|talked\s+(?:with|to)|had\s+(?:lunch|dinner|a\s+call|a\s+meeting))\b"
    r"\s*(?P<arg>[^,;|\n\t]*)",
    _I,
)
MET_ZH = re.compile(
    rf"(?P<before>(?:{_DAY})\s*)?(?:我们?)?(?:(?:和|跟|与|由)\s*(?P<names>[^\s,;|]{{1,20}}?)\s*)?"
    r"(?P<verb>见了?面|见过面|会面|见了|见过|拜访了?|会谈|开会|通了?电话|打了?电话|通话|视频会议|吃了?饭|发了?邮件)"
    r"(?:过|了)?\s*(?P<arg>[^\s,;|]{0,20})",
    _I,
)
LEFT = re.compile(
    rf"(?:\b(?:has\s+)?left\b(?:\s+the\s+(?:company|house|firm))?|已?离职|已离开)(?:\s*(?:on\s+)?(?P<day>{_DAY}))?",
    _I,
)
BACKS = re.compile(
    r"\b(?:backs|supports|prefers|favours|favors|champions)\b\s*|(?:倾向于?|力挺|偏向|支持)\s*", _I
)

LEVELS = (
    (re.compile(r"\bupper[ -](?:level|management)\b|高层", _I), "upper"),
    (re.compile(r"\bmiddle[ -](?:level|management)\b|中层", _I), "middle"),
    (re.compile(r"\bworking[ -]level\b|基层", _I), "working"),
)
