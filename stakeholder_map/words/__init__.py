"""Every text a user sees, in English and Chinese: code or value in, sentence out."""

from stakeholder_map.words.catalogue import N_, Language, Words, words

__all__ = ["N_", "Language", "Words", "words"]
