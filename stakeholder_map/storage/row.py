"""The line of an account in the portfolio: what is known without reading the document."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from stakeholder_map.model.account import Account
from stakeholder_map.model.scales import DecisionState, RelationshipStage, Segment


@dataclass(frozen=True)
class AccountRow:
    """An account in a list.

    Attributes:
        changed_at: when it was last saved, UTC.
        owner: the name of the teammate who leads the account, "" where unknown.
        is_sample: it came with the program and nobody has changed it; a sample that somebody
            edited is an account of their own.
        people: persons in it; ``decisions``: all; ``running``: those still running.
        decide_by: the nearest day by which a running decision is due, None where unknown.
        last_touch: the day of the latest recorded touch, None where there is none.
    """

    id: str
    name: str
    version: int
    changed_at: datetime
    changed_by: str
    is_sample: bool
    industry: str
    segment: Segment | None
    relationship_stage: RelationshipStage | None
    owner: str
    people: int
    decisions: int
    running: int
    decide_by: date | None
    last_touch: date | None


def normal(text: str) -> str:
    """Return text as it is searched: NFKC, case folded, blanks single (Ａｎｎａ finds anna)."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(storable(folded).split())


def summary(account: Account) -> dict[str, Any]:
    """Return the summary columns of an account."""
    owner = next((t.name for t in account.teammates if t.id == account.owner_id), "")
    running = [d for d in account.decisions if d.state is DecisionState.RUNNING]
    names = (account.name, *(p.name for p in account.people), *(d.name for d in account.decisions))
    return {
        "name": storable(account.name),
        # A line end between names: no search text matches across two of them.
        "search": "\n".join(normal(name) for name in names),
        "industry": storable(account.industry),
        "segment": account.segment,
        "relationship_stage": account.relationship_stage,
        "owner": storable(owner),
        "people": len(account.people),
        "decisions": len(account.decisions),
        "running": len(running),
        "decide_by": min((d.decide_by for d in running if d.decide_by), default=None),
        "last_touch": max((touch.on for touch in account.touches), default=None),
    }


def row_of(columns: Any) -> AccountRow:
    """Return the row of a result line of the ``accounts`` table."""
    return AccountRow(
        id=columns.id,
        name=columns.name,
        version=columns.version,
        changed_at=columns.changed_at,
        changed_by=columns.changed_by,
        is_sample=columns.is_sample and columns.version == 1,
        industry=columns.industry,
        segment=Segment(columns.segment) if columns.segment else None,
        relationship_stage=(
            RelationshipStage(columns.relationship_stage) if columns.relationship_stage else None
        ),
        owner=columns.owner,
        people=columns.people,
        decisions=columns.decisions,
        running=columns.running,
        decide_by=columns.decide_by,
        last_touch=columns.last_touch,
    )


def storable(text: str) -> str:
    """Return text without NUL, which PostgreSQL cannot hold."""
    return text.replace("\0", "")
