"""Who is meant by a name, and which entries may be one person."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Person, Reachable
from stakeholder_map.services import editing, likeness
from stakeholder_map.services.likeness import Because, Sure
from stakeholder_map.storage.place import sqlite_url
from stakeholder_map.storage.store import Store
from tests.strategies import accounts, texts


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(id=f"p{n}", name=name) for n, name in enumerate(names))


@pytest.mark.parametrize(
    ("typed", "names", "expected"),
    [
        ("anna  WEBER", ("Anna Weber", "Anna Wegner"), [("Anna Weber", Sure.SAME)]),
        ("zhaomin", ("赵敏", "林国栋"), [("赵敏", Sure.SOUND)]),
        ("Weber, Anna", ("Anna Weber",), [("Anna Weber", Sure.SOUND)]),
        (
            "Lin",
            ("林国栋", "Lin Guodong", "李明"),
            [("林国栋", Sure.PART), ("Lin Guodong", Sure.PART)],
        ),
        ("林总", ("林国栋", "李明"), [("林国栋", Sure.PART)]),
        ("lgd", ("林国栋",), [("林国栋", Sure.PART)]),
        ("A. Weber", ("Anna Weber", "Bo Weber"), [("Anna Weber", Sure.PART)]),
        ("", ("Anna",), []),
        ("Nobody", ("Anna",), []),
    ],
)
def test_a_name_means_those_it_could_mean(
    typed: str, names: tuple[str, ...], expected: list[tuple[str, Sure]]
) -> None:
    assert [(p.name, sure) for p, sure in likeness.meant(typed, people(*names))] == expected


def test_only_one_person_without_doubt_is_surely_meant() -> None:
    assert likeness.surely("Zhao Min", people("赵敏")) is not None
    assert likeness.surely("Zhao Min", people("赵敏", "赵民")) is None  # both sound so
    assert likeness.surely("Zhao", people("赵敏")) is None  # a surname alone is asked about


def found(*given_: Person) -> list[tuple[str, str, tuple[Because, ...]]]:
    account = Account(id="a", name="A", people=given_)
    return [(p.first.name, p.second.name, p.because) for p in likeness.pairs(account)]


def test_entries_that_may_be_one_person_are_found_with_the_reason() -> None:
    assert found(*people("赵敏", "Zhao Min")) == [("赵敏", "Zhao Min", (Because.SOUND,))]
    assert found(*people("Anna Weber", "A. Weber")) == [
        ("Anna Weber", "A. Weber", (Because.SHORT,))
    ]
    assert found(*people("Katharina Vogel", "Katarina Vogel")) == [
        ("Katharina Vogel", "Katarina Vogel", (Because.SPELLING,))
    ]
    mail = Reachable(email="a@x.cn", phone="+86 138 0013 8000")
    phone = Reachable(phone="13800138000")
    assert found(
        Person(name="Anna", reachable=mail), Person(name="Berta", reachable=phone)
    ) == [("Anna", "Berta", (Because.PHONE,))]  # fmt: skip
    assert found(*people("Anna Weber", "Bo Li", "张伟", "王芳")) == []


@settings(max_examples=30, deadline=None)
@given(accounts())
def test_pairs_are_each_found_once_and_not_again_when_they_are_two(account: Account) -> None:
    pairs = likeness.pairs(account)
    keys = [pair.key for pair in pairs]
    every = {"|".join(sorted((a.id, b.id))) for a, b in combinations(account.people, 2)}
    assert len(set(keys)) == len(keys)
    assert set(keys) <= every
    assert likeness.pairs(account, keys) == ()


@given(texts())
def test_any_text_may_be_asked_for(text: str) -> None:
    likeness.meant(text, people("Anna Weber", "赵敏", text.strip() or "x"))


def test_a_pair_that_was_said_to_be_two_is_not_suggested_again(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "a.sqlite"))
    account = Account(id="a", name="A", people=people("赵敏", "Zhao Min"))
    likeness.keep_apart(store, "a", likeness.pairs(account)[0])
    assert likeness.pairs(account, likeness.apart(store, "a")) == ()
    assert likeness.pairs(account, likeness.apart(store, "other")) != ()


def test_a_name_with_and_without_umlauts_is_suggested() -> None:
    account = Account(name="A", people=people("Jürgen Müller", "Juergen Mueller", "Jan Maler"))
    (pair,) = likeness.pairs(account)
    assert (pair.first.id, pair.second.id) == ("p0", "p1")


def test_pairs_of_who_is_erased_are_forgotten_and_of_an_account_that_is_gone(
    tmp_path: Path,
) -> None:
    store = Store(sqlite_url(tmp_path / "a.sqlite"))
    three = tuple(Person(id=key, name="Anna Weber") for key in ("one", "two", "three"))
    account = Account(id="a", name="A", people=three)
    store.create(account, by="")
    for pair in likeness.pairs(account):
        likeness.keep_apart(store, "a", pair)
    likeness.forget(store, "a", "two")
    assert likeness.apart(store, "a") == ("one|three",)
    editing.delete(store, "a")
    assert not [key for key in store.preferences() if "a" in key.split("/")]
