"""Settings: language, who you are, the limits of the analysis, your data."""

import streamlit as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.limits import Limits
from stakeholder_map.services import keeping, likeness, workspace
from stakeholder_map.services.sheets.book import Book
from stakeholder_map.storage.errors import ErasureWaits, StorageError
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import entry, health_weights, login, mounted, saving, shell, state
from stakeholder_map.words import Language
from stakeholder_map.words.entry import joined
from stakeholder_map.words.limits import LIMITS


def _you() -> None:
    _ = state.text()
    with st.container(border=True):
        left, right = st.columns(2, vertical_alignment="bottom")
        with left:
            st.radio(
                "Language · 语言",
                list(Language),
                index=list(Language).index(_.language),
                format_func=shell.LANGUAGE_NAMES.__getitem__,
                horizontal=True,
                key=f"language_{_.language}",
                on_change=_set_language,
                args=(f"language_{_.language}",),
            )
        right.text_input(
            _("Your name, recorded with your changes"),
            value=state.user(),
            max_chars=100,
            key="user_name",
            on_change=_set_user,
            disabled=bool(login.name()),
        )


def _set_language(key: str) -> None:
    language = st.session_state[key]
    st.session_state.lang = language
    state.store().set_preference("language", str(language))


def _set_user() -> None:
    state.call_me(st.session_state.user_name)


def _limits(stored: Stored) -> None:
    _ = state.text()
    limits = stored.account.limits
    facts = {name: _shown(getattr(limits, name)) for name in LIMITS}
    form = mounted.mount(f"limits_{stored.account.id}", facts)
    typed: dict[str, int | None] = {}
    with st.form(form.key(), border=True):
        st.text(_("Analysis of “{name}”: limits and defaults", name=stored.account.name))
        for name, (title, what) in LIMITS.items():
            box, said = st.columns([2, 5], vertical_alignment="bottom")
            whole = isinstance(getattr(limits, name), int)
            typed[name] = box.number_input(
                _(title),
                *_bounds(name),
                form.values[name],
                step=1 if whole else 5,
                key=form.key(name),
            )
            said.text(_(what))
        submitted = st.form_submit_button(_("Save limits"), type="primary")
    if submitted:
        form.save(stored, lambda account: _limited(account, form.changes(typed)), typed, facts)
        st.rerun()
    form.offer_latest(facts)
    st.button(
        _("Back to the defaults"),
        key="reset_limits",
        disabled=limits == Limits(),
        on_click=_reset,
        args=(stored,),
    )


def _bounds(name: str) -> tuple[int, int]:
    """Return the least and the most that a limit's field takes, by the model's own bounds."""
    field = Limits.model_fields[name]
    scale = 1 if isinstance(field.default, int) else 100
    least = next(bound.ge for bound in field.metadata if hasattr(bound, "ge"))
    most = next(bound.le for bound in field.metadata if hasattr(bound, "le"))
    return round(least * scale), round(most * scale)


def _shown(limit: float) -> int:
    """Return a limit as it stands in its field: days as they are, shares in percent."""
    return limit if isinstance(limit, int) else round(limit * 100)


def _limited(account: Account, changes: dict[str, int | None]) -> Account:
    limits = account.limits
    new = {
        name: shown if shown is None or isinstance(getattr(limits, name), int) else shown / 100
        for name, shown in changes.items()
    }
    return account.but(limits=limits.but(**new))


def _reset(stored: Stored) -> None:
    if saving.save(stored, lambda account: account.but(limits=Limits())):
        mounted.anew(f"limits_{stored.account.id}")


def _data() -> None:
    _ = state.text()
    store = state.store()
    with st.container(border=True):
        st.text(_("Where your data lie"))
        st.code(keeping.place(store), language=None)
        st.text(
            _(
                "Everything stays on this machine: nothing is sent anywhere, and no statistics "
                "are gathered. What you export is yours to send."
            )
        )
        with st.container(horizontal=True):
            st.download_button(
                _("Download a backup"),
                data=lambda: keeping.backup(store),
                file_name=f"stakeholder-map-{state.today().isoformat()}.sqlite",
                mime="application/vnd.sqlite3",
                on_click="ignore",
                icon=":material/download:",
                disabled=not keeping.is_file(store),
                key="backup",
            )
            samples = workspace.samples(store)
            st.button(
                _("Remove the sample accounts"),
                key="remove_samples",
                disabled=not samples,
                on_click=_ask_to_remove,
                args=(True,),
            )
            st.button(
                _("Bring back the sample accounts"),
                key="add_samples",
                on_click=_add_samples,
            )
        if samples and st.session_state.get(_ASKED):
            _question(tuple(row.name for row in samples))


#: Set while it is asked whether the samples shall go.
_ASKED = "removing_samples"


def _ask_to_remove(ask: bool) -> None:
    st.session_state[_ASKED] = ask


def _question(names: tuple[str, ...]) -> None:
    _ = state.text()
    with st.container(border=True):
        st.text(_("Delete {names}?", names=joined(_, names)))
        st.text(_("Samples that you have changed are your own accounts and stay."))
        with st.container(horizontal=True):
            st.button(_("Delete"), key="delete_samples", type="primary", on_click=_remove_samples)
            st.button(_("Keep"), key="keep_samples", on_click=_ask_to_remove, args=(False,))


def _remove_samples() -> None:
    _ = state.text()
    _ask_to_remove(False)
    n = entry.attempt(lambda: workspace.remove_samples(state.store()))
    if n is not None:
        removed = _.plural("{n} sample account removed.", "{n} sample accounts removed.", n)
        saving.tell(removed, saving.DONE)


def _add_samples() -> None:
    _ = state.text()
    added = entry.attempt(lambda: workspace.add_samples(state.store(), state.today()))
    if added is not None:
        n = len(added)
        saving.tell(
            _.plural("{n} sample account brought back.", "{n} sample accounts brought back.", n)
            if n
            else _("All sample accounts are there already."),
            saving.DONE,
        )


def _erase(stored: Stored, book: Book) -> None:
    _ = book.words
    with st.container(border=True):
        st.text(
            _(
                "Erase a person from “{name}” and from its whole history, as a person may ask "
                "you to. This cannot be undone.",
                name=stored.account.name,
            )
        )
        person_id = entry.pick(
            _("Whom"),
            book.people,
            None,
            f"erase_{stored.account.id}",
            placeholder=_("choose or type a name"),
        )
        if person_id is not None:
            entry.typed_confirmation(
                _("Texts that mention the name elsewhere are not found; look through them too."),
                stored.account.person(person_id).name,
                _("Erase for good"),
                f"erase_{person_id}",
                lambda: _erased(stored, person_id),
            )


def _erased(stored: Stored, person_id: str) -> None:
    _ = state.text()
    likeness.forget(state.store(), stored.account.id, person_id)
    try:
        state.store().erase_person(stored.account.id, person_id, by=state.user())
    except ErasureWaits as error:  # erased all the same
        saving.say((error.problem,))
    except StorageError as error:
        saving.say((error.problem,))
        return
    saving.tell(_("The person was erased, here and in the history."), saving.DONE)


def _page() -> None:
    _you()
    stored = state.stored()
    if stored is not None:
        left, right = st.columns([3, 2])
        with left:
            _limits(stored)
            health_weights.draw(stored)
        with right:
            _data()
            _erase(stored, state.book(stored))
    else:
        health_weights.draw(None)
        _data()


_page()
