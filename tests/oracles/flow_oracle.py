"""A second opinion on every flow number: plain Python, item by item, no table and no SQL.

Slow and obvious on purpose: it walks each item's moves as a reader of the log would.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from narrows.domain.ports import PeriodRow
from tests.tables import Log, Move

COMMITTED = ("waiting", "active", "unknown")

Key = tuple[str, int, int, str | None, int | None, str]
"""metric, stream, period, item type, status, statistic"""


@dataclass(frozen=True, slots=True)
class Answer:
    value: Fraction | None
    n_items: int
    n_unmeasured: int


@dataclass(slots=True)
class Stay:
    status: int
    state: str
    entered: int
    left: int | None = None

    def until(self, as_of: int) -> int:
        return as_of if self.left is None else self.left


@dataclass(frozen=True, slots=True)
class Story:
    """One item's life."""

    stream: int
    item: int
    stays: list[Stay]
    as_of: int
    typings: list[tuple[int, int, str]]
    blocks: list[tuple[int, int]]
    policy: tuple[str, str]

    @property
    def state(self) -> str:
        return self.stays[-1].state

    @property
    def started(self) -> int | None:
        begins = {
            "commitment": COMMITTED,
            "created": ("new", *COMMITTED),
            "first_active": ("active", "unknown"),
        }
        return self.first(*begins[self.policy[0]])

    def first(self, *states: str) -> int | None:
        return next((stay.entered for stay in self.stays if stay.state in states), None)

    @property
    def done(self) -> int | None:
        """When the run of done statuses began that it is in now."""
        began = None
        for stay in reversed(self.stays):
            if stay.state != "done":
                break
            began = stay.entered
        return began

    @property
    def flow_time(self) -> int | None:
        if self.started is None or self.done is None or self.first(*COMMITTED) is None:
            return None
        if self.policy[1] == "sum_of_spells":
            return self.counted("active") + self.counted("waiting") + self.counted("unknown")
        again = [
            after.entered
            for before, after in pairwise(self.stays)
            if before.state == "done" and after.state in ("new", *COMMITTED)
        ]
        begun = [self.started, *again] if self.policy[1] == "last_spell" else [self.started]
        return self.done - max(begun)

    def counted(self, state: str) -> int:
        """Time of a flow state from the start on; what is stopped waits."""
        since = self.started if self.policy[0] == "first_active" else None
        own = stopped = 0
        for stay in self.stays:
            entered, left = stay.entered, stay.until(self.as_of)
            if stay.state == state and (state != "waiting" or since is None or entered >= since):
                own += left - entered
            overlap = sum(max(0, min(left, e) - max(entered, b)) for b, e in self.blocks)
            if stay.state == state and state in ("active", "unknown"):
                own -= overlap
            if state == "waiting" and stay.state in ("active", "unknown"):
                stopped += overlap
        return own + stopped

    @property
    def reopened(self) -> int:
        return sum(
            before.state == "done" and after.state in ("new", *COMMITTED)
            for before, after in pairwise(self.stays)
        )

    @property
    def item_type(self) -> str:
        known = sorted(typing for typing in self.typings if typing[0] <= self.as_of)
        if not known:
            return "untyped"
        limit = self.as_of if self.done is None else self.done
        before = [item_type for changed, _, item_type in known if changed <= limit]
        return before[-1] if before else known[0][2]

    def spent(self, *states: str) -> int:
        return sum(s.until(self.as_of) - s.entered for s in self.stays if s.state in states)

    def spent_in(self, status: int) -> int:
        return sum(s.until(self.as_of) - s.entered for s in self.stays if s.status == status)

    def is_touched(self, row: PeriodRow, *states: str) -> bool:
        return any(
            stay.state in (states or ("active", "unknown"))
            and stay.entered < row.end_us
            and stay.until(self.as_of) > row.start_us
            for stay in self.stays
        )

    def worked_on(self, row: PeriodRow) -> int:
        spans = [
            (max(stay.entered, row.start_us), min(stay.until(self.as_of), row.end_us))
            for stay in self.stays
            if stay.state == "active"
        ]
        stopped = sum(
            max(0, min(until, end) - max(since, begin))
            for since, until in spans
            for begin, end in self.blocks
        )
        return sum(max(0, until - since) for since, until in spans) - stopped

    def is_load(self, instant: int) -> bool:
        return any(
            stay.state in COMMITTED
            and stay.entered <= instant
            and (stay.left is None or instant < stay.left)
            for stay in self.stays
        )


def tell(log: Log) -> list[Story]:
    """The lives of all items that were ever in a status that counts."""
    moves_of: dict[int, list[Move]] = {}
    for move in log.moves:
        moves_of.setdefault(move.item, []).append(move)
    stories = []
    for item in sorted(moves_of):
        moves = sorted(moves_of[item], key=lambda m: (m.moved_at_us, m.seq))
        if stays := _stays(moves):
            stories.append(
                Story(
                    stream=moves[0].stream,
                    item=item,
                    stays=stays,
                    as_of=log.clock[moves[0].stream],
                    typings=[
                        (t.changed_at_us, t.seq, t.item_type) for t in log.types if t.item == item
                    ],
                    blocks=[
                        (begin, log.clock[moves[0].stream] if end is None else end)
                        for blocked, begin, end in log.blocks
                        if blocked == item
                    ],
                    policy=log.policies.get(moves[0].stream, ("commitment", "whole_span")),
                )
            )
    return stories


def _stays(moves: Sequence[Move]) -> list[Stay]:
    stays: list[Stay] = []
    for move in moves:
        if move.flow_state == "ignore":
            continue
        if not stays:
            stays.append(Stay(move.status, move.flow_state, moves[0].moved_at_us))
        elif stays[-1].status != move.status:
            stays[-1].left = move.moved_at_us
            stays.append(Stay(move.status, move.flow_state, move.moved_at_us))
    return stays


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
        values = values_of_all(own, done, row, as_of=log.clock[row.stream])
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
    touched = [story for story in [*own, *loose] if story.is_touched(row)]
    unknown = sum(story.is_touched(row, "unknown") for story in touched)
    value = ratio(sum(days[story.item] for story in own), sum(days.values()))
    return Answer(None if unknown else value, len(touched), unknown)


def values_of_all(
    own: Sequence[Story], done: Sequence[Story], row: PeriodRow, *, as_of: int
) -> Mapping[tuple[str, str | None, int | None, str], Fraction | None]:
    """What a period's items say, all item types together."""
    times = [story.flow_time for story in done if story.flow_time is not None]
    active = sum(story.counted("active") for story in done)
    waiting = sum(story.counted("waiting") for story in done)
    unknown = sum(story.counted("unknown") for story in done)
    until, last = min(row.end_us, as_of), min(row.end_us - 1, as_of)
    is_known = as_of >= row.start_us
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
        ("flow_load", None, None, "end"): Fraction(sum(s.is_load(last) for s in own))
        if is_known
        else None,
        ("flow_load", None, None, "mean"): mean_load(own, row.start_us, until)
        if is_known
        else None,
    } | {
        ("status_wait", None, status, "mean"): ratio(
            sum(story.spent_in(status) for story in done), len(done)
        )
        for status in statuses
    }


def mean_load(stories: Sequence[Story], start: int, until: int) -> Fraction | None:
    """Each stay gives the time of it that lies within the span."""
    overlaps = (
        min(stay.until(until), until) - max(stay.entered, start)
        for story in stories
        for stay in story.stays
        if stay.state in COMMITTED
    )
    return ratio(sum(overlap for overlap in overlaps if overlap > 0), until - start)


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
        closed = [stay.left - stay.entered for stay in stays if stay.left is not None]
        done = sum(story.spent_in(status) for story in own if story.done is not None)
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
