"""Key results of flow against plain Python on the same random log, walked item by item.

The second method finds its own weeks with the standard library, too.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from narrows.domain.calendar import instant_us
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.measure import DAY_US
from narrows.domain.observed import KeyResultProgress
from narrows.domain.work import ItemType
from tests.key_results import CYCLE, measured, plan_of
from tests.oracles.flow_oracle import nearest_rank, ratio
from tests.oracles.flow_stories import COMMITTED, Story, tell
from tests.tables import STATES, Log, Move, TableHistory, Typing, policy_stream

ZONE = "Europe/London"
FIRST = date(2024, 12, 12)
"""A Thursday, 15 weeks before the cycle."""

NUMBERS = {name: number for number, name in enumerate(STATES, start=1)}
KINDS = ("feature",) * 6 + ("defect",) * 4 + ("debt",)
"""Debt is rare, so that its windows have to be widened."""


def random_log(seed: int, *, as_of: datetime) -> Log:
    """Items that skip statuses, come back and change their type, up to and beyond `as_of`."""
    dice = random.Random(seed)
    moves: list[Move] = []
    types: list[Typing] = []
    begin = instant_us(datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC))
    known = [name for name in STATES if name != "Queried"]
    for item in range(260):
        at_us = begin + int(dice.random() * 200 * DAY_US)
        types.append(Typing(item, dice.choice(KINDS), at_us, len(types)))
        path = [
            "Backlog",
            *dice.choices(known[1:5], k=dice.randrange(5)),
            *dice.choices(known, k=1),
        ]
        for name in [*path, *(["Done"] if dice.random() < 0.8 else [])]:
            state = STATES[name]
            moves.append(Move(1, item, NUMBERS[name], state or "ignore", at_us, len(moves)))
            at_us += int(dice.random() ** 2 * 12 * DAY_US)
        if dice.random() < 0.2:
            types.append(Typing(item, dice.choice(KINDS), at_us, len(types)))
    clock = {1: instant_us(as_of)}
    return Log(moves, clock, types=types, statuses={n: name for name, n in NUMBERS.items()}).cut()


@dataclass(frozen=True, slots=True)
class Seen:
    """The stories of a stream, those done in a span of weeks, and the span up to `as_of`. [µs]"""

    own: Sequence[Story]
    done: Sequence[Story]
    start: int
    end: int
    weeks: int


Found = Callable[[Seen], Fraction | None]


def p85(seen: Seen) -> Fraction | None:
    times = [story.flow_time for story in seen.done if story.flow_time is not None]
    return in_days(nearest_rank(times, 85))


def velocity(seen: Seen) -> Fraction | None:
    return ratio(len(seen.done), seen.weeks)


def efficiency(seen: Seen) -> Fraction | None:
    active, waiting = (sum(s.spent(state) for s in seen.done) for state in ("active", "waiting"))
    return ratio(active, active + waiting)


def load(seen: Seen) -> Fraction | None:
    """Each stay gives the time of it that lies within the span."""
    overlaps = (
        min(stay.until(seen.end), seen.end) - max(stay.entered, seen.start)
        for story in seen.own
        for stay in story.stays
        if stay.state in COMMITTED
    )
    return ratio(sum(overlap for overlap in overlaps if overlap > 0), seen.end - seen.start)


def wait(seen: Seen) -> Fraction | None:
    spent = sum(story.spent_in(NUMBERS["Waiting"]) for story in seen.done)
    return in_days(ratio(spent, len(seen.done)))


def defects(seen: Seen) -> Fraction | None:
    return ratio(sum(story.item_type == "defect" for story in seen.done), len(seen.done))


def in_days(value: Fraction | None) -> Fraction | None:
    return None if value is None else value / DAY_US


ASKED: dict[str, tuple[str, Scope, Found]] = {
    "time": ("flow_time", Scope("policy"), p85),
    "feature-time": ("flow_time", Scope("policy", ItemType.FEATURE), p85),
    "debt-time": ("flow_time", Scope("policy", ItemType.DEBT), p85),
    "velocity": ("flow_velocity", Scope("policy"), velocity),
    "debt-velocity": ("flow_velocity", Scope("policy", ItemType.DEBT), velocity),
    "risk-velocity": ("flow_velocity", Scope("policy", ItemType.RISK), velocity),
    "efficiency": ("flow_efficiency", Scope("policy"), efficiency),
    "defect-efficiency": ("flow_efficiency", Scope("policy", ItemType.DEFECT), efficiency),
    "load": ("flow_load", Scope("policy"), load),
    "wait": ("status_wait", Scope("policy", status="Waiting"), wait),
    "feature-wait": ("status_wait", Scope("policy", ItemType.FEATURE, "Waiting"), wait),
    "defects": ("flow_distribution", Scope("policy", ItemType.DEFECT), defects),
    "one-week": ("flow_velocity", Scope("policy", window_weeks=1), velocity),
    "six-weeks": ("flow_time", Scope("policy", window_weeks=6), p85),
}


def midnight(day: date) -> int:
    return instant_us(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONE)))


def last_monday(as_of: datetime) -> date:
    """The first Monday by which a whole week is known."""
    tomorrow = as_of.astimezone(ZoneInfo(ZONE)).date() + timedelta(days=1)
    return tomorrow - timedelta(days=tomorrow.weekday())


def expected(
    stories: Sequence[Story], name: str, *, end: date, weeks: int
) -> tuple[float | None, int, date]:
    """Value, items measured and first day of so many weeks before a day."""
    metric, of, found = ASKED[name]
    first = FIRST - timedelta(days=FIRST.weekday())
    start = max(end - timedelta(weeks=weeks), first)
    typed = [s for s in stories if s.item_type == of.item_type]
    own = stories if of.item_type is None or metric == "flow_distribution" else typed
    since, until = midnight(start), midnight(end)
    done = [s for s in own if s.done is not None and since <= s.done < until]
    n_weeks = (end - start).days // 7
    value = found(Seen(own, done, since, min(until, stories[0].as_of), n_weeks))
    timed = metric in ("flow_time", "flow_efficiency")
    n_items = sum(s.flow_time is not None for s in done) if timed else len(done)
    return None if value is None else float(value), n_items, start


def checked(
    name: str, progress: KeyResultProgress, stories: Sequence[Story], *, end: date
) -> Iterator[bool]:
    """Whether window, value, items and baseline are those of the second method."""
    weeks = ASKED[name][1].window_weeks or 4
    value, n_items, start = expected(stories, name, end=end, weeks=weeks)
    is_widened = n_items < 5
    if is_widened:
        value, n_items, start = expected(stories, name, end=end, weeks=13)
    baseline, _, _ = expected(stories, name, end=CYCLE.start, weeks=13)
    yield progress.is_widened == is_widened
    yield (progress.start, progress.end) == (start, end)
    yield progress.n_items == n_items
    yield progress.current == value
    yield progress.baseline == baseline


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "as_of",
    [
        datetime(2025, 4, 9, 14, tzinfo=UTC),  # the second week: the window reaches back before it
        datetime(2025, 5, 25, 22, 59, tzinfo=UTC),  # in London the last minute of a Sunday
        datetime(2025, 7, 20, tzinfo=UTC),  # the cycle is over
    ],
)
def test_every_flow_key_result_is_what_plain_python_finds(seed: int, as_of: datetime) -> None:
    log = random_log(seed, as_of=as_of)
    stories = tell(log)
    history = TableHistory(log, {1: policy_stream(ZONE)})
    results = [KeyResult(name, metric, of, target=-1) for name, (metric, of, _) in ASKED.items()]
    found = measured(plan_of(*results, zone=ZONE), history)
    end = min(last_monday(as_of), CYCLE.end)
    wrong = {
        name: found[name] for name in ASKED if not all(checked(name, found[name], stories, end=end))
    }
    assert not wrong
    assert sum(each.current is not None for each in found.values()) >= len(ASKED) - 1
    assert found["debt-time"].is_widened
    assert not found["feature-time"].is_widened


def test_the_share_of_weeks_inside_is_what_plain_python_finds() -> None:
    as_of = datetime(2025, 6, 11, 12, tzinfo=UTC)
    log = random_log(3, as_of=as_of)
    stories = tell(log)
    history = TableHistory(log, {1: policy_stream(ZONE)})
    n_weeks = (last_monday(as_of) - CYCLE.start).days // 7
    assert n_weeks == 10
    for name, (metric, of, _) in ASKED.items():
        ends = [CYCLE.start + timedelta(weeks=week) for week in range(1, n_weeks + 1)]
        weekly = [expected(stories, name, end=end, weeks=1)[0] for end in ends]
        told = sorted(value for value in weekly if value is not None)
        low, high = told[len(told) // 4], told[3 * len(told) // 4]
        kept = KeyResult(name, metric, of, low=low, high=high)
        (found,) = measured(plan_of(kept, zone=ZONE), history).values()
        inside = sum(low <= value <= high for value in told) / len(told)
        assert (name, found.progress_ratio) == (name, inside)


def test_the_second_method_notices_a_window_that_is_a_week_off() -> None:
    as_of = datetime(2025, 6, 11, 12, tzinfo=UTC)
    log = random_log(1, as_of=as_of)
    metric, of, _ = ASKED["velocity"]
    plan = plan_of(KeyResult("velocity", metric, of, target=-1), zone=ZONE)
    found = measured(plan, TableHistory(log, {1: policy_stream(ZONE)}))["velocity"]
    end = last_monday(as_of)
    assert all(checked("velocity", found, tell(log), end=end))
    assert not all(checked("velocity", found, tell(log), end=end - timedelta(weeks=1)))
