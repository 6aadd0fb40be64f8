"""The head of a line: where the name ends and the title begins, and what a title suggests."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stakeholder_map.model.scales import Level
from stakeholder_map.tables.fold import fold_name
from stakeholder_map.tables.pinyin import has_han

_I = re.IGNORECASE

#: An English title begins at one of these words.
TITLE_WORD = re.compile(
    r"\b(?:C[EFIOTDSMPHRL]O|CISO|CPO|VP|SVP|EVP|AVP|GM|MD|Chief|Vice|President|Director|Head|Manager"
    r"|Leader|Lead|Engineer|Buyer|Officer|Secretary|Assistant|Consultant|Advis[eo]r|Controller"
    r"|Treasurer|Partner|Owner|Chair(?:man|woman|person)?|Deputy|Senior|Junior|Technical|IT|HR|R&D"
    r"|Finance|Financial|Purchasing|Procurement|Plant|Production|Quality|Security|Legal|Sales"
    r"|Operations|Project|Product|Data|Managing|General|Executive|Supply|Logistics|Maintenance"
    r"|Medical|Clinical|Doctor|Nurse|Planner|Specialist|Analyst|Architect|Clerk|Accountant)\b"
)

#: What a Chinese title ends with, and what the part before its rank may be.
_RANK = (
    r"(?:董事长|总经理助理|副总经理|总经理|副总裁|总裁|副总监|总监|副总|经理|主任|部长|处长|科长|厂长|院长|所长"
    r"|局长|行长|校长|主管|工程师|总工|专员|顾问|助理|秘书|会计|书记|组长|班长|教授|医生|护士长|采购员|技术员)"
)
_FIELD = (
    r"(?:财务|采购|信息|信息化|技术|生产|设备|动力|安全|法务|人力资源|人事|行政|质量|质检|销售|市场|运营|研发"
    r"|项目|工程|物流|供应链|战略|投资|审计|内控|数字化|网络|运维|工艺|计划|仓储|基建|后勤|党委|首席|高级|资深|常务|执行)"
)
_TITLE_ZH = re.compile(rf"{_FIELD}{{0,4}}(?:部|中心|科|处)?(?:副|正)?{_RANK}")
#: "财务总监" is a title alone, not somebody called 财务.
_ONLY_FIELD = re.compile(rf"{_FIELD}+")
#: Two or three signs are a name; four with a double surname.
_NAME_ZH = re.compile(r"(?:欧阳|上官|司马|诸葛|尉迟|东方|皇甫|令狐|慕容)?[\u3400-\u9fff]{2,3}")
DEPARTMENT_ZH = re.compile(
    r"[\u3400-\u9fffA-Za-z]{1,12}(?:部门?|中心|科|处|办公室|车间|总经办|事业部)"
)
DEPARTMENT_EN = re.compile(
    r"[\w&/ ]{2,40} (?:department|dept\.?)|department(?: of)? [\w&/ ]{2,40}", _I
)

_UPPER = re.compile(
    r"\bC[EFIOTDSMPHRL]O\b|\bCISO\b|\bchief\b|\bpresident\b|\b[SE]?VP\b|\bmanaging director\b"
    r"|\bMD\b|\bchair|\bgeneral manager\b|\bGM\b|董事|(?<!助理)总裁|总经理(?!助理)|副总(?!监)"
    r"|院长|行长|校长|局长|厂长|总工|常务",
    _I,
)
_MIDDLE = re.compile(
    r"\bdirector\b|\bhead\b|\bmanager\b|\blead(?:er)?\b|总监|经理|主任|部长|处长|科长|所长|护士长",
    _I,
)
_WORKING = re.compile(
    r"\bengineer\b|\bspecialist\b|\banalyst\b|\bclerk\b|\bbuyer\b|\bassistant\b|\baccountant\b|\bnurse\b"
    r"|工程师|专员|助理|秘书|会计|主管|组长|班长|采购员|技术员",
    _I,
)

#: What a title speaks of → what such a department is called in English and Chinese.
_FIELDS = (
    (
        re.compile(r"\bCFO\b|financ|treasur|controller|accountant|财务|会计", _I),
        "Finance",
        "财务部",
    ),
    (re.compile(r"\bCIO\b|\bIT\b|\bCDO\b|信息|数字化|网络", _I), "IT", "信息部"),
    (re.compile(r"\bCPO\b|purchas|procure|\bbuyer\b|采购|供应链", _I), "Purchasing", "采购部"),
    (re.compile(r"\bCOO\b|production|\bplant\b|生产|厂长|车间", _I), "Production", "生产部"),
    (re.compile(r"\bCISO\b|security|安全", _I), "Security", "安全部"),
    (re.compile(r"\bCTO\b|technical|engineering|技术|总工", _I), "Engineering", "技术部"),
    (re.compile(r"legal|法务", _I), "Legal", "法务部"),
    (re.compile(r"\bHR\b|human resources|人力|人事", _I), "Human Resources", "人力资源部"),
    (re.compile(r"quality|质量|质检", _I), "Quality", "质量部"),
    (re.compile(r"maintenance|设备|动力|运维", _I), "Maintenance", "设备部"),
)


_SMALL = re.compile(r"\s([a-z][\w'.-]*)")
_PARTICLES = frozenset(("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du"))
_PARTICLES |= frozenset(
    ("la", "le", "el", "al", "bin", "ibn", "ben", "zu", "zur", "ten", "ter", "y")
)


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


def split_name(text: str) -> tuple[int, int]:
    """Return where the name ends and the title begins in the head of a line.

    (0, 0): no name is seen. The title begins at the end of the text where there is none.
    """
    if has_han(text[:1]):
        return _split_chinese(text)
    # Where the name is typed small, the title is as well: "anna weber head of it".
    found = re.search(TITLE_WORD.pattern, text, _I if text[:1].islower() else 0)
    cut = found.start() if found else len(text)
    if text[:1].isupper():
        # A capitalised name ends before the first small word: "Bo Li will decide".
        small = next((m for m in _SMALL.finditer(text[:cut]) if m[1] not in _PARTICLES), None)
        cut = small.start() if small else cut
    name = text[:cut].strip()
    if found and not name:
        return 0, 0
    words = name.split()
    if not words or len(words) > 5 or any(sign.isdigit() for sign in name):
        return 0, 0
    return len(text[:cut].rstrip()), cut


def _split_chinese(text: str) -> tuple[int, int]:
    token = re.split(r"\s", text, maxsplit=1)[0]
    rest_at = len(token)
    for size in (2, 3, 4):
        if (
            size < len(token)
            and not _ONLY_FIELD.fullmatch(token[:size])
            and _TITLE_ZH.fullmatch(token[size:])
            and _NAME_ZH.fullmatch(token[:size])
        ):
            return size, size
    if _TITLE_ZH.fullmatch(token) and len(token) > 2 and not _NAME_ZH.fullmatch(token):
        return 0, 0
    if len(token) > 12:
        return 0, 0
    while rest_at < len(text) and text[rest_at].isspace():
        rest_at += 1
    return len(token), rest_at


def is_title(text: str) -> bool:
    """Whether a text reads like a title."""
    if has_han(text):
        return bool(_TITLE_ZH.search(text)) and len(text) <= 20
    return len(text) <= 80 and re.search(TITLE_WORD.pattern, text, _I) is not None


def guess_level(title: str) -> Level | None:
    """Return the level that a title suggests, or None."""
    assistant = re.search(r"助理|秘书|\bassistant\b|\bsecretary\b", title, _I)
    if _UPPER.search(title) and not assistant:
        return Level.UPPER
    if assistant or (_WORKING.search(title) and not _MIDDLE.search(title)):
        return Level.WORKING
    return Level.MIDDLE if _MIDDLE.search(title) else None


def guess_department(title: str, known: Iterable[str]) -> str | None:
    """Return the department that a title suggests: a known one, else one in its language."""
    departments = tuple(known)
    for pattern, english, chinese in _FIELDS:
        if not pattern.search(title):
            continue
        for name in departments:
            if pattern.search(name) or fold_name(name) in {fold_name(english), fold_name(chinese)}:
                return name
        return chinese if has_han(title) else english
    return None
