"""The sheets of the workbook that an account is exported to, and read back from.

One row a record, its id in the second last column. What a sheet holds is told here once, for the
writer and the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stakeholder_map.model import scales as s

#: What stands in the first cell of the sheet that tells our workbooks from others, and its form.
MARK = "stakeholder-map workbook"
VERSION = "1"


class Form(StrEnum):
    """How a value stands in a cell."""

    LINE = "line"
    TEXT = "text"
    SHARE = "share"
    SUPPORT = "support"
    NUMBER = "number"
    DAY = "day"
    YES = "yes"
    MAYBE = "maybe"
    WORD = "word"
    WORDS = "words"
    ONE = "one"
    SOME = "some"
    PAIRS = "pairs"
    ID = "id"


class SheetName(StrEnum):
    """The sheets, in their order."""

    PEOPLE = "people"
    SEATS = "seats"
    TIES = "ties"
    CONCERNS = "concerns"
    TOUCHES = "touches"
    STANCES = "stances"
    CONTACTS = "contacts"
    TEAM = "team"
    DEPARTMENTS = "departments"
    ORGANISATIONS = "organisations"
    COMPETITORS = "competitors"
    DECISIONS = "decisions"


@dataclass(frozen=True)
class BookColumn:
    """A column: the field it holds, its headers, and how values stand in it.

    Attributes:
        field: of the record; ``reachable.phone`` is a field of a field.
        english, chinese: the headers.
        form: how a value is written.
        of: for words the closed list, for references the collection of the account.
        shown: told for readers only, or put by a rule of its own; the record has no such field.
    """

    field: str
    english: str
    chinese: str
    form: Form = Form.LINE
    of: type[StrEnum] | str = ""
    shown: bool = False

    def header(self, language: str) -> str:
        """Return the header in a language."""
        return self.chinese if language == "zh" else self.english


@dataclass(frozen=True)
class BookSheet:
    """A sheet: its titles and its columns."""

    english: str
    chinese: str
    columns: tuple[BookColumn, ...]

    def title(self, language: str) -> str:
        """Return the title in a language."""
        return self.chinese if language == "zh" else self.english


_C = BookColumn
_ID = _C("id", "ID", "编号", Form.ID)
#: A sum over the row as it was written: where it still fits, nobody touched the row.
CHECK = _C("check", "Check", "校验", Form.ID, shown=True)
_DECISION = _C("decision_id", "Decision", "采购决策", Form.ONE, "decisions")
_SEAT = _C("seat_id", "Person", "人员", Form.ONE, "seats")

BOOK: dict[SheetName, BookSheet] = {
    SheetName.PEOPLE: BookSheet(
        "People",
        "人员",
        (
            _C("name", "Name", "姓名"),
            _C("title", "Title", "职务"),
            _C("department_id", "Department", "部门", Form.ONE, "departments"),
            _C("organisation_id", "Organisation", "单位", Form.ONE, "organisations"),
            _C("level", "Level", "层级", Form.WORD, s.Level),
            _C("reports_to", "Reports To", "上级", Form.SOME, "people", shown=True),
            _C("reachable.phone", "Phone", "手机"),
            _C("reachable.email", "E-mail", "邮箱"),
            _C("reachable.wechat", "WeChat", "微信"),
            _C("reachable.preference", "Preferred way", "联系偏好"),
            _C("since", "In post since", "任职时间", Form.DAY),
            _C("left_on", "Left on", "离职日期", Form.DAY),
            _C("met", "Ever met", "是否见过", Form.MAYBE),
            _C("profile", "Profile", "人物简介", Form.TEXT),
            _C("notes", "Notes", "备注", Form.TEXT),
            _C("external_ids", "Ids elsewhere", "外部编号", Form.PAIRS),
            _ID,
        ),
    ),
    SheetName.SEATS: BookSheet(
        "Seats",
        "席位",
        (
            _DECISION,
            _C("person_id", "Person", "人员", Form.ONE, "people"),
            _C("title", "Whom we look for", "待寻找的人"),
            _C("department_id", "Department", "部门", Form.ONE, "departments"),
            _C("level", "Level", "层级", Form.WORD, s.Level),
            _C("roles", "Role", "角色", Form.WORDS, s.Role),
            _C("unmapped_role", "Role not mapped", "未识别的角色"),
            _C("hidden", "Hidden influencer", "隐形影响者", Form.YES),
            _C("coach", "Coach", "内线", Form.YES),
            _C("weight", "Weight", "权重", Form.SHARE),
            _C("veto", "Veto", "否决权", Form.YES),
            _C("checked_on", "Confirmed on", "确认日期", Form.DAY),
            _C("support", "Support", "支持度", Form.SUPPORT, shown=True),
            _C("confidence", "Confidence", "把握度", Form.SHARE, shown=True),
            _C("commitment", "Commitment", "立场坚定度", Form.SHARE, shown=True),
            _C("backs_id", "Backs", "倾向的竞品", Form.ONE, "competitors"),
            _C("not_hidden", "Why not hidden", "排除隐形影响者的理由"),
            _C("note", "Remark", "备注", Form.TEXT),
            _ID,
        ),
    ),
    SheetName.TIES: BookSheet(
        "Ties",
        "关系",
        (
            _C("source", "From", "从", Form.ONE, "people"),
            _C("kind", "Relation", "关系", Form.WORD, s.TieKind),
            _C("target", "To", "到", Form.ONE, "people"),
            _C("strength", "Strength", "强度", Form.SHARE),
            _C("sign", "Against", "反向", Form.YES),
            _C("dotted", "Dotted line", "虚线", Form.YES),
            _C("basis", "How we know", "依据", Form.WORD, s.Basis),
            _C("said_by", "Said by", "信息来源"),
            _C("on", "On", "日期", Form.DAY),
            _C("remark", "Remark", "备注", Form.TEXT),
            _ID,
        ),
    ),
    SheetName.CONCERNS: BookSheet(
        "Concerns",
        "疑虑点",
        (
            _DECISION,
            _SEAT,
            _C("text", "Concern", "疑虑点"),
            _C("category", "Category", "类别", Form.WORD, s.ConcernCategory),
            _C("severity", "Severity", "严重程度", Form.WORD, s.Severity),
            _C("state", "State", "状态", Form.WORD, s.ConcernState),
            _C("owner_id", "Owner", "我方负责人", Form.ONE, "teammates"),
            _C("due", "Due", "截止日期", Form.DAY),
            _C("raised_on", "Raised on", "提出日期", Form.DAY),
            _C("answered_on", "Answered on", "答复日期", Form.DAY),
            _C("resolved_on", "Resolved on", "解决日期", Form.DAY),
            _C("checked_on", "Confirmed on", "确认日期", Form.DAY),
            _C("answer", "Our answer", "我方答复", Form.TEXT),
            _C("support_if_resolved", "Support if resolved", "解决后支持度", Form.SUPPORT),
            _ID,
        ),
    ),
    SheetName.TOUCHES: BookSheet(
        "Touches",
        "触达记录",
        (
            _C("on", "On", "日期", Form.DAY),
            _C("kind", "Kind", "方式", Form.WORD, s.TouchKind),
            _C("teammate_ids", "Our side", "我方成员", Form.SOME, "teammates"),
            _C("person_ids", "Their side", "客户方人员", Form.SOME, "people"),
            _C("two_way", "They answered", "对方有回应", Form.MAYBE),
            _DECISION,
            _C("outcome", "What came of it", "结果", Form.TEXT),
            _ID,
        ),
    ),
    SheetName.STANCES: BookSheet(
        "Stances",
        "立场记录",
        (
            _DECISION,
            _SEAT,
            _C("on", "On", "日期", Form.DAY),
            _C("support", "Support", "支持度", Form.SUPPORT),
            _C("confidence", "Confidence", "把握度", Form.SHARE),
            _C("commitment", "Commitment", "立场坚定度", Form.SHARE),
            _C("evidence", "Evidence", "证据", Form.TEXT),
            _C("basis", "How we know", "依据", Form.WORD, s.Basis),
            _C("said_by", "Said by", "信息来源"),
            _ID,
        ),
    ),
    SheetName.CONTACTS: BookSheet(
        "Contacts",
        "联系人关系",
        (
            _C("teammate_id", "Our side", "我方成员", Form.ONE, "teammates"),
            _C("person_id", "Person", "人员", Form.ONE, "people"),
            _C("closeness", "How well (0–4)", "熟悉程度（0–4）", Form.NUMBER),
            _C("is_owner", "Keeps the contact", "主要联系人", Form.YES),
            _C("note", "Remark", "备注", Form.TEXT),
            _ID,
        ),
    ),
    SheetName.TEAM: BookSheet(
        "Our team",
        "我方团队",
        (
            _C("name", "Name", "姓名"),
            _C("title", "Title", "职务"),
            _C("level", "Level", "层级", Form.WORD, s.Level),
            _C("email", "E-mail", "邮箱"),
            _C("is_sponsor", "Executive sponsor", "高层对口人", Form.YES),
            _ID,
        ),
    ),
    SheetName.DEPARTMENTS: BookSheet("Departments", "部门", (_C("name", "Name", "名称"), _ID)),
    SheetName.ORGANISATIONS: BookSheet(
        "Organisations",
        "外部单位",
        (
            _C("name", "Name", "名称"),
            _C("kind", "Kind", "类型", Form.WORD, s.OrganisationKind),
            _C("note", "Remark", "备注", Form.TEXT),
            _ID,
        ),
    ),
    SheetName.COMPETITORS: BookSheet(
        "Competitors",
        "竞争对手",
        (_C("name", "Name", "名称"), _C("note", "Remark", "备注", Form.TEXT), _ID),
    ),
    SheetName.DECISIONS: BookSheet(
        "Decisions",
        "采购决策",
        (_C("name", "Name", "名称"), _C("decide_by", "Decide by", "决策日期", Form.DAY), _ID),
    ),
}
