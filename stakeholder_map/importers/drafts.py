"""Rows of a people table → drafts: read, but not yet matched with anybody."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from stakeholder_map.importers.columns import field_of
from stakeholder_map.importers.dates import order_in
from stakeholder_map.importers.directory import shown_ids
from stakeholder_map.importers.mapping import Mapped, columns
from stakeholder_map.importers.progress import Stage, told
from stakeholder_map.importers.reader import (
    NEVER,
    VETO,
    Reader,
    RoleRead,
    is_percent_column,
    lowest_level,
    scale_in,
)
from stakeholder_map.importers.table import Row, Table, TableKind
from stakeholder_map.model.problem import Place, Weight
from stakeholder_map.model.scales import Level
from stakeholder_map.tables.fold import fold_header, fold_name
from stakeholder_map.tables.headers import PersonField
from stakeholder_map.tables.values import COACH, is_unknown

LINE = 500
TEXT = 20_000

#: Whether a date under a header of this kind is a two-way touch; shown as a reading.
TWO_WAY = "two_way"

_LISTS = re.compile(r"[;；、\n]")
_HAN_ONLY = re.compile(r"[㐀-鿿]+")
_SALESFORCE_ID = re.compile(r"003[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?")
_GUID = re.compile(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """One person as a file has them."""

    place: Place
    name: str
    title: str = ""
    department: str = ""
    organisation: str = ""
    level: Level | None = None
    superiors: str = ""
    superiors_column: str = ""
    role: RoleRead = field(default_factory=RoleRead)
    weight: float | None = None
    veto: bool | None = None
    support: int | None = None
    confidence: float | None = None
    concerns: tuple[str, ...] = ()
    touched: date | None = None
    two_way: bool | None = None
    never_met: bool = False
    owner: str = ""
    notes: str = ""
    email: str = ""
    phone: str = ""
    wechat: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What this row is called in questions; the same each time the file is read."""
        return f"{self.place.file}|{self.place.sheet}|{self.place.row}"

    @property
    def about(self) -> str:
        """What tells this person from another of the same name."""
        home = self.department or self.organisation
        parts = (self.title, home, self.email, self.phone, *shown_ids(self.ids))
        return " · ".join(part for part in parts if part)

    @property
    def likeness(self) -> str:
        """What a row that says the same of who somebody is has in common with this one.

        Kept with a person when a user said that the row is that person, so that a later import
        need not ask again.
        """
        texts = (self.name, self.title, self.department, self.organisation, self.email, self.phone)
        folded = "\n".join(fold_name(text) for text in texts)
        return hashlib.sha256(folded.encode()).hexdigest()[:16]


class PeopleReader:
    """Reads the rows of one people table."""

    def __init__(self, table: Table, mapped: Mapped, reader: Reader) -> None:
        self.table = table
        self.reader = reader
        self.columns = columns(table, TableKind.PEOPLE, mapped, reader)
        by_field = {c.field: c for c in self.columns if isinstance(c.field, PersonField)}
        self._by_field = by_field
        self._days = {
            name: order_in(by_field[name].texts)
            for name in (PersonField.LAST_CONTACT, PersonField.LAST_ACTIVITY)
            if name in by_field
        }
        self._lowest = lowest_level(self._texts(PersonField.LEVEL))
        weights = by_field.get(PersonField.WEIGHT)
        self._percent = bool(weights) and is_percent_column(
            weights.header if weights else "", self._texts(PersonField.WEIGHT)
        )
        self._scale_known = self._check_scale()
        role = by_field.get(PersonField.ROLE)
        self._role_codes = role is not None and fold_header(role.header) == "accountrolecode"

    def drafts(self) -> list[Draft]:
        """Return a draft for each row that names a person."""
        named = {PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME, PersonField.ID}
        if not named & set(self._by_field):
            # Without names there is nobody in whose notes an unknown column could be kept.
            self.reader.forget("column_unknown", self.table)
            self.reader.say(
                "column_name_missing", self.table.place(self.table.header_row), Weight.ERROR
            )
            return []
        found = [self._draft(row) for row in told(Stage.VALUES, self.table.rows)]
        return [draft for draft in found if draft is not None]

    def _texts(self, wanted: PersonField) -> list[str]:
        return self._by_field[wanted].texts if wanted in self._by_field else []

    def _check_scale(self) -> bool:
        """Whether numbers of support are on our scale; says so where a header names another."""
        column = self._by_field.get(PersonField.SUPPORT)
        scale = scale_in(column.header) if column else None
        if column is None or scale is None or scale == (-5, 5):
            return True
        place = self.table.place(self.table.header_row, column.header)
        self.reader.say("support_scale", place, value=f"{scale[0]} … {scale[1]}")
        return False

    def _place(self, row: Row, wanted: PersonField) -> Place:
        column = self._by_field.get(wanted)
        return self.table.place(row.number, column.header if column else "")

    def _text(self, row: Row, wanted: PersonField, limit: int = LINE) -> str:
        column = self._by_field.get(wanted)
        if column is None:
            return ""
        text = row.cells[column.position]
        if len(text) > limit:
            self.reader.say("value_too_long", self._place(row, wanted), limit=str(limit))
            return text[: limit - 1].rstrip() + "…"
        return text

    def _draft(self, row: Row) -> Draft | None:
        read = self.reader
        deleted = self._text(row, PersonField.DELETED)
        if deleted and read.yes_no("deleted", deleted, self._place(row, PersonField.DELETED)):
            read.say("row_deleted", self.table.place(row.number))
            return None
        name = self._name(row)
        if not name:
            first = next(text for text in row.cells if text)
            read.say("row_nameless", self.table.place(row.number), Weight.ERROR, value=first)
            return None
        weight, veto = self._weight(row)
        touched, two_way, never = self._touch(row)
        notes = self._text(row, PersonField.NOTES, TEXT)
        said = read.note(notes, self._place(row, PersonField.NOTES))
        superiors = self._by_field.get(PersonField.REPORTS_TO)
        concerns = self._text(row, PersonField.CONCERN, TEXT)
        return Draft(
            place=self.table.place(row.number),
            name=name,
            title=self._text(row, PersonField.TITLE),
            department=self._known(row, PersonField.DEPARTMENT),
            organisation=self._known(row, PersonField.ORGANISATION),
            level=read.level(
                self._text(row, PersonField.LEVEL),
                self._place(row, PersonField.LEVEL),
                self._lowest,
            ),
            superiors=self._known(row, PersonField.REPORTS_TO),
            superiors_column=superiors.header if superiors else "",
            role=self._role(row, said),
            weight=weight,
            veto=True if said == VETO else veto,
            support=read.support(
                self._text(row, PersonField.SUPPORT),
                self._place(row, PersonField.SUPPORT),
                self._scale_known,
            ),
            confidence=read.share(
                "confidence",
                self._text(row, PersonField.CONFIDENCE),
                self._place(row, PersonField.CONFIDENCE),
            ),
            concerns=_parts(concerns),
            touched=touched,
            two_way=two_way,
            never_met=never or said == NEVER,
            owner=self._known(row, PersonField.OWNER),
            notes=self._notes(row, notes),
            email=self._text(row, PersonField.EMAIL),
            phone=self._text(row, PersonField.PHONE),
            wechat=self._text(row, PersonField.WECHAT),
            ids=self._ids(row),
        )

    def _known(self, row: Row, wanted: PersonField) -> str:
        text = self._text(row, wanted)
        return "" if is_unknown(text) else text

    def _name(self, row: Row) -> str:
        whole = self._text(row, PersonField.NAME)
        if whole:
            return " ".join(whole.split())
        first = self._text(row, PersonField.FIRST_NAME)
        last = self._text(row, PersonField.LAST_NAME)
        if first and last and _HAN_ONLY.fullmatch(first) and _HAN_ONLY.fullmatch(last):
            return last + first
        named = {PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME}
        if not named & set(self._by_field):
            return self._text(row, PersonField.ID)
        return " ".join(f"{first} {last}".split())[:LINE]

    def _role(self, row: Row, said: str) -> RoleRead:
        text, place = self._text(row, PersonField.ROLE), self._place(row, PersonField.ROLE)
        role = self.reader.role(text, place, self._role_codes)
        return role.with_(RoleRead(coach=True)) if said == COACH else role

    def _weight(self, row: Row) -> tuple[float | None, bool | None]:
        place = self._place(row, PersonField.WEIGHT)
        weight, said = self.reader.weight(self._text(row, PersonField.WEIGHT), place, self._percent)
        veto = self.reader.yes_no(
            "veto", self._text(row, PersonField.VETO), self._place(row, PersonField.VETO)
        )
        return weight, True if said else veto

    def _touch(self, row: Row) -> tuple[date | None, bool | None, bool]:
        """Return the last contact, whether it was two-way, and whether nobody ever met them."""
        latest: date | None = None
        two_way: bool | None = None
        never = False
        for wanted in (PersonField.LAST_CONTACT, PersonField.LAST_ACTIVITY):
            column = self._by_field.get(wanted)
            if column is None:
                continue
            text = self._text(row, wanted)
            place = self._place(row, wanted)
            day = self.reader.day(wanted.value, text, place, self._days[wanted])
            if day == NEVER:
                never = True
            elif isinstance(day, date) and (latest is None or day > latest):
                latest = day
                # An activity may be a mail that nobody answered; a contact is one with them.
                meant = TWO_WAY if wanted is PersonField.LAST_CONTACT else ""
                two_way = self.reader.chosen("touch", column.header, meant) == TWO_WAY or None
        return latest, two_way, never

    def _notes(self, row: Row, notes: str) -> str:
        parts = [notes]
        for column in self.columns:
            if column.field is None and row.cells[column.position]:
                parts.append(f"{column.header}: {row.cells[column.position]}")
        return "\n".join(part for part in parts if part)[:TEXT]

    def _ids(self, row: Row) -> dict[str, str]:
        found: dict[str, str] = {}
        text = self._text(row, PersonField.ID)
        if text and not is_unknown(text):
            found[_system(text, self._by_field[PersonField.ID].header)] = text
        url = self._text(row, PersonField.LINKEDIN)
        if url:
            found["linkedin"] = url
        return found


def organisations_in(table: Table) -> Iterator[str]:
    """Yield the organisation of each row that names one, in a table of people."""
    if table.kind not in (None, TableKind.PEOPLE):
        return
    fields = [field_of(header, TableKind.PEOPLE) for header in table.headers]
    if PersonField.ORGANISATION in fields:
        column = fields.index(PersonField.ORGANISATION)
        texts = (row.cells[column][:LINE] for row in table.rows)
        yield from (text for text in texts if text and not is_unknown(text))


def _parts(text: str) -> tuple[str, ...]:
    parts: Iterable[str] = (part.strip() for part in _LISTS.split(text))
    return tuple(dict.fromkeys(part[:LINE] for part in parts if not is_unknown(part)))


def _system(text: str, header: str) -> str:
    """Return which system an id comes from, as far as its shape or its column tell."""
    if _SALESFORCE_ID.fullmatch(text):
        return "salesforce"
    if _GUID.fullmatch(text):
        return "dynamics"
    return "hubspot" if fold_header(header) == "recordid" else "id"
