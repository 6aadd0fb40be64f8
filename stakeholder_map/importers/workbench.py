"""The account while an import is put into it: everything is found by key, nothing is saved."""

from __future__ import annotations

from datetime import date
from typing import Any

from stakeholder_map.importers.directory import more_ids
from stakeholder_map.importers.drafts import TEXT, Draft
from stakeholder_map.importers.proposal import Kept
from stakeholder_map.importers.reader import RoleRead
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Department, Organisation, Person, Reachable
from stakeholder_map.model.scales import TieKind, TouchKind
from stakeholder_map.model.seat import Concern, Seat, Stance
from stakeholder_map.model.team import Contact, Teammate, Touch
from stakeholder_map.model.tie import Tie
from stakeholder_map.tables.fold import fold_name


class Workbench:
    """An account and one of its decisions, taken apart; ``account()`` puts them together.

    A blank in a file never removes what was entered; only what the file says is changed. What
    somebody found out and no file knows (hidden, coach) stays, and ``kept`` tells so.
    """

    def __init__(self, account: Account, decision: Decision, today: date) -> None:
        self._account = account
        self._decision = decision
        self._today = today
        self.kept: list[Kept] = []
        self.people = {person.id: person for person in account.people}
        self.departments = {fold_name(d.name): d for d in account.departments}
        self.organisations = {fold_name(o.name): o for o in account.organisations}
        self._teammates = {fold_name(t.name): t for t in account.teammates}
        self._contacts = {(c.teammate_id, c.person_id): c for c in account.contacts}
        self._touches = list(account.touches)
        self._touched = {(p, touch.on) for touch in account.touches for p in touch.person_ids}
        self._seats = list(decision.seats)
        self._seat_of = {s.person_id: i for i, s in enumerate(self._seats) if s.person_id}
        self._ties = {tie.id: tie for tie in account.ties}
        self._tie_keys = {_tie_key(tie): tie.id for tie in account.ties}
        self._solid = {
            tie.source: tie.id
            for tie in account.ties
            if tie.kind is TieKind.REPORTS_TO and not tie.dotted
        }

    def account(self) -> Account:
        """Return the account as it is now."""
        decision = self._decision.but(seats=tuple(self._seats))
        known = any(d.id == decision.id for d in self._account.decisions)
        decisions = self._account.decisions if known else (*self._account.decisions, decision)
        return self._account.but(
            departments=tuple(self.departments.values()),
            organisations=tuple(self.organisations.values()),
            people=tuple(self.people.values()),
            ties=tuple(self._ties.values()),
            teammates=tuple(self._teammates.values()),
            contacts=tuple(self._contacts.values()),
            touches=tuple(self._touches),
            decisions=tuple(decision if d.id == decision.id else d for d in decisions),
        )

    def homes(self) -> dict[str, str]:
        """Return person id → name of the department or organisation, "" where none is known."""
        names = {home.id: home.name for home in self.departments.values()}
        names |= {home.id: home.name for home in self.organisations.values()}
        return {
            person.id: names.get(person.department_id or person.organisation_id or "", "")
            for person in self.people.values()
        }

    def put_person(self, draft: Draft, outside: bool, person_id: str | None) -> Person:
        """Add the person of a draft, or change the one with this id; ``outside``: external."""
        old = self.people.get(person_id) if person_id else None
        changes: dict[str, object] = {
            name: value for name, value in (("title", draft.title), ("level", draft.level)) if value
        }
        changes |= self._home_of(draft, outside)
        said = {"email": draft.email, "phone": draft.phone, "wechat": draft.wechat}
        if any(said.values()):
            there = old.reachable if old else Reachable()
            changes["reachable"] = there.but(**{k: text for k, text in said.items() if text})
        if draft.never_met:
            changes["met"] = False
        notes = draft.notes
        if outside and draft.department:
            notes = "\n".join(part for part in (draft.department, notes) if part)
        if old is None:
            person = Person(name=draft.name, notes=notes, external_ids=dict(draft.ids), **changes)
        else:
            if fold_name(draft.name) != fold_name(old.name):
                self.kept.append(Kept(old.id, "name", old.name, draft.name))
            if notes and notes not in old.notes:
                changes["notes"] = f"{old.notes}\n{notes}".strip()[:TEXT]
            if draft.ids:
                changes["external_ids"] = more_ids(old.external_ids, draft.ids)
            person = old.but(**changes) if changes else old
        self.people[person.id] = person
        return person

    def add_note(self, person_id: str, note: str) -> None:
        """Add a line to the person's private notes, once."""
        person = self.people[person_id]
        if note not in person.notes:
            notes = f"{person.notes}\n{note}".strip()[:TEXT]
            self.people[person_id] = person.but(notes=notes)

    def put_seat(self, person_id: str, draft: Draft) -> None:
        """Give the person a seat, or change it by what the draft says."""
        # One blank seat serves all who have none yet, since making ten thousand takes time.
        seat = self._seat(person_id) if person_id in self._seat_of else _BLANK
        changes = self._role_changes(person_id, seat, draft.role)
        if draft.weight is not None:
            changes["weight"] = draft.weight
        if draft.veto is not None:
            changes["veto"] = draft.veto
        known = {fold_name(concern.text) for concern in seat.concerns}
        fresh = [text for text in draft.concerns if fold_name(text) not in known]
        if fresh:
            changes["concerns"] = (*seat.concerns, *(Concern(text=text) for text in fresh))
        stances = self._stances(seat, draft)
        if stances is not None:
            changes["stances"] = stances
        if person_id not in self._seat_of:
            self._put(person_id, Seat(person_id=person_id, **changes))
        elif changes:
            self._put(person_id, seat.but(**changes))

    def put_role(self, person_id: str, role: RoleRead, note: str, replace: bool) -> None:
        """Set or add the roles of a person in the decision."""
        seat = self._seat(person_id)
        if not replace:
            role = RoleRead(
                roles=seat.roles,
                hidden=seat.hidden,
                coach=seat.coach,
                unmapped=(seat.unmapped_role,) if seat.unmapped_role else (),
            ).with_(role)
        changes = self._role_changes(person_id, seat, role)
        if note and note not in seat.note:
            changes["note"] = f"{seat.note}\n{note}".strip()
        self._put(person_id, seat.but(**changes) if changes else seat)

    def put_owner(self, person_id: str, name: str) -> str:
        """Make the teammate of this name the keeper of the contact; return the teammate's id."""
        mate = self._teammates.setdefault(fold_name(name), Teammate(name=name))
        contact = self._contacts.get((mate.id, person_id))
        if contact is None:
            contact = Contact(teammate_id=mate.id, person_id=person_id, is_owner=True)
        elif not contact.is_owner:
            contact = contact.but(is_owner=True)
        self._contacts[mate.id, person_id] = contact
        return mate.id

    def put_touch(self, person_id: str, on: date, two_way: bool | None, mate: str | None) -> bool:
        """Record a touch unless one of that day is known; return whether it is new."""
        if (person_id, on) in self._touched:
            return False
        self._touched.add((person_id, on))
        self._touches.append(
            Touch(
                on=on,
                kind=TouchKind.OTHER,
                teammate_ids=(mate,) if mate else (),
                person_ids=(person_id,),
                two_way=two_way,
            )
        )
        return True

    def put_superiors(self, person_id: str, superior_ids: list[str]) -> None:
        """Set the superiors: the first is the solid line, further ones are dotted."""
        for position, superior_id in enumerate(dict.fromkeys(superior_ids)):
            tie = Tie(
                source=person_id,
                target=superior_id,
                kind=TieKind.REPORTS_TO,
                dotted=position > 0,
            )
            self.put_tie(tie)

    def put_tie(self, tie: Tie) -> bool:
        """Add a tie, or fill what the file says into the one that is there.

        Returns whether it is new. A new solid reporting line takes the place of the old one.
        """
        there = self._tie_keys.get(_tie_key(tie))
        if there is not None:
            old = self._ties[there]
            changes: dict[str, object] = {}
            if tie.strength is not None and tie.strength != old.strength:
                changes["strength"] = tie.strength
            if tie.remark and tie.remark not in old.remark:
                changes["remark"] = f"{old.remark}\n{tie.remark}".strip()[:TEXT]
            if tie.sign != old.sign:
                changes["sign"] = tie.sign
            if changes:
                self._ties[there] = old.but(**changes)
            return False
        if tie.kind is TieKind.REPORTS_TO and not tie.dotted:
            replaced = self._solid.pop(tie.source, None)
            if replaced is not None:
                gone = self._ties.pop(replaced)
                self._tie_keys.pop(_tie_key(gone), None)
            self._solid[tie.source] = tie.id
        self._ties[tie.id] = tie
        self._tie_keys[_tie_key(tie)] = tie.id
        return True

    def _home_of(self, draft: Draft, outside: bool) -> dict[str, object]:
        if outside and draft.organisation:
            key = fold_name(draft.organisation)
            home = self.organisations.setdefault(key, Organisation(name=draft.organisation))
            return {"organisation_id": home.id, "department_id": None}
        if draft.department:
            key = fold_name(draft.department)
            department = self.departments.setdefault(key, Department(name=draft.department))
            return {"department_id": department.id, "organisation_id": None}
        return {}

    def _seat(self, person_id: str) -> Seat:
        position = self._seat_of.get(person_id)
        return self._seats[position] if position is not None else Seat(person_id=person_id)

    def _put(self, person_id: str, seat: Seat) -> None:
        position = self._seat_of.get(person_id)
        if position is None:
            self._seat_of[person_id] = len(self._seats)
            self._seats.append(seat)
        else:
            self._seats[position] = seat

    def _role_changes(self, person_id: str, seat: Seat, role: RoleRead) -> dict[str, Any]:
        """Return what a role cell changes; it never unmakes a hidden influencer or a coach."""
        changes: dict[str, Any] = {}
        if role.roles:
            changes["roles"] = role.roles
            found = [("hidden", seat.hidden, role.hidden), ("coach", seat.coach, role.coach)]
            stays = [name for name, there, said in found if there and not said]
            if stays:
                said = " ".join(role.roles)
                self.kept.append(Kept(person_id, "role", " ".join(stays), said))
        if role.hidden:
            changes["hidden"] = True
        if role.coach:
            changes["coach"] = True
        if role.unmapped:
            changes["unmapped_role"] = ", ".join(role.unmapped)[:500]
        return changes

    def _stances(self, seat: Seat, draft: Draft) -> tuple[Stance, ...] | None:
        """Return the stances with what the draft says from today on, or None: nothing new."""
        held = seat.stance
        if draft.support is None and draft.confidence is None:
            return None
        support = draft.support if draft.support is not None else seat.support
        if held and held.support == support and draft.confidence in (None, held.confidence):
            return None
        same = held is not None and held.support == support
        stance = Stance(
            on=self._today,
            support=support,
            confidence=draft.confidence
            if draft.confidence is not None
            else (held.confidence if held and same else None),
            commitment=held.commitment if held else None,
            evidence=held.evidence if held and same else "",
        )
        return (*(s for s in seat.stances if s.on != self._today), stance)


_BLANK = Seat()


def _tie_key(tie: Tie) -> tuple[str, str, TieKind, bool]:
    return tie.source, tie.target, tie.kind, tie.dotted
