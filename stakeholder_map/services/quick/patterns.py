"""The words that begin or make up a clause of a line, in English and Chinese.

They are matched against the line with full-width signs and every dash made plain (``flat``).
Support stands in ``attitudes``, days in ``days``, and what casts doubt on a clause in ``doubt``.
"""

from __future__ import annotations

import re

from stakeholder_map.services.quick.days import DAY

_I = re.IGNORECASE

#: What ends a clause.
SEPARATORS = ",;，；。\n\t|"

#: Same length as the line, so that places in it stay right.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0xA0: 0x20,
    **dict.fromkeys(map(ord, "−–—﹣－‐‑⁃"), ord("-")),
    **dict.fromkeys(map(ord, "。；"), ord(";")),
    **dict.fromkeys(map(ord, "“”„"), ord('"')),
    **dict.fromkeys(map(ord, "‘’"), ord("'")),
    **dict.fromkeys(map(ord, "【「『〔《"), ord("(")),
    **dict.fromkeys(map(ord, "】」』〕》"), ord(")")),
}


def flat(line: str) -> str:
    """Return the line with full-width signs and dashes made plain; each sign keeps its place."""
    return line.translate(_PLAIN)


#: What ends a clause to be looked at behind a word, and things that a number counts.
END = r"(?=\s*(?:[,;|\n\t!)]|\.(?:\s|$)|$))"
UNITS = (
    r"\s?(?:months?\b|years?\b|yrs?\b|days?\b|weeks?\b|hours?\b|people\b|persons?\b|times\b"
    r"|meetings?\b"
    r"|suppliers?\b|vendors?\b|options?\b|others?\b|of\b|or\b|more\b|percent\b|eur\b|usd\b"
    r"|rmb\b|cny\b"
    r"|[个人年月天次家万亿周点票元位名台套条]|百分)"
)

#: What stands between two things that are said of one person, beside a separator: brackets, a dash
#: with blanks around it, a colon, the end of a sentence (but not of "Dr.").
BREAK = re.compile(
    r"[()\[\]{}<>]|(?<=\s)-+(?=\s)(?!\s*\d)|(?<=\s)/(?=\s)|--+|:(?!\d)"
    r"|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\b[A-Z])[.!?](?=\s|$)|[!?]+",
)

EMAIL = re.compile(
    r"(?:(?:\be-?mail\b(?: address)?|邮箱|电子邮件|邮件地址)\s*(?:is|是)?\s*:?\s*)?"
    r"(?P<arg>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})",
    _I | re.ASCII,
)
WECHAT = re.compile(
    r"(?:\b(?:wechat|weixin)(?: id)?\b|微信号?)\s*"
    r"(?:[:是]\s*(?P<named>[A-Za-z0-9][\w-]{3,30})"
    r"|(?P<arg>(?=[A-Za-z-]*[\d_])[A-Za-z0-9][\w-]{3,30})"
    r"|(?<=[信号])(?P<close>[A-Za-z][\w-]{5,30}))",
    _I | re.ASCII,
)
PHONE = re.compile(
    r"(?:(?P<label>\b(?:phone|tel|telephone|mobile|cell|direct|office|m|t)\b\.?|电话|手机号?"
    r"|座机)\s*:?\s*)?"
    r"(?P<arg>\+?(?:\(\d{1,5}\)|\d)[\d ()./-]{5,20}\d(?:\s?(?:ext\.?|x"
    r"|转)\s?\d{1,6})?)(?![\w%])(?!\s*[元万亿€$])",
    _I,
)
FAX = re.compile(r"(?:\bfax\b\.?|传真|身份证号?|\bIBAN\b)\s*:?\s*$", _I)
WEIGHT = re.compile(
    r"(?:\bweight\b|权重)\s*(?:is|of|about|为|是|约|占)?\s*[:=]?\s*"
    r"(?:(?:from|从|由)?\s*\d{1,3}(?:\.\d{1,2})?\s*%?\s*(?:→|-*>+|=+>|\bto\b"
    r"|[升降提调]?高?[到至为])\s*)?"
    r"(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*(?P<percent>%|百分)?"
    r"(?!\d|\s*(?:→|-*>|to\b|到))",
    _I,
)
SHARE_OF_WEIGHT = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d{1,2})?)\s*(?P<percent>%)\s*(?:of the )?weight\b", _I
)
NO_VETO = re.compile(
    r"\b(?:no|without|lost (?:the|his|her|their)|(?:does not|doesn't|do not|don't) have (?:a "
    r"|the |any )?)\s*veto\b"
    r"|(?:没有|无|没)(?:一票)?否决权",
    _I,
)
VETO = re.compile(
    r"\b(?:(?:has|have|with|holds)\s+(?:a\s+|the\s+)?)?veto(?: right| power)?\b"
    r"|有?(?:一票)?否决权|有?一票否决",
    _I,
)

REPORTS = re.compile(
    r"\b(?:reports?|reporting)\s+(?:directly\s+)?to\b\s*:?|\b(?:boss|superior|manager)\s+is\b"
    r"|(?:汇报给|汇报对象是?|汇报于|向(?=[^\s,;]{1,8}汇报)|汇报|直属?上级是?|上级是?|领导是)\s*:?",
    _I,
)
CONCERN = re.compile(
    r"\b(?:(?:is\s+|are\s+|was\s+)?(?:also\s+)?(?:worried|worries|concerned|anxious"
    r"|nervous)\s+(?:about|by|that)"
    r"|afraid\s+(?:of|that)|fears|doubts|concerns?(?:\s+(?:is|are))?\s*:)\s*"
    r"|(?:最?担心|担忧|顾虑|疑虑点?|忧虑|(?<!恐)怕)\s*(?:是|在于|的是)?\s*:?\s*",
    _I,
)
#: "price, delivery and support" goes on over the commas.
LISTED = re.compile(r"(?:,\s*[a-z][a-z' -]{1,30}){0,4},?\s+(?:and|or)\s+[a-z][a-z' -]{1,40}" + END)

_WHEN_ZH = r"(?:上午|下午|早上|晚上|中午)?"
_ON = rf"(?P<before>(?:on )?(?:{DAY})\s*:?\s*{_WHEN_ZH}\s*)?"
#: A contact; the arguments are names and a day.
MET = re.compile(
    rf"{_ON}(?:\b(?:we|I|just|have)\s+)*"
    r"\b(?P<verb>met(?!\s+(?:criteria|all|every|the|our|his|her|their)\b)|saw|visited|called"
    r"|phoned|e-?mailed|texted"
    r"|(?:(?:quick|short|good|first|phone|video) )*(?:lunch|dinner|breakfast|coffee|call"
    r"|video call|meeting|demo|workshop|visit)"
    r"\s+(?:with|at)|spoke\s+(?:with|to)|talked\s+(?:with|to)|chatted\s+with"
    r"|had\s+(?:a\s+)?(?:lunch|dinner|coffee|call|meeting))\b\s*(?P<arg>[^,;|\n\t]*)",
    _I,
)
MET_ZH = re.compile(
    rf"{_ON}(?:我们?)?(?:(?:和|跟|与|由)\s*(?P<names>[^\s,;|]{{1,20}}?)\s*)?"
    r"(?P<verb>见了?面|见过面|会面|见了|见过|碰了?面|碰头|拜访了?|会谈|开了?会|通了?电话"
    r"|打了?电话|电话沟通|通话|视频会议"
    r"|微信沟通|沟通了|沟通过|聊了|聊过|吃了?饭|发了?邮件|来访)(?:过"
    r"|了)?\s*(?P<arg>[^\s,;|]{0,20})",
    _I,
)
#: "昨天电话": a noun alone is a contact only behind a day.
MET_DAY_ZH = re.compile(
    rf"(?P<before>(?:{DAY})\s*{_WHEN_ZH})\s*(?:和|跟|与)?(?P<names>[^\s,;|]{{1,20}}?)??\s*"
    r"(?P<verb>电话|微信|邮件|沟通|视频|饭局|会议)(?P<arg>)(?=\s|[,;|]|$)",
    _I,
)
TOPIC = re.compile(r"\b(?:about|regarding|re|to discuss|over|at|in)\b|:|[谈聊讨]|关于|沟通|在", _I)
_GONE_ZH = r"离职|辞职|退休|跳槽|被?调离|被?调走|离开了?(?:公司|本公司|该公司)|走人"
LEFT = re.compile(
    rf"(?:(?P<before>{DAY})\s*)?(?:"
    rf"\b(?:has |have |had )?(?:left\b(?:\s+the\s+(?:company|house|firm|organisation"
    rf"|organization))?"
    rf"(?=\s*(?:[,;|!)]|\.(?:\s|$)|$|(?:on\s+|in\s+)?(?:{DAY})))"
    r"|(?:resigned|retired|quit)\b(?=\s*(?:[,;|!)]|\.(?:\s|$)|$|on\s|last\s|yesterday)))"
    rf"|(?:已经?|就|刚刚?|于|从公司)*(?:{_GONE_ZH}|已离开)了?)(?:\s*(?:on\s+)?(?P<day>{DAY}))?",
    _I,
)
BACKS = re.compile(
    r"\b(?:backs|supports|prefers|favours|favors|champions|is for|pro)\b\s*"
    r"|(?:更?倾向于?|力挺|偏向于?|支持|看好|喜欢)\s*",
    _I,
)

LEVELS = (
    (re.compile(r"\bupper[ -](?:level|management)\b|高层", _I), "upper"),
    (re.compile(r"\bmiddle[ -](?:level|management)\b|中层", _I), "middle"),
    (re.compile(r"\bworking[ -]level\b|基层", _I), "working"),
)

#: A form says what its fields are.
TITLED = re.compile(
    r"(?:\b(?:title|position|job title)\b|职务|职位|头衔)\s*:\s*(?P<arg>[^,;|\n\t()]{1,60})", _I
)
DEPARTMENT = re.compile(
    r"(?:\b(?:department|dept)\b\.?|部门)\s*:\s*(?P<arg>[^,;|\n\t()]{1,60})", _I
)
#: What a field of a signature or a form is called; it says nothing by itself.
LABEL = re.compile(
    r"(?:\b(?:name|title|position|job title|department|dept|e-?mail|from|contact)\b|姓名|名字"
    r"|职务|职位|头衔|部门|邮箱|联系人)\s*:\s*",
    _I,
)
