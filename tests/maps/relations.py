"""An account small enough to know every cell of its matrix and its heat map by heart."""

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision, Pain, Stake
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import ConcernCategory, ConcernState, Money, Severity
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate
from tests.maps.accounts import TODAY, touch


def relations() -> Account:
    """Return it.

    Ann (IT, weight 0.6) is trusted by Kim alone and was met five days ago. Bob (IT, 0.1) is known
    to Lee by name, who wrote to him 90 days ago in vain. Cem (Finance, 0.3) was never met.
    """
    return Account(
        id="relations",
        name="Relations",
        departments=(
            Department(id="it", name="IT"),
            Department(id="fin", name="Finance"),
            Department(id="law", name="Legal"),
        ),
        people=(
            Person(id="bob", name="Bob", department_id="it"),
            Person(id="ann", name="Ann", department_id="it"),
            Person(id="cem", name="Cem", department_id="fin", met=False),
        ),
        teammates=(Teammate(id="kim", name="Kim", is_sponsor=True), Teammate(id="lee", name="Lee")),
        contacts=(
            Contact(id="1", teammate_id="kim", person_id="ann", closeness=3, is_owner=True),
            Contact(id="2", teammate_id="lee", person_id="bob", closeness=1),
            Contact(id="3", teammate_id="lee", person_id="ann"),
        ),
        touches=(
            touch("a", 5, "kim", "ann"),
            touch("b", 2, "kim", "ann", two_way=False),
            touch("c", 90, "lee", "bob", two_way=False),
            touch("d", -3, "lee", "cem"),
        ),
        decisions=(
            Decision(
                id="x0",
                name="Purchase",
                stakes=(Stake(department_id="law", weight=0.1),),
                seats=(
                    Seat(
                        id="s-ann",
                        person_id="ann",
                        weight=0.6,
                        stances=(Stance(on=TODAY, support=4),),
                        concerns=(
                            Concern(
                                id="k1",
                                text="Payback",
                                category=ConcernCategory.PRICE,
                                severity=Severity.BLOCKING,
                                owner_id="kim",
                            ),
                            Concern(
                                id="k2",
                                text="Cloud",
                                category=ConcernCategory.SECURITY,
                                state=ConcernState.RESOLVED,
                            ),
                        ),
                    ),
                    Seat(
                        id="s-bob",
                        person_id="bob",
                        weight=0.1,
                        stances=(Stance(on=TODAY, support=-2),),
                        concerns=(
                            Concern(
                                id="k3",
                                text="Discount",
                                category=ConcernCategory.PRICE,
                                severity=Severity.MINOR,
                                state=ConcernState.ANSWERED,
                            ),
                        ),
                    ),
                    Seat(id="s-cem", person_id="cem", weight=0.3, veto=True),
                ),
                pains=(
                    Pain(
                        id="h1",
                        text="Slow close",
                        department_ids=("it", "fin"),
                        person_ids=("ann",),
                        severity=4,
                        cost=Money(amount=200_000, currency="EUR"),
                    ),
                    Pain(id="h2", text="Audit findings", person_ids=("cem",)),
                ),
            ),
        ),
    )
