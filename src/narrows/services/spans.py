"""Which streams a question is about, and what they have declared."""

from collections.abc import Sequence

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.streams import MeasurementPolicy


def spans_of(history: History, stream: str | None) -> list[StreamSpan]:
    """The streams that are asked for, unaligned work last.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    known = {span.stream.id: span for span in history.spans if span.stream is not None}
    if stream is None:
        return list(history.spans)
    if stream not in known:
        raise NarrowsError(
            "stream-unknown",
            f"There is no stream «{stream}»; there is {', '.join(known) or 'none yet'}.",
        )
    return [known[stream]]


def asked_streams(spans: Sequence[StreamSpan]) -> list[PeriodRow]:
    """`periods` for a query of whole histories, that only names the streams asked for."""
    return [PeriodRow(stream=span.number, period=0, start_us=0, end_us=0) for span in spans]


def policy_of(span: StreamSpan) -> MeasurementPolicy:
    """The stream's declared choices; unaligned work has the default ones."""
    return MeasurementPolicy() if span.stream is None else span.stream.policy


def stream_id(span: StreamSpan) -> str | None:
    """The stream's id; `None` is unaligned work."""
    return None if span.stream is None else span.stream.id


def workflow_place(span: StreamSpan, status: str) -> int:
    """Where a status stands in the stream's workflow; one that it does not know stands last."""
    workflow = None if span.stream is None else span.stream.workflow
    order = [each.status for each in workflow.statuses] if workflow else []
    return order.index(status) if status in order else len(order)
