"""What a look asks of the history that it made: side by side what keeps engine and Python busy."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from narrows.domain.calendar import Cut
from narrows.domain.flow import Bottleneck
from narrows.domain.measure import Measurement
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import Fault
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import every_metric, measure
from narrows.services.flow.status_flows import StreamStatuses, stream_statuses
from narrows.services.look.request import LookRequest

TRENDS = ("flow_time", "flow_velocity", "flow_efficiency", "flow_load")


@dataclass(frozen=True, slots=True)
class Found:
    """What a history answered.

    Attributes:
        span: Where it lies in time.
        measurements: Of all of it.
        weekly: Of the last 26 complete weeks what a trend shows, where it was asked for.
        used: How work flows through each status.
        bottlenecks: The narrows and the longest delay.
        faults: Of building it.
    """

    span: StreamSpan
    measurements: tuple[Measurement, ...]
    weekly: tuple[Measurement, ...]
    used: StreamStatuses
    bottlenecks: tuple[Bottleneck, ...]
    faults: Sequence[Fault]


def ask(history: History, stream: str, *, asked: LookRequest) -> Found:
    """Ask everything that a look shows of its one stream."""
    metrics = [
        each
        for each in every_metric()
        if not each.is_of_all_work and (asked.has_waits or each.name != "status_wait")
    ]
    shown = [each for each in metrics if asked.has_trends and each.name in TRENDS]
    # The judgement keeps Python busy, the measuring the engine: side by side they cost less time.
    with ThreadPoolExecutor(max_workers=1) as aside:
        located = aside.submit(locate, history, stream=stream)
        measured = measure(history, cut=Cut.ALL, stream=stream, metrics=metrics)
        (used,) = stream_statuses(history, stream=stream)
        weekly = measure(history, cut=Cut.WEEK, stream=stream, metrics=shown) if shown else ()
        bottlenecks = tuple(located.result())
    return Found(
        span=next(span for span in history.spans if span.stream is not None),
        measurements=tuple(measured),
        weekly=tuple(weekly),
        used=used,
        bottlenecks=bottlenecks,
        faults=history.faults(),
    )
