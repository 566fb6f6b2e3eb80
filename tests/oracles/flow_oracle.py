"""A second opinion on every flow number: plain Python, item by item, no table and no SQL.

Slow and obvious on purpose: it walks each item's moves as a reader of the log would.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from narrows.domain.ports import PeriodRow
from tests.oracles.flow_stories import COMMITTED, Story, tell
from tests.tables import Log

Key = tuple[str, int, int, str | None, int | None, str]
"""metric, stream, period, item type, status, statistic"""


TypedLoad = tuple[int, int, str, str]
"""stream, period, item type, statistic"""


@dataclass(frozen=True, slots=True)
class Answer:
    value: Fraction | None
    n_items: int
    n_unmeasured: int


def nearest_rank(values: Iterable[int], percent: int) -> Fraction | None:
    """The smallest value such that at least `percent` of the values are no larger."""
    ordered = sorted(values)
    for n_no_larger, value in enumerate(ordered, start=1):
        if n_no_larger * 100 >= percent * len(ordered):
            return Fraction(value)
    return None


def ratio(numerator: int, denominator: int) -> Fraction | None:
    return Fraction(numerator, denominator) if denominator else None


def answers(log: Log) -> Mapping[Key, Answer]:
    """Every metric of every period of the log."""
    stories = tell(log)
    found: dict[Key, Answer] = {}
    for row in log.periods:
        own = [story for story in stories if story.stream == row.stream]
        done = [s for s in own if s.done is not None and row.start_us <= s.done < row.end_us]
        n_unmeasured = sum(story.flow_time is None for story in done)
        values = values_of_all(own, done)
        values |= loads(stories, row, as_of=log.clock[row.stream])
        for (metric, item_type, status, statistic), value in values.items():
            key = (metric, row.stream, row.period, item_type, status, statistic)
            found[key] = Answer(value, len(done), n_unmeasured)
        loose = [story for story in stories if story.stream == 0]
        key = ("value_score", row.stream, row.period, None, None, "ratio")
        found[key] = value_score([] if row.stream == 0 else own, loose if own else [], row)
        for item_type in {story.item_type for story in own}:
            typed = [story for story in done if story.item_type == item_type]
            key = ("flow_velocity", row.stream, row.period, item_type, None, "count")
            unmeasured = sum(story.flow_time is None for story in typed)
            found[key] = Answer(Fraction(len(typed)), len(typed), unmeasured)
            key = ("flow_distribution", row.stream, row.period, item_type, None, "ratio")
            found[key] = Answer(ratio(len(typed), len(done)), len(done), n_unmeasured)
    return found


def value_score(own: Sequence[Story], loose: Sequence[Story], row: PeriodRow) -> Answer:
    """Days worked on the stream's items against these and those of work without a stream."""
    if not own:
        return Answer(None, 0, 0)
    days = {story.item: story.worked_on(row) for story in [*own, *loose]}
    unknown = {story.item for story in [*own, *loose] if story.is_perhaps_worked_on(row)}
    worked = {item for item in days if days[item]} | unknown
    value = ratio(sum(days[story.item] for story in own), sum(days.values()))
    return Answer(None if unknown else value, len(worked), len(unknown))


def values_of_all(
    own: Sequence[Story], done: Sequence[Story]
) -> dict[tuple[str, str | None, int | None, str], Fraction | None]:
    """What a period's items say, all item types together."""
    times = [story.flow_time for story in done if story.flow_time is not None]
    active = sum(story.counted("active") for story in done)
    waiting = sum(story.counted("waiting") for story in done)
    unknown = sum(story.counted("unknown") for story in done)
    statuses = {stay.status for s in own for stay in s.stays if stay.state in COMMITTED}
    return {
        ("flow_velocity", None, None, "count"): Fraction(len(done)),
        ("flow_time", None, None, "p50"): nearest_rank(times, 50),
        ("flow_time", None, None, "p85"): nearest_rank(times, 85),
        ("flow_time", None, None, "p95"): nearest_rank(times, 95),
        ("flow_time", None, None, "mean"): ratio(sum(times), len(times)),
        ("flow_efficiency", None, None, "ratio"): None
        if unknown
        else ratio(active, active + waiting),
    } | {
        ("status_wait", None, status, "mean"): ratio(
            sum(story.stayed_in(status) for story in done), len(done)
        )
        for status in statuses
    }


def loads(
    stories: Sequence[Story], row: PeriodRow, *, as_of: int, item_type: str | None = None
) -> dict[tuple[str, str | None, int | None, str], Fraction | None]:
    """What was in process in a stream, whoever has it by now; of one type while it was of it."""
    until, last = min(row.end_us, as_of), min(row.end_us - 1, as_of)
    mean, end = ("flow_load", item_type, None, "mean"), ("flow_load", item_type, None, "end")
    if as_of < row.start_us:
        return {mean: None, end: None}
    spans = [
        (begin, until + 1 if left is None else left)
        for story in stories
        for begin, left, stream, kind in story.load_spans()
        if stream == row.stream and item_type in {None, kind}
    ]
    overlaps = (min(left, until) - max(begin, row.start_us) for begin, left in spans)
    total = sum(overlap for overlap in overlaps if overlap > 0)
    return {
        mean: ratio(total, until - row.start_us),
        end: Fraction(sum(begin <= last < left for begin, left in spans)),
    }


def typed_loads(log: Log) -> Mapping[TypedLoad, Fraction | None]:
    """The load by type, of each type that the load of a stream ever had for any time."""
    stories = tell(log)
    kinds = {
        (stream, kind)
        for story in stories
        for begin, end, stream, kind in story.load_spans()
        if end is None or end > begin
    }
    return {
        (stream, row.period, kind, statistic): value
        for row in log.periods
        for stream, kind in kinds
        if stream == row.stream
        for (_, _, _, statistic), value in loads(
            stories, row, as_of=log.clock[stream], item_type=kind
        ).items()
    }


def item(story: Story) -> tuple[object, ...]:
    """Item, type, status, state, created, started, done, flow time, times by state, reopenings."""
    return (
        story.item,
        story.item_type,
        story.stays[-1].status,
        story.state,
        story.stays[0].entered,
        story.started,
        story.done,
        story.flow_time,
        story.counted("active"),
        story.counted("waiting"),
        story.counted("unknown"),
        story.spent(*COMMITTED),
        story.reopened,
    )


def statuses(stories: Sequence[Story]) -> Iterable[tuple[object, ...]]:
    """Stream, name, flow state, first use, visits, closed ones, their time and median, then time.

    Of the items done, of all items in process, and of those that ended.
    """
    for stream, status, state in sorted(
        {(story.stream, stay.status, stay.state) for story in stories for stay in story.stays}
    ):
        own = [story for story in stories if story.stream == stream]
        stays = [stay for story in own for stay in story.stays if stay.status == status]
        closed = [
            story.length(stay.entered, stay.left)
            for story in own
            for stay in story.stays
            if stay.status == status and stay.left is not None
        ]
        done = sum(story.flowed_in(status) for story in own if story.done is not None)
        ended = [story for story in own if story.state in ("done", "cancelled")]
        is_committed = state in COMMITTED
        yield (
            stream,
            f"status {status}",
            state,
            min(stay.entered for stay in stays),
            len(stays),
            len(closed),
            sum(closed),
            nearest_rank(closed, 50),
            done if is_committed else 0,
            sum(story.spent_in(status) for story in own) if is_committed else 0,
            sum(story.spent_in(status) for story in ended) if is_committed else 0,
        )
