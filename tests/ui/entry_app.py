"""The app in AppTest, on one of its pages, with an account that a test has made."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.services import workspace
from stakeholder_map.storage.store import Store
from tests.conftest import ROOT


def store_with(*accounts: Account) -> Store:
    """Return the store of this test's data folder with these accounts and no samples."""
    st.cache_resource.clear()  # the app keeps its store for as long as the process lives
    store = Store()
    store.set_preference(workspace.ADDED_ON, date.today().isoformat())  # noqa: DTZ011
    for account in accounts:
        store.create(account, by="test")
    return store


def open_page(name: str, language: str = "en", account: str = "", part: str = "") -> AppTest:
    """Return the app after its first run on a page, with the part that the URL names."""
    st.cache_resource.clear()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    if account:
        app.query_params["account"] = account
    if part:
        app.query_params["section"] = part
    app.switch_page(f"stakeholder_map/ui/pages/{name}.py")
    app.run()
    fine(app)
    return app


def fine(app: AppTest) -> None:
    """Fail where the page failed."""
    assert not app.exception, app.exception[0].message


def texts(app: AppTest) -> str:
    """Return every plain text of the page."""
    return "\n".join(str(element.value) for element in (*app.text, *app.caption))


def grid(app: AppTest, sheet: str) -> pd.DataFrame:
    """Return the table that a sheet's editor was mounted with."""
    return _editor(app, sheet).value


def cells(app: AppTest, sheet: str, column: str) -> list[Any]:
    """Return one column of a sheet as plain values; blank is None."""
    return [
        None if not isinstance(cell, list) and pd.isna(cell) else cell
        for cell in grid(app, sheet)[column]
    ]


def type_into(
    app: AppTest,
    sheet: str,
    edited: Mapping[int, Mapping[str, Any]] | None = None,
    added: list[Mapping[str, Any]] | None = None,
    deleted: list[int] | None = None,
) -> None:
    """Report edits as the browser does: by position, everything since the editor was mounted."""
    states = app._tree.get_widget_states()
    report = states.widgets.add()
    report.id = _editor(app, sheet).proto.id
    report.string_value = json.dumps(
        {"edited_rows": edited or {}, "added_rows": added or [], "deleted_rows": deleted or []}
    )
    app._run(states)
    fine(app)


def _editor(app: AppTest, sheet: str) -> Any:
    found = [editor for editor in app.data_editor if str(editor.key).startswith(f"{sheet}_")]
    assert len(found) == 1, [editor.key for editor in app.data_editor]
    return found[0]
