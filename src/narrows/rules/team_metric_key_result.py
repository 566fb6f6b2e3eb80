"""Team telemetry, or a proxy for it, as a key result.

*Instead of*

    Test coverage rises from 60 % to 80 %

*Write* what people outside the team notice, and leave the team its own instruments:

    Defects that customers report fall from 14 to 5 a month

*Because* story points, deployments, coverage and closed tickets help a team to find problems fast,
until somebody rewards them: then they rise, and nothing else does.

*Finds* metrics of kind `team`, and words that name such a measure: story points, sprint velocity,
deployments per week, test coverage, tickets closed, pull requests per month, lines of code.

*Source*: 000, «Types of metrics»: team metrics are telemetry, to be avoided for top key results.
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import key_results, place, words
from narrows.rules.sentences import is_deliverable, is_of_team


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that are telemetry."""
    for objective, key_result in key_results(plan):
        if is_of_team(key_result, plan) and not is_deliverable(key_result, plan):
            said = words(key_result, plan)
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» tells how a team works, not what its customers get.",
                suggestion=_rewrite(objective, plan, said=said),
            )


def _rewrite(objective: Objective, plan: Plan, *, said: str) -> str:
    stream = plan.stream(objective.owner)
    value = plan.metric(stream.value_metric) if stream else None
    if stream is None:
        return (
            f"Leave «{said.rstrip(' .')}» on the team's own screen, and take what it stands for: "
            "how long customers wait, how often something fails for them, from how much to how "
            "much."
        )
    shown = f"«{value.title}», or " if value else ""
    return (
        f"Leave it on the team's own screen, and take what it stands for: {shown}the flow of the "
        f"stream, `{{metric: flow_time, of: {{stream: {stream.id}}}}}`."
    )


rule = Rule(
    name="team_metric_key_result",
    severity=Severity.STOP,
    source="000",
    check=check,
    manual=__doc__,
)
