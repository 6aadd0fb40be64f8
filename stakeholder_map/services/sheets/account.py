"""The sheets of the account: organisations outside, competitors and ourselves, the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stakeholder_map.model.account import Account
from stakeholder_map.model.archive import ArchiveEntry, EntryKind
from stakeholder_map.model.competitor import AttackLine, Competitor, Trait
from stakeholder_map.model.person import Organisation
from stakeholder_map.model.scales import Dimension, OrganisationKind
from stakeholder_map.services.sheets import codec as c
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.places import Place, field, in_account
from stakeholder_map.services.sheets.sheet import Column, Sheet
from stakeholder_map.words import N_

_OUTSIDE = in_account("organisations")
_RIVALS = in_account("competitors")
_ARCHIVE = in_account("archive")


def _or_default(place: Place, name: str, default: Any) -> Callable[[Book, str, Any], Account]:
    """Set a field that cannot be blank: blank means its default."""
    return lambda book, key, value: place.change(
        book, key, **{name: default if value is None else value}
    )


ORGANISATIONS = Sheet(
    "organisations",
    _OUTSIDE.get,
    lambda _: (
        field(_OUTSIDE, "name", N_("Name"), c.LINE, needed=True),
        Column(
            "kind",
            N_("What it is to them"),
            c.choice(OrganisationKind),
            lambda _, organisation: organisation.kind,
            _or_default(_OUTSIDE, "kind", OrganisationKind.OTHER),
        ),
        field(_OUTSIDE, "note", N_("Remark"), c.TEXT, wide=1),
    ),
    lambda book, key, values: _OUTSIDE.append(book, Organisation(id=key, name=values["name"])),
)

COMPETITORS = Sheet(
    "competitors",
    _RIVALS.get,
    lambda _: (
        field(_RIVALS, "name", N_("Competitor"), c.LINE, needed=True),
        field(
            _RIVALS,
            "decision_ids",
            N_("In which decisions"),
            c.some_of("decisions"),
            wide=1,
            help=N_("Blank: in every decision of the account."),
        ),
        field(_RIVALS, "note", N_("Remark"), c.TEXT, wide=1),
    ),
    lambda book, key, values: _RIVALS.append(book, Competitor(id=key, name=values["name"])),
    echoing=frozenset({"name"}),
)

ARCHIVE = Sheet(
    "archive",
    lambda book: tuple(sorted(_ARCHIVE.get(book), key=lambda e: e.on, reverse=True)),
    lambda _: (
        field(_ARCHIVE, "on", N_("Date"), c.DAY, needed=True),
        Column(
            "kind",
            N_("About"),
            c.choice(EntryKind),
            lambda _, entry: entry.kind,
            _or_default(_ARCHIVE, "kind", EntryKind.NOTE),
        ),
        field(_ARCHIVE, "title", N_("Heading"), c.LINE),
        field(_ARCHIVE, "text", N_("Text"), c.TEXT, wide=1),
        field(_ARCHIVE, "source", N_("Source"), c.LINE),
        field(_ARCHIVE, "person_id", N_("Person"), c.one_of("people")),
        field(_ARCHIVE, "by_id", N_("Entered by"), c.one_of("teammates")),
    ),
    lambda book, key, values: _ARCHIVE.append(book, ArchiveEntry(id=key, on=values["on"])),
)


# -- ourselves beside a competitor -----------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    """A dimension as a row; dimensions are always the same eight."""

    id: str


def _trait(traits: tuple[Trait, ...], dimension: str) -> Trait:
    found = (trait for trait in traits if trait.dimension == dimension)
    return next(found, Trait(dimension=Dimension(dimension)))


def _with_trait(traits: tuple[Trait, ...], changed: Trait) -> tuple[Trait, ...]:
    every = {trait.dimension: trait for trait in (*traits, changed)}
    order = [every[dimension] for dimension in Dimension if dimension in every]
    return tuple(trait for trait in order if trait.strength or trait.weakness)


def _trait_column(rival_id: str | None, side: str, name: str, title: str) -> Column:
    def traits(book: Book) -> tuple[Trait, ...]:
        if rival_id is None:
            return book.account.our_traits
        return book.account.competitor(rival_id).traits

    def put(book: Book, dimension: str, value: str) -> Account:
        changed = _trait(traits(book), dimension).but(**{side: value})
        new = _with_trait(traits(book), changed)
        if rival_id is None:
            return book.account.but(our_traits=new)
        return _RIVALS.change(book, rival_id, traits=new)

    return Column(
        name,
        title,
        c.TEXT,
        lambda book, row: getattr(_trait(traits(book), row.id), side),
        put,
        wide=1,
    )


def traits_of(rival_id: str | None) -> Sheet:
    """Return the sheet of strengths and weaknesses by dimension: ours, and a competitor's."""
    theirs = (
        ()
        if rival_id is None
        else (
            _trait_column(rival_id, "strength", "their_strength", N_("Their strength")),
            _trait_column(rival_id, "weakness", "their_weakness", N_("Their weakness")),
        )
    )
    return Sheet(
        f"traits_{rival_id or 'ours'}",
        lambda _: tuple(_Row(dimension) for dimension in Dimension),
        lambda _: (
            Column(
                "dimension", N_("Dimension"), c.choice(Dimension), lambda _, row: Dimension(row.id)
            ),
            _trait_column(None, "strength", "our_strength", N_("Our strength")),
            _trait_column(None, "weakness", "our_weakness", N_("Our weakness")),
            *theirs,
        ),
    )


def attacks_of(rival_id: str) -> Sheet:
    """Return the sheet of what a competitor says against us, with our answers."""
    place = Place(
        lambda book: tuple(book.account.competitor(rival_id).attack_lines),
        lambda book, lines: _RIVALS.change(book, rival_id, attack_lines=lines),
    )
    return Sheet(
        f"attacks_{rival_id}",
        place.get,
        lambda _: (
            field(place, "text", N_("What they say against us"), c.LINE, needed=True, wide=1),
            field(place, "answer", N_("Our answer"), c.TEXT, wide=1),
        ),
        lambda book, key, values: place.append(book, AttackLine(id=key, text=values["text"])),
    )
