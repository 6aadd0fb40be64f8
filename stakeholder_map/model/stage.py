"""Stages: what is ticked off in the check list of a stage, and every move to another stage."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from stakeholder_map.model.record import Id, Keyed, Line, Text
from stakeholder_map.model.scales import BuyingStep, SellingStage


class Tick(Keyed):
    """What one of us says of an item of a check list; it counts more than what the data tell.

    ``item`` is the item's code (``analysis.acting.stages``); ``done`` False: we know that it is not
    so.
    """

    item: Line
    done: bool = True
    on: date | None = None
    teammate_id: Id | None = None
    evidence: Text = ""


class StageMove(Keyed):
    """A move from one stage to another, with what was still open and why it was made all the same.

    ``open_items``: codes of the items that were not true on that day.
    """

    on: date
    left: SellingStage | None = None
    entered: SellingStage | None = None
    step_left: BuyingStep | None = None
    step_entered: BuyingStep | None = None
    open_items: tuple[Line, ...] = ()
    reason: Text = Field(default="", description="Why we moved on with open items.")
