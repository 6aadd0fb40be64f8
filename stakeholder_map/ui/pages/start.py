"""Import: from your own spreadsheet to a map; nothing is saved before you agree."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stakeholder_map.importers.proposal import Proposal
from stakeholder_map.importers.template import template_xlsx
from stakeholder_map.model import check
from stakeholder_map.model.account import Account
from stakeholder_map.model.problem import Problem, Refused
from stakeholder_map.services import importing
from stakeholder_map.services.failing import failed_rows, has_failed
from stakeholder_map.services.importing import Sources, Upload, Wishes
from stakeholder_map.services.reading import is_crowded, open_account
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, entry, places, saving, state, uploading
from stakeholder_map.ui.importing import (
    import_changes,
    import_mapping,
    import_preview,
    import_problems,
)
from stakeholder_map.ui.importing.import_progress import once

_NEW = ""


def _files() -> Sources:
    """Draw the ways in: template, people, ties, a pasted block."""
    _ = state.text()
    left, right = st.columns([5, 2], vertical_alignment="center")
    left.text(
        _(
            "Start from your own spreadsheet: a list of people, and if you have one, a list of "
            "ties. CRM exports and Chinese headers are recognised."
        )
    )
    right.download_button(
        _("Download the template"),
        data=lambda: template_xlsx(_),
        file_name=_("stakeholder-map-template.xlsx"),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/download:",
        key="template",
        width="stretch",
    )
    one, two, three = st.columns(3)
    with one:
        people = uploading.files(_("People, or one workbook with several sheets"), "people_files")
    with two:
        ties = uploading.files(_("Ties (if you have them)"), "ties_files")
    pasted = three.text_area(
        _("Or paste a block from Excel or WPS, with its headers"),
        height=132,
        key="pasted",
        max_chars=2_000_000,
    )
    uploads = [
        *(Upload(found.name, found.getvalue()) for found in people),
        *(Upload(found.name, found.getvalue(), is_ties=True) for found in ties),
    ]
    key = importing.content_key(uploads, pasted)
    return once("sources", key, lambda: importing.read(uploads, pasted))


@dataclass(frozen=True)
class Goal:
    """Where the import goes. ``is_open``: the user still has to say which of two accounts."""

    wishes: Wishes
    stored: Stored | None = None
    is_open: bool = False


def _where(sources: Sources) -> Goal:
    """Draw where the import goes: a new account, or one that is there and its decision."""
    _ = state.text()
    names = state.accounts()
    book = sources.book
    if book is not None and st.session_state.get("import_book") != sources.key:
        # Our own workbook goes back into the account that it was made of, if that is here.
        st.session_state["import_book"] = sources.key
        if book.account_id in names:
            st.session_state["import_into"] = book.account_id
    one, two, three = st.columns(3)
    account_id = one.selectbox(
        _("Into"),
        [_NEW, *names],
        format_func=lambda key: names.get(key, _("a new account")),
        key="import_into",
    )
    if account_id != _NEW:
        if book is not None:
            stored = open_account(state.store(), account_id)
            return Goal(Wishes(into=stored.account), stored)
        return _into(account_id, two, three)
    found = importing.name_for(sources)
    if "import_name" not in st.session_state or st.session_state.get("import_named") != sources.key:
        # The name that the files suggest stands in the field, to be seen and changed.
        st.session_state["import_name"] = found
        st.session_state["import_named"] = sources.key
    name = two.text_input(
        _("Name of the account"), key="import_name", max_chars=500, placeholder=found
    )
    same = importing.accounts_named(names, name.strip() or found) if book is None else ()
    chosen = _same_name(same) if same else _NEW
    if book is not None:
        return Goal(Wishes(account_name=name), is_open=False)
    if chosen:
        return _into(chosen, three, st.container())
    purchase = three.text_input(
        _("What is bought?"), key="import_decision", max_chars=500, placeholder=_("New purchase")
    )
    wishes = Wishes(account_name=name, decision_name=purchase.strip() or _("New purchase"))
    return Goal(wishes, is_open=chosen is None)


def _same_name(same: tuple[str, ...]) -> str | None:
    """Ask whether an account of this name is meant; None until the user says so."""
    _ = state.text()
    with st.container(border=True):
        st.text(_("There is an account of this name already. Where do these people belong?"))
        numbers = {key: f" ({n})" if len(same) > 1 else "" for n, key in enumerate(same, 1)}
        return st.segmented_control(
            _("Into"),
            [*same, _NEW],
            format_func=lambda key: (
                _("into the existing account") + numbers[key]
                if key
                else _("into a second account of the same name")
            ),
            key=f"import_same_{import_preview.digest(same)}",
            label_visibility="collapsed",
        )


def _into(account_id: str, two: DeltaGenerator, three: DeltaGenerator) -> Goal:
    """Draw which decision of an account is meant."""
    _ = state.text()
    stored = open_account(state.store(), account_id)
    decisions = {decision.id: decision.name for decision in stored.account.decisions}
    decision_id = two.selectbox(
        _("For which decision"),
        [*decisions, _NEW],
        format_func=lambda key: decisions.get(key, _("a new decision")),
        key=f"import_decision_{account_id}",
    )
    wishes = Wishes(into=stored.account, decision_id=decision_id or None)
    if decision_id == _NEW:
        purchase = three.text_input(
            _("What is bought?"),
            key=f"import_new_{account_id}",
            max_chars=500,
            placeholder=_("New purchase"),
        )
        wishes = replace(wishes, decision_name=purchase.strip() or _("New purchase"))
    return Goal(wishes, stored)


def _corrected(sources: Sources, wishes: Wishes) -> Proposal:
    """Draw what can be corrected; return the proposal with every correction."""
    _ = state.text()
    today = state.today()

    def made(wanted: Wishes) -> Proposal:
        key = (sources.key, wanted, today)
        return once("proposal", key, lambda: importing.preview(sources, wanted, today))

    if sources.book is not None:
        return made(wishes)
    first = made(wishes)
    key = import_preview.digest([t.headers for t in (*sources.people, *sources.ties)])
    summary = st.container()
    # Where nobody has a name yet, saying which column holds it is the next step.
    lost = any(p.code in ("column_name_missing", "column_tie_missing") for p in first.problems)
    with st.expander(_("Columns: what each was taken for"), expanded=lost):
        mapping = import_mapping.columns(first, key, sources.profiles, importing.guessed(sources))
    mapped = made(replace(wishes, mapping=mapping))
    overrides: tuple[tuple[tuple[str, str], str], ...] = ()
    if words := import_preview.worded(mapped):
        with st.expander(
            _.plural(
                "{n} word and what it was taken for",
                "{n} words and what they were taken for",
                len(words),
            )
        ):
            overrides = import_preview.readings(mapped, import_preview.digest(key, mapping))
    with summary:
        overrides += import_preview.answered(mapped, key)
    read = made(replace(wishes, mapping=mapping, overrides=overrides))
    answers: tuple[tuple[str, str], ...] = ()
    wanted = replace(wishes, mapping=mapping, overrides=overrides)
    with summary:
        if read.questions:
            answers = import_preview.questions(read)
        normalise = _scale(read)
    wanted = replace(wanted, answers=answers, normalise=normalise)
    return made(wanted)


def _scale(proposal: Proposal) -> bool:
    _ = state.text()
    decision = proposal.account.decision(proposal.decision_id)
    total = check.weights_sum(decision)
    off = total is not None and total > 0 and abs(total - 1) > check.WEIGHT_TOLERANCE
    if not off:
        return False
    return st.checkbox(
        _("The weights sum to {sum}; scale them to 100%", sum=f"{total or 0:.0%}"),
        key="import_scale",
    )


def _import(sources: Sources) -> None:
    _ = state.text()
    goal = _where(sources)
    head = st.container(border=True)
    final = _corrected(sources, goal.wishes)
    found = (*sources.problems, *final.problems)
    if found:
        st.text(_.plural("{n} problem in the files", "{n} problems in the files", len(found)))
        import_problems.problems(found)
        _failed(sources, found)
    if final.account.people:
        st.text(_("The people after the import"))
        import_preview.people(final)
    with head:
        if not final.account.people:
            st.text(_nobody(final))
            return
        if final.before is not None and not final.changes:
            _in_it_already(final)
            return
        import_changes.changes(final)
        said, button = st.columns([5, 2], vertical_alignment="center")
        with said:
            st.text(import_preview.summary(final))
            if is_crowded(decision := final.account.decision(final.decision_id)):
                st.text(blocks.crowded(_, len(decision.seats)))
            if open_pairs := import_preview.stays_apart(final):
                st.text(open_pairs)
            if goal.is_open:
                st.text(_("First say above into which account of this name."))
            st.text(_("Nothing is saved yet. Look through it, then:"))
        n = final.counts.people_added + final.counts.people_changed
        if button.button(
            _.plural("Import {n} person", "Import {n} people", n) if n else _("Import it"),
            type="primary",
            key="accept_import",
            disabled=goal.is_open,
            width="stretch",
        ):
            _accept(final, goal.stored)


def _nobody(final: Proposal) -> str:
    """Return why there is nobody to import, and what to do about it."""
    _ = state.text()
    if any(problem.code == "column_name_missing" for problem in final.problems):
        return _(
            "No column is known to hold the names. Say below which one it is: open “Columns: what "
            "each was taken for” and take one for the name."
        )
    return _(
        "These rows are about people whom they do not list. Bring the list of people as well, or "
        "choose above, at “Into”, the account in which the people are."
    )


def _in_it_already(final: Proposal) -> None:
    """Say that there is nothing to import, and show the way to the map."""
    _ = state.text()
    said, button = st.columns([5, 2], vertical_alignment="center")
    with said:
        st.text(import_preview.summary(final))
        st.text(_("All of this is in the account already: there is nothing to change."))
        import_changes.stays(final)
    if button.button(_("Open the map"), key="import_unchanged", width="stretch"):
        state.look_at(account_id=final.account.id, decision_id=final.decision_id)
        st.switch_page(places.page("map"))


def _failed(sources: Sources, found: tuple[Problem, ...]) -> None:
    """Draw the download of the rows that failed."""
    _ = state.text()
    if not any(map(has_failed, found)):
        return
    st.download_button(
        _("Download the rows that failed"),
        data=lambda: failed_rows(sources, found, _) or b"",
        file_name=_("rows-that-failed.xlsx"),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        on_click="ignore",
        icon=":material/download:",
        key="import_failed",
        help=_(
            "They stand as they came, with a column that says what is wrong. Mend them there and "
            "import the file into the same account: only these rows change."
        ),
    )


def _accept(final: Proposal, stored: Stored | None) -> None:
    _ = state.text()
    with st.spinner(_("Saving …")):
        saved = entry.attempt(lambda: importing.accept(state.store(), final, stored, state.user()))
    if saved is None:
        st.rerun()
    st.session_state.pop("pasted", None)
    state.look_at(account_id=saved.account.id, decision_id=final.decision_id)
    saving.tell(
        _(
            "Imported into “{name}”: {counts}.",
            name=saved.account.name,
            counts=import_preview.counts(final),
        ),
        saving.DONE,
    )
    st.switch_page(places.page("map"))


def _account_file() -> None:
    """Draw the way in for an account file."""
    _ = state.text()
    st.text(_("Or open an account file (.json) that somebody sent you or that you exported."))
    chosen = uploading.files(_("Account file"), "account_file", ["json"], several=False)
    if not chosen:
        return
    upload = chosen[0]
    try:
        account = importing.open_file(upload.name, upload.getvalue(), state.today())
    except Refused as refused:
        import_problems.problems(refused.problems)
        return
    st.text(
        _(
            "“{name}”: {people} people, {decisions} decisions.",
            name=account.name,
            people=len(account.people),
            decisions=len(account.decisions),
        )
    )
    if account.id not in state.accounts():
        if st.button(_("Open this account"), type="primary", key="open_file"):
            _keep(account, as_copy=False)
        return
    st.text(_("This account is here already. “Undo” would bring back the one that is replaced."))
    with st.container(horizontal=True):
        if st.button(_("Replace it by the file"), key="replace_by_file"):
            _keep(account, as_copy=False)
        if st.button(_("Keep both"), type="primary", key="keep_both"):
            _keep(account, as_copy=True)


def _keep(account: Account, as_copy: bool) -> None:
    saved = entry.attempt(
        lambda: importing.keep_file(state.store(), account, state.user(), as_copy)
    )
    if saved is not None:
        state.look_at(account_id=saved.account.id)
        st.switch_page(places.page("map"))
    st.rerun()


def _page() -> None:
    sources = _files()
    if sources.is_empty:
        if sources.problems:
            import_problems.problems(sources.problems)
        st.divider()
        _account_file()
    else:
        _import(sources)


_page()
