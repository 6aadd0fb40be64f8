"""The account while our own workbook is put into it: every record by its sheet and id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from stakeholder_map.importers.own.own_book import FiledRow
from stakeholder_map.model.account import Account
from stakeholder_map.model.competitor import Competitor
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Organisation, Person, Reachable
from stakeholder_map.model.record import Keyed, new_id
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.model.walk import records
from stakeholder_map.tables.book import SheetName
from stakeholder_map.tables.book_cells import Finder, Unreadable
from stakeholder_map.tables.book_rows import BookRow, labels_of, seat_facts

#: Sheet → the account's collection and the kind of its records.
_HELD: dict[SheetName, tuple[str, type[Any]]] = {
    SheetName.PEOPLE: ("people", Person),
    SheetName.TIES: ("ties", Tie),
    SheetName.TOUCHES: ("touches", Touch),
    SheetName.CONTACTS: ("contacts", Contact),
    SheetName.TEAM: ("teammates", Teammate),
    SheetName.DEPARTMENTS: ("departments", Department),
    SheetName.ORGANISATIONS: ("organisations", Organisation),
    SheetName.COMPETITORS: ("competitors", Competitor),
    SheetName.DECISIONS: ("decisions", Decision),
}
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_REACHABLE = "reachable."


class Bench:
    """An account taken apart; ``account()`` puts it together."""

    def __init__(self, account: Account, today: date, language: str) -> None:
        self._before = account
        self._today = today
        self._held: dict[str, dict[str, Any]] = {
            name: {record.id: record for record in getattr(account, name)}
            for name, _kind in _HELD.values()
        }
        self._seats: dict[str, dict[str, Seat]] = {
            d.id: {seat.id: seat for seat in d.seats} for d in account.decisions
        }
        self._decision_of = {seat: d for d, seats in self._seats.items() for seat in seats}
        self._used = {one.id for _path, one in records(account) if isinstance(one, Keyed)}
        self._there = frozenset(self._used)
        self._names = labels_of(account, language)
        self._finders = {name: Finder(called) for name, called in self._names.items()}
        self._labels: dict[str, dict[str, str]] | None = None
        self._seat_finders: dict[str, Finder] = {}
        self._concerns = {
            concern.id: seat.id
            for seats in self._seats.values()
            for seat in seats.values()
            for concern in seat.concerns
        }
        #: Of rows that were new: which id they got.
        self._keys: dict[tuple[SheetName, int], str] = {}
        self._reporting: dict[str, list[Tie]] | None = None

    def was_there(self, key: str) -> bool:
        """Whether the account had this id before."""
        return key in self._there

    def account(self) -> Account:
        """Return the account as it is now."""
        held: dict[str, tuple[Any, ...]] = {
            name: tuple(records.values()) for name, records in self._held.items()
        }
        held["decisions"] = tuple(
            decision.but(seats=tuple(self._seats[decision.id].values()))
            if tuple(self._seats[decision.id].values()) != decision.seats
            else decision
            for decision in held["decisions"]
        )
        return self._before.but(**held)

    def labels(self) -> dict[str, dict[str, str]]:
        """Return what records are called, those that are new among them."""
        if self._labels is None:
            both = {name: dict(called) for name, called in self._names.items()}
            for name, called in both.items():
                for key, record in self._held.get(name, {}).items():
                    called.setdefault(key, record.name)
            for seats in self._seats.values():
                for key, seat in seats.items():
                    both["seats"].setdefault(key, both["people"].get(seat.person_id or "", ""))
            self._labels = both
        return self._labels

    # Finding

    def row(self, sheet: SheetName, row: FiledRow) -> BookRow | None:
        """Return the record that a row of the file is about, or None where it is new."""
        key = self._keys.get((sheet, row.number), row.id)
        if sheet is SheetName.SEATS:
            if key not in self._decision_of:
                return None
            decision = self._decision_of[key]
            seat = self._seats[decision][key]
            return BookRow(key, seat, seat_facts(decision, seat, self._today))
        if sheet is SheetName.STANCES:
            return self._stance(key)
        if sheet is SheetName.CONCERNS:
            if key not in self._concerns:
                return None
            seat = self._seat(self._concerns[key])
            concern = next(c for c in seat.concerns if c.id == key)
            return BookRow(key, concern, self._of(seat.id))
        record = self._held[_HELD[sheet][0]].get(key)
        if record is None:
            return None
        above = {"reports_to": self._superiors(key)} if sheet is SheetName.PEOPLE else {}
        return BookRow(key, record, above)

    def _stance(self, key: str) -> BookRow | None:
        seat_id, _sign, number = key.rpartition("#")
        if seat_id not in self._decision_of or not number.isascii() or not number.isdecimal():
            return None
        stances = self._seat(seat_id).stances
        if not 1 <= int(number) <= len(stances):
            return None
        return BookRow(key, stances[int(number) - 1], self._of(seat_id))

    def _of(self, seat_id: str) -> dict[str, str]:
        return {"decision_id": self._decision_of[seat_id], "seat_id": seat_id}

    def _seat(self, seat_id: str) -> Seat:
        return self._seats[self._decision_of[seat_id]][seat_id]

    def finders_for(self, row: FiledRow) -> Mapping[str, Finder]:
        """Return whom texts of a row mean; a person's seat is the one in the row's decision."""
        if "seat_id" not in row.cells:
            return self._finders
        text = row.cells.get("decision_id", "")
        decision = self._finders["decisions"].find(text) if text else self._only_decision()
        if decision not in self._seat_finders:
            called = self.labels()["seats"]
            finder = self._seat_finders[decision] = Finder({})
            for key, seat in self._seats[decision].items():
                finder.add(key, called[key], seat.person_id or "")
        return {**self._finders, "seats": self._seat_finders[decision]}

    def _only_decision(self) -> str:
        if not self._held["decisions"]:
            raise Unreadable("reference_unknown")
        return str(next(iter(self._held["decisions"])))

    def called(self, sheet: SheetName, row: BookRow) -> str:
        """Return what the record of a row is called."""
        names = self.labels()
        if sheet is SheetName.TIES and isinstance(row.record, Tie):
            people = names["people"]
            return f"{people[row.record.source]} → {people[row.record.target]}"
        if sheet in (SheetName.STANCES, SheetName.CONCERNS):
            seat = self._seat(row.above["seat_id"])
            return names["people"].get(seat.person_id or "", seat.title)
        if isinstance(row.record, (Seat, Contact)):
            return names["people"].get(row.record.person_id or "", getattr(row.record, "title", ""))
        if isinstance(row.record, Touch):
            return row.record.on.isoformat()
        return str(getattr(row.record, "name", row.id))

    # Putting

    def put(
        self, sheet: SheetName, row: FiledRow, there: BookRow | None, changes: dict[str, Any]
    ) -> BookRow:
        """Add a record, or change the one that is there; return it as a row.

        Raises:
            pydantic.ValidationError: a value that has to be there is missing, or may not be so.
            Unreadable: the row belongs to no seat that is known.
        """
        if sheet is SheetName.SEATS:
            return self._put_seat(row, there, changes)
        if sheet in (SheetName.STANCES, SheetName.CONCERNS):
            return self._put_into_seat(sheet, row, there, changes)
        self._changed()
        name, kind = _HELD[sheet]
        if sheet is SheetName.PEOPLE:
            changes = _with_reachable(changes, there)
            if "department_id" in changes and "organisation_id" not in changes:
                changes["organisation_id"] = None
            elif "organisation_id" in changes and "department_id" not in changes:
                changes["department_id"] = None
        record = _made(kind, there, changes, self._key(row))
        self._held[name][record.id] = record
        self._used.add(record.id)
        if sheet is SheetName.DECISIONS:
            self._seats.setdefault(record.id, {})
        self._keys[sheet, row.number] = record.id
        if there is None and name in self._finders:
            self._finders[name].add(record.id, record.name)
        return BookRow(record.id, record, {"reports_to": ()})

    def _changed(self) -> None:
        """Forget what was worked out from the records as they were."""
        self._labels = self._reporting = None
        self._seat_finders.clear()

    def _put_seat(self, row: FiledRow, there: BookRow | None, changes: dict[str, Any]) -> BookRow:
        wanted = changes.pop("decision_id", None)
        decision = self._decision_of.get(row.id) or wanted or self._only_decision()
        person = changes.get("person_id")
        seats = self._seats[decision]
        if person is not None and any(
            seat.person_id == person and seat.id != row.id for seat in seats.values()
        ):
            raise Unreadable("seat_there")
        seat = _made(Seat, there, changes, self._key(row))
        seats[seat.id] = seat
        self._keys[SheetName.SEATS, row.number] = seat.id
        self._changed()
        self._decision_of[seat.id] = decision
        self._used.add(seat.id)
        return BookRow(seat.id, seat, {"decision_id": decision})

    def _put_into_seat(
        self, sheet: SheetName, row: FiledRow, there: BookRow | None, changes: dict[str, Any]
    ) -> BookRow:
        wanted = changes.pop("seat_id", None)
        changes.pop("decision_id", None)
        by_id = row.id.rpartition("#")[0] if sheet is SheetName.STANCES else ""
        seat_id = there.above["seat_id"] if there else wanted or by_id
        if seat_id not in self._decision_of:
            raise Unreadable("reference_unknown")
        seat = self._seat(seat_id)
        record: Any
        if sheet is SheetName.CONCERNS:
            record = _made(Concern, there, changes, self._key(row))
            self._concerns[record.id] = seat_id
            self._used.add(record.id)
            fields, others = "concerns", tuple[Any, ...](seat.concerns)
        else:
            record = there.record.but(**changes) if there else Stance(**changes)
            fields, others = "stances", tuple[Any, ...](seat.stances)
        if there is None:
            others = (*others, record)
        else:
            others = tuple(record if one is there.record else one for one in others)
        self._seats[self._decision_of[seat_id]][seat_id] = seat.but(**{fields: others})
        return BookRow(row.id, record, self._of(seat_id))

    def put_stance(self, seat_id: str, changes: dict[str, Any]) -> None:
        """Record what a seat's support is today; what is not said stays as it was."""
        seat = self._seat(seat_id)
        held = seat.stance_on(self._today)
        if held is None or held.on != self._today:
            held = (held or Stance(on=self._today)).but(on=self._today)
        stance = held.but(**changes)
        others = tuple(one for one in seat.stances if one.on != self._today)
        self._seats[self._decision_of[seat_id]][seat_id] = seat.but(stances=(*others, stance))

    def put_superiors(self, person_id: str, superiors: tuple[str, ...]) -> None:
        """Set the solid line to the first, and add dotted ones to the further superiors."""
        ties = self._held["ties"]
        lines = [t for t in ties.values() if t.kind is TieKind.REPORTS_TO and t.source == person_id]
        solid = next((line for line in lines if not line.dotted), None)
        for number, superior in enumerate(superiors):
            there = next((line for line in lines if line.target == superior), None)
            if there is not None:
                if number == 0 and there.dotted and solid is None:
                    ties[there.id] = there.but(dotted=False)
                continue
            if number == 0 and solid is not None:
                ties[solid.id] = solid.but(target=superior)
                continue
            tie = Tie(source=person_id, target=superior, kind=TieKind.REPORTS_TO, dotted=number > 0)
            ties[tie.id] = tie
        self._reporting = None

    def _superiors(self, person_id: str) -> tuple[str, ...]:
        if self._reporting is None:
            self._reporting = {}
            for tie in self._held["ties"].values():
                if tie.kind is TieKind.REPORTS_TO:
                    self._reporting.setdefault(tie.source, []).append(tie)
        lines = self._reporting.get(person_id, [])
        return tuple(tie.target for tie in sorted(lines, key=lambda tie: tie.dotted))

    def _key(self, row: FiledRow) -> str:
        """Return the row's id, or a new one where it says none or one that is taken."""
        return row.id if _ID.fullmatch(row.id) and row.id not in self._used else new_id()


def _made(kind: type[Any], there: BookRow | None, changes: dict[str, Any], key: str) -> Any:
    return kind(id=key, **changes) if there is None else there.record.but(**changes)


def _with_reachable(changes: dict[str, Any], there: BookRow | None) -> dict[str, Any]:
    """Return the changes with ``reachable.phone`` and the like as one record."""
    said = {k.removeprefix(_REACHABLE): v for k, v in changes.items() if k.startswith(_REACHABLE)}
    rest = {k: v for k, v in changes.items() if not k.startswith(_REACHABLE)}
    if said:
        person = there.record if there else None
        held = person.reachable if isinstance(person, Person) else Reachable()
        rest["reachable"] = held.but(**said)
    return rest
