"""A line of work, described: slots, queues, and waits for outsiders."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One active status with the queue before it.

    Attributes:
        status: The active status.
        queue: The status that items wait in before it.
        slots: Items worked on at once.
        work_hours: Mean work on an item. [hours worked]
    """

    status: str
    queue: str
    slots: int
    work_hours: float


@dataclass(frozen=True, slots=True)
class OutsideWait:
    """A wait for somebody outside, in the middle of a step's work. It runs on at night.

    Attributes:
        status: The status of it.
        step: Index of the step that it interrupts.
        chance: How often a stay in the step is interrupted. [ratio]
        before_days: Mean wait until `changes_week`. [days]
        after_days: Mean wait from then on. [days]
        changes_week: When the wait changes. [weeks since the start]
        holds_slot: Whether the item keeps its slot meanwhile.
    """

    status: str
    step: int
    chance: float
    before_days: float
    after_days: float
    changes_week: int
    holds_slot: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of work from request to done.

    Attributes:
        backlog: The first status.
        steps: In order; without planning the first step's queue is the backlog.
        wait: The wait for somebody outside.
        requests_per_week: New items. [items/week]
        planned_items: Up to how many items planning fills the first queue each Monday, on
            average; `None` plans nothing, and whoever is free takes from the backlog.
        done: The last status.
        dropped: Status of items given up; `None` gives nothing up.
        drop_ratio: Chance of being given up, each time an item is picked from a queue. [ratio]
        send_back_ratio: Chance that the last step sends an item back to the first. [ratio]
        reopen_ratio: Chance that an item done comes back later. [ratio]
    """

    backlog: str
    steps: tuple[Step, ...]
    wait: OutsideWait
    requests_per_week: float
    planned_items: float | None = None
    done: str = "Done"
    dropped: str | None = None
    drop_ratio: float = 0.0
    send_back_ratio: float = 0.0
    reopen_ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Move:
    """An item moved into a status.

    Attributes:
        at_hours: Since the Monday of the start, on the local clock. [hours]
        item: Counted from 0 in the order of creation.
        status: The status moved into.
    """

    at_hours: float
    item: int
    status: str
