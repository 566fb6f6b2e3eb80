"""An objective that is a number: a key result in disguise.

*Instead of*

    text: Increase mobile NPS from 31 to 37

*Write* what shall be true, in words that people remember, and keep the number below it:

    text: Customers love our mobile experience
    key_results:
      - {id: nps, metric: mobile-nps, baseline: 31, target: 37}

*Because* a number says how much and not what for, and leaves nothing for its key results to show
but itself.

*Finds* objectives whose words surely are a measured change or level. Numbers that stand for
something else («our top 10 customers», «24/7») are left alone.

*Source*: 000, «Objectives & Key Results»: the objective is the «what».
"""

import re
from collections.abc import Iterator

from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_plain import plain
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import place
from narrows.rules.sentences import is_surely

NAMES = re.compile(
    r"\btop[ -]?\d+|\b24 ?[/x] ?7\b|\b365\b|\b360\b|[#&!]\s?\d+|\bno\. ?1\b|\bnumber (?:1|one)\b"
    r"|\b20\d\d\b|\bb2[bc]\b|\b\d(?:st|nd|rd|th)\b|\bv?\d+\.\d+\b(?! ?%)|\b[a-z]+-?\d+\b"
    r"|\b(?:iso|web|version|tier|level|phase|series|stage|soc) ?\d+"
)
"""Numbers that are names."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find objectives that are numbers."""
    for objective in plan.objectives:
        text = NAMES.sub("", plain(objective.text))
        if any(map(str.isdigit, text)) and is_surely(objective.text, WordingKind.OUTCOME):
            yield rule.finding(
                place(objective),
                f"«{objective.text}» is a number to reach, not what shall be true.",
                suggestion=f"Make «{objective.text.rstrip(' .')}» a key result, and let the "
                "objective say what people would tell each other once it is reached, and why that "
                "matters now.",
            )


rule = Rule(
    name="numeric_objective",
    severity=Severity.NOTE,
    source="000",
    check=check,
    manual=__doc__,
)
