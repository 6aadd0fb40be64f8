"""What tests of pages may use beside AppTest."""

from datetime import date

import pytest

from stakeholder_map.ui import state


@pytest.fixture
def fixed_day(monkeypatch: pytest.MonkeyPatch, today: date) -> date:
    """Let the app take the tests' day for its own, for texts and numbers that follow dates."""
    monkeypatch.setattr(state, "today", lambda: today)
    return today
