"""What if: every kind of change is tried beside today, and kept, applied or thrown away."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import Role, TieKind, TrialKind
from stakeholder_map.model.seat import Stance
from stakeholder_map.model.tie import Tie
from stakeholder_map.storage.store import Store
from tests.ui.entry_app import fine
from tests.ui.outlook_app import held, outlook_of
from tests.ui.reading_app import DAY, seen, table

pytestmark = pytest.mark.usefixtures("fixed_day")


def supposing(account: Account, support: int) -> AppTest:
    app = outlook_of(account, "trials")
    app.slider(key="trial_support_anna").set_value(support).run()
    app.button(key="trial_add").click().run()
    fine(app)
    return app


def beside(app: AppTest) -> dict[str, tuple[str, str]]:
    """Return the numbers of today and of the scenario by their name; empty without a scenario."""
    if "Number" not in seen(app).splitlines():
        return {}
    return {row["Number"]: (row["Today"], row["Scenario"]) for row in table(app, "Number")}


def test_a_supposed_stance_is_shown_beside_today_and_saves_nothing() -> None:
    app = supposing(held(5, 5, vote=False), -5)
    assert "Anna Berg: support −5" in seen(app)
    today, scenario = beside(app)["Passes, of 100 cases"]
    assert today == "100"
    assert float(scenario.strip("<>")) < 50
    assert Store().load("plant").version == 1
    app.button(key="trials_discard").click().run()
    assert not beside(app)


def test_applying_saves_it_as_assumed_and_can_be_undone() -> None:
    app = supposing(held(5, 5), -5)
    app.button(key="trials_apply").click().run()
    fine(app)
    seat = Store().load("plant").account.decision("mes").seat("s-anna")
    assert seat.stance is not None
    assert (seat.support, seat.stance.basis) == (-5, "assumed")
    assert "Suppose something on the left" in seen(app)
    app.button(key="undo").click().run()
    assert Store().load("plant").account.decision("mes").seat("s-anna").support == 5


def test_a_scenario_is_kept_looked_at_again_and_deleted() -> None:
    app = supposing(held(5, 5), -5)
    app.text_input(key="scenario_name").set_value("Anna turns").run()
    app.button(key="scenario_keep").click().run()
    fine(app)
    (kept,) = Store().load("plant").account.decision("mes").scenarios
    assert (kept.name, kept.trials[0].support) == ("Anna turns", -5)
    app.button(key="trials_discard").click().run()
    app.button(key=f"scenario_look_{kept.id}").click().run()
    fine(app)
    assert "Passes, of 100 cases" in beside(app)
    app.button(key=f"scenario_drop_{kept.id}").click().run()
    fine(app)
    assert not Store().load("plant").account.decision("mes").scenarios


def test_somebody_leaves_in_a_scenario() -> None:
    app = outlook_of(held(5, -5, vote=False), "trials")
    app.pills(key="trial_kind").set_value("leaves").run()
    app.selectbox(key="trial_person_leaves_mes").set_value("bo").run()
    app.button(key="trial_add").click().run()
    fine(app)
    assert "Bo Lind leaves" in seen(app)
    today, scenario = beside(app)["Lean"]
    assert (today != scenario, scenario) == (True, "+100 ± 0")


def whatif(account: Account, kind: TrialKind) -> AppTest:
    """Open the what-if with a kind of change chosen."""
    app = outlook_of(account, "trials")
    app.pills(key="trial_kind").set_value(kind).run()
    fine(app)
    return app


def supposed(app: AppTest) -> AppTest:
    app.button(key="trial_add").click().run()
    fine(app)
    return app


def test_roles_and_a_veto_are_supposed_and_applied() -> None:
    app = whatif(held(5, -5, vote=False), TrialKind.ROLES)
    app.selectbox(key="trial_person_roles_mes").set_value("bo").run()
    app.multiselect(key="trial_roles_bo").set_value([Role.GATEKEEPER]).run()
    app.checkbox(key="trial_veto_bo").check().run()
    supposed(app)
    assert "Bo Lind: Gatekeeper, with a veto" in seen(app)
    today, then = beside(app)["Passes, of 100 cases"]
    # Anna's three quarters of the weight are enough today; Bo's veto stops it.
    assert float(then.strip("<>")) < float(today)
    app.button(key="trials_apply").click().run()
    seat = Store().load("plant").account.decision("mes").seat("s-bo")
    assert (seat.roles, seat.veto) == (("gatekeeper",), True)


def test_an_existing_tie_is_turned_and_ended() -> None:
    tie = Tie(id="t", source="anna", target="bo", kind=TieKind.INFLUENCES, strength=0.8)
    app = whatif(held(5, None, ties=(tie,)), TrialKind.TIE_CHANGES)
    app.slider(key="trial_strength_t").set_value(20).run()
    app.checkbox(key="trial_against_t").check().run()
    supposed(app)
    assert "Anna Berg influences Bo Lind · strength 80% → 20% (against)" in seen(app)
    app.button(key="trials_discard").click().run()
    app.checkbox(key="trial_ends_t").check().run()
    supposed(app)
    assert "No longer: Anna Berg influences Bo Lind · strength 80%" in seen(app)
    app.button(key="trials_apply").click().run()
    assert Store().load("plant").account.ties == ()
    app.button(key="undo").click().run()
    assert Store().load("plant").account.ties[0].strength == 0.8


def test_somebody_joins_and_is_given_a_tie_in_the_same_scenario() -> None:
    app = whatif(held(5, 5, vote=False), TrialKind.JOINS)
    assert app.button(key="trial_add").disabled
    app.text_input(key="trial_new_name").set_value("Zoe <b>New</b>").run()
    app.number_input(key="trial_new_support").set_value(-5).run()
    app.number_input(key="trial_new_weight").set_value(90).run()
    supposed(app)
    assert "Zoe <b>New</b> joins: weight 90%, support −5" in seen(app)
    app.pills(key="trial_kind").set_value(TrialKind.TIE).run()
    app.selectbox(key="trial_person_tie_mes").set_value("anna").run()
    other = app.selectbox(key="trial_other_anna")
    (newcomer,) = [key for key in other.options if key.startswith("Zoe")]
    other.select(newcomer).run()
    supposed(app)
    assert "Anna Berg influences Zoe <b>New</b>" in seen(app)
    assert Store().load("plant").version == 1
    app.text_input(key="scenario_name").set_value("Zoe comes").run()
    app.button(key="scenario_keep").click().run()
    fine(app)
    app.button(key="trials_apply").click().run()
    fine(app)
    account = Store().load("plant").account
    (zoe,) = [person for person in account.people if person.name.startswith("Zoe")]
    seat = account.decision("mes").seat_of(zoe.id)
    assert seat is not None
    assert (seat.support, seat.weight) == (-5, 0.9)
    assert account.ties[-1].target == zoe.id
    # The kept scenario is true already: looking at it changes nothing more of her.
    (kept,) = account.decision("mes").scenarios
    app.button(key=f"scenario_look_{kept.id}").click().run()
    fine(app)


def test_a_stance_of_a_later_day_is_said_and_does_not_fill_the_form() -> None:
    account = held(5, 5)
    later = Stance(on=DAY + timedelta(9), support=-4, confidence=1.0)
    app = outlook_of(edits.set_stance(account, "mes", "s-anna", later), "trials")
    assert app.slider(key="trial_support_anna").value == 5
    assert "it does not count before that day" in seen(app)


def test_of_the_same_thing_the_last_word_counts() -> None:
    app = supposing(held(5, 5), -5)
    app.slider(key="trial_support_anna").set_value(2).run()
    supposed(app)
    assert "Anna Berg: support +2" in seen(app)
    assert "Anna Berg: support −5" not in seen(app)


def test_a_firmer_commitment_and_an_unknown_stance_are_supposed() -> None:
    app = outlook_of(held(5, 0, vote=False), "trials")
    app.slider(key="trial_commitment_anna").set_value(100).run()
    supposed(app)
    assert "Anna Berg: support +5, held 100% firmly" in seen(app)
    # Who holds on firmly is heard more: the lean moves our way.
    today, then = beside(app)["Lean"]
    assert float(then.split()[0]) > float(today.split()[0])
    app.button(key="trials_discard").click().run()
    app.checkbox(key="trial_unknown_anna").check().run()
    app.slider(key="trial_commitment_anna").set_value(50).run()
    supposed(app)
    assert "Anna Berg: support ?" in seen(app)
