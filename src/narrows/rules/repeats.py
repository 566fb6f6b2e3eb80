"""Objectives that say what another's key result says: by the words that carry both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_cycle
from narrows.rules.gists import gist
from narrows.rules.meant_metrics import meant_metric, taken_apart
from narrows.rules.once import once
from narrows.rules.places import words

FEWEST_WORDS = 2
"""«Growth» stands in too many sentences to say that two are the same."""


class Repeat(NamedTuple):
    """An objective that says what another's key result says."""

    objective: Objective
    source: Objective
    key_result: KeyResult
    said: str


@once
def repeats(plan: Plan) -> Sequence[Repeat]:
    """Objectives that repeat a key result of another owner in the same cycle, once each.

    They say it in the words of the key result or of its metric, or with one word more; or they name
    its metric with a direction or a number, whatever of it they mean («mobile NPS of families»).
    """
    return tuple(_repeats(plan))


def _repeats(plan: Plan) -> Iterator[Repeat]:
    for objectives in by_cycle(plan).values():
        told = _told(objectives, plan)
        for objective in objectives:
            said = gist(objective.text)
            named = gist(taken_apart(objective.text).metric)
            for wanted in (said, *(said - {word} for word in sorted(said)), named):
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
            said = words(key_result, plan)
            told = {gist(each): each for each in (said, *([metric.title] if metric else ()))}
            meant = meant_metric(key_result, objective.owner, plan=plan)
            if meant is not None:
                told.setdefault(meant.words, said)
            for carried, each in told.items():
                found.setdefault(carried, []).append((objective, key_result, each))
    return found


def _of_others(told: Iterable[Told], objective: Objective) -> Told | None:
    return next((each for each in told if each[0].owner != objective.owner), None)
