"""Every text that the code marks for translation is said in Chinese."""

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import stakeholder_map
from stakeholder_map.words import words

PACKAGE = Path(stakeholder_map.__file__).parent
LOCALE = PACKAGE / "locale" / "zh_CN"
HAN = re.compile(r"[㐀-鿿]")

#: Texts that are the same in Chinese: names of formats and signs.
SAME_IN_CHINESE = {
    *("English", "CSV", "Excel", "HTML", "JSON", "BANT", "ROI"),
    *("{a} → {b}", "{what}: {names}."),
}

KEYWORDS = {"_": None, "N_": None, "plural": (1, 2), "context": ((1, "c"), 2)}


def marked_texts() -> dict[str, str]:
    """Return each text marked for translation with the first place it stands."""
    found: dict[str, str] = {}
    for root in (PACKAGE, PACKAGE.parent):
        methods = [("**.py", "python")] if root == PACKAGE else [("app.py", "python")]
        for file, line, message, _, context in extract_from_dir(
            root, method_map=methods, keywords=KEYWORDS
        ):
            one = message[0] if isinstance(message, tuple) else message
            found.setdefault((context, one) if context else one, f"{file}:{line}")
    return found


def translations():
    for file in sorted(LOCALE.glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, locale="zh_CN"):
                if message.id:
                    one = message.id[0] if isinstance(message.id, tuple) else message.id
                    yield file.name, (message.context, one) if message.context else one, message


def test_every_marked_text_has_a_chinese_one() -> None:
    said = {key for _, key, message in translations() if message.string}
    missing = [f"{place}: {key!r}" for key, place in marked_texts().items() if key not in said]
    assert not missing, "\n".join(missing)


def test_a_chinese_text_is_chinese() -> None:
    for file, key, message in translations():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert key in SAME_IN_CHINESE or HAN.search(string), f"{file}: {key!r} → {string!r}"


def test_no_text_is_translated_twice_or_for_nothing() -> None:
    times = Counter(key for _, key, _ in translations())
    assert not [key for key, n in times.items() if n > 1]
    assert not set(times) - set(marked_texts()), "translated but nowhere in the code"


def test_a_translation_fills_the_same_fields() -> None:
    for file, key, message in translations():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for string in strings:
            assert fields(string) <= fields(ids[-1]), f"{file}: {key!r}"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("language", "text"), [("en", "Gatekeeper"), ("zh", "把关者")])
def test_a_text_comes_in_the_language_asked_for(language: str, text: str) -> None:
    assert words(language)("Gatekeeper") == text


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        words("fr")
