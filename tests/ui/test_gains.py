"""What a talk of the outreach plan is expected to change opens into what it is made of."""

import html
import re
from datetime import date

import pytest

from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.outcome.effects import Scorer
from stakeholder_map.analysis.outcome.forecast import forecast
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import read
from stakeholder_map.services import workspace
from stakeholder_map.ui.figures.figure import Figure
from stakeholder_map.ui.plan import gains
from stakeholder_map.words import words
from tests.ui.entry_app import open_page, store_with
from tests.ui.reading_app import TAG

pytestmark = pytest.mark.usefixtures("fixed_day")

SAMPLES = [path.stem for path in workspace.sample_files()]


def number(text: str) -> float:
    (found,) = re.findall(r"[+−-]?\d+(?:\.\d+)?", text.replace(",", ""))
    return float(found.replace("−", "-"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_parts_of_every_gain_lead_to_it(name: str, today: date) -> None:
    """From the cases that pass today to those that pass with the talk is what it changes."""
    _ = words("en")
    account = workspace.sample(name, today)
    opened = 0
    for decision in account.decisions:
        reading = read(account, decision.id, today)
        scorer = Scorer(reading)
        chance = forecast(reading).chance
        for line in outreach(reading, moves(reading)).lines:
            figures = [f for f in gains.expected(_, reading, line, chance) if isinstance(f, Figure)]
            for figure in figures:
                assert figure.parts
                if not figure.number.startswith("Chance"):
                    continue
                (_today, before), (_then, after) = figure.parts[:2]
                assert number(before) == pytest.approx(100 * scorer.chance, abs=0.051)
                assert number(after) - number(before) == pytest.approx(
                    number(figure.number), abs=0.15
                )
                # And the cases are counted anew, with the effect of the move.
                assert line.move is not None
                again = scorer.chance + scorer.gain(line.move.effect).chance
                assert number(after) == pytest.approx(100 * again, abs=0.051)
                opened += 1
    assert opened


@pytest.mark.parametrize(
    ("language", "shown", "part"),
    [("en", "Expected:", "With this talk"), ("zh", "预期：", "谈完之后")],
)
def test_every_expected_gain_on_the_page_opens(
    language: str, shown: str, part: str, today: date
) -> None:
    store = store_with()
    workspace.add_samples(store, today)
    app = open_page("plan", language, "huadong-precision")
    app.session_state["plan_section"] = "outreach"
    app.run()
    lines = [
        line
        for element in app.get("html")
        for line in re.findall(r'<p class="muted small">(.*?)</p>', element.proto.body, re.DOTALL)
        if html.unescape(TAG.sub("", line)).startswith(shown)
    ]
    assert lines
    for line in lines:
        bare = re.sub(r"<button.*?</button>|<span popover.*?</span></span>", "", line)
        assert "popovertarget" in line
        assert not re.search(r"\d", TAG.sub("", bare.partition("<span")[0]))
    assert any(part in line for line in lines)
