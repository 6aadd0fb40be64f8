"""What the real data sets say, computed anew: the numbers that the method document prints."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from stakeholder_map.analysis.chain.graph import Chain
from stakeholder_map.analysis.chain.influence import influence
from stakeholder_map.analysis.hidden import hidden_influencers
from stakeholder_map.analysis.outcome.forecast import Forecast, forecast
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import StepRule, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.tie import Tie

Array = NDArray[np.float64]
Seen = NDArray[np.bool_]

TODAY = date(2026, 3, 2)

#: Krackhardt's managers, and how many groups of informants are drawn.
MANAGERS, DRAWS, SEED = 21, 500, 1987


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


# -- One informant, or several --------------------------------------------------------------------


def advice_seen(folder: Path) -> Seen:
    """Return perceiver × who asks × who is asked, as each manager sees it."""
    seen = np.zeros((MANAGERS,) * 3, dtype=bool)
    for row in rows(folder / "krackhardt_css" / "edges.csv"):
        if row["relation"] == "advice_perceived":
            seen[int(row["perceiver"]) - 1, int(row["source"]) - 1, int(row["target"]) - 1] = True
    return seen


def said_by(seen: Seen, informants: Sequence[int]) -> Seen:
    """Return the ties that more than half of the informants see."""
    return np.asarray(seen[list(informants)].sum(axis=0) > len(informants) / 2)


def own_word(seen: Seen) -> Seen:
    """Return whom each manager says to ask."""
    return np.array([seen[i, i] for i in range(MANAGERS)])


def shares(ties: Seen) -> Array:
    """Return the influence of each manager with equal weights and nothing else known."""
    n = len(ties)
    return influence(listening(ties), np.full(n, 1 / n)).share


def listening(ties: Seen) -> Chain:
    """Return the managers as a chain in which who asks somebody listens to them."""
    n = len(ties)
    ids = tuple(str(i) for i in range(n))
    return Chain(
        seat_ids=ids,
        person_ids=ids,
        listens=np.where(ties, 0.5, 0.0),
        sign=np.ones((n, n)),
        stance=np.full(n, np.nan),
        commitment=np.full(n, 0.5),
        confidence=np.zeros(n),
    )


def others_see(seen: Seen, informants: Sequence[int]) -> Seen:
    """Return the ties that at least half of everybody but the informants see."""
    others = [i for i in range(MANAGERS) if i not in informants]
    return np.asarray(seen[others].sum(axis=0) >= len(others) / 2)


def proposed(ties: Seen) -> tuple[list[int], Array]:
    """Return whom the search for hidden influencers proposes (rows), and every stability."""
    n = len(ties)
    seats = tuple(Seat(id=str(i), person_id=str(i)) for i in range(n))
    links = listening(ties)
    found = hidden_influencers(
        links, influence(links, np.full(n, 1 / n)), Decision(id="d", name="Any", seats=seats)
    )
    return [int(key) for key in found.found], found.stability


def first_three(found: Array) -> list[int]:
    """Return the numbers of the three with most influence, as the study counts them."""
    return [int(i) + 1 for i in np.argsort(-found)[:3]]


def compared(seen: Seen, informants: int, truth: Seen | None) -> dict[str, float]:
    """Return how far so many informants are from ``truth``, on average over who they are.

    ``truth``: None stands for what the others see.
    """
    dice = np.random.default_rng(SEED)
    every = list(combinations(range(MANAGERS), informants))
    if len(every) > DRAWS:
        groups = [dice.choice(MANAGERS, informants, replace=False) for _ in range(DRAWS)]
    else:
        groups = [np.array(group) for group in every]
    found: dict[str, list[float]] = {}
    for group in groups:
        ties = said_by(seen, [int(i) for i in group])
        true = others_see(seen, [int(i) for i in group]) if truth is None else truth
        own, goal = shares(ties), shares(true)
        common = set(first_three(own)) & set(first_three(goal))
        line = {
            "drawn ties that are right": (ties & true).sum() / ties.sum(),
            "ties that are found": (ties & true).sum() / true.sum(),
            "rank correlation": spearmanr(own, goal).statistic,
            "of the first three": len(common),
            "influence misplaced": np.abs(own - goal).sum() / 2,
        }
        for name, value in line.items():
            found.setdefault(name, []).append(float(value))
    return {name: float(np.mean(values)) for name, values in found.items()}


# -- How much hangs on the conventions ----------------------------------------------------------


def firm(folder: Path) -> Array:
    """Return who listens to whom by advice and reporting lines, as ``graph`` would have it."""
    listens = np.zeros((MANAGERS, MANAGERS))
    for row in rows(folder / "krackhardt_hightech" / "edges.csv"):
        i, j = int(row["source"]) - 1, int(row["target"]) - 1
        if row["relation"] in ("advice", "reports_to"):
            listens[i, j] = max(listens[i, j], 0.5)
        if row["relation"] == "reports_to":
            listens[j, i] = max(listens[j, i], 0.25)
    return listens


def by_formula(listens: Array, lam: float = 0.5, c0: float = 2.0, half: float = 0.5) -> Array:
    """Return I by the formulas of the document alone, with other constants in them."""
    n = len(listens)
    power = np.full(n, 1 / n)
    prior = (1 - half) * power + half * listens.sum(axis=0) / listens.sum()
    size = listens + c0 * listens[listens > 0].mean() * prior
    np.fill_diagonal(size, 0)
    weights = size / size.sum(axis=1, keepdims=True)
    views = np.linalg.inv(np.eye(n) - lam * weights) * (1 - lam)
    return np.asarray(views.T @ power)


# -- The union vote -----------------------------------------------------------------------------

RELATIONS = {
    "friendship": ("friendship",),
    "advice": ("advice",),
    "both": ("friendship", "advice"),
}


def union(folder: Path, relation: str, without: str | None = None) -> tuple[Reading, Forecast]:
    """Read the vote: everybody but the top managers has one, more than half must agree.

    ``without``: who is away. A stance "for" is +5, "against" −5, of confidence 0.9.
    """
    place = folder / "silicon_systems_union"
    people, seats, voters = [], [], []
    for row in rows(place / "nodes.csv"):
        gone = TODAY if row["label"] == without else None
        people.append(Person(id=row["id"], name=row["label"], left_on=gone))
        stances: tuple[Stance, ...] = ()
        if row["stance"]:
            stances = (Stance(on=TODAY, support=5 * int(row["stance"]), confidence=0.9),)
        seats.append(Seat(id=f"s{row['id']}", person_id=row["id"], stances=stances))
        if row["top_manager"] != "1":
            voters.append(f"s{row['id']}")
    ballot = ApprovalStep(name="Ballot", rule=StepRule.MAJORITY, seat_ids=tuple(voters))
    account = Account(
        name="Silicon Systems",
        people=tuple(people),
        ties=tuple(_heard(rows(place / "edges.csv"), RELATIONS[relation])),
        decisions=(Decision(id="d", name="Union", seats=tuple(seats), steps=(ballot,)),),
    )
    reading = read(account, "d", TODAY)
    return reading, forecast(reading)


def _heard(edges: list[dict[str, str]], relations: Sequence[str]) -> Iterator[Tie]:
    """Yield that whoever names somebody as a friend, or asks for advice, listens to them."""
    pairs = {(e["target"], e["source"]) for e in edges if e["relation"] in relations}
    for source, target in sorted(pairs):
        yield Tie(source=source, target=target, kind=TieKind.INFLUENCES)
