"""People & ties: the account's people, their ties and concerns as sheets to type into."""

import streamlit as st

from stakeholder_map.model import check, edits
from stakeholder_map.model.person import Organisation
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import Level
from stakeholder_map.services import organisations
from stakeholder_map.services.sheets.account import ORGANISATIONS
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.services.sheets.pains import PAINS
from stakeholder_map.services.sheets.people import PEOPLE, VIEWS
from stakeholder_map.services.sheets.seats import CONCERNS, MISSING, REQUIRED_ROLES
from stakeholder_map.services.sheets.sheet import apply
from stakeholder_map.services.sheets.ties import TIES
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, mounted, saving, state
from stakeholder_map.ui.people import fading, merging, person
from stakeholder_map.ui.sheets import grid, several
from stakeholder_map.words.entry import joined, refusal_text
from stakeholder_map.words.figures import day, percent, signed
from stakeholder_map.words.forecast import listed
from stakeholder_map.words.values import word


def _people(stored: Stored, book: Book) -> None:
    _ = book.words
    _quick_add(stored, book)
    left, right = st.columns([3, 4], vertical_alignment="center")
    with left:
        views = {
            "decision": _("Part in the decision"),
            "details": _("Ways to reach, notes"),
            "all": _("All columns"),
        }
        view = entry.section("people_view", views)
    with right:
        _weights(stored, book)
    grid.edit(PEOPLE, stored, VIEWS.get(view))
    _hint()
    _who_left(book)
    several.draw(PEOPLE, stored, VIEWS.get(view))
    person.show(stored, book)


def _hint() -> None:
    _ = state.text()
    st.caption(
        _(
            "Every accepted cell is saved at once. Type in the empty last row to add; tick rows at "
            "their left edge and press Delete to remove; paste blocks from Excel or WPS."
        )
    )


def _who_left(book: Book) -> None:
    """Name who left, with the day: their rows look like the others."""
    _ = book.words
    left = sorted(
        (one.left_on, one.name)
        for one in book.account.people
        if one.left_on is not None and one.left_on <= state.today()
    )
    if left:
        named = listed(_, [_("{name} on {day}", name=name, day=day(_, on)) for on, name in left])
        blocks.muted(_("Left, and no part of any count: {names}", names=named))


def _quick_add(stored: Stored, book: Book) -> None:
    _ = book.words
    form = mounted.mount(f"quick_add_{stored.account.id}", {"name": ""})
    with st.form(form.key(), border=True):
        boxes = st.columns([3, 3, 3, 2, 3, 1.6, 1.8], vertical_alignment="bottom")
        name = boxes[0].text_input(_("Name"), max_chars=500, key=form.key("name"))
        title = boxes[1].text_input(_("Title"), max_chars=500, key=form.key("title"))
        department = boxes[2].selectbox(
            _("Department"),
            list(book.departments.values()),
            index=None,
            accept_new_options=True,
            placeholder=_("choose or type"),
            key=form.key("department"),
        )
        level = boxes[3].selectbox(
            _("Level"),
            list(Level),
            index=None,
            format_func=lambda found: word(_, found),
            placeholder=_("not known"),
            key=form.key("level"),
        )
        superior = boxes[4].selectbox(
            _("Reports to"),
            list(book.people.values()),
            index=None,
            placeholder=_("not known"),
            key=form.key("superior"),
        )
        support = boxes[5].selectbox(
            _("Support"),
            list(range(5, -6, -1)),
            index=None,
            format_func=signed,
            placeholder=_("unknown"),
            key=form.key("support"),
        )
        if not boxes[6].form_submit_button(_("Add person"), type="primary", width="stretch"):
            return
    if not name.strip():
        saving.tell(_("Type a name; the other fields may stay empty."))
        st.rerun()
    cells = {
        "name": name,
        "title": title,
        "department": [department] if department else None,
        "level": word(_, level) if level else None,
        "reports_to": [superior] if superior else None,
    }
    if support is not None and book.decision_id:
        cells["support"] = str(support)
    typed = {name: cell for name, cell in cells.items() if cell}
    outcome = apply(PEOPLE, book, {new_id(): typed})
    if outcome.refused:
        titles = {column.name: _(column.title) for column in PEOPLE.columns(book)}
        for why in outcome.refused.values():
            reason = refusal_text(_, why.code, why.values)
            saving.tell(
                _("Nobody was added. {column}: {reason}", column=titles[why.column], reason=reason)
            )
    else:
        form.save(stored, lambda _: outcome.account)
    st.rerun()


def _weights(stored: Stored, book: Book) -> None:
    """Say what the entered weights sum to, and offer to scale them."""
    if book.decision_id is None:
        return
    _ = book.words
    total = check.weights_sum(book.decision)
    blank = sum(seat.weight is None for seat in book.decision.seats)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        if total is None:
            st.text(_("No weights entered yet."))
            return
        said = _("Weights sum to {sum}", sum=percent(total))
        if blank:
            said = _("Weights sum to {sum}, {n} not entered", sum=percent(total), n=blank)
        st.text(said)
        off = abs(total - 1) > check.WEIGHT_TOLERANCE and not (blank and total < 1)
        if total > 0:
            st.button(
                _("Scale to 100%"),
                key="scale_weights",
                type="primary" if off else "secondary",
                on_click=_scale,
                args=(stored, book.decision_id),
            )


def _scale(stored: Stored, decision_id: str) -> None:
    saving.save(stored, lambda account: edits.normalise_weights(account, decision_id))


def _take_over(stored: Stored, book: Book) -> None:
    """Offer the organisations of other accounts: one that is the same keeps its identity."""
    _ = book.words
    others = {
        found.organisation.id: found
        for found in organisations.elsewhere(state.store(), stored.account)
    }
    if not others:
        return
    which, button = st.columns([3, 4], vertical_alignment="bottom")
    with which:
        chosen = entry.pick(
            _("Take over from another account"),
            {
                key: f"{found.organisation.name} ({joined(_, found.accounts)})"
                for key, found in others.items()
            },
            None,
            f"elsewhere_{stored.account.id}",
            placeholder=_("choose or type a name"),
            help=_("The same consultant or design institute is then known in both accounts."),
        )
    organisation = others[chosen].organisation if chosen in others else None
    button.button(
        _("Take over"),
        key="take_over",
        disabled=organisation is None,
        on_click=_taken_over,
        args=(stored, organisation),
    )


def _taken_over(stored: Stored, organisation: Organisation) -> None:
    saving.save(stored, lambda account: organisations.take_over(account, organisation))


def _tend(stored: Stored) -> None:
    """Draw what fades and who may be entered twice."""
    _ = state.text()
    reading = state.reading()
    st.subheader(_("Still true?"))
    if state.crowd():
        blocks.nothing_yet(_)
    elif reading is None:
        st.text(_("This account has no purchase decision yet; weights and support belong to one."))
    else:
        fading.draw(stored, reading)
    st.subheader(_("Entered twice?"))
    merging.draw(stored)


def _page() -> None:
    stored = entry.account()
    book = state.book(stored)
    _ = book.words
    titles = {
        "people": _("People ({n})", n=len(stored.account.people)),
        "ties": _("Ties ({n})", n=len(stored.account.ties)),
        "concerns": _("Concerns"),
        "pains": _("Pains and value"),
        "missing": _("Missing seats and required roles"),
        "organisations": _("Organisations outside"),
        "tend": _("To confirm, to merge"),
    }
    chosen = entry.part_of_page("people_section", titles)
    if chosen == "people":
        _people(stored, book)
        return
    if chosen == "ties":
        grid.edit(TIES, stored)
        several.draw(TIES, stored)
    elif chosen == "organisations":
        _take_over(stored, book)
        grid.edit(ORGANISATIONS, stored)
    elif chosen == "tend":
        _tend(stored)
        return
    else:
        entry.decision(stored)
        if chosen == "concerns":
            grid.edit(CONCERNS, stored)
            several.draw(CONCERNS, stored)
        elif chosen == "pains":
            grid.edit(PAINS, stored)
        else:
            st.text(_("Seats that nobody known fills; each is drawn as a ghost on the map."))
            grid.edit(MISSING, stored)
            st.text(_("Roles this decision needs; while nobody fills one, it is a gap."))
            grid.edit(REQUIRED_ROLES, stored)
    _hint()


_page()
