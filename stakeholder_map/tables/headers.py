"""Column headers: what our own sheets write, and what other programs' exports call the same."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TypeVar

from stakeholder_map.tables.fold import fold_header


class PersonField(StrEnum):
    """What a column of a people sheet says."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    TITLE = "title"
    DEPARTMENT = "department"
    ORGANISATION = "organisation"
    LEVEL = "level"
    REPORTS_TO = "reports_to"
    ROLE = "role"
    WEIGHT = "weight"
    VETO = "veto"
    SUPPORT = "support"
    CONFIDENCE = "confidence"
    CONCERN = "concern"
    LAST_CONTACT = "last_contact"
    LAST_ACTIVITY = "last_activity"
    OWNER = "owner"
    NOTES = "notes"
    EMAIL = "email"
    PHONE = "phone"
    WECHAT = "wechat"
    ID = "id"
    LINKEDIN = "linkedin"
    DELETED = "deleted"
    IGNORED = "ignored"


class TieField(StrEnum):
    """What a column of a ties sheet says."""

    SOURCE = "source"
    TARGET = "target"
    KIND = "relation"
    STRENGTH = "strength"
    REMARK = "remark"
    IGNORED = "ignored"


class ContactRoleField(StrEnum):
    """What a column of a table of contact roles says (who has which role in an opportunity)."""

    CONTACT = "contact"
    ROLE = "role"
    DECISION = "decision"
    DELETED = "deleted"
    IGNORED = "ignored"


Field = PersonField | TieField | ContactRoleField

F = TypeVar("F", PersonField, TieField, ContactRoleField)
Listed = TypeVar("Listed", bound=StrEnum)

#: The sheet of our template that shows an example and is never read.
EXAMPLE_SHEETS = ("Example", "示例")

#: The column that says what is wrong with rows to be mended; imports leave it out.
PROBLEM_HEADERS = ("What is wrong and how to mend it", "问题与修改方法")

#: The columns of our own sheets, in order: field → (English, Chinese) header.
PEOPLE_HEADERS: dict[PersonField, tuple[str, str]] = {
    PersonField.NAME: ("Name", "姓名"),
    PersonField.TITLE: ("Title", "职务"),
    PersonField.DEPARTMENT: ("Department", "部门"),
    PersonField.LEVEL: ("Level", "层级"),
    PersonField.REPORTS_TO: ("Reports To", "上级"),
    PersonField.ROLE: ("Role", "角色"),
    PersonField.WEIGHT: ("Weight", "权重"),
    PersonField.VETO: ("Veto", "否决权"),
    PersonField.SUPPORT: ("Support", "支持度"),
    PersonField.CONFIDENCE: ("Confidence", "把握度"),
    PersonField.CONCERN: ("Concern", "疑虑点"),
    PersonField.LAST_CONTACT: ("Last Contact", "最近联系"),
    PersonField.OWNER: ("Owner", "我方负责人"),
    PersonField.NOTES: ("Notes", "备注"),
}

TIE_HEADERS: dict[TieField, tuple[str, str]] = {
    TieField.SOURCE: ("From", "从"),
    TieField.TARGET: ("To", "到"),
    TieField.KIND: ("Relation", "关系"),
    TieField.STRENGTH: ("Strength", "强度"),
    TieField.REMARK: ("Remark", "备注"),
}

#: Columns that our sheets have only where a value is known.
MORE_PEOPLE_HEADERS: dict[PersonField, tuple[str, str]] = {
    PersonField.ORGANISATION: ("Organisation", "单位"),
    PersonField.EMAIL: ("E-mail", "邮箱"),
    PersonField.PHONE: ("Phone", "手机"),
    PersonField.WECHAT: ("WeChat", "微信"),
    PersonField.ID: ("ID", "编号"),
}

# Case, spacing, "_" and what stands in brackets do not matter (``fold_header``).
_PEOPLE: dict[PersonField, str] = {
    PersonField.NAME: "Full Name|Contact Name|Contact|Person|Label|Person Name|Employee"
    "|人员|人员姓名|联系人|联系人姓名|客户联系人|名字|关键人|干系人",
    PersonField.FIRST_NAME: "First Name|Given Name|Forename|名",
    PersonField.LAST_NAME: "Last Name|Surname|Family Name|姓|姓氏",
    PersonField.TITLE: "Job Title|Position|Function|Job|职位|岗位|头衔|职称|Job Position",
    PersonField.DEPARTMENT: "Dept|Dept.|Division|Business Unit|Team|Unit|所在部门|所属部门|科室",
    PersonField.ORGANISATION: "Organization|Company|Company Name|Account|Account Name|Employer"
    "|Firm|Parent Customer ID|Associated Company|客户|客户名称|公司|公司名称|单位名称"
    "|所属单位|企业名称",
    PersonField.LEVEL: "Management Level|Seniority|Seniority Level|Grade|Hierarchy Level|级别"
    "|职级|管理层级",
    PersonField.REPORTS_TO: "Reports To ID|Reports To Name|Manager|Manager Name|Boss|Superior"
    "|Supervisor|Line Manager|Parent Contact ID|Parent Contact|Managing Partner"
    "|上级领导|汇报对象|直属上级|直接上级|汇报给|汇报人|主管",
    PersonField.ROLE: "Buying Role|hs_buying_role|Roles|Decision Role|Buyer Role|Contact Role"
    "|Account Role Code|msdyn_decisioninfluencetag|Decision Influence Tag|Role in Decision"
    "|决策角色|采购角色|角色类型",
    PersonField.WEIGHT: "Weighting|Power|Decision Weight|Share|Vote|Voting Weight|决策权重"
    "|投票权重|占比",
    PersonField.VETO: "Has Veto|Veto Right|Veto Power|是否有否决权|一票否决|一票否决权|有否决权",
    PersonField.SUPPORT: "Stance|Attitude|Sentiment|Position to us|态度|立场|支持程度|支持情况",
    PersonField.CONFIDENCE: "How sure|Certainty|确定度|可信度",
    PersonField.CONCERN: "Concerns|Worry|Worries|Objection|Objections|Pain|Pain Points|Issues"
    "|疑虑|主要疑虑|关注点|主要关注点|顾虑|主要顾虑|关切|异议",
    PersonField.LAST_CONTACT: "Last Met|Last Meeting|Last Visit|Last Contact Date|Last Touch"
    "|最近拜访|最近拜访日期|最近联系日期|最后联系|最后联系时间|最近联系时间|最近拜访时间"
    "|上次拜访|上次联系|最近接触",
    PersonField.LAST_ACTIVITY: "Last Activity Date|Last Contacted|Last Activity"
    "|Last Modified Activity"
    "|最近活动|最近跟进|最后跟进时间",
    PersonField.OWNER: "Contact Owner|Account Owner|Sales Rep|Our Contact|Relationship Owner"
    "|负责人|客户经理|销售负责人|跟进人|对接人|我方对接人",
    PersonField.NOTES: "Note|Remark|Remarks|Comment|Comments|Description|说明|描述|其他",
    PersonField.EMAIL: "Email|Email Address|Mail|emailaddress1|Work Email|电子邮箱|邮件|电子邮件",
    PersonField.PHONE: "Phone Number|Mobile|Mobile Phone|Mobile Phone Number|Telephone|Tel"
    "|telephone1|Business Phone|手机号|手机号码|电话|联系电话|联系方式",
    PersonField.WECHAT: "WeChat ID|微信号",
    PersonField.ID: "Contact ID|Record ID|Person ID|Employee ID|Salesforce ID|Node|Node ID|人员编号"
    "|联系人编号|工号",
    PersonField.LINKEDIN: "URL|LinkedIn|LinkedIn URL|Profile URL",
    PersonField.DELETED: "Is Deleted|已删除",
    PersonField.IGNORED: "序号|No.|#|Nr|Number|Row|Account ID|行号|Company ID"
    f"|{'|'.join(PROBLEM_HEADERS)}",
}

_TIES: dict[TieField, str] = {
    TieField.SOURCE: "Source|Person A|From Person|Who|Von|record1id|起点|来源|发起人|发出人"
    "|人员A|甲",
    TieField.TARGET: "Target|Person B|To Person|Whom|Nach|对象|终点|目标|接收人|人员B|乙",
    TieField.KIND: "Relationship|Kind|Type|Tie|Relation Type|Relationship Type|关系类型|类型",
    TieField.STRENGTH: "Weight|Strength of Tie|Intensity|关系强度|权重|程度",
    TieField.REMARK: "Remarks|Note|Notes|Comment|Comments|Description|Label|说明",
    TieField.IGNORED: f"序号|No.|#|ID|Direction|Tags|{'|'.join(PROBLEM_HEADERS)}",
}

_CONTACT_ROLES: dict[ContactRoleField, str] = {
    ContactRoleField.CONTACT: "Contact ID|Contact|Contact Name|record2id|联系人|联系人编号",
    ContactRoleField.ROLE: "Role|Contact Role|record2roleid|Buying Role|角色",
    ContactRoleField.DECISION: "Opportunity ID|Opportunity|Opportunity Name|record1id|商机|商机编号"
    "|商机名称",
    ContactRoleField.DELETED: "Is Deleted|已删除",
    ContactRoleField.IGNORED: f"ID|Contact Role ID|序号|No.|#|{'|'.join(PROBLEM_HEADERS)}",
}


def header(field: PersonField | TieField, language: str) -> str:
    """Return the header that our own sheets write for a field; KeyError for a foreign one."""
    known = {**PEOPLE_HEADERS, **MORE_PEOPLE_HEADERS}
    pair = known[field] if isinstance(field, PersonField) else TIE_HEADERS[field]
    return pair[1] if language == "zh" else pair[0]


@cache
def people_aliases() -> dict[str, PersonField]:
    """Return folded header → field for people sheets."""
    return _folded(_PEOPLE, {**PEOPLE_HEADERS, **MORE_PEOPLE_HEADERS})


@cache
def tie_aliases() -> dict[str, TieField]:
    """Return folded header → field for ties sheets."""
    return _folded(_TIES, TIE_HEADERS)


@cache
def contact_role_aliases() -> dict[str, ContactRoleField]:
    """Return folded header → field for tables of contact roles."""
    return _folded(_CONTACT_ROLES, {})


def people_headers() -> dict[str, tuple[str, ...]]:
    """Return field → every header that is known for people, ours first."""
    return _listed(_PEOPLE, {**PEOPLE_HEADERS, **MORE_PEOPLE_HEADERS})


def tie_headers() -> dict[str, tuple[str, ...]]:
    """Return field → every header that is known for ties, ours first."""
    return _listed(_TIES, TIE_HEADERS)


def contact_role_headers() -> dict[str, tuple[str, ...]]:
    """Return field → every header that is known for contact roles."""
    return _listed(_CONTACT_ROLES, {})


def _listed(
    foreign: dict[Listed, str], own: dict[Listed, tuple[str, str]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, texts in foreign.items():
        ours: tuple[str, ...] = own.get(field) or ()
        found[field.value] = (*ours, *texts.split("|"))
    return found


def _folded(foreign: dict[F, str], own: dict[F, tuple[str, str]]) -> dict[str, F]:
    found: dict[str, F] = {}
    for field, pair in own.items():
        for text in pair:
            found[fold_header(text)] = field
    for field, texts in foreign.items():
        for text in texts.split("|"):
            found.setdefault(fold_header(text), field)
    return found
