"""The tables. Only types that SQLite and PostgreSQL both have."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

#: The schema that this program writes.
SCHEMA = 3


class Moment(TypeDecorator[datetime]):
    """A point in time as UTC text of fixed width, so that it sorts and keeps its zone."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text that is stored; a moment without a zone is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the aware moment."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()

schema_version = Table(
    "stakeholder_map_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False),  # the text of an account file
    Column("is_sample", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
    # What the portfolio lists without reading documents.
    Column("name", Text, nullable=False),
    Column("search", Text, nullable=False),  # names, normalised; see row.normal
    Column("industry", Text, nullable=False),
    Column("segment", String(40)),
    Column("relationship_stage", String(40)),
    Column("owner", Text, nullable=False),
    Column("people", Integer, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("running", Integer, nullable=False),
    Column("decide_by", Date),
    Column("last_touch", Date),
)

revisions = Table(
    "revisions",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("target", Integer),  # the version that an undo or redo is about
)

changes = Table(
    "changes",
    metadata,
    Column("account_id", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("path", Text, nullable=False),
    Column("before", Text, nullable=False),  # JSON
    Column("after", Text, nullable=False),  # JSON
    Column("added", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    ForeignKeyConstraint(
        ["account_id", "version"],
        ["revisions.account_id", "revisions.version"],
        ondelete="CASCADE",
    ),
)

preferences = Table(
    "preferences",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)

#: Typed and not saved yet (since schema 2); what an account's end or an erasure takes along.
drafts = Table(
    "drafts",
    metadata,
    Column("account_id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", String(200), primary_key=True),
    Column("place", String(200), primary_key=True),
    Column("body", Text, nullable=False),  # JSON
)

# The playbook: one's own texts and cases. ``owner`` is empty for what the team shares.
playbook = Table(
    "playbook",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(100), primary_key=True),
    Column("sort", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False),  # JSON
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("deleted_at", Moment),
)

# Every use of a text, and whether it worked.
playbook_uses = Table(
    "playbook_uses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("worked", Boolean, nullable=False),
)
