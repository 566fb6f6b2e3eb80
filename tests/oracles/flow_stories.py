"""The lives of items as a reader of their log would tell them: the ground of the second opinion.

Slow and obvious on purpose; see `tests.oracles.flow_oracle` for what is counted of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrows.domain.ports import PeriodRow
from tests.tables import Log, Move

COMMITTED = ("waiting", "active", "unknown")

Hours = Sequence[tuple[int, int]]
"""When work is done: spans apart from each other."""


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
        since = 0
        if self.policy[0] == "first_active":
            since = self.as_of + 1 if self.started is None else self.started
        own = stopped = 0
        for stay in self.stays:
            entered, left = stay.entered, stay.until(self.as_of)
            if stay.state == state and (state != "waiting" or entered >= since):
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

    def flowed_in(self, status: int) -> int:
        """Its time in a status from where its flow time starts; none of one that never started."""
        return sum(
            self.length(s.entered, s.until(self.as_of))
            for s in self.stays
            if s.status == status and self.started is not None and s.entered >= self.started
        )

    def is_perhaps_worked_on(self, row: PeriodRow) -> bool:
        return any(
            stay.state == "unknown"
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
