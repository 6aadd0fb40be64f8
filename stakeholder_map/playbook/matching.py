"""Which entries fit a person, in which order, and why.

An entry is for everybody unless it says otherwise: each list it fills in must be met, else it is
not offered. What is met adds points, so that the text made for exactly this case comes first:

=============  ======  ==================================================================
met            points  note
=============  ======  ==================================================================
concern        2 … 5   minor 3, serious 4, blocking 5; 1 less once it is answered
cause          4       somebody pulls against this person for this reason
signal         3       each; 1 if it is about the decision, thus about everybody in it. All that
                       the entry names have to hold
role           2
department     3
stage or step  1       an unknown stage rules nothing out and adds nothing
scene          2       an unknown scene likewise
industry       2
how it worked  −2 … 2  round(4 · (worked + 1) / (used + 2)) − 2: rule of succession, so that
                       one lucky use does not outweigh a fit
=============  ======  ==================================================================

Equal scores stand in the order of kinds, then by id. Every point has its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.scales import ConcernCategory, ConcernState, SellingStage, Severity
from stakeholder_map.model.seat import Concern
from stakeholder_map.playbook.blanks import Blank, Filled, fill
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.facts import Facts, facts
from stakeholder_map.playbook.kinds import Kind, Scene, Signal, Spin
from stakeholder_map.playbook.situation import Situation
from stakeholder_map.words import Language, Words
from stakeholder_map.words.playbook import open_blank

#: Kinds that are said to a person; the others are for ourselves.
SPOKEN = (Kind.MESSAGE, Kind.QUESTION, Kind.TALK_TRACK, Kind.OBJECTION)

_CONCERN = {Severity.MINOR: 3, Severity.SERIOUS: 4, Severity.BLOCKING: 5}
_ORDER = list(Kind)

#: Signals of the decision, not of the person.
_OF_ALL = {
    Signal.RIVAL_PRESENT,
    Signal.BUDGET_IN_DOUBT,
    Signal.BUDGET_OPEN,
    Signal.DATE_NEAR,
    Signal.DATE_PAST,
    Signal.WON,
}


class ReasonCode(StrEnum):
    """Why an entry fits."""

    CONCERN = "concern"
    CAUSE = "cause"
    SIGNAL = "signal"
    ROLE = "role"
    DEPARTMENT = "department"
    STAGE = "stage"
    STEP = "step"
    SCENE = "scene"
    INDUSTRY = "industry"
    WORKED = "worked"


@dataclass(frozen=True)
class Reason:
    """One reason with its points. ``value``: what is met; of a concern its text."""

    code: ReasonCode
    points: int
    value: str


@dataclass(frozen=True)
class Tally:
    """How often a text was used, and how often it worked."""

    worked: int = 0
    used: int = 0

    @property
    def points(self) -> int:
        """−2 … 2; 0 while it was never used."""
        return round(4 * (self.worked + 1) / (self.used + 2)) - 2


@dataclass(frozen=True)
class Match:
    """An entry that fits, why, and what of the situation it talks about."""

    entry: Entry
    reasons: tuple[Reason, ...]
    concern: Concern | None = None
    cause: CauseCode | None = None

    @property
    def score(self) -> int:
        """The sum of the points."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True)
class Offer:
    """A match with its text filled in."""

    match: Match
    filled: Filled

    @property
    def entry(self) -> Entry:
        """The entry that is offered."""
        return self.match.entry

    @property
    def is_complete(self) -> bool:
        """Whether everything that the text needs is known."""
        return not self.filled.missing


def match(entry: Entry, found: Situation, tally: Tally | None = None) -> Match | None:
    """Return how an entry fits a situation; None where something it asks for is not so."""
    if entry.hidden:
        return None
    reasons: list[Reason] = []
    concern = _talked_about(entry, found)
    cause = next((c for c in entry.causes if c in found.causes), None)
    if (_needs_concern(entry) and concern is None) or (entry.causes and cause is None):
        return None
    if not set(entry.signals) <= found.signals or not _may_hear(entry, found, concern):
        return None
    if entry.concerns and concern is not None:
        points = _CONCERN[concern.severity] - (concern.state is ConcernState.ANSWERED)
        reasons.append(Reason(ReasonCode.CONCERN, points, concern.text))
    if cause is not None:
        reasons.append(Reason(ReasonCode.CAUSE, 4, cause))
    reasons += [Reason(ReasonCode.SIGNAL, 1 if s in _OF_ALL else 3, s) for s in entry.signals]
    scenes = (entry.scene,) if entry.scene else ()
    first = Scene.FIRST_CONTACT in found.scenes and entry.kind is not Kind.STAGE_CHECK
    stages = frozenset() if first else found.stages
    step = frozenset({found.step} if found.step else ())
    for code, points, wanted, there, strict in (
        (ReasonCode.ROLE, 2, entry.roles, found.roles, True),
        (ReasonCode.DEPARTMENT, 3, entry.departments, found.departments, True),
        (ReasonCode.STAGE, 1, entry.stages, stages, False),
        (ReasonCode.STEP, 1, entry.steps, step, False),
        (ReasonCode.SCENE, 2, scenes, found.scenes, False),
        (ReasonCode.INDUSTRY, 2, entry.industries, found.industries, True),
    ):
        met = next((value for value in wanted if value in there), None)
        if met is not None:
            reasons.append(Reason(code, points, met))
        elif wanted and (strict or there):
            return None
    if tally is not None and tally.points:
        value = f"{tally.worked}/{tally.used}"
        reasons.append(Reason(ReasonCode.WORKED, tally.points, value))
    return Match(entry, tuple(reasons), concern, cause)


def _may_hear(entry: Entry, found: Situation, concern: Concern | None) -> bool:
    """Whether a text may be said to this person at all.

    Who has never spoken with us told their worry to somebody else: to name it gives that person
    away, and what follows from a trouble is not asked in the first hour. Who does business with a
    competitor hears only what is written for such people: everything else reaches the competitor.
    """
    if entry.kind is Kind.STAGE_CHECK:
        return True
    if Signal.THEIR_PARTNER in found.signals and Signal.THEIR_PARTNER not in entry.signals:
        return False
    if Scene.FIRST_CONTACT in found.scenes:
        if any(Blank.CONCERN in entry.blanks(language) for language in Language):
            return False  # one's own texts may quote it without naming a kind of concern
        if entry.scene is Scene.FIRST_CONTACT:
            return True
        if entry.stages and SellingStage.DEVELOPMENT not in entry.stages:
            return False  # they have seen nothing of ours yet, however far we are with others
        return concern is None and entry.spin not in (Spin.IMPLICATION, Spin.NEED_PAYOFF)
    return True


def _needs_concern(entry: Entry) -> bool:
    return bool(
        entry.concerns or {Signal.ANSWER_OVERDUE, Signal.CONCERN_ANSWERED} & {*entry.signals}
    )


def _talked_about(entry: Entry, found: Situation) -> Concern | None:
    """Return the concern that the text speaks of: by its kind, else by its state.

    By its state never one of the kind *personal*: such a worry is not named aloud.
    """
    if entry.concerns:
        return next((c for c in found.concerns if c.category in entry.concerns), None)
    spoken = [c for c in found.concerns if c.category is not ConcernCategory.PERSONAL]
    if Signal.ANSWER_OVERDUE in entry.signals:
        fitting = [c for c in spoken if c.due is not None and c.due < found.today]
    elif Signal.CONCERN_ANSWERED in entry.signals:
        fitting = [c for c in spoken if c.state is ConcernState.ANSWERED]
    else:
        return None
    return next(iter(fitting), None)


def matches(
    entries: Iterable[Entry], found: Situation, tallies: Mapping[str, Tally] | None = None
) -> tuple[Match, ...]:
    """Return the entries that fit, the best first. ``tallies``: by entry id."""
    told = tallies or {}
    fitting = [m for e in entries if (m := match(e, found, told.get(e.id))) is not None]
    return tuple(sorted(fitting, key=lambda m: (-m.score, _ORDER.index(m.entry.kind), m.entry.id)))


def offers(_: Words, reading: Reading, found: Situation, fitting: Iterable[Match]) -> list[Offer]:
    """Return matches with their texts filled in, in their order."""
    return list(_offers(_, reading, found, fitting))


def three(
    _: Words, reading: Reading, found: Situation, fitting: Iterable[Match], most: int = 3
) -> tuple[Offer, ...]:
    """Return the best texts to say, each of another kind as far as there are such.

    A text that needs an unknown fact is not among them.
    """
    spoken = (m for m in fitting if m.entry.kind in SPOKEN)
    complete = [offer for offer in _offers(_, reading, found, spoken) if offer.is_complete]
    first: dict[Kind, Offer] = {}
    for offer in complete:
        first.setdefault(offer.entry.kind, offer)
    chosen = list(first.values())[:most]
    chosen += [offer for offer in complete if offer not in chosen][: most - len(chosen)]
    return tuple(chosen)


def _offers(
    _: Words, reading: Reading, found: Situation, fitting: Iterable[Match]
) -> Iterator[Offer]:
    known: dict[tuple[str, str], Facts] = {}

    def shown(blank: Blank) -> str:
        return open_blank(_, blank)

    for one in fitting:
        key = (one.concern.id if one.concern else "", one.cause or "")
        if key not in known:
            known[key] = facts(_, reading, found, one.concern, one.cause)
        yield Offer(one, fill(one.entry.text(_.language), known[key], shown))
