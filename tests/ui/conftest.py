"""What tests of pages may use beside AppTest."""

from datetime import date

import pytest
import streamlit as st

from stakeholder_map.ui import state


@pytest.fixture(autouse=True)
def own_store() -> None:
    """The app keeps its store as long as the process lives; each test has a folder of its own."""
    st.cache_resource.clear()


@pytest.fixture
def fixed_day(monkeypatch: pytest.MonkeyPatch, today: date) -> date:
    """Let the app take the tests' day for its own, for texts and numbers that follow dates."""
    monkeypatch.setattr(state, "today", lambda: today)
    return today
