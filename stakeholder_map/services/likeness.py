"""Who is meant by a name, and which two entries may be one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum, StrEnum
from itertools import combinations

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person
from stakeholder_map.storage.store import Store
from stakeholder_map.tables.fold import fold_name
from stakeholder_map.tables.pinyin import has_han, initials, sounds

#: Names this alike (0 … 1, Ratcliff & Obershelp 1988) may be one name with a typing error.
ALIKE = 0.84

#: Forms of address around a name.
_ADDRESS = re.compile(
    r"^(?:mr|mrs|ms|dr|prof|herr|frau)\.?\s+|(?:先生|女士|小姐|老师|总|工|主任|经理|部长|处长|院长|书记)$",
    re.IGNORECASE,
)

#: A word that so many people of an account are called by tells nobody from the others.
_MANY = 100


class Sure(IntEnum):
    """How surely a name means a person."""

    SAME = 3
    SOUND = 2
    PART = 1


class Because(StrEnum):
    """What two entries have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    SOUND = "sound"
    SHORT = "short"
    SPELLING = "spelling"


@dataclass(frozen=True)
class Pair:
    """Two entries that may be one person, and why; ``first`` stands before the other."""

    first: Person
    second: Person
    because: tuple[Because, ...]

    @property
    def key(self) -> str:
        """What the pair is remembered by when it was said that they are two."""
        return "|".join(sorted((self.first.id, self.second.id)))


def meant(name: str, people: Iterable[Person]) -> tuple[tuple[Person, Sure], ...]:
    """Return whom a name may mean, the surest first.

    ``SAME``: the same name whatever its case, width and spacing. ``SOUND``: pinyin of a Chinese
    name, or the words in another order. ``PART``: a surname, given name, initials or a form of
    address ("林总", "Mr Lin").
    """
    wanted = fold_name(name)
    if not wanted:
        return ()
    heard = sounds(name)
    bare = fold_name(_ADDRESS.sub("", name.strip())) or wanted
    found: list[tuple[Person, Sure]] = []
    for person in people:
        if fold_name(person.name) == wanted:
            found.append((person, Sure.SAME))
        elif heard & sounds(person.name):
            found.append((person, Sure.SOUND))
        elif _is_part(bare, person.name):
            found.append((person, Sure.PART))
    return tuple(sorted(found, key=lambda one: -one[1]))


def surely(name: str, people: Iterable[Person]) -> Person | None:
    """Return the one person that a name means, None where nobody or several may be meant."""
    found = meant(name, people)
    best = [person for person, sure in found if sure is found[0][1]]
    return best[0] if len(best) == 1 and found[0][1] is not Sure.PART else None


def pairs(account: Account, apart: Iterable[str] = ()) -> tuple[Pair, ...]:
    """Return pairs of people that may be one, the likeliest first.

    Args:
        account: where to look.
        apart: keys of pairs that are known to be two people.
    """
    known = frozenset(apart)
    people = account.people
    heard = [sounds(person.name) for person in people]
    found: list[Pair] = []
    for place, other in sorted(_near(people, heard)):
        first, second = people[place], people[other]
        because = _in_common(first, second, bool(heard[place] & heard[other]))
        if because and Pair(first, second, because).key not in known:
            found.append(Pair(first, second, because))
    order = list(Because)
    return tuple(sorted(found, key=lambda pair: (order.index(pair.because[0]), -len(pair.because))))


def _near(people: Sequence[Person], heard: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Return the places of the pairs worth a look: those that share a sign of being one.

    Comparing each with each takes a minute for two thousand people. Two names that share neither
    a word nor their first letters are not taken for one with a typing error.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        name = fold_name(person.name)
        keys = {("mail", fold_name(person.reachable.email)), ("name", name)}
        keys |= {("sound", sound) for sound in heard[place]}
        phone = _digits(person.reachable.phone)
        if len(phone) >= 7:
            keys.add(("phone", phone))
        if not has_han(name):
            keys |= {("word", word) for word in re.findall(r"[^\W_]{2,}", name)}
            keys.add(("word", name[:4]))
        for key in keys:
            if key[1]:
                blocks[key].append(place)
    return {
        pair
        for (kind, _), places in blocks.items()
        if kind != "word" or len(places) <= _MANY
        for pair in combinations(places, 2)
    }


def apart(store: Store, account_id: str) -> tuple[str, ...]:
    """Return the keys of pairs that were said to be two people."""
    return tuple(store.preference(f"apart/{account_id}", ()))


def keep_apart(store: Store, account_id: str, pair: Pair) -> None:
    """Remember that a pair is two people; it is not suggested again."""
    kept = {*apart(store, account_id), pair.key}
    store.set_preference(f"apart/{account_id}", sorted(kept))


def forget(store: Store, account_id: str, person_id: str | None = None) -> None:
    """Forget the pairs of a person who is erased, or all of an account that is gone."""
    kept = [
        key for key in apart(store, account_id) if person_id and person_id not in key.split("|")
    ]
    store.set_preference(f"apart/{account_id}", kept or None)


def _in_common(first: Person, second: Person, sound: bool) -> tuple[Because, ...]:
    found: list[Because] = []
    one, other = fold_name(first.name), fold_name(second.name)
    mail = fold_name(first.reachable.email)
    if mail and mail == fold_name(second.reachable.email):
        found.append(Because.EMAIL)
    phone = _digits(first.reachable.phone)
    if len(phone) >= 7 and phone == _digits(second.reachable.phone):
        found.append(Because.PHONE)
    if one == other:
        found.append(Because.NAME)
    elif sound:
        found.append(Because.SOUND)
    elif _is_short_for(one, other) or _is_short_for(other, one):
        found.append(Because.SHORT)
    elif _misspelt(one, other):
        found.append(Because.SPELLING)
    return tuple(found)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())[-10:]


def _misspelt(one: str, other: str) -> bool:
    if has_han(one) or has_han(other) or min(len(one), len(other)) < 6:
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.real_quick_ratio() >= ALIKE and match.ratio() >= ALIKE


def _is_short_for(short: str, full: str) -> bool:
    """Whether "A. Weber" or "Dr. Weber, Anna" is the short or long form of "Anna Weber"."""
    if has_han(short):
        return False
    parts = re.findall(r"[^\W\d_]+", _ADDRESS.sub("", short))
    words = re.findall(r"[^\W\d_]+", _ADDRESS.sub("", full))
    if len(parts) < 2 or len(parts) != len(words) or parts == words:
        return sorted(parts) == sorted(words) and len(parts) > 1
    return all(
        part == word or (len(part) == 1 and word.startswith(part))
        for part, word in zip(parts, words, strict=True)
    )


def _is_part(bare: str, name: str) -> bool:
    """Whether ``bare`` is a surname, a given name, or the initials of a name."""
    folded = fold_name(name)
    if has_han(bare):
        return has_han(folded) and bare in {folded[:1], folded[:2], folded[1:]} and bare != folded
    words = re.findall(r"[^\W_]+", folded)
    if has_han(folded):
        return bare in _syllable_parts(folded) or (len(bare) > 1 and bare == initials(folded))
    return bare in words or _is_short_for(bare, folded)


def _syllable_parts(name: str) -> frozenset[str]:
    """Return the surname and the given name in pinyin."""
    return sounds(name[:1]) | (sounds(name[1:]) if len(name) > 1 else frozenset())
