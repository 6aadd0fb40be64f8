"""The gaps page: each finding with why and what to do, gone when it is mended."""

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from stakeholder_map.analysis.gaps.accepting import accept as taking
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.reading import read
from stakeholder_map.model import edits
from stakeholder_map.model.rules import RuleSetting
from stakeholder_map.model.scales import GapSeverity, Role
from stakeholder_map.model.seat import Stance
from stakeholder_map.model.task import Task
from stakeholder_map.model.team import Touch
from stakeholder_map.services import editing
from stakeholder_map.services.workspace import sample
from stakeholder_map.ui.gaps.groups import groups
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, TAG, hostile, plant, seen

pytestmark = pytest.mark.usefixtures("fixed_day")


def blocks(app: AppTest) -> list[str]:
    """Return what stands in each block of our own markup, on one line."""
    return [" ".join(TAG.sub(" ", element.proto.body).split()) for element in app.get("html")]


def findings(app: AppTest) -> list[str]:
    """Return the findings."""
    return [text for text in blocks(app) if "What to do" in text or "怎么办" in text]


def bar(app: AppTest, label: str) -> str:
    """Return the share beside a label."""
    return " ".join(blocks(app)).split(f"{label} ")[1].split(" ")[0]


def test_a_seat_that_is_missing_is_a_gap_until_somebody_fills_it() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    before = findings(app)
    assert any("user" in text.casefold() for text in before)
    seat = plant().decisions[0].seats[1].but(roles=(Role.GATEKEEPER, Role.USER))
    editing.change(store, store.load("plant"), lambda a: edits.put_seat(a, "mes", seat), by="")
    app.run()
    fine(app)
    assert len(findings(app)) < len(before)


def test_meeting_somebody_mends_what_was_missing() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    assert any("Bo Lind" in text for text in findings(app))
    met = Touch(on=DAY, person_ids=("bo",), two_way=True)
    editing.change(
        store,
        store.load("plant"),
        lambda a: edits.put(
            a.but(touches=(*a.touches, met)), "people", a.person("bo").but(met=True)
        ),
        by="",
    )
    app.run()
    assert bar(app, "reached and for us") == "75–100%", "met, but nobody knows where he stands"
    assert bar(app, "Finance") == "100%"
    assert not any("Bo Lind" in text and "met" in text for text in findings(app))


@pytest.mark.parametrize(
    ("language", "why", "do"),
    [("en", "Why it matters", "What to do"), ("zh", "为什么要紧", "怎么办")],
)
def test_each_finding_says_why_it_matters_and_what_to_do(language: str, why: str, do: str) -> None:
    store_with(plant())
    app = open_page("gaps", language, "plant")
    found = findings(app)
    assert found
    assert all(why in text and do in text for text in found)


def test_the_counts_are_those_of_the_findings() -> None:
    store_with(plant())
    app = open_page("gaps", "en", "plant")
    for sign, word in (("▲", "critical"), ("◆", "serious"), ("●", "minor")):
        shown = sum(f"{sign} {word}" in text for text in findings(app))
        assert f"{sign} {word} {shown}" in seen(app).splitlines()


def test_all_findings_about_one_person_stand_together_with_the_way_to_them() -> None:
    day = date(2026, 11, 21)
    store_with(sample("jianglan-center", day))
    app = open_page("gaps", "zh", "jianglan-center")
    told = [text for text in blocks(app) if "凌峰" in text]
    head = next(place for place, text in enumerate(told) if text.startswith("凌峰 派驻财务代表"))
    assert "引荐路径：何静 → 罗静 → 凌峰" in told[head]  # Yan is against us
    sure = [text for text in findings(app) if "无法判断" not in text]
    about = [place for place, text in enumerate(sure) if "凌峰" in text and "怎么办" in text]
    assert len(about) >= 3
    assert about == list(range(about[0], about[0] + len(about)))
    ways = [b for b in app.button if str(b.key).startswith("gap s-ling-feng")]
    assert len(ways) == 1


def test_the_worst_group_comes_first() -> None:
    gaps = [
        Gap("a", GapSeverity.MINOR, seat_ids=("s1",), weight=0.9),
        Gap("b", GapSeverity.SERIOUS, seat_ids=("s2",), weight=0.1),
        Gap("c", GapSeverity.CRITICAL, department_id="d", seat_ids=("s1",)),
        Gap("d", GapSeverity.SERIOUS, seat_ids=("s1",), weight=0.2),
        Gap("e", GapSeverity.SERIOUS, seat_ids=("s1", "s2"), weight=0.15),
        Gap("f", GapSeverity.MINOR, weight=0.5),
    ]
    found = groups(gaps)
    assert [(g.seat_id, g.department_id, [x.rule for x in g.gaps]) for g in found] == [
        (None, "d", ["c"]),
        ("s1", None, ["a", "d"]),
        (None, None, ["e"]),
        ("s2", None, ["b"]),
        (None, None, ["f"]),
    ]


def test_a_finding_leads_to_its_person_on_the_map() -> None:
    store_with(plant())
    app = open_page("gaps", "en", "plant")
    buttons = [b for b in app.button if str(b.key).startswith("gap ")]
    about_bo = next(b for b in buttons if "s-bo" in str(b.key))
    about_bo.click().run()
    fine(app)
    assert app.get("bidi_component"), "the map is shown"
    assert app.query_params["seat"] == "s-bo"


def test_coverage_is_shown_by_department_role_and_level() -> None:
    store_with(plant())
    app = open_page("gaps", "en", "plant")
    assert bar(app, "IT") == "100%"
    assert bar(app, "Finance") == "0%"
    assert bar(app, "Decision-maker") == "100%"
    assert bar(app, "Gatekeeper") == "0%"
    assert bar(app, "Upper level") == "100%"
    assert bar(app, "Level not known") == "0%"


def test_reached_against_us_is_told_apart_from_reached_for_us() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    assert bar(app, "reached and for us") == "75%"
    assert bar(app, "reached and against us") == "0%"
    seat = plant().decisions[0].seats[0].but(stances=(Stance(on=DAY, support=-4),))
    editing.change(store, store.load("plant"), lambda a: edits.put_seat(a, "mes", seat), by="")
    app.run()
    assert bar(app, "reached and for us") == "0%"
    assert bar(app, "reached and against us") == "75%"


def test_what_cannot_be_told_stands_apart() -> None:
    unknown = (
        plant()
        .decisions[0]
        .but(seats=tuple(seat.but(roles=()) for seat in plant().decisions[0].seats))
    )
    store_with(edits.put_decision(plant(), unknown))
    app = open_page("gaps", "en", "plant")
    assert "Cannot be told yet" in [head.value for head in app.subheader]
    assert any("cannot tell" in text for text in findings(app))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_are_shown_as_they_are(language: str) -> None:
    account = hostile()
    store_with(account)
    app = open_page("gaps", language, account.id)
    bodies = "".join(e.proto.body for e in app.get("html"))
    assert "<script" not in bodies
    assert "<img" not in bodies
    assert findings(app)


def test_the_limit_for_cold_contacts_is_the_accounts_own() -> None:
    account = plant()
    store_with(account.but(limits=account.limits.but(cold_days=17)))
    app = open_page("gaps", "en", "plant")
    assert "within 17 days" in seen(app)


def test_a_contact_is_reached_on_the_last_day_of_the_limit_and_not_later() -> None:
    for days, reached in ((60, "75%"), (61, "0%")):
        touch = Touch(
            on=date.fromordinal(DAY.toordinal() - days), person_ids=("anna",), two_way=True
        )
        store = store_with(plant(id=f"plant{days}", touches=(touch,)))
        app = open_page("gaps", "en", f"plant{days}")
        assert bar(app, "reached and for us") == reached
        store.delete(f"plant{days}")


# Accepting


def accept(app: AppTest, key: str, reason: str) -> None:
    """Accept the gap of this key with a reason."""
    app.button(key=f"accept {key}").click().run()
    fine(app)
    app.text_input(key=f"reason {key}").set_value(reason)
    next(b for b in app.button if b.label == "Accept the gap").click().run()
    fine(app)


def test_a_gap_is_accepted_with_a_reason_and_opened_again() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    before = len(findings(app))
    key = next(str(b.key) for b in app.button if str(b.key).startswith("accept "))[7:]
    accept(app, key, "Known & <b>settled</b>")
    assert len(findings(app)) == before - 1
    (kept,) = store.load("plant").account.decisions[0].acceptances
    assert (kept.reason, kept.on) == ("Known & <b>settled</b>", DAY)
    assert (kept.until - DAY).days == 30
    assert "Accepted for now" in [head.value for head in app.subheader]
    assert "Known & <b>settled</b>" in seen(app)
    app.button(key=f"reopen {key}").click().run()
    fine(app)
    assert len(findings(app)) == before
    assert not store.load("plant").account.decisions[0].acceptances


def test_without_a_reason_no_gap_is_accepted() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    key = next(str(b.key) for b in app.button if str(b.key).startswith("accept "))[7:]
    accept(app, key, "   ")
    assert "Say why" in seen(app)
    assert not store.load("plant").account.decisions[0].acceptances


def test_an_accepted_gap_is_undone_like_any_change() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    key = next(str(b.key) for b in app.button if str(b.key).startswith("accept "))[7:]
    accept(app, key, "known")
    stored = store.load("plant")
    store.undo("plant", stored.version, by="")
    app.run()
    assert "Accepted for now" not in [head.value for head in app.subheader]


def test_an_accepted_gap_is_back_on_its_day_with_the_reason_of_then() -> None:
    account = plant()
    gap = next(g for g in read(account, "mes", DAY).gaps if g.certain)
    then = DAY - timedelta(days=40)
    known = taking(gap, "It was known & agreed", "Mia", then, DAY)
    decision = account.decision("mes").but(acceptances=(known,))
    store_with(edits.put_decision(account, decision))
    app = open_page("gaps", "en", "plant")
    assert "Accepted for now" not in [head.value for head in app.subheader]
    back = [text for text in findings(app) if "the day has come" in text]
    assert len(back) == 1
    assert "It was known &amp; agreed" in back[0]
    assert "Accepted until 21 Nov 2026 by Mia" in back[0]


# Rules


@pytest.mark.parametrize("page", ["gaps", "map"])
def test_a_rule_that_is_switched_off_is_told_on_no_page(page: str) -> None:
    title = "Bo Lind carries 25% of the decision"
    store_with(plant())
    assert title in seen(open_page(page, "en", "plant"))
    off = (RuleSetting(rule="never_met", on=False),)
    store_with(plant(id="quiet", rule_settings=off))
    assert title not in seen(open_page(page, "en", "quiet"))


def test_a_severity_that_is_set_is_the_one_of_the_page() -> None:
    minor = (RuleSetting(rule="never_met", severity=GapSeverity.MINOR),)
    store_with(plant(rule_settings=minor))
    (found,) = [t for t in findings(open_page("gaps", "en", "plant")) if "Bo Lind carries" in t]
    assert "minor" in found


# Filters


def test_findings_are_filtered_by_person_kind_and_department() -> None:
    store_with(plant())
    app = open_page("gaps", "en", "plant")
    whole = findings(app)
    app.selectbox(key="gap_person_mes").set_value("bo").run()
    fine(app)
    about_bo = findings(app)
    assert 0 < len(about_bo) < len(whole)
    assert all("Bo Lind" in text for text in about_bo)
    app.selectbox(key="gap_person_mes").set_value(None).run()
    app.selectbox(key="gap_subject").set_value("contacts").run()
    assert 0 < len(findings(app)) < len(whole)
    app.selectbox(key="gap_subject").set_value("ties").run()
    app.selectbox(key="gap_person_mes").set_value("bo").run()
    assert not findings(app)
    assert "Take a filter back" in seen(app)


def test_who_does_it_is_named() -> None:
    store_with(plant())
    app = open_page("gaps", "en", "plant")
    assert all("Who does it" in text for text in findings(app))


def test_a_gap_becomes_a_task_with_one_click_and_says_who_is_at_it() -> None:
    store = store_with(plant())
    app = open_page("gaps", "en", "plant")
    take = next(button for button in app.button if (button.key or "").startswith("gap_task "))
    take.click().run()
    fine(app)
    (task,) = [one for one in store.load("plant").account.tasks if one.rule == "gap"]
    assert take.key not in {button.key for button in app.button}
    (at_it,) = [text for text in findings(app) if "On the board" in text]
    assert re.search(r"On the board .* · \d+ \w+ \d{4}", at_it), at_it
    board = open_page("plan", "en", "plant")
    assert task.what in seen(board)


def test_whoever_is_at_somebody_already_stands_with_what_is_missing_about_them() -> None:
    task = Task(what="Lunch with Bo", person_ids=("bo",), decision_id="mes")
    store_with(plant(tasks=(task,)))
    said = seen(open_page("gaps", "en", "plant"))
    assert "On the board: Lunch with Bo · nobody yet" in said
