"""The playbook in use: whose version counts, what is put away, and what is shown with a sample."""

from datetime import date, timedelta

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.playbook import file
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Kind
from stakeholder_map.playbook.library import built_in
from stakeholder_map.playbook.matching import Tally
from stakeholder_map.playbook.situation import situation
from stakeholder_map.services import playbook
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.playbook import TEAM
from stakeholder_map.storage.store import Store
from stakeholder_map.words import words
from tests.playbook.deal import deal_for

TODAY = date(2026, 11, 21)
FIRST = built_in()[0]


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(sqlite_url(tmp_path / "x.sqlite"))


def version(store: Store, viewer: str | None) -> str:
    return next(e.en for e in playbook.shown(store, viewer).entries if e.id == FIRST.id)


def test_one_s_own_version_counts_before_the_team_s_and_that_before_the_built_in(store) -> None:
    assert version(store, "ana") == FIRST.en
    playbook.keep(store, FIRST.but(en="Team."), True, "bo", None)
    assert version(store, "ana") == "Team."
    playbook.keep(store, FIRST.but(en="Ana's."), False, "ana", None)
    assert version(store, "ana") == "Ana's."
    assert version(store, "bo") == "Team."


def test_a_text_put_away_is_offered_to_nobody_and_comes_back_as_built_in(store) -> None:
    playbook.put_away(store, FIRST, "ana", None)
    book = playbook.shown(store, "ana")
    assert FIRST.id not in {entry.id for entry in book.entries}
    assert [entry.id for entry in book.hidden] == [FIRST.id]
    assert FIRST in playbook.shown(store, "bo").entries
    playbook.bring_out(store, book.hidden[0], "ana", book.own[FIRST.id])
    assert playbook.shown(store, "ana").own == {}


def test_an_own_version_put_away_is_not_lost(store) -> None:
    mine = playbook.keep(store, FIRST.but(en="Mine."), False, "ana", None)
    playbook.put_away(store, FIRST.but(en="Mine."), "ana", mine)
    book = playbook.shown(store, "ana")
    playbook.bring_out(store, book.hidden[0], "ana", book.own[FIRST.id])
    assert version(store, "ana") == "Mine."


def test_what_is_put_away_is_not_given_to_others(store) -> None:
    playbook.put_away(store, FIRST, "ana", None)
    playbook.keep(store, Entry(id="new", kind=Kind.MESSAGE, en="New."), False, "ana", None)
    written = file.read(playbook.export(store.playbook.all()))
    assert [entry.id for entry in written.entries] == ["new"]


def test_what_worked_rises_among_the_texts_of_a_person(store) -> None:
    message = next(e for e in built_in() if e.id == "message-user-technical")
    account, clashes = deal_for(message, TODAY)
    found = situation(read(account, "x", TODAY), "s", clashes)
    before = {m.entry.id: m.score for m in playbook.fitting(playbook.shown(store, None), found)}
    for _ in range(3):
        store.playbook.used(message.id, True, "ana")
    book = playbook.shown(store, None)
    after = {m.entry.id: m.score for m in playbook.fitting(book, found)}
    assert book.tallies == {message.id: Tally(3, 3)}
    assert after == {**before, message.id: before[message.id] + 1}


def test_nothing_is_said_to_somebody_who_has_left(store) -> None:
    account, _ = deal_for(FIRST, TODAY)
    gone = account.person("p").but(left_on=TODAY - timedelta(days=1))
    reading = read(edits.put(account, "people", gone), "x", TODAY)
    book, found = playbook.shown(store, None), situation(reading, "s")
    assert playbook.three_for(words("en"), book, reading, found) == ()
    assert playbook.offers_for(words("en"), book, reading, found) == []


def test_invented_cases_are_shown_with_a_sample_only_and_one_is_stale(store) -> None:
    cases = playbook.shown(store, None, "huadong-precision", TODAY).cases
    assert cases
    assert all(case.fictional for case in cases)
    assert [case.id for case in cases if case.is_stale(TODAY)] == ["case-yuncheng"]
    assert playbook.shown(store, None, "own-account", TODAY).cases == ()


def test_no_file_takes_texts_away_from_the_team(store) -> None:
    text = file.write([FIRST.but(hidden=True), Entry(id="n", kind=Kind.MESSAGE, en="New.")], [])
    assert playbook.bring(store, text.encode(), "p.json", True, "ana", True) == (1, 1)
    book = playbook.shown(store, "bo")
    assert book.hidden == ()
    assert FIRST in book.entries


def test_a_file_of_others_becomes_the_team_s(store) -> None:
    text = file.write([FIRST.but(en="From afar.")], []).encode()
    assert playbook.bring(store, text, "p.json", True, "ana", False) == (1, 1)
    assert playbook.bring(store, text, "p.json", True, "ana", False) == (0, 1)
    (held,) = store.playbook.all()
    assert (held.owner, held.changed_by) == (TEAM, "ana")
