"""Guided rating: plain questions about what somebody did become a proposed number.

The tables are open: what each answer counts stands in ``QUESTIONS`` and in docs/entry.md. An
answer that is not known never counts for or against anybody; it only makes us less sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rated(StrEnum):
    """What is rated."""

    SUPPORT = "support"
    WEIGHT = "weight"
    CONFIDENCE = "confidence"


@dataclass(frozen=True)
class Question:
    """A question to be answered yes, no or "not known", and what yes and no count."""

    code: str
    rated: Rated
    yes: int
    no: int = 0


#: Support in points of −5 … +5; weight and confidence in points of 100.
QUESTIONS = (
    Question("told_unasked", Rated.SUPPORT, 2),
    Question("introduced", Rated.SUPPORT, 1),
    Question("spoke_for_us", Rated.SUPPORT, 2),
    Question("kept_word", Rated.SUPPORT, 1, -1),
    Question("spoke_for_rival", Rated.SUPPORT, -3),
    Question("held_up", Rated.SUPPORT, -2),
    Question("signs", Rated.WEIGHT, 30),
    Question("stopped_before", Rated.WEIGHT, 20),
    Question("wrote_criteria", Rated.WEIGHT, 20),
    Question("asked_first", Rated.WEIGHT, 15),
    Question("runs_meetings", Rated.WEIGHT, 15),
    Question("seen_ourselves", Rated.CONFIDENCE, 30),
    Question("two_sources", Rated.CONFIDENCE, 25),
    Question("acted", Rated.CONFIDENCE, 20),
    Question("recent", Rated.CONFIDENCE, 15),
    Question("nothing_against", Rated.CONFIDENCE, 10),
)

#: A person to whom every question of weight applies is proposed this share of the decision.
HEAVIEST = 0.4

#: Points of confidence that each unanswered question about support takes.
PER_UNANSWERED = 5

#: question code → yes or no; a code that is not in it is not known.
Answers = Mapping[str, bool]


@dataclass(frozen=True)
class Proposal:
    """What the answers come to.

    Attributes:
        value: support (−5 … +5), weight or confidence (0 … 1); None: nothing was answered.
        points: the sum of what was answered, before it is cut to the scale.
        parts: each answered question with what it counted.
        unanswered: how many questions are open.
        taken_off: points of confidence lost to unanswered questions about support.
    """

    value: float | None
    points: int
    parts: tuple[tuple[Question, bool, int], ...]
    unanswered: int
    taken_off: int = 0

    @property
    def is_thin(self) -> bool:
        """Whether more questions are open than answered: nothing to take over unasked."""
        return self.unanswered > len(self.parts)


def questions(rated: Rated) -> tuple[Question, ...]:
    """Return the questions about one number, in their order."""
    return tuple(question for question in QUESTIONS if question.rated is rated)


def proposed(rated: Rated, answers: Answers) -> Proposal:
    """Return the value that the answers come to, with its arithmetic.

    Support is the sum, cut to −5 … +5. Weight is the share of the points that the *answered*
    questions could give, times ``HEAVIEST``. Confidence is the sum in hundredths, less
    ``PER_UNANSWERED`` for each open question about support, not below 0. None where no question
    about the number was answered.
    """
    asked = questions(rated)
    parts = tuple(
        (question, answers[question.code], question.yes if answers[question.code] else question.no)
        for question in asked
        if question.code in answers
    )
    points = sum(count for _, _, count in parts)
    unanswered = len(asked) - len(parts)
    if not parts:
        return Proposal(None, 0, (), unanswered)
    if rated is Rated.SUPPORT:
        return Proposal(max(-5, min(5, points)), points, parts, unanswered)
    if rated is Rated.WEIGHT:
        possible = sum(question.yes for question, _, _ in parts)
        return Proposal(points / possible * HEAVIEST, points, parts, unanswered)
    open_support = sum(question.code not in answers for question in questions(Rated.SUPPORT))
    off = open_support * PER_UNANSWERED
    return Proposal(max(points - off, 0) / 100, points, parts, unanswered, off)
