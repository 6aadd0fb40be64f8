"""Making the tables, and bringing those of an older version up to date."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select, update

from stakeholder_map.storage import tables
from stakeholder_map.storage.engine import file_of, only_one_makes_tables, unit
from stakeholder_map.storage.errors import StoreForeign, StoreNewer

#: From the version of its key to the next. A step runs in the transaction that notes it.
UPGRADES: dict[int, Callable[[Connection], None]] = {
    1: tables.drafts.create,
    2: lambda connection: tables.metadata.create_all(
        connection, tables=[tables.playbook, tables.playbook_uses]
    ),
}


def bring_up_to_date(engine: Engine) -> None:
    """Make missing tables, upgrade older ones.

    Raises:
        StoreNewer: a newer program wrote the database; nothing is touched.
        StoreForeign: the file is another program's database; nothing is touched.
    """
    with unit(engine) as connection:
        if _found(connection) == tables.SCHEMA:
            return
    with unit(engine, write=True) as connection:
        only_one_makes_tables(connection)
        found = _found(connection)
        if found is None:
            if file_of(engine) is not None and inspect(connection).get_table_names():
                raise StoreForeign(path=str(file_of(engine)))
            tables.metadata.create_all(connection)
            connection.execute(insert(tables.schema_version).values(version=tables.SCHEMA))
            return
        if found > tables.SCHEMA:
            raise StoreNewer(found=str(found), known=str(tables.SCHEMA))
        for version in range(found, tables.SCHEMA):
            UPGRADES[version](connection)
        connection.execute(update(tables.schema_version).values(version=tables.SCHEMA))


def _found(connection: Connection) -> int | None:
    if not inspect(connection).has_table(tables.schema_version.name):
        return None
    return connection.execute(select(tables.schema_version.c.version)).scalar()
