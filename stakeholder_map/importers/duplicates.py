"""Rows that may be one person: asked, never merged silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stakeholder_map.importers.directory import TOLD, id_keys, more_ids, shown_ids
from stakeholder_map.importers.drafts import Draft
from stakeholder_map.importers.reader import Reader
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Place
from stakeholder_map.tables.fold import fold_name


class Answer(StrEnum):
    """Whether two entries are one person."""

    SAME = "same"
    TWO = "two"


class Because(StrEnum):
    """What two entries have in common."""

    ID = "id"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True)
class Question:
    """Are these one person? ``person_id`` is set where the first is already in the account.

    Until it is answered the two are kept apart.
    """

    key: str
    because: Because
    name: str
    other_name: str
    first: Place
    first_about: str
    second: Place
    second_about: str
    person_id: str | None = None
    answer: Answer | None = None


@dataclass(frozen=True)
class Match:
    """Who in the account a row is, and what told it (``NAME``: also what the user answered).

    ``told``: the user answered so when a row like this was imported before.
    """

    person_id: str
    because: Because
    told: bool = False


#: question key → "same" or "two"
Answers = Mapping[str, str]


def answer_to(answers: Answers, key: str) -> Answer | None:
    """Return the answer to a question, or None where there is none yet."""
    given = answers.get(key)
    return Answer(given) if given in set(Answer) else None


def merged(
    drafts: Sequence[Draft],
    matches: Mapping[str, Match],
    asked: Sequence[Question],
    answers: Answers,
    reader: Reader,
) -> tuple[list[Draft], list[Question], dict[str, str]]:
    """Return the drafts with those merged that are the same, every question, and who is who.

    The last is draft key → id of the person in the account. Of two rows that were both found to
    be one known person and may be two, the first is that person.

    Args:
        drafts: rows in the order of the files.
        matches: draft key → the person in the account who it surely is.
        asked: the questions about rows and people of the account; they are not asked twice.
        answers: what the user said.
        reader: takes the problems of differing values.
    """
    questions: list[Question] = []
    said = {q.key for q in asked if q.answer is Answer.SAME}
    kept: dict[str, Draft] = {
        d.key: told(d) if d.key in matches and f"{matches[d.key].person_id}||{d.key}" in said else d
        for d in drafts
    }
    known = {key: match.person_id for key, match in matches.items()}
    into: dict[str, str] = {}
    decided = {question.key for question in asked}
    for because, first, second in _pairs(drafts, matches):
        key = f"{first.key}||{second.key}"
        left, right = known.get(_root(first.key, into)), known.get(second.key)
        if left and right and left != right:
            continue
        if any(question.key == key for question in questions[-3:]) or second.key in into:
            continue
        if not (left and right) and {f"{left}||{second.key}", f"{right}||{first.key}"} & decided:
            continue
        if left and right and _surely_one(first, second, matches, decided):
            answer: Answer | None = Answer.SAME
        else:
            answer = answer_to(answers, key)
            questions.append(_question(key, because, first, second, answer))
        if answer is Answer.SAME:
            target = _root(first.key, into)
            if target != second.key:
                into[second.key] = target
                one, other = kept[target], kept.pop(second.key)
                if key in answers:
                    one, other = told(one), told(other)
                kept[target] = merge(one, other, reader)
                if right:
                    known[target] = right
        elif left and right:
            del known[second.key]
    return [kept[draft.key] for draft in drafts if draft.key in kept], questions, known


def _surely_one(
    first: Draft, second: Draft, matches: Mapping[str, Match], decided: set[str]
) -> bool:
    """Whether two rows that were found to be the same known person need no question."""
    found = [matches[row.key] for row in (first, second) if row.key in matches]
    if any(f"{m.person_id}||{row.key}" in decided for m in found for row in (first, second)):
        return True  # The user said so.
    if any(match.told for match in found):
        return True  # And so in an import before this one.
    because = {match.because for match in found}
    return because == {Because.ID} or (
        Because.NAME not in because and fold_name(first.name) == fold_name(second.name)
    )


def merge(first: Draft, second: Draft, reader: Reader) -> Draft:
    """Return one draft of two rows: what the first leaves blank comes from the second."""
    changes: dict[str, object] = {
        "role": first.role.with_(second.role),
        "concerns": tuple(dict.fromkeys((*first.concerns, *second.concerns))),
        "notes": "\n".join(dict.fromkeys(n for n in (first.notes, second.notes) if n)),
        "ids": more_ids(first.ids, second.ids),
        "never_met": first.never_met and second.never_met,
    }
    for name in ("title", "department", "organisation", "superiors", "owner", "phone", "wechat"):
        mine, other = getattr(first, name), getattr(second, name)
        if mine and other and mine != other:
            _differs(first, second, name, mine, other, reader)
        changes[name] = mine or other
    changes["email"] = first.email or second.email
    for name in ("level", "weight", "veto", "support", "confidence"):
        mine, other = getattr(first, name), getattr(second, name)
        if mine is not None and other is not None and mine != other:
            _differs(first, second, name, str(mine), str(other), reader)
        changes[name] = mine if mine is not None else other
    if second.touched and (first.touched is None or second.touched > first.touched):
        changes |= {"touched": second.touched, "two_way": second.two_way}
    return replace(first, **changes)  # type: ignore[arg-type]


def told(draft: Draft) -> Draft:
    """Return the draft with a mark by which a later import knows the row without asking.

    A row with ids needs none.
    """
    if draft.ids:
        return draft
    return replace(draft, ids=more_ids(draft.ids, {TOLD: draft.likeness}))


def account_question(draft: Draft, person: Person, home: str, answer: Answer | None) -> Question:
    """Return the question whether a row is a person who is already in the account."""
    there = person.reachable
    said = (person.title, home, there.email, there.phone, *shown_ids(person.external_ids))
    about = " · ".join(part for part in said if part)
    return Question(
        key=f"{person.id}||{draft.key}",
        because=Because.NAME,
        name=person.name,
        other_name=draft.name,
        first=Place(),
        first_about=about,
        second=draft.place,
        second_about=draft.about,
        person_id=person.id,
        answer=answer,
    )


def _pairs(
    drafts: Sequence[Draft], matches: Mapping[str, Match]
) -> Iterator[tuple[Because, Draft, Draft]]:
    """Yield each later row with the first row of the same known person, id, e-mail or name."""
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        keys: list[tuple[Because, tuple[str, str]]] = [
            (Because.ID, (f"id {system}", key)) for system, key in id_keys(draft.ids)
        ]
        if draft.email:
            keys.append((Because.EMAIL, ("email", fold_name(draft.email))))
        keys.append((Because.NAME, ("name", fold_name(draft.name))))
        match = matches.get(draft.key)
        if match is not None:
            keys.append((match.because, ("known", match.person_id)))
        asked: set[str] = set()
        for because, key in keys:
            other = first.setdefault(key, draft)
            if other is not draft and other.key not in asked:
                asked.add(other.key)
                yield because, other, draft


def _root(key: str, into: Mapping[str, str]) -> str:
    while key in into:
        key = into[key]
    return key


def _question(
    key: str, because: Because, first: Draft, second: Draft, answer: Answer | None
) -> Question:
    return Question(
        key=key,
        because=because,
        name=first.name,
        other_name=second.name,
        first=first.place,
        first_about=first.about,
        second=second.place,
        second_about=second.about,
        answer=answer,
    )


def _differs(
    first: Draft, second: Draft, field: str, mine: str, other: str, reader: Reader
) -> None:
    reader.say("kept_entered", second.place, person=first.name, field=field, mine=mine, value=other)
