"""A proposal names every doubt, loses nothing, and changes nothing that was not said."""

import pytest

from stakeholder_map.importers.people import propose
from stakeholder_map.importers.tables import read_tables
from stakeholder_map.model import check
from stakeholder_map.model.problem import Place
from stakeholder_map.model.scales import Role, TieKind
from tests.importers.making import (
    TODAY,
    codes,
    csv,
    person,
    proposed,
    reading,
    seat,
    the,
    workbook,
)


def test_the_template_headers_in_any_order_and_any_subset() -> None:
    found = proposed(
        csv(
            "Notes,Owner,Last Contact,Concern,Confidence,Support,Veto,Weight,Role,Reports To,Level,"
            "Department,Title,Name",
            "quiet,Ana,2026-11-01,Price; Delivery,80%,-2,yes,100%,Gatekeeper,,Upper,Board,CEO,Bo",
        )
    )
    bo, part = person(found, "Bo"), seat(found, "Bo")
    assert (bo.title, bo.level, bo.notes) == ("CEO", "upper", "quiet")
    assert (part.weight, part.veto, part.support) == (1.0, True, -2)
    assert part.stance is not None
    assert (part.stance.confidence, part.stance.on) == (0.8, TODAY)
    assert [c.text for c in part.concerns] == ["Price", "Delivery"]
    [contact] = found.account.contacts
    assert contact.is_owner
    [touch] = found.account.touches
    assert (touch.two_way, touch.teammate_ids) == (True, (contact.teammate_id,))
    assert found.problems == ()


def test_a_missing_name_column_is_said() -> None:
    found = proposed(csv("Wort,Zahl", "a,1", "b,2"))
    assert codes(found) == ["column_name_missing"]
    assert found.account.people == ()


def test_columns_can_be_mapped_by_hand() -> None:
    found = proposed(
        csv("Wer,Was,Egal,Sonst", "Anna,Chefin,x,y"),
        mapping={"Wer": "name", "Was": "title", "Egal": "ignored"},
    )
    assert person(found, "Anna").title == "Chefin"
    assert person(found, "Anna").notes == "Sonst: y"
    assert [c.field for c in found.columns] == ["name", "title", "ignored", ""]


def test_a_column_that_says_the_same_twice_is_kept_as_a_note_and_listed() -> None:
    found = proposed(csv("Name,Title,Job Title", "Anna,CEO,Chief"))
    assert person(found, "Anna").title == "CEO"
    assert person(found, "Anna").notes == "Job Title: Chief"
    assert the(found, "column_twice").place.column == "Job Title"


def test_a_superior_who_is_not_there_is_a_warning_and_stays_in_the_notes() -> None:
    found = proposed(csv("Name,Reports To", "Anna,Nobody Known"))
    assert the(found, "superior_unknown").place.row == 2
    assert person(found, "Anna").notes == "Reports To: Nobody Known"
    assert found.account.ties == ()


def test_a_reporting_circle_is_named_person_by_person() -> None:
    found = proposed(csv("Name,Reports To", "A,B", "B,C", "C,A"))
    people = the(found, "reporting_circle").values["people"].split(" → ")
    assert people[0] == people[-1]
    assert set(people) == {"A", "B", "C"}


def test_one_is_not_ones_own_superior() -> None:
    found = proposed(csv("Name,Reports To", "A,A"))
    assert codes(found) == ["superior_self"]


@pytest.mark.parametrize(
    "said",
    ["Weiß", "weiß", "w@x.example", "W@X.EXAMPLE", "77", "Weiß (Finance)", "Weiß <w@x.example>"],
)
def test_people_are_referred_to_by_name_mail_id_or_name_with_department(said: str) -> None:
    found = proposed(
        csv("ID,Name,Department,Email,Reports To", f"1,Anna,IT,,{said}",
            "77,Weiß,Finance,w@x.example,")
    )  # fmt: skip
    assert found.account.superiors(person(found, "Anna").id) == (person(found, "Weiß").id,)


def test_a_name_with_a_comma_is_one_person() -> None:
    found = proposed(csv("Name,Reports To", "Jonas Weiß,", 'Anna,"Weiß, Jonas"'))
    assert found.account.superiors(person(found, "Anna").id) == (person(found, "Jonas Weiß").id,)


def test_a_name_that_two_people_have_is_not_guessed() -> None:
    found = proposed(csv("Name,Department,Reports To", "Wei,IT,", "Wei,HR,", "Anna,IT,Wei",
                         "Tom,IT,Wei (HR)"))  # fmt: skip
    assert the(found, "person_ambiguous").place.row == 4
    wei_hr = next(
        p for p in found.account.people
        if p.name == "Wei" and found.account.department(p.department_id or "").name == "HR"
    )  # fmt: skip
    assert found.account.superiors(person(found, "Tom").id) == (wei_hr.id,)


def test_weights_that_do_not_sum_to_one_are_shown_and_scaled_on_request() -> None:
    people = csv("Name,Weight", "A,60%", "B,60%")
    found = proposed(people)
    assert the(found, "weights_sum").values["sum"] == "120%"
    assert [seat(found, n).weight for n in "AB"] == [0.6, 0.6]
    scaled = proposed(people, normalise=True)
    assert codes(scaled) == []
    assert [seat(scaled, n).weight for n in "AB"] == [0.5, 0.5]


def test_ties_are_read_with_their_problems() -> None:
    found = proposed(
        csv("Name", "A", "B", "C"),
        csv(
            "From,To,Relation,Strength,Remark",
            "A,B,influences,0.7,old friends",
            "B,A,advice,high,",
            "A,A,influences,1,",
            "A,Z,influences,1,",
            "A,C,adores,1,",
            "A,,influences,1,",
            "B,C,,1,",
            "A,B,influences,0.2,",
            "C,B,conflict,300,",
        ),
    )
    ids = {p.id: p.name for p in found.account.people}
    ties = [(ids[t.source], t.kind, ids[t.target], t.strength) for t in found.account.ties]
    assert ties == [
        ("A", TieKind.INFLUENCES, "B", 0.7),
        ("C", TieKind.CONFLICT, "B", None),
    ]
    assert {(p.code, p.place.row) for p in found.problems} == {
        ("tie_twice", 3), ("tie_to_self", 4), ("tie_person_unknown", 5), ("tie_kind_unknown", 6),
        ("tie_person_missing", 7), ("tie_kind_missing", 8), ("tie_twice", 9), ("share_range", 10),
    }  # fmt: skip


def test_two_solid_lines_in_a_ties_sheet_are_one_solid_and_one_dotted() -> None:
    found = proposed(csv("Name", "A", "B", "C"),
                     csv("From,To,Relation", "A,B,reports to", "A,C,reports to"))  # fmt: skip
    assert [t.dotted for t in found.account.ties] == [False, True]
    assert found.account.superiors(person(found, "A").id)[0] == person(found, "B").id


def test_readings_are_shown_and_can_be_changed() -> None:
    people = csv("Name,Role,Support,Level,Company", "A,Gate Guardian,okay-ish,L3,Us", "B,,,,Other")
    found = proposed(people)
    assert reading(found, "role", "Gate Guardian") == ""
    assert sorted(codes(found)) == ["level_unknown", "role_unknown", "support_unreadable"]
    changed = proposed(
        people,
        overrides={
            ("role", "Gate Guardian"): "gatekeeper coach",
            ("support", "okay-ish"): "1",
            ("level", "L3"): "middle",
            ("organisation", "Other"): "own",
        },
    )
    assert codes(changed) == []
    part = seat(changed, "A")
    assert (part.roles, part.coach, part.support) == ((Role.GATEKEEPER,), True, 1)
    assert person(changed, "A").level == "middle"
    assert not person(changed, "B").is_external


@pytest.mark.parametrize("wrong", ["nonsense", "", "9", "-", "reports_to x", "🙂"])
def test_an_override_that_means_nothing_does_no_harm(wrong: str) -> None:
    fields = ["role", "support", "level", "weight", "veto", "last_contact", "organisation"]
    found = proposed(
        csv("Name,Role,Support,Level,Weight,Veto,Last Contact,Company", "A,x,x,x,x,x,x,x"),
        csv("From,To,Relation", "A,A,x"),
        overrides={(field, "x"): wrong for field in (*fields, "relation")},
    )
    assert seat(found, "A").support is None


def test_a_veto_that_is_only_a_remark_is_offered_not_taken() -> None:
    people = csv("姓名,备注", "赵敏,有否决权")
    found = proposed(people)
    assert not seat(found, "赵敏").veto
    assert the(found, "note_veto").place.but(file="") == Place(row=2, column="备注")
    chosen = proposed(people, overrides={("note", "有否决权"): "veto"})
    assert seat(chosen, "赵敏").veto
    assert codes(chosen) == []
    kept = proposed(people, overrides={("note", "有否决权"): ""})
    assert codes(kept) == [], "the user said that it is only a remark"


def test_another_scale_of_support_is_not_taken_for_ours() -> None:
    found = proposed(csv("Name,Support (1-10)", "A,3"))
    assert seat(found, "A").support is None
    assert the(found, "support_scale").place.column == "Support (1-10)"


def test_rows_that_say_who_but_not_whom_are_listed_with_what_they_say() -> None:
    found = proposed(csv("Name,Title,Department", ",CFO,Finance", "Anna,CEO,Board"))
    assert the(found, "row_nameless").values["value"] == "CFO"
    assert len(found.account.people) == 1


def test_deleted_rows_stay_out() -> None:
    found = proposed(csv("Name,IsDeleted", "A,0", "B,1", "C,true"))
    assert [p.name for p in found.account.people] == ["A"]
    assert codes(found) == ["row_deleted", "row_deleted"]


def test_a_text_that_is_too_long_is_cut_and_listed() -> None:
    found = proposed(csv("Name,Title", f"A,{'x' * 900}"))
    assert len(person(found, "A").title) == 500
    assert the(found, "value_too_long").place.column == "Title"


def test_chinese_first_and_last_names_are_joined_the_chinese_way() -> None:
    found = proposed(csv("名,姓", "伟,王"))
    assert [p.name for p in found.account.people] == ["王伟"]


def test_several_sheets_of_one_workbook_are_one_import() -> None:
    data = workbook(
        人员=[["姓名", "部门"], ["赵敏", "财务部"], ["陈伟", "信息部"]],
        关系=[["从", "到", "关系", "强度"], ["赵敏", "陈伟", "影响", "高"]],
        费用=[["项目", "金额"], ["差旅", 300]],
    )
    found = propose(read_tables("a.xlsx", data), today=TODAY)
    assert (len(found.account.people), len(found.account.ties)) == (2, 1)
    assert the(found, "sheet_left_out").place.sheet == "费用"


def test_contact_roles_alone_find_nobody_and_say_so() -> None:
    found = proposed(csv("Id,OpportunityId,ContactId,Role", "1,o,003A00000000001,Evaluator"))
    assert set(codes(found)) == {"contact_unknown", "file_no_people"}


def test_salesforce_ids_match_with_and_without_their_check_part() -> None:
    found = propose(
        [
            *read_tables("c.csv", csv("Id,Name,ReportsToId", "0035g00000A1b2cAAB,A,",
                                      "0035g00000A1b2dAAB,B,0035g00000A1b2c")),
            *read_tables("r.csv", csv("ContactId,Role,OpportunityId", "0035g00000A1b2d,User,o")),
        ],
        today=TODAY,
    )  # fmt: skip
    assert seat(found, "B").roles == (Role.USER,)
    assert found.account.superiors(person(found, "B").id) == (person(found, "A").id,)


def test_dynamics_contacts() -> None:
    boss, other = "{11111111-2222-3333-4444-555555555555}", "aaaaaaaa-2222-3333-4444-555555555555"
    found = proposed(
        csv("contactid,fullname,jobtitle,parent_contactid,accountrolecode",
            f"{boss.strip('{}')},Anna,CEO,,1", f"{other},Tom,Clerk,{boss.upper()},2")
    )  # fmt: skip
    assert seat(found, "Anna").roles == (Role.DECISION_MAKER,)
    assert seat(found, "Tom").unmapped_role == "2"
    assert found.account.superiors(person(found, "Tom").id) == (person(found, "Anna").id,)


def test_what_is_proposed_can_be_saved() -> None:
    found = proposed(csv("Name,Reports To,Weight", "A,B,2", "B,A,0.9", "A,,"))
    assert check.errors(found.account) == ()


def test_the_same_file_gives_the_same_readings_problems_and_questions() -> None:
    people = csv("Name,Role,Support,Reports To", "A,x,9,Z", "A,User,+2,A")
    one, two = proposed(people), proposed(people)
    assert (one.problems, one.readings, one.questions) == (
        two.problems,
        two.readings,
        two.questions,
    )
