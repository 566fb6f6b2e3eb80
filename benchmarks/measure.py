"""How a claim is measured: what one process took, as the best of a few alternating runs."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(".cache")
"""Where benchmarks keep logs and homes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost.

    Attributes:
        wall_s: From start to end. [s]
        cpu_s: User and system time. [s]
        peak_mib: Most memory that it held at once. [MiB]
    """

    wall_s: float
    cpu_s: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the report.

    Attributes:
        text: What is claimed.
        value: What was measured.
        goal: The limit.
        is_at_least: Whether the goal is a floor; else it is a ceiling.
        unit: Behind the numbers.
    """

    text: str
    value: float
    goal: float
    is_at_least: bool = False
    unit: str = "×"

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.is_at_least else self.value <= self.goal

    def __str__(self) -> str:
        limit = f"goal {'≥' if self.is_at_least else '≤'} {self.goal:g} {self.unit}"
        mark = "reached" if self.is_met else "NOT REACHED"
        return f"{self.value:10.2f} {self.unit:<3} {limit:<16} {mark:<12} {self.text}"


def run(command: Sequence[str], *, ends: Sequence[int] = (0,)) -> Cost:
    """Run one process to its end, its output thrown away.

    Args:
        command: Its arguments, the program first.
        ends: Exit codes that are no failure.

    Raises:
        RuntimeError: It failed.
    """
    begun = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 a device, no file
        process = os.posix_spawn(
            command[0],
            list(command),
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)],
        )
        _, status, used = os.wait4(process, 0)
    wall_s = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in ends:
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def peak_mib() -> float:
    """Most memory that this process held at once. [MiB]

    What `getrusage` says begins with what the process held that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (told,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(told.split()[1]) / 1024


def best(measures: Sequence[Callable[[], Cost]], *, n_rounds: int = 3) -> list[Cost]:
    """The least wall time and memory of each, measured in turns so that a busy moment hits all."""
    rounds = [[measure() for measure in measures] for _ in range(n_rounds)]
    return [
        Cost(
            min(each.wall_s for each in costs),
            min(each.cpu_s for each in costs),
            min(each.peak_mib for each in costs),
        )
        for costs in zip(*rounds, strict=True)
    ]
