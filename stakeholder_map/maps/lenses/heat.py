"""The heat map: which department is troubled by what, and what we have not asked yet.

Rows are departments and outside organisations, columns what concerns are about. Where nobody of a
department was ever met, a missing concern means that nobody asked: "not known", never "none".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stakeholder_map.analysis.chain.reach import Reach
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.maps.board.cards import reach_text, worst_concerns
from stakeholder_map.maps.chart import LaneKey, Member, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.lenses.naming import called, home_name, home_of, name_of
from stakeholder_map.model.decision import Pain
from stakeholder_map.model.scales import ConcernCategory, ConcernState, Money, Severity
from stakeholder_map.model.seat import Concern
from stakeholder_map.words import Words
from stakeholder_map.words.figures import money, percent
from stakeholder_map.words.values import word


class Heard(StrEnum):
    """What a cell says."""

    OPEN = "open"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Worry:
    """An open concern of somebody. ``answered``: we have answered, they have not accepted it."""

    key: str
    name: str
    severity: Severity
    answered: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The open concerns of a department about one thing, worst first; ``settled``: resolved."""

    heard: Heard
    worries: tuple[Worry, ...]
    settled: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody without an open concern; ``met``: we have talked, so none is an answer."""

    key: str
    name: str
    met: bool
    ghost: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Ache:
    """A pain as one department feels it.

    ``key``: the seat of the first of them who feels it, None where nobody is named.
    """

    key: str | None
    severity: int | None
    text: str
    cost: str
    tip: str


@dataclass(frozen=True, slots=True)
class Row:
    """A department or an organisation. ``met`` of ``people`` were ever met."""

    name: str
    weight: str
    people: int
    met: int
    cells: tuple[Cell, ...]
    quiet: tuple[Quiet, ...]
    aches: tuple[Ache, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The whole map.

    Attributes:
        categories: what the columns are about: those of any concern on record.
        pains: whether any pain is on record. costs: of all pains together, one per currency;
            a pain of several departments counts once. unpriced: pains whose cost nobody knows.
    """

    title: str
    categories: tuple[ConcernCategory, ...]
    rows: tuple[Row, ...]
    pains: int
    costs: tuple[str, ...]
    unpriced: int

    def renamed(self, names: Mapping[str, str]) -> Heat:
        """Return the same map with the seats' ids replaced by ``names``."""
        return replace(self, rows=tuple(_renamed(row, names) for row in self.rows))


def heat(reading: Reading, _: Words, costs: bool = True) -> Heat:
    """Return the heat map of a decision; without people, stakes and pains it has no rows.

    ``costs``: whether the reader may see what pains cost; if not, nothing is said of costs.
    """
    decision = reading.decision
    members: dict[LaneKey, list[Member]] = {}
    for member in chart(reading).members:
        members.setdefault(home_of(member), []).append(member)
    pains: dict[LaneKey, list[Pain]] = {}
    for pain in decision.pains:
        for home in _feel(reading, pain):
            pains.setdefault(home, []).append(pain)
    found = {
        concern.category
        for group in members.values()
        for member in group
        if member.seat is not None
        for concern in member.seat.concerns
    }
    categories = tuple(category for category in ConcernCategory if category in found)
    staked = {LaneKey(department_id=stake.department_id) for stake in decision.stakes}
    homes = [home for home in _homes(reading) if home in members or home in pains or home in staked]
    return Heat(
        title=_(
            "Concerns and pains: {account}, {decision}",
            account=plain(reading.account.name),
            decision=plain(decision.name),
        ),
        categories=categories,
        rows=tuple(
            replace(
                _row(reading, home, members.get(home, ()), categories, _),
                aches=tuple(
                    _ache(reading, pain, members.get(home, ()), costs, _)
                    for pain in pains.get(home, ())
                ),
            )
            for home in homes
        ),
        pains=len(decision.pains),
        costs=_costs(decision.pains, _) if costs else (),
        unpriced=sum(pain.cost is None for pain in decision.pains) if costs else 0,
    )


def _homes(reading: Reading) -> list[LaneKey]:
    account = reading.account
    return [
        *(LaneKey(department_id=department.id) for department in account.departments),
        *(LaneKey(organisation_id=house.id, outside=True) for house in account.organisations),
        LaneKey(),
    ]


def _feel(reading: Reading, pain: Pain) -> list[LaneKey]:
    """Return the departments of a pain: those named, else those of the people named."""
    if pain.department_ids:
        return [LaneKey(department_id=key) for key in dict.fromkeys(pain.department_ids)]
    people = [reading.account.person(key) for key in pain.person_ids]
    homes = [
        LaneKey(organisation_id=person.organisation_id, outside=True)
        if person.organisation_id is not None
        else LaneKey(department_id=person.department_id)
        for person in people
    ]
    return list(dict.fromkeys(homes)) or [LaneKey()]


def _row(
    reading: Reading,
    home: LaneKey,
    members: Sequence[Member],
    categories: Sequence[ConcernCategory],
    _: Words,
) -> Row:
    people = [member for member in members if member.person is not None]
    met = sum(_is_met(reading, member) for member in people)
    stake = reading.decision.stake_of(home.department_id) if home.department_id else None
    weight = percent(stake.weight) if stake is not None and stake.weight is not None else ""
    return Row(
        name=home_name(reading, home, _),
        weight=weight,
        people=len(people),
        met=met,
        cells=tuple(_cell(reading, category, members, met > 0, _) for category in categories),
        quiet=tuple(
            _quiet(reading, m, _) for m in members if not (m.seat and m.seat.open_concerns)
        ),
        aches=(),
    )


def _is_met(reading: Reading, member: Member) -> bool:
    if member.person is None:
        return False
    fact = reading.reaches[member.person.id]
    return fact.reach in (Reach.MET, Reach.COLD) or fact.is_related


def _cell(
    reading: Reading, category: ConcernCategory, members: Sequence[Member], met: bool, _: Words
) -> Cell:
    worries: list[tuple[int, Worry]] = []
    settled = 0
    order = tuple(reversed(Severity))
    for member in members:
        if member.seat is None:
            continue
        for concern in worst_concerns(member.seat):
            if concern.category is category:
                worry = _worry(reading, member, concern, _)
                worries.append((order.index(concern.severity), worry))
        settled += sum(not c.is_open and c.category is category for c in member.seat.concerns)
    worries.sort(key=lambda found: found[0])
    heard = Heard.OPEN if worries else Heard.NONE if met or settled else Heard.UNKNOWN
    return Cell(heard, tuple(worry for _place, worry in worries), settled)


def _worry(reading: Reading, member: Member, concern: Concern, _: Words) -> Worry:
    owner = (
        plain(reading.account.teammate(concern.owner_id).name)
        if concern.owner_id is not None
        else _("nobody of us yet")
    )
    said = [
        called(member, _),
        plain(concern.text),
        f"{word(_, concern.severity)}, {word(_, concern.state)}",
        _("answered for by {name}", name=owner),
    ]
    return Worry(
        key=member.key,
        name=name_of(member, _),
        severity=concern.severity,
        answered=concern.state is ConcernState.ANSWERED,
        tip=" · ".join(said),
    )


def _quiet(reading: Reading, member: Member, _: Words) -> Quiet:
    met = _is_met(reading, member)
    said = [called(member, _)]
    if member.person is not None:
        said.append(_("no open concern recorded"))
        said.append(reach_text(reading.reaches[member.person.id], _))
    return Quiet(
        key=member.key,
        name=name_of(member, _),
        met=met,
        ghost=member.person is None,
        tip=" · ".join(said),
    )


def _ache(reading: Reading, pain: Pain, members: Sequence[Member], costs: bool, _: Words) -> Ache:
    keys = {m.person.id: m.key for m in members if m.person is not None}
    cost = money(_, pain.cost, short=True) if pain.cost else ""
    said = [plain(pain.text)]
    if pain.severity is not None:
        said.append(_("severity {n} of 5", n=pain.severity))
    if costs:
        said.append(_("{cost} a year", cost=cost) if cost else _("cost not known"))
    names = [plain(reading.account.person(key).name) for key in pain.person_ids]
    if names:
        said.append(_("felt by {names}", names=", ".join(names)))
    return Ache(
        key=next((keys[key] for key in pain.person_ids if key in keys), None),
        severity=pain.severity,
        text=plain(pain.text),
        cost=(cost or _("cost not known")) if costs else "",
        tip=" · ".join(said),
    )


def _costs(pains: Sequence[Pain], _: Words) -> tuple[str, ...]:
    sums: dict[str, float] = {}
    for pain in pains:
        if pain.cost is not None:
            sums[pain.cost.currency] = sums.get(pain.cost.currency, 0.0) + pain.cost.amount
    return tuple(
        money(_, Money(amount=amount, currency=currency), short=True)
        for currency, amount in sorted(sums.items())
    )


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    return replace(
        row,
        cells=tuple(
            replace(cell, worries=tuple(replace(one, key=names[one.key]) for one in cell.worries))
            for cell in row.cells
        ),
        quiet=tuple(replace(one, key=names[one.key]) for one in row.quiet),
        aches=tuple(replace(one, key=names[one.key] if one.key else None) for one in row.aches),
    )
