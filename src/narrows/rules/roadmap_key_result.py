"""A milestone or a release date as key result: the roadmap in disguise.

*Instead of*

    Version 2.0 is out on 15 March

*Write* what people have of it, and leave the date on the roadmap:

    Orders that are placed on a phone rise from 20 % to 35 %

*Because* a roadmap says what comes in which order, and an OKR what shall be true: whoever mixes
them keeps the date and gives up the result.

*Finds* milestones, phases, versions, betas and go-lives that are to be reached, and things to
launch or release on a date. A date by which a number is reached is no roadmap.

*Source*: 000, «How things go wrong»: conflate OKRs with roadmaps.
"""

import re
from collections.abc import Iterator

from narrows.analytics.wording_kinds import WordingKind
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import key_results, place, words
from narrows.rules.sentences import is_flow, is_surely, told

_DATE = (
    r"(?:20\d\d-\d\d|\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}\b|\bq[1-4]\b|\bh[12]\b|\b(?:jan(?:uary)?"
    r"|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|christmas|easter|end of (?:the )?(?:quarter|year|month))\b)"
)
_STEP = re.compile(
    r"\bmilestones? ?(?:[\w.-]{1,6} )?(?:is |are )?(?:reached|met|hit|done|achieved|completed?"
    r"|delivered|passed)\b"
    r"|\b(?:reach|meet|hit|complete|pass|deliver)(?: the)? (?:\w+ )?milestones?\b"
    r"|\b(?:phase|stage|version|release|v|increment) ?\d[\d.]* (?:is |of .{1,40} is )?(?:out|live"
    r"|released|launched|shipped|done|complete|completed|finished|ready|delivered|available)\b"
    r"|\b(?:beta|alpha|mvp|ga|general availability|go-?live)\b.{0,40}\b(?:on|by|in|before|until)"
    rf" (?:(?:the )?end of |mid-?|early |late )?{_DATE}"
)
_LAUNCHED = re.compile(
    r"\b(?:launch(?:ed)?|released?|ship(?:ped)?|roll(?:ed)? ?out|deliver(?:ed)?|go live"
    r"|deploy(?:ed)?)\b.{0,80}?"
    rf"\b(?:on|by|in|before|until|at|no later than) (?:(?:the )?end of |mid-?|early |late )?"
    rf"{_DATE}"
)
"""A thing, and the day on which it is out."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that are milestones or dates."""
    for objective, key_result in key_results(plan):
        said = words(key_result, plan)
        if is_flow(key_result, plan) or is_surely(told(key_result, plan), WordingKind.OUTCOME):
            continue
        text = said.casefold()
        found = _STEP.search(text) or _LAUNCHED.search(text)
        if found:
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» is a point on a roadmap ({_shown(found[0])}).",
                suggestion=_rewrite(said, objective),
            )


def _shown(text: str) -> str:
    return f"«{text.strip()}»"


def _rewrite(said: str, objective: Objective) -> str:
    return (
        f"Leave «{said.rstrip(' .')}» on the roadmap or among the `initiatives:`. The key result "
        f"is what people do from that day on that shows «{objective.text}»: how many do it today, "
        "and how many shall at the end of the cycle."
    )


rule = Rule(
    name="roadmap_key_result",
    severity=Severity.STOP,
    source="000",
    check=check,
    manual=__doc__,
)
