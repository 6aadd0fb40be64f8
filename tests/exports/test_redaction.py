"""The customer's file: changing what is private changes not one byte of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.html import html_page
from stakeholder_map.exports.redaction import MAY_SEE, Audience, formal_chart, formal_place
from stakeholder_map.model.account import Account
from stakeholder_map.model.archive import ArchiveEntry
from stakeholder_map.model.decision import Decision, Stake
from stakeholder_map.model.person import Person, Reachable
from stakeholder_map.model.scales import Level, Role, Severity, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact
from stakeholder_map.model.tie import Tie
from tests.maps.accounts import TODAY, account_of


def customer_file(account: Account, people: tuple[str, ...] | None = None) -> str:
    return html_page(read(account, "x0", TODAY), Audience.CUSTOMER, "en", people)


def people_with(account: Account, at: int, **changes: Any) -> Account:
    people = list(account.people)
    people[at] = people[at].but(**changes)
    return account.but(people=tuple(people))


def seat_with(account: Account, at: int, **changes: Any) -> Account:
    decision = account.decisions[0]
    seats = list(decision.seats)
    seats[at] = seats[at].but(**changes)
    return account.but(decisions=(decision.but(seats=tuple(seats)),))


def decision_with(account: Account, **changes: Any) -> Account:
    return account.but(decisions=(account.decisions[0].but(**changes),))


def with_ties(account: Account, **changes: Any) -> Account:
    return account.but(ties=tuple(tie.but(**changes) for tie in account.ties))


MARK = "PRIVATE-REMARK-7531"
INFLUENCE = Tie(source="p1", target="p2", kind=TieKind.INFLUENCES, strength=1, remark=MARK)

#: Every kind of private field, each changed for somebody in the chart.
CHANGES: dict[str, Callable[[Account], Account]] = {
    "account notes": lambda a: a.but(notes=MARK, background=MARK, industry=MARK),
    "account owner": lambda a: a.but(owner_id="m0"),
    "archive": lambda a: a.but(archive=(ArchiveEntry(on=TODAY, title=MARK, text=MARK),)),
    "limits": lambda a: a.but(limits=a.limits.but(cold_days=3)),
    "person notes": lambda a: people_with(a, 1, notes=MARK, profile=MARK),
    "person level": lambda a: people_with(a, 1, level=Level.WORKING),
    "person level unknown": lambda a: people_with(a, 0, level=None),
    "person met": lambda a: people_with(a, 1, met=False),
    "person since": lambda a: people_with(a, 1, since=TODAY),
    "person leaves later": lambda a: people_with(a, 1, left_on=TODAY + timedelta(days=9)),
    "person reachable": lambda a: people_with(a, 1, reachable=Reachable(phone=MARK)),
    "person ids": lambda a: people_with(a, 1, external_ids={"crm": MARK}),
    "support": lambda a: seat_with(a, 1, stances=(Stance(on=TODAY, support=-5, evidence=MARK),)),
    "support unknown": lambda a: seat_with(a, 3, stances=()),
    "roles": lambda a: seat_with(a, 1, roles=tuple(Role)),
    "unmapped role": lambda a: seat_with(a, 1, unmapped_role=MARK),
    "coach": lambda a: seat_with(a, 1, coach=True),
    "veto": lambda a: seat_with(a, 1, veto=True),
    "weight": lambda a: seat_with(a, 1, weight=0.9),
    "seat note": lambda a: seat_with(a, 1, note=MARK),
    "competitor backed": lambda a: seat_with(a, 1, backs_id="k0"),
    "concern": lambda a: seat_with(
        a, 1, concerns=(Concern(id="e", text=MARK, severity=Severity.BLOCKING),)
    ),
    "seat gone": lambda a: decision_with(a, seats=a.decisions[0].seats[2:]),
    "ghost": lambda a: decision_with(
        a, seats=(*a.decisions[0].seats, Seat(id="g2", title=MARK, department_id="d0"))
    ),
    "decision name": lambda a: decision_with(a, name=MARK),
    "stakes": lambda a: decision_with(
        a, stakes=(Stake(department_id="d0", weight=1, demands=(MARK,)),)
    ),
    "seat order": lambda a: decision_with(a, seats=tuple(reversed(a.decisions[0].seats))),
    "order of people": lambda a: a.but(people=tuple(reversed(a.people))),
    "order of departments": lambda a: a.but(departments=tuple(reversed(a.departments))),
    "influence": lambda a: a.but(ties=(*a.ties, INFLUENCE)),
    "tie facts": lambda a: with_ties(a, strength=0.1, remark=MARK, said_by=MARK, on=TODAY),
    "contacts": lambda a: a.but(
        contacts=(Contact(teammate_id="m0", person_id="p1", closeness=4, note=MARK),)
    ),
    "touches": lambda a: a.but(touches=()),
    "competitors": lambda a: a.but(competitors=(a.competitors[0].but(name=MARK, note=MARK),)),
    "another decision": lambda a: a.but(decisions=(*a.decisions, Decision(name=MARK))),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_is_private_changes_no_byte(change: str) -> None:
    account = account_of(21)
    before = customer_file(account)
    changed = CHANGES[change](account)
    assert changed != account, "the change has to change something"
    assert customer_file(changed) == before
    assert MARK not in before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=6, unique=True))
def test_nor_do_several_at_once(changes: list[str]) -> None:
    account = changed = account_of(12)
    for name in changes:
        changed = CHANGES[name](changed)
    assert customer_file(changed) == customer_file(account)


def test_of_ticked_people_hidden_is_no_field_of_the_file() -> None:
    account = account_of(21)
    ticked = tuple(person.id for person in account.people)
    before = customer_file(account, ticked)
    for at in range(21):
        hidden = not account.decisions[0].seats[at].hidden
        assert customer_file(seat_with(account, at, hidden=hidden), ticked) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda a: people_with(a, 1, name="Somebody Else"),
        lambda a: people_with(a, 1, title="Something Else"),
        lambda a: people_with(a, 1, department_id="d0"),
        lambda a: a.but(name="Another Company"),
        lambda a: a.but(ties=a.ties[5:]),
    ],
    ids=["name", "title", "department", "account", "reporting"],
)
def test_what_is_public_does_change_it(change: Callable[[Account], Account]) -> None:
    assert customer_file(change(account_of(21))) != customer_file(account_of(21))


def test_the_preset_is_who_has_a_formal_place() -> None:
    account = account_of(40)
    gone = people_with(account, 5, left_on=TODAY)
    hidden = {seat.person_id for seat in account.decisions[0].seats if seat.hidden}
    outside = {person.id for person in account.people if person.is_external}
    assert hidden
    assert outside
    preset = set(formal_place(gone, TODAY))
    assert preset == {person.id for person in account.people} - hidden - outside - {"p5"}


def test_somebody_without_department_and_lines_has_no_formal_place() -> None:
    account = account_of(12)
    alone = account.but(people=(*account.people, Person(id="new", name="Nobody's")))
    assert "new" not in formal_place(alone, TODAY)


def test_names_of_the_people_who_are_not_ticked_are_nowhere() -> None:
    account = account_of(12)
    found = customer_file(account, ("p0", "p1"))
    for person in account.people[2:]:
        assert person.name == account.people[0].name or person.name not in found
    assert account.people[0].name in found


def test_no_line_is_made_up_between_ticked_people() -> None:
    account = account_of(21)
    chart = formal_chart(account, [person.id for person in account.people])
    names = {person.key: person.name for person in chart.people}
    drawn = {(p.name, names[s]) for p in chart.people for s in p.superiors}
    said = {
        (account.person(tie.source).name, account.person(tie.target).name)
        for tie in account.ties
        if tie.kind is TieKind.REPORTS_TO
    }
    assert drawn == said


JUDGEMENT = {
    "en": "support concern influence weight veto gap coach competitor decision hidden stakeholder "
    "against role unknown met team",
    "zh": "支持 疑虑 影响 权重 否决 缺口 内线 竞争 决策 隐形 团队 角色",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_file_says_no_word_of_what_we_think(language: str) -> None:
    account = account_of(21, chinese=language == "zh")
    found = html_page(read(account, "x0", TODAY), "customer", language)  # type: ignore[arg-type]
    page, style = re.sub("<style>.*?</style>", "", found), found.split("style>")[1]
    # Titles and demands of the generator hold none of these words.
    words = set(re.findall(r"\w+", re.sub(r'[\w-]+=(?=")', "", page.casefold())))
    assert not words & set(JUDGEMENT["en"].split())
    assert not [word for word in JUDGEMENT["zh"].split() if word in page]
    # Nor do the names in the style sheet: only what this page needs is in it.
    names = set(re.findall(r"[.#]([a-z][\w-]*)(?=[^{}]*\{)", style))
    assert names <= {
        *("chart", "lane", "lane-name", "lines", "dotted", "card", "name", "title"),
        *("facts", "wide", "sheet", "people"),
    }


def test_every_audience_has_its_line_in_the_table() -> None:
    assert set(MAY_SEE) == set(Audience)
    fields = {name for names in (MAY_SEE[Audience.CUSTOMER] or {}).values() for name in names}
    private = {"notes", "profile", "support", "weight", "veto", "hidden", "concerns", "strength"}
    assert not fields & private
