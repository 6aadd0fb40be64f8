"""Importing again updates instead of duplicating, asks about namesakes, and blanks nothing."""

from datetime import date

import pytest

from stakeholder_map.importers.duplicates import Because
from stakeholder_map.importers.proposal import Kept, Proposal
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Role
from tests.importers.making import TODAY, codes, csv, person, proposed, seat

FULL = csv(
    "Name,Title,Department,Reports To,Role,Weight,Support,Confidence,Concern,Last Contact,Owner,"
    "Notes",
    "Anna,CEO,Board,,Decision Maker,60%,3,80%,Price,2026-11-01,Ana,keen",
    "Tom,CFO,Finance,Anna,Gatekeeper,40%,-2,50%,Payback,2026-10-05,Ben,",
)
LATER = date(2026, 12, 1)


def again(first: Proposal, people: bytes, **wishes: object) -> Proposal:
    return proposed(people, into=first.account, today=LATER, **wishes)


def test_the_same_file_again_changes_nothing() -> None:
    first = proposed(FULL)
    second = again(first, FULL)
    assert second.account == first.account
    assert second.changes == ()
    assert (second.counts.people_added, second.counts.people_left) == (0, 2)
    assert second.questions == ()


def test_a_blank_never_removes_what_was_entered() -> None:
    first = proposed(FULL)
    names_only = csv(
        "Name,Department,Support,Weight,Role,Notes", "Anna,Board,,,,", "Tom,Finance,?,,,"
    )
    second = again(first, names_only)
    assert second.changes == ()


def test_what_the_file_says_anew_is_changed_and_the_old_stance_stays_as_history() -> None:
    first = proposed(FULL)
    people = csv("Name,Department,Title,Support,Role", "Tom,Finance,COO,+1,User")
    [question] = again(first, people).questions
    second = again(first, people, answers={question.key: "same"})
    tom = seat(second, "Tom")
    assert [(s.on, s.support) for s in tom.stances] == [(TODAY, -2), (LATER, 1)]
    assert person(second, "Tom").title == "COO"
    assert tom.roles == (Role.USER,)
    assert (tom.weight, [c.text for c in tom.concerns]) == (0.4, ["Payback"])
    assert (second.counts.people_changed, second.counts.people_left) == (1, 1)
    assert {change.path.split("/")[0] for change in second.changes} == {"people", "decisions"}


def test_a_new_superior_takes_the_place_of_the_old_one() -> None:
    first = proposed(csv("Name,Reports To", "A,", "B,", "C,A"))
    second = again(first, csv("Name,Reports To", "C,B"))
    assert second.account.superiors(person(second, "C").id) == (person(second, "B").id,)


def test_people_are_matched_by_id_and_mail_even_under_another_name() -> None:
    first = proposed(csv("ID,Name,Email", "7,Anna Berg,", "8,Tom,t@x.example"))
    second = again(first, csv("ID,Name,Email", "7,Anna Berg-Holm,", ",Thomas,T@X.EXAMPLE"))
    assert second.counts.people_added == 0


def test_a_namesake_elsewhere_is_asked_about() -> None:
    first = proposed(csv("Name,Department", "Wei,IT"))
    people = csv("Name,Department,Title", "Wei,HR,Clerk")
    second = again(first, people)
    [question] = second.questions
    assert question.person_id == person(first, "Wei").id
    assert second.counts.people_added == 1, "kept apart until it is answered"
    same = again(first, people, answers={question.key: "same"})
    assert same.counts.people_added == 0
    assert person(same, "Wei").title == "Clerk"
    two = again(first, people, answers={question.key: "two"})
    assert two.open_questions == ()
    assert two.counts.people_added == 1


def test_two_rows_of_one_name_are_asked_about_and_merged_only_when_told() -> None:
    people = csv("Name,Department,Title,Role,Support", "Wei,IT,,User,2", "Wei,HR,Clerk,Coach,-1")
    first = proposed(people)
    [question] = first.questions
    assert question.because is Because.NAME
    assert len(first.account.people) == 2
    two = proposed(people, answers={question.key: "two"})
    assert len(two.account.people) == 2
    assert two.open_questions == ()
    one = proposed(people, answers={question.key: "same"})
    assert len(one.account.people) == 1
    part = seat(one, "Wei")
    assert (part.roles, part.coach, part.support) == ((Role.USER,), True, 2)
    assert person(one, "Wei").title == "Clerk"
    assert sorted(codes(one)) == ["kept_entered", "kept_entered"], "department and support differ"


def test_three_rows_of_one_person_become_one() -> None:
    people = csv("Name,Email,Title", "Wei,a@x.example,", "W. Li,a@x.example,Head", "Wei,,")
    asked = proposed(people).questions
    assert len(asked) == 2
    one = proposed(people, answers={q.key: "same" for q in asked})
    assert [p.title for p in one.account.people] == ["Head"]


def test_the_second_import_can_go_into_a_new_decision() -> None:
    first = proposed(FULL)
    second = again(first, csv("Name,Department,Role", "Tom,Finance,User"), decision_name="Phase 2")
    assert [d.name for d in second.account.decisions][-1] == "Phase 2"
    assert len(second.account.decision(second.decision_id).seats) == 1
    assert second.account.decisions[0] == first.account.decisions[0]
    assert len(second.account.people) == 2


WANG = csv("姓名,部门,职务,邮箱", "王伟,生产部,科长,a@x.com")
OTHER_WANG = "王伟,生产部,操作工,b@x.com"


def test_a_namesake_of_the_same_department_never_overwrites_silently() -> None:
    first = proposed(WANG)
    people = csv("姓名,部门,职务,邮箱", OTHER_WANG)
    second = again(first, people)
    [question] = second.questions
    assert "科长 · 生产部 · a@x.com" in question.first_about
    assert "操作工 · 生产部 · b@x.com" in question.second_about
    titles = [(p.title, p.reachable.email) for p in second.account.people]
    assert titles == [("科长", "a@x.com"), ("操作工", "b@x.com")]
    same = again(first, people, answers={question.key: "same"})
    assert [p.title for p in same.account.people] == ["操作工"]


def test_of_two_namesakes_in_the_file_none_is_dropped() -> None:
    first = proposed(WANG)
    both = WANG + f"\n{OTHER_WANG}".encode()
    second = again(first, both)
    assert [p.title for p in second.account.people] == ["科长", "操作工"]
    [question] = second.questions
    assert question.person_id == first.account.people[0].id
    two = again(first, both, answers={question.key: "two"})
    assert (two.open_questions, two.counts.people_added) == ((), 1)
    third = again(two, both)
    assert (third.questions, third.changes) == ((), ())


def test_namesakes_without_mail_are_told_apart_by_their_titles_on_import_again() -> None:
    people = csv(
        "姓名,部门,职务,支持度", "王伟,生产部,科长,3", "王伟,生产部,操作工,-2", "王伟,生产部,,0"
    )
    first = proposed(people)
    apart = proposed(people, answers={q.key: "two" for q in first.questions})
    second = again(apart, people)
    assert (second.questions, second.changes) == ((), ())


def test_two_rows_that_could_be_one_known_person_are_both_asked_about() -> None:
    first = proposed(csv("Name,Department", "Wei,IT"))
    people = csv("Name,Department,Title", "Wei,IT,Clerk", "Wei,IT,Head")
    second = again(first, people)
    known = person(first, "Wei")
    assert [q.person_id for q in second.questions] == [known.id, known.id, None]
    assert second.account.person(known.id).title == ""
    head = next(q for q in second.questions if q.second.row == 3 and q.person_id)
    answered = again(first, people, answers={head.key: "same"})
    assert [p.title for p in answered.account.people] == ["Head", "Clerk"]


@pytest.mark.parametrize(
    ("column", "there", "said"),
    [("Phone", "+86 138 0000 0001", "13800000002"), ("Title", "Clerk", "Head"), ("ID", "7", "8"),
     ("Email", "a@x.example", "b@x.example")],
)  # fmt: skip
def test_whatever_contradicts_makes_a_namesake_a_question(
    column: str, there: str, said: str
) -> None:
    header = f"Name,Department,{column}"
    first = proposed(csv(header, f"Wei,IT,{there}"))
    [question] = again(first, csv(header, f"Wei,IT,{said}")).questions
    assert there in question.first_about
    assert said in question.second_about
    blank = again(first, csv("Name,Department", "Wei,IT"))
    assert (blank.questions, blank.changes) == ((), ())


def test_a_phone_with_and_without_its_country_is_no_contradiction() -> None:
    first = proposed(csv("Name,Department,Phone", "Wei,IT,+86 138 0000 0001"))
    assert again(first, csv("Name,Department,Phone", "Wei,IT,13800000001")).questions == ()


def test_two_names_with_one_known_address_are_asked_about() -> None:
    first = proposed(csv("Name,Email", "Li,info@x.example"))
    people = csv("Name,Email,Title", "Li,info@x.example,Clerk", "Zhang,info@x.example,Head")
    second = again(first, people)
    [question] = second.questions
    assert question.because is Because.EMAIL
    assert [(p.name, p.title) for p in second.account.people] == [
        ("Li", "Clerk"),
        ("Zhang", "Head"),
    ]
    one = again(first, people, answers={question.key: "same"})
    assert [(p.name, p.title) for p in one.account.people] == [("Li", "Clerk")]


def test_a_row_answered_to_be_a_known_one_of_the_file_changes_that_person() -> None:
    first = proposed(csv("Name,Department,Email", "Wei,IT,w@x.example"))
    people = csv("Name,Department,Title,Email", "Wei,HR,Clerk,", "Wei,IT,,w@x.example")
    second = again(first, people)
    [question] = second.questions
    same = again(first, people, answers={question.key: "same"})
    assert [(p.id, p.title) for p in same.account.people] == [(person(first, "Wei").id, "Clerk")]


def found_out(first: Proposal, name: str, **judgement: object) -> Account:
    """Return the account with what somebody entered about a person's part."""
    decision = first.account.decisions[0]
    seats = [s.but(**judgement) if s == seat(first, name) else s for s in decision.seats]
    return first.account.but(decisions=(decision.but(seats=tuple(seats)),))


def test_a_role_in_a_file_never_unmakes_a_hidden_influencer_or_a_coach() -> None:
    account = found_out(proposed(FULL), "Tom", hidden=True, coach=True)
    people = csv("Name,Department,Role", "Tom,Finance,User")
    second = proposed(people, into=account, today=LATER)
    tom = seat(second, "Tom")
    assert (tom.roles, tom.hidden, tom.coach) == ((Role.USER,), True, True)
    assert second.kept == (Kept(person(second, "Tom").id, "role", "hidden coach", "user"),)


def test_a_contact_role_never_unmakes_a_hidden_influencer() -> None:
    first = proposed(csv("ID,Name", "003A00000000001,Tom"))
    account = found_out(first, "Tom", hidden=True)
    second = proposed(
        csv("OpportunityId,ContactId,Role", "o,003A00000000001,User"), into=account, today=LATER
    )
    assert (seat(second, "Tom").roles, seat(second, "Tom").hidden) == ((Role.USER,), True)


def test_another_name_under_a_known_id_stays_as_entered_and_is_told() -> None:
    first = proposed(csv("ID,Name", "7,Anna Berg"))
    second = again(first, csv("ID,Name", "7,Anna Berg-Holm"))
    assert second.kept == (
        Kept(person(first, "Anna Berg").id, "name", "Anna Berg", "Anna Berg-Holm"),
    )
