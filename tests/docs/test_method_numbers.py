"""Every number that the method prints about real data and in its examples is what comes out."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr

from stakeholder_map.analysis.chain.power import ORDERS, rule_power
from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.outcome.forecast import chance_together, forecast
from stakeholder_map.analysis.outcome.loss import fragmentation, loss_test
from stakeholder_map.analysis.outcome.moves import MoveDefaults, MoveKind, moves
from stakeholder_map.analysis.outcome.paths import CARRIES, access_paths
from stakeholder_map.analysis.outcome.plans import AMONG, MOST_WITH_ONE
from stakeholder_map.model.scales import StepRule, TieKind
from stakeholder_map.model.team import Contact, Teammate
from tests.analysis.deals import TODAY, deal, seat, step, tie
from tests.docs import real_data
from tests.docs.printed import page, section, table

PART_TWO = "method-outlook.md"


def number(text: str) -> float:
    """Read a number as printed: ".596", "59 %", "−4.6", "+0.9"."""
    return float(text.replace("−", "-").replace("%", "").strip())


def flat(text: str) -> str:
    return " ".join(text.split())


# -- Part one: the managers ---------------------------------------------------------------------


def test_how_much_hangs_on_the_constants(shared_data: Path) -> None:
    listens = real_data.firm(shared_data)
    base = real_data.by_formula(listens)
    changed = {
        "λ = 0.3": {"lam": 0.3},
        "λ = 0.7": {"lam": 0.7},
        "c0 halved": {"c0": 1.0},
        "c0 doubled": {"c0": 4.0},
        "p of power alone": {"half": 0.0},
        "p of attention alone": {"half": 1.0},
    }
    printed = table(section("method.md", 3), "changed")
    assert printed.keys() == changed.keys()
    for name, cells in printed.items():
        other = real_data.by_formula(listens, **changed[name])
        assert number(cells["rank correlation with ours"]) == pytest.approx(
            spearmanr(other, base).statistic, abs=0.0051
        )
        moved = np.abs(other - base).sum() * 50
        assert number(cells["points misplaced"]) == pytest.approx(moved, abs=0.051)
        first = [int(one) for one in cells["the first three"].split(",")]
        assert first == real_data.first_three(other)


def test_the_formulas_alone_give_what_the_program_says(shared_data: Path) -> None:
    listens = real_data.firm(shared_data)
    own = real_data.shares(listens > 0)
    again = real_data.by_formula(np.where(listens > 0, 0.5, 0.0))
    assert own == pytest.approx(again, abs=1e-12)


def text_after(part: int, words: str) -> str:
    """Return what stands after these words in a section of part one."""
    text = section("method.md", part)
    return text[text.index(words) :]


def assert_printed(
    rows: dict[str, dict[str, str]], found_of: Callable[[int], dict[str, float]]
) -> None:
    scale = {"influence misplaced": 100, "of the first three": 1, "rank correlation": 1}
    assert list(rows) == ["1", "3", "5"]
    for informants, cells in rows.items():
        for name, value in found_of(int(informants)).items():
            printed = cells["points misplaced" if name == "influence misplaced" else name]
            digits = len(printed.replace(" %", "").partition(".")[2])
            expected = value * scale.get(name, 100)
            assert number(printed) == pytest.approx(expected, abs=0.51 * 10**-digits), name


def test_one_informant_three_and_five(shared_data: Path) -> None:
    seen = real_data.advice_seen(shared_data)
    everybody = real_data.said_by(seen, range(real_data.MANAGERS))
    text = flat(section("method.md", 9))
    assert_printed(
        table(section("method.md", 9), "informants"),
        lambda informants: real_data.compared(seen, informants, everybody),
    )
    assert_printed(
        table(text_after(9, "*The informants are part"), "informants"),
        lambda informants: real_data.compared(seen, informants, None),
    )
    own = real_data.own_word(seen)
    assert f"the 21 together see {everybody.sum()} ties" in text
    assert f"themselves report {own.sum()}." in text
    against = [real_data.compared(seen, n, own) for n in (1, 3, 5)]
    found, ranks = re.search(
        r"\(found: ([\d %,and]+); rank correlation ([\d., and]+)\)", text
    ).groups()
    shares = [number(n) / 100 for n in re.findall(r"\d+", found)]
    assert shares == pytest.approx([a["ties that are found"] for a in against], abs=0.0051)
    ranked = [number(n) for n in re.findall(r"\d\.\d+", ranks)]
    assert ranked == pytest.approx([a["rank correlation"] for a in against], abs=0.0051)
    assert (
        "(21, 2, 7) only manager 2 is among the first three that the crowd sees (2, 18, 14)" in text
    )
    assert real_data.first_three(real_data.shares(own)) == [21, 2, 7]
    assert real_data.first_three(real_data.shares(everybody)) == [2, 18, 14]


# -- Part two: the rule, the paths, the moves -----------------------------------------------------


def test_power_by_hand() -> None:
    text = section(PART_TWO, 10)
    rule = [step(StepRule.ALL, 0), step(StepRule.ANY, 1, 2)]
    account = deal([seat(0, 1, 0.1), seat(1, 1, 0.5), seat(2, 1, 0.4)], rule)
    solved = solve(account, "d", TODAY)
    shares = rule_power(account.decision("d"), solved.chain.seat_ids, solved.weights.shares).shares
    printed = re.search(r"Power (\d)/6, (\d)/6, (\d)/6", text).groups()
    assert shares == pytest.approx([int(n) / 6 for n in printed])
    assert f"{ORDERS:,} orders are drawn" in text


def test_the_moves_of_the_table_are_the_defaults() -> None:
    text = section(PART_TWO, 12)
    usual = MoveDefaults()
    printed = table(text, "move")
    kinds = {
        "raise a stance": MoveKind.RAISE_STANCE,
        "resolve a concern": MoveKind.RESOLVE_CONCERN,
        "win a commitment": MoveKind.WIN_COMMITMENT,
        "meet": MoveKind.MEET,
        "weaken a tie against us": MoveKind.WEAKEN_TIE,
        "find a missing seat": MoveKind.FIND_SEAT,
    }
    assert {kinds[name] for name in printed} == set(MoveKind)
    for name, cells in printed.items():
        assert int(cells["half-days"].partition(",")[0]) == usual.effort[kinds[name]]
    assert (
        f"+{usual.raise_by:.0f} points"
        in printed["raise a stance"]["taken to do (visible defaults)"]
    )
    steps = " / ".join(f"+{by:.0f}" for by in usual.resolve_by.values())
    assert steps in printed["resolve a concern"]["taken to do (visible defaults)"]
    assert (usual.meet_by, usual.weaken_to, usual.introduction) == (1, 0.5, 1)
    assert f"{AMONG} best moves" in flat(text)
    assert f"({sum((AMONG, AMONG * 11 // 2, AMONG * 11 * 10 // 6))} sets)" in text
    assert 2**MOST_WITH_ONE - 1 == 63


def test_the_path_by_hand() -> None:
    text = flat(section(PART_TWO, 13))
    printed = re.search(
        r": (\.\d+)\. By way of Carl, known by name only: [\d.]+ · [\d.]+ = (\.\d+)", text
    )
    ties = [tie(1, 2, TieKind.INFLUENCES, 0.5), tie(2, 0, TieKind.INFLUENCES, 0.8)]
    account = deal(
        [seat(0), seat(1), seat(2)],
        ties=ties,
        teammates=(Teammate(id="m", name="Mate"),),
        contacts=(
            Contact(teammate_id="m", person_id="p1", closeness=3),
            Contact(teammate_id="m", person_id="p2", closeness=1),
        ),
    )
    found = [path.chance for path in access_paths(account, "p0", TODAY)]
    assert found == pytest.approx([number(n) for n in printed.groups()])
    assert "none, " + ", ".join(f"{c:.1f}"[1:] for c in CARRIES[1:]) in text


def test_the_fragmentation_by_hand() -> None:
    networkx = pytest.importorskip("networkx")
    assert "F = 4/6" in section(PART_TWO, 14)
    assert fragmentation(networkx.path_graph(["a", "b", "c", "d"]), ["b"]) == pytest.approx(4 / 6)


def test_the_worked_example_of_part_two_prints_what_comes_out() -> None:
    text = flat(section(PART_TWO, 18))
    account = deal(
        [seat(0, 2, 0.6, confidence=0.5), seat(1, None, 0.4)], [step(StepRule.ALL, 0, 1)]
    )
    solved = solve(account, "d", TODAY)
    told = forecast(solved)
    found = {(m.kind, m.seat_id): m for m in moves(solved, draws=20_000)}
    raised = found[MoveKind.RAISE_STANCE, "s0"]
    won = found[MoveKind.WIN_COMMITMENT, "s0"]
    settled = (solved.influence.V @ np.nan_to_num(solved.influence.initial))[0]
    numbers = np.random.default_rng(1).uniform(-1, 1, (400_000, 2))
    drawn = np.nan_to_num(solved.influence.initial) + solved.influence.half_width * numbers
    leaning = float((drawn @ solved.influence.share > 0).mean())
    for pattern, value, off in (
        (r"F = ½ · \.4 = (\.\d+), ± ½", solved.influence.known, 1e-9),
        (r"/ 3 = (\.\d+)\.", told.variance, 5e-4),
        (r"= \*\*(\.\d+)\*\*", told.chance, 0.012),
        (r"P\(a \+ b > 0\) = (\.\d+)", leaning, 0.005),
        (r"the chance rises by (\.\d+)", raised.gain_chance, 0.006),
        (r"x = 2/3 · \.4 = (\.\d+)", settled, 5e-4),
        (r"\(4/3\) = (\.\d+)", won.gain_f, 1e-9),
        (r"in (\.\d+) of the cases", loss_test(account, "d", "s1", TODAY).chance[1], 0.002),
    ):
        assert number(re.search(pattern, text)[1]) == pytest.approx(value, abs=off), pattern


# -- Part two: the union ------------------------------------------------------------------------


@pytest.mark.parametrize("relation", real_data.RELATIONS)
def test_the_union_vote_as_printed(shared_data: Path, relation: str) -> None:
    cells = table(section(PART_TWO, 19), "ties")[relation]
    reading, told = real_data.union(shared_data, relation)
    away = real_data.union(shared_data, relation, "Chris")[1]
    model = reading.influence
    assert number(cells["lean"]) == pytest.approx(model.known * 100, abs=0.051)
    assert number(cells["±"]) == pytest.approx(model.unknown * 100, abs=0.051)
    assert number(cells["chance"]) == pytest.approx(told.chance * 100, abs=0.51)
    assert cells["with range"] == f"{told.low * 100:.0f}–{told.high * 100:.0f}"
    assert number(cells["without Chris"]) == pytest.approx(away.chance * 100, abs=0.51)
    gone = real_data.union(shared_data, relation, "Chris")[0]
    alike = [chance_together(one) for one in (reading, gone)]
    printed = [number(cells[name]) for name in ("alike", "alike, without Chris")]
    assert printed == pytest.approx([100 * chance for chance in alike], abs=0.51)
    first = sorted(reading.standings.values(), key=lambda s: -s.influence)[:3]
    names = [reading.account.person(s.person_id or "").name for s in first]
    said = [f"{n} {s.influence * 100:.1f}" for n, s in zip(names, first, strict=True)]
    assert cells["most influence"] == ", ".join(said)


def test_what_is_told_of_the_union_is_so(shared_data: Path) -> None:
    text = flat(section(PART_TWO, 19))
    folder = shared_data / "silicon_systems_union"
    people = {row["id"]: row for row in real_data.rows(folder / "nodes.csv")}
    friends = Counter(
        people[edge["target"]]["label"]
        for edge in real_data.rows(folder / "edges.csv")
        if edge["relation"] == "friendship"
    )
    assert friends.most_common(1) == [("Chris", 12)]
    assert "by 12, more than anybody" in text
    known = [row["stance"] for row in people.values() if row["stance"]]
    assert (len(people), len(known), known.count("1")) == (36, 11, 5)
    assert "The other 25 are not known" in text
    for relation in real_data.RELATIONS:
        losses = {
            row["label"]: real_data.union(shared_data, relation, row["label"])[1].chance
            for row in people.values()
        }
        assert min(losses, key=lambda name: losses[name]) == "Chris"
        alike = {
            row["label"]: chance_together(real_data.union(shared_data, relation, row["label"])[0])
            for row in people.values()
        }
        assert min(alike, key=lambda name: alike[name]) == "Chris"


def test_the_index_names_every_section() -> None:
    index = page("method.md").split("## 1. ")[0]
    for name, first in (("method.md", 1), (PART_TWO, 10)):
        heads = re.findall(r"(?m)^## (\d+)\. (.+)$", page(name))
        assert [int(n) for n, _ in heads] == list(range(first, first + len(heads)))
        for n, title in heads:
            assert f"{n}. [{title}]" in index or f"{n}. {title}" in index
