"""The sheets of a decision: approval steps, departments and their stakes, criteria, milestones."""

from __future__ import annotations

from typing import Any

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import (
    ApprovalStep,
    CompetitorFit,
    Criterion,
    Milestone,
    Stake,
)
from stakeholder_map.model.person import Department
from stakeholder_map.model.scales import StepRule
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import FIT, field, in_account, in_decision
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_STEPS = in_decision("steps")
_CRITERIA = in_decision("criteria")
_MILESTONES = in_decision("milestones")
_DEPARTMENTS = in_account("departments")


# -- approval rule ---------------------------------------------------------------------------


def _set_position(book: Book, key: str, position: float | None) -> Account:
    """Move a step to a place in the order, counted from 1."""
    step = _STEPS.find(book, key)
    rest = [other for other in _STEPS.get(book) if other.id != key]
    place = len(rest) if position is None else max(0, round(position) - 1)
    return _STEPS.put(book, (*rest[:place], step, *rest[place:]))


def _position(book: Book, step: Any) -> float:
    return 1 + next(n for n, other in enumerate(_STEPS.get(book)) if other.id == step.id)


def _set_rule(book: Book, key: str, rule: StepRule | None) -> Account:
    if rule is StepRule.QUOTA and _STEPS.find(book, key).quota is None:
        raise c.CellRefused("quota_first")
    return _STEPS.change(book, key, rule=rule or StepRule.ALL)


def _set_quota(book: Book, key: str, quota: float | None) -> Account:
    """Set the quota; to enter one is to say that the step is decided by it."""
    if quota == 0:
        raise c.CellRefused("quota_zero")
    if quota is None and _STEPS.find(book, key).rule is StepRule.QUOTA:
        raise c.CellRefused("quota_first")
    if quota is None:
        return _STEPS.change(book, key, quota=None)
    return _STEPS.change(book, key, quota=quota, rule=StepRule.QUOTA)


STEPS = Sheet(
    "steps",
    _STEPS.get,
    lambda _: (
        Column(
            "position",
            N_("No."),
            c.AMOUNT,
            _position,
            _set_position,
            wide=-1,
            help=N_("The steps are passed in this order; type another number to move one."),
        ),
        field(_STEPS, "name", N_("Step"), c.LINE, needed=True),
        field(_STEPS, "seat_ids", N_("Who decides"), c.some_of("seats"), wide=1),
        Column("rule", N_("How they say yes"), c.choice(StepRule), lambda _, s: s.rule, _set_rule),
        Column(
            "quota",
            N_("Quota %"),
            c.PERCENT,
            lambda _, step: step.quota,
            _set_quota,
            wide=-1,
            help=N_("The share of the step's weight that has to agree."),
        ),
        field(
            _STEPS,
            "from_value",
            N_("Only from a value of"),
            c.AMOUNT,
            help=N_("The step is needed only if the decision is worth at least this much."),
        ),
        field(_STEPS, "due", N_("Due"), c.DAY),
    ),
    lambda book, key, values: _STEPS.append(book, ApprovalStep(id=key, name=values["name"])),
    echoing=frozenset({"position", "quota"}),
)


# -- departments -----------------------------------------------------------------------------


def _stake(name: str, empty: Any, title: str, codec: c.Codec, wide: int, hint: str) -> Column:
    def get(book: Book, department: Any) -> Any:
        stake = book.decision.stake_of(department.id)
        return getattr(stake, name) if stake else empty

    def put(book: Book, key: str, value: Any) -> Account:
        stake = book.decision.stake_of(key) or Stake(department_id=key)
        changed = stake.but(**{name: value})
        rest = tuple(other for other in book.decision.stakes if other.department_id != key)
        order = [department.id for department in book.account.departments]
        stakes = sorted((*rest, changed), key=lambda s: order.index(s.department_id))
        kept = tuple(s for s in stakes if s.weight is not None or s.demands)
        return edits.put_decision(book.account, book.decision.but(stakes=kept))

    return Column(name, title, codec, get, put, wide=wide, help=hint)


def _heads(book: Book, department: Any) -> str:
    people = [p for p in book.account.people if p.department_id == department.id]
    return str(len(people))


def _department_columns(book: Book) -> tuple[Column, ...]:
    name = field(_DEPARTMENTS, "name", N_("Department"), c.LINE, needed=True)
    heads = Column("heads", N_("Known people"), c.LINE, _heads, wide=-1)
    if book.decision_id is None:
        return (name, heads)
    return (
        name,
        _stake(
            "weight",
            None,
            N_("Weight %"),
            c.PERCENT,
            -1,
            N_("Share of this decision, 0 to 100. Blank: unknown."),
        ),
        _stake(
            "demands",
            (),
            N_("What it asks for"),
            c.LINES,
            1,
            N_("For example total cost, uptime, data security. Type each and press Enter."),
        ),
        heads,
    )


DEPARTMENTS = Sheet(
    "departments",
    _DEPARTMENTS.get,
    _department_columns,
    lambda book, key, values: _DEPARTMENTS.append(book, Department(id=key, name=values["name"])),
)


def stakes_sum(book: Book) -> tuple[float | None, int]:
    """Return the sum of the entered department weights (None: none is) and how many are blank."""
    entered = [s.weight for s in book.decision.stakes if s.weight is not None]
    blank = len(book.account.departments) - len(entered)
    return (sum(entered) if entered else None), blank


def normalise_stakes(account: Account, decision_id: str) -> Account:
    """Scale the entered department weights to a sum of 1; nothing changes when they sum to 0."""
    decision = account.decision(decision_id)
    total = sum(stake.weight or 0 for stake in decision.stakes)
    if total <= 0:
        return account
    stakes = tuple(
        stake if stake.weight is None else stake.but(weight=min(1.0, stake.weight / total))
        for stake in decision.stakes
    )
    return edits.put_decision(account, decision.but(stakes=stakes))


# -- criteria and milestones -----------------------------------------------------------------


def _competitor_fit(competitor_id: str, name: str) -> Column:
    def get(_book: Book, criterion: Criterion) -> int | None:
        fits = {fit.competitor_id: fit.fit for fit in criterion.competitor_fits}
        return fits.get(competitor_id)

    def put(book: Book, key: str, value: int | None) -> Account:
        criterion = _CRITERIA.find(book, key)
        rest = tuple(f for f in criterion.competitor_fits if f.competitor_id != competitor_id)
        if value is not None:
            rest = (*rest, CompetitorFit(competitor_id=competitor_id, fit=value))
        return _CRITERIA.change(book, key, competitor_fits=rest)

    return Column(f"fit_{competitor_id}", name, FIT, get, put, verbatim=True)


def _criteria_columns(book: Book) -> tuple[Column, ...]:
    rivals = {
        rival.id: book.competitors[rival.id]
        for rival in book.account.rivals_in(book.decision_id or "")
    }
    return (
        field(_CRITERIA, "text", N_("Criterion"), c.LINE, needed=True, wide=1),
        field(_CRITERIA, "weight", N_("Weight %"), c.PERCENT, wide=-1),
        field(_CRITERIA, "our_fit", N_("We meet it"), FIT),
        *(_competitor_fit(key, name) for key, name in rivals.items()),
        field(_CRITERIA, "set_by_id", N_("Set by"), c.one_of("people")),
        field(_CRITERIA, "what_would_change_it", N_("What would change it"), c.TEXT, wide=1),
        field(_CRITERIA, "who_could_id", N_("Who could"), c.one_of("people")),
    )


CRITERIA = Sheet(
    "criteria",
    _CRITERIA.get,
    _criteria_columns,
    lambda book, key, values: _CRITERIA.append(book, Criterion(id=key, text=values["text"])),
)

MILESTONES = Sheet(
    "milestones",
    lambda book: tuple(sorted(_MILESTONES.get(book), key=lambda m: m.on)),
    lambda _: (
        field(_MILESTONES, "on", N_("Date"), c.DAY, needed=True),
        field(_MILESTONES, "text", N_("Milestone"), c.LINE, needed=True, wide=1),
        field(_MILESTONES, "done", N_("Done"), c.CHECK, wide=-1),
    ),
    lambda book, key, values: _MILESTONES.append(book, Milestone(id=key, **values)),
)
