"""Candid remarks stay with those who may read them."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stakeholder_map.ui.login import is_loopback

APP = Path(__file__).parents[2] / "app.py"


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "LOCALHOST", "::1", "127.1.2.3"])
def test_this_machine_needs_no_log_in(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "192.168.1.7", "::", "map.example"])
def test_every_other_address_does(address: str | None) -> None:
    assert not is_loopback(address)


def test_an_app_open_to_the_network_shows_a_sentence_and_no_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else before(name)
    )
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert app.text[0].value.startswith("Not shown")
    assert "没有显示" in app.text[1].value
    assert not app.selectbox
    assert not app.exception


def test_on_this_machine_the_account_is_shown() -> None:
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert not app.exception
    assert app.selectbox
