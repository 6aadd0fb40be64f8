"""Share: one file for one audience, and in words what that audience will see and what not."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.exports.team import Lens
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Refused
from stakeholder_map.services import exporting
from stakeholder_map.services.exporting import Export
from stakeholder_map.services.formats import TABLES, Format
from stakeholder_map.ui import blocks, shell, state
from stakeholder_map.ui.playbook import card as shelf
from stakeholder_map.ui.sharing import share_tables
from stakeholder_map.ui.sharing.shared_file import shared_file
from stakeholder_map.words import Language, Words
from stakeholder_map.words.problems import problem_text

#: What the team's page always holds; the network is a choice, because its library is large.
ALWAYS: tuple[Lens, ...] = (Lens.MAP, Lens.GAPS, Lens.PEOPLE)
#: The other views, together a choice too.
VIEWS: tuple[Lens, ...] = (Lens.GRID, Lens.MATRIX, Lens.HEAT)


def page() -> None:
    """Draw the page."""
    _ = state.text()
    st.subheader(_("Share"))
    stored = state.stored()
    if stored is None:
        blocks.nothing_yet(_)
        return
    reading = state.reading()
    if reading is None:
        blocks.nothing_yet(_)
    else:
        choices, outcome = st.columns([1.35, 1], gap="large")
        with choices:
            audience = _audience(_)
            kind, scale = _kind(_, audience)
            language = _language(_)
            if audience is Audience.CUSTOMER:
                people, lenses = _people(_, reading, stored.version), ALWAYS
            else:
                people, lenses = (), _lenses(_) if kind is Format.HTML else ALWAYS
        with outcome, st.container(border=True):
            if audience is Audience.CUSTOMER and not people:
                st.text(_("Nobody is in the chart, so there is no file for the customer."))
            else:
                _seen(_, reading, audience, people, lenses, kind)
                # Only the account plan speaks with the playbook's texts.
                book = shelf.book() if kind is Format.DOCX else None
                try:
                    made = shared_file(
                        reading, audience, language, people, lenses, kind, scale, book
                    )
                except Refused as refused:
                    for problem in refused.problems:
                        st.warning(problem_text(_, problem))
                else:
                    _download(_, made, kind)
    with st.container(border=True):
        _account_file(_, stored.account)


def _audience(_: Words) -> Audience:
    names = {
        Audience.CUSTOMER: _("The customer"),
        Audience.MANAGEMENT: _("Our management"),
        Audience.TEAM: _("Our team"),
    }
    captions = {
        Audience.CUSTOMER: _("Only the formal chart: names, titles, departments, reporting lines."),
        Audience.MANAGEMENT: _("What a review needs, without private remarks. Internal."),
        Audience.TEAM: _("Everything, with candid opinions. Never forward it."),
    }
    return st.radio(
        _("Who will read the file?"),
        list(names),
        format_func=names.__getitem__,
        captions=list(captions.values()),
        key="share_audience",
    )


def _kind(_: Words, audience: Audience) -> tuple[Format, int]:
    """Draw the choice of the kind of file; return it and how large a PNG is."""
    names = {
        Format.HTML: _("Web page (HTML): works offline, prints"),
        Format.PPTX: _("Slide (PowerPoint): shapes that can be edited"),
        Format.PNG: _("Picture (PNG)"),
        Format.SVG: _("Picture (SVG): sharp at any size"),
    }
    if audience is not Audience.CUSTOMER:
        names[Format.DOCX] = _("Account plan (Word): to read, print and edit")
    names |= share_tables.names(_, audience)
    kind: Format = st.selectbox(
        _("Kind of file"), list(names), format_func=names.__getitem__, key="share_kind"
    )
    double = kind is Format.PNG and st.toggle(
        _("Twice as sharp (3840 pixels wide)"), key="share_double"
    )
    return kind, 2 if double else 1


def _language(_: Words) -> Language:
    chosen: Language | None = st.segmented_control(
        _("Language of the file"),
        list(Language),
        default=_.language,
        format_func=shell.LANGUAGE_NAMES.__getitem__,
        required=True,
        key=f"share_language_{_.language}",
    )
    return chosen or _.language


def _lenses(_: Words) -> tuple[Lens, ...]:
    with_network = st.toggle(
        _("With the influence network"),
        value=True,
        key="share_network",
        help=_("Its drawing library makes the file some 500 kB larger."),
    )
    with_views = st.toggle(
        _("With power and support, contacts, concerns"), value=True, key="share_views"
    )
    chosen = {*ALWAYS, *(VIEWS if with_views else ()), *((Lens.NETWORK,) if with_network else ())}
    return tuple(lens for lens in Lens if lens in chosen)


@dataclass
class _Ticks:
    """Whom the user wants in the chart of one decision; it outlives the table they tick in.

    ``mounted``: as the present table began with; the browser reports edits against it.
    ``now``: as it stands, also of people who are not offered at the moment.
    """

    mounted: dict[str, bool] = field(default_factory=dict)
    now: dict[str, bool] = field(default_factory=dict)


def _people(_: Words, reading: Reading, version: int) -> tuple[str, ...]:
    """Draw the people who may be shown; return the ids of those who are ticked."""
    account = reading.account
    offered = exporting.may_be_shown(account, reading.today)
    st.text(_("Who is in the chart?"))
    if not offered:
        st.text(
            _(
                "Nobody can be shown to the customer: there are no people yet, or only hidden "
                "influencers and people who left."
            )
        )
        return ()
    formal = set(exporting.preset(account, reading.today))
    about = f"{account.id}_{reading.decision.id}"
    ticks: _Ticks = st.session_state.setdefault(f"share_ticks_{about}", _Ticks())
    # Another version of the account mounts it anew: the browser knows people by position.
    key = f"share_people_{about}_{version}_{reading.today.isoformat()}_{_.language}"
    if key not in st.session_state:
        ticks.mounted = {person: ticks.now.get(person, person in formal) for person in offered}
    people = [account.person(person_id) for person_id in offered]
    homes = {department.id: department.name for department in account.departments}
    homes |= {organisation.id: organisation.name for organisation in account.organisations}
    names = {person.id: person.name for person in account.people}
    table = pd.DataFrame(
        {
            "tick": pd.Series([ticks.mounted[person.id] for person in people], dtype=bool),
            "name": [person.name for person in people],
            "title": [person.title for person in people],
            "home": [homes.get(p.department_id or p.organisation_id or "", "") for p in people],
            "boss": [
                ", ".join(names[key] for key in account.superiors(person.id) if key in offered)
                for person in people
            ],
        }
    )
    chosen = st.data_editor(
        table,
        key=key,
        hide_index=True,
        height=min(440, 38 + 35 * max(1, len(table))),
        disabled=["name", "title", "home", "boss"],
        column_config={
            "tick": st.column_config.CheckboxColumn(_("In the chart"), width=90),
            "name": st.column_config.TextColumn(_("Name")),
            "title": st.column_config.TextColumn(_("Title")),
            "home": st.column_config.TextColumn(_("Department or organisation")),
            "boss": st.column_config.TextColumn(_("Reports to")),
        },
    )
    said = _("Ticked to begin with: people inside the customer with a place in the chart.")
    withheld = len(account.people) - len(offered)
    if withheld:
        said += " " + _.plural(
            "{n} person cannot be ticked: hidden influencers and people who left.",
            "{n} people cannot be ticked: hidden influencers and people who left.",
            withheld,
        )
    st.caption(said)
    ticks.now |= {person: bool(tick) for person, tick in zip(offered, chosen["tick"], strict=True)}
    return tuple(person for person in offered if ticks.now[person])


def _seen(
    _: Words,
    reading: Reading,
    audience: Audience,
    people: tuple[str, ...],
    lenses: tuple[Lens, ...],
    kind: Format,
) -> None:
    """Say what the audience will see and what not."""
    if audience is Audience.CUSTOMER:
        shown = [
            _.plural(
                "{n} person with name, title and department",
                "{n} people with name, title and department",
                len(people),
            ),
            _("who reports to whom among them"),
            _("the name of the customer, and today's date"),
        ]
        hidden = [
            _("support, concerns, roles, weights, vetoes"),
            _("influence and every tie except reporting lines"),
            _("notes, evidence, touches, gaps, health"),
            _("the decision, competitors, our team"),
            _("colours or sizes that would tell any of it"),
        ]
    else:
        decision, candid = reading.decision, audience is Audience.TEAM
        remarks = candid and kind is Format.HTML
        shown = [
            _("the map of “{decision}”, where people can be clicked", decision=decision.name)
            if kind is Format.HTML
            else _("the map of “{decision}”", decision=decision.name),
            _("support, weights, vetoes, open concerns and private notes of everybody")
            if remarks
            else _("support, weights, vetoes and open concerns of everybody"),
        ]
        hidden = [_("other decisions of this account"), _("the history of changes")]
        if not remarks:
            hidden.append(_("notes, profiles, evidence, who said it, what came of a touch"))
        if kind is Format.HTML:
            shown.append(
                _.plural(
                    "{n} gap with what to do", "{n} gaps with what to do", len(reading.sure_gaps)
                )
            )
            shown.append(_("a table of everybody, which also prints"))
            if Lens.NETWORK in lenses:
                shown.append(_("the influence network"))
            if Lens.MATRIX in lenses:
                shown.append(_("power and support, who of us knows whom, concerns and pains"))
        elif kind is Format.DOCX:
            shown.append(_("the plan: gaps, talks and tasks with dates, the stage, risks"))
            hidden.append(_("the table of everybody, the influence network"))
            if candid:
                shown.append(_("competitors, their attacks and our answers"))
        else:
            hidden.append(_("gaps, the table of everybody, the influence network"))
    if kind in TABLES:
        shown, hidden = share_tables.seen(_, audience, kind, hidden)
    if audience is Audience.MANAGEMENT:
        _warning(
            _,
            _("Assessments of named people."),
            _("For our own management only. For the customer choose “The customer”."),
        )
    if audience is Audience.TEAM:
        _warning(
            _,
            _("Private opinions about named people."),
            _("Send it only inside the team. For the customer choose “The customer”."),
        )
    blocks.listed("✓", _("They will see"), shown)
    blocks.listed("✕", _("Not in the file"), hidden)


def _warning(_: Words, title: str, text: str) -> None:
    blocks.finding(sign="⚠", kind=_("Private"), tone="critical", title=title)
    st.text(text)


def _download(_: Words, made: Export, kind: Format) -> None:
    blocks.facts(((_("File"), made.name), (_("Size"), _size(made))))
    st.download_button(
        _("Download the page") if kind is Format.HTML else _("Download the file"),
        data=lambda: made.data,
        file_name=made.name,
        mime=made.mime,
        # Handed over at the click and not drawn again: nothing private waits in the server.
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key="share_download",
    )
    if kind is Format.HTML:
        st.caption(
            _("One file that opens in any browser, offline, years from now, and contacts nobody.")
        )


def _account_file(_: Words, account: Account) -> None:
    said, button = st.columns([3, 1], vertical_alignment="center")
    with said:
        _warning(
            _,
            _("The account file: everything, to keep or to hand to a colleague."),
            _(
                "It holds all decisions, notes and touches as data, and opens again under Import. "
                "Never send it to the customer."
            ),
        )
    with button:
        st.download_button(
            _("Download the account file"),
            data=lambda: exporting.account_file(account).data,
            file_name=exporting.account_file_name(account),
            mime="application/json",
            on_click="ignore",
            icon=":material/download:",
            key="share_account_file",
        )


def _size(made: Export) -> str:
    return f"{max(1, round(len(made.data) / 1000)):,} kB"


page()
