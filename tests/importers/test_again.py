"""Importing again updates instead of duplicating, asks about namesakes, and blanks nothing."""

from datetime import date

from stakeholder_map.importers.duplicates import Because
from stakeholder_map.importers.proposal import Proposal
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
    second = again(first, csv("Name,Department,Title,Support,Role", "Tom,Finance,COO,+1,User"))
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
