"""Gap rules and the health score as users set them, and gaps that somebody accepted.

What the team sets for all accounts is a preference of the store; what is set for one account, and
what is accepted, stands in the account and is undone with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from stakeholder_map.analysis.gaps import RULES, Rule
from stakeholder_map.analysis.gaps.accepting import accept
from stakeholder_map.analysis.gaps.gap import Gap
from stakeholder_map.analysis.gaps.policy import Use, policy
from stakeholder_map.analysis.reading import NO_DEFAULTS, Reading
from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.rules import RuleSetting, TeamDefaults
from stakeholder_map.model.scales import GapSeverity
from stakeholder_map.storage.store import Store

#: The preference that keeps what the team set for all accounts.
TEAM_DEFAULTS = "team_defaults"


@dataclass(frozen=True)
class RuleLine:
    """One rule as the table of rules shows it.

    Attributes:
        rule: the rule.
        use, below: how it is used, and how it would be if this level set nothing.
        own: what this level set of it; None: nothing.
        sure, unsure: what it finds today, for certain and as "cannot tell"; accepted ones count.
    """

    rule: Rule
    use: Use
    below: Use
    own: RuleSetting | None
    sure: int
    unsure: int

    @property
    def severity(self) -> GapSeverity:
        """How severe its findings are, unless a finding says otherwise."""
        return self.use.severity or self.rule.severity

    @property
    def limit(self) -> float | None:
        """The limit that it compares with; None where it has none."""
        if self.rule.limit is None:
            return None
        own = self.use.limit
        return self.rule.limit.usual if own is None else self.rule.limit.within(own)


def team_defaults(store: Store) -> TeamDefaults:
    """Return what the team set for all accounts; nothing where it cannot be read any more."""
    kept = store.preference(TEAM_DEFAULTS)
    if kept is None:
        return NO_DEFAULTS
    try:
        return TeamDefaults.model_validate(kept)
    except ValidationError:  # of another version of the program
        return NO_DEFAULTS


def set_team_defaults(store: Store, defaults: TeamDefaults) -> None:
    """Keep what the team sets for all accounts; the usual is not kept."""
    kept = defaults.model_dump(mode="json", exclude_defaults=True)
    store.set_preference(TEAM_DEFAULTS, kept or None)


def rule_lines(
    reading: Reading | None, settings: Iterable[RuleSetting], team: Iterable[RuleSetting] = ()
) -> tuple[RuleLine, ...]:
    """Return the table of rules: the findings of a reading, by the settings of one level.

    ``team``: what holds below ``settings``; empty where ``settings`` are the team's own.
    """
    own, team = {setting.rule: setting for setting in settings}, tuple(team)
    used, below = policy(own.values(), team), policy((), team)
    gaps: list[Gap] = []
    if reading is not None:
        gaps += reading.gaps
        gaps += [one.gap for one in reading.accepted if one.back is None]
    return tuple(
        RuleLine(
            rule=rule,
            use=used.use(rule.id),
            below=below.use(rule.id),
            own=own.get(rule.id),
            sure=sum(gap.rule == rule.id and gap.certain for gap in gaps),
            unsure=sum(gap.rule == rule.id and not gap.certain for gap in gaps),
        )
        for rule in RULES
    )


def changed(
    settings: Iterable[RuleSetting],
    line: RuleLine,
    on: bool,
    severity: GapSeverity | None,
    limit: float | None,
) -> tuple[RuleSetting, ...]:
    """Return the settings of a level after somebody set a rule so; what is as below is left out.

    ``severity`` and ``limit`` None: as the level below has it. A limit is brought into the rule's
    range.
    """
    usual = line.rule.limit
    if usual is None or limit is None:
        limit = None
    else:
        limit = usual.within(limit)
        limit = None if limit == (line.below.limit or usual.usual) else limit
    setting = (line.own or RuleSetting(rule=line.rule.id)).but(
        on=None if on == line.below.on else on,
        severity=None if severity == line.below.severity else severity,
        limit=limit,
    )
    rest = tuple(other for other in settings if other.rule != line.rule.id)
    return rest if setting.is_empty else (*rest, setting)


def without(settings: Iterable[RuleSetting], rule_id: str) -> tuple[RuleSetting, ...]:
    """Return the settings of a level with those of one rule taken back."""
    return tuple(setting for setting in settings if setting.rule != rule_id)


def accepted(
    account: Account, decision_id: str, gap: Gap, reason: str, by: str, on: date, until: date
) -> Account:
    """Return the account in which somebody accepted a gap of a decision until a day.

    Raises:
        pydantic.ValidationError: the reason is blank or too long.
        KeyError: the account has no such decision.
    """
    decision = account.decision(decision_id)
    others = tuple(one for one in decision.acceptances if one.key != gap.key)
    acceptance = accept(gap, reason, by, on, until)
    return edits.put_decision(account, decision.but(acceptances=(*others, acceptance)))


def reopened(account: Account, decision_id: str, key: tuple[str, ...]) -> Account:
    """Return the account in which the gap of this key is accepted no longer."""
    decision = account.decision(decision_id)
    left = tuple(one for one in decision.acceptances if one.key != key)
    return edits.put_decision(account, decision.but(acceptances=left))
