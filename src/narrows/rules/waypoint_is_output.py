"""A waypoint that is a deliverable, not an outcome for customers or the business.

*Instead of*

    - {id: portal, text: Launch the customer portal}

*Write* what is true once you are there:

    - {id: days-not-weeks, text: "A policy is provisioned in days, not weeks", by: 2027-06-30}

*Because* streams can find a way to an outcome, while from a deliverable they can only be late.

*Finds* waypoints that begin with making or doing something, and things that are launched or in
place. Where words do not tell clearly, it says nothing.

*Source*: 004, «Strategic context»: described in terms of business and customer outcomes.
"""

import re
from collections.abc import Iterator

from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_plain import plain
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import listed, waypoint_place
from narrows.rules.sentences import is_surely, wording_of

SERVICE = re.compile(
    r"\bin (?:days|hours|minutes|seconds|weeks|an? \w+|one \w+)\b|\bwithin\b|\bfaster\b|\bsooner\b"
    r"|\binstead of\b|\bnot \w+$|\bwithout\b|\bthe same day\b|\bnobody\b|\bwhoever\b|\beverybody\b"
    r"|\bevery customer\b|\bcustomers? (?:can|no longer|get|gets|are|is)\b"
)
"""How something is for people, whatever verb stands before it."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find waypoints that are deliverables."""
    for waypoint in plan.strategy.waypoints if plan.strategy else ():
        is_output = is_surely(waypoint.text, WordingKind.OUTPUT)
        if is_output and not SERVICE.search(plain(waypoint.text)):
            yield rule.finding(
                waypoint_place(waypoint),
                f"The waypoint «{waypoint.text}» is something to make or do "
                f"({listed(wording_of(waypoint.text).evidence)}).",
                suggestion="Say what customers can do, or how long or how often something takes, "
                f"once «{waypoint.text.rstrip(' .')}» is done; streams may find another way there.",
            )


rule = Rule(
    name="waypoint_is_output",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
)
