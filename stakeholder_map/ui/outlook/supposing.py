"""The form of a what-if: one kind of change at a time, each filled in as it is today."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from stakeholder_map.analysis.reading import Reading
from stakeholder_map.model.record import new_id
from stakeholder_map.model.scales import Level, Role, TieKind, TrialKind
from stakeholder_map.model.scenario import Newcomer, Trial
from stakeholder_map.model.seat import Seat
from stakeholder_map.ui import blocks
from stakeholder_map.ui.entry import pick, pick_word
from stakeholder_map.ui.naming import people_names
from stakeholder_map.words import Words, figures
from stakeholder_map.words.values import word
from stakeholder_map.words.whatif import tie_text

#: What is offered, in this order; a tie that ends is a choice of one that changes.
KINDS = (
    TrialKind.SUPPORT,
    TrialKind.WEIGHT,
    TrialKind.ROLES,
    TrialKind.TIE_CHANGES,
    TrialKind.TIE,
    TrialKind.LEAVES,
    TrialKind.JOINS,
)

#: Ties that may be supposed anew. A reporting line is a fact of the chart; the chart may change.
NEW_TIES = (
    TieKind.INFLUENCES,
    TieKind.ALLIED,
    TieKind.CONFLICT,
    TieKind.INFORMAL,
    TieKind.REPORTS_TO,
)

#: The weakest tie that can be supposed, in percent; a weaker one ends.
WEAKEST = 5

#: Ties whose strength counts; a reporting line counts by the settings.
WITH_STRENGTH = (TieKind.INFLUENCES, TieKind.ALLIED, TieKind.CONFLICT, TieKind.INFORMAL)


def draw(_: Words, today: Reading, scratch: Reading, add: Callable[[Reading, Trial], None]) -> None:
    """Draw the form.

    Args:
        today: the reading of the account as it is.
        scratch: with everything supposed so far; what is offered comes from here.
        add: what the button does with the filled trial.
    """
    st.caption(_("Suppose that"))
    kind = st.pills(
        _("What changes"),
        KINDS,
        default=TrialKind.SUPPORT,
        format_func=lambda value: word(_, value),
        key="trial_kind",
        required=True,
        wrap=True,
        label_visibility="collapsed",
    )
    trial = _filled(_, today, scratch, kind or TrialKind.SUPPORT)
    st.button(
        _("Suppose"),
        key="trial_add",
        type="primary",
        disabled=trial is None,
        on_click=add,
        args=(today, trial),
    )


def _filled(_: Words, today: Reading, scratch: Reading, kind: TrialKind) -> Trial | None:
    """Draw the fields of a kind; None while something is missing."""
    if kind is TrialKind.JOINS:
        return _joins(_, scratch)
    if kind is TrialKind.TIE_CHANGES:
        # Of today's: a tie that is only supposed is taken back instead.
        return _tie_changes(_, today)
    names = people_names(scratch)
    if kind in (TrialKind.LEAVES, TrialKind.TIE):
        options = {person.id: person.name for person in scratch.account.people}
    else:
        options = {s.person_id: names[s.person_id] for s in scratch.decision.seats if s.person_id}
    if not options:
        st.text(_("Nobody is on the map of this decision yet."))
        return None
    person = st.selectbox(
        _("Person"),
        list(options),
        format_func=lambda key: options.get(key, key),
        key=f"trial_person_{kind}_{scratch.decision.id}",
    )
    seat = scratch.decision.seat_of(person) if person else None
    if person is None:
        return None
    if kind is TrialKind.LEAVES:
        return Trial(kind=kind, person_id=person)
    if kind is TrialKind.TIE:
        return _tie(_, person, options)
    if seat is None:
        return None
    if kind is TrialKind.SUPPORT:
        return _support(_, scratch, seat)
    if kind is TrialKind.WEIGHT:
        return _weight(_, scratch, seat)
    return _roles(_, seat)


def _support(_: Words, scratch: Reading, seat: Seat) -> Trial:
    person = seat.person_id
    # As it holds today: a stance that is dated later does not count yet.
    held = seat.stance_on(scratch.today)
    later = [stance.on for stance in seat.stances if stance.on > scratch.today]
    if later:
        blocks.muted(
            _(
                "A stance is recorded for {day}; it does not count before that day.",
                day=figures.day(_, later[0]),
            )
        )
    now = held.support if held else None
    unknown = st.checkbox(_("Not known"), value=False, key=f"trial_unknown_{person}")
    support = st.slider(
        _("Support"),
        -5,
        5,
        now if now is not None else 0,
        key=f"trial_support_{person}",
        disabled=unknown,
    )
    standing = scratch.standings.get(seat.id)
    firmly = round((standing.commitment if standing else 0.5) * 100)
    commitment = st.slider(
        _("Commitment, in percent"), 0, 100, firmly, step=5, key=f"trial_commitment_{person}"
    )
    return Trial(
        kind=TrialKind.SUPPORT,
        person_id=person,
        support=None if unknown else support,
        commitment=None if commitment == firmly else commitment / 100,
    )


def _weight(_: Words, scratch: Reading, seat: Seat) -> Trial:
    standing = scratch.standings.get(seat.id)
    weight = st.slider(
        _("Weight, in percent"),
        0,
        100,
        round((standing.share if standing else 0.0) * 100),
        key=f"trial_weight_{seat.person_id}",
    )
    return Trial(kind=TrialKind.WEIGHT, person_id=seat.person_id, weight=weight / 100)


def _roles(_: Words, seat: Seat) -> Trial:
    person = seat.person_id
    roles = st.multiselect(
        _("Roles"),
        list(Role),
        default=list(seat.roles),
        format_func=lambda role: word(_, role),
        key=f"trial_roles_{person}",
    )
    veto = st.checkbox(_("Can stop it alone (veto)"), value=seat.veto, key=f"trial_veto_{person}")
    hidden = st.checkbox(
        _("Sways it without a formal role (hidden)"),
        value=seat.hidden,
        key=f"trial_hidden_{person}",
    )
    return Trial(
        kind=TrialKind.ROLES, person_id=person, roles=tuple(roles), veto=veto, hidden=hidden
    )


def _tie(_: Words, person: str, here: dict[str, str]) -> Trial | None:
    tie = st.selectbox(
        _("Tie"), NEW_TIES, format_func=lambda value: word(_, value), key="trial_tie"
    )
    others = [key for key in here if key != person]
    other = st.selectbox(
        _("Other person"),
        others,
        index=None,
        placeholder=_("choose"),
        format_func=lambda key: here.get(key, key),
        key=f"trial_other_{person}",
    )
    strength = None
    if tie in WITH_STRENGTH:
        strength = _strength(_, "trial_strength", 50) / 100
    against = tie is TieKind.INFLUENCES and _against(_, "trial_against", False)
    if other is None:
        return None
    return Trial(
        kind=TrialKind.TIE,
        person_id=person,
        other_id=other,
        tie=tie,
        strength=strength,
        sign=-1 if against else 1,
    )


def _tie_changes(_: Words, today: Reading) -> Trial | None:
    names = people_names(today)
    ties = {tie.id: tie for tie in today.account.ties}
    if not ties:
        st.text(_("No tie is entered yet."))
        return None
    lines = {key: tie_text(_, tie, names) for key, tie in ties.items()}
    chosen = st.selectbox(
        _("Tie"),
        sorted(lines, key=lines.__getitem__),
        format_func=lambda key: lines.get(key, key),
        key=f"trial_which_tie_{today.decision.id}",
    )
    if chosen is None:
        return None
    tie = ties[chosen]
    ends = st.checkbox(_("It ends"), key=f"trial_ends_{chosen}")
    if tie.kind not in WITH_STRENGTH:
        blocks.muted(_("How much a reporting line counts is a setting; it can only end."))
        return Trial(kind=TrialKind.TIE_ENDS, tie_id=chosen) if ends else None
    usual = today.account.limits.tie_strength if tie.strength is None else tie.strength
    now = max(round(usual * 20) * 5, WEAKEST)
    strength = _strength(_, f"trial_strength_{chosen}", now, ends)
    against = tie.kind is TieKind.INFLUENCES and _against(
        _, f"trial_against_{chosen}", tie.sign < 0, ends
    )
    if ends:
        return Trial(kind=TrialKind.TIE_ENDS, tie_id=chosen)
    if strength == now and against == (tie.sign < 0):
        return None
    return Trial(
        kind=TrialKind.TIE_CHANGES,
        tie_id=chosen,
        strength=strength / 100,
        sign=-1 if against else 1,
    )


def _strength(_: Words, key: str, now: int, disabled: bool = False) -> int:
    return st.slider(
        _("Strength, in percent"), WEAKEST, 100, now, step=5, key=key, disabled=disabled
    )


def _against(_: Words, key: str, now: bool, disabled: bool = False) -> bool:
    return st.checkbox(
        _("The other one turns away from it (influence against)"),
        value=now,
        key=key,
        disabled=disabled,
    )


def _joins(_: Words, scratch: Reading) -> Trial | None:
    name = st.text_input(_("Name"), key="trial_new_name", max_chars=500)
    title = st.text_input(_("Title"), key="trial_new_title", max_chars=500)
    departments = {found.id: found.name for found in scratch.account.departments}
    department = pick(_("Department"), departments, None, "trial_new_department")
    level = pick_word(_("Level"), Level, None, "trial_new_level")
    roles = st.multiselect(
        _("Roles"), list(Role), format_func=lambda role: word(_, role), key="trial_new_roles"
    )
    weight = st.number_input(
        _("Weight, in percent"), 0, 100, value=None, step=5, key="trial_new_weight"
    )
    support = st.number_input(_("Support"), -5, 5, value=None, step=1, key="trial_new_support")
    veto = st.checkbox(_("Can stop it alone (veto)"), key="trial_new_veto")
    if not name.strip():
        return None
    return Trial(
        kind=TrialKind.JOINS,
        newcomer=Newcomer(
            id=new_id(),
            name=name,
            title=title,
            department_id=department,
            level=level,
            roles=tuple(roles),
            weight=None if weight is None else weight / 100,
            veto=veto,
            support=support,
        ),
    )
