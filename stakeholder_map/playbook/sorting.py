"""What kind of department or industry a name means, by the words that people write.

A name may mean several kinds ("Legal & Purchasing"), or none; then nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from stakeholder_map.playbook.kinds import DepartmentKind, Industry

Sort = TypeVar("Sort", bound=StrEnum)

_D = DepartmentKind
_I = Industry

#: Beginnings of English words, and Chinese words wherever they stand.
DEPARTMENT_WORDS: Mapping[DepartmentKind, tuple[str, ...]] = {
    _D.EXECUTIVE: (
        "executive", "board", "ceo", "coo", "managing director", "general management",
        "chair", "president", "总经办", "总裁办", "领导", "董事", "总经理", "总裁", "高管",
    ),
    _D.FINANCE: (
        "financ", "cfo", "controll", "treasur", "accounting", "audit",
        "财务", "财经", "资金", "审计", "内审", "成本", "计财",
    ),
    _D.PURCHASING: (
        "purchas", "procure", "sourcing", "buyer", "tender", "采购", "招采", "招标", "供应链",
    ),
    _D.IT: (
        "it", "ict", "cio", "information technology", "technology", "pacs", "architect", "software",
        "信息部", "信息中心", "信息总监", "信息化", "数字化", "架构", "软件",
    ),
    _D.SECURITY: (
        "security", "ciso", "data protection", "privacy", "risk", "cro", "resilience",
        "信息安全", "网络安全", "安全主管", "数据安全", "风控", "风险",
    ),
    _D.PRODUCTION: (
        "production", "manufactur", "plant", "operations", "shop floor", "workshop",
        "生产", "制造", "车间", "厂长", "产线", "班组", "计划员",
    ),
    _D.QUALITY: ("quality", "qa", "质量", "品质", "体系", "质管"),
    _D.ENGINEERING: (
        "engineering", "chief engineer", "r&d", "research", "design", "technical", "devices",
        "facilit", "construction", "property", "maintenance", "physicist",
        "工程", "设备", "研发", "设计", "技术", "机电", "总工",
    ),
    _D.LEGAL: (
        "legal", "counsel", "complian", "data protection", "staff council", "works council",
        "法务", "合规", "法律", "法规",
    ),
    _D.FRONT_LINE: (
        "radiolog", "radiograph", "cardiolog", "clinic", "branch", "sales", "service desk",
        "store", "nurs", "ward", "desk", "customer service", "frontline",
        "商管", "门店", "网点", "物业", "运营", "销售", "客服", "临床", "科室", "护理",
    ),
}  # fmt: skip

INDUSTRY_WORDS: Mapping[Industry, tuple[str, ...]] = {
    _I.MANUFACTURING: (
        "manufactur", "automotive", "machin", "plant", "factory", "electronic", "chemical",
        "制造", "加工", "机械", "汽车", "零部件", "电子", "化工", "装备",
    ),
    _I.HEALTHCARE: (
        "hospital", "health", "clinic", "medical", "pharma", "医院", "医疗", "卫生", "医药", "药",
    ),
    _I.BANKING: (
        "bank", "insur", "financial serv", "securities", "fund", "银行", "保险", "证券", "金融",
    ),
    _I.PROPERTY: (
        "property", "real estate", "developer", "construction", "building", "hotel",
        "地产", "置业", "楼宇", "商业开发", "建筑", "物业", "酒店",
    ),
    _I.ENERGY: (
        "energy", "power", "utility", "utilities", "oil", "gas", "grid", "mining",
        "能源", "电力", "电网", "发电", "石油", "燃气", "矿",
    ),
    _I.PUBLIC: (
        "public", "government", "ministry", "municipal", "city", "university", "school",
        "政府", "政务", "事业单位", "高校", "大学", "教育", "公安", "城市",
    ),
    _I.RETAIL: (
        "retail", "consumer", "grocery", "fashion", "logistics", "e-commerce", "shop",
        "零售", "商超", "快消", "电商", "物流", "连锁",
    ),
}  # fmt: skip

#: A title of every trade: a 体系工程师 is of quality; only a 总工程师 is of engineering.
_A_TITLE = re.compile("(?<!总)工程师")

_HAN = re.compile(r"[㐀-鿿]")


def department_kinds(*names: str) -> frozenset[DepartmentKind]:
    """Return what the names of a department and a title mean together."""
    return frozenset().union(*(_departments(name) for name in names))


@lru_cache(maxsize=5_000)
def _departments(name: str) -> frozenset[DepartmentKind]:
    return _sorted(_A_TITLE.sub("", name), DEPARTMENT_WORDS)


@lru_cache(maxsize=5_000)
def industries_of(name: str) -> frozenset[Industry]:
    """Return the industries that a name means."""
    return _sorted(name, INDUSTRY_WORDS)


#: Short words that begin many others; they count only when they stand alone.
_ALONE = {"it", "ict", "qa", "cio", "cro", "ceo", "coo", "cfo", "ciso", "oil", "gas", "city"}


def _sorted(name: str, table: Mapping[Sort, tuple[str, ...]]) -> frozenset[Sort]:
    lower = name.casefold()[:500]
    return frozenset(kind for kind, words in table.items() if any(_in(w, lower) for w in words))


def _in(word: str, text: str) -> bool:
    if _HAN.search(word):
        return word in text
    ending = r"(?![a-z])" if word in _ALONE else ""
    return re.search(rf"(?<![a-z]){re.escape(word)}{ending}", text) is not None
