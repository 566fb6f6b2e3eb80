"""A number that is no metric of its own, put as an explanation."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.calendar import Cut, day_of, instant_us, midnight_us
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import ExplainedItem, Explanation
from narrows.domain.measure import Measurement, Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import ItemType
from narrows.services.explain.listed import and_more
from narrows.services.explain.meaning import Meaning
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import Sum, counted_in, ordered
from narrows.services.flow.spans import covers, periods_of, policy_of, spans_of, stream_id

ALL_STREAMS = "all streams"
UNALIGNED_WORDS = "unaligned work"
NOT_BEGUN = "No time of these days is known yet, so there is no mean, which is no 0."


@dataclass(frozen=True, slots=True)
class Number:
    """A number and what it is of.

    Attributes:
        metric: What is asked, as the command that prints it is called.
        statistic: Which of its numbers: the name of its field.
        meaning: What it means.
        period: Of these days.
        value: As the command prints it. [the meaning's unit or None]
        unit: Where it depends on the question; empty is the meaning's.
        item_type: Of one item type.
        status: Of one status.
    """

    metric: str
    statistic: str
    meaning: Meaning
    period: Period
    value: float | None
    unit: str = ""
    item_type: ItemType | None = None
    status: str | None = None


def span_asked(history: History, asked: Asked) -> StreamSpan:
    """Where the history of the stream lies that is asked about.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`.
    """
    if asked.stream is None:
        known = ", ".join(each.stream.id for each in history.spans if each.stream) or "none yet"
        raise NarrowsError("stream-missing", f"Say of which stream, --stream; there is {known}.")
    return spans_of(history, asked.stream)[0]


def told(
    number: Number,
    sums: Sum,
    *,
    spans: Sequence[StreamSpan],
    left_out: Sequence[ExplainedItem] = (),
) -> Explanation:
    """The explanation of a number.

    Args:
        number: Which, and its value.
        sums: How it comes of its items.
        spans: Of the one stream, or of all that it is of.
        left_out: Beside what the sum leaves out.
    """
    if number.value is None and not any(covers(span, number.period) for span in spans):
        sums = Sum(None, no_history(spans), sums.part, sums.whole, ())
    n_items = counted_in(sums)
    return Explanation(
        measurement=_measurement(number, spans, n_items=n_items),
        title=number.meaning.title,
        definition=number.meaning.definition,
        rules=number.meaning.rules,
        sum=sums.words,
        recomputed=sums.number,
        part=sums.part,
        whole=sums.whole,
        items=ordered(sums),
        answer=sums.answer,
        line=sums.line,
        left_out=and_more(sums.left_out, left_out),
        of=ALL_STREAMS if len(spans) > 1 else of_words(spans[0]),
    )


def _measurement(number: Number, spans: Sequence[StreamSpan], *, n_items: int) -> Measurement:
    (own, *others) = spans
    return Measurement(
        stream=None if others else stream_id(own),
        metric=number.metric,
        statistic=number.statistic,
        item_type=None if number.item_type is None else number.item_type.value,
        status=number.status,
        period=number.period,
        value=number.value,
        unit=number.unit or number.meaning.unit,
        n_items=n_items,
        n_unmeasured=0,
        as_of=max(each.as_of for each in spans),
        complete_until=min(each.complete_until for each in spans),
        # Of several streams there is no one policy: each counts by its own, in its own zone.
        policy=MeasurementPolicy(zone=policy_of(own).zone) if others else policy_of(own),
    )


def no_history(spans: Sequence[StreamSpan]) -> str:
    """Why days that no history covers have no number."""
    known = [(span, policy_of(span).zone) for span in spans]
    began = [day_of(span.first_at, zone) for span, zone in known if span.first_at is not None]
    if not began:
        return "Nothing is known of it yet: this is no 0."
    last = max(day_of(span.as_of, zone) for span, zone in known)
    return f"No history covers these days, which is no 0: it goes from {min(began)} to {last}."


def of_words(span: StreamSpan) -> str:
    """What a stream is called where it may be unaligned work."""
    return stream_id(span) or UNALIGNED_WORDS


def last_week(span: StreamSpan) -> Period:
    """The last complete week of a stream's history."""
    return periods_of([span], Cut.WEEK, start=None, end=None)[span.number][-1]


def has_begun(span: StreamSpan, period: Period) -> bool:
    """Whether some time of a period is known; of an instant alone there is no mean."""
    return midnight_us(period.start, policy_of(span).zone) < instant_us(span.as_of)
