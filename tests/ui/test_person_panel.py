"""The panel of a seat shows what holds today."""

import re
from datetime import date

import pytest

from stakeholder_map.model import edits
from stakeholder_map.model.seat import Stance
from stakeholder_map.services.workspace import sample
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, detail, plant, seen


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_stance_dated_later_is_neither_on_the_badge_nor_among_the_facts(language: str) -> None:
    hoped = Stance(on=date(2099, 1, 1), support=-5, evidence="we fear so")
    seat = plant().decision("mes").seat("s-anna")
    held = seat.support
    assert held not in {None, -5}
    store_with(edits.put_seat(plant(), "mes", seat.but(stances=(*seat.stances, hoped))))
    app = open_page("map", language, "plant")
    app.button(key="moves s-anna").click().run()
    fine(app)
    (badge,) = re.findall(r'class="badge"[^>]*><button[^>]*>([^<]*)<', detail(app))
    assert badge == f"+{held}"
    assert seen(app).count("we fear so") == 1, "in the history alone"


def test_a_designer_s_card_leads_to_the_seat_in_the_other_account() -> None:
    store_with(sample("huadong-precision", DAY), sample("jianglan-center", DAY))
    app = open_page("map", "zh", "huadong-precision")
    app.session_state["seat"] = "s-qian-yuanzhi"
    app.run()
    fine(app)
    assert "楼宇自控" in seen(app)
    app.button(key="elsewhere jianglan-center smart-building").click().run()
    fine(app)
    assert app.session_state["account"] == "jianglan-center"
    assert app.session_state["seat"] == "s-qian-yuanzhi"
