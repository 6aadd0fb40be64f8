"""Rows → people who are already in the account: by id, by e-mail, then by name and home.

A name is surely the same person only where nothing else contradicts it, and only for one row:
of two rows that could be one known person neither is taken for that person unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from stakeholder_map.importers.directory import TOLD, id_keys
from stakeholder_map.importers.drafts import Draft
from stakeholder_map.importers.duplicates import (
    Answer,
    Answers,
    Because,
    Match,
    Question,
    account_question,
    answer_to,
)
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.tables.fold import fold_name


def matched(
    drafts: Sequence[Draft], account: Account, homes: Mapping[str, str], answers: Answers
) -> tuple[dict[str, Match], list[Question]]:
    """Return draft key → match for rows that surely are somebody, and questions about the rest.

    Args:
        drafts: the rows.
        account: the account as it is.
        homes: person id → name of the department or organisation.
        answers: what the user said to earlier questions.
    """
    if not account.people:
        return {}, []
    by_name: dict[str, list[Person]] = {}
    for person in account.people:
        by_name.setdefault(fold_name(person.name), []).append(person)
    found = _by_record(drafts, account.people)

    def alike(draft: Draft, person: Person) -> bool:
        return _same_home(draft, homes[person.id]) and not _contradicts(draft, person)

    def exactly(draft: Draft, person: Person) -> bool:
        return alike(draft, person) and _says_the_same(draft, person)

    for fits in (exactly, alike):
        found |= _by_name(drafts, by_name, found, fits)
    questions: list[Question] = []
    for draft in drafts:
        if draft.key in found:
            continue
        namesakes = by_name.get(fold_name(draft.name), [])
        asked = [_asked(draft, person, homes[person.id], answers) for person in namesakes]
        questions.extend(asked)
        same = next((q.person_id for q in asked if q.answer is Answer.SAME), None)
        if same is not None:
            found[draft.key] = Match(same, Because.NAME)
    return found, questions


def _by_record(drafts: Iterable[Draft], people: Iterable[Person]) -> dict[str, Match]:
    """Return who is found by an id or an e-mail address."""
    by_id: dict[tuple[str, str], str] = {}
    by_mail: dict[str, list[Person]] = {}
    for person in people:
        by_id |= dict.fromkeys(id_keys(person.external_ids), person.id)
        if person.reachable.email:
            by_mail.setdefault(fold_name(person.reachable.email), []).append(person)
    found: dict[str, Match] = {}
    for draft in drafts:
        known = next((by_id[key] for key in id_keys(draft.ids) if key in by_id), None)
        mailed = by_mail.get(fold_name(draft.email), [])
        told = by_id.get((TOLD, draft.likeness))
        if known is not None:
            found[draft.key] = Match(known, Because.ID)
        elif told is not None:
            found[draft.key] = Match(told, Because.ID, told=True)
        elif len(mailed) == 1:
            found[draft.key] = Match(mailed[0].id, Because.EMAIL)
    return found


def _by_name(
    drafts: Iterable[Draft],
    by_name: Mapping[str, Sequence[Person]],
    found: Mapping[str, Match],
    fits: Callable[[Draft, Person], bool],
) -> dict[str, Match]:
    """Return the rows that fit one person who fits no other row and is not found yet."""
    taken = {match.person_id for match in found.values() if not match.told}
    claims: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.key in found:
            continue
        namesakes = by_name.get(fold_name(draft.name), ())
        fitting = [p.id for p in namesakes if p.id not in taken and fits(draft, p)]
        if len(fitting) == 1:
            claims.setdefault(fitting[0], []).append(draft)
    return {
        claiming[0].key: Match(person_id, Because.NAME)
        for person_id, claiming in claims.items()
        if len(claiming) == 1
    }


def _same_home(draft: Draft, home: str) -> bool:
    named = {fold_name(text) for text in (draft.department, draft.organisation) if text}
    return fold_name(home) in named if home else not draft.department


def _contradicts(draft: Draft, person: Person) -> bool:
    """Whether both say something that one person does not have twice, and say it differently."""
    there = person.reachable
    pairs = [(draft.title, person.title), (draft.email, there.email)]
    if any(new and old and fold_name(new) != fold_name(old) for new, old in pairs):
        return True
    new, old = _digits(draft.phone), _digits(there.phone)
    # A number may stand with or without the code of its country.
    if new and old and not (new.endswith(old) or old.endswith(new)):
        return True
    theirs, ours = _ids(draft.ids), _ids(person.external_ids)
    return any(not theirs[system] & ours[system] for system in theirs.keys() & ours.keys())


def _says_the_same(draft: Draft, person: Person) -> bool:
    there = person.reachable
    return (
        fold_name(draft.title) == fold_name(person.title)
        and fold_name(draft.email) == fold_name(there.email)
        and _digits(draft.phone) == _digits(there.phone)
    )


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit())


def _ids(ids: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for system, key in id_keys(ids):
        found.setdefault(system, set()).add(key)
    return found


def _asked(draft: Draft, person: Person, home: str, answers: Answers) -> Question:
    question = account_question(draft, person, home, None)
    return account_question(draft, person, home, answer_to(answers, question.key))
