from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import DecisionState, RelationshipStage, Segment
from stakeholder_map.model.team import Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.storage import AccountExists, NoSuchAccount, Stale, Store
from tests.lifelike import make_account
from tests.strategies import HOSTILE, accounts

ONE = Account(id="one", name="One", people=(Person(id="anna", name="Anna Berg"),))


def test_what_was_saved_is_loaded(store: Store) -> None:
    account = make_account(12)
    assert store.create(account, by="Eva") == 1
    stored = store.load(account.id)
    assert stored.account == account
    assert stored.version == store.version(account.id) == 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(account=accounts())
def test_any_account_comes_back_as_it_was(store: Store, account: Account) -> None:
    if any(row.id == account.id for row in store.accounts()):
        store.delete(account.id)
    store.create(account, by="Eva")
    assert store.load(account.id).account == account


def test_a_save_counts_the_version_up(store: Store) -> None:
    store.create(ONE, by="Eva")
    assert store.save(ONE.but(name="Two"), 1, by="Eva", why="renamed") == 2
    assert store.load("one").account.name == "Two"
    assert store.version("one") == 2


def test_a_save_that_changes_nothing_writes_nothing(store: Store) -> None:
    store.create(ONE, by="Eva")
    assert store.save(ONE, 1, by="Eva") == 1
    assert len(store.history("one")) == 1


def test_a_stale_save_is_refused_and_brings_theirs(store: Store) -> None:
    store.create(ONE, by="Eva")
    theirs = ONE.but(name="Theirs")
    store.save(theirs, 1, by="Li Wei")
    with pytest.raises(Stale) as caught:
        store.save(ONE.but(name="Mine"), 1, by="Eva")
    assert caught.value.theirs.account == theirs
    assert caught.value.theirs.version == 2
    assert caught.value.theirs_by == "Li Wei"
    assert datetime.now(UTC) - caught.value.theirs_at < timedelta(minutes=1)
    assert store.load("one").account == theirs


def test_a_version_of_the_future_is_stale_too(store: Store) -> None:
    store.create(ONE, by="Eva")
    with pytest.raises(Stale):
        store.save(ONE.but(name="Mine"), 7, by="Eva")


def test_an_account_that_contradicts_itself_is_not_saved(store: Store) -> None:
    store.create(ONE, by="Eva")
    wrong = ONE.but(ties=(Tie(id="t", source="anna", target="nobody", kind="influences"),))
    with pytest.raises(Refused) as caught:
        store.save(wrong, 1, by="Eva")
    assert [problem.code for problem in caught.value.problems] == ["points_nowhere"]
    with pytest.raises(Refused):
        store.create(wrong.but(id="two"), by="Eva")
    assert store.load("one").account == ONE
    assert len(store.accounts()) == 1


def test_an_id_is_taken_once(store: Store) -> None:
    store.create(ONE, by="Eva")
    with pytest.raises(AccountExists):
        store.create(ONE.but(name="Another"), by="Eva")
    assert store.load("one").account == ONE


@pytest.mark.parametrize("act", ["load", "version", "delete", "history", "undoable"])
def test_an_account_that_is_not_there_is_named(store: Store, act: str) -> None:
    with pytest.raises(NoSuchAccount) as caught:
        getattr(store, act)("nowhere")
    assert caught.value.problem.values == {"id": "nowhere"}


def test_saving_a_deleted_account_is_refused(store: Store) -> None:
    store.create(ONE, by="Eva")
    store.delete("one")
    with pytest.raises(NoSuchAccount):
        store.save(ONE.but(name="Back"), 1, by="Eva")
    assert store.accounts() == ()


def test_a_deleted_account_can_be_created_again(store: Store) -> None:
    store.create(ONE, by="Eva")
    store.save(ONE.but(name="Two"), 1, by="Eva")
    store.delete("one")
    assert store.create(ONE, by="Eva") == 1
    assert len(store.history("one")) == 1


def test_the_list_tells_what_the_portfolio_shows(store: Store) -> None:
    account = ONE.but(
        industry="Health",
        segment=Segment.STRATEGIC,
        relationship_stage=RelationshipStage.SCANNING,
        teammates=(Teammate(id="eva", name="Eva"),),
        owner_id="eva",
        touches=(
            Touch(id="t1", on=date(2026, 1, 5)),
            Touch(id="t2", on=date(2026, 2, 5)),
        ),
        decisions=(
            Decision(id="d1", name="A", decide_by=date(2026, 9, 1)),
            Decision(id="d2", name="B", decide_by=date(2026, 6, 1)),
            Decision(id="d3", name="C", decide_by=date(2026, 1, 1), state=DecisionState.WON),
        ),
    )
    store.create(account, by="Li", is_sample=True)
    (row,) = store.accounts()
    assert (row.id, row.name, row.version, row.changed_by) == ("one", "One", 1, "Li")
    assert (row.people, row.decisions, row.running) == (1, 3, 2)
    assert (row.decide_by, row.last_touch) == (date(2026, 6, 1), date(2026, 2, 5))
    assert (row.segment, row.relationship_stage) == (
        Segment.STRATEGIC,
        RelationshipStage.SCANNING,
    )
    assert (row.owner, row.industry, row.is_sample) == ("Eva", "Health", True)
    assert row.changed_at.utcoffset() == timedelta(0)


def test_the_list_follows_a_save_and_an_edited_sample_is_an_own_account(store: Store) -> None:
    store.create(ONE, by="Eva", is_sample=True)
    store.save(ONE.but(name="Renamed", people=()), 1, by="Li")
    (row,) = store.accounts()
    assert (row.name, row.people, row.version, row.changed_by) == ("Renamed", 0, 2, "Li")
    assert not row.is_sample
    assert (row.decide_by, row.last_touch, row.segment) == (None, None, None)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["chinese", "latin"]),
        ("STRASSE", ["latin"]),  # casefold: ß is ss
        ("ａｎｎａ", ["latin"]),  # full width
        ("berg  anna", ["latin"]),  # every word, in any order
        ("王小", ["chinese"]),
        ("华东", ["chinese"]),
        ("mes", ["chinese"]),  # a decision's name
        ("50%", ["chinese"]),
        ("5_%", []),  # signs of SQL patterns are letters
        ("straße anna 王", []),
        ("' OR 1=1 --", []),
    ],
)
def test_search_finds_names_however_they_are_written(
    store: Store, search: str, found: list[str]
) -> None:
    store.create(
        Account(id="latin", name="Große Straße AG", people=(Person(id="anna", name="Anna  Berg"),)),
        by="",
    )
    store.create(
        Account(
            id="chinese",
            name="华东精密",
            people=(Person(id="wang", name="王小明"),),
            decisions=(Decision(id="d", name="MES 50% 项目"),),
        ),
        by="",
    )
    assert sorted(row.id for row in store.accounts(search)) == found


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_only_texts(store: Store, text: str) -> None:
    account = Account(id="x", name=text, people=(Person(id="p", name=text, notes=text),))
    clean = text.replace("\0", "")
    store.create(account, by=text, why=text)
    store.save(account.but(background=text), 1, by=text, why=text)
    assert store.load("x").account == account.but(background=text)
    assert store.at_version("x", 1) == account
    assert [revision.why for revision in store.history("x")] == [clean, clean]
    assert [row.id for row in store.accounts(text)] == ["x"]
    assert store.erase_person("x", "p", by=clean) == 3


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
        max_leaves=5,
    )
)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_preferences_keep_any_json(store: Store, value: object) -> None:
    store.set_preference("last", value)
    assert store.preference("last") == value


def test_a_preference_is_replaced_and_forgotten(store: Store) -> None:
    assert store.preference("language") is None
    assert store.preference("language", "en") == "en"
    store.set_preference("language", "zh")
    store.set_preference("language", "en")
    store.set_preference("user", "Eva")
    assert store.preferences() == {"language": "en", "user": "Eva"}
    store.set_preference("user", None)
    assert store.preferences() == {"language": "en"}
