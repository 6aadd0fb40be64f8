"""What a talk begins with: by its occasion, and over a whole plan nothing twice."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.talks import Line
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.scales import ConcernState, Level
from stakeholder_map.playbook.kinds import Scene
from stakeholder_map.playbook.library import built_in
from stakeholder_map.services import planning, playbook, scripting
from stakeholder_map.services.scripting import Script, shared_out
from stakeholder_map.services.workspace import sample, sample_files
from stakeholder_map.words import Words, words

TODAY = date(2026, 11, 22)
SAMPLES = [path.stem for path in sample_files()]


def plans(name: str) -> list[tuple[Reading, tuple[Line, ...]]]:
    account = sample(name, TODAY)
    readings = [read(account, decision.id, TODAY) for decision in account.decisions]
    return [(reading, outreach(reading, moves(reading, draws=100)).lines) for reading in readings]


def chosen(_: Words, reading: Reading, lines: tuple[Line, ...]) -> dict[str, str]:
    return scripting.scripts_of(_, reading, lines, playbook.built_in())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
def test_no_two_people_of_a_sample_s_plan_are_told_the_same(name: str, language: str) -> None:
    for reading, lines in plans(name):
        said = chosen(words(language), reading, lines)
        assert set(said) == {line.seat_id for line in lines}
        assert not [text for text, n in Counter(said.values()).items() if n > 1]


def test_only_an_executive_of_ours_speaks_as_one() -> None:
    (entry,) = [e for e in built_in() if e.id == "talk-first-top-executives"]
    speaking = {True: 0, False: 0}
    for reading, lines in (plan for name in SAMPLES for plan in plans(name)):
        chiefs = {m.id for m in reading.account.teammates if m.level is Level.UPPER}
        for seat in reading.decision.seats:
            for mate in reading.account.teammates:
                line = next((x for x in lines if x.seat_id == seat.id), None)
                if line is None:
                    continue
                said = scripting.scripts_of(
                    words("en"),
                    reading,
                    [replace(line, teammate_id=mate.id)],
                    replace(playbook.built_in(), entries=(entry,)),
                )
                if said[seat.id].startswith(entry.en[:25]):
                    speaking[mate.id in chiefs] += 1
    assert speaking[True] > 0
    assert speaking[False] == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_a_first_meeting_begins_with_a_first_word_and_not_with_a_concern(name: str) -> None:
    _ = words("en")
    firsts = [e for e in built_in() if e.scene is Scene.FIRST_CONTACT]
    beginnings = {e.en.partition("{")[0][:25] for e in firsts} - {""}
    names = 0
    for reading, lines in plans(name):
        said = chosen(_, reading, lines)
        for line in lines:
            if not planning.is_first(reading, line):
                continue
            seat = reading.decision.seat(line.seat_id)
            text = said[line.seat_id]
            assert not [c for c in seat.concerns if c.text in text]
            begun = any(text.startswith(start) for start in beginnings)
            names += begun or "I will not present anything" in text
    assert names


def test_a_concern_that_was_answered_is_asked_about_and_an_open_one_is_what_the_talk_is_about() -> (
    None
):
    _ = words("en")
    ((reading, lines),) = plans("nordklinik-group")
    said = chosen(_, reading, lines)
    asked = [
        line for line in lines if "An answer is not yet a settled matter" in said[line.seat_id]
    ]
    assert asked  # no text is said to two
    for line in asked:
        talked = [
            c for c in reading.decision.seat(line.seat_id).concerns if c.id == line.concern_id
        ]
        assert [c.state for c in talked] == [ConcernState.ANSWERED]
    ((reading, lines),) = plans("huadong-precision")
    said = chosen(_, reading, lines)
    by_name = {reading.account.person(line.person_id).name: line for line in lines}
    line = by_name["郑大海"]
    (concern,) = reading.decision.seat(line.seat_id).open_concerns
    assert concern.text in said[line.seat_id]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SAMPLES)
def test_nobody_speaks_of_themselves_by_name(name: str, language: str) -> None:
    for reading, lines in plans(name):
        said = chosen(words(language), reading, lines)
        for line in lines:
            if line.teammate_id:
                speaker = reading.account.teammate(line.teammate_id).name
                assert speaker not in said[line.seat_id]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abc"), st.sampled_from([0.0, 1000.0, 2000.0])),
        min_size=1,
        max_size=4,
    )
)
def test_a_text_is_said_twice_only_where_nothing_else_fits(offers: list[dict[str, float]]) -> None:
    fitting = [[Script(key, key, cost) for key, cost in row.items()] for row in offers]
    found = [one.entry_id if one else None for one in shared_out(fitting)]
    assert all(key is None or key in row for key, row in zip(found, offers, strict=True))

    def twice(given: tuple[str | None, ...]) -> int:
        return sum(n - 1 for key, n in Counter(given).items() if key is not None)

    every = list(product(*[(*row, None) for row in offers]))
    silent = found.count(None)
    # As many talks as possible have a text of their own.
    own = max(len(set(given) - {None}) for given in every)
    assert len(set(found) - {None}) == own
    assert silent <= len(offers) - own
    assert twice(tuple(found)) == len(offers) - silent - own


def test_without_a_text_that_fits_nothing_is_offered() -> None:
    assert shared_out([[], []]) == (None, None)
    assert shared_out([]) == ()
