"""The worked example of docs/method.md is what the program says."""

import re
from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.gaps import RULES
from stakeholder_map.analysis.health import PART_WEIGHTS, ChangeKind
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Touch
from stakeholder_map.model.tie import Tie
from tests.docs.printed import page, table

TEXT = page("method.md")
EXAMPLE = TEXT[TEXT.index("## 8.") : TEXT.index("## 9.")]
TODAY = date(2026, 3, 2)


def days(cell: str) -> int | None:
    """Return the number of days that a cell speaks of; 0 for "today"."""
    if "today" in cell:
        return 0
    found = re.search(r"\d+", cell)
    return int(found[0]) if found else None


def example() -> Reading:
    """Build the account from the first table of the example and read it."""
    seats, touches, ties, people = [], [], [], []
    for who, row in table(EXAMPLE, "person").items():
        name = who.split()[0]
        people.append(Person(id=name, name=name))
        stances = ()
        if row["support"] != "unknown":
            on = TODAY - timedelta(days=days(row["stance is"]) or 0)
            stance = Stance(on=on, support=int(row["support"]), confidence=float(row["confidence"]))
            stances = (stance,)
        roles = (Role.DECISION_MAKER,) if "decision-maker" in who else ()
        weight = float(row["weight"])
        seats.append(Seat(id=name, person_id=name, weight=weight, roles=roles, stances=stances))
        met = days(row["last met"])
        if met is not None:
            on = TODAY - timedelta(days=met)
            touches.append(Touch(on=on, two_way=True, person_ids=(name,)))
        heard = re.fullmatch(r"(\w+), ([\d.]+)", row["listens to"])
        if heard:
            kind = TieKind.INFLUENCES
            ties.append(Tie(source=heard[1], target=name, kind=kind, strength=float(heard[2])))
    account = Account(
        name="Example",
        people=tuple(people),
        ties=tuple(ties),
        touches=tuple(touches),
        decisions=(Decision(id="d", name="Purchase", seats=tuple(seats)),),
    )
    return read(account, "d", TODAY)


def number(cell: str) -> float | None:
    return None if cell == "?" else float(cell)


def test_the_attention_of_the_example() -> None:
    found = example().influence.attention
    printed = [[float(cell) for cell in row.values()] for row in table(EXAMPLE, "W").values()]
    assert found.tolist() == [pytest.approx(row, abs=5e-5) for row in printed]


def test_who_is_in_whose_view_in_the_example() -> None:
    printed = [[float(cell) for cell in row.values()] for row in table(EXAMPLE, "V").values()]
    assert example().influence.V.tolist() == [pytest.approx(row, abs=6e-5) for row in printed]


def test_the_results_of_the_example() -> None:
    reading = example()
    for row, (name, cells) in enumerate(table(EXAMPLE, "result").items()):
        standing, solved = reading.standings[name], reading.influence
        computed = {
            "leverage u": solved.leverage[row],
            "influence I": standing.influence,
            "beyond title": standing.beyond_title,
            "contribution": standing.contribution,
            "own vote": standing.own_vote,
            "through others": standing.through_others,
            "half-width h": solved.half_width[row],
            "to find out": standing.uncertainty,
        }
        for heading, cell in cells.items():
            printed = number(cell)
            if printed is None:
                assert computed[heading] is None
            else:
                assert computed[heading] == pytest.approx(printed, abs=5e-5), heading


def test_the_whole_of_the_example() -> None:
    reading = example()
    known, unknown = re.search(r"F = ([\d.]+) ± ([\d.]+)", EXAMPLE).groups()
    assert reading.influence.known == pytest.approx(float(known), abs=5e-5)
    assert reading.influence.unknown == pytest.approx(float(unknown), abs=5e-5)
    low, high = re.search(r"\*\*(\d+)–(\d+) %\*\*", EXAMPLE).groups()
    assert (reading.coverage.total.low, reading.coverage.total.high) == pytest.approx(
        (int(low) / 100, int(high) / 100)
    )
    score, after = re.findall(r"\*\*(\d+\.\d+)\*\*", EXAMPLE)
    worst, best = re.search(r"\*\*([\d.]+) to ([\d.]+)\*\*", EXAMPLE).groups()
    health = reading.health
    assert health.score == pytest.approx(float(score), abs=5e-3)
    assert (health.low, health.high) == pytest.approx((float(worst), float(best)), abs=5e-3)
    change = health.best_change
    assert (change.kind, change.person_id) == (ChangeKind.ASK, "Xu")
    assert change.after == pytest.approx(float(after), abs=5e-3)


def test_every_part_stands_in_the_document_and_the_rules_are_counted() -> None:
    """The rules themselves stand in a document of their own, made from the code."""
    assert len(RULES) == 65
    assert "Sixty-five named rules" in TEXT
    parts = table(TEXT, "part")
    shown = {code: int(row["weight"].removesuffix(" %")) for code, row in parts.items()}
    assert shown == {str(code): round(weight * 100) for code, weight in PART_WEIGHTS.items()}
