"""What all the numbers mean that can be explained, for a manual of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from narrows.services.explain.meaning import Meaning
from narrows.services.explain.movement_meanings import CAPACITY, LOAD, LOSSES, TRAFFIC, WAITS
from narrows.services.explain.of_metrics import meaning_of
from narrows.services.explain.result_meanings import RESULT
from narrows.services.explain.status_meanings import BOTTLENECK, STATUS
from narrows.services.flow.measuring import every_metric

OF_COMMANDS: Mapping[str, Mapping[str, Meaning]] = {
    "statuses": STATUS,
    "bottleneck": BOTTLENECK,
    "load": LOAD,
    "traffic": TRAFFIC,
    "losses": LOSSES,
    "waits": WAITS,
    "value_score": CAPACITY,
    "key_result": RESULT,
}
"""By what is asked for; `key_result` stands for the key of any."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A number that can be explained.

    Attributes:
        metric: What is asked for: a flow metric, or the command that prints the number.
        statistics: Its statistics, or the one field that carries the number; the usual one first.
        meaning: What it means.
    """

    metric: str
    statistics: tuple[str, ...]
    meaning: Meaning


def every_meaning() -> list[Meant]:
    """The flow metrics first, then the numbers of each command."""
    metrics = [
        Meant(each.name, tuple(each.statistics), meaning_of(each)) for each in every_metric()
    ]
    return metrics + [
        Meant(command, (statistic,), meaning)
        for command, own in OF_COMMANDS.items()
        for statistic, meaning in own.items()
    ]
