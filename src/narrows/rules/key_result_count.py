"""An objective with fewer than two or more than five key results.

*Instead of*

    text: Customers love our mobile experience
    key_results: [nps]

*Write* three to five that each show another side of it:

    text: Customers love our mobile experience
    key_results: [nps, feature-time, business-wait]

*Because* one number alone is easily reached at the cost of another, and of more than five nobody
can say in the weekly check-in which one matters.

*Finds* objectives by their number of key results; two are few, and are left alone.

*Source*: 000, «3-5 benchmark».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import listed, place, words

FEWEST = 2
MOST = 5


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find objectives with too few or too many key results."""
    for objective in plan.objectives:
        n_key_results = len(objective.key_results)
        if n_key_results < FEWEST:
            yield rule.finding(
                place(objective),
                f"«{objective.text}» has {_count(n_key_results)}; three to five are usual.",
                suggestion=f"Add {_more(objective, plan)}",
            )
        elif n_key_results > MOST:
            yield rule.finding(
                place(objective),
                f"«{objective.text}» has {_count(n_key_results)}; three to five are usual.",
                suggestion=_fewer(objective, plan),
            )


def _count(number: int) -> str:
    return {0: "no key result", 1: "one key result"}.get(number, f"{number} key results")


def _more(objective: Objective, plan: Plan) -> str:
    """What the owner could add: its value metric, and how work flows to it."""
    stream = plan.stream(objective.owner)
    has = {each.metric for each in objective.key_results}
    if stream is None:
        return (
            f"by what people outside would notice «{objective.text.rstrip(' .')}», and "
            "`{metric: flow_time, of: {stream: …}}` of the stream that leads to it."
        )
    flow = next(each for each in ("flow_time", "flow_efficiency", "flow_load") if each not in has)
    leading = f"`{{metric: {flow}, of: {{stream: {stream.id}}}}}`, which leads"
    value = plan.metric(stream.value_metric)
    if value is None or value.id in has:
        return f"{leading} what customers will notice."
    return f"the stream's value metric, «{value.title}», and {leading} it."


def _fewer(objective: Objective, plan: Plan) -> str:
    """The first ones are the most important: the others guard them, or wait."""
    kept, rest = objective.key_results[:MOST], objective.key_results[MOST:]
    return (
        f"Keep {listed([words(each, plan) for each in kept])}; make "
        f"{listed([words(each, plan) for each in rest])} a `counter_metric` of one of them, or "
        "leave it for the next cycle."
    )


rule = Rule(
    name="key_result_count",
    severity=Severity.WARN,
    source="000",
    check=check,
    manual=__doc__,
)
