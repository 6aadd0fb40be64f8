"""Management's files: what a review needs, and not one word of a private remark."""

from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.html import html_page, seen_by
from stakeholder_map.exports.picture import picture_svg
from stakeholder_map.exports.redaction import MAY_SEE, Audience, for_management, formal_place
from stakeholder_map.exports.slide import slide
from stakeholder_map.exports.team import Lens
from stakeholder_map.maps.board.arrange import WALL
from stakeholder_map.maps.board.scene import scene
from stakeholder_map.maps.lenses.grid import power_grid
from stakeholder_map.maps.lenses.heat import heat
from stakeholder_map.maps.lenses.matrix import matrix
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.services.workspace import sample
from stakeholder_map.words import words
from tests.exports.private import MANAGEMENT, kinds, private_fields, readable, texts, with_other
from tests.lifelike import make_account
from tests.strategies import accounts

SAMPLES = ("nordklinik-group", "huadong-precision", "jianglan-center", "aldermoor-bank")
TODAY = date(2026, 11, 21)
QUICK = [lens for lens in Lens if lens is not Lens.NETWORK]


def files(
    reading: Reading, audience: Audience, language: str = "en", **more: object
) -> list[bytes]:
    lenses = more.pop("lenses", QUICK)
    return [
        html_page(reading, audience, language, lenses=lenses).encode(),  # type: ignore[arg-type]
        picture_svg(reading, audience, language).encode(),
        slide(reading, audience, language),
    ]


@cache
def rich() -> Account:
    """A sample with everything filled in that samples leave empty, for what changes to be felt."""
    return sample("nordklinik-group", TODAY)


def telling(said: str) -> bool:
    """Whether a text is more than one word, which may stand in any sentence ("neutral")."""
    return len(said) > (8 if said.isascii() else 3)


def test_the_table_names_fields_that_are_there() -> None:
    known = kinds()
    for audience, allowed in MAY_SEE.items():
        for record, fields in (allowed or {}).items():
            unknown = set(fields) - set(known[record].model_fields)
            assert not unknown, f"{audience}: {record}.{unknown}"


@pytest.mark.parametrize(
    "field",
    [
        *("Account.notes", "Account.background", "Account.archive", "Person.notes"),
        *(
            "Person.profile",
            "Person.reachable",
            "Person.external_ids",
            "Seat.note",
            "Seat.not_hidden",
        ),
        *("Stance.evidence", "Stance.said_by", "Tie.said_by", "Tie.remark", "Touch.outcome"),
        *("Contact.note", "Organisation.note", "Competitor.note", "Competitor.attack_lines"),
        *("Budget.source", "Decision.own_guess", "Acceptance.by"),
        *("Concern.answer", "Decision.outcome", "BantItem.evidence", "BantItem.text"),
    ],
)
def test_remarks_in_somebodys_own_words_are_private(field: str) -> None:
    record, name = field.split(".")
    assert name in kinds()[record].model_fields
    assert name not in MANAGEMENT[record]


@pytest.mark.parametrize("field", private_fields(), ids=".".join)
def test_changing_a_private_field_changes_no_byte(field: tuple[str, str]) -> None:
    before = read(rich(), rich().decisions[0].id, TODAY)
    changed = with_other(rich(), *field)
    after = read(changed, changed.decisions[0].id, TODAY)
    assert files(after, Audience.MANAGEMENT) == files(before, Audience.MANAGEMENT)


def test_most_private_fields_are_filled_in_the_sample() -> None:
    """Else the test above would compare the same account with itself."""
    changed = [field for field in private_fields() if with_other(rich(), *field) != rich()]
    assert len(changed) > 0.6 * len(private_fields())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(accounts(max_people=4).filter(lambda a: a.decisions), st.data())
def test_any_account_hides_what_is_private(account: Account, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(private_fields()))
    changed = with_other(account, *field)
    assert for_management(changed) == for_management(account)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_private_text_of_a_sample_is_in_managements_files(name: str, language: str) -> None:
    account = sample(name, TODAY)
    allowed = "\n".join(said for *_, said in texts(for_management(account)))
    private = {said for *_, said in texts(account) if telling(said) and said not in allowed}
    assert len(private) > 50
    for decision in account.decisions:
        reading = read(account, decision.id, TODAY)
        for data in files(reading, Audience.MANAGEMENT, language, lenses=list(Lens)):
            said = readable(data)
            assert decision.name in said
            assert not [text for text in private if text in said]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_but_the_formal_chart_is_in_the_customers_files(name: str, language: str) -> None:
    account = sample(name, TODAY)
    chart = MAY_SEE[Audience.CUSTOMER] or {}
    ticked = set(formal_place(account, TODAY))
    allowed = [account.name]
    for person in account.people:
        if person.id in ticked:
            home = next(d for d in account.departments if d.id == person.department_id)
            allowed += [person.name, person.title, home.name]
    assert set(chart) == {"Account", "Department", "Organisation", "Person", "Tie"}
    known = "\n".join(allowed)
    private = {said for *_, said in texts(account) if telling(said) and said not in known}
    reading = read(account, account.decisions[0].id, TODAY)
    for data in files(reading, Audience.CUSTOMER, language):
        said = readable(data)
        assert account.name in said
        assert not [text for text in private if text in said]


@pytest.mark.parametrize("name", SAMPLES)
def test_management_reads_the_same_numbers_as_the_team(name: str) -> None:
    account = sample(name, TODAY)
    for decision in account.decisions:
        team = read(account, decision.id, TODAY)
        seen = seen_by(team, Audience.MANAGEMENT)
        assert seen.standings == team.standings
        assert seen.coverage == team.coverage
        assert seen.health == team.health
        assert [(g.rule, g.seat_ids, g.certain) for g in seen.gaps] == [
            (g.rule, g.seat_ids, g.certain) for g in team.gaps
        ]


@pytest.mark.parametrize("name", SAMPLES)
def test_management_sees_the_same_pictures_as_the_team(name: str) -> None:
    account = sample(name, TODAY)
    team = read(account, account.decisions[0].id, TODAY)
    seen, _ = seen_by(team, Audience.MANAGEMENT), words("en")
    # Of a role that nobody fills the team also reads the note.
    people = [
        [card for card in scene(of, _).cards if not card.key.startswith("needs:")]
        for of in (seen, team)
    ]
    assert people[0] == people[1]
    assert power_grid(seen, _, WALL) == power_grid(team, _, WALL)
    assert matrix(seen, _) == matrix(team, _)
    assert heat(seen, _) == heat(team, _)


def test_a_dismissed_proposal_is_not_made_again_to_the_manager() -> None:
    account = make_account(6)
    decision = account.decisions[0]
    seat = decision.seats[0].but(not_hidden="She is the head of the family")
    changed = account.but(
        decisions=(decision.but(seats=(seat, *decision.seats[1:])), *account.decisions[1:])
    )
    kept = for_management(changed).decisions[0].seats[0].not_hidden
    assert kept
    assert "family" not in kept


def test_the_customer_has_no_reading() -> None:
    reading = read(rich(), rich().decisions[0].id, TODAY)
    with pytest.raises(ValueError, match="formal chart"):
        seen_by(reading, Audience.CUSTOMER)


def test_managements_account_is_an_account_that_can_be_read_again() -> None:
    found = for_management(rich())
    assert file.read(file.write(found)) == found


def test_the_file_says_for_whom_it_is() -> None:
    reading = read(rich(), rich().decisions[0].id, TODAY)
    for data in files(reading, Audience.MANAGEMENT):
        assert "for management" in readable(data)
        assert "for the team" not in readable(data)
    assert "仅供管理层" in readable(files(reading, Audience.MANAGEMENT, "zh")[2])
