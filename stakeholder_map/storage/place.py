"""Where the store is when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL

#: Names the database as a URL, for example ``postgresql+psycopg://team@db/stakeholders``.
DATABASE_VARIABLE = "STAKEHOLDER_MAP_DB"

#: Names the folder of the user's data.
FOLDER_VARIABLE = "STAKEHOLDER_MAP_DATA"


def data_folder() -> Path:
    """Return the folder of the user's data; it need not exist yet."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return user_data_path("stakeholder-map", appauthor=False)


def default_url() -> str:
    """Return the address of the user's store."""
    named = os.environ.get(DATABASE_VARIABLE)
    if named:
        return named
    return sqlite_url(data_folder() / "accounts.sqlite")


def sqlite_url(path: Path) -> str:
    """Return the address of the SQLite database in a file, whatever its name contains."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)
