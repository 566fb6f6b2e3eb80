"""What the metrics say of each week, of the sums of the pass: the rows that their queries give."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from narrows.domain.work import UNALIGNED
from narrows.warehouse.compiled.book import TYPES, Book, Micros, Numbers
from narrows.warehouse.compiled.ended import Ended
from narrows.warehouse.compiled.worked_weeks import Worked

MEASURED = (
    "flow_distribution", "flow_efficiency", "flow_load", "flow_time", "flow_velocity",
    "status_wait",
)  # fmt: skip
"""The metrics that the pass measures; others are asked of the tables."""
VALUE_SCORE = "value_score"
"""It does so too where all visits were in its hands, and no item was without a stream."""
PERCENTS = {"p50": 50, "p85": 85, "p95": 95}

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of one metric that differ in stream, period and status only.

    Attributes:
        metric: Its name.
        statistic: Which.
        item_type: Of all rows, or null.
        stream: [shape (n,)]
        period: [shape (n,)]
        status: [shape (n,)]
        has_status: Whether it is none of null. [shape (n,)]
        numerator: [shape (n,)]
        has_numerator: Whether it is none of null. [shape (n,)]
        denominator: [shape (n,)]
        has_denominator: Whether it is none of null. [shape (n,)]
        n_items: Done in the period. [shape (n,)]
        n_unmeasured: Those of them without flow time. [shape (n,)]
    """

    metric: str
    statistic: str
    item_type: str | None
    stream: Numbers
    period: Numbers
    status: Numbers
    has_status: Flags
    numerator: Micros
    has_numerator: Flags
    denominator: Micros
    has_denominator: Flags
    n_items: Micros
    n_unmeasured: Micros

    def of(self, chosen: Flags) -> "Answer":
        """Some of the rows."""
        arrays = {
            each.name: getattr(self, each.name)[chosen]
            for each in fields(self)
            if each.name not in ("metric", "statistic", "item_type")
        }
        return replace(self, **arrays)


class Weeks:
    """The weeks of a book.

    Args:
        book: At the end of the pass.
        ended: Its items done.
        worked: What was worked on, where it is known.
    """

    def __init__(self, book: Book, ended: Ended, *, worked: Worked | None = None) -> None:
        n_slots = book.weeks.n_slots
        self._stream, slot = np.nonzero(np.arange(book.weeks.names.shape[1]) < n_slots[:, None])
        # The first of the counts is of what lies before all weeks.
        self._at = (self._stream, slot + 1)
        self._period = book.weeks.names[self._stream, slot]
        self._start_us = book.weeks.edges_us[self._stream, slot]
        self._book, self._ended, self._worked = book, ended, worked
        self._n_items = ended.n_items[self._at].sum(axis=1)
        self._n_measured = ended.n_measured[self._at].sum(axis=1)

    def answers(self) -> Iterator[Answer]:
        """All that the metrics say."""
        yield from self._flow_times()
        yield self._efficiency()
        yield from self._kinds()
        yield from self._loads()
        yield from self._waits()
        if self._worked is not None:
            yield self._value_score(self._worked)

    @property
    def measured(self) -> tuple[str, ...]:
        """The metrics that it measures."""
        return MEASURED if self._worked is None else (*MEASURED, VALUE_SCORE)

    def _flow_times(self) -> Iterator[Answer]:
        n = self._n_measured
        sorted_us = in_order(self._ended)
        n_weekly = self._ended.n_measured.sum(axis=2)
        first = (np.cumsum(n_weekly) - n_weekly.ravel()).reshape(n_weekly.shape)[self._at]
        for statistic, percent in PERCENTS.items():
            # The smallest that at least so many per cent are no longer than.
            place = np.where(n > 0, first + (percent * n + 99) // 100 - 1, 0)
            told = sorted_us[place] if sorted_us.size else np.zeros_like(n)
            yield self._answer("flow_time", statistic, numerator=told, has_numerator=n > 0)
        total_us = self._ended.sums_us[self._at][:, 3]
        told = self._answer("flow_time", "mean", numerator=total_us, has_numerator=n > 0)
        yield replace(told, denominator=n)

    def _efficiency(self) -> Answer:
        active_us, waiting_us, unknown_us, _ = self._ended.sums_us[self._at].T
        process_us = active_us + waiting_us
        is_known = (process_us > 0) & (unknown_us == 0)
        told = self._answer("flow_efficiency", "ratio", numerator=active_us, has_numerator=is_known)
        return replace(told, denominator=process_us, has_denominator=self._n_items > 0)

    def _kinds(self) -> Iterator[Answer]:
        yield self._answer("flow_velocity", "count", numerator=self._n_items)
        for code, kind in enumerate(TYPES):
            is_used = self._ended.kinds[self._stream, code] > 0
            n_items = self._ended.n_items[self._at][:, code]
            n_unmeasured = n_items - self._ended.n_measured[self._at][:, code]
            told = replace(
                self._answer("flow_velocity", "count", numerator=n_items), item_type=kind
            )
            yield replace(told, n_items=n_items, n_unmeasured=n_unmeasured).of(is_used)
            told = self._answer(
                "flow_distribution", "ratio", numerator=n_items, has_numerator=self._n_items > 0
            )
            yield replace(told, item_type=kind, denominator=self._n_items).of(is_used)

    def _loads(self) -> Iterator[Answer]:
        as_of_us, until_us = self._book.as_of_us[self._stream], self._book.until_us[self._at]
        end_items = np.cumsum(self._book.steps, axis=1)[self._at]
        begin_items = end_items - self._book.steps[self._at]
        is_known = as_of_us >= self._start_us
        length_us = np.where(is_known, until_us - self._start_us, 0)
        load_us = begin_items * length_us + self._book.load_us[self._at]
        told = self._answer("flow_load", "mean", numerator=load_us, has_numerator=is_known)
        yield replace(told, denominator=length_us)
        yield self._answer("flow_load", "end", numerator=end_items, has_numerator=is_known)

    def _waits(self) -> Iterator[Answer]:
        for place in range(self._book.statuses.shape[1]):
            status = self._book.statuses[self._stream, place]
            wait_us = self._ended.waits_us[self._at][:, place]
            told = self._answer(
                "status_wait", "mean", numerator=wait_us, has_numerator=self._n_items > 0
            )
            told = replace(told, status=status["status"].astype(np.int32), has_status=self._all)
            yield replace(told, denominator=self._n_items).of(status["is_load"] > 0)

    def _value_score(self, worked: Worked) -> Answer:
        # Unaligned work has none: others are held against it.
        active_us, n_items, n_unknown = (
            np.where(self._stream == UNALIGNED, 0, each[self._at]) for each in worked
        )
        is_known = (n_items > 0) & (n_unknown == 0)
        told = self._answer(VALUE_SCORE, "ratio", numerator=active_us, has_numerator=is_known)
        return replace(told, denominator=active_us, n_items=n_items, n_unmeasured=n_unknown)

    @property
    def _all(self) -> Flags:
        return np.ones(self._stream.size, np.bool_)

    def _answer(
        self,
        metric: str,
        statistic: str,
        *,
        numerator: Micros,
        has_numerator: Flags | None = None,
    ) -> Answer:
        return Answer(
            metric=metric,
            statistic=statistic,
            item_type=None,
            stream=self._stream.astype(np.int32),
            period=self._period,
            status=np.zeros(self._stream.size, np.int32),
            has_status=~self._all,
            numerator=numerator,
            has_numerator=self._all if has_numerator is None else has_numerator,
            denominator=np.ones(self._stream.size, np.int64),
            has_denominator=self._all,
            n_items=self._n_items,
            n_unmeasured=self._n_items - self._n_measured,
        )


def in_order(ended: Ended) -> Micros:
    """The flow times by stream and week, the shortest first. [µs, shape (n,)]

    Week and flow time are one number mostly, that is sorted in half the time of two.
    """
    n_flow = int(ended.n_flow[0])
    week, flow_us = ended.week[:n_flow], ended.flow_us[:n_flow]
    if not n_flow:
        return flow_us
    bits = int(flow_us.max()).bit_length()
    if int(week.max()).bit_length() + bits > 63:
        return flow_us[np.lexsort((flow_us, week))]
    packed = week.astype(np.int64) << bits | flow_us
    packed.sort()
    return packed & ((1 << bits) - 1)
