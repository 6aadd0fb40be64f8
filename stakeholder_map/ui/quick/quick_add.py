"""Quick add: one line, from every page; shown as fields before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.team import Touch
from stakeholder_map.services.quick import naming, putting, titles
from stakeholder_map.services.quick.bits import Bit, Met, Part, Understood
from stakeholder_map.services.quick.naming import As, Asked, Choice
from stakeholder_map.services.quick.reading import LONGEST, read_line
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, drafts, mounted, saving, state
from stakeholder_map.ui.plain import plain
from stakeholder_map.ui.quick import focus
from stakeholder_map.words import Words
from stakeholder_map.words import quick as say
from stakeholder_map.words.values import word

#: What has a day, which is shown to be changed.
_OF_A_DAY = frozenset((Part.MET, Part.LEFT))

#: What belongs to a decision and cannot be kept without one.
_OF_A_SEAT = frozenset(
    (
        *(Part.SUPPORT, Part.CONCERN, Part.WEIGHT, Part.VETO),
        *(Part.ROLE, Part.COACH, Part.HIDDEN, Part.BACKS),
    )
)


def draw(stored: Stored, shut: Callable[[], None]) -> None:
    """Draw the line and what was understood of it; ``shut`` closes it."""
    _ = state.text()
    place = f"quick/{stored.account.id}"
    form = mounted.mount(f"quick_{stored.account.id}", {"line": drafts.text(stored, place)})
    with st.container(border=True, key="quick_panel"):
        line_box, close = st.columns([20, 1], vertical_alignment="bottom")
        line = line_box.text_input(
            _("Quick add: type one line and press Enter"),
            form.values["line"],
            key=form.key("line"),
            max_chars=LONGEST,
            placeholder=say.EXAMPLES[_.language],
        )
        close.button(
            "",
            icon=":material/close:",
            key="quick_close",
            help=_("Close"),
            on_click=shut,
        )
        focus.on(form.key("line"))
        drafts.keep_text(stored, place, line)
        if line.strip():
            _confirm(_, stored, line, form)
        else:
            st.caption(
                _("Name and title first, then in any order: reports to, support, concern, weight…")
            )


def _confirm(_: Words, stored: Stored, line: str, form: mounted.Mounted) -> None:
    account = stored.account
    decision = state.decision(account)
    understood = read_line(line, naming.known_names(account), state.today())
    called = understood.one(Part.NAME)
    if not called:
        st.text(_("Whom is it about? Begin the line with a name."))
        return
    who = naming.who(called, account)
    left, right = st.columns([2, 5])
    with left:
        chosen = _ask(_, who, _("About whom"), f"quick_who_{hash(line)}")
        about = chosen.id if chosen and chosen.as_ is As.PERSON else None
        named = _named(_, understood, account, about, line)
    with right:
        taken, note = _bits(_, understood, account, decision, line)
    if understood.after:
        blocks.muted(_("Afterwards, about the next person: {line}", line=understood.after))
    ready = chosen is not None and all(answer is not None for answer in named.values())
    if not ready:
        blocks.muted(_("Say who is meant before it can be saved."))
    # Not a callback: that would get the ticks as they were one run ago.
    pressed = st.button(
        _("Save"),
        key="quick_save",
        type="primary",
        icon=":material/check:",
        shortcut="ctrl+enter",
        disabled=not ready,
    )
    if pressed and chosen is not None:
        _save(stored, decision, understood, chosen, named, taken, note, form.name)
        st.rerun()


def _ask(_: Words, asked: Asked, title: str, key: str) -> Choice | None:
    """Draw who may be meant; None while nobody was chosen."""
    place = st.selectbox(
        title,
        range(len(asked.choices)),
        index=asked.sure,
        format_func=lambda place: _choice(_, asked.choices[place]),
        placeholder=_("who is “{name}”?", name=asked.name),
        key=key,
    )
    return None if place is None else asked.choices[place]


def _choice(_: Words, choice: Choice) -> str:
    said = {
        As.PERSON: choice.name,
        As.TEAMMATE: _("{name} (one of us)", name=choice.name),
        As.NEW_PERSON: _("{name} (new)", name=choice.name),
        As.NEW_TEAMMATE: _("{name} (one of us, new)", name=choice.name),
        As.NOBODY: _("leave it out"),
    }
    return said[choice.as_]


def _named(
    _: Words, understood: Understood, account: Account, about: str | None, line: str
) -> dict[tuple[Part, str], Choice | None]:
    """Ask who the others are that the line names."""
    answers: dict[tuple[Part, str], Choice | None] = {}
    name = understood.one(Part.REPORTS_TO)
    if name:
        asked = naming.superior(name, account, about)
        key = f"quick_superior_{hash(line)}"
        answers[Part.REPORTS_TO, name] = _ask(_, asked, _("Reports to"), key)
    met: Met | None = understood.one(Part.MET)
    for place, other in enumerate(dict.fromkeys(met.names) if met else ()):
        key = f"quick_met_{hash(line)}_{place}"
        asked = naming.met(other, account, about)
        answers[Part.MET, other] = _ask(_, asked, _("Touch with"), key)
    return answers


def _bits(
    _: Words, understood: Understood, account: Account, decision: Decision | None, line: str
) -> tuple[list[Bit], str]:
    """Draw what was understood, to be ticked off; return what is ticked, and the note."""
    st.caption(_("Understood; untick what is wrong"))
    taken: list[Bit] = []
    shown = [b for b in understood.bits if b.part not in {Part.NAME, Part.REPORTS_TO}]
    homeless = [b for b in shown if b.part in _OF_A_SEAT] if decision is None else []
    with st.container(horizontal=True, vertical_alignment="center"):
        for place, bit in enumerate((*shown, *_guesses(understood, account))):
            if bit in homeless:
                continue
            text = say.bit_text(_, bit.part, _value(_, bit), bit.guess)
            key = f"quick_bit_{hash(line)}_{place}"
            ticked = st.checkbox(plain(text), value=not bit.guess, key=key)
            agreed = _dated(_, bit, f"{key}_day") if bit.part in _OF_A_DAY else bit
            if ticked:
                taken.append(agreed)
    if homeless:
        blocks.muted(_("Support, concerns and weight need a purchase decision; create one first."))
    if not understood.rest:
        return taken, ""
    left = " · ".join(understood.rest)
    keep = st.checkbox(
        plain(_("Not understood: {words}. Keep it as a private note", words=left), 200),
        value=True,
        key=f"quick_rest_{hash(line)}",
    )
    return taken, left if keep else ""


def _dated(_: Words, bit: Bit, key: str) -> Bit:
    """Draw the day of a touch or of leaving, to be changed; return the bit with what it says."""
    touch = isinstance(bit.value, Met)
    said: date | None = bit.value.on if touch else bit.value
    day = st.date_input(
        _("Date"),
        said or state.today(),
        max_value=state.today() if touch else None,
        format="YYYY-MM-DD",
        label_visibility="collapsed",
        width=140,
        key=key,
    )
    return replace(bit, value=replace(bit.value, on=day) if touch else day)


def _guesses(understood: Understood, account: Account) -> list[Bit]:
    """Return what the title suggests and the line does not say."""
    found = understood.all_of(Part.TITLE)
    if not found:
        return []
    title = found[0]
    departments = tuple(department.name for department in account.departments)
    suggested = {
        Part.LEVEL: titles.guess_level(title.value),
        Part.DEPARTMENT: titles.guess_department(title.value, departments),
    }
    return [
        Bit(part, value, title.start, title.end, guess=True)
        for part, value in suggested.items()
        if value is not None and not understood.all_of(part)
    ]


def _value(_: Words, bit: Bit) -> str:
    value: Any = bit.value
    if bit.part is Part.SUPPORT:
        return say.support_value(value)
    if bit.part is Part.WEIGHT:
        return say.share_value(value)
    if bit.part in {Part.ROLE, Part.LEVEL}:
        return word(_, value)
    if isinstance(value, bool):
        return say.yes_no(_, value)
    if isinstance(value, Met):
        return f"{say.day_value(_, value.on, state.today())} {word(_, value.kind)}"
    if bit.part is Part.LEFT:
        return say.day_value(_, value, state.today())
    return str(value)


def _save(
    stored: Stored,
    decision: Decision | None,
    understood: Understood,
    chosen: Choice,
    named: dict[tuple[Part, str], Choice | None],
    taken: list[Bit],
    note: str,
    form: str,
) -> None:
    """Save what is ticked as one change."""
    _ = state.text()
    today = state.today()
    agreed = _agreed(understood, chosen, named, taken, note, decision)
    decision_id = decision.id if decision else None
    made: list[str] = []

    def edit(account: Account) -> Account:
        account, person_id = putting.put(account, decision_id, agreed, understood.line, today)
        made.append(person_id)
        return account

    saved = saving.save(stored, edit, "quick add")
    if saved is None:
        return
    person = saved.account.person(made[-1])
    saving.tell(_("Saved: {name}. “Undo” takes it back.", name=person.name), saving.DONE)
    seat = saved.account.decision(decision_id).seat_of(person.id) if decision_id else None
    if seat is not None:
        state.look_at(seat_id=seat.id)
    # Whoever else the line was about comes next.
    drafts.keep_text(stored, f"quick/{stored.account.id}", understood.after)
    mounted.anew(form)


def _agreed(
    understood: Understood,
    chosen: Choice,
    named: dict[tuple[Part, str], Choice | None],
    taken: list[Bit],
    note: str,
    decision: Decision | None,
) -> putting.Agreed:
    """Return what the ticks and answers add up to."""
    parts = {bit.part: bit.value for bit in taken}
    boss = next((c for (part, _), c in named.items() if part is Part.REPORTS_TO), None)
    others = [c for (part, _), c in named.items() if part is Part.MET and c is not None]
    met: Met | None = parts.get(Part.MET)
    touch = None
    if met is not None:
        touch = Touch(
            on=met.on or state.today(),
            kind=met.kind,
            teammate_ids=tuple(c.id for c in others if c.as_ is As.TEAMMATE),
            person_ids=tuple(c.id for c in others if c.as_ is As.PERSON),
            two_way=True,
            decision_id=decision.id if decision else None,
            outcome=understood.line,
        )
    return putting.Agreed(
        person_id=chosen.id or None,
        name=chosen.name,
        title=parts.get(Part.TITLE, ""),
        department=parts.get(Part.DEPARTMENT, ""),
        level=parts.get(Part.LEVEL),
        superior_id=boss.id if boss and boss.as_ is As.PERSON else None,
        superior_name=boss.name if boss and boss.as_ is As.NEW_PERSON else "",
        knows_support=Part.SUPPORT in parts,
        support=parts.get(Part.SUPPORT),
        concerns=tuple(bit.value for bit in taken if bit.part is Part.CONCERN),
        weight=parts.get(Part.WEIGHT),
        veto=parts.get(Part.VETO),
        roles=tuple(bit.value for bit in taken if bit.part is Part.ROLE),
        coach=Part.COACH in parts,
        hidden=Part.HIDDEN in parts,
        backs=parts.get(Part.BACKS, ""),
        email=parts.get(Part.EMAIL, ""),
        phone=parts.get(Part.PHONE, ""),
        wechat=parts.get(Part.WECHAT, ""),
        touch=touch,
        new_teammates=tuple(c.name for c in others if c.as_ is As.NEW_TEAMMATE and touch),
        new_people=tuple(c.name for c in others if c.as_ is As.NEW_PERSON and touch),
        left_on=(parts[Part.LEFT] or state.today()) if Part.LEFT in parts else None,
        note=note,
    )
