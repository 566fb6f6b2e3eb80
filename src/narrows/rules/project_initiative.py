"""An initiative written as a project: a scope and an end date, and no key result.

*Instead of*

    initiatives:
      - text: "Project Phoenix, phase 2: all branches on the new system by 30 June"

*Write* the next step, as a bet that may be swapped:

    initiatives:
      - text: One branch works with the new system
        hypothesis: {key_result: errors, change: -4, by_week: 5, because: nobody types twice}

*Because* a project is finished whether it helped or not, and a sequence of projects leaves no room
to ask, in between, whether they lead to the objective.

*Finds* initiatives without a hypothesis that are called projects, phases or work packages, or that
end on a day.

*Source*: 001, «Focus on Initiatives, Not Projects».
"""

import re
from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.rules.places import place

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
PROJECT = re.compile(
    r"^(?:the )?(?:project|programme|program) [\w-]+|\b[\w-]+ (?:project|programme)(?:$|[:,.(])"
    r"|\bphase [\divx]+\b|\bwork ?packages?\b|\bwork ?streams?\b|\bdeadline\b|\bgo-?live\b"
    rf"|\b(?:by|until|before|due) (?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?"
    rf"(?:of )?{_MONTH}\b"
    r"|\b(?:by|until|due) (?:the )?(?:end of )?(?:q[1-4]|20\d\d(?:-\d\d)?(?:-\d\d)?|the quarter)\b"
)
"""Names of projects, and days on which they end."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find initiatives that are projects."""
    for objective in plan.objectives:
        for each in objective.initiatives:
            found = PROJECT.search(each.text.casefold())
            if found and not each.hypotheses:
                yield rule.finding(
                    place(objective, each),
                    f"«{each.text}» is written as a project («{found[0].strip(' :,.(')}»).",
                    suggestion=_rewrite(objective, each),
                )


def _rewrite(objective: Objective, initiative: Initiative) -> str:
    key = objective.key_results[0].id if objective.key_results else "…"
    return (
        f"Write only the next step of «{initiative.text.rstrip(' .')}», one that can be seen to "
        f"work or fail within some weeks, with `hypothesis: {{key_result: {key}, change: …, "
        "by_week: …}`; what follows, you decide once that is known."
    )


rule = Rule(
    name="project_initiative",
    severity=Severity.NOTE,
    source="001",
    check=check,
    manual=__doc__,
)
