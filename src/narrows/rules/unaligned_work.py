"""A stream with objectives, while most of the capacity goes to work that no stream takes.

*Instead of*

    # two of three days that are worked on items in the stream's tool belong to no stream
    objectives:
      - {owner: policy, text: Customers love to insure themselves on their phone}

*Write* what makes room first:

    key_results:
      - {id: aligned, metric: value_score, of: {stream: policy}, baseline: 0.35, target: 0.7}
    initiatives:
      - text: Requests that do not move the value metric are refused, and logged

*Because* an objective gets done with the capacity that is there for it. Where most of that goes to
work which nobody tied to a value metric, the objective is a wish, and nobody said no.

*Finds* streams whose value score was under one half in most of the last 13 weeks that have one, as
long as no key result is about it, whoever's.

*Source*: 001, «Value Score»: units expended on value streams / units expended.
"""

from collections.abc import Iterator
from statistics import median

from narrows.domain.amounts import value
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import key_results, name

WEEKS = 13
FEWEST_WEEKS = 4
"""Fewer say nothing of a habit. [weeks]"""

HALF_RATIO = 0.5
"""Under it, most of the capacity goes elsewhere. [ratio]"""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find streams whose capacity goes elsewhere."""
    watched = {each.of.stream for _, each in key_results(plan) if each.metric == "value_score"}
    for stream in dict.fromkeys(each.owner for each in plan.objectives):
        if facts is None or plan.stream(stream) is None or stream in watched:
            continue
        scores = facts.weekly.get(stream, {}).get("value_score", ())[-WEEKS:]
        n_low = sum(score < HALF_RATIO for score in scores)
        if len(scores) < FEWEST_WEEKS or 2 * n_low <= len(scores):
            continue
        yield rule.finding(
            stream,
            f"In {n_low} of the last {len(scores)} weeks with a value score most of what was "
            f"worked on beside «{name(stream, plan)}» belongs to no stream; half of them had one "
            f"of at most {value(median(scores), 'ratio')}.",
            suggestion="See `narrows value-score` for what it was; refuse and log what does not "
            "move the value metric, let a stream take the rest, or give an objective the key "
            f"result `{{metric: value_score, of: {{stream: {stream}}}, target: …}}`.",
        )


rule = Rule(
    name="unaligned_work",
    severity=Severity.WARN,
    source="001",
    check=check,
    needs_facts=True,
    compares_owners=True,
    manual=__doc__,
    numbers_of="value score",
)
