"""Importing: files → a preview that can be corrected → one saved change, or nothing at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stakeholder_map.importers.files.graph import people_of
from stakeholder_map.importers.guessing import guess
from stakeholder_map.importers.own.book_proposal import propose_book
from stakeholder_map.importers.own.own_book import OwnBook
from stakeholder_map.importers.people import propose, suggested_name
from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.reader import Reading
from stakeholder_map.importers.table import Table, TableKind
from stakeholder_map.importers.tables import read_file, read_pasted, read_tables
from stakeholder_map.model import file
from stakeholder_map.model.account import Account
from stakeholder_map.model.person import Department, Organisation, Person
from stakeholder_map.model.problem import Problem, Refused, Weight
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import Level
from stakeholder_map.model.team import Teammate
from stakeholder_map.services import editing
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.tables.fold import fold_name
from stakeholder_map.tables.headers import ContactRoleField, PersonField, TieField
from stakeholder_map.tables.profiles import Profile, fits, profile_of
from stakeholder_map.tables.values import role_words, tie_words


@dataclass(frozen=True)
class Upload:
    """A file as it came. ``is_ties``: brought as the ties, where its columns do not tell."""

    name: str
    data: bytes
    is_ties: bool = False


@dataclass(frozen=True)
class Sources:
    """The tables of all files, and why some files could not be read.

    ``key`` stands for what was in the files: the same content has the same key, in any process.
    ``book`` is our own workbook where it was brought alone: then there are no tables.
    """

    people: tuple[Table, ...] = ()
    ties: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    key: str = ""
    book: OwnBook | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to import."""
        return not self.people and not self.ties and self.book is None

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Which programs the tables come from, as far as their columns tell."""
        found = (profile_of(table.headers) for table in (*self.people, *self.ties))
        return tuple(dict.fromkeys(profile for profile in found if profile is not None))


@dataclass(frozen=True)
class Wishes:
    """What the user said about the import: where it goes, and corrections of the preview."""

    into: Account | None = None
    decision_id: str | None = None
    account_name: str = ""
    decision_name: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    overrides: tuple[tuple[tuple[str, str], str], ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    normalise: bool = False


def content_key(uploads: Iterable[Upload], pasted: str = "") -> str:
    """Return a name for the content of files and of a pasted block (SHA-256)."""
    parts = [(u.name, hashlib.sha256(u.data).hexdigest(), u.is_ties) for u in uploads]
    return hashlib.sha256(repr((parts, pasted)).encode()).hexdigest()


def read(uploads: Iterable[Upload], pasted: str = "") -> Sources:
    """Read every file; one that cannot be read keeps no other from being read."""
    uploads = tuple(uploads)
    people: list[Table] = []
    ties: list[Table] = []
    problems: list[Problem] = []
    key = content_key(uploads, pasted)
    alone = uploads[0] if len(uploads) == 1 and not pasted.strip() else None
    for upload in uploads:
        try:
            if upload is alone:
                found = read_file(upload.name, upload.data)
                if isinstance(found, OwnBook):
                    return Sources(key=key, book=found)
                (ties if upload.is_ties else people).extend(found)
                continue
            (ties if upload.is_ties else people).extend(read_tables(upload.name, upload.data))
        except Refused as refused:
            problems.extend(refused.problems)
    if pasted.strip():
        try:
            people.extend(read_pasted(pasted))
        except Refused as refused:
            problems.extend(refused.problems)
    return Sources(tuple(people), tuple(ties), tuple(problems), key)


def preview(sources: Sources, wishes: Wishes, today: date) -> Proposal:
    """Return what the import would do. Nothing is saved.

    Raises:
        KeyError: the account has no such decision.
    """
    if sources.book is not None:
        return propose_book(
            sources.book, today=today, into=wishes.into, account_name=wishes.account_name
        )
    people, more = _people_of(sources, wishes)
    found = propose(
        people,
        sources.ties,
        today=today,
        into=wishes.into,
        decision_id=wishes.decision_id,
        account_name=wishes.account_name,
        decision_name=wishes.decision_name,
        answers=dict(wishes.answers),
        overrides=dict(wishes.overrides),
        mapping=dict(wishes.mapping),
        normalise=wishes.normalise,
    )
    return replace(found, problems=(*found.problems, *more)) if more else found


def _people_of(sources: Sources, wishes: Wishes) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """Return the tables with everybody; of a list of edges alone its ends are the people."""
    kinds = {table.kind for table in (*sources.people, *sources.ties)}
    if kinds != {TableKind.TIES} or wishes.into is not None:
        return sources.people, ()
    table = people_of((*sources.people, *sources.ties))
    if table is None:
        return sources.people, ()
    told = Problem(
        code="people_from_ties",
        weight=Weight.WARNING,
        place=table.place(),
        values={"count": str(len(table.rows))},
    )
    return (table, *sources.people), (told,)


def guessed(sources: Sources) -> dict[str, str]:
    """Return header → field for columns whose headers tell nothing, to be shown and changed."""
    found: dict[str, str] = {}
    for table in sources.people:
        found |= guess(table)
    return found


def check_profile(sources: Sources, profile: Profile) -> None:
    """Raise Refused where the columns are plainly those of another program."""
    if sources.book is None and not fits(profile, sources.profiles):
        found = ", ".join(sources.profiles)
        values = {"profile": profile.value, "found": found}
        raise Refused((Problem(code="profile_unfit", values=values),))


def name_for(sources: Sources) -> str:
    """Return what a new account of these files would be called, for the user to confirm."""
    if sources.book is not None:
        return sources.book.account_name
    return suggested_name(sources.people, sources.ties)


def accept(store: Store, proposal: Proposal, into: Stored | None, by: str) -> Stored:
    """Save a proposal: as a new account, or as one change of the account it was made for.

    Raises:
        Stale: somebody saved the same fields since the preview; what else they saved is kept.
        Refused: the result contradicts itself; or somebody brought the same people since the
            preview, who would be there twice.
        AccountExists: the account was imported already.
    """
    if into is None:
        return editing.create(store, proposal.account, by)
    _refuse_twice(store, proposal.account, into)
    return editing.change(store, into, lambda _: proposal.account, by, "import")


def _refuse_twice(store: Store, wanted: Account, into: Stored) -> None:
    now = store.load(into.account.id)
    if now.version == into.version:
        return
    known = {each.id for each in _named(into.account)}
    came = {fold_name(each.name) for each in _named(now.account) if each.id not in known}
    mine = [each.name for each in _named(wanted) if each.id not in known]
    twice = [name for name in mine if fold_name(name) in came]
    if twice:
        values = {"name": twice[0], "count": str(len(twice))}
        raise Refused((Problem(code="imported_meanwhile", values=values),))


def _named(account: Account) -> tuple[Person | Department | Organisation | Teammate, ...]:
    """Return what an import makes anew where it finds none of the name."""
    return (*account.people, *account.departments, *account.organisations, *account.teammates)


# -- what a user may choose in the preview -----------------------------------------------------


def fields_of(kind: TableKind) -> tuple[str, ...]:
    """Return the fields that a column of such a table may be mapped to."""
    listed = {
        TableKind.PEOPLE: PersonField,
        TableKind.TIES: TieField,
        TableKind.CONTACT_ROLES: ContactRoleField,
    }
    return tuple(field.value for field in listed[kind])


def choices_of(field: str, there: Iterable[str] = ()) -> tuple[str, ...] | None:
    """Return the values that a word of this field may be taken for; None: anything typed.

    Args:
        field: as in ``Reading.field``.
        there: values that must be among the choices, because they are in use.
    """
    fixed: dict[str, tuple[str, ...]] = {
        "role": tuple(dict.fromkeys(role_words().values())),
        "relation": tuple(dict.fromkeys(tie_words().values())),
        "level": tuple(level.value for level in Level),
        "support": tuple(str(number) for number in range(5, -6, -1)),
        "veto": ("yes", "no"),
        "deleted": ("yes", "no"),
        "touch": ("two_way",),
        "organisation": ("own", "external"),
        "note": ("veto", "never", "coach"),
    }
    if field not in fixed:
        return None
    blank = () if field == "organisation" else ("",)
    return tuple(dict.fromkeys((*fixed[field], *there, *blank)))


def asks_whether_answered(reading: Reading) -> bool:
    """Whether these are dates of activities, of which the file does not say who took part."""
    return reading.field == "touch" and not reading.value


def accounts_named(names: Mapping[str, str], wanted: str) -> tuple[str, ...]:
    """Return the ids of the accounts that are called so, whatever the case and blanks."""
    folded = fold_name(wanted)
    return tuple(key for key, name in names.items() if folded and fold_name(name) == folded)


# -- account files -----------------------------------------------------------------------------


def open_file(name: str, data: bytes, today: date) -> Account:
    """Return the account of an account file; nothing is saved.

    Raises:
        Refused: it is no account file, with every reason.
    """
    return file.read(data, name, today)


def keep_file(store: Store, account: Account, by: str, as_copy: bool) -> Stored:
    """Save an opened account file.

    Args:
        store: where.
        account: what ``open_file`` returned.
        by: who does it.
        as_copy: beside an account of the same id that is there; else in its place, as its newest
            version, so that "undo" brings the other one back.

    Raises:
        StorageError: it could not be saved.
    """
    there = {row.id for row in store.accounts()}
    if as_copy and account.id in there:
        return editing.create(store, account.but(id=new_id()), by)
    if account.id in there:
        return editing.change(store, store.load(account.id), lambda _: account, by, "file")
    return editing.create(store, account, by)
