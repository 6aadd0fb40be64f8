"""The plan page: moves ranked by what they change for their effort, and plans for a budget."""

import re
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.analysis.outcome.moves import MoveKind
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import ConcernState
from stakeholder_map.model.seat import Stance
from stakeholder_map.services import outlook
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, hostile, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")


def open_moves(language: str, account: str) -> AppTest:
    """Return the plan page with its next moves."""
    app = open_page("plan", language, account)
    app.session_state["plan_section"] = "moves"
    app.run()
    fine(app)
    return app


def moves(app: AppTest) -> list[str]:
    """The titles of the moves in their order, without the marks of markdown."""
    found = [re.sub(r"\\(.)", r"\1", e.label) for e in app.expander]
    return [label for label in found if re.match(r"\d+ · ", label)]


def unsure() -> Account:
    return edits.set_stance(
        plant(), "mes", "s-anna", Stance(on=DAY, support=0, confidence=0.5, commitment=0.5)
    )


@pytest.mark.parametrize(
    ("language", "meet", "settle"),
    [
        ("en", "Meet Bo Lind", "Settle Anna Berg's concern “Downtime”"),
        ("zh", "拜访Bo Lind", "打消Anna Berg的疑虑“Downtime”"),
    ],
)
def test_moves_name_people_and_concerns(language: str, meet: str, settle: str) -> None:
    store_with(unsure())
    found = "\n".join(moves(open_moves(language, "plant")))
    assert meet in found
    assert settle in found


def test_a_settled_concern_is_no_move() -> None:
    account = unsure()
    seat = account.decisions[0].seats[0]
    done = seat.concerns[0].but(state=ConcernState.RESOLVED)
    store_with(edits.put_seat(account, "mes", seat.but(concerns=(done,))))
    assert "Downtime" not in seen(open_moves("en", "plant"))


def test_a_move_opens_to_its_arithmetic() -> None:
    store_with(unsure())
    text = seen(open_moves("en", "plant"))
    found = re.findall(
        r"Influence (\d+)% × \(from 0 to \+([\d.]+) on the scale of 5\) = lean \+(\d+\.\d)",
        text.replace("from 0.0", "from 0"),
    )
    assert found
    for share, rise, lean in found:
        # The influence is shown in whole percent and the lean in tenths: each off by half of one.
        off = 0.5 * float(rise) / 5 + 0.06
        assert float(lean) == pytest.approx(int(share) * float(rise) / 5, abs=off)


def test_an_effort_can_be_changed_and_is_kept() -> None:
    store = store_with(unsure())
    app = open_moves("en", "plant")
    app.number_input(key="effort_resolve_concern").set_value(7).run()
    fine(app)
    assert outlook.efforts(store)[MoveKind.RESOLVE_CONCERN] == 7
    (label,) = [label for label in moves(app) if "Downtime" in label]
    assert "7 half-days" in label
    (again,) = [m for m in moves(open_moves("en", "plant")) if "Downtime" in m]
    assert "7 half-days" in again


def test_the_plan_stays_within_the_budget_and_grows_with_it() -> None:
    store_with(unsure())
    app = open_moves("en", "plant")

    def used(budget: int) -> int:
        app.slider(key="plan_budget").set_value(budget).run()
        fine(app)
        found = re.search(rf"(\d+) moves?, (\d+) half-days? of {budget} half-days?", seen(app))
        assert found
        return int(found[2])

    small, large = used(2), used(20)
    assert small <= 2 < large <= 20


def test_sets_of_up_to_three_are_tried_when_asked() -> None:
    store_with(unsure())
    app = open_moves("en", "plant")
    assert "All sets of up to three" not in seen(app)
    app.toggle(key="plan_sets").set_value(True).run()
    fine(app)
    assert "All sets of up to three out of the" in seen(app)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_plan_stands_hostile_names(language: str) -> None:
    store_with(hostile())
    app = open_moves(language, "hostile")
    assert not [e for e in app.get("html") if "<script" in e.proto.body.lower()]
    # Labels are markdown: every bracket of a name is marked as meant literally.
    assert not [e.label for e in app.expander if re.search(r"(?<!\\)\[", e.label)]


def test_nobody_on_the_map_means_no_move() -> None:
    store_with(Account(id="bare", name="Bare", decisions=(Decision(id="d", name="D"),)))
    assert "No move is known that would help" in seen(open_moves("en", "bare"))


def test_a_move_becomes_one_task_and_says_so() -> None:
    store = store_with(unsure())
    app = open_moves("en", "plant")
    take = next(b for b in app.button if b.key and b.key.startswith("move_take meet"))
    assert take.key
    take.click().run()
    fine(app)
    (task,) = store.load("plant").account.tasks
    assert task.what == "Meet Bo Lind"
    assert (task.person_ids, task.rule) == (("bo",), "move")
    assert task.due
    assert DAY < task.due <= DAY + timedelta(14)
    assert app.button(key=take.key).disabled
    assert "On the board: To do" in seen(app)
