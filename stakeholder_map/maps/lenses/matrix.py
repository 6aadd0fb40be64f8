"""The who-knows-whom matrix: everybody on the map beside everybody of us.

Rows are people, by department, the most influential first; columns are teammates. A cell holds
the closeness as recorded (0 … 4, None: recorded without a number), the days since the last touch
of the two, and whether the teammate keeps the contact. Nothing recorded is not closeness 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stakeholder_map.analysis.chain.reach import TALKS, Reach
from stakeholder_map.analysis.reading import Reading, Standing
from stakeholder_map.maps.board.cards import reach_text, weight_text
from stakeholder_map.maps.chart import LEVELS, LaneKey, Member, chart
from stakeholder_map.maps.escape import plain
from stakeholder_map.maps.lenses.naming import called, home_name, home_of, name_of
from stakeholder_map.words import Words
from stakeholder_map.words.figures import signed


@dataclass(frozen=True, slots=True)
class Cell:
    """What is recorded between a person and a teammate.

    Attributes:
        recorded: a contact is on record, or a touch.
        closeness: 0 … 4; None where no number is recorded.
        days: since the last touch that was answered, else since the last one; None without any.
        answered: whether that touch is known to have been answered.
        owner: the teammate keeps the contact.
        alone: the only one of us who talks to a person of weight.
    """

    recorded: bool
    closeness: int | None
    days: int | None
    answered: bool
    owner: bool
    alone: bool

    @property
    def talks(self) -> bool:
        """Whether the two talk, or more."""
        return (self.closeness or 0) >= TALKS


@dataclass(frozen=True, slots=True)
class Row:
    """A person, or a missing one, and one cell for each teammate."""

    key: str
    name: str
    title: str
    support: int | None
    weight: str
    influence: float | None
    reach: Reach
    ghost: bool
    cells: tuple[Cell, ...]
    tip: str


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a department or an organisation."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A teammate.

    Attributes:
        people: to how many they talk. share: the weight of those, of the decision.
        alone: for how many people of weight they are the only one who talks to them.
    """

    name: str
    title: str
    sponsor: bool
    people: int
    share: float
    alone: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole matrix. ``cold_days``: after so many a contact has gone cold."""

    title: str
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    cold_days: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from top to bottom."""
        return tuple(row for group in self.groups for row in group.rows)

    def renamed(self, names: Mapping[str, str]) -> Matrix:
        """Return the same matrix with the seats' ids replaced by ``names``."""
        groups = (
            replace(group, rows=tuple(replace(row, key=names[row.key]) for row in group.rows))
            for group in self.groups
        )
        return replace(self, groups=tuple(groups))


def matrix(reading: Reading, _: Words) -> Matrix:
    """Return the matrix of a decision; without people no rows, without teammates no columns.

    Touches after the day of the reading do not count.
    """
    account, decision = reading.account, reading.decision
    cells = _cells(reading)
    shares = [standing.share for standing in reading.standings.values()]
    weighty = 1 / len(shares) if shares else 0.0
    groups: dict[LaneKey, list[Row]] = {}
    order = {key: at for at, key in enumerate(_homes(reading))}
    members = sorted(
        chart(reading).members,
        key=lambda m: (
            order.get(home_of(m), len(order)),
            -_influence(reading, m),
            LEVELS.index(m.level),
            m.key,
        ),
    )
    for member in members:
        row = _row(reading, member, cells, weighty, _)
        groups.setdefault(home_of(member), []).append(row)
    found = tuple(Group(home_name(reading, key, _), tuple(rows)) for key, rows in groups.items())
    everybody = [row for group in found for row in group.rows]
    return Matrix(
        title=_(
            "Who knows whom: {account}, {decision}",
            account=plain(account.name),
            decision=plain(decision.name),
        ),
        groups=found,
        columns=tuple(
            Column(
                name=plain(mate.name),
                title=plain(mate.title),
                sponsor=mate.is_sponsor,
                people=sum(row.cells[at].talks for row in everybody),
                share=sum(
                    reading.standings[row.key].share
                    for row in everybody
                    if row.cells[at].talks and row.key in reading.standings
                ),
                alone=sum(row.cells[at].alone for row in everybody),
            )
            for at, mate in enumerate(account.teammates)
        ),
        cold_days=account.limits.cold_days,
    )


def _homes(reading: Reading) -> list[LaneKey]:
    account = reading.account
    return [
        *(LaneKey(department_id=department.id) for department in account.departments),
        *(LaneKey(organisation_id=house.id, outside=True) for house in account.organisations),
        LaneKey(),
    ]


def _influence(reading: Reading, member: Member) -> float:
    standing = reading.standings.get(member.key)
    return abs(standing.influence) if standing is not None else -1.0


def _cells(reading: Reading) -> Mapping[tuple[str, str], Cell]:
    """Return what is on record by (person, teammate)."""
    account, today = reading.account, reading.today
    closeness: dict[tuple[str, str], int | None] = {}
    owners: set[tuple[str, str]] = set()
    for contact in account.contacts:
        pair = (contact.person_id, contact.teammate_id)
        # Two records of one pair: the closer one holds.
        before = closeness.get(pair)
        if before is None or (contact.closeness or 0) > before:
            closeness[pair] = contact.closeness
        if contact.is_owner:
            owners.add(pair)
    last: dict[tuple[str, str], tuple[bool, int]] = {}
    for touch in account.touches:
        if touch.on > today:
            continue
        # An answered touch says more than any later one that nobody answered.
        found = (touch.two_way is True, -(today - touch.on).days)
        for person_id in touch.person_ids:
            for mate_id in touch.teammate_ids:
                pair = (person_id, mate_id)
                last[pair] = max(found, last.get(pair, found))
    cells = {}
    for pair in closeness.keys() | last.keys():
        answered, days = last.get(pair, (False, None))
        cells[pair] = Cell(
            recorded=True,
            closeness=closeness.get(pair),
            days=None if days is None else -days,
            answered=answered,
            owner=pair in owners,
            alone=False,
        )
    return cells


_NOTHING = Cell(False, None, None, False, False, False)


def _row(
    reading: Reading,
    member: Member,
    known: Mapping[tuple[str, str], Cell],
    weighty: float,
    _: Words,
) -> Row:
    standing = reading.standings.get(member.key)
    person = member.person
    cells: Sequence[Cell] = [
        known.get((person.id, mate.id), _NOTHING) if person is not None else _NOTHING
        for mate in reading.account.teammates
    ]
    if (
        sum(cell.talks for cell in cells) == 1
        and standing is not None
        and _weighs(standing, weighty)
    ):
        cells = [replace(cell, alone=True) if cell.talks else cell for cell in cells]
    reach = Reach.NEVER
    if person is not None:
        reach = reading.reaches[person.id].reach
    said = [called(member, _)]
    if standing is not None and person is not None:
        said.append(
            _("Support unknown")
            if standing.support is None
            else _("Support {support}", support=signed(standing.support))
        )
    if person is not None:
        said.append(reach_text(reading.reaches[person.id], _))
        mates = [plain(mate.name) for mate in reading.account.teammates]
        said += [
            f"{mate}: {_cell_text(cell, _)}"
            for mate, cell in zip(mates, cells, strict=True)
            if cell.recorded
        ]
    return Row(
        key=member.key,
        name=name_of(member, _),
        title=plain(person.title) if person is not None else "",
        support=standing.support if standing is not None else None,
        weight=weight_text(standing) if standing is not None else "",
        influence=standing.influence if standing is not None else None,
        reach=reach,
        ghost=person is None,
        cells=tuple(cells),
        tip=" · ".join(said),
    )


def _weighs(standing: Standing, average: float) -> bool:
    return max(standing.share, abs(standing.influence)) >= average > 0


def _cell_text(cell: Cell, _: Words) -> str:
    said = [
        _("closeness unknown")
        if cell.closeness is None
        else _("closeness {n} of 4", n=cell.closeness)
    ]
    if cell.days is not None:
        said.append(
            _.plural("touch {n} day ago", "touch {n} days ago", cell.days)
            if cell.answered
            else _.plural(
                "touch {n} day ago, no answer recorded",
                "touch {n} days ago, no answer recorded",
                cell.days,
            )
        )
    if cell.owner:
        said.append(_("keeps the contact"))
    if cell.alone:
        said.append(_("the only one of us"))
    return ", ".join(said)
