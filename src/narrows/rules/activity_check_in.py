"""A check-in that reports what was done: no measurement, nothing learned.

*Instead of*

    --learned "Held two workshops and finished the prototype"

*Write* what it showed, by what, and whether the bet holds:

    --failed "prototype=9 of 12 people gave up at the second page" --learned "The form asks twice"

*Because* what was done tells nobody whether it helped; whoever hears it every week goes on with a
bet that moves nothing.

*Finds* objectives of the cycle that runs whose last check-in has only sentences of what was done
(«Held …», «Finished …», «Working on …»): no hypothesis that held or failed, no number from and to,
no word of something seen or learned. Measurements are copied into each check-in anyway, and are no
answer to what they mean. What next week brings may well be work, and is not read; languages that
are not known are left alone.

*Source*: 004, «Start with the leaders»: «tracking progress towards OKRs, not activities».
"""

import re
from collections.abc import Iterator, Sequence

from narrows.analytics.report_words import is_of_work
from narrows.domain.check_in import CheckIn, HypothesisResult
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import listed, place, words

TOLD = (HypothesisResult.HELD, HypothesisResult.FAILED)
"""What a hypothesis showed; «too early» is nothing yet."""

_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
MOST_QUOTED = 2


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find check-ins that tell of work alone."""
    for objective in plan.objectives if facts else ():
        check_ins = facts.check_ins.get(objective.id, ()) if facts else ()
        if check_ins and _is_of_work(check_ins[-1]):
            said = listed(_sentences(check_ins[-1])[:MOST_QUOTED])
            yield rule.finding(
                place(objective),
                f"The last check-in to «{objective.text}» reports what was done: {said}.",
                suggestion=_ask(objective, plan),
            )


def _is_of_work(check_in: CheckIn) -> bool:
    said = _sentences(check_in)
    is_shown = any(each.result in TOLD for each in check_in.hypotheses)
    return bool(said) and not is_shown and all(map(is_of_work, said))


def _sentences(check_in: CheckIn) -> Sequence[str]:
    """What was learned, and what is said of hypotheses, sentence by sentence."""
    told = [check_in.learned, *(each.words or "" for each in check_in.hypotheses)]
    bare = (each.strip(" .!?;-*•") for text in told for each in _SENTENCES.split(text))
    return [" ".join(each.split()) for each in bare if each]


def _ask(objective: Objective, plan: Plan) -> str:
    """Ask by the bets of the objective, else by what it wants to move."""
    if objective.initiatives:
        bet = objective.initiatives[0]
        return (
            f"Say what «{bet.text}» showed: `--held {bet.id}=…`, `--failed {bet.id}=…` or "
            f"`--too-early {bet.id}=…`, with the number that showed it, and in `--learned` what "
            "you would do otherwise now."
        )
    moved = words(objective.key_results[0], plan) if objective.key_results else objective.text
    return (
        f"Say in `--learned` what you now know about «{moved}» that you did not know a week ago, "
        "and by which number; what was done can stay on the board."
    )


rule = Rule(
    name="activity_check_in",
    severity=Severity.NOTE,
    source="004",
    check=check,
    manual=__doc__,
    needs_facts=True,
)
