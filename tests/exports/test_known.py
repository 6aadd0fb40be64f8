"""What a page tells its script: numbers, of those who stand there, and nothing of the others."""

from datetime import date
from unittest.mock import Mock

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.known import packed
from stakeholder_map.maps.board.cards import Card
from stakeholder_map.maps.board.overlays import overlay_data
from stakeholder_map.words import words
from tests.maps.accounts import TODAY
from tests.maps.board.test_overlays import firm

KNOWN = {
    "people": [
        ["s1", "Lin 𝕏", "CFO", "Finance", "", ""],
        ["s2", "赵敏", "", "", "zhao'min zm", "s3"],
        ["gone", "Old Fox", "", "", "", ""],
    ],
    "ties": [["s1", "s2", 0, 80, 1], ["s1", "gone", 0, 80, 0]],
    "paths": {
        "s1": ["Eva", ["s2", "s1"], [70, 0], [0, 1]],
        "s2": ["Eva", ["gone", "s2"], [1, 1], [0, 0]],
    },
    "stances": [["s1", "2026-02-28", None], ["gone", "2026-02-28", 3]],
    "news": [["s2", "2026-03-02", "cold"], ["gone", "2026-03-02", "new"]],
    "gone": [["Ann", "2026-02-20"]],
    "camps": {"s1": -1, "gone": 0},
    "since": "2026-01-31",
    "today": "2026-03-02",
    "strong": 60,
}


def test_cards_are_numbers_and_days_are_days_ago() -> None:
    lin = Mock(Card, called="Lin 𝕏, CFO", title=())
    lin.name = ()
    wrong = Mock(Card, called="赵敏, boss")
    found = packed(KNOWN, {"s1": 1, "s3": 2, "s2": 3}, {"s1": lin, "s2": wrong})
    # The name of Lin is six pieces of 16 bits long, as a browser counts; the title of 赵敏's card
    # is not what it should be, so both are told.
    assert found["people"] == [[0, 6], -1, [1, "赵敏", ""]]
    assert found["homes"] == ["Finance", ""]
    assert found["sounds"] == {3: "zhao'min zm"}
    assert found["folds"] == {3: 2}
    assert found["ties"] == [[1, 3, 0, 80, 1]]
    # 0 percent and only assumed: the complement, which is below zero.
    assert (found["mates"], found["paths"]) == (["Eva"], [[0, 3, 70, 1, -1]])
    assert found["stances"] == [[1, (date(2026, 3, 2) - date(2026, 2, 28)).days, None]]
    assert found["news"] == [[3, 0, 2]]
    assert found["gone"] == [["Ann", 10]]
    assert found["camps"] == [[1, -1]]
    assert found["since"] == 30
    assert "Fox" not in str(found)


def test_no_id_of_ours_goes_out() -> None:
    known = overlay_data(read(firm(), "x0", TODAY), words("en"))
    keys = [one[0] for one in known["people"]]
    found = packed(known, {key: at for at, key in enumerate(keys, start=1)}, {})
    assert not any(key in str(found) for key in keys)
