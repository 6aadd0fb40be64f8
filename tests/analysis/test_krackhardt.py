"""A real firm: 21 managers, who asks whom for advice (Krackhardt 1987)."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.seat import Seat
from stakeholder_map.model.tie import Tie
from tests.analysis.deals import TODAY


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "krackhardt_hightech" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def as_tie(edge: dict[str, str]) -> Tie:
    """Who asks for advice listens: the adviser influences."""
    if edge["relation"] == "advice":
        return Tie(source=edge["target"], target=edge["source"], kind=TieKind.INFLUENCES)
    return Tie(source=edge["source"], target=edge["target"], kind=TieKind.REPORTS_TO)


def reading(folder: Path, *relations: str) -> Reading:
    """Read the firm with equal weights and the ties of these relations."""
    people = [row["id"] for row in rows(folder, "nodes.csv")]
    edges = [edge for edge in rows(folder, "edges.csv") if edge["relation"] in relations]
    account = Account(
        name="High-tech managers",
        people=tuple(Person(id=key, name=key) for key in people),
        ties=tuple(as_tie(edge) for edge in edges),
        decisions=(
            Decision(
                id="d",
                name="Any",
                seats=tuple(Seat(id=f"s{key}", person_id=key) for key in people),
            ),
        ),
    )
    return read(account, "d", TODAY)


def asked(folder: Path) -> Counter[str]:
    """Return how many ask each manager for advice."""
    edges = rows(folder, "edges.csv")
    return Counter(edge["target"] for edge in edges if edge["relation"] == "advice")


def ranked(found: Reading) -> list[str]:
    standings = sorted(found.standings.values(), key=lambda s: -s.influence)
    return [standing.person_id or "" for standing in standings]


def test_with_the_chart_the_top_three_are_the_three_most_asked(shared_data: Path) -> None:
    """Managers 2 (asked by 18), 18 and 21 (15 each): the same three by influence."""
    top = {key for key, _ in asked(shared_data).most_common(3)}
    assert top == {"2", "18", "21"}
    assert set(ranked(reading(shared_data, "advice", "reports_to"))[:3]) == top


def test_on_advice_alone_the_chief_takes_a_place_because_of_who_asks_him(
    shared_data: Path,
) -> None:
    """Influence is not a head count: 7 is asked by fewer than 18, but by all who are asked most."""
    counts = asked(shared_data)
    order = ranked(reading(shared_data, "advice"))
    assert order[:4] == ["21", "2", "7", "18"]
    assert counts["7"] < counts["18"]
    askers = {
        edge["source"]
        for edge in rows(shared_data, "edges.csv")
        if edge["relation"] == "advice" and edge["target"] == "7"
    }
    assert {"2", "18", "21"} <= askers


def test_influence_and_head_count_agree_closely_on_the_whole(shared_data: Path) -> None:
    stats = pytest.importorskip("scipy.stats")
    counts = asked(shared_data)
    found = reading(shared_data, "advice").standings.values()
    rank = stats.spearmanr([s.influence for s in found], [counts[s.person_id] for s in found])
    assert rank.statistic > 0.9


def test_whom_the_firm_listens_to_is_found_without_a_title(shared_data: Path) -> None:
    found = reading(shared_data, "advice", "reports_to").hidden.found
    assert {"s2", "s21"} <= set(found) <= {"s2", "s18", "s21"}
