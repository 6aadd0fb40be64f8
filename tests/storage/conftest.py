"""A fresh store for each test: on SQLite always, on PostgreSQL where a server is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from stakeholder_map.storage import Store
from stakeholder_map.storage.place import sqlite_url

#: An empty PostgreSQL database for these tests, for example postgresql+psycopg://me@/test.
SERVER = os.environ.get("STAKEHOLDER_MAP_TEST_POSTGRESQL")


@pytest.fixture(params=["sqlite", "postgresql"] if SERVER else ["sqlite"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "accounts.sqlite")
        return
    assert SERVER
    engine = create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    yield SERVER


@pytest.fixture
def store(url: str) -> Store:
    return Store(url)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The file of a SQLite store that is not opened yet."""
    return tmp_path / "accounts.sqlite"
