"""Looking at the reading pages: everything that a user sees on them, and accounts to look at."""

import html
import json
import re
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision, RequiredRole, Stake
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import Level, Money, Role, Severity, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.model.tie import Tie
from tests.strategies import HOSTILE

TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)

#: The day of every test.
DAY = date(2026, 11, 21)


def seen(app: AppTest) -> str:
    """Return every text on the page, one a line, the map's and the tables' too."""
    parts = [str(e.value) for e in (*app.text, *app.caption, *app.subheader, *app.markdown)]
    parts += [html.unescape(TAG.sub("\n", e.proto.body)) for e in app.get("html")]
    parts += [f"{e.label} {e.value}" for e in app.metric]
    for widget in (*app.selectbox, *app.radio, *app.text_input, *app.toggle):
        parts.append(widget.label)
    for widget in (*app.selectbox, *app.radio):
        parts += map(str, widget.options)
    for element in (*app.button, *app.get("page_link"), *app.get("download_button")):
        parts += [element.proto.label, getattr(element.proto, "help", "")]
    for group in app.get("button_group"):
        parts += [option.content for option in group.proto.options]
    for table in (*app.dataframe, *app.data_editor):
        parts += [str(name) for name in table.value.columns]
        parts += [str(cell) for cell in table.value.to_numpy().ravel()]
    for component in app.get("bidi_component"):
        parts += drawn(component)
    return "\n".join(line.strip() for part in parts for line in part.splitlines() if line.strip())


def drawn(component: Any) -> list[str]:
    """Return the texts that a map or a network is drawn with; other components show none."""
    (data,) = json.loads(component.proto.json or '[""]')
    if not isinstance(data, dict):
        return []
    if "seats" in data:
        return [html.unescape(TAG.sub("\n", data["seats"].get(data["selected"], "")))]
    if "network" in data:
        return [node["label"] for node in data["network"]["nodes"]]
    labels = re.findall(r'aria-label="([^"]*)"', data["svg"])
    return [html.unescape(text) for text in (*labels, TAG.sub("\n", data["svg"] + data["legend"]))]


def picture(app: AppTest) -> list[str]:
    """Return the texts of the picture on the map page."""
    (found,) = [c for c in app.get("bidi_component") if "seats" not in json.loads(c.proto.json)[0]]
    return drawn(found)


def detail(app: AppTest) -> str:
    """Return the markup of what is shown of the selected seat, empty for none."""
    (found,) = [
        data
        for component in app.get("bidi_component")
        for data in json.loads(component.proto.json)
        if "seats" in data
    ]
    return str(found["seats"].get(found["selected"], ""))


def key_number(app: AppTest, label: str) -> str:
    """Return the big number under a label of a page."""
    (found,) = [e.proto.body for e in app.get("html") if 'class="numbers"' in e.proto.body]
    match = re.search(rf"<small>{re.escape(label)}</small><button[^>]*>([^<]*)</button>", found)
    assert match, f"no number named {label}"
    return html.unescape(match[1])


def reason(app: AppTest, label: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what a click on the big number under a label says: the sentence, and the parts."""
    (found,) = [e.proto.body for e in app.get("html") if 'class="numbers"' in e.proto.body]
    after = found.partition(f"<small>{html.escape(label)}</small><button")[2]
    box = after.partition("<small>")[0]
    said = re.search(r'<span class="said">([^<]*)</span>', box)
    assert said, f"the number named {label} does not say why"
    parts = re.findall(r'<span class="part"><span>([^<]*)</span><b>([^<]*)</b></span>', box)
    return html.unescape(said[1]), [(html.unescape(a), html.unescape(b)) for a, b in parts]


def table(app: AppTest, head: str) -> list[dict[str, str]]:
    """Return the rows of the table that has this head, each by its heads, as they are shown."""
    for element in app.get("html"):
        for found in re.findall(r"<table>.*?</table>", element.proto.body, re.DOTALL):
            heads = [html.unescape(TAG.sub("", one)) for one in re.findall(r"<th.*?</th>", found)]
            if head in heads:
                rows = re.findall(r"<tr>(.*?)</tr>", found.partition("</thead>")[2], re.DOTALL)
                return [dict(zip(heads, cells(row), strict=True)) for row in rows]
    raise AssertionError(f"no table has a column {head}")


def cells(row: str) -> list[str]:
    """Return what is shown in the cells of a row, without what a click on a number says."""
    found = re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
    shown = (re.search(r"<button[^>]*>([^<]*)</button>", cell) for cell in found)
    return [
        html.unescape(number[1] if number else TAG.sub("", cell))
        for number, cell in zip(shown, found, strict=True)
    ]


def plant(**changes: Any) -> Account:
    """Return an account whose numbers follow from a glance.

    Anna (weight ¾, support +4) was met today; Bo (weight ¼) never, his support is unknown.
    """
    account = Account(
        id="plant",
        name="Plant",
        departments=(Department(id="it", name="IT"), Department(id="fin", name="Finance")),
        people=(
            Person(id="anna", name="Anna Berg", title="CIO", department_id="it", level=Level.UPPER),
            Person(id="bo", name="Bo Lind", title="CFO", department_id="fin", met=False),
        ),
        ties=(Tie(id="t", source="bo", target="anna", kind=TieKind.REPORTS_TO),),
        teammates=(Teammate(id="mia", name="Mia"),),
        touches=(Touch(id="met", on=DAY, person_ids=("anna",), two_way=True),),
        owner_id="mia",
        decisions=(
            Decision(
                id="mes",
                name="Line control",
                value=Money(amount=2_500_000, currency="EUR"),
                decide_by=date(2026, 12, 1),
                stakes=(Stake(department_id="it", weight=0.75, demands=("uptime",)),),
                seats=(
                    Seat(
                        id="s-anna",
                        person_id="anna",
                        roles=(Role.DECISION_MAKER,),
                        weight=0.75,
                        stances=(Stance(on=DAY, support=4, confidence=0.9),),
                        concerns=(Concern(id="c", text="Downtime", severity=Severity.BLOCKING),),
                    ),
                    Seat(id="s-bo", person_id="bo", roles=(Role.GATEKEEPER,), weight=0.25),
                ),
                required_roles=(RequiredRole(id="need", role=Role.USER),),
            ),
        ),
    )
    return account.but(**changes)


def hostile() -> Account:
    """Return an account in which every name breaks careless code."""
    names = [text for text in HOSTILE if text.strip()]
    people = tuple(
        Person(id=f"p{n}", name=name, title=name[:100], department_id="d", notes=name)
        for n, name in enumerate(names)
    )
    seats = tuple(
        Seat(id=f"s{n}", person_id=f"p{n}", note=name, concerns=(Concern(id=f"c{n}", text=name),))
        for n, name in enumerate(names)
    )
    return Account(
        id="hostile",
        name=HOSTILE[0],
        departments=(Department(id="d", name=HOSTILE[1]),),
        people=people,
        decisions=(Decision(id="dec", name=HOSTILE[6], seats=seats),),
    )
