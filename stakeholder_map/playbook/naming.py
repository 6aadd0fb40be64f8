"""How a person is addressed and a company is called when one speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stakeholder_map.model.person import Person
from stakeholder_map.words import Language

_CHINESE_NAME = re.compile(r"[㐀-鿿]{2,4}")

#: Surnames of two characters that are common enough to meet.
_LONG_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "东方",
)

#: Words of a title that hold the sign of a rank and are none: 总包项目经理 is a 经理.
_NO_RANK = re.compile(r"总(?:承?包|部|务|账|院|局|公司|装|库)")

#: What a Chinese title becomes behind the surname; the first found counts. A deputy is addressed
#: as what they are deputy of, and whoever runs something as 总.
_ADDRESSES = (
    ("助理", ""),
    ("总工", "总工"),
    ("总", "总"),
    ("董事", "董"),
    ("院长", "院长"),
    ("部长", "部长"),
    ("处长", "处长"),
    ("科长", "科长"),
    ("厂长", "厂长"),
    ("主任", "主任"),
    ("书记", "书记"),
    ("局长", "局长"),
    ("教授", "教授"),
    ("合伙人", "总"),
    ("经理", "经理"),
    ("主管", "主管"),
    ("工程师", "工"),
    ("组长", "工"),
    ("设计师", "工"),
    ("顾问", "老师"),
)


#: What the law adds to a company's name and nobody says.
_LEGAL_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|股份公司)$"
    r"|[\s,]+(?:ltd|limited|inc|llc|plc|corp|gmbh|ag|se|s\.?a|b\.?v|n\.?v|ab|oy)\.?$",
    re.IGNORECASE,
)


def house(name: str) -> str:
    """Return what one calls a company: 华东精密机械有限公司 is 华东精密机械, Acme Ltd. is Acme."""
    short = _LEGAL_FORM.sub("", name.strip())
    return short.strip() or name


def together(names: Sequence[str], language: Language) -> str:
    """Return names as one says them in a row: "Ann, Bo and Cy", "陈总、贺工"."""
    if language is Language.ZH or len(names) < 2:
        return "、".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def address(person: Person, language: Language) -> str:
    """Return how to address a person: 林国栋, 总经理 is 林总 in Chinese; else the full name."""
    if language is not Language.ZH or not _CHINESE_NAME.fullmatch(person.name):
        return person.name
    surname = next((s for s in _LONG_SURNAMES if person.name.startswith(s)), person.name[0])
    title = _NO_RANK.sub("", person.title)
    rank = next((called for word, called in _ADDRESSES if word in title), "")
    return f"{surname}{rank}" if rank else person.name
