"""Time as a worker has it: handed in, so that a test can hold it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event


def wait_for(event: Event, seconds: float) -> bool:
    """Wait for an event, at most so long; whether it came. [s]"""
    return event.wait(seconds)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """A clock and a way to wait.

    Attributes:
        now: [UTC]
        wait: Waits for an event, at most so many seconds; whether it came. [s]
    """

    now: Callable[[], datetime]
    wait: Callable[[Event, float], bool] = wait_for
