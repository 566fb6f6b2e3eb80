"""Simulated networks of five statuses whose narrows is known by design, to test judgements on.

A network is played again with the same random numbers and one status made 25 % faster: the truth
is the status whose widening shortens the mean flow time most. Nothing of this is in the package.
"""

import heapq
from collections import deque
from dataclasses import dataclass
from itertools import count
from typing import Self

import numpy as np
from numpy.typing import NDArray

KINDS = ("columns", "mixed", "blocked")
"""Where items wait: in a status of its own before each step, in the step's own status, or in the
status before, until the next one has a free slot."""

STEPS = 5
WEEK_DAYS = 7.0
WIDER_RATIO = 1.25


@dataclass(frozen=True, slots=True)
class Network:
    """What is simulated.

    Attributes:
        kind: One of `KINDS`.
        slots: Items worked on at once, per step; 0 is a pure delay. [shape (5,)]
        work_days: Mean work per step. [days, shape (5,)]
        arrivals: When items arrive. [days, shape (n_items,)]
        draws: Work drawn for an item's k-th stay at a step, in units of the step's mean.
            [shape (n_items, 5, stays)]
        turns: Uniform draws that decide on rework. [shape (n_items, stays)]
        rework: From step, to step, chance; `None` has none.
        weeks: Length of the log. [weeks]
        is_held: Whether a finished item keeps its slot while it waits for the next step.
    """

    kind: str
    slots: tuple[int, ...]
    work_days: tuple[float, ...]
    arrivals: NDArray[np.float64]
    draws: NDArray[np.float64]
    turns: NDArray[np.float64]
    rework: tuple[int, int, float] | None
    weeks: int
    is_held: bool


@dataclass(frozen=True, slots=True)
class Log:
    """What a tool would have kept: one row per stay, ordered by item and time.

    Attributes:
        names: Statuses in the order of the workflow, with their flow states.
        item: Of each stay. [shape (n,)]
        status: Index into `names`. [shape (n,)]
        entered: [days, shape (n,)]
        left: Infinite while it lasts. [days, shape (n,)]
        end: Where the log is cut off. [days]
    """

    names: tuple[tuple[str, str], ...]
    item: NDArray[np.int64]
    status: NDArray[np.int64]
    entered: NDArray[np.float64]
    left: NDArray[np.float64]
    end: float


class _Play:
    """One run of a network, with one step faster or as it is."""

    def __init__(self, network: Network, faster: int | None = None) -> None:
        n_items = len(network.arrivals)
        self.network = network
        self.faster = faster
        self.order = count()
        self.events: list[tuple[float, int, int, int]] = [
            (float(at), next(self.order), item, -1) for item, at in enumerate(network.arrivals)
        ]
        self.moves: list[tuple[float, int, int, bool]] = []
        self.done: dict[int, float] = {}
        self.free = [slots or n_items for slots in network.slots]
        self.queues: list[deque[int]] = [deque() for _ in range(STEPS)]
        self.holds: list[int | None] = [None] * n_items
        self.stays = np.zeros((n_items, STEPS), dtype=np.int64)
        self.turns = [0] * n_items

    def run(self) -> Self:
        """Play until every item is done."""
        heapq.heapify(self.events)
        while self.events:
            at, _, item, step = heapq.heappop(self.events)
            following = self._following(item, step)
            if following == STEPS:
                self.done[item] = at
                self.moves.append((at, item, STEPS, True))
            else:
                self.moves.append((at, item, following, False))
                self.queues[following].append(item)
            if step >= 0 and self.network.is_held and following < STEPS:
                self.holds[item] = step
            elif step >= 0:
                self.free[step] += 1
                self._start(step, at)
            if following < STEPS:
                self._start(following, at)
        return self

    def mean_flow_days(self) -> float:
        """Mean of the items that arrive within the log. [days]"""
        end = self.network.weeks * WEEK_DAYS
        spans = [self.done[i] - at for i, at in enumerate(self.network.arrivals) if at < end]
        return float(np.mean(spans))

    def _following(self, item: int, step: int) -> int:
        rework = self.network.rework
        if rework and step == rework[0] and self.turns[item] < self.network.turns.shape[1]:
            # Drawn beforehand for so many turns; an item is not sent back more often.
            turn = self.network.turns[item, self.turns[item]]
            self.turns[item] += 1
            if turn < rework[2]:
                return rework[1]
        return step + 1

    def _start(self, step: int, at: float) -> None:
        """Let free slots take what waits, and the slots that were held for it what waits there."""
        pending = [step]
        while pending:
            here = pending.pop()
            while self.free[here] and self.queues[here]:
                item = self.queues[here].popleft()
                self.free[here] -= 1
                held = self.holds[item]
                if held is not None:
                    self.free[held] += 1
                    pending.append(held)
                    self.holds[item] = None
                self.moves.append((at, item, here, True))
                work = self._work_days(item, here)
                heapq.heappush(self.events, (at + work, next(self.order), item, here))

    def _work_days(self, item: int, step: int) -> float:
        draws = self.network.draws
        draw = draws[item, step, min(self.stays[item, step], draws.shape[2] - 1)]
        self.stays[item, step] += 1
        speed = WIDER_RATIO if step == self.faster else 1.0
        return float(draw) * self.network.work_days[step] / speed


def draw_network(rng: np.random.Generator, *, kind: str, has_delay: bool) -> Network:
    """A network with one narrows that the others are clearly wider than."""
    weeks = int(rng.integers(26, 53))
    per_week = float(rng.uniform(5, 16))
    narrows = int(rng.integers(STEPS))
    delay = int(rng.choice([s for s in range(STEPS) if s != narrows])) if has_delay else -1
    rework = None
    visits = np.ones(STEPS)
    if rng.random() < 0.5:
        begin = int(rng.integers(1, STEPS))
        back = int(rng.integers(begin))
        chance = float(rng.uniform(0.05, 0.2))
        rework = (begin, back, chance)
        visits[back : begin + 1] = 1 / (1 - chance)
    slots, work = [], []
    for step in range(STEPS):
        busy = rng.uniform(0.7, 0.97) if step == narrows else rng.uniform(0.25, 0.6)
        n_slots = int(rng.integers(1, 7))
        slots.append(0 if step == delay else n_slots)
        work.append(busy * n_slots * WEEK_DAYS / (per_week * visits[step]))
    if has_delay:
        work[delay] = float(rng.uniform(1.2, 2.5)) * sum(
            w for s, w in enumerate(work) if s != delay
        )
    n_items = int(rng.poisson(per_week * weeks * 1.1))
    arrivals = np.cumsum(rng.exponential(WEEK_DAYS / per_week, n_items))
    shape = float(rng.choice([1.0, 2.0, 4.0]))
    if rng.random() < 0.3:
        draws = rng.lognormal(-0.5 * 0.64, 0.8, (n_items, STEPS, 4))
    else:
        draws = rng.gamma(shape, 1 / shape, (n_items, STEPS, 4))
    return Network(
        kind, tuple(slots), tuple(work), arrivals, draws, rng.random((n_items, 6)), rework, weeks,
        is_held=kind == "blocked" and rework is None and bool(rng.random() < 0.5),
    )  # fmt: skip


def true_narrows(network: Network) -> int:
    """The step whose widening by 25 % shortens the mean flow time most; never the pure delay."""
    means = []
    for step, slots in enumerate(network.slots):
        means.append(_Play(network, step).run().mean_flow_days() if slots else np.inf)
    return int(np.argmin(means))


def log_of(network: Network, *, has_office: bool = False) -> Log:
    """Play a network and keep what a tool would have kept of it until its end."""
    play = _Play(network).run()
    names = _names(network)
    place = {name: index for index, (name, _) in enumerate(names)}
    end = network.weeks * WEEK_DAYS
    rows: list[tuple[int, float, int]] = []
    for at, item, step, is_begun in play.moves:
        status = _status(network, step, is_begun)
        if status is not None and at < end:
            rows.append((item, at, place[status]))
    rows.sort(key=lambda row: row[:2])
    items = np.array([row[0] for row in rows])
    entered = np.array([row[1] for row in rows])
    if has_office:
        entered, end = _office(entered), float(_office(np.array([end]))[0])
    left = np.full(len(rows), np.inf)
    same = items[1:] == items[:-1]
    left[:-1][same] = entered[1:][same]
    return Log(names, items, np.array([row[2] for row in rows]), entered, left, end)


def _names(network: Network) -> tuple[tuple[str, str], ...]:
    names: list[tuple[str, str]] = []
    if network.kind == "blocked":
        names.append(("Ready", "waiting"))
    for step, slots in enumerate(network.slots):
        if not slots:
            names.append((f"S{step + 1}", "waiting"))
            continue
        if network.kind == "columns":
            names.append((f"Q{step + 1}", "waiting"))
        names.append((f"S{step + 1}", "active"))
    return (*names, ("Done", "done"))


def _status(network: Network, step: int, is_begun: bool) -> str | None:
    """The status that a move shows in; `None` where a tool would not have seen it."""
    if step == STEPS:
        return "Done"
    if network.slots[step] and network.kind == "columns":
        return f"{'S' if is_begun else 'Q'}{step + 1}"
    if network.kind == "blocked":
        return f"S{step + 1}" if is_begun else ("Ready" if step == 0 else None)
    return None if is_begun else f"S{step + 1}"


def _office(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay evenly passing days on Monday to Friday, 9 to 17."""
    week, in_week = np.divmod(days, WEEK_DAYS)
    day, in_day = np.divmod(in_week * 5 / 7, 1.0)
    return np.asarray(week * WEEK_DAYS + day + 9 / 24 + in_day * 8 / 24)
