"""What says the same: sentences by the words that carry them, key results by what they measure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from narrows.analytics.wording_outcome_words import CHANGE, CHANGES
from narrows.analytics.wording_plain import plain
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_cycle
from narrows.rules.places import words

_DROPPED = re.compile(
    rf"\b(?:{CHANGE}|{CHANGES}|half|twice|rises?|falls?|reach(?:es)?|achieve|hit|get|bring|drive|become|becomes|is|are|be"
    r"|was|will|shall|the|an?|our|we|their|its?|of|to|by|from|in|on|for|with|and|or|at|up|down"
    r"|than|then|more|less|least|most|percent|points?|until|this|that|as|per|have|has|goes?|go"
    r"|win|gain|per cent|over|under|above|below)\b"
    r"|[^\W\d_]*\d[^\W_]*(?: (?:second|minute|hour|day|week|month)s?\b)?|[^\w\s]"
)
"""What carries nothing: how much, which way, and what holds a sentence together."""

FEWEST_WORDS = 2
"""«Growth» stands in too many sentences to say that two are the same."""


@lru_cache(maxsize=8192)
def gist(text: str) -> frozenset[str]:
    """The words that carry a sentence, without number and direction, in the singular."""
    left = _DROPPED.sub(" ", plain(text)).split()
    return frozenset(_singular(word) for word in left if len(word) > 1)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


class Repeat(NamedTuple):
    """An objective that says what another's key result says."""

    objective: Objective
    source: Objective
    key_result: KeyResult
    said: str


def repeats(plan: Plan) -> Iterator[Repeat]:
    """Objectives that repeat a key result of another owner in the same cycle, once each.

    They say it in the words of the key result or of its metric, or with one word more.
    """
    for objectives in by_cycle(plan).values():
        told = _told(objectives, plan)
        for objective in objectives:
            said = gist(objective.text)
            for wanted in (said, *(said - {word} for word in sorted(said))):
                found = _of_others(told.get(wanted, ()), objective)
                if len(wanted) >= FEWEST_WORDS and found is not None:
                    yield Repeat(objective, *found)
                    break


Told = tuple[Objective, KeyResult, str]


def _told(objectives: Iterable[Objective], plan: Plan) -> Mapping[frozenset[str], list[Told]]:
    found: dict[frozenset[str], list[Told]] = {}
    for objective in objectives:
        for key_result in objective.key_results:
            metric = plan.metric(key_result.metric)
            said = [words(key_result, plan), *([metric.title] if metric else ())]
            for each in dict.fromkeys(said):
                found.setdefault(gist(each), []).append((objective, key_result, each))
    return found


def _of_others(told: Iterable[Told], objective: Objective) -> Told | None:
    return next((each for each in told if each[0].owner != objective.owner), None)
