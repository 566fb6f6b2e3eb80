"""Random logs: items that reopen, skip, come back, are ignored, and move at equal instants."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from hypothesis import strategies as st

from narrows.domain.measure import DAY_US
from narrows.domain.ports import PeriodRow
from narrows.domain.working_calendar import parse_calendar
from narrows.domain.working_clock import WorkingClock
from tests.tables import Log, Move, Typing

STATUSES = {
    1: "new", 2: "waiting", 3: "waiting", 4: "active", 5: "active", 6: "done", 7: "done",
    8: "cancelled", 9: "ignore", 10: "unknown",
}  # fmt: skip
"""Status → flow state. Stream 2 never uses `unknown`, so that it has an efficiency."""

N_STREAMS = 3
HOUR_US = 3_600_000_001
"""An odd hour: every metric must count in microseconds."""

EVER = -(2**63)
"""Before every instant. [µs]"""

Drawn = Sequence[tuple[int, int, int]]


POLICIES = {
    1: ("first_active", "sum_of_spells"),
    2: ("created", "last_spell"),
}
"""Stream 0 has what is usual."""


SHIFTS = (
    "wed 20:00-24:00, thu 03:00-09:00 09:30-20:00, fri 00:00-01:00 05:00-23:00, sat 06:00-07:00"
)
"""1970 began with a Thursday."""

SHIFT_HOURS = ((-4, 0), (3, 9), (9.5, 20), (24, 25), (29, 47), (54, 55))
"""The same, counted by hand. [h since 1970]"""


def shifts(streams: Sequence[int], log: Log) -> Log:
    """The same log in streams that count working time only."""
    calendar = parse_calendar(SHIFTS)
    assert calendar is not None
    hour_us = DAY_US // 24
    last_us = max(log.clock.values())
    clock = WorkingClock(calendar, "UTC", days_off=(), start_us=-DAY_US, end_us=last_us)
    counted = [(int(since * hour_us), int(until * hour_us)) for since, until in SHIFT_HOURS]
    return replace(
        log,
        working={stream: list(clock.pieces()) for stream in streams},
        hours=dict.fromkeys(streams, counted),
    )


def log_of(
    drawn: Drawn, typed: Drawn, *, as_of: int, width: int, stopped: Drawn = (), moved: Drawn = ()
) -> Log:
    """A log of drawn (item, status, hour) and (item, kind, hour), with periods of `width` hours.

    The last period begins after `as_of`. Stream 0 is unaligned work.
    """
    moves = []
    homes = homes_of(moved)
    newest = {item: stream for item, stream, _, end in homes if end is None}
    for seq, (item, status, hour) in enumerate(drawn):
        stream = newest.get(item, item % N_STREAMS)
        number = 4 if stream == 2 and status == 10 else status
        moves.append(Move(stream, item, number, STATUSES[number], hour * HOUR_US, seq))
    kinds = ("feature", "defect", "risk", "untyped")
    return Log(
        moves=moves,
        clock={stream: (as_of + stream) * HOUR_US for stream in range(N_STREAMS)},
        types=[
            Typing(item, kinds[kind], hour * HOUR_US, seq)
            for seq, (item, kind, hour) in enumerate(typed)
        ],
        periods=[
            PeriodRow(stream, place, start * HOUR_US, (start + width) * HOUR_US)
            for stream in range(N_STREAMS)
            for place, start in enumerate(range(0, as_of + 2 * width, width))
        ],
        statuses={status: f"status {status}" for status in STATUSES},
        keys={item: f"P-{item}" for item, _, _ in drawn},
        blocks=[
            (item, begin * HOUR_US, (begin + length) * HOUR_US if length else None)
            for item, begin, length in {each[0]: each for each in stopped}.values()
            if begin + length <= as_of
        ],
        policies=POLICIES,
        homes=homes,
        logged=[(each[0], each[2] * HOUR_US, 1000 * each[1] - 2500) for each in drawn[::3]],
    ).cut()


def homes_of(moved: Drawn) -> list[tuple[int, int, int, int | None]]:
    """The spans in each stream of drawn (item, stream, hour), as the warehouse tells them.

    An item begins in a stream of its own; the last move of an hour counts.
    """
    homes: list[tuple[int, int, int, int | None]] = []
    for item in sorted({item for item, _, _ in moved}):
        come = {hour: stream for of, stream, hour in moved if of == item}
        turns = [(EVER, item % N_STREAMS)]
        for hour, stream in sorted(come.items()):
            if stream != turns[-1][1]:
                turns.append((hour * HOUR_US, stream))
        ends: list[int | None] = [begin for begin, _ in turns[1:]]
        if ends:
            homes += [
                (item, stream, begin, end)
                for (begin, stream), end in zip(turns, [*ends, None], strict=True)
            ]
    return homes


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Small random logs, that shrink to the shortest history that goes wrong."""
    hours = st.integers(0, 20) | st.integers(0, 58)
    items = st.integers(0, 6)
    log = log_of(
        draw(st.lists(st.tuples(items, st.sampled_from(sorted(STATUSES)), hours), max_size=40)),
        draw(st.lists(st.tuples(items, st.integers(0, 3), hours), max_size=6)),
        stopped=draw(st.lists(st.tuples(items, hours, hours), max_size=4)),
        moved=draw(st.lists(st.tuples(items, st.integers(0, N_STREAMS - 1), hours), max_size=5)),
        as_of=draw(st.integers(0, 60)),
        width=draw(st.integers(3, 24)),
    )
    return shifts(draw(st.sampled_from([(), (1,), (2,), (0, 1, 2)])), log)


def long_log(*, n_moves: int, seed: int) -> Log:
    """A log of many items, a few with long lives and many with short ones, for what chance misses.

    Moves at equal instants, items done without commitment, types that change often.
    """
    dice = random.Random(seed)
    n_items, n_hours = n_moves // 8, 60

    def draw(n: int, first: int, last: int) -> Drawn:
        return [
            (
                int(n_items * dice.random() ** 2),
                dice.randint(first, last),
                dice.randrange(n_hours),
            )
            for _ in range(n)
        ]

    moved, typed = draw(n_moves, 1, len(STATUSES)), draw(n_items, 0, 3)
    stopped = draw(n_items // 2, 0, 30)
    homed = draw(n_items // 2, 0, N_STREAMS - 1)
    log = log_of(moved, typed, stopped=stopped, moved=homed, as_of=n_hours - 8, width=24)
    return shifts([1], log)


def shuffled(log: Log, *, seed: int) -> Log:
    """The same rows in another order."""
    dice = random.Random(seed)
    moves, types, periods = (
        dice.sample(rows, len(rows))
        for rows in (list(log.moves), list(log.types), list(log.periods))
    )
    return replace(
        log,
        moves=cast("list[Move]", moves),
        types=cast("list[Typing]", types),
        periods=cast("list[PeriodRow]", periods),
    )


def repeated(log: Log) -> Log:
    """Every move told once more an instant later, as tools do that write on each edit."""
    again = [
        Move(m.stream, m.item, m.status, m.flow_state, m.moved_at_us, 2 * m.seq + extra)
        for m in log.moves
        for extra in (0, 1)
    ]
    return replace(log, moves=again)
