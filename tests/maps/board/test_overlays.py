"""What the map's script is told beyond the picture: all ties, ways in, news, camps, names."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.outcome.paths import access_paths
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.maps.board.legend_svg import legend_svg
from stakeholder_map.maps.board.overlays import overlay_data, overlay_legend
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Person
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Contact, Teammate
from stakeholder_map.model.tie import Tie
from stakeholder_map.words import words
from tests.maps.accounts import TODAY, account_of, touch

EN = words("en")


def firm() -> Account:
    """Zhao knows us well, Lin only Zhao, Hu nobody; Zhao has been silent for long."""
    return Account(
        id="firm",
        name="Firm",
        departments=(Department(id="fin", name="Finance"),),
        people=(
            Person(id="zhao", name="赵敏", title="CFO", department_id="fin"),
            Person(id="lin", name="Lin G.", title="CEO", since=TODAY - timedelta(days=5)),
            Person(id="hu", name="Hu"),
        ),
        teammates=(Teammate(id="me", name="Li Na"),),
        contacts=(Contact(id="c", teammate_id="me", person_id="zhao", closeness=3),),
        touches=(touch("t", 80, "me", "zhao"),),
        ties=(
            Tie(id="a", source="zhao", target="lin", kind=TieKind.INFLUENCES, strength=0.5),
            Tie(id="b", source="hu", target="lin", kind=TieKind.CONFLICT, strength=0.9),
        ),
        competitors=(Competitor(id="rival", name="Rival"), Competitor(id="idle", name="Idle")),
        decisions=(
            Decision(
                id="x0",
                name="Buy",
                seats=(
                    Seat(
                        id="s-zhao",
                        person_id="zhao",
                        stances=(
                            Stance(on=TODAY - timedelta(days=60), support=-1),
                            Stance(on=TODAY - timedelta(days=3), support=2),
                        ),
                    ),
                    Seat(id="s-lin", person_id="lin"),
                    Seat(id="s-hu", person_id="hu", backs_id="rival"),
                ),
            ),
        ),
    )


@pytest.fixture
def reading() -> Reading:
    return read(firm(), "x0", TODAY)


def test_a_chinese_name_is_found_by_its_sound_and_its_initials(reading: Reading) -> None:
    people = {one[0]: one for one in overlay_data(reading, EN)["people"]}
    assert people["s-zhao"][1:4] == ["赵敏", "CFO", "Finance"]
    assert people["s-zhao"][4].split() == ["zhao'min", "zm"]
    assert people["s-lin"][4] == ""


def test_the_way_in_is_the_likeliest_of_the_analysis(reading: Reading) -> None:
    paths = overlay_data(reading, EN)["paths"]
    # Closeness 3 carries 0.7, the tie 0.5.
    assert paths["s-lin"] == ["Li Na", ["s-zhao", "s-lin"], [70, 50], [0, 0]]
    assert "s-hu" not in paths, "whoever is only in conflict introduces nobody"


def test_every_way_in_is_as_likely_as_the_best_path() -> None:
    account = account_of(30)
    for key, way in overlay_data(read(account, "x0", TODAY), EN)["paths"].items():
        best = access_paths(account, key.replace("s", "p", 1), TODAY, most=1)[0]
        product = 1.0
        for percent in way[2]:
            product *= percent / 100
        assert product == pytest.approx(best.chance, abs=0.01)


def test_news_are_dated(reading: Reading) -> None:
    data = overlay_data(reading, EN, {"s-hu": TODAY})
    cold = (TODAY - timedelta(days=80 - 61)).isoformat()
    assert ["s-zhao", cold, "cold"] in data["news"]
    assert ["s-lin", (TODAY - timedelta(days=5)).isoformat(), "new"] in data["news"]
    assert ["s-hu", TODAY.isoformat(), "new"] in data["news"]
    assert [one[2] for one in data["stances"]] == [-1, 2]


def test_what_is_dated_after_today_is_no_news() -> None:
    earlier = read(firm(), "x0", date(2025, 1, 1))
    data = overlay_data(earlier, EN, {"s-hu": TODAY})
    assert data["news"] == []
    assert data["stances"] == []


def left(days_ago: int) -> Account:
    """The firm after Hu left, so many days ago."""
    account = firm()
    zhao, lin, hu = account.people
    return account.but(people=(zhao, lin, hu.but(left_on=TODAY - timedelta(days=days_ago))))


def test_who_left_is_told_by_name_though_no_card_is_left_to_mark() -> None:
    data = overlay_data(read(left(days_ago=4), "x0", TODAY), EN)
    assert data["gone"] == [["Hu", (TODAY - timedelta(days=4)).isoformat()]]
    assert "s-hu" not in [one[0] for one in data["people"]]


def test_who_will_leave_is_still_there() -> None:
    data = overlay_data(read(left(days_ago=-4), "x0", TODAY), EN)
    assert data["gone"] == []
    assert "s-hu" in [one[0] for one in data["people"]]


def test_camps_are_who_backs_whom_and_who_is_for_us(reading: Reading) -> None:
    data = overlay_data(reading, EN)
    assert data["camps"] == {"s-zhao": -1, "s-hu": 0}
    said = [item.text for item in overlay_legend(reading, data, (), EN) if item.kind == "camps"]
    assert said == ["for us", "Rival"], "a competitor whom nobody backs has no camp"


def test_all_ties_are_told_however_many_the_picture_draws() -> None:
    account = account_of(30, ties=4)
    pairs = {
        (tie.kind, frozenset((tie.source, tie.target)), tie.sign)
        for tie in account.ties
        if tie.kind is not TieKind.REPORTS_TO
    }
    found = overlay_data(read(account, "x0", TODAY), EN)["ties"]
    kinds = {(kind, pair, sign if kind is TieKind.INFLUENCES else 1) for kind, pair, sign in pairs}
    assert len(found) == len(kinds)


def test_what_only_the_script_shows_is_not_in_a_printed_legend(reading: Reading) -> None:
    data = overlay_data(reading, EN)
    later = overlay_legend(reading, data, (), EN)
    drawn = legend_svg((), later=later) or legend_svg(later[:1], later=later)
    assert drawn.count('display="none"') == len(later)
