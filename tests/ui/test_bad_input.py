"""Input that makes no sense has a sentence with its place, and the rest is still shown."""

import json
from datetime import timedelta

import pytest

from stakeholder_map.model import edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Stake
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import Money, StepRule
from stakeholder_map.model.seat import Stance
from stakeholder_map.words import words
from stakeholder_map.words.problems import problem_text
from tests.ui.entry_app import open_page, store_with
from tests.ui.outlook_app import held, outlook_of
from tests.ui.reading_app import DAY, key_number, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")

SECTIONS = ("today", "deciders", "unknown", "ways", "losses", "clashes", "trials")


def with_rule(account: Account, *steps: ApprovalStep, **changes: object) -> Account:
    return edits.put_decision(account, account.decisions[0].but(steps=steps, **changes))


def with_seats(account: Account, **changes: object) -> Account:
    decision = account.decisions[0]
    seats = tuple(seat.but(**changes) for seat in decision.seats)
    return edits.put_decision(account, decision.but(seats=seats, stakes=()))


def committed(firmly: float) -> Account:
    account = held(4, -2)
    for key, support in (("s-anna", 4), ("s-bo", -2)):
        stance = Stance(on=DAY, support=support, confidence=1.0, commitment=firmly)
        account = edits.set_stance(account, "mes", key, stance)
    return account


def gone() -> Account:
    account = held(4, -2)
    left = DAY - timedelta(1)
    return account.but(people=tuple(person.but(left_on=left) for person in account.people))


EMPTY = ApprovalStep(id="law", name="Legal")
SHARE = ApprovalStep(
    id="w", name="Board", rule=StepRule.QUOTA, quota=0.6, seat_ids=("s-anna", "s-bo")
)

ODD = {
    "all weights zero": (
        with_seats(held(4, -2, vote=False), weight=0.0),
        "so everybody counts the same",
    ),
    "zero weights in a share of the weight": (
        with_rule(with_seats(held(4, -2), weight=0.0), SHARE),
        "No weights are entered",
    ),
    "a step without seats": (
        with_rule(held(4, -2), EMPTY),
        "Nobody sits in the step “Legal”",
    ),
    "a step above the value": (
        with_rule(
            held(4, -2),
            EMPTY.but(seat_ids=("s-bo",), from_value=5e6),
            value=Money(amount=1.0, currency="EUR"),
        ),
        "The step “Legal” is not needed at this value.",
    ),
    "everybody has a veto": (with_seats(held(4, -2), veto=True), "Anna Berg, Bo Lind can"),
    "everybody has left": (gone(), "names somebody who no longer takes part"),
    "λ at its upper edge": (committed(0.0), "must all agree"),
    "λ at its lower edge": (committed(1.0), "must all agree"),
    "a department with weight and nobody in it": (
        edits.put_decision(
            plant(),
            plant()
            .decisions[0]
            .but(
                seats=plant().decisions[0].seats[:1],
                stakes=(
                    Stake(department_id="it", weight=0.5),
                    Stake(department_id="fin", weight=0.5),
                ),
            ),
        ),
        "",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_the_sentence_is_on_the_page_and_the_rest_is_shown(name: str) -> None:
    account, sentence = ODD[name]
    text = seen(outlook_of(account, "today"))
    assert sentence in text
    assert "The rule as entered, read back" in text


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("name", ODD)
def test_every_section_stands_it(name: str, section: str) -> None:
    outlook_of(ODD[name][0], section, "zh")


@pytest.mark.parametrize("page", ["map", "gaps", "portfolio"])
@pytest.mark.parametrize("name", ODD)
def test_the_other_pages_stand_it(name: str, page: str) -> None:
    account = ODD[name][0]
    store_with(account)
    open_page(page, "en", account.id)


def test_at_the_edges_of_lambda_the_lean_is_the_hand_s() -> None:
    # Both must agree: v = (½, ½), each listens to the other only, x0 = (.8, −.4). By symmetry
    # I = (½, ½) whatever λ: the lean is +20.
    for firmly in (0.0, 1.0):
        app = outlook_of(committed(firmly), "today")
        assert key_number(app, "Lean") == "+20 ± 0"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("decisions[0].seats[0].weight", -0.2),
        ("decisions[0].seats[0].weight", float("nan")),
        ("decisions[0].seats[0].stances[0].support", 9),
        ("decisions[0].seats[0].stances[0].commitment", 1.5),
        ("decisions[0].stakes[0].weight", -1),
        ("limits.commitment", 2),
        ("ties[0].strength", float("inf")),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_place(
    place: str, value: float, language: str
) -> None:
    document = json.loads(file.write(held(4, -2)))
    document.setdefault("account", document)
    target = document["account"] if "decisions" in document["account"] else document
    *way, last = place.replace("[", ".").replace("]", "").split(".")
    for part in way:
        target = target[int(part)] if part.isdigit() else target.setdefault(part, {})
    target[last] = value
    if document.get("account") is document:
        del document["account"]
    with pytest.raises(Refused) as refused:
        file.read(json.dumps(document), "plant.json")
    said = " ".join(problem_text(words(language), one) for one in refused.value.problems)
    assert place in said
