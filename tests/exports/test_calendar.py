"""The dates of a decision as a calendar that other programs read."""

from datetime import date

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.calendar import Day, calendar, calendar_text, folded
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision, Milestone
from stakeholder_map.model.person import Person
from stakeholder_map.model.scales import ConcernState
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.words import words

TODAY = date(2026, 11, 22)
HOSTILE = "a;b,c\\d\nBEGIN:VEVENT\r\nX:1 王小明" + "長" * 60


def parsed(text: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says: unfold, split at the first colon, undo the escapes."""
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            for escape, sign in (("\\n", "\n"), ("\\;", ";"), ("\\,", ","), ("\\\\", "\\")):
                value = value.replace(escape, sign)
            events[-1].setdefault(name.partition(";")[0], value)
    return events


def test_the_dates_of_a_decision_are_whole_days() -> None:
    decision = Decision(
        id="d",
        name="MES",
        decide_by=date(2026, 12, 31),
        milestones=(
            Milestone(id="m1", on=date(2026, 12, 1), text="Site visit; lunch"),
            Milestone(id="m2", on=date(2026, 11, 1), text="Kick-off", done=True),
        ),
        steps=(ApprovalStep(id="s", name="Board", due=date(2026, 12, 20)),),
        seats=(
            Seat(
                person_id="zhao",
                concerns=(
                    Concern(id="c1", text="Payback", due=date(2026, 11, 30)),
                    Concern(id="c2", text="Old", due=date(2026, 1, 1), state=ConcernState.RESOLVED),
                ),
            ),
        ),
    )
    account = Account(name="Plant", people=(Person(id="zhao", name="Zhao"),), decisions=(decision,))
    data = calendar(read(account, "d", TODAY), Audience.TEAM, words("en"))
    events = parsed(data.decode())
    assert [(e["DTSTART"], e["DTEND"], e["SUMMARY"]) for e in events] == [
        ("20261130", "20261201", "Answer Zhao: Payback"),
        ("20261201", "20261202", "Site visit; lunch (Plant – MES)"),
        ("20261220", "20261221", "Approval: Board (Plant – MES)"),
        ("20261231", "20270101", "Plant – MES: the decision is due"),
    ]
    assert len({e["UID"] for e in events}) == 4


def test_hostile_texts_stay_in_their_line() -> None:
    text = calendar_text([Day("x", TODAY, HOSTILE, HOSTILE)], TODAY)
    [event] = parsed(text)
    assert event["SUMMARY"].startswith("a;b,c\\d\nBEGIN:VEVENT\nX:1 王小明")
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_folded_line_is_whole_again() -> None:
    line = "SUMMARY:" + "王é👨‍👩‍👧x" * 40
    assert folded(line).replace("\r\n ", "") == line
