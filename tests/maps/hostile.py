"""An account whose every text attacks whoever shows it."""

from __future__ import annotations

from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision, RequiredRole, Stake
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.scales import Level, Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Teammate
from stakeholder_map.model.tie import Tie
from tests.maps.accounts import TODAY

_RUN = "window.hacked=1;alert(1)"

HOSTILE = (
    f"</script><script>{_RUN}</script>",
    f'"><img src=x onerror="{_RUN}">',
    f"<svg onload={_RUN}>",
    f"' onmouseover='{_RUN}' autofocus onfocus='{_RUN}",
    "{{7*7}}${7*7}",
    f"]]><foreignObject><script>{_RUN}</script></foreignObject>",
    f"</title></style><iframe srcdoc='<script>{_RUN}</script>'>",
    f"javascript:{_RUN}//http://evil.example/x.png",
    "![x](http://evil.example/x.png)",
    "line\u2028separator\u2029here",
    "\u202eright to left\u202c שלום مرحبا",
    "👩‍👩‍👧‍👦 🇨🇳",
    "W" * 300,
    "漢" * 300,
    '<!--<script>"',
    "=cmd|'/c calc'!A1",
)


def hostile() -> Account:
    """Return an account with every attack as name, title, department, concern, note and so on."""
    people = tuple(
        Person(
            id=f"p{at}",
            name=text,
            title=text,
            department_id=f"d{at % 3}" if at % 4 else None,
            organisation_id=None if at % 4 else "o0",
            level=tuple(Level)[at % 3],
            notes=text,
            profile=text,
        )
        for at, text in enumerate(HOSTILE)
    )
    return Account(
        id="hostile",
        name=HOSTILE[0],
        notes=HOSTILE[0],
        owner_id="m0",
        departments=tuple(Department(id=f"d{at}", name=HOSTILE[at]) for at in range(3)),
        organisations=(Organisation(id="o0", name=HOSTILE[6]),),
        people=people,
        teammates=(Teammate(id="m0", name=HOSTILE[1]),),
        competitors=(Competitor(id="k0", name=HOSTILE[2]),),
        ties=tuple(
            Tie(
                source=f"p{at}",
                target=f"p{at // 2}",
                kind=(TieKind.REPORTS_TO, TieKind.INFLUENCES)[at % 2],
                remark=HOSTILE[at],
            )
            for at in range(1, len(HOSTILE))
        ),
        decisions=(
            Decision(
                id="x0",
                name=HOSTILE[6],
                stakes=(Stake(department_id="d0", weight=0.5, demands=(HOSTILE[3],)),),
                required_roles=(RequiredRole(id="q0", role=Role.USER, note=HOSTILE[1]),),
                seats=(
                    *(
                        Seat(
                            id=f"s{at}",
                            person_id=f"p{at}",
                            roles=(Role.DECISION_MAKER,),
                            unmapped_role=text,
                            veto=at % 5 == 0,
                            note=text,
                            stances=(Stance(on=TODAY, support=at % 11 - 5, evidence=text),),
                            concerns=(Concern(id=f"e{at}", text=text),),
                            backs_id="k0" if at % 3 == 0 else None,
                        )
                        for at, text in enumerate(HOSTILE)
                    ),
                    Seat(id="ghost", title=HOSTILE[4], department_id="d1", weight=0.1),
                ),
            ),
        ),
    )
