"""The key results that are asked about, and what a counter-metric asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class AskedResult:
    """A key result to be measured, or its counter-metric put as one.

    Attributes:
        key: Names the key result.
        key_result: What to measure.
        cycle: Its cycle.
        until: Nothing from this day on counts: the cycle's end, or an earlier week's.
    """

    key: KeyResultKey
    key_result: KeyResult
    cycle: Cycle
    until: date


Chosen: TypeAlias = Callable[[KeyResult], KeyResult | None]
"""What is measured for a key result; `None` where nothing is."""


def asked_results(plan: Plan, chosen: Chosen) -> Iterator[AskedResult]:
    """What is asked for each key result of each cycle, up to the cycle's end."""
    for objective in plan.objectives:
        cycle = plan.cycle(objective.cycle)
        for key_result in objective.key_results:
            asked = chosen(key_result)
            if asked is not None and cycle is not None:
                key = KeyResultKey(objective.id, key_result.id)
                yield AskedResult(key, asked, cycle, until=cycle.end)


def itself(key_result: KeyResult) -> KeyResult:
    """The key result as it is."""
    return key_result


def its_counter(key_result: KeyResult) -> KeyResult | None:
    """The counter-metric as a key result without a target; `None` where there is none."""
    counter = key_result.counter_metric
    return None if counter is None else KeyResult(key_result.id, counter.metric, of=counter.of)
