"""What the browser's grid reports, before anything is made of it."""

from stakeholder_map.ui.sheets.editor import whole


def test_halves_of_signs_are_dropped_wherever_they_stand_in_a_report() -> None:
    report = {
        "edited_rows": {3: {"name": "A\ud83d", "roles": ["\udc00B", "😀"], "veto": True}},
        "added_rows": [{"weight": None, "name": "𠮷田"}],
        "deleted_rows": [1],
    }
    assert whole(report) == {
        "edited_rows": {3: {"name": "A", "roles": ["B", "😀"], "veto": True}},
        "added_rows": [{"weight": None, "name": "𠮷田"}],
        "deleted_rows": [1],
    }
