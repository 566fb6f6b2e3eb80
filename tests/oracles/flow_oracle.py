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

Hours = Sequence[tuple[int, int]]
"""When work is done: spans apart from each other."""

Key = tuple[str, int, int, str | None, int | None, str]
"""metric, stream, period, item type, status, statistic"""


TypedLoad = tuple[int, int, str, str]
"""stream, period, item type, statistic"""


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
    homes: list[tuple[int, int]]
    hours: Hours | None = None

    def length(self, begin: int, end: int) -> int:
        """How much time lies between: all of it, or that of the hours that count."""
        if self.hours is None:
            return end - begin
        return sum(max(0, min(end, until) - max(begin, since)) for since, until in self.hours)

    def stream_at(self, instant: int) -> int:
        """The last home that it came to by then; before the first one that."""
        if not self.homes:
            return self.stream
        come = [stream for begin, stream in self.homes if begin <= instant]
        return come[-1] if come else self.homes[0][1]

    def type_at(self, instant: int) -> str:
        """The last type that it was given by then; before the first one that."""
        known = sorted(typing for typing in self.typings if typing[0] <= self.as_of)
        given = [item_type for changed, _, item_type in known if changed <= instant]
        return given[-1] if given else known[0][2] if known else "untyped"

    def load_spans(self) -> list[tuple[int, int | None, int, str]]:
        """Begin, end, stream and type of each piece of time in which it was load."""
        turns = sorted({begin for begin, _ in self.homes} | {at for at, _, _ in self.typings})
        spans: list[tuple[int, int | None, int, str]] = []
        for stay in self.stays:
            if stay.state not in COMMITTED:
                continue
            within = [at for at in turns if stay.entered < at]
            cuts = [stay.entered, *(at for at in within if stay.left is None or at < stay.left)]
            for begin, end in zip(cuts, [*cuts[1:], stay.left], strict=True):
                spans.append((begin, end, self.stream_at(begin), self.type_at(begin)))
        return spans

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
        return self.length(max(begun), self.done)

    def counted(self, state: str) -> int:
        """Time of a flow state from the start on; what is stopped waits."""
        since = self.started if self.policy[0] == "first_active" else None
        own = stopped = 0
        for stay in self.stays:
            entered, left = stay.entered, stay.until(self.as_of)
            if stay.state == state and (state != "waiting" or since is None or entered >= since):
                own += self.length(entered, left)
            overlap = sum(
                self.length(max(entered, b), min(left, e))
                for b, e in self.blocks
                if max(entered, b) < min(left, e)
            )
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

    def stayed_in(self, status: int) -> int:
        return sum(
            self.length(s.entered, s.until(self.as_of)) for s in self.stays if s.status == status
        )

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


def tell(log: Log) -> list[Story]:
    """The lives of all items that were ever in a status that counts."""
    moves_of: dict[int, list[Move]] = {}
    for move in log.moves:
        moves_of.setdefault(move.item, []).append(move)
    stories = []
    for item in sorted(moves_of):
        moves = sorted(moves_of[item], key=lambda m: (m.moved_at_us, m.seq))
        if stays := _stays(moves):
            homes = sorted((begin, of) for housed, of, begin, _ in log.homes if housed == item)
            stream = _owner(stays, homes, moves[0].stream)
            stories.append(
                Story(
                    stream=stream,
                    item=item,
                    stays=stays,
                    as_of=log.clock[stream],
                    typings=[
                        (t.changed_at_us, t.seq, t.item_type) for t in log.types if t.item == item
                    ],
                    blocks=[
                        (begin, log.clock[stream] if end is None else end)
                        for blocked, begin, end in log.blocks
                        if blocked == item
                    ],
                    policy=log.policies.get(stream, ("commitment", "whole_span")),
                    homes=homes,
                    hours=log.hours.get(stream),
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


def _owner(stays: Sequence[Stay], homes: Sequence[tuple[int, int]], last: int) -> int:
    """The stream that it was done in, else the one that it is in."""
    story = Story(last, 0, list(stays), 0, [], [], ("", ""), list(homes))
    return last if story.done is None else story.stream_at(story.done)


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
    touched = [story for story in [*own, *loose] if story.is_touched(row)]
    unknown = sum(story.is_touched(row, "unknown") for story in touched)
    value = ratio(sum(days[story.item] for story in own), sum(days.values()))
    return Answer(None if unknown else value, len(touched), unknown)


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
    """The load by type, of each type that the load of a stream ever had."""
    stories = tell(log)
    kinds = {(stream, kind) for story in stories for _, _, stream, kind in story.load_spans()}
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
        done = sum(story.stayed_in(status) for story in own if story.done is not None)
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
