"""The team's own playbook texts are what its account plan speaks with, and stay in the team."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.kinds import Kind
from stakeholder_map.playbook.library import built_in
from stakeholder_map.services import exporting, playbook
from stakeholder_map.services.formats import Format
from stakeholder_map.services.scripting import scripts_of
from stakeholder_map.services.workspace import sample
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from stakeholder_map.words import Language, words

TODAY = date(2026, 11, 22)
OURS = "Our own sentence, as Ruth says it at every first visit."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(sqlite_url(tmp_path / "x.sqlite"))


def imaging() -> Reading:
    account = sample("nordklinik-group", TODAY)
    return read(account, account.decisions[0].id, TODAY)


def a_text_in_use(reading: Reading) -> Entry:
    """A built-in text that the plan says to somebody."""
    _ = words("en")
    lines = outreach(reading, moves(reading)).lines
    said = set(scripts_of(_, reading, lines, playbook.built_in()).values())
    return next(e for e in built_in() if e.kind is not Kind.STAGE_CHECK and e.en in said)


def plan(reading: Reading, audience: Audience, book: playbook.Shown | None) -> str:
    made = exporting.decision_file(
        reading, Format.DOCX, audience=audience, language=Language.EN, book=book
    )
    return "\n".join(p.text for p in docx.Document(BytesIO(made.data)).paragraphs)


def test_the_team_s_plan_speaks_with_its_own_texts_and_management_s_does_not(store: Store) -> None:
    reading = imaging()
    entry = a_text_in_use(reading)
    playbook.keep(store, entry.but(en=OURS, zh=""), True, "ruth", None)
    book = playbook.shown(store, "ana")
    assert OURS in plan(reading, Audience.TEAM, book)
    assert OURS not in plan(reading, Audience.TEAM, None)
    assert OURS not in plan(reading, Audience.MANAGEMENT, book)


def test_a_text_that_is_put_away_is_not_said(store: Store) -> None:
    reading = imaging()
    entry = a_text_in_use(reading)
    assert entry.en in plan(reading, Audience.TEAM, playbook.shown(store, "ana"))
    playbook.put_away(store, entry, "ana", None)
    assert entry.en not in plan(reading, Audience.TEAM, playbook.shown(store, "ana"))


def test_a_playbook_is_another_after_every_change_and_for_another_user(store: Store) -> None:
    """What is kept for one playbook is not shown for another."""
    first = built_in()[0]
    books = [playbook.shown(store, "ana")]
    assert books[0] == playbook.shown(store, "ana")
    held = playbook.keep(store, first.but(en="Mine."), False, "ana", None)
    books += [playbook.shown(store, "ana"), playbook.shown(store, "bo")]
    playbook.keep(store, first.but(en="Bo's."), False, "bo", None)
    books.append(playbook.shown(store, "bo"))
    playbook.keep(store, first.but(en="Mine again."), False, "ana", held)
    books.append(playbook.shown(store, "ana"))
    for _n in range(3):
        store.playbook.used(first.id, True, "ana")
    books.append(playbook.shown(store, "ana"))
    untouched = books.pop(2)
    assert untouched == books[0]
    assert len(set(books)) == len(books)
