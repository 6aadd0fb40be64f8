"""Looking up a text in the user's language.

English texts stand in the code and are the keys of the catalogues; ``locale/<language>/*.po``
hold their translations, one file for each room of the package. Catalogues are read straight
from the ``.po`` files, so there is no compiled copy that could be out of date.
"""

from __future__ import annotations

import io
from enum import StrEnum
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


class Language(StrEnum):
    """The languages of the product."""

    EN = "en"
    ZH = "zh"


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark ``text`` for translation where it stands; it is looked up later."""
    return text


class Words:
    """The texts of one language. Bound to the name ``_`` wherever it is used.

    ``_("Met {days} days ago", days=3)`` looks the sentence up and fills it. A text without a
    translation is returned in English.
    """

    def __init__(self, language: Language | str) -> None:
        self.language = Language(language)
        self._catalogue = _catalogue(self.language)

    def __call__(self, text: str, **values: object) -> str:
        """Return ``text`` in this language, its ``{fields}`` filled with ``values``."""
        found = self._catalogue.gettext(text)
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return the sentence for ``n`` things; ``{n}`` is filled with the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def context(self, context: str, text: str) -> str:
        """Return ``text`` as it is said in ``context``, for words with several meanings."""
        return self._catalogue.pgettext(context, text)


@cache
def words(language: Language | str) -> Words:
    """Return the texts of a language; the same object every time.

    Raises:
        ValueError: the product does not speak this language.
    """
    return Words(language)


@cache
def _catalogue(language: Language) -> NullTranslations:
    if language is Language.EN:
        return NullTranslations()
    whole = Catalog(locale="zh_CN")
    folder = files("stakeholder_map") / "locale" / "zh_CN"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".po"):
            for message in read_po(io.BytesIO(entry.read_bytes()), locale="zh_CN"):
                if message.id:
                    whole[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)
