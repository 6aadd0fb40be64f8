"""Titles and departments: which words are one, and what a title suggests."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stakeholder_map.model.scales import Level
from stakeholder_map.tables.fold import fold_name
from stakeholder_map.tables.pinyin import has_han

_I = re.IGNORECASE

#: An English title begins at one of these words.
TITLE_WORD = re.compile(
    r"\b(?:C[EFIOTDSMPHRL]O|CISO|CPO|VP|SVP|EVP|AVP|GM|MD|Chief|Vice|President|Director|Head"
    r"|Manager"
    r"|Leader|Lead|Engineer|Buyer|Officer|Secretary|Assistant|Consultant|Advis[eo]r|Controller"
    r"|Treasurer|Partner|Owner|Chair(?:man|woman|person)?|Deputy|Senior|Junior|Technical|IT|HR|R&D"
    r"|Finance|Financial|Purchasing|Procurement|Plant|Production|Quality|Security|Legal|Sales"
    r"|Operations|Project|Product|Data|Managing|General|Executive|Supply|Logistics|Maintenance"
    r"|Medical|Clinical|Doctor|Nurse|Planner|Specialist|Analyst|Architect|Clerk|Accountant)\b"
)

#: What a Chinese title ends with, and what the part before its rank may be.
RANK = (
    r"(?:董事长|总经理助理|副总经理|总经理|副总裁|总裁|副总监|总监|副总|经理|主任|部长|处长"
    r"|科长|厂长|院长|所长"
    r"|局长|行长|校长|主管|工程师|总工|专员|顾问|助理|秘书|会计|书记|组长|班长|教授|医生"
    r"|护士长|采购员|技术员)"
)
FIELD = (
    r"(?:财务|采购|信息|信息化|技术|生产|设备|动力|安全|法务|人力资源|人事|行政|质量|质检"
    r"|销售|市场|运营|研发"
    r"|项目|工程|物流|供应链|战略|投资|审计|内控|数字化|网络|运维|工艺|计划|仓储|基建|后勤"
    r"|党委|首席|高级|资深|常务|执行)"
)
TITLE_ZH = re.compile(
    rf"首席[\u3400-\u9fff]{{1,4}}官|{FIELD}{{0,4}}(?:部|中心|科|处)?(?:副|正)?{RANK}"
)
#: "财务总监" is a title alone, not somebody called 财务.
ONLY_FIELD = re.compile(rf"{FIELD}+")
#: Signs that neither a name nor a title has, and those that a foreign name has not either.
PHRASE_ZH = re.compile(
    r"[的了吗呢是说听昨不没被给让谈聊]|讨论|^姓|周[一二三四五六日末]|开会|拜访|今天|明天|前天"
)
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
    r"\bengineer\b|\bspecialist\b|\banalyst\b|\bclerk\b|\bbuyer\b|\bassistant\b"
    r"|\baccountant\b|\bnurse\b"
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


_LINK = frozenset(
    ("of", "for", "and", "the", "&", "de", "la", "to", "in", "at", "/", "-", "et", "y")
)


def is_title(text: str) -> bool:
    """Whether a text reads like a title as a whole."""
    return 0 < title_size(text) == len(text)


def title_size(text: str) -> int:
    """Return how many signs at the start of a text are a title; 0: none.

    In Chinese the whole token or nothing. In English up to the first word that no title has:
    "CFO since 2020" is "CFO"; a sentence that only speaks of one is none.
    """
    if has_han(text):
        whole = len(text) <= 20 and TITLE_ZH.search(text) is not None
        return len(text) if whole and not PHRASE_ZH.search(text) else 0
    end, seen, small = 0, False, text[:1].islower()
    for found in re.finditer(r"\S+", text[:80]):
        word = found[0]
        known = re.fullmatch(TITLE_WORD.pattern + r"[,.]?", word, _I) is not None
        parts = all(
            re.fullmatch(r"[A-Z][\w'&.-]*|&|/", part) for part in re.split(r"(?<=.)/", word)
        )
        if known or (parts and not small) or (re.fullmatch(r"\d{1,2}|I{1,3}", word) and seen):
            seen, end = seen or known, found.end()
        elif word.casefold() in _LINK and (end or word == "of"):
            continue
        elif seen and text[: found.start()].rstrip().casefold().endswith((" of", " for", " &")):
            end = found.end()  # "head of treasury"
        else:
            break
    return end if seen else 0


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
