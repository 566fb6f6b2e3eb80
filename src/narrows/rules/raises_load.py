"""New initiatives while a stream holds more than it finishes, or more every week.

*Instead of*

    # 140 items are in progress, and 9 a week get done
    initiatives:
      - text: Start the two big requests at once

*Write* what lets work end before more begins:

    key_results:
      - {id: load, metric: flow_load, of: {stream: policy}, low: 60, high: 90}
    initiatives:
      - text: Nobody pulls new work while something of ours waits for an answer

*Because* what is started beyond what can be finished does not end sooner; it waits, and all that
waits beside it takes longer.

*Finds* streams with initiatives whose load is more than they finish in a quarter, or has grown by a
quarter within a quarter, to its highest, as long as no key result is about their load.

*Source*: 000, «Bad OKRs»: ignore capacity, increase WIP.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

from narrows.domain.amounts import so_many
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_owner
from narrows.rules.places import key_results, name, place

QUARTER_WEEKS = 13
RECENT_WEEKS = 4
GROWN_RATIO = 1.25
"""Less than a quarter more may be chance. [ratio]"""

FEWEST_GROWN = 3
"""Two items more are no load. [items]"""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find streams that start more than they finish."""
    watched = {each.of.stream for _, each in key_results(plan) if each.metric == "flow_load"}
    for (_cycle, owner), objectives in by_owner(plan).items():
        starting = [each for each in objectives if each.initiatives]
        if not facts or plan.stream(owner) is None or owner in watched or not starting:
            continue
        flow = facts.weekly.get(owner, {})
        told = _told(flow.get("flow_load", ()), flow.get("flow_velocity", ()))
        if told:
            n_bets = sum(len(each.initiatives) for each in starting)
            first = starting[0]
            yield rule.finding(
                place(first),
                f"«{name(owner, plan)}» {told}, while {_asking(n_bets)} for more.",
                suggestion=f"Give «{first.text}» a key result that keeps the load within what gets "
                f"done, `{{metric: flow_load, of: {{stream: {owner}}}, low: …, high: …}}`, and let "
                f"«{first.initiatives[0].text}» wait until something else has ended.",
            )


def _told(load: Sequence[float], velocity: Sequence[float]) -> str | None:
    """What is wrong with a stream's load; `None` where nothing is, or too little is known."""
    if min(len(load), len(velocity)) < QUARTER_WEEKS:
        return None
    now, done = load[-1], sum(velocity[-QUARTER_WEEKS:])
    if now > done:
        return f"held {_items(now)} in the last week, and finished {_whole(done)} in 13"
    before = fmean(load[-QUARTER_WEEKS : RECENT_WEEKS - QUARTER_WEEKS])
    recent = fmean(load[-RECENT_WEEKS:])
    is_highest = now > max(load[-QUARTER_WEEKS:-RECENT_WEEKS])
    if is_highest and recent > GROWN_RATIO * before and recent - before >= FEWEST_GROWN:
        return f"held {_items(before)} three months ago and {_whole(now)} in the last week"
    return None


def _asking(n_bets: int) -> str:
    return so_many(n_bets, "of its initiatives asks", many="of its initiatives ask")


def _items(load: float) -> str:
    """A load to the whole item. [items]"""
    return so_many(round(load), "item")


def _whole(number: float) -> str:
    return f"{round(number):,}"


rule = Rule(
    name="raises_load",
    severity=Severity.WARN,
    source="000",
    check=check,
    needs_facts=True,
    manual=__doc__,
    numbers_of="weeks",
)
