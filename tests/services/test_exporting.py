"""What leaves the house: named well, complete for the team, and formal for the customer."""

import json
from datetime import date

import pytest

from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.model import edits, file
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Role, TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import exporting
from stakeholder_map.services.exporting import Export
from stakeholder_map.services.formats import Format
from stakeholder_map.services.workspace import sample
from stakeholder_map.words import Language, words
from tests.strategies import HOSTILE
from tests.ui.reading_app import plant


def made(account: Account, today: date, **options: object) -> Export:
    return exporting.export(account, account.decisions[0].id, today=today, **options)


def customer(account: Account, today: date, **options: object) -> str:
    found = made(account, today, audience=Audience.CUSTOMER, **options)
    return found.data.decode("utf-8")


def with_hidden() -> Account:
    """Return the plant with somebody who sways it from behind, and somebody who left."""
    old = Person(id="old", name="Old Fox", department_id="it")
    gone = Person(id="gone", name="Gone Girl", department_id="it", left_on=date(2026, 1, 1))
    account = plant(people=(*plant().people, old, gone))
    seat = Seat(id="s-old", person_id="old", roles=(Role.INFLUENCER,), hidden=True)
    return edits.put_seat(account, "mes", seat)


def test_the_teams_page_is_named_after_account_decision_and_day(today: date) -> None:
    found = made(plant(), today)
    assert found.name == "Plant – Line control – 2026-11-21 – team, internal.html"
    assert found.mime == "text/html"
    assert found.data.startswith(b"<!doctype html>")


def test_the_customers_file_tells_nothing_in_its_name(today: date) -> None:
    account = plant(name="Plant")
    found = made(account, today, audience=Audience.CUSTOMER)
    assert found.name == "Organisation chart – Plant.html"
    chinese = made(account, today, audience=Audience.CUSTOMER, language=Language.ZH).name
    assert "Plant" in chinese
    assert chinese != found.name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_makes_a_file_name_that_every_system_takes(name: str, today: date) -> None:
    found = made(plant(name=name), today).name
    assert not set(found) & set('<>:"/\\|?*\0\n')
    assert 0 < len(found.encode()) <= 255


def test_the_account_file_is_the_account(today: date) -> None:
    found = made(plant(), today, format=Format.JSON)
    assert found.name == "Plant.json"
    assert file.read(found.data) == plant()
    assert json.loads(found.data)["format"] == file.FORMAT


def test_the_account_file_is_refused_for_the_customer(today: date) -> None:
    with pytest.raises(ValueError, match="team only"):
        made(plant(), today, format=Format.JSON, audience=Audience.CUSTOMER)


def test_a_decision_that_is_none_is_refused(today: date) -> None:
    with pytest.raises(KeyError):
        exporting.export(plant(), "nothing", today=today)


def test_without_the_network_the_page_is_small(today: date) -> None:
    account = sample("huadong-precision", today)
    lenses = (Lens.MAP, Lens.GAPS, Lens.PEOPLE)
    small = made(account, today, lenses=lenses, language=Language.ZH)
    large = made(account, today, lenses=(*lenses, Lens.NETWORK), language=Language.ZH)
    assert len(small.data) < len(large.data) / 4


@pytest.mark.parametrize("name", ["huadong-precision", "nordklinik-group"])
def test_the_teams_page_holds_everybody_and_what_we_think(name: str, today: date) -> None:
    account = sample(name, today)
    text = made(account, today).data.decode("utf-8")
    for seat in account.decisions[0].seats:
        if seat.person_id and account.person(seat.person_id).left_on is None:
            assert account.person(seat.person_id).name in text


def test_the_customers_page_holds_the_ticked_and_nobody_else(today: date) -> None:
    text = customer(plant(), today, people=("bo",))
    assert "Bo Lind" in text
    assert "Anna Berg" not in text


def test_whoever_is_hidden_or_gone_cannot_be_ticked(today: date) -> None:
    account = with_hidden()
    assert exporting.may_be_shown(account, today) == ("anna", "bo")
    text = customer(account, today, people=("anna", "old", "gone", "nobody"))
    assert "Anna Berg" in text
    assert "Old Fox" not in text
    assert "Gone Girl" not in text


def test_hidden_in_one_decision_is_hidden_in_all(today: date) -> None:
    account = edits.duplicate_decision(with_hidden(), "mes", "Other")
    open_seat = account.decisions[0].seat("s-old").but(hidden=False)
    account = edits.put_seat(account, "mes", open_seat)
    assert "old" not in exporting.may_be_shown(account, today)


def test_the_preset_is_among_those_who_may_be_shown(today: date) -> None:
    for name in ("huadong-precision", "nordklinik-group", "jianglan-center", "aldermoor-bank"):
        account = sample(name, today)
        offered = exporting.may_be_shown(account, today)
        chosen = exporting.preset(account, today)
        assert chosen
        assert set(chosen) <= set(offered)
        assert not any(account.person(key).is_external for key in chosen)


def secret(account: Account) -> list[Account]:
    """Return the account with each private fact changed, one at a time."""
    decision = account.decisions[0]
    seat = decision.seats[0]
    tie = Tie(id="x", source="anna", target="bo", kind=TieKind.CONFLICT, strength=1.0)
    return [
        edits.put_seat(
            account, "mes", seat.but(stances=(Stance(on=date(2026, 1, 1), support=-5),))
        ),
        edits.put_seat(account, "mes", seat.but(weight=0.1, veto=True, coach=True)),
        edits.put_seat(account, "mes", seat.but(roles=(Role.USER,), note="private")),
        edits.put_seat(account, "mes", seat.but(concerns=(Concern(id="n", text="private"),))),
        edits.put(account, "people", account.person("anna").but(notes="private", profile="x")),
        edits.put(account, "people", account.person("bo").but(met=True)),
        account.but(ties=(*account.ties, tie)),
        account.but(touches=(), notes="private", background="private"),
        edits.put_decision(account, decision.but(name="Secret purchase", stakes=())),
    ]


def test_no_private_fact_changes_a_byte_of_the_customers_file(today: date) -> None:
    before = made(plant(), today, audience=Audience.CUSTOMER)
    for changed in secret(plant()):
        assert changed != plant()
        assert made(changed, today, audience=Audience.CUSTOMER) == before


def test_every_private_fact_changes_the_teams_file(today: date) -> None:
    before = made(plant(), today).data
    assert all(made(changed, today).data != before for changed in secret(plant())[:4])


@pytest.mark.parametrize(("language", "tag"), [(Language.EN, "en"), (Language.ZH, "zh-CN")])
def test_the_file_speaks_the_language_asked_for(language: Language, tag: str, today: date) -> None:
    text = customer(plant(), today, language=language)
    assert f'<html lang="{tag}">' in text
    assert f">{words(language)('Reports to')}</th>" in text


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(
    ("kind", "start"),
    [
        (Format.HTML, b"<!doctype html>"),
        (Format.SVG, b"<svg "),
        (Format.PNG, b"\x89PNG"),
        (Format.PPTX, b"PK"),
    ],
)
def test_every_format_is_made_for_every_audience(
    kind: Format, start: bytes, audience: Audience, today: date
) -> None:
    found = made(plant(), today, format=kind, audience=audience)
    assert found.data.startswith(start)
    assert found.name.endswith(f".{kind}")
    assert found == made(plant(), today, format=kind, audience=audience)


@pytest.mark.parametrize("kind", [Format.SVG, Format.PPTX, Format.PNG])
def test_no_private_fact_changes_a_byte_of_the_customers_pictures(
    kind: Format, today: date
) -> None:
    before = made(plant(), today, format=kind, audience=Audience.CUSTOMER)
    for changed in secret(plant()):
        assert made(changed, today, format=kind, audience=Audience.CUSTOMER) == before


def test_the_files_of_two_audiences_have_two_names(today: date) -> None:
    names = {made(plant(), today, audience=audience).name for audience in Audience}
    assert len(names) == len(Audience)
    chinese = made(plant(), today, audience=Audience.MANAGEMENT, language=Language.ZH).name
    assert chinese == "Plant – Line control – 2026-11-21 – 管理层版.html"
    team = made(plant(), today, language=Language.ZH).name
    assert team == "Plant – Line control – 2026-11-21 – 团队内部.html"


def test_the_account_file_is_refused_for_management(today: date) -> None:
    with pytest.raises(ValueError, match="team only"):
        made(plant(), today, format=Format.JSON, audience=Audience.MANAGEMENT)
