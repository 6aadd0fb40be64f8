"""A meeting of the tops is done by an executive of ours, not by whoever has a task."""

from datetime import date

from stakeholder_map.analysis.acting.executives import is_executive
from stakeholder_map.analysis.acting.outreach import outreach
from stakeholder_map.analysis.acting.talks import Line
from stakeholder_map.analysis.outcome.moves import moves
from stakeholder_map.analysis.reading import Reading, read
from stakeholder_map.model.account import Account
from stakeholder_map.services import planning
from stakeholder_map.services.workspace import sample
from stakeholder_map.words import words
from stakeholder_map.words.gaps import gap_action

DAY = date(2026, 11, 22)
_ = words("en")


def reading_of(account: Account) -> Reading:
    return read(account, account.decisions[0].id, DAY)


def line_to(reading: Reading, name: str) -> Line:
    person = next(one.id for one in reading.account.people if one.name == name)
    lines = outreach(reading, moves(reading, draws=100)).lines
    return next(line for line in lines if line.person_id == person)


def test_a_talk_of_a_manager_does_not_stand_for_a_meeting_of_the_tops() -> None:
    reading = reading_of(sample("aldermoor-bank", DAY))
    line = line_to(reading, "Geoffrey Whitlam")
    mate = reading.account.teammate(line.teammate_id or "")
    assert is_executive(mate) is False
    found = planning.done_with(reading)[line.person_id]
    assert found.lead.rule == "executive_due"
    assert planning.done_by(reading, found, line.teammate_id) is None
    taken = planning.put_task(reading.account, planning.line_task(reading, line, _, with_it=found))
    asked = [
        one
        for one in planning.board(reading_of(taken), _)
        if one.proposed and line.person_id in one.task.person_ids
    ]
    assert [one.task.rule for one in asked] == ["executive_due"]
    assert is_executive(reading.account.teammate(asked[0].task.teammate_id or ""))


def test_a_talk_of_our_executive_does() -> None:
    reading = reading_of(sample("nordklinik-group", DAY))
    line = line_to(reading, "Lukas Reinhold")
    found = planning.done_with(reading)[line.person_id]
    assert is_executive(reading.account.teammate(line.teammate_id or ""))
    assert planning.done_by(reading, found, line.teammate_id) == found
    taken = planning.put_task(reading.account, planning.line_task(reading, line, _, with_it=found))
    again = planning.board(reading_of(taken), _)
    assert not [one for one in again if one.proposed and line.person_id in one.task.person_ids]


def test_a_written_task_of_a_manager_leaves_the_meeting_of_the_tops_to_be_asked_for() -> None:
    """Ruth writes a ceiling into the contract with Grote; nobody of our top has met him."""
    account = sample("nordklinik-group", DAY)
    grote = next(one.id for one in account.people if one.name == "Matthias Grote")
    (task,) = [one for one in account.tasks if grote in one.person_ids and one.is_open]
    assert is_executive(account.teammate(task.teammate_id or "")) is False
    reading = reading_of(account)
    asked = [
        one.task
        for one in planning.board(reading, _)
        if one.proposed and grote in one.task.person_ids
    ]
    assert [one.rule for one in asked] == ["executive_due"]


def test_nobody_is_met_before_those_who_introduce_us_had_their_time() -> None:
    """Lin Guodong: Li Na asks Zhu Lin, Zhu Lin asks Tang Rui; that is not done by tomorrow."""
    reading = reading_of(sample("huadong-precision", DAY))
    line = line_to(reading, "林国栋")
    assert line.path is not None
    assert len(line.path.through) == 2
    task = planning.line_task(reading, line, _, with_it=planning.done_with(reading)[line.person_id])
    assert task.due is not None
    assert (task.due - DAY).days >= 4  # two introductions of three days, or the Friday before
    assert task.due < (reading.decision.decide_by or date.max)


def test_a_gap_at_their_top_is_ours_to_close_at_our_top_where_nobody_has_the_contact() -> None:
    """Isla Brandreth, chief risk officer, was met by nobody: not the account manager rings her."""
    reading = reading_of(sample("aldermoor-bank", DAY))
    isla = next(one.id for one in reading.account.people if one.name == "Isla Brandreth")
    gaps = {gap.rule: gap for gap in reading.gaps if gap.person_ids == (isla,)}
    assert is_executive(reading.account.teammate(gaps["never_met"].doer_id or ""))
    said = gap_action(_, "never_met", gaps["never_met"].values)
    assert said.endswith("let our executive ask for half an hour.")


def test_our_executive_is_not_asked_to_ring_somebody_of_the_middle() -> None:
    reading = reading_of(sample("nordklinik-group", DAY))
    elsner = next(one.id for one in reading.account.people if one.name == "Mirjam Elsner")
    gap = next(g for g in reading.gaps if (g.rule, g.person_ids) == ("never_met", (elsner,)))
    assert gap.doer_id == reading.account.owner_id
    assert "executive" not in gap_action(_, "never_met", gap.values)
