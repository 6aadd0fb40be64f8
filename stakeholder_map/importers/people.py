"""Tables → a proposal: people, seats, ties, contacts and touches, with every doubt named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from stakeholder_map.importers.collection import collector_resting
from stakeholder_map.importers.directory import Directory, Found
from stakeholder_map.importers.drafts import Draft, PeopleReader, organisations_in
from stakeholder_map.importers.duplicates import Answers, Match, Question, merged
from stakeholder_map.importers.links import (
    ContactRoleRow,
    TieRow,
    contact_role_rows,
    tie_rows,
)
from stakeholder_map.importers.mapping import Mapped
from stakeholder_map.importers.matching import matched
from stakeholder_map.importers.naming import file_name, title_name
from stakeholder_map.importers.progress import Stage, tell, told
from stakeholder_map.importers.proposal import Proposal, counted
from stakeholder_map.importers.reader import NO_RELATION, Overrides, Reader
from stakeholder_map.importers.scaling import without_scaled
from stakeholder_map.importers.table import Table, TableKind
from stakeholder_map.importers.workbench import Workbench
from stakeholder_map.model import check, edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.diff import Change, difference
from stakeholder_map.model.problem import Place, Problem, Weight
from stakeholder_map.model.scales import TieKind
from stakeholder_map.model.tie import Tie
from stakeholder_map.tables.fold import fold, fold_name

OWN = "own"
EXTERNAL = "external"

Tables = Table | Sequence[Table] | None


def propose(
    people: Tables,
    ties: Tables = None,
    *,
    today: date,
    into: Account | None = None,
    decision_id: str | None = None,
    account_name: str = "",
    decision_name: str = "",
    answers: Answers | None = None,
    overrides: Overrides | None = None,
    mapping: Mapped | None = None,
    normalise: bool = False,
) -> Proposal:
    """Return what importing these tables would make of an account. Nothing is saved.

    Every table is taken for what its columns say (people, ties, or contact roles of a CRM);
    ``people`` and ``ties`` decide where the columns say nothing.

    Args:
        people: the tables of one or more files.
        ties: further tables.
        today: the day of the import; stances are dated by it.
        into: the account to add to; None makes a new one.
        decision_id: the decision of ``into`` that the seats belong to; None: a new decision
            where ``decision_name`` is given or the account has none, else its first.
        account_name: the name of a new account; also tells which organisation is the
            account itself. "" takes what ``suggested_name`` returns, or "?".
        decision_name: the name of a new decision.
        answers: question key → "same" or "two".
        overrides: (field, word) → value, for readings that the user changed.
        mapping: header → field, for columns that the user mapped; "ignored" leaves a column
            out, "" keeps its values as a remark.
        normalise: scale the entered weights to a sum of 1.

    Raises:
        KeyError: ``into`` has no decision ``decision_id``.
    """
    with collector_resting():
        run = _Import(today, overrides or {}, mapping or {}, answers or {})
        run.read(_as_tables(people), TableKind.PEOPLE)
        run.read(_as_tables(ties), TableKind.TIES)
        base = into or Account(name=run.account_name(account_name))
        decision = _decision(base, decision_id, decision_name)
        account = run.put(base, decision, account_name or base.name)
        if normalise:
            account = edits.normalise_weights(account, decision.id)
        return run.proposal(account, decision.id, into)


def suggested_name(people: Tables, ties: Tables = None) -> str:
    """Return what a new account of these tables would be called.

    The most common organisation, else what a title above a table says, else the file's name
    without the words for a list and without dates; "" where there is none of them.
    """
    tables = (*_as_tables(people), *_as_tables(ties))
    known = [text for table in tables for text in organisations_in(table)]
    titles = [title for table in tables for title in table.titles]
    return _called(Counter(known), titles, next((t.file for t in tables if t.file), ""))


class _Import:
    """One run: read the tables, match, put into the account, tell."""

    def __init__(
        self, today: date, overrides: Overrides, mapping: Mapped, answers: Answers
    ) -> None:
        self.reader = Reader(today, overrides)
        self.today = today
        self.mapping = mapping
        self.answers = answers
        self.drafts: list[Draft] = []
        self.tie_rows: list[TieRow] = []
        self.role_rows: list[ContactRoleRow] = []
        self.solid: dict[str, str] = {}
        self.questions: list[Question] = []
        self.rows = 0
        self.file = ""
        self.titles: list[str] = []

    # Reading

    def read(self, tables: Sequence[Table], default: TableKind) -> None:
        """Read every table as what its columns say, or as ``default`` where it is alone."""
        for table in tables:
            self.file = self.file or table.file
            self.titles.extend(table.titles)
            self.reader.problems.extend(table.problems)
            kind = table.kind
            if kind is None:
                if len(tables) > 1 and not set(table.headers) & set(self.mapping):
                    self.reader.say("sheet_left_out", table.place())
                    continue
                kind = default
            self.rows += len(table.rows)
            self._read_one(table, kind)

    def _read_one(self, table: Table, kind: TableKind) -> None:
        if kind is TableKind.PEOPLE:
            self.drafts.extend(PeopleReader(table, self.mapping, self.reader).drafts())
        elif kind is TableKind.TIES:
            self.tie_rows.extend(tie_rows(table, self.mapping, self.reader))
        else:
            self.role_rows.extend(contact_role_rows(table, self.mapping, self.reader))

    def account_name(self, given: str) -> str:
        """Return the name for a new account: as given, else as suggested."""
        organisations = Counter(d.organisation for d in self.drafts if d.organisation)
        suggested = _called(organisations, self.titles, self.file)
        return given.strip()[:500] or suggested or "?"

    # Putting

    def put(self, base: Account, decision: Decision, name: str) -> Account:
        """Return the account with everything that was read."""
        self.bench = Workbench(base, decision, self.today)
        matches, asked = matched(self.drafts, base, self.bench.homes(), self.answers)
        outside = self._outside(name, base, matches)
        drafts, questions, known = merged(self.drafts, matches, asked, self.answers, self.reader)
        self.questions = [*asked, *questions]
        drafts, scaled = without_scaled(drafts, known, decision)
        self.bench.kept.extend(scaled)
        ids = {}
        for draft in told(Stage.PEOPLE, drafts):
            is_outside = outside.get(fold_name(draft.organisation), False)
            person = self.bench.put_person(draft, is_outside, known.get(draft.key))
            self.bench.put_seat(person.id, draft)
            ids[draft.key] = person.id
        directory = self._directory()
        for draft in drafts:
            self._superiors(draft, ids[draft.key], directory)
            self._touch(draft, ids[draft.key])
        self._ties(directory)
        self._contact_roles(directory)
        unnamed = any(p.code == "column_name_missing" for p in self.reader.problems)
        if not self.drafts and not base.people and not unnamed:
            self.reader.say("file_no_people", Place(file=self.file), Weight.ERROR)
        return self.bench.account()

    def _outside(self, name: str, base: Account, matches: Mapping[str, Match]) -> dict[str, bool]:
        """Return for each organisation in the files whether it is outside the account.

        Inside is the one that the account is called like, or whose people are of the account
        already; in a new account else the one with most people.
        """
        count = Counter(d.organisation for d in self.drafts if d.organisation)
        home = self._home(matches)
        wanted = fold(name)
        known = {fold_name(o.name) for o in base.organisations}
        candidates = [text for text in count if fold_name(text) not in known]
        own = next((t for t in candidates if fold(t) == wanted), None) or next(
            (t for t in candidates if _alike(fold(t), wanted)), None
        )
        if own is None and not base.people and candidates:
            own = max(candidates, key=lambda text: count[text])
        outside: dict[str, bool] = {}
        for text, times in count.items():
            key = fold_name(text)
            value = OWN if key == fold_name(own or "") or key in home - known else EXTERNAL
            for _ in range(times):
                chosen = self.reader.chosen("organisation", text, value)
            outside[fold_name(text)] = chosen != OWN
        return outside

    def _home(self, matches: Mapping[str, Match]) -> set[str]:
        """Return the organisations of which the account knows most people as its own.

        What an account is called need not be what its people's employer is called in a file.
        """
        inside: Counter[str] = Counter()
        for draft in self.drafts:
            match = matches.get(draft.key)
            if match is not None and draft.organisation:
                one = -1 if self.bench.people[match.person_id].is_external else 1
                inside[fold_name(draft.organisation)] += one
        return {key for key, more in inside.items() if more > 0}

    def _directory(self) -> Directory:
        directory = Directory()
        homes = self.bench.homes()
        for person in self.bench.people.values():
            directory.add(person, homes.get(person.id, ""))
        return directory

    def _superiors(self, draft: Draft, person_id: str, directory: Directory) -> None:
        if not draft.superiors:
            return
        place = draft.place.but(column=draft.superiors_column)
        superiors: list[str] = []
        for text, found in directory.find_all(draft.superiors):
            if found.several:
                self.reader.say("person_ambiguous", place, value=text)
            elif found.person_id is None:
                self.reader.say("superior_unknown", place, value=text, person=draft.name)
                self.bench.add_note(person_id, f"{draft.superiors_column}: {text}")
            elif found.person_id == person_id:
                self.reader.say("superior_self", place, person=draft.name)
            else:
                superiors.append(found.person_id)
        if superiors:
            self.solid[person_id] = superiors[0]
        self.bench.put_superiors(person_id, superiors)

    def _touch(self, draft: Draft, person_id: str) -> None:
        mate = self.bench.put_owner(person_id, draft.owner) if draft.owner else None
        if draft.touched is not None:
            self.bench.put_touch(person_id, draft.touched, draft.two_way, mate)

    def _ties(self, directory: Directory) -> None:
        seen: set[tuple[str, str, TieKind, bool]] = set()
        bare = next((row for row in self.tie_rows if not row.relation_column), None)
        if bare is not None and not self.reader.overridden("relation", NO_RELATION):
            self.reader.say("relation_taken", bare.place.but(row=None))
        for row in self.tie_rows:
            source = self._end(row, row.source, row.source_column, directory)
            target = self._end(row, row.target, row.target_column, directory)
            if source is None or target is None:
                continue
            place = row.place.but(column=row.relation_column)
            if not row.relation and row.relation_column:
                self.reader.say("tie_kind_missing", place, Weight.ERROR)
                continue
            read = self.reader.tie(row.relation or NO_RELATION, place)
            if read is None:
                continue
            if source == target:
                name = self.bench.people[source].name
                self.reader.say("tie_to_self", row.place, Weight.ERROR, person=name)
                continue
            if read.reversed:
                source, target = target, source
            line = read.kind is TieKind.REPORTS_TO
            key = (source, target, read.kind, read.dotted)
            if key in seen:
                self.reader.say("tie_twice", row.place, source=row.source, target=row.target)
                continue
            seen.add(key)
            second = line and self.solid.setdefault(source, target) != target
            self.bench.put_tie(
                Tie(
                    source=source,
                    target=target,
                    kind=read.kind,
                    # The strength of a reporting line is a setting, not a fact of the chart.
                    strength=None if line else row.strength,
                    sign=-1 if read.against else 1,
                    dotted=read.dotted or second,
                    remark=row.remark,
                )
            )

    def _end(self, row: TieRow, text: str, column: str, directory: Directory) -> str | None:
        found: Found = directory.find(text)
        place = row.place.but(column=column)
        if found.several:
            self.reader.say("person_ambiguous", place, Weight.ERROR, value=text)
        elif found.person_id is None:
            self.reader.say("tie_person_unknown", place, Weight.ERROR, value=text)
        return found.person_id

    def _contact_roles(self, directory: Directory) -> None:
        decisions = {row.decision for row in self.role_rows if row.decision}
        if len(decisions) > 1:
            first = self.role_rows[0].place
            self.reader.say("several_decisions", first.but(row=None), count=str(len(decisions)))
        done: set[str] = set()
        for row in self.role_rows:
            found = directory.find(row.contact) if row.contact else Found()
            if found.person_id is None:
                place = row.place.but(column=row.column)
                code = "person_ambiguous" if found.several else "contact_unknown"
                self.reader.say(code, place, Weight.ERROR, value=row.contact)
                continue
            fresh = found.person_id not in done
            self.bench.put_role(found.person_id, row.role, row.note, replace=fresh)
            done.add(found.person_id)

    # Telling

    def proposal(self, account: Account, decision_id: str, before: Account | None) -> Proposal:
        """Return the proposal for this account."""
        asked = {fold_name(q.name) for q in self.questions}
        whole = [
            p.but(place=p.place.but(file=self.file, path=""))
            for p in check.doubts(account)
            if not (p.code == "same_name" and fold_name(p.values.get("name", "")) in asked)
            and not (p.code == "same_name" and before is not None)
        ]
        changes: tuple[Change, ...] = ()
        if before is not None:
            tell(Stage.COMPARING, len(account.people), len(account.people))
            changes = difference(before.model_dump(mode="json"), account.model_dump(mode="json"))
        found = [*self.reader.problems, *whole]
        return Proposal(
            account=account,
            decision_id=decision_id,
            problems=tuple(sorted(found, key=_worst_first)),
            questions=tuple(self.questions),
            readings=self.reader.readings,
            columns=tuple(self.reader.columns),
            counts=counted(account, decision_id, before, self.rows),
            changes=changes,
            kept=tuple(dict.fromkeys(self.bench.kept)),
            before=before,
        )


def _called(organisations: Counter[str], titles: Sequence[str], file: str) -> str:
    """Return the most common organisation, else what a title or the file's name says."""
    if organisations:
        return organisations.most_common(1)[0][0]
    return (title_name(titles) or file_name(file))[:500]


def _as_tables(tables: Tables) -> Sequence[Table]:
    if tables is None:
        return ()
    return (tables,) if isinstance(tables, Table) else tables


def _decision(account: Account, decision_id: str | None, name: str) -> Decision:
    if decision_id is not None:
        return account.decision(decision_id)
    if account.decisions and not name.strip():
        return account.decisions[0]
    return Decision(name=name.strip()[:500] or account.name)


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and shorter in longer


def _worst_first(problem: Problem) -> tuple[bool, str, str, int]:
    place = problem.place
    return (problem.weight is Weight.WARNING, place.file, place.sheet, place.row or 0)
