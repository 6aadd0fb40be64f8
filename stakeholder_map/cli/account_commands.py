"""``check``, ``show`` and ``gaps``: what one account says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stakeholder_map.analysis.gaps.gap import Gap, GapSeverity
from stakeholder_map.analysis.reading import Reading, Standing, read
from stakeholder_map.cli import options
from stakeholder_map.cli.frame import Meaning, Option, Setting, SpokenCommand
from stakeholder_map.cli.source import decisions_of, find
from stakeholder_map.cli.tell import say, say_json, say_problems, say_table
from stakeholder_map.model.problem import Weight
from stakeholder_map.services import files
from stakeholder_map.words import Words
from stakeholder_map.words.figures import UNKNOWN, day, money, percent, signed
from stakeholder_map.words.gaps import gap_action, gap_severity, gap_title, gap_why
from stakeholder_map.words.health import health_sentence
from stakeholder_map.words.numbers import coverage_sentence, leaning_sentence, outcome_sentence
from stakeholder_map.words.reach import reach_word
from stakeholder_map.words.rules import accepted_sentence
from stakeholder_map.words.values import hidden_influencer, word

_WORST_FIRST = list(GapSeverity)


def check_command(_: Words) -> click.Command:
    """Return the command that checks account files."""

    def run(paths: tuple[Path, ...]) -> None:
        setting = click.get_current_context().find_object(Setting)
        assert setting is not None
        bad = False
        for path in paths:
            problems = files.check_file(path, setting.today)
            say_problems(_, problems, aside=False)
            bad = bad or any(problem.weight is Weight.ERROR for problem in problems)
            if not problems:
                say(_("{file}: in order", file=str(path)))
        if bad:
            raise click.exceptions.Exit(1)

    file_path = click.Path(path_type=Path)
    return SpokenCommand(
        _,
        name="check",
        callback=run,
        help=_(
            "Check account files. Every problem is told at once, with its place and how to mend "
            "it. Exit code 1 when a file has an error; warnings alone leave it 0."
        ),
        examples=("stakeholder-map check nordklinik.json", "stakeholder-map check accounts/*.json"),
        params=[
            Meaning(
                "paths",
                type=file_path,
                nargs=-1,
                required=True,
                metavar="FILE...",
                meaning=_("Account files."),
            ),
            options.language(_),
        ],
    )


def gaps_command(_: Words) -> click.Command:
    """Return the command that tells what is missing."""

    def run(account: str, decision: str | None, fail_on: str | None, as_json: bool) -> None:
        readings = _readings(account, decision)
        if as_json:
            say_json(_gaps_json(_, readings))
        else:
            for one in readings:
                _say_gaps(_, one)
        worst = [gap.severity for one in readings for gap in one.sure_gaps]
        if fail_on and any(_as_bad(severity, GapSeverity(fail_on)) for severity in worst):
            raise click.exceptions.Exit(1)

    return SpokenCommand(
        _,
        name="gaps",
        callback=run,
        help=_(
            "Tell what is missing and could lose the decision, worst first: whom nobody met, "
            "vetoes with unknown stance, concerns without an owner, … each with its evidence "
            "and what to do."
        ),
        examples=(
            "stakeholder-map gaps nordklinik.json",
            "stakeholder-map gaps nordklinik.json --json",
            "stakeholder-map gaps Nordklinik --decision PACS --fail-on critical",
        ),
        params=[
            options.account(_),
            options.decision(_),
            Option(
                ["--fail-on"],
                type=click.Choice([str(severity) for severity in GapSeverity]),
                help=_("Exit code 1 when there is a gap of this severity or worse."),
            ),
            options.as_json(_),
            options.language(_),
        ],
    )


def show_command(_: Words) -> click.Command:
    """Return the command that shows an account."""

    def run(account: str, decision: str | None, as_json: bool) -> None:
        readings = _readings(account, decision)
        if as_json:
            say_json(_show_json(readings))
            return
        for one in readings:
            _say_decision(_, one)

    return SpokenCommand(
        _,
        name="show",
        callback=run,
        help=_(
            "Show a decision: its people by influence, with support, weight, power and reach, and "
            "what that means for the whole. ? is unknown."
        ),
        examples=(
            "stakeholder-map show nordklinik.json",
            "stakeholder-map show 华东精密 --language zh",
            "stakeholder-map show nordklinik.json --json",
        ),
        params=[
            options.account(_),
            options.decision(_),
            options.as_json(_),
            options.language(_),
        ],
    )


def _readings(name: str, decision: str | None) -> list[Reading]:
    setting = click.get_current_context().find_object(Setting)
    assert setting is not None
    source = find(setting, name)
    return [
        read(source.account, found.id, setting.today, source.defaults)
        for found in decisions_of(source.account, decision)
    ]


def _as_bad(severity: GapSeverity, limit: GapSeverity) -> bool:
    return _WORST_FIRST.index(severity) <= _WORST_FIRST.index(limit)


def _say_gaps(_: Words, one: Reading) -> None:
    say(f"{one.account.name} · {one.decision.name}")
    if not one.gaps:
        say(_("No gap was found."))
    for gap in one.gaps:
        severity = gap_severity(_, gap.severity) if gap.certain else _("cannot tell")
        say(f"[{severity}] {gap_title(_, gap.rule, gap.values, gap.certain)}")
        say(f"    {gap_why(_, gap.rule)}")
        say(f"    → {gap_action(_, gap.rule, gap.values, gap.certain)}")
    for kept in one.accepted:
        if kept.back is None:
            gap, was = kept.gap, kept.acceptance
            state = _("accepted")
            say(f"[{state}] {gap_title(_, gap.rule, gap.values, gap.certain)}")
            say(f"    {accepted_sentence(_, was.by, was.on, was.until)} {was.reason}")
    say()


def _gaps_json(_: Words, readings: list[Reading]) -> dict[str, Any]:
    return {
        "gaps": [_gap_json(_, one, gap) for one in readings for gap in one.gaps],
        "accepted": [
            {
                **_gap_json(_, one, kept.gap),
                **kept.acceptance.model_dump(mode="json", include={"reason", "by", "until"}),
                "accepted_on": kept.acceptance.on.isoformat(),
                "back": str(kept.back) if kept.back else None,
            }
            for one in readings
            for kept in one.accepted
        ],
    }


def _gap_json(_: Words, one: Reading, gap: Gap) -> dict[str, Any]:
    names = {person.id: person.name for person in one.account.people}
    return {
        "account": {"id": one.account.id, "name": one.account.name},
        "decision": {"id": one.decision.id, "name": one.decision.name},
        "on": one.today.isoformat(),
        "rule": gap.rule,
        "severity": str(gap.severity),
        "certain": gap.certain,
        "weight": gap.weight,
        "people": [{"id": key, "name": names.get(key, "")} for key in gap.person_ids],
        "seat_ids": list(gap.seat_ids),
        "department_id": gap.department_id,
        "concern_id": gap.concern_id,
        "role_id": gap.role_id,
        "doer": str(gap.doer),
        "doer_id": gap.doer_id,
        "title": gap_title(_, gap.rule, gap.values, gap.certain),
        "why": gap_why(_, gap.rule),
        "action": gap_action(_, gap.rule, gap.values, gap.certain),
    }


def _say_decision(_: Words, one: Reading) -> None:
    decision, covered = one.decision, one.coverage
    say(f"{one.account.name} · {decision.name} ({word(_, decision.state)})")
    facts = [
        (_("Value"), money(_, decision.value)),
        (_("Decide by"), day(_, decision.decide_by)),
        (_("Buyer's stage"), word(_, decision.buyer_stage) if decision.buyer_stage else UNKNOWN),
    ]
    say("   ".join(f"{name}: {value}" for name, value in facts))
    say(health_sentence(_, one.health.score, one.health.low, one.health.high))
    say(coverage_sentence(_, covered.total.low, covered.total.high))
    say(
        leaning_sentence(
            _,
            (covered.behind.low, covered.behind.high),
            (covered.against.low, covered.against.high),
        )
    )
    say(outcome_sentence(_, one.influence.known, one.influence.unknown))
    say()
    headers = (
        _("Person"),
        _("Department"),
        _("Role"),
        _("Support"),
        _("Weight"),
        _("Power"),
        _("Influence"),
        _("Reach"),
    )
    say_table(headers, [_row(_, one, standing) for standing in _by_influence(one)], "   rrrr")
    say()


def _by_influence(one: Reading) -> list[Standing]:
    return sorted(one.standings.values(), key=lambda s: (-abs(s.influence), s.seat_id))


def _row(_: Words, one: Reading, standing: Standing) -> tuple[str, ...]:
    seat = one.decision.seat(standing.seat_id)
    person = one.account.person(seat.person_id) if seat.person_id else None
    name = person.name if person else _("(missing) {title}", title=seat.title or UNKNOWN)
    roles = [word(_, role) for role in seat.roles]
    if seat.hidden or standing.is_hidden_found:
        mark = "" if seat.hidden else "?"
        roles.append(hidden_influencer(_) + mark)
    return (
        f"{name} ⚑" if seat.veto else name,
        _home(one, seat.department_id if person is None else person.department_id, person),
        ", ".join(roles) or UNKNOWN,
        signed(standing.support),
        percent(standing.weight),
        percent(standing.power),
        percent(standing.influence),
        reach_word(_, standing.reach.reach),
    )


def _home(one: Reading, department_id: str | None, person: Any) -> str:
    if department_id:
        return one.account.department(department_id).name
    if person is not None and person.organisation_id:
        return one.account.organisation(person.organisation_id).name
    return UNKNOWN


def _show_json(readings: list[Reading]) -> dict[str, Any]:
    return {"decisions": [_decision_json(one) for one in readings]}


def _decision_json(one: Reading) -> dict[str, Any]:
    return {
        "account": {"id": one.account.id, "name": one.account.name},
        "decision": {"id": one.decision.id, "name": one.decision.name},
        "on": one.today.isoformat(),
        "health": {
            "score": one.health.score,
            "low": one.health.low,
            "high": one.health.high,
            "parts": {str(part.code): part.value for part in one.health.parts},
        },
        "coverage": {"low": one.coverage.total.low, "high": one.coverage.total.high},
        "outcome": {"known": one.influence.known, "unknown": one.influence.unknown},
        "gaps": len(one.sure_gaps),
        "open_questions": len(one.open_questions),
        "seats": [_seat_json(one, standing) for standing in _by_influence(one)],
    }


def _seat_json(one: Reading, standing: Standing) -> dict[str, Any]:
    seat = one.decision.seat(standing.seat_id)
    return {
        "seat_id": seat.id,
        "person_id": seat.person_id,
        "name": one.account.person(seat.person_id).name if seat.person_id else None,
        "roles": [str(role) for role in seat.roles],
        "hidden": seat.hidden,
        "hidden_found": standing.is_hidden_found,
        "veto": seat.veto,
        "support": standing.support,
        "confidence": standing.confidence,
        "weight": standing.weight,
        "share": standing.share,
        "power": standing.power,
        "influence": standing.influence,
        "contribution": standing.contribution,
        "reach": str(standing.reach.reach),
        "last_met": standing.reach.last_met.isoformat() if standing.reach.last_met else None,
    }
