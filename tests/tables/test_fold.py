"""Two spellings of one name are one, also where the difference is not seen."""

import pytest

from stakeholder_map.tables.fold import fold_name, without_unseen


@pytest.mark.parametrize(
    "typed",
    ["赵敏", "赵\u200b敏", "\ufeff赵敏", "\u202a赵敏\u202c", "赵\u00ad敏", " 赵敏\u2060 "],
)
def test_a_name_is_the_same_with_signs_that_nobody_sees(typed: str) -> None:
    assert fold_name(typed) == fold_name("赵敏")


def test_what_joins_an_emoji_or_a_persian_word_stays() -> None:
    assert without_unseen("👩\u200d👧 می\u200cخواهم") == "👩\u200d👧 می\u200cخواهم"


def test_a_turned_name_is_read_as_it_is_written() -> None:
    assert without_unseen("\u202eevil\u202c") == "evil"
