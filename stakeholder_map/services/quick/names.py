"""Names: where one stands in a line, where it ends and the title begins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stakeholder_map.services.quick.titles import (
    FIELD,
    ONLY_FIELD,
    PHRASE_ZH,
    RANK,
    TITLE_WORD,
    TITLE_ZH,
    is_title,
)
from stakeholder_map.tables.pinyin import has_han

_I = re.IGNORECASE

#: Two or three signs are a name; four with a double surname.
_NAME_ZH = re.compile(r"(?:欧阳|上官|司马|诸葛|尉迟|东方|皇甫|令狐|慕容)?[\u3400-\u9fff]{2,3}")
#: The family names that nine in ten are called by; a token that begins with one may be a name.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安"
    "齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游"
    "辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全"
    "佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_DOUBLE = "欧阳|上官|司马|诸葛|尉迟|东方|皇甫|令狐|慕容|司徒|夏侯|公孙|端木"
_FULL_ZH = re.compile(
    rf"(?:(?:{_DOUBLE})[\u3400-\u9fff]{{1,2}}|[{_SURNAMES}][\u3400-\u9fff]{{1,2}})"
)
_CALLED_ZH = re.compile(
    rf"[{_SURNAMES}](?:总|工|董|局|处|院长|主任|经理|部长|老师|先生|女士|书记|行长|厂长)"
)
#: What a sentence goes on with behind a name.
_ON_ZH = re.compile(
    r"是|在|对|为|任|说|也|很|不|已|没|有|会|要|想|和|与|跟|向|由|从|负责|来自|觉得|认为|支持"
    r"|反对|担心|可能|昨|今|上周|上个?月"
    r"|下周|明[天日]|目前|现在|汇报|影响|接替|表示|希望"
)
_SENTENCE_ZH = re.compile(r"[在今前后和与要会想对把也就都上下请去来有人]")
#: What stands before a name and says who somebody is to us.
BEFORE_ZH = re.compile(
    r"^(?:客户|联系人|新联系人|新人|新任|认识了?|新增|添加|关于|老朋友)(?=[\u3400-\u9fff]{2})"
)
_CALLED = re.compile(
    rf"^(?:新来的|新任的?|新|来了个)?(?P<title>[A-Za-z]{{2,5}}|{FIELD}{{0,4}}(?:部|中心|科"
    rf"|处)?(?:副|正)?{RANK})(?:叫|是)(?P<name>{_FULL_ZH.pattern})$"
)

_SMALL = re.compile(r"\s([a-z][\w'.-]*)")
_PARTICLES = frozenset(("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du"))
_PARTICLES |= frozenset(
    ("la", "le", "el", "al", "bin", "ibn", "ben", "zu", "zur", "ten", "ter", "y")
)
#: Words that begin a sentence but no name.
_NO_NAME = re.compile(
    r"(?:call|meet|visit|email|ask|send|heard|see|saw|invite|prepare|follow|remind|talk|note"
    r"|todo|is|"
    r"does|do|did|will|was|were|are|has|have|had|why|what|when|who|how|where|the|a|an|we|i|he|she|"
    r"they|my|our|his|her|their|new|today|yesterday|tomorrow|last|next|this|please|need|must|"
    r"should|let|lets|if|after|before|about|with|from|to|and|but|best|kind|regards|cheers|thanks|"
    r"thank|hi|hello|dear|re|fw|fwd|name|contact|met|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|lunch|dinner|coffee|meeting|demo|workshop|also|maybe|perhaps|probably|"
    r"apparently|rumour|rumor|support|against|neutral|weight|veto|reports|budget|price|deal"
    r"|project|tender|contract|delivery|offer|team|not|phone|video|nobody|someone|everybody)[.,]?",
    _I,
)
#: Words that are surnames too: "He Lei", "An Li", but not "He is".
_SURNAME_TOO = re.compile(r"(?:He|An|Do)\s+[A-Z]")
_FORBIDDEN = re.compile(r"[=<>|\\/{}\[\]@#$%^*_~`?!;:\"]")


def split_known(text: str, people: Iterable[str]) -> int:
    """Return how many signs at the start of ``text`` are the name of somebody known; 0: none."""
    best = 0
    for name in people:
        size = len(name)
        if size > best and text[:size].casefold() == name.casefold():
            after = text[size : size + 1]
            if has_han(name) or not (after.isalnum()):
                best = size
    return best


def find_known(text: str, people: Iterable[str]) -> tuple[int, int] | None:
    """Return where the first name of somebody known stands in a text, the longest there."""
    spans = []
    for name in people:
        around = ("", "") if has_han(name) else (r"(?<!\w)", r"(?!\w)")
        found = re.search(re.escape(name).join(around), text, _I) if name.strip() else None
        if found:
            spans.append(found.span())
    return min(spans, key=lambda span: (span[0], -span[1]), default=None)


def is_in(name: str, text: str) -> bool:
    """Whether a name stands in a text, as a word of its own where it is in letters."""
    return find_known(text, (name,)) is not None


def called(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the title and the name stand in "新来的CIO叫陈思远", None for another text."""
    found = _CALLED.match(text)
    return (found.span("title"), found.span("name")) if found else None


def split_name(text: str) -> tuple[int, int]:
    """Return where the name ends and the title begins in the head of a line.

    (0, 0): no name is seen. The title begins at the end of the text where there is none.
    """
    if has_han(text[:1]):
        return _split_chinese(text)
    # Where the name is typed small, the title is as well: "anna weber head of it".
    found = re.search(TITLE_WORD.pattern, text, _I if text[:1].islower() or text.isupper() else 0)
    cut = found.start() if found else len(text)
    for token in re.finditer(r"\S+", text[:cut]):
        if token.start() and TITLE_ZH.fullmatch(token[0]):
            cut = token.start()
            break
    number = re.search(r"\s[+-]?\d|'s?(?=\s|$)", text[:cut])
    cut = number.start() if number else cut
    if text[:1].isupper():
        # A capitalised name ends before the first small word: "Bo Li will decide".
        small = next((m for m in _SMALL.finditer(text[:cut]) if m[1] not in _PARTICLES), None)
        cut = small.start() if small else cut
    name = text[:cut].strip()
    words = name.split()
    if (
        not words
        or len(words) > 5
        or (_NO_NAME.fullmatch(words[0]) and not _SURNAME_TOO.match(name))
    ):
        return 0, 0
    if len(name) < 2 and name.islower():
        return 0, 0
    if not name[0].isalpha() or _FORBIDDEN.search(name) or any(sign.isdigit() for sign in name):
        return 0, 0
    return len(text[:cut].rstrip()), cut


def _split_chinese(text: str) -> tuple[int, int]:
    token = re.split(r"\s", text, maxsplit=1)[0]
    for size in (2, 3, 4):
        if (
            size < len(token)
            and not ONLY_FIELD.fullmatch(token[:size])
            and TITLE_ZH.fullmatch(token[size:])
            and _NAME_ZH.fullmatch(token[:size])
        ):
            return size, size
    rest_at = len(text) - len(text[len(token) :].lstrip())
    goes_on = len(token) == 3 and token[2] in "在是要会想对与去也很说"
    if not goes_on and is_name_zh(token):
        return len(token), rest_at
    for size in (2, 3, 4):
        if _FULL_ZH.fullmatch(token[:size]) and _ON_ZH.match(token[size:]):
            return size, size
    return 0, 0


def is_name_zh(token: str) -> bool:
    """Whether a Chinese word is how somebody is called: 赵敏, 陈总, 玛丽亚, 安娜·韦伯."""
    if _CALLED_ZH.fullmatch(token):
        return True
    if TITLE_ZH.fullmatch(token) or ONLY_FIELD.fullmatch(token) or PHRASE_ZH.search(token):
        return False
    if "·" in token:
        return len(token) <= 20
    if _FULL_ZH.fullmatch(token):
        return True
    return re.fullmatch(r"[\u3400-\u9fff]{2,4}", token) is not None and not _SENTENCE_ZH.search(
        token
    )


def has_number(text: str) -> bool:
    """Whether a clause is a name with a signed number: somebody else, wherever it stands."""
    if has_han(text[:1]):
        return re.match(rf"{_FULL_ZH.pattern}\s?[+-]\d", text) is not None
    return re.match(r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,2}\s+[+-]\d", text) is not None


def is_full(text: str) -> bool:
    """Whether a text begins with a name that is one without doubt: with surname or capitals."""
    if has_han(text[:1]):
        return _FULL_ZH.fullmatch(text[: split_name(text)[0]]) is not None
    return text[:1].isupper() and split_name(text)[0] > 0


def begins_another(text: str) -> int:
    """Return how many signs at the start of a clause name somebody new with what is said of them.

    Only a name with a title, a number or a verb behind it is another person for sure.
    """
    if has_han(text[:1]):
        token = re.split(r"[\s,;:(|]", text, maxsplit=1)[0]
        size = _split_chinese(token)[0] if not is_title(token) else 0
        whole = size == len(token) and bool(_FULL_ZH.fullmatch(token)) and len(text) > size
        return size if whole or (0 < size < len(token) and _FULL_ZH.fullmatch(token[:size])) else 0
    if is_title(text):
        return 0
    words = r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,2}"
    goes_on = r"\s+(?:is|reports|against|neutral)\b"
    found = re.match(rf"{words}(?=\s+[+-]\d|{goes_on}|\s*[,(]?\s*(?i:{TITLE_WORD.pattern}))", text)
    if found and not TITLE_WORD.search(found[0]):
        return found.end()
    size, title = split_name(text) if text[:1].isupper() else (0, 0)
    return size if 0 < size < title < len(text) and " " in text[:size] else 0
