"""Placeholders: known names only, filled once, nothing formatted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholder_map.playbook.blanks import Blank, blanks_in, fill, named
from tests.strategies import HOSTILE, texts


def filled(text: str, **known: str) -> str:
    facts = {Blank(name): value for name, value in known.items()}
    return fill(text, facts, lambda blank: f"[{blank}]").text


def test_what_is_known_is_filled_and_what_is_not_is_named() -> None:
    done = fill("{person}, {price}!", {Blank.PERSON: "Anna"}, lambda blank: f"[{blank}]")
    assert done.text == "Anna, [price]!"
    assert done.missing == (Blank.PRICE,)


@pytest.mark.parametrize(
    "text",
    [
        "{0.__class__}",
        "{person.__class__.__mro__}",
        "{person!r}",
        "{person:>999999999}",
        "{}",
        "{{person",
        "%s %(person)s ${person",
        "{PERSON}",
        "{nobody}",
    ],
)
def test_what_is_no_placeholder_stays_as_it_is_written(text: str) -> None:
    assert filled(text, person="Anna") == text


def test_what_is_filled_in_is_not_looked_through_again() -> None:
    assert filled("{person}", person="{price} {0.__class__}", price="9") == "{price} {0.__class__}"


def test_a_filled_sentence_does_not_double_the_full_stop() -> None:
    assert filled("It is: {answer}. So?", answer="A spare line.") == "It is: A spare line. So?"
    assert filled("是：{answer}。行吗？", answer="备一条线。") == "是：备一条线。行吗？"
    assert filled("{counter} And now?", counter="Ask them.") == "Ask them. And now?"
    assert filled("{answer}.", answer="...") == "...."


def test_a_quoted_fact_brings_neither_its_stop_nor_quotation_marks_like_ours() -> None:
    assert filled("“{pain}” hurts.", pain="It is slow.") == "“It is slow” hurts."
    assert filled("“{pain}”最疼。", pain="太慢。") == "“太慢”最疼。"
    assert filled("On “{concern}” I", concern="Who pays?") == "On “Who pays?” I"
    assert filled("“{concern}” I", concern="He said “no”") == "“He said ‘no’” I"
    assert filled("So: {concern} – I", concern="He said “no.”") == "So: He said “no.” – I"


def test_a_blank_line_or_blanks_are_not_known() -> None:
    assert filled("{person}", person=" \n ") == "[person]"
    assert filled("{person}", person="Anna\nBerg") == "Anna Berg"


def test_names_and_blanks_of_a_text_are_each_told_once() -> None:
    assert named("{a} {person} {a}") == ("a", "person")
    assert blanks_in("{a} {person} {person}") == (Blank.PERSON,)


@given(
    text=st.lists(texts() | st.sampled_from([f"{{{blank}}}" for blank in Blank])).map("".join),
    facts=st.dictionaries(st.sampled_from(list(Blank)), texts() | st.sampled_from(HOSTILE)),
)
def test_no_text_and_no_fact_makes_it_fail(text: str, facts: dict[Blank, str]) -> None:
    done = fill(text, facts, str)
    assert set(done.missing) <= set(blanks_in(text))
