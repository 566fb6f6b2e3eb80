"""What publishing a cycle asks a written reason for, and the reasons that were given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Severity
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.rules.places import every_place
from narrows.services.initiatives.living import living
from narrows.services.lint.linting import lint

CYCLE = "cycle"
"""The detail of a reason that says which cycle was published with it."""


def cycle_findings(
    plan: Plan, facts: Facts | None, *, cycle: Cycle, sayings: Iterable[Saying] = ()
) -> Sequence[Finding]:
    """What the rules say about a cycle's objectives, and about what stands around them.

    It is read as at the cycle's first day: cycles before it are its past, cycles after it are
    not there yet.

    Args:
        plan: What was decided.
        facts: What was measured of it.
        cycle: Which cycle.
        sayings: What was stopped asks for no reason.
    """
    plan = living(plan, sayings)
    later = {each.id for each in plan.cycles if each.start > cycle.start}
    known = replace(plan, objectives=tuple(o for o in plan.objectives if o.cycle not in later))
    own = frozenset(every_place(plan.of_cycle(cycle.id)))
    found = lint(known, facts, today=cycle.start)
    return [each for each in found if each.where in own]


def stops(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Those that ask for a written reason; a mute is one already."""
    return [each for each in findings if each.severity is Severity.STOP and each.muted is None]


def finding_key(finding: Finding) -> str:
    """How a finding is named: `RULE/policy/love-mobile/portal`."""
    return f"{finding.rule}/{finding.where}"


def reasons_given(cycle: str, sayings: Iterable[Saying]) -> Mapping[str, Saying]:
    """Finding → the last reason that was written to publish a cycle all the same."""
    return {
        each.about.key: each
        for each in sayings
        if each.act is Act.GIVE_REASON
        and each.about.kind is Kind.FINDING
        and each.detail(CYCLE) == cycle
    }


def about_finding(finding: Finding) -> About:
    """A finding as something that can be spoken about."""
    return About(Kind.FINDING, finding_key(finding))
