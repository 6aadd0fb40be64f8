"""Weights of a file that are those of the decision, before they were scaled to a sum of 100%."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isclose

from stakeholder_map.importers.drafts import Draft
from stakeholder_map.importers.proposal import Kept
from stakeholder_map.model.check import WEIGHT_TOLERANCE
from stakeholder_map.model.decision import Decision


def without_scaled(
    drafts: Sequence[Draft], known: Mapping[str, str], decision: Decision
) -> tuple[list[Draft], list[Kept]]:
    """Return the drafts, without weights where these are no news, and what stays instead.

    They are no news where they do not sum to 1, those of the decision do, and both stand in the
    same proportion for the same people: somebody scaled them when the file was imported first.

    Args:
        drafts: the rows.
        known: draft key → id of the person in the account.
        decision: as it is before the import.
    """
    said = {known.get(draft.key): draft.weight for draft in drafts if draft.weight is not None}
    there = {seat.person_id: seat.weight for seat in decision.seats if seat.weight is not None}
    total = sum(said.values())
    if None in said or said.keys() != there.keys() or total <= 0:
        return list(drafts), []
    if abs(total - 1) <= WEIGHT_TOLERANCE or not all(
        isclose(weight / total, there[person_id], abs_tol=1e-9)
        for person_id, weight in said.items()
    ):
        return list(drafts), []
    kept = [
        Kept(person_id, "weight", f"{there[person_id]:.10g}", f"{weight:.10g}")
        for person_id, weight in said.items()
        if person_id is not None and weight != there[person_id]
    ]
    return [replace(draft, weight=None) for draft in drafts], kept
