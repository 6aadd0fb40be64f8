"""Accepted gaps in files: apart from the open ones, their reasons for the team only."""

import json
from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.html import html_page, seen_by
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.services.rules import accepted
from tests.exports.private import readable
from tests.lifelike import make_account

TODAY = date(2026, 11, 21)
REASON = "Retires in May & nobody <b>fights</b> it"


def with_accepted() -> Account:
    account = make_account(8, today=TODAY)
    gap = next(g for g in read(account, "dec0", TODAY).gaps if g.rule == "no_coach")
    until = TODAY + timedelta(days=30)
    return accepted(account, "dec0", gap, REASON, "Zoë Accepter", TODAY, until)


def page(reading: Reading, audience: Audience) -> str:
    return readable(html_page(reading, audience, "en", lenses=(Lens.GAPS,)).encode())


def test_the_team_s_page_says_who_accepted_what_and_why() -> None:
    said = page(read(with_accepted(), "dec0", TODAY), Audience.TEAM)
    assert "Accepted for now" in said
    assert REASON in said
    assert "Zoë Accepter" in said


def test_the_reason_is_escaped() -> None:
    markup = html_page(read(with_accepted(), "dec0", TODAY), Audience.TEAM, "en", lenses=("gaps",))
    assert "<b>fights</b>" not in markup


def test_management_sees_that_it_is_accepted_and_not_why() -> None:
    reading = read(with_accepted(), "dec0", TODAY)
    said = page(reading, Audience.MANAGEMENT)
    assert "Accepted for now" in said
    assert REASON not in said
    assert "Accepter" not in said
    seen = seen_by(reading, Audience.MANAGEMENT)
    assert [one.gap.key for one in seen.accepted] == [one.gap.key for one in reading.accepted]
    assert [gap.key for gap in seen.gaps] == [gap.key for gap in reading.gaps]


def test_nothing_of_it_is_in_the_customer_s_page() -> None:
    reading = read(with_accepted(), "dec0", TODAY)
    said = readable(html_page(reading, Audience.CUSTOMER, "en").encode())
    assert "Accept" not in said
    assert REASON not in said


def test_a_page_without_accepted_gaps_does_not_speak_of_them() -> None:
    account = make_account(8, today=TODAY)
    assert "Accepted" not in page(read(account, "dec0", TODAY), Audience.TEAM)


def test_an_acceptance_comes_back_with_its_file() -> None:
    account = with_accepted()
    again = file.read(json.dumps(json.loads(file.write(account))))
    assert again.decision("dec0").acceptances == account.decision("dec0").acceptances
    assert pytest.approx(0) == again.decision("dec0").acceptances[0].weight
