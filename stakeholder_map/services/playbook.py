"""The playbook in use: built-in texts with one's own over them, what fits a person, and cases."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from stakeholder_map.analysis.chain.graph import has_left
from stakeholder_map.analysis.reading import Reading
from stakeholder_map.playbook import file
from stakeholder_map.playbook.case import Case, CaseMatch, matching_cases
from stakeholder_map.playbook.entry import Entry
from stakeholder_map.playbook.library import built_in_ids, laid_over
from stakeholder_map.playbook.matching import Match, Offer, Tally, matches, offers, three
from stakeholder_map.playbook.situation import Situation, situation
from stakeholder_map.services import outlook
from stakeholder_map.services.workspace import SAMPLES, sample_files
from stakeholder_map.storage.playbook import TEAM, OnShelf
from stakeholder_map.storage.store import Store, Stored
from stakeholder_map.words import Words


@dataclass(frozen=True, eq=False)
class Shown:
    """The playbook as one user sees it; two of one edition are equal.

    Attributes:
        entries: not hidden ones, built-in first.
        hidden: built-in ones that are put away.
        own: what is kept in the store, by (id): one's own before the team's.
        cases: kept ones; of a sample account the invented ones of its seller too.
        tallies: how often texts were used and worked, by entry id.
    """

    entries: tuple[Entry, ...]
    hidden: tuple[Entry, ...]
    own: dict[str, OnShelf]
    cases: tuple[Case, ...]
    tallies: dict[str, Tally]

    @property
    def edition(self) -> Hashable:
        """What tells it from the playbook after a change, or from another user's."""
        kept = tuple((held.item.id, held.owner, held.version) for held in self.own.values())
        return (
            kept,
            tuple(sorted((key, tally.points) for key, tally in self.tallies.items())),
            tuple(case.id for case in self.cases),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shown) and self.edition == other.edition

    def __hash__(self) -> int:
        return hash(self.edition)

    def is_built_in(self, entry_id: str) -> bool:
        """Whether an entry is as it came with the program."""
        return entry_id not in self.own


def shown(
    store: Store, viewer: str | None, account_id: str = "", today: date | None = None
) -> Shown:
    """Return the playbook for one user.

    Args:
        store: where own texts are kept.
        viewer: who has logged in; None where nobody logs in: then all own texts are this user's.
        account_id: of a sample account, to show its invented cases too.
        today: the day to which their dates are moved.
    """
    kept = store.playbook.all(viewer)
    own: dict[str, OnShelf] = {}
    for held in sorted(kept, key=lambda held: not held.is_shared):  # one's own after the team's
        own[held.item.id] = held
    everything = laid_over(h.item for h in own.values() if isinstance(h.item, Entry))
    cases = [h.item for h in own.values() if isinstance(h.item, Case)]
    if today is not None and account_id in _sample_ids():
        cases += [case for case in sample_cases(today) if case.id not in own]
    return Shown(
        entries=tuple(entry for entry in everything if not entry.hidden),
        hidden=tuple(entry for entry in everything if entry.hidden),
        own=own,
        cases=tuple(cases),
        tallies=store.playbook.tallies(),
    )


def built_in() -> Shown:
    """Return the playbook as it comes with the program: nobody's own texts, nothing put away."""
    return Shown(tuple(laid_over(())), (), {}, (), {})


@cache
def _sample_ids() -> frozenset[str]:
    return frozenset(path.stem for path in sample_files())


def sample_cases(today: date) -> tuple[Case, ...]:
    """Return the invented cases of the samples' seller; none where no samples are."""
    path = SAMPLES / "cases" / "maren-holt.json"
    if not path.is_file():
        return ()
    return file.read(path.read_bytes(), path.name, today).cases


# -- What fits a person ----------------------------------------------------------------------


def stands(store: Store, stored: Stored, reading: Reading, seat_id: str) -> Situation:
    """Return where a person stands, with the quarrels that the outlook finds."""
    return situation(reading, seat_id, outlook.clashes_of(store, stored, reading))


def is_gone(found: Situation) -> bool:
    """Whether the person has left: there is nothing to say to them."""
    return found.person is not None and has_left(found.person, found.today)


def fitting(book: Shown, found: Situation) -> tuple[Match, ...]:
    """Return the entries that fit, the best first; none for a person who has left."""
    return () if is_gone(found) else matches(book.entries, found, book.tallies)


def three_for(_: Words, book: Shown, reading: Reading, found: Situation) -> tuple[Offer, ...]:
    """Return the three texts to say to a person now, filled in; fewer where fewer fit."""
    return three(_, reading, found, fitting(book, found))


def offers_for(_: Words, book: Shown, reading: Reading, found: Situation) -> list[Offer]:
    """Return every entry that fits a person, filled in, the best first."""
    return offers(_, reading, found, fitting(book, found))


def cases_for(book: Shown, found: Situation) -> tuple[CaseMatch, ...]:
    """Return the cases with the industry or an open concern in common, the best first."""
    categories = [concern.category for concern in found.concerns]
    return matching_cases(book.cases, found.account.industry, categories, found.today)


# -- One's own -------------------------------------------------------------------------------


def owner_of(shared: bool, user: str) -> str:
    """Return under whom something is kept. Who has no name yet is still somebody."""
    return TEAM if shared else user or "me"


def keep(
    store: Store, item: Entry | Case, shared: bool, user: str, held: OnShelf | None
) -> OnShelf:
    """Keep a text or case, one's own or the team's; errors as ``Shelf.put``."""
    mine = held.owner if held is not None and not held.is_shared else owner_of(False, user)
    return store.playbook.put(item, TEAM if shared else mine, user, held)


def put_away(store: Store, entry: Entry, user: str, held: OnShelf | None) -> None:
    """Hide a built-in text, for oneself; an own version of it is kept hidden with it."""
    keep(store, entry.but(hidden=True), bool(held and held.is_shared), user, held)


def bring_out(store: Store, entry: Entry, user: str, held: OnShelf) -> None:
    """Show a hidden text again; one that says nothing of its own is as built in again."""
    plain = entry.but(hidden=False)
    if plain in laid_over(()):
        store.playbook.delete(held, user)
    else:
        keep(store, plain, held.is_shared, user, held)


def is_override(entry_id: str) -> bool:
    """Whether an own entry of this id stands over a built-in one."""
    return entry_id in built_in_ids()


# -- Sharing as a file -----------------------------------------------------------------------


def export(kept: Iterable[OnShelf]) -> bytes:
    """Return the file of what is kept; what is put away stays one's own matter."""
    items = [held.item for held in kept]
    entries = [item for item in items if isinstance(item, Entry) and not item.hidden]
    cases = [item for item in items if isinstance(item, Case)]
    return file.write(entries, cases).encode()


def bring(
    store: Store, content: bytes, name: str, shared: bool, user: str, replace: bool
) -> tuple[int, int]:
    """Bring a file in; return how many are new or changed, and how many the file holds.

    What somebody put away stays with them: no file takes texts away from others.

    Raises:
        Refused: the file is wrong; nothing is kept.
    """
    items = [
        one for one in file.read(content, name).items if not (isinstance(one, Entry) and one.hidden)
    ]
    return store.playbook.bring(items, owner_of(shared, user), user, replace), len(items)
