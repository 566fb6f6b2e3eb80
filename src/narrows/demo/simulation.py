"""A line of work played as a seeded discrete-event simulation."""

import heapq
from collections import deque
from itertools import count
from typing import NamedTuple

import numpy as np

from narrows.demo.line import Line, Move
from narrows.demo.office import (
    CALENDAR_DAY_HOURS,
    CALENDAR_WEEK_HOURS,
    WEEK_HOURS,
    after_work,
    clock_hours,
    worked_hours,
)

PLANNING_HOURS = 10.0
"""Planning is on Monday at 10:00. [hours since Monday 00:00]"""

PICK_LAG_HOURS = 0.4
"""Mean time until a free slot is taken: people finish a coffee first. [hours worked]"""

WORK_SHAPE = 5.0
"""Shape of the gamma distribution of work; its coefficient of variation is 1/√5 = 0.45."""

AT_HAND_ITEMS = 3
"""How many of the oldest in a queue are looked at when one is picked."""


def simulate(line: Line, *, until_hours: float, rng: np.random.Generator) -> list[Move]:
    """All moves of a line that starts empty, in the order of time.

    Args:
        line: What is simulated.
        until_hours: Where it is cut off. [hours since the Monday of the start, local]
        rng: The only source of chance.
    """
    run = _Run(line, until_hours, rng=rng)
    run.play()
    return sorted(run.moves, key=lambda move: move.at_hours)


class _Event(NamedTuple):
    """Something that will happen; of two at one time the one that was planned first comes first."""

    at: float
    order: int
    kind: str
    item: int
    step: int
    work: float


class _Run:
    """The state of one simulation: who waits where, which slots are free, what happens next."""

    def __init__(self, line: Line, until_hours: float, *, rng: np.random.Generator) -> None:
        self.line = line
        self.until_hours = until_hours
        self.rng = rng
        self.moves: list[Move] = []
        self.backlog: deque[int] = deque()
        self.queues: list[list[int]] = [[] for _ in line.steps]
        # Items that come back to a step go before those in its queue.
        self.returning: list[list[tuple[int, float]]] = [[] for _ in line.steps]
        self.free = [step.slots for step in line.steps]
        self.events: list[_Event] = []
        self.order = count()
        self.items = count()

    def play(self) -> None:
        """Let time pass until the end."""
        handlers = {
            "request": self._request,
            "plan": self._plan,
            "worked": self._worked,
            "interrupted": self._interrupted,
            "answered": self._answered,
            "reopened": self._reopened,
        }
        self._later(after_work(0.0, self._next_request()), "request")
        if self.line.planned_items is not None:
            self._later(PLANNING_HOURS, "plan")
        while self.events and self.events[0].at < self.until_hours:
            event = heapq.heappop(self.events)
            handlers[event.kind](event)

    def _later(
        self, at: float, kind: str, *, item: int = -1, step: int = 0, work: float = 0.0
    ) -> None:
        heapq.heappush(self.events, _Event(at, next(self.order), kind, item, step, work))

    def _move(self, at: float, item: int, *, status: str) -> None:
        if at < self.until_hours:
            self.moves.append(Move(at, item, status))

    def _next_request(self) -> float:
        return float(self.rng.exponential(WEEK_HOURS / self.line.requests_per_week))

    def _request(self, event: _Event) -> None:
        at = event.at
        item = next(self.items)
        self._move(at, item, status=self.line.backlog)
        if self.line.planned_items is None:
            self.queues[0].append(item)
            self._fill(0, at)
        else:
            self.backlog.append(item)
        self._later(after_work(at, self._next_request()), "request")

    def _plan(self, event: _Event) -> None:
        """Fill the first queue up; planning is as uneven as people are."""
        at = event.at
        wanted = int(self.rng.poisson(self.line.planned_items or 0)) - len(self.queues[0])
        for place in range(min(max(wanted, 0), len(self.backlog))):
            item = self.backlog.popleft()
            self._move(at + place * 0.05, item, status=self.line.steps[0].queue)
            self.queues[0].append(item)
        self._fill(0, at + 1.0)
        self._later(at + CALENDAR_WEEK_HOURS, "plan")

    def _fill(self, step: int, at: float) -> None:
        """Let every free slot of a step take an item."""
        while self.free[step] and (self.returning[step] or self.queues[step]):
            self.free[step] -= 1
            if self.returning[step]:
                item, work = self.returning[step].pop(0)
                self._begin(step, item, at=at, work=work)
                continue
            at_hand = min(AT_HAND_ITEMS, len(self.queues[step]))
            item = self.queues[step].pop(int(self.rng.integers(at_hand)))
            if self.line.dropped and self.rng.random() < self.line.drop_ratio:
                self.free[step] += 1
                self._move(at, item, status=self.line.dropped)
            else:
                self._begin(step, item, at=at, work=self._work(step))

    def _work(self, step: int) -> float:
        return float(self.rng.gamma(WORK_SHAPE, self.line.steps[step].work_hours / WORK_SHAPE))

    def _begin(self, step: int, item: int, *, at: float, work: float) -> None:
        """Take an item into a slot; perhaps it will be interrupted on the way."""
        begun = after_work(at, float(self.rng.exponential(PICK_LAG_HOURS)))
        self._move(begun, item, status=self.line.steps[step].status)
        wait = self.line.wait
        if step == wait.step and self.rng.random() < wait.chance:
            before = work * float(self.rng.uniform(0.2, 0.8))
            self._later(
                after_work(begun, before), "interrupted", item=item, step=step, work=work - before
            )
        else:
            self._later(after_work(begun, work), "worked", item=item, step=step)

    def _interrupted(self, event: _Event) -> None:
        at, item, step = event.at, event.item, event.step
        wait = self.line.wait
        self._move(at, item, status=wait.status)
        changes = wait.changes_week * CALENDAR_WEEK_HOURS
        spread = float(self.rng.gamma(3.0, 1 / 3)) * CALENDAR_DAY_HOURS
        # Who sits with the team from that week on answers the old questions too.
        answered = min(at + wait.before_days * spread, max(at, changes) + wait.after_days * spread)
        self._later(
            clock_hours(worked_hours(answered) + float(self.rng.exponential(0.3))),
            "answered", item=item, step=step, work=event.work,
        )  # fmt: skip
        if not wait.holds_slot:
            self.free[step] += 1
            self._fill(step, at)

    def _answered(self, event: _Event) -> None:
        at, item, step, work = event.at, event.item, event.step, event.work
        if self.line.wait.holds_slot:
            self._move(at, item, status=self.line.steps[step].status)
            self._later(after_work(at, work), "worked", item=item, step=step)
        else:
            self.returning[step].append((item, work))
            self._fill(step, at)

    def _worked(self, event: _Event) -> None:
        at, item, step = event.at, event.item, event.step
        self.free[step] += 1
        steps = self.line.steps
        if step + 1 < len(steps):
            self._move(at, item, status=steps[step + 1].queue)
            self.queues[step + 1].append(item)
            self._fill(step + 1, at)
        elif self.rng.random() < self.line.send_back_ratio:
            self._move(at, item, status=steps[0].queue)
            self.queues[0].insert(0, item)
            self._fill(0, at)
        else:
            self._move(at, item, status=self.line.done)
            if self.rng.random() < self.line.reopen_ratio:
                self._later(
                    after_work(at, float(self.rng.exponential(WEEK_HOURS))), "reopened", item=item
                )
        self._fill(step, at)

    def _reopened(self, event: _Event) -> None:
        self.returning[event.step].append((event.item, 0.4 * self._work(event.step)))
        self._fill(event.step, event.at)
