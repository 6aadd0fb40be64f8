"""The panel of a seat shows what holds today."""

import re
from datetime import date

import pytest

from stakeholder_map.model import edits
from stakeholder_map.model.seat import Stance
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import detail, plant, seen


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
    (badge,) = re.findall(r'class="badge"[^>]*>([^<]*)<', detail(app))
    assert badge == f"+{held}"
    assert seen(app).count("we fear so") == 1, "in the history alone"
