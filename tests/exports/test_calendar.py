"""The dates of a decision as a calendar that other programs read."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial

import pytest

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.calendar import Day, calendar, calendar_text, folded
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision, Milestone
from stakeholder_map.model.person import Person
from stakeholder_map.model.problem import Refused
from stakeholder_map.model.scales import ConcernState, TaskState
from stakeholder_map.model.seat import Concern, Seat
from stakeholder_map.model.task import Task
from stakeholder_map.services import exporting, planning
from stakeholder_map.services.finishing import finish
from stakeholder_map.services.formats import Format
from stakeholder_map.services.workspace import sample, sample_files
from stakeholder_map.words import Language, words
from tests.exports.private import private_fields, texts

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOSTILE = "a;b,c\\d\nBEGIN:VEVENT\r\nX:1 王小明" + "長" * 60


#: A content line of RFC 5545, 3.1: a name, parameters, a colon, a value without control letters.
CONTENT = re.compile(r"[A-Z][A-Z0-9-]*(;[A-Z-]+=[^;:\",\x00-\x1f]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")


def parsed(text: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says, strictly: unfold, split at the first colon, unescape."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert all(CONTENT.fullmatch(line) for line in lines)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and line != "END:VCALENDAR":
            assert not re.search(r"(?<!\\)(\\\\)*[;,]", value), "a sign that ends a value"
            value = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
            known = events[-1].setdefault(name.partition(";")[0], value)
            assert known == value, "a property stands once in an entry"
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"} <= set(event)
        assert event["STATUS"] in {"TENTATIVE", "CONFIRMED", "CANCELLED"}  # RFC 5545, 3.8.1.11
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["LAST-MODIFIED"] == event["DTSTAMP"]  # there is no METHOD (3.8.7.2)
        assert int(event["SEQUENCE"]) < 2**31
        assert event["DTSTART"] < event["DTEND"]
    assert len({event["UID"] for event in events}) == len(events)
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
    data = calendar(read(account, "d", TODAY), (), (), {}, words("en"))
    events = parsed(data.decode())
    assert [(e["DTSTART"], e["DTEND"], e["SUMMARY"]) for e in events] == [
        ("20261101", "20261102", "Done: Kick-off"),
        ("20261130", "20261201", "Answer Zhao: Payback"),
        ("20261201", "20261202", "Site visit; lunch (Plant – MES)"),
        ("20261220", "20261221", "Approval: Board (Plant – MES)"),
        ("20261231", "20270101", "Plant – MES: the decision is due"),
    ]
    assert [e["STATUS"] for e in events] == ["CANCELLED", *["CONFIRMED"] * 4]


def test_hostile_texts_stay_in_their_line() -> None:
    text = calendar_text([Day("x", TODAY, HOSTILE, HOSTILE)], NOON)
    [event] = parsed(text)
    assert event["SUMMARY"].startswith("a;b,c\\d\nBEGIN:VEVENT\nX:1 王小明")
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1


def test_a_day_of_any_year_has_eight_digits() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    made = calendar_text([Day("a", date(5, 1, 1), "x"), Day("b", date.max, "y")], at)
    assert "DTSTART;VALUE=DATE:00050101\r\nDTEND;VALUE=DATE:00050102\r\n" in made
    assert "DTSTART;VALUE=DATE:99991231\r\n" in made


def test_a_folded_line_is_whole_again() -> None:
    line = "SUMMARY:" + "王é👨‍👩‍👧x" * 40
    assert folded(line).replace("\r\n ", "") == line


# -- What rules propose ----------------------------------------------------------------------

SAMPLES = [path.stem for path in sample_files()]


def made(
    account: Account,
    audience: Audience = Audience.TEAM,
    language: Language = Language.EN,
    today: date = TODAY,
    decision: str = "",
    at: datetime | None = None,
) -> list[dict[str, str]]:
    """The entries of a calendar file as it is downloaded."""
    whole = partial(exporting.export, account, decision or account.decisions[0].id, Format.ICS)
    return parsed(whole(audience=audience, language=language, today=today, at=at).data.decode())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", SAMPLES)
def test_every_open_task_and_every_proposal_has_its_day_and_proposals_are_marked(
    name: str, language: Language
) -> None:
    account = sample(name, TODAY)
    _ = words(language)
    for decision in account.decisions:
        events = made(account, language=language, decision=decision.id)
        board = planning.board(read(account, decision.id, TODAY), _)
        wanted = [one for one in board if one.task.is_open and one.task.due]
        assert sum(one.proposed for one in wanted) >= 2
        for one in wanted:
            (found,) = [
                e for e in events if e["UID"].endswith(f".task.{one.task.id}@stakeholder-map")
            ]
            assert one.task.what in found["SUMMARY"]
            assert found["SUMMARY"].startswith(("Proposed", "【建议】")) is one.proposed
            assert found["STATUS"] == ("TENTATIVE" if one.proposed else "CONFIRMED")


def imported(*files: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    """What a calendar shows that goes by the standard, after these files were imported in turn."""
    kept: dict[str, dict[str, str]] = {}
    for event in (event for file in files for event in file):
        held = kept.get(event["UID"], {"SEQUENCE": "0", "DTSTAMP": ""})
        # RFC 5546, 2.1.5: the higher SEQUENCE; of two alike the later DTSTAMP.
        if (int(event["SEQUENCE"]), event["DTSTAMP"]) >= (int(held["SEQUENCE"]), held["DTSTAMP"]):
            kept[event["UID"]] = event
    return kept


def test_an_imported_file_is_brought_up_to_date_by_the_next_one() -> None:
    """A calendar keeps one entry for a UID, of the highest SEQUENCE (RFC 5545, 3.8.7.4)."""
    account = sample("nordklinik-group", TODAY)
    first = made(account)
    board = planning.board(read(account, account.decisions[0].id, TODAY), words("en"))
    taken = next(one.task for one in board if one.proposed and one.task.person_ids)
    account = planning.set_state(account, taken, TaskState.DOING, TODAY)
    again, tomorrow = made(account), made(account, today=TODAY + timedelta(1))
    kept = imported(first, again, tomorrow)
    assert {event["UID"] for event in first} == {event["UID"] for event in again}
    assert kept == {event["UID"]: event for event in (*again, *tomorrow)}
    # What stands in the file of the next day for the first time is new, not the same again.
    before = {event["SUMMARY"] for event in first}
    known = {event["UID"] for event in first}
    assert not [e for e in tomorrow if e["UID"] not in known and e["SUMMARY"] in before]
    (mine,) = [e for e in kept.values() if taken.what in e["SUMMARY"]]
    assert mine["SUMMARY"] == taken.what
    assert mine["STATUS"] == "CONFIRMED"


def entry(task: Task, *files: list[dict[str, str]]) -> tuple[str, str]:
    """What a calendar shows of a task: its status and its title."""
    (found,) = [e for e in imported(*files).values() if f".task.{task.id}@" in e["UID"]]
    return found["STATUS"], found["SUMMARY"]


@pytest.mark.parametrize(
    ("end", "language", "title"),
    [
        (TaskState.DONE, Language.EN, "Done: {}"),
        (TaskState.DISMISSED, Language.EN, "Not needed: {}"),
        (TaskState.DONE, Language.ZH, "【已完成】{}"),
        (TaskState.DISMISSED, Language.ZH, "【不做了】{}"),
    ],
)
@pytest.mark.parametrize("proposed", [True, False])
def test_what_is_over_is_cancelled_in_a_calendar_that_had_it_on_the_same_day(
    end: TaskState, language: Language, title: str, proposed: bool
) -> None:
    account = sample("nordklinik-group", TODAY)
    board = planning.board(read(account, account.decisions[0].id, TODAY), words(language))
    task = next(
        one.task for one in board if one.proposed is proposed and one.task.is_open and one.task.due
    )
    files = [made(account, language=language, at=NOON)]
    assert entry(task, *files)[0] == ("TENTATIVE" if proposed else "CONFIRMED")
    over = finish(account, task, end, TODAY, "She signed; really")
    files.append(made(over, language=language, at=NOON + timedelta(seconds=1)))
    assert entry(task, *files) == ("CANCELLED", title.format(task.what))
    back = planning.set_state(over, task, TaskState.WAITING, TODAY)
    files.append(made(back, language=language, at=NOON + timedelta(seconds=2)))
    assert entry(task, *files) == ("CONFIRMED", task.what)


def test_a_cancelled_entry_says_the_result_to_the_team_alone() -> None:
    account = sample("nordklinik-group", TODAY)
    task = next(task for task in account.tasks if task.is_open and task.due)
    over = finish(account, task, TaskState.DONE, TODAY, "She signed; really")
    for audience, told in ((Audience.TEAM, True), (Audience.MANAGEMENT, False)):
        (found,) = [e for e in made(over, audience) if f".task.{task.id}@" in e["UID"]]
        assert found["STATUS"] == "CANCELLED"
        assert ("She signed; really" in found["DESCRIPTION"]) is told


@pytest.mark.parametrize(("days", "there"), [(0, True), (90, True), (91, False)])
def test_what_was_over_long_ago_is_not_told_again(days: int, there: bool) -> None:
    account = sample("nordklinik-group", TODAY)
    task = next(task for task in account.tasks if task.is_open and task.due)
    over = finish(account, task, TaskState.DONE, TODAY - timedelta(days))
    assert any(f".task.{task.id}@" in event["UID"] for event in made(over)) is there


def test_a_settled_concern_and_a_milestone_that_was_reached_are_cancelled() -> None:
    worry = Concern(id="c", text="Payback", due=TODAY + timedelta(3))
    decision = Decision(
        id="d",
        name="MES",
        milestones=(Milestone(id="m", on=TODAY, text="Site visit"),),
        seats=(Seat(id="s", person_id="zhao", concerns=(worry,)),),
    )
    account = Account(name="Plant", people=(Person(id="zhao", name="Zhao"),), decisions=(decision,))
    settled = worry.but(state=ConcernState.RESOLVED, resolved_on=TODAY)
    later = decision.but(
        milestones=(decision.milestones[0].but(done=True),),
        seats=(decision.seats[0].but(concerns=(settled,)),),
    )
    shown = imported(made(account, at=NOON), made(account.but(decisions=(later,)), at=NOON))
    assert {event["SUMMARY"] for event in shown.values() if event["STATUS"] == "CANCELLED"} == {
        "Done: Site visit",
        "Settled: Payback",
    }


def test_the_stamp_is_in_universal_time_whatever_the_zone() -> None:
    shanghai = datetime(2026, 11, 22, 7, 30, tzinfo=timezone(timedelta(hours=8)))
    (event,) = parsed(calendar_text([Day("x", TODAY, "x")], shanghai))
    assert event["DTSTAMP"] == "20261121T233000Z"


def test_a_file_of_another_day_is_of_its_beginning() -> None:
    assert exporting.moment(date(2001, 1, 1)) is None
    now = exporting.moment(date.today())  # noqa: DTZ011
    assert now is not None
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_no_entry_of_one_account_overwrites_one_of_another() -> None:
    files = [
        {event["UID"] for event in made(account, decision=decision.id)}
        for account in (sample(name, TODAY) for name in SAMPLES)
        for decision in account.decisions
    ]
    assert sum(map(len, files)) == len(set().union(*files)) + sum(
        # A task of the account as a whole is one entry in the files of all its decisions.
        (len(account.decisions) - 1) * sum(t.is_open and not t.decision_id for t in account.tasks)
        for account in (sample(name, TODAY) for name in SAMPLES)
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_managements_calendar_has_the_proposals_and_no_private_remark(name: str) -> None:
    account = sample(name, TODAY)
    events = made(account, Audience.MANAGEMENT)
    assert [e for e in events if e["STATUS"] == "TENTATIVE"]
    data = "\n".join(value for event in events for value in event.values())
    hidden = set(private_fields())
    shown = "\n".join(text for kind, field, text in texts(account) if (kind, field) not in hidden)
    assert not [
        text
        for kind, field, text in texts(account)
        if (kind, field) in hidden and len(text) > 12 and text in data and text not in shown
    ]


def test_the_customer_gets_none_of_our_days() -> None:
    with pytest.raises(Refused):
        made(sample("nordklinik-group", TODAY), Audience.CUSTOMER)


def test_a_concern_that_a_task_is_about_stands_once() -> None:
    account = sample("huadong-precision", TODAY)
    concerns = {
        concern.id: concern.text
        for seat in account.decisions[0].seats
        for concern in seat.open_concerns
    }
    board = planning.open_tasks(read(account, account.decisions[0].id, TODAY), words("en"))
    about = {one.task.concern_id for one in board} & set(concerns)
    assert about
    uids = {event["UID"] for event in made(account)}
    assert not [uid for uid in uids if any(f".concern.{key}@" in uid for key in about)]


def test_the_calendar_of_one_of_us_has_their_tasks_and_concerns_and_the_dates_of_all() -> None:
    account = sample("nordklinik-group", TODAY)
    reading = read(account, account.decisions[0].id, TODAY)

    def of(mate_id: str | None) -> dict[str, str]:
        data = exporting.decision_file(
            reading, Format.ICS, audience=Audience.TEAM, language=Language.EN, mate_id=mate_id
        ).data
        return {event["UID"]: event["SUMMARY"] for event in parsed(data.decode())}

    whole = of(None)
    ours = [of(mate.id) for mate in account.teammates]
    dates = set(ours[0]).intersection(*ours[1:])
    assert dates
    assert all(set(one) < set(whole) for one in ours)
    # What is nobody's own is in every file; what is somebody's is in one.
    own = [set(one) - dates for one in ours]
    assert len(set().union(*own)) == sum(map(len, own))
    falk = next(mate.id for mate in account.teammates if "Falk" in mate.name)
    assert "Show the triage at the reading desk, with her own cases" in of(falk).values()
    assert "Written ceiling for the index clause" not in of(falk).values()
