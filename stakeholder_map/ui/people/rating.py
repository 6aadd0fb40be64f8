"""Rating by plain questions: what did they do? The answers become the evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import Basis
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.services import rating
from stakeholder_map.services.rating import Proposal, Rated
from stakeholder_map.storage.store import Stored
from stakeholder_map.ui import blocks, drafts, entry, mounted, saving, state
from stakeholder_map.words import Words
from stakeholder_map.words import rating as say


def draw(stored: Stored, decision: Decision, seat: Seat, person: Person) -> None:
    """Draw the questions about a seat, what the answers come to, and the way to take it over."""
    _ = state.text()
    place = f"rating/{seat.id}"
    kept: dict[str, bool] = drafts.get(stored, place) or {}
    first = rating.QUESTIONS[0].code
    form = mounted.mount(
        place, {first: None, "kept": kept, "note": drafts.text(stored, f"{place}/note")}
    )
    old: dict[str, bool] = form.values["kept"]
    st.text(_("What did {name} do? Leave open what you do not know.", name=person.name))
    answers: dict[str, bool] = {}
    found: dict[Rated, Proposal] = {}
    titles = {
        Rated.SUPPORT: _("Support"),
        Rated.WEIGHT: _("Weight"),
        Rated.CONFIDENCE: _("Confidence: how do we know?"),
    }
    boxes = st.columns(3, gap="medium")
    for box, rated in zip(boxes, Rated, strict=True):
        with box.container(border=True):
            blocks.caption(titles[rated])
            for question in rating.questions(rated):
                answer = _question(_, question, old, form)
                if answer is not None:
                    answers[question.code] = answer
    taken: dict[Rated, bool] = {}
    for box, rated in zip(boxes, Rated, strict=True):
        found[rated] = rating.proposed(rated, answers)
        with box:
            taken[rated] = _proposal(_, rated, found[rated], form)
    drafts.keep(stored, place, answers)
    _take_over(_, stored, decision, seat, answers, found, taken, form)


def _question(
    _: Words, question: rating.Question, old: dict[str, bool], form: mounted.Mounted
) -> bool | None:
    text, answer = st.columns([5, 3], vertical_alignment="center")
    with text:
        blocks.told(say.question_text(_, question.code))
    chosen: bool | None = answer.segmented_control(
        say.question_text(_, question.code),
        [True, False],
        default=old.get(question.code),
        format_func=lambda found: _("yes") if found else _("no"),
        help=say.counts_text(_, question.yes, question.no),
        key=form.key(question.code),
        label_visibility="collapsed",
    )
    return chosen


def _proposal(_: Words, rated: Rated, found: Proposal, form: mounted.Mounted) -> bool:
    """Draw the arithmetic; return whether the value is to be taken over."""
    blocks.told(
        say.sum_text(_, rated, found.value, [part for *_q, part in found.parts], found.taken_off)
    )
    if found.value is None:
        return False
    # A weight is a share of what was answered, so one answer alone would make it extreme.
    thin = rated is Rated.WEIGHT and found.is_thin
    if thin:
        blocks.muted(
            _(
                "{n} of {all} questions answered: tick it if that is enough for you.",
                n=len(found.parts),
                all=len(found.parts) + found.unanswered,
            )
        )
    # Known by what it proposes unasked: with more answers the box is a new one, ticked.
    key = form.key(f"take_{rated}{'_thin' if thin else ''}")
    return st.checkbox(_("Take this over"), value=not thin, key=key)


def _take_over(
    _: Words,
    stored: Stored,
    decision: Decision,
    seat: Seat,
    answers: dict[str, bool],
    found: dict[Rated, Proposal],
    taken: dict[Rated, bool],
    form: mounted.Mounted,
) -> None:
    note_box, basis_box, source_box, day_box = st.columns([5, 2, 3, 2], vertical_alignment="bottom")
    place = f"rating/{seat.id}"
    note = note_box.text_input(
        _("In your own words"), form.values["note"], max_chars=2000, key=form.key("note")
    )
    drafts.keep_text(stored, f"{place}/note", note)
    with basis_box:
        basis = entry.pick_word(_("Basis"), Basis, None, form.key("basis"))
    said_by = source_box.text_input(_("Said by"), max_chars=500, key=form.key("said_by"))
    on = day_box.date_input(
        _("As of"),
        state.today(),
        max_value=state.today(),
        format="YYYY-MM-DD",
        key=form.key("on"),
    )
    pressed = st.button(
        _("Take over what is ticked"),
        key=f"rate_{seat.id}",
        type="primary",
        disabled=not any(taken.values()),
    )
    if not pressed or on is None:
        return
    open_ = len(rating.QUESTIONS) - len(answers)
    told = say.answers_text(_, answers.items(), open_)
    evidence = "\n".join(text for text in (note.strip(), told) if text)
    values = {rated: found[rated].value for rated in Rated if taken[rated]}
    facts = {"basis": basis, "said_by": said_by.strip(), "evidence": evidence[:20_000]}

    def edit(account: Account) -> Account:
        return _rated(account, decision.id, seat.id, on, values, facts)

    if form.save(stored, edit) is not None:
        drafts.forget(stored, place)
        drafts.forget(stored, f"{place}/note")
        saving.tell(_("The rating is saved, with the answers as its evidence."), saving.DONE)
    st.rerun()


def _rated(
    account: Account,
    decision_id: str,
    seat_id: str,
    on: date,
    values: dict[Rated, float | None],
    facts: dict[str, Any],
) -> Account:
    """Record what was taken over as one stance of the day; the rest stays as it was held.

    What was recorded for that day before keeps its evidence. A weight alone is not news of the
    support: its answers stand with the stance that is held, which stays as old as it is.
    """
    seat = account.decision(decision_id).seat(seat_id)
    if Rated.WEIGHT in values:
        weight = values[Rated.WEIGHT]
        account = edits.put_seat(account, decision_id, seat.but(weight=weight))
    held = seat.stance_on(on)
    if held is not None and not values.keys() & {Rated.SUPPORT, Rated.CONFIDENCE}:
        stance = held.but(evidence=_both(held.evidence, facts["evidence"]))
        return edits.set_stance(account, decision_id, seat_id, stance)
    if held is not None and held.on == on:
        facts = {
            "basis": facts["basis"] or held.basis,
            "said_by": facts["said_by"] or held.said_by,
            "evidence": _both(held.evidence, facts["evidence"]),
        }
    support = values.get(Rated.SUPPORT, held.support if held else None)
    stance = Stance(
        on=on,
        support=None if support is None else int(support),
        confidence=values.get(Rated.CONFIDENCE, held.confidence if held else None),
        commitment=held.commitment if held else None,
        **facts,
    )
    return edits.set_stance(account, decision_id, seat_id, stance)


def _both(before: str, news: str) -> str:
    """Return both texts, line by line, none twice."""
    lines = dict.fromkeys((*before.splitlines(), *news.splitlines()))
    return "\n".join(lines)[:20_000]
