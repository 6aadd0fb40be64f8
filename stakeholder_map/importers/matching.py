"""Rows → people who are already in the account: by id, by e-mail, then by name and home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stakeholder_map.importers.directory import id_keys
from stakeholder_map.importers.drafts import Draft
from stakeholder_map.importers.duplicates import (
    Answer,
    Answers,
    Question,
    account_question,
    answer_to,
)
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.tables.fold import fold_name


def matched(
    drafts: Sequence[Draft], account: Account, homes: Mapping[str, str], answers: Answers
) -> tuple[dict[str, str], list[Question]]:
    """Return draft key → person id for rows that surely are one, and questions about the rest.

    Args:
        drafts: the rows.
        account: the account as it is.
        homes: person id → name of the department or organisation.
        answers: what the user said to earlier questions.
    """
    by_id = {key: p.id for p in account.people for key in id_keys(p.external_ids)}
    by_mail: dict[str, list[Person]] = {}
    by_name: dict[str, list[Person]] = {}
    for person in account.people:
        by_name.setdefault(fold_name(person.name), []).append(person)
        if person.reachable.email:
            by_mail.setdefault(fold_name(person.reachable.email), []).append(person)
    found: dict[str, str] = {}
    questions: list[Question] = []
    for draft in drafts:
        namesakes = by_name.get(fold_name(draft.name), [])
        surely = next((by_id[key] for key in id_keys(draft.ids) if key in by_id), None)
        surely = surely or _only(by_mail.get(fold_name(draft.email), []))
        surely = surely or _only([p for p in namesakes if _same_home(draft, homes[p.id])])
        if surely is None:
            asked = [_asked(draft, person, homes[person.id], answers) for person in namesakes]
            questions.extend(asked)
            surely = next((q.person_id for q in asked if q.answer is Answer.SAME), None)
        if surely is not None:
            found[draft.key] = surely
    return found, questions


def _only(people: Sequence[Person]) -> str | None:
    return people[0].id if len(people) == 1 else None


def _same_home(draft: Draft, home: str) -> bool:
    named = {fold_name(text) for text in (draft.department, draft.organisation) if text}
    return fold_name(home) in named if home else not draft.department


def _asked(draft: Draft, person: Person, home: str, answers: Answers) -> Question:
    question = account_question(draft, person, home, None)
    return account_question(draft, person, home, answer_to(answers, question.key))
