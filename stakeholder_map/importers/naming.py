"""What an account is called, as far as the lines above a table or a file's name tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

#: A longer line above a table is an explanation, not a title.
TITLE = 80

_GAP = r"[\s\-–—_|·]"
_LABEL = re.compile(
    r"^(客户名称|客户全称|客户|公司名称|公司|单位名称|account|customer|company)(\s+name)?\s*[:：]\s*",
    re.I,
)
_LIST_BEFORE = re.compile(
    r"^(list of (key |all )?(contacts|stakeholders|people)"
    r"|(key )?(contact|stakeholder) (list|map|register))"
    rf"(\s+(of|for|at)\s+|\s*:\s*|{_GAP}+)",
    re.I,
)
_LIST_AFTER = (
    re.compile(
        rf"(^|{_GAP}+)(list of )?(key |customer )*(contacts?|stakeholders?|people)"
        r"([\s_-]+(list|map|register|overview|export))?$",
        re.I,
    ),
    re.compile(
        r"的?(客户)?(关键决策人|关键联系人|关键人|利益相关者|干系人|联系人|决策人|人员)?"
        r"(信息)?(清单|名单|列表|名录|一览表|信息表)$"
    ),
    re.compile(r"的?(客户)?(关键决策人|关键联系人|关键人|联系人|决策链|通讯录)$"),
)
#: Dates and versions at either end, and what they stand in.
_DATE = re.compile(
    r"[(（\[【]?\s*(\d{8}|\d{4}[-./_年]\d{1,2}([-./_月]\d{1,2})?[月日]?|v\d+(\.\d+)*)\s*[)）\]】]?",
    re.I,
)
_ORGANISATION = re.compile(
    r"(公司|集团|银行|医院|大学|学院|研究院|研究所|设计院|委员会|厂"
    r"|\b(?:AG|GmbH|SE|SA|S\.A\.|SAS|NV|BV|SpA|PLC|plc|LLC|Inc\.?|Ltd\.?|Limited|Corp\.?"
    r"|Corporation|Company|Co\.|Group|Holdings?|Hospital|University|Bank))$"
)
_SENTENCE = re.compile("[，。；！？!?;:：]")
#: What is left of "Our people" names nobody.
_NOBODY = {"our", "the", "all", "my", "key", "new", "客户", "我的", "重点", "全部"}


def title_name(titles: Iterable[str]) -> str:
    """Return the account's name from the lines above a table; "" where none tells it.

    A line tells it that is labelled ("客户名称：宏远集团"), reads "<name> 客户关键人清单" or
    "List of contacts of <name>", or ends as organisations do ("… AG", "…有限公司").
    """
    for title in titles:
        text = " ".join(title.split())
        if len(text) > TITLE:
            continue
        label = _LABEL.match(text)
        rest = _undated(text[label.end() :] if label else text)
        name = _without_list_words(rest)
        if not name or name.casefold() in _NOBODY or _SENTENCE.search(name):
            continue
        if label or name != rest or _ORGANISATION.search(name):
            return name
    return ""


def file_name(file: str) -> str:
    """Return what a file's name says besides that it is a list, and when; "" for no file."""
    stem = PurePath(file).stem.strip()
    name = _without_list_words(_undated(stem))
    return stem if name.casefold() in _NOBODY else name or stem


def _without_list_words(text: str) -> str:
    text = _LIST_BEFORE.sub("", text)
    for words in _LIST_AFTER:
        text = _trimmed(words.sub("", text))
    return _undated(text)


def _undated(text: str) -> str:
    dates = list(_DATE.finditer(text))
    if dates and dates[0].start() == 0:
        text = text[dates[0].end() :]
        dates = list(_DATE.finditer(text))
    if dates and dates[-1].end() == len(text):
        text = text[: dates[-1].start()]
    return _trimmed(text)


def _trimmed(text: str) -> str:
    return text.strip(" \t\u3000-–—_|·")
