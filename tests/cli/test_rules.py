"""The command line follows what users set of rules and what they accepted."""

from datetime import date, timedelta
from pathlib import Path

from stakeholder_map.analysis.reading import read
from stakeholder_map.model import file
from stakeholder_map.model.rules import RuleSetting, TeamDefaults
from stakeholder_map.services.rules import accepted, set_team_defaults
from stakeholder_map.storage import Store
from tests.cli.conftest import Run
from tests.lifelike import make_account

TODAY = date(2026, 3, 2)
ON = ("--on", TODAY.isoformat())


def test_accepted_gaps_are_told_apart(run: Run, tmp_path: Path) -> None:
    account = make_account(9)
    gap = read(account, "dec0", TODAY).gaps[0]
    until = TODAY + timedelta(days=30)
    kept = accepted(account, "dec0", gap, "He retires in May", "Li Na", TODAY, until)
    path = tmp_path / "A.json"
    path.write_text(file.write(kept), encoding="utf-8")
    told = run(*ON, "gaps", path, "--json").json
    (one,) = told["accepted"]
    assert (one["rule"], one["reason"], one["until"]) == (
        gap.rule,
        "He retires in May",
        "2026-04-01",
    )
    assert one["back"] is None
    assert one["title"] not in [found["title"] for found in told["gaps"]]
    text = run(*ON, "gaps", path).out
    assert "[accepted]" in text
    assert "He retires in May" in text
    late = run("--on", "2026-04-01", "gaps", path, "--json").json
    assert [found["back"] for found in late["accepted"]] == ["due"]
    assert one["title"] in [found["title"] for found in late["gaps"]]


def test_a_rule_that_the_team_switched_off_is_off_here_too(run: Run) -> None:
    store = Store()
    account = make_account(9)
    store.create(account, by="test")
    assert "no_coach" in _rules(run, account.id)
    off = TeamDefaults(rule_settings=(RuleSetting(rule="no_coach", on=False),))
    set_team_defaults(store, off)
    assert "no_coach" not in _rules(run, account.id)


def _rules(run: Run, name: str) -> set[str]:
    return {gap["rule"] for gap in run(*ON, "gaps", name, "--json").json["gaps"]}
