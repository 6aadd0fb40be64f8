"""Value words: what a word in a cell stands for. A word that is not here is never guessed."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.tables.fold import fold

V = TypeVar("V")

#: Marks that a role word may set beside the four roles.
HIDDEN = "hidden"
COACH = "coach"

#: What a blank, unknown or withheld value is called.
UNKNOWN_WORDS = "?|？|unknown|not known|n/a|na|none|tbd|-|--|—|不详|未知|不清楚|不明|待定|待确认|无"

_ROLES: dict[str, str] = {
    Role.DECISION_MAKER.value: "Decision-maker|Decision Maker|Economic Buyer"
    "|Economic Decision Maker"
    "|Executive Sponsor|Budget Holder|决策者|决策人|拍板人|审批人|最终决策者",
    Role.GATEKEEPER.value: "Gatekeeper|Technical Buyer|Evaluator|Blocker|Legal and Compliance"
    "|Legal & Compliance|把关者|把关人|守门人",
    Role.USER.value: "User|End User|Business User|使用者|用户|使用人|最终用户",
    Role.INFLUENCER.value: "Influencer|影响者|影响人",
    f"{Role.INFLUENCER.value} {HIDDEN}": "Hidden influencer|隐形影响者|隐性影响者",
    COACH: "Champion|Coach|Insider|内线|教练",
}

#: Only in Dynamics' column of role codes: a bare number means nothing elsewhere.
DYNAMICS_ROLE_CODES = {"1": Role.DECISION_MAKER.value, "3": Role.INFLUENCER.value}

_ATTITUDES: dict[int, str] = {
    4: "强烈支持|坚定支持|非常支持|champion|strong supporter|strongly for",
    2: "支持|支持者|supporter|supportive|for",
    0: "中立|中立者|neutral",
    -3: "反对|反对者|non-supporter|against|opposed|opponent",
    -5: "强烈反对|坚决反对|enemy|strongly against|strongly opposed",
}

_LEVELS: dict[Level, str] = {
    Level.UPPER: "Upper level|Upper|Top|Executive|Exec|C-level|C-suite|CXO|CEO|Board|President"
    "|Senior Executive|Vice President|VP|SVP|EVP|高层|高管|高级管理层|决策层|总经理|副总"
    "|副总裁|总裁|董事长",
    Level.MIDDLE: "Middle level|Middle|Director|Senior Director|Head|Manager|Senior Manager"
    "|Middle management|中层|中层管理|总监|经理|部长|主任|科长|处长|厂长|管理层",
    Level.WORKING: "Working level|Working|Operational|Specialist|Staff|Engineer|Associate|Analyst"
    "|Senior|Entry|Junior|Individual contributor|Employee|基层|一线|员工|专员|主管|工程师"
    "|执行层|职员",
}

#: Kind of tie as "kind [reversed] [against] [dotted]".
_TIE_KINDS: dict[str, str] = {
    TieKind.REPORTS_TO.value: "reports to|reports_to|report to|reports|solid line|汇报"
    "|汇报给|汇报关系"
    "|上级|直属上级",
    f"{TieKind.REPORTS_TO.value} dotted": "dotted line|dotted|reports to dotted|虚线汇报|虚线",
    f"{TieKind.REPORTS_TO.value} reversed": "manages|leads|supervises|管理|领导|下级",
    TieKind.INFLUENCES.value: "influences|influence|sways|影响|影响关系",
    f"{TieKind.INFLUENCES.value} against": "influences against|influence against|负面影响|反向影响",
    f"{TieKind.INFLUENCES.value} reversed": "advice|listens to|listens|seeks advice|asks for advice"
    "|asks advice|advised by|influenced by|请教|听取意见|听从|咨询|受影响",
    TieKind.ALLIED.value: "is allied with|allied|ally|allies|alliance|supports|同盟|结盟"
    "|盟友|联盟|支持",
    TieKind.CONFLICT.value: "is in conflict with|conflict|in conflict|rival|rivals|rivalry|opposes"
    "|冲突|矛盾|有矛盾|对立|不和|竞争",
    TieKind.INFORMAL.value: "is close to|informal|friend|friends|friendship|classmate|classmates"
    "|former colleague|family|relative|私交|私人关系|朋友|好友|同学|校友|老乡|战友|亲属"
    "|亲戚|老同事|非正式",
}

_SHARES: dict[float, str] = {
    0.9: "very high|very strong|很高|很强",
    0.8: "high|strong|高|强|较高|较强",
    0.5: "medium|moderate|middle|mid|中|中等|一般",
    0.2: "low|weak|低|弱|较低|较弱",
}

_YES = "yes|y|true|1|x|✓|√|☑|veto|有|是|有否决权|一票否决|对"
_NO = "no|n|false|0|✗|☐|没有|无|否|不"

_NEVER_MET = (
    "never|never met|not met|not yet met|no contact|未见过面|未见面|没见过|未拜访"
    "|从未见面|从未见过|从未触达|从未联系|未接触"
)

VETO_WORDS = "veto|veto right|has veto|否决权|一票否决|一票否决权|有否决权"


@cache
def role_words() -> dict[str, str]:
    """Return folded role word → its meaning as ``role [hidden]`` or ``coach``."""
    return _inverted(_ROLES)


@cache
def attitude_words() -> dict[str, int]:
    """Return folded attitude word → support."""
    return _inverted(_ATTITUDES)


@cache
def level_words() -> dict[str, Level]:
    """Return folded level word → level."""
    return _inverted(_LEVELS)


@cache
def tie_words() -> dict[str, str]:
    """Return folded relation word → ``kind [reversed] [against] [dotted]``."""
    return _inverted(_TIE_KINDS)


@cache
def share_words() -> dict[str, float]:
    """Return folded word → share, for confidence and strength."""
    return _inverted(_SHARES)


@cache
def yes_no_words() -> dict[str, bool]:
    """Return folded word → yes or no."""
    return {**{_key(w): True for w in _YES.split("|")}, **{_key(w): False for w in _NO.split("|")}}


def is_unknown(text: str) -> bool:
    """Whether a cell says that the value is not known (a blank cell does, too)."""
    return not text.strip() or _key(text) in _keys(UNKNOWN_WORDS)


def is_never_met(text: str) -> bool:
    """Whether a cell of last contacts says that nobody of us ever met the person."""
    return _key(text) in _keys(_NEVER_MET)


def is_veto(text: str) -> bool:
    """Whether a cell of weights says "veto" instead of a number."""
    return _key(text) in _keys(VETO_WORDS)


@cache
def _keys(words: str) -> frozenset[str]:
    return frozenset(_key(word) for word in words.split("|"))


def _key(text: str) -> str:
    return fold(text) or text.strip()


def _inverted(words: dict[V, str]) -> dict[str, V]:
    return {_key(word): value for value, texts in words.items() for word in texts.split("|")}
