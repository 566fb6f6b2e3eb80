"""When it is safe to move a key result to the initiatives, and whether it was moved and no more."""

import re
from dataclasses import dataclass, replace

from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.rules.places import place, words

ONLY_ONE = "no key result would be left; say first what shall change"
BOUND = "it is bound to a metric or named by a hypothesis, a mute or a severity; move it by hand"
NOT_PLAIN = "it is written in a way that only people should change"

_PRIORITY = re.compile(r"P[0-9X]\s*[-–—:]+\s*")


@dataclass(frozen=True, slots=True)
class Target:
    """A key result that is to move.

    Attributes:
        objective: Place of its objective in the plan, from 0.
        text: Its words.
        line: Where they stand, from 1.
    """

    objective: int
    text: str
    line: int


def unsafe(plan: Plan, target: Target) -> str | None:
    """Why a key result had better stay; `None` where it may move."""
    objective = plan.objectives[target.objective]
    found = [each for each in objective.key_results if words(each, plan) == target.text]
    if len(found) != 1:
        return NOT_PLAIN
    if len(objective.key_results) < 2:
        return ONLY_ONE
    named = [*(each.where for each in plan.mutes), *(each.where for each in plan.severities)]
    is_named = any(each.startswith(f"{place(objective)}/") for each in named)
    has_hypotheses = any(each.hypotheses for each in objective.initiatives)
    is_bound = found[0].metric is not None or found[0].counter_metric is not None
    return BOUND if is_named or has_hypotheses or is_bound else None


def is_moved(before: Plan, after: Plan, *, target: Target) -> bool:
    """Whether two plans are the same but for the one key result that is an initiative now."""
    objective = before.objectives[target.objective]
    kept = tuple(each for each in objective.key_results if words(each, before) != target.text)
    expected = replace(
        objective,
        key_results=kept,
        initiatives=(*objective.initiatives, Initiative("", target.text)),
    )
    meant = list(before.objectives)
    meant[target.objective] = expected
    return replace(before, objectives=tuple(map(_unnumbered, meant))) == replace(
        after, objectives=tuple(map(_unnumbered, after.objectives))
    )


def _unnumbered(objective: Objective) -> Objective:
    """Without ids of parts, which may be counted anew, and with bets in no order.

    The priority before a bet is none of its words: beside a key result it is no part of them.
    """
    bets = [
        replace(each, id="", text=_PRIORITY.sub("", each.text)) for each in objective.initiatives
    ]
    return replace(
        objective,
        key_results=tuple(replace(each, id="") for each in objective.key_results),
        initiatives=tuple(sorted(bets, key=lambda each: each.text)),
    )
