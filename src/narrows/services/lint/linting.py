"""Linting: a plan read against every rule that is there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.domain.registry import collect
from narrows.domain.severity import Mute, SeverityOverride
from narrows.rules.places import every_place


def every_rule() -> Sequence[Rule]:
    """Every rule that is there, by name."""
    found = collect("narrows.rules", "rule")
    return [each for each in found if isinstance(each, Rule)]


def lint(
    plan: Plan,
    facts: Facts | None,
    *,
    today: date | None = None,
    rules: Sequence[Rule] | None = None,
    owner: str | None = None,
    closed: Collection[str] = (),
) -> Sequence[Finding]:
    """Read a plan against the rules.

    Args:
        plan: What was decided, or a draft of it.
        facts: What was measured of it; without them, rules that need them say nothing.
        today: Objectives of cycles that ended before it are history, and not read; `None` reads
            all of them.
        rules: Those that are asked; `None` asks all.
        owner: Whose findings are wanted, of one that has objectives: rules that compare no owners
            read only these, in a fraction of the time. `None` is everybody.
        closed: Ids of cycles that are closed before their last day: they are history as well.

    Returns:
        The findings, the most serious first, then by place in the plan; those that the plan mutes
        or weighs otherwise carry the reason.
    """
    read = _of_open_cycles(plan, today, closed=closed)
    places = {where: number for number, where in enumerate(every_place(read))}
    # By whether a rule reads the past; each plan is one object, by which rules know it again.
    whole = {True: plan, False: read}
    own = whole if owner is None else {past: _of(owner, each) for past, each in whole.items()}
    found = [
        _muted(_weighed(finding, plan.severities), plan.mutes)
        for rule in (every_rule() if rules is None else rules)
        for finding in rule.check((whole if rule.compares_owners else own)[rule.reads_past], facts)
        if (not rule.reads_past or finding.where in places)
        and (owner is None or _is_at(finding, owner))
    ]
    return _most_serious_first(found, places)


def _most_serious_first(found: Iterable[Finding], places: Mapping[str, int]) -> Sequence[Finding]:
    weights = {each: number for number, each in enumerate(Severity)}
    last = len(places)
    return sorted(
        found, key=lambda each: (weights[each.severity], places.get(each.where, last), each.rule)
    )


def unknown_rules(plan: Plan) -> Sequence[str]:
    """What mutes and severities of a plan name, and is no rule."""
    named = [*(each.rule for each in plan.mutes), *(each.rule for each in plan.severities)]
    known = {each.name for each in every_rule()}
    return [each for each in dict.fromkeys(named) if each not in known]


def counted(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Those that ask for something: stop or warn, and not muted."""
    return [each for each in findings if each.severity is not Severity.NOTE and each.muted is None]


def _of_open_cycles(plan: Plan, today: date | None, *, closed: Collection[str]) -> Plan:
    over = {each.id for each in plan.cycles if today is not None and each.end <= today}
    over |= set(closed)
    return replace(
        plan, objectives=tuple(each for each in plan.objectives if each.cycle not in over)
    )


def _of(owner: str, plan: Plan) -> Plan:
    return replace(plan, objectives=tuple(each for each in plan.objectives if each.owner == owner))


def _muted(finding: Finding, mutes: Iterable[Mute]) -> Finding:
    for mute in mutes:
        if mute.rule == finding.rule and _is_at(finding, mute.where):
            return replace(finding, muted=mute.reason)
    return finding


def _weighed(finding: Finding, severities: Iterable[SeverityOverride]) -> Finding:
    """With the severity that is said for the nearest place around it."""
    own = [
        each
        for each in severities
        if each.rule == finding.rule and (not each.where or _is_at(finding, each.where))
    ]
    nearest = max(own, key=lambda each: len(each.where), default=None)
    if nearest is None:
        return finding
    return replace(finding, severity=nearest.severity, weighed=nearest.reason)


def _is_at(finding: Finding, where: str) -> bool:
    return finding.where == where or finding.where.startswith(f"{where}/")
