"""What the account knows for each placeholder. What is unknown is absent, never made up."""

from __future__ import annotations

from collections.abc import Iterable

from stakeholder_map.analysis.causes import CauseCode
from stakeholder_map.analysis.chain.graph import has_left
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.competitor import Trait
from stakeholder_map.model.decision import Pain
from stakeholder_map.model.scales import ConcernCategory, Dimension, Money, Role
from stakeholder_map.model.seat import Concern
from stakeholder_map.playbook.blanks import Blank
from stakeholder_map.playbook.kinds import DepartmentKind, Scene
from stakeholder_map.playbook.naming import address, house, together
from stakeholder_map.playbook.situation import Situation
from stakeholder_map.words import Words, figures

Facts = dict[Blank, str]

#: Concerns of this kind are not said aloud.
_SILENT = ConcernCategory.PERSONAL

#: Who speaks for the whole house hears of what costs it most; others of what is their own.
_OF_THE_WHOLE = {DepartmentKind.EXECUTIVE, DepartmentKind.FINANCE, DepartmentKind.PURCHASING}

#: How well an offer must meet a criterion to be pointed at.
GOOD_FIT = 3

#: A payback beyond five years is no argument, and one of a month nobody believes: texts that need
#: one are not offered then.
MONTHS = range(2, 61)

#: Nobody plans backwards from tomorrow.
LEAST_DAYS = 2


def facts(
    _: Words,
    reading: Reading,
    found: Situation,
    concern: Concern | None = None,
    cause: CauseCode | None = None,
) -> Facts:
    """Return what can be filled in for a person, in the words of one language.

    Args:
        _: the language that money and dates are written in.
        reading: of the decision.
        found: where the person stands.
        concern: the one that is talked about; the worst open one where none is given. One of the
            kind *personal* is never told: nobody wants to hear their worry about the job read out.
            At a first contact none is: they have not told us.
        cause: the quarrel that is talked about; any where none is given.
    """
    talked = concern or next((c for c in found.concerns if c.category is not _SILENT), None)
    if Scene.FIRST_CONTACT in found.scenes:
        talked = None  # somebody else told us
    known: Facts = {}
    known |= _of_the_person(_, reading, found)
    known |= _of_the_decision(_, reading, found)
    known |= _of_the_pain(_, found)
    known |= _of_the_rival(found, talked)
    if talked is not None and talked.category is not _SILENT:
        known[Blank.CONCERN] = talked.text
        known[Blank.ANSWER] = talked.answer
        if talked.due is not None and talked.due >= reading.today:
            known[Blank.DUE] = figures.spoken_day(_, talked.due, reading.today)
    others = found.causes.get(cause, ()) if cause else next(iter(found.causes.values()), ())
    if others:
        known[Blank.OTHER] = _joined(_, found, others)
    return {blank: " ".join(text.split()) for blank, text in known.items() if text.strip()}


def _of_the_person(_: Words, reading: Reading, found: Situation) -> Facts:
    account, person, known = found.account, found.person, Facts()
    home = person.department_id if person else found.seat.department_id
    if home:
        known[Blank.DEPARTMENT] = account.department(home).name
        stake = found.decision.stake_of(home)
        if stake is not None and stake.demands:
            known[Blank.DEMAND] = stake.demands[0]
    if person is None:
        return known
    known[Blank.PERSON] = address(person, _.language)
    known[Blank.TITLE] = person.title
    bosses = [account.person(key) for key in account.superiors(person.id)]
    boss = next((one for one in bosses if not has_left(one, reading.today)), None)
    if boss is not None:
        known[Blank.BOSS] = address(boss, _.language)
    last = reading.reaches[person.id].last_met
    if last is not None:
        known[Blank.LAST_MET] = figures.spoken_day(_, last, reading.today)
    mates = {mate.id: mate.name for mate in account.teammates}
    closest = sorted(
        (c for c in account.contacts if c.person_id == person.id and c.closeness),
        key=lambda contact: (-(contact.closeness or 0), not contact.is_owner, contact.id),
    )
    if closest:
        known[Blank.TEAMMATE] = mates[closest[0].teammate_id]
    elif account.owner_id in mates:
        known[Blank.TEAMMATE] = mates[account.owner_id]
    sponsor = next((mate.name for mate in account.teammates if mate.is_sponsor), "")
    return {**known, Blank.SPONSOR: sponsor}


def _of_the_decision(_: Words, reading: Reading, found: Situation) -> Facts:
    decision, today = found.decision, reading.today
    known: Facts = {Blank.ACCOUNT: house(found.account.name), Blank.DECISION: decision.name}
    if decision.value is not None and decision.value.amount > 0:
        known[Blank.PRICE] = figures.spoken_money(_, decision.value)
    total = total_worth(decision.pains)
    if total is not None:
        known[Blank.VALUE] = figures.spoken_money(_, total)
        months = payback_months(decision.value, total)
        if months is not None:
            known[Blank.PAYBACK] = str(months)
    budget = decision.bant.budget
    if budget.amount is not None and budget.amount.amount > 0:
        known[Blank.BUDGET] = figures.spoken_money(_, budget.amount)
    known[Blank.BUDGET_SOURCE] = budget.source
    if decision.decide_by is not None and decision.decide_by >= today:
        known[Blank.DECIDE_BY] = figures.spoken_day(_, decision.decide_by, today)
        if (decision.decide_by - today).days >= LEAST_DAYS:
            known[Blank.DAYS_LEFT] = str((decision.decide_by - today).days)
    ahead = sorted((m.on, m.text) for m in decision.milestones if not m.done and m.on >= today)
    if ahead:
        known[Blank.MILESTONE_DAY] = figures.spoken_day(_, ahead[0][0], today)
        known[Blank.MILESTONE] = ahead[0][1]
    best = sorted(
        (c for c in decision.criteria if (c.our_fit or 0) >= GOOD_FIT),
        key=lambda criterion: (-(criterion.weight or 0), criterion.id),
    )
    if best:
        known[Blank.CRITERION] = best[0].text
    return known


def total_worth(pains: Iterable[Pain]) -> Money | None:
    """Return what our answers are worth a year together; None if nothing is valued.

    Of several currencies nothing is added up: None.
    """
    worths = [pain.worth for pain in pains if pain.worth is not None and pain.worth.amount > 0]
    currencies = {worth.currency for worth in worths}
    if len(currencies) != 1:
        return None
    return Money(amount=sum(worth.amount for worth in worths), currency=currencies.pop())


def payback_months(price: Money | None, worth: Money) -> int | None:
    """Return price ÷ worth a year × 12, rounded up; None where it cannot be said."""
    if price is None or price.currency != worth.currency or not 0 < price.amount < float("inf"):
        return None
    months = -(-price.amount * 12 // worth.amount)
    return int(months) if months in MONTHS else None


#: In which dimensions a competitor's weakness bears on a concern.
DIMENSIONS: dict[ConcernCategory, tuple[Dimension, ...]] = {
    ConcernCategory.PRICE: (Dimension.PRICE, Dimension.COST, Dimension.FINANCE),
    ConcernCategory.TECHNICAL: (Dimension.PRODUCT,),
    ConcernCategory.SECURITY: (Dimension.PRODUCT, Dimension.REPUTATION),
    ConcernCategory.DELIVERY: (Dimension.ORGANISATION, Dimension.PEOPLE),
    ConcernCategory.SERVICE: (Dimension.ORGANISATION, Dimension.PEOPLE),
    ConcernCategory.STRATEGY: (Dimension.REPUTATION, Dimension.FINANCE),
    ConcernCategory.SUPPLIER: (Dimension.REPUTATION, Dimension.ORGANISATION),
}


def _of_the_pain(_: Words, found: Situation) -> Facts:
    """Fill in what hurts: this person's own pain, else the department's.

    Else the dearest, but only for who decides or speaks for the whole house: somebody else's pain
    is no argument for a technician.
    """
    person_id = found.seat.person_id
    home = found.person.department_id if found.person else found.seat.department_id

    def rank(pain: Pain) -> tuple[int, float, str]:
        near = 0 if person_id in pain.person_ids else 1 if home in pain.department_ids else 2
        return (near, -(pain.cost.amount if pain.cost else 0), pain.id)

    pains = sorted(found.decision.pains, key=rank)
    whole = Role.DECISION_MAKER in found.roles or found.departments & _OF_THE_WHOLE
    if not pains or (rank(pains[0])[0] == 2 and not whole):
        return {}
    pain = pains[0]
    known: Facts = {Blank.PAIN: pain.text, Blank.SOLUTION: pain.answer}
    if pain.cost is not None and pain.cost.amount > 0:
        known[Blank.COST] = figures.spoken_money(_, pain.cost)
    if pain.worth is not None and pain.worth.amount > 0:
        known[Blank.WORTH] = figures.spoken_money(_, pain.worth)
    return known


def _of_the_rival(found: Situation, talked: Concern | None) -> Facts:
    if not found.rivals:
        return {}
    rival = found.rivals[0]
    known: Facts = {Blank.COMPETITOR: rival.name}
    near = DIMENSIONS.get(talked.category, ()) if talked else ()
    weaknesses = [trait for trait in rival.traits if trait.weakness.strip()]
    weak = next(iter(sorted(weaknesses, key=lambda trait: trait.dimension not in near)), None)
    if weak is not None:
        known[Blank.THEIR_WEAKNESS] = weak.weakness
    known[Blank.OUR_STRENGTH] = _strength(found.account.our_traits, weak)
    line = next((one for one in rival.attack_lines if one.answer.strip()), None)
    if line is not None:
        known |= {Blank.ATTACK: line.text, Blank.COUNTER: line.answer}
    return known


def _strength(traits: Iterable[Trait], beside: Trait | None) -> str:
    strong = [trait for trait in traits if trait.strength.strip()]
    same = [trait for trait in strong if beside is not None and trait.dimension == beside.dimension]
    return next((trait.strength for trait in (*same, *strong)), "")


def _joined(_: Words, found: Situation, seat_ids: Iterable[str]) -> str:
    people = [found.decision.seat(key).person_id for key in seat_ids]
    names = [address(found.account.person(key), _.language) for key in people if key]
    return together(names[:3], _.language)
