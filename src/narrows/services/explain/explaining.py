"""Explaining: from a number that a command prints to its sum."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.ports import History
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.explain.at_hand import NOTHING_AT_HAND, AtHand
from narrows.services.explain.of_bottleneck import of_bottleneck
from narrows.services.explain.of_capacity import of_capacity
from narrows.services.explain.of_load import of_load
from narrows.services.explain.of_losses import of_losses
from narrows.services.explain.of_metrics import SUMS, of_metrics
from narrows.services.explain.of_statuses import of_statuses
from narrows.services.explain.of_traffic import of_traffic
from narrows.services.explain.of_waits import of_waits
from narrows.services.explain.question import Asked

BOTTLENECK = "bottleneck"

COMMANDS: Mapping[str, Callable[[History, Asked], Explanation]] = {
    BOTTLENECK: of_bottleneck,
    "load": of_load,
    "losses": of_losses,
    "statuses": of_statuses,
    "traffic": of_traffic,
    "waits": of_waits,
}
"""The numbers that are no metric of a file of their own, by the command that prints them."""

VALUE_SCORE = "value_score"
"""As a metric it holds one stream against what none takes; as a command it is of all work."""

METRIC_STATISTIC = "ratio"


def explain(history: History, asked: Asked, *, at_hand: AtHand = NOTHING_AT_HAND) -> Explanation:
    """Take a number apart.

    Args:
        history: Visits and items as of one instant.
        asked: Which number.
        at_hand: What was measured already.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `flow-metric-unknown`,
            `statistic-unknown`, `scope-not-measured`, `range-empty`, `number-missing`,
            `nothing-synced`.
    """
    name = asked.metric.replace("-", "_")
    if name == VALUE_SCORE and not _is_metric(asked):
        return of_capacity(history, asked, at_hand=at_hand)
    if name == BOTTLENECK:
        return of_bottleneck(history, asked, at_hand=at_hand)
    if name in SUMS:
        return of_metrics(history, replace(asked, metric=name))
    if name not in COMMANDS:
        raise NarrowsError(
            "flow-metric-unknown",
            f"There is no flow metric «{asked.metric}»; there is {', '.join(SUMS)}; and the "
            f"numbers of {', '.join(COMMANDS)}.",
        )
    return COMMANDS[name](history, asked)


def _is_metric(asked: Asked) -> bool:
    """Whether the value score is meant that is of one stream and a metric."""
    return asked.statistic == METRIC_STATISTIC or (
        asked.stream not in (None, UNALIGNED_WORK) and asked.statistic is None
    )
