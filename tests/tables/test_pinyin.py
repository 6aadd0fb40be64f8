"""A Chinese name and its Latin spellings are found to sound the same."""

import pytest
from hypothesis import given

from stakeholder_map.tables.pinyin import has_han, initials, sounds
from tests.strategies import texts


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("赵敏", "Zhao Min"),
        ("赵敏", "Min Zhao"),
        ("赵敏", "zhaomin"),
        ("林国栋", "Lin Guodong"),
        ("林國棟", "Lin Guo Dong"),  # traditional characters
        ("林国栋", "Guodong Lin"),
        ("单雄信", "Shan Xiongxin"),  # 单 is Shan as a surname, dan else
        ("曾国藩", "Zeng Guofan"),
        ("赵敏", "ZHAO，ＭＩＮ"),
    ],
)
def test_a_name_in_pinyin_sounds_like_the_chinese_one(chinese: str, latin: str) -> None:
    assert sounds(chinese) & sounds(latin)


@pytest.mark.parametrize(
    ("one", "other"), [("赵敏", "Zhao Ming"), ("Anna", "Bo"), ("李明", "林明")]
)
def test_other_names_sound_different(one: str, other: str) -> None:
    assert not sounds(one) & sounds(other)


def test_accents_and_order_do_not_matter_in_latin_names() -> None:
    assert sounds("José Müller") & sounds("Muller, Jose")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Jürgen Müller", "MUELLER, Juergen"),
        ("Jörg Weiß", "Joerg Weiss"),
        ("Bjørn Ås", "Bjoern Aas"),
    ],
)
def test_letters_that_a_keyboard_lacks_are_written_in_two_ways(one: str, other: str) -> None:
    assert sounds(one) & sounds(other)


def test_initials_are_those_of_the_syllables() -> None:
    assert initials("林国栋") == "lgd"
    assert initials("Anna") == ""


@given(texts())
def test_any_text_at_all_has_sounds(text: str) -> None:
    assert all(sound.strip() for sound in sounds(text))
    assert isinstance(initials(text), str)
    assert has_han("汉")
