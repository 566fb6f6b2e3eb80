"""A key result without a metric, or without a target: nobody could see it met.

*Instead of*

    Improve customer satisfaction

*Write* by what it shows, from where to where:

    Customers who rate us 9 or 10 rise from 31 % to 45 %

*Because* what has no number is met whenever somebody says so, and tells nobody which bet helped.

*Finds* wishes and changes without any number, and metrics without target or band. A number that is
kept back («X %», «N5») is a number. What is to be done, and languages that are not known, are left
alone.

*Source*: 003, «Separate Initiatives»: key results are measurable outcomes.
"""

import re
from collections.abc import Iterator

from narrows.analytics.kept_back import kept_back
from narrows.analytics.wording_kinds import WordingKind
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.candidates import candidates
from narrows.rules.places import key_results, place, words
from narrows.rules.sentences import is_surely, told

NUMBER = re.compile(
    r"\d|%|\bpercent\b|\b[xyzn]\b|\btbd\b|\b(?:all|every|each|no|none|nobody|zero|half|double|twice"
    r"|triple|single[- ]digit|eliminate|one|two|three|four|five|six|seven|eight|nine|ten|any)"
    r"\b|\bhalve|[$€£#]"
)
"""What may be a number: «all customers» can be counted, and so can «nobody»."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that nobody could see met."""
    for objective, key_result in key_results(plan):
        said = words(key_result, plan)
        if key_result.metric is not None:
            if (
                key_result.target is None
                and not key_result.is_kept_within
                and not _has_number(key_result)
            ):
                yield rule.finding(
                    place(objective, key_result),
                    f"«{said}» has a metric and no target.",
                    suggestion=f"Give `{key_result.metric}` a `target:` to reach by the end of the "
                    "cycle, or `low:` and `high:` to keep within.",
                )
        elif is_surely(said, WordingKind.VAGUE) and not _names_number(told(key_result, plan)):
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» names no number, so nobody could see it met.",
                suggestion=_rewrite(objective, plan, said=said),
            )


def _names_number(said: str) -> bool:
    return NUMBER.search(said.casefold()) is not None or kept_back(said) is not None


def _has_number(key_result: KeyResult) -> bool:
    """Whether the words beside a metric say how far, even if they keep the number back."""
    text = key_result.text or ""
    return any(map(str.isdigit, text)) or kept_back(text) is not None


def _rewrite(objective: Objective, plan: Plan, *, said: str) -> str:
    bare = said.rstrip(" .")
    found = candidates(objective, plan, said=said)
    perhaps = f", perhaps {' or '.join(found)}" if found else ""
    return (
        f"Say by what you would see «{bare}» in 13 weeks: how many, how long or how often{perhaps},"
        " from … today to …. If nothing would show it, it is a wish: keep it in the objective."
    )


rule = Rule(
    name="vague_key_result",
    severity=Severity.STOP,
    source="003",
    check=check,
    manual=__doc__,
)
