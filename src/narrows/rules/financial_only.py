"""The organisation's key results are all money.

*Instead of*

    key_results:
      - {id: revenue, metric: revenue, baseline: 40, target: 48}
      - {id: margin, metric: gross-margin, baseline: 31, target: 35}

*Write* what customers show, and what flows to them, beside it:

    key_results:
      - {id: revenue, metric: revenue, baseline: 40, target: 48}
      - {id: provision, metric: provision-time, baseline: 48, target: 24}
      - {id: efficiency, metric: flow_efficiency, of: {stream: policy}, target: 0.3}

*Because* money comes last: when it shows that something went wrong, the quarter in which it could
have been mended is over, and no stream can see what it should do differently.

*Finds* cycles in which the organisation has two or more key results and each of them is money.

*Source*: 000, «How things go wrong»: only business and financial metrics as key results.
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_owner
from narrows.rules.money import is_money
from narrows.rules.places import listed, words

FEWEST = 2


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find an organisation that has nothing but money in mind."""
    for (_cycle, owner), objectives in by_owner(plan).items():
        results = [each for objective in objectives for each in objective.key_results]
        is_all = len(results) >= FEWEST and all(is_money(each, plan) for each in results)
        if owner == ORGANISATION and is_all:
            yield rule.finding(
                ORGANISATION,
                f"All {len(results)} key results of the organisation are money "
                f"({listed(words(each, plan) for each in results[:3])}).",
                suggestion=_rewrite(plan),
            )


def _rewrite(plan: Plan) -> str:
    if not plan.streams:
        return (
            "Put beside them what customers show before they pay (how long they wait, how many "
            "come back), and how work flows to them: `{metric: flow_time, of: {stream: …}}`."
        )
    stream = plan.streams[0]
    value = plan.metric(stream.value_metric)
    shown = f"«{value.title}» of «{stream.name}», and " if value and not value.is_financial else ""
    return (
        f"Put beside them what leads to money: {shown}"
        f"`{{metric: flow_time, of: {{stream: {stream.id}}}}}`."
    )


rule = Rule(
    name="financial_only",
    severity=Severity.STOP,
    source="000",
    check=check,
    manual=__doc__,
)
