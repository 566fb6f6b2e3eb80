"""Whether a key result of flow could be measured at all, once there is a history."""

from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Metric
from narrows.domain.streams import ValueStream
from narrows.domain.work import COMMITTED
from narrows.metrics.of_type import OF_ALL
from narrows.metrics.requested import statistics_of


def is_configured(key_result: KeyResult, metric: Metric, *, stream: ValueStream | None) -> bool:
    """Whether the stream could ever tell it: it takes from a source and knows the status.

    Args:
        key_result: What shall be measured.
        metric: Its flow metric.
        stream: The one it names; `None` where there is none of that id.
    """
    of = key_result.of
    if stream is None or not stream.takes:
        return False
    if of.statistic is not None and of.statistic not in statistics_of(metric):
        return False
    if of.item_type is not None and metric.name in OF_ALL:
        return False
    if metric.name != "status_wait":
        return of.status is None
    # An interval log brings its statuses itself.
    return of.status is not None and (
        stream.workflow is None
        or any(
            each.status == of.status and each.state in COMMITTED
            for each in stream.workflow.statuses
        )
    )
