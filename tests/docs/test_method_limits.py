"""How far to trust a number, as the method says it, is what comes out."""

import doctest
import re
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from stakeholder_map.analysis.chain.coalitions import HEADS, MANY
from stakeholder_map.analysis.chain.solution import solve
from stakeholder_map.analysis.outcome.calibration import (
    ENOUGH,
    ERRORS,
    FEW,
    Case,
    Rival,
    track_record,
)
from stakeholder_map.analysis.outcome.forecast import DRAWS, chance_together, forecast
from stakeholder_map.analysis.outcome.loss import distance_weighted_fragmentation
from stakeholder_map.analysis.outcome.plans import MOST_WITH_ONE
from stakeholder_map.model.limits import Limits
from stakeholder_map.model.scales import StepRule
from tests.analysis.deals import TODAY, deal, seat, step
from tests.docs import real_data
from tests.docs.printed import section, table

PART_TWO = "method-outlook.md"


def flat(name: str, part: int) -> str:
    return " ".join(section(name, part).split())


def first_five(ties: real_data.Seen) -> set[int]:
    return set(np.argsort(-real_data.shares(ties))[:5].tolist())


def test_how_far_a_single_insider_is_off(shared_data: Path) -> None:
    seen = real_data.advice_seen(shared_data)
    everybody = real_data.said_by(seen, range(real_data.MANAGERS))
    right = [(one & everybody).sum() / one.sum() for one in seen]
    goal = real_data.shares(everybody)
    off = [np.abs(real_data.shares(one) - goal).sum() * 50 for one in seen]
    text = flat("method.md", 9)
    assert f"right in {min(right) * 100:.0f} to {max(right) * 100:.0f} % of the ties" in text
    assert f"misplaced {min(off):.0f} to {max(off):.0f} points" in text
    assert f"{np.mean(right) * 100:.0f} % were right by the eyes of the majority" in flat(
        "method.md", 1
    )


def test_how_often_a_proposal_from_one_picture_is_right(shared_data: Path) -> None:
    seen = real_data.advice_seen(shared_data)
    crowd = first_five(real_data.said_by(seen, range(real_data.MANAGERS)))
    own = first_five(real_data.own_word(seen))
    rows, stabilities = [], []
    for one in seen:
        proposed, stability = real_data.proposed(one)
        rows += proposed
        stabilities += [stability[row] for row in proposed]
    held = f"{np.mean(stabilities) * 100:.0f} %"
    by_crowd = f"{np.mean([row in crowd for row in rows]) * 100:.0f} %"
    by_own = f"{np.mean([row in own for row in rows]) * 100:.0f} %"
    text = flat("method.md", 9)
    assert f"proposes {len(rows)} people in all, of an average stability of {held}" in text
    assert f"are {by_crowd} of them by the majority's eyes, and {by_own} by the" in text
    assert f"anybody at random: {5 / 21 * 100:.0f} %" in text
    text = flat("method.md", 4)
    assert f"average stability of {held} were right for {by_crowd} by the majority's" in text
    assert f"for {by_own} by the managers' own word" in text


def test_what_hangs_on_independence() -> None:
    rules = {
        "all must agree": StepRule.ALL,
        "more than half": StepRule.MAJORITY,
        "one suffices": StepRule.ANY,
    }
    printed = table(section(PART_TWO, 11), "five unknown people")
    assert printed.keys() == rules.keys()
    for name, rule in rules.items():
        solved = solve(deal([seat(n, None) for n in range(5)], [step(rule, *range(5))]), "d", TODAY)
        apart = forecast(solved, draws=200_000).chance
        assert float(printed[name]["independent"]) == pytest.approx(100 * apart, abs=0.6)
        together = chance_together(solved)
        assert float(printed[name]["as one"]) == pytest.approx(100 * together, abs=0.2)


def test_a_chance_of_nothing_may_be_three_in_two_thousand() -> None:
    assert f"less than 3 of {DRAWS:,} cases, with 95 %" in flat(PART_TWO, 11)
    assert pytest.approx(0.05, abs=0.001) == (1 - 3 / DRAWS) ** DRAWS


def test_a_record_by_hand() -> None:
    said = ((True, 0.9), (False, 0.3), (True, 0.6))
    cases = [Case("a", "d", won, chance, 0.5, 0.5) for won, chance in said]
    (lead,) = (one for one in track_record(cases).leads if one.rival is Rival.HEADCOUNT)
    text = flat(PART_TWO, 11)
    by_hand = re.search(r"\*d\* = (\S+), (\S+), (\S+); lead (\S+), error (\S+)\.", text).groups()
    assert [float(n) for n in by_hand[:3]] == [0.24, 0.16, 0.09]
    assert float(by_hand[3]) == pytest.approx(lead.lead, abs=5e-4)
    assert float(by_hand[4]) == pytest.approx(lead.error, abs=5e-4)
    assert (FEW, ENOUGH, ERRORS) == (10, 50, 2)
    assert "beyond twice its error, and never below 10 decisions" in text
    assert "From 50 closed decisions on" in text


def test_the_distances_by_hand() -> None:
    path = nx.path_graph(["a", "b", "c", "d"])
    assert "/ 6 = 5/18" in flat(PART_TWO, 14)
    assert distance_weighted_fragmentation(path) == pytest.approx(5 / 18)


def test_the_lines_to_check_us_run_as_printed() -> None:
    text = section(PART_TWO, 20).replace("```", "")
    lines = doctest.DocTestParser().get_doctest(text, {}, "check us", None, 0)
    assert len(lines.examples) > 8
    assert doctest.DocTestRunner(verbose=False).run(lines).failed == 0


def test_the_limits_of_counting_and_of_plans() -> None:
    text = flat(PART_TWO, 10)
    assert f"up to {MANY:,} seats" in text
    assert f"(heads, weight), up to {HEADS}." in text
    assert f"of the first {MOST_WITH_ONE} moves with a person" in flat(PART_TWO, 12)
    assert f"r = `limits.prior_attention` ({Limits().prior_attention:.0f})" in flat("method.md", 3)
