"""The weekly check-ins of the demonstration: who says what of which objective, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from narrows.demo import told_by_claims, told_by_leaders, told_by_platform, told_by_policy
from narrows.demo.insurer import ZONE
from narrows.demo.told import Told


@dataclass(frozen=True, slots=True)
class Script:
    """All that is said of one objective.

    Attributes:
        objective: Its id in the plan.
        cycle: 0 is the first, 1 the second.
        at_minutes: When people meet on Mondays. [minutes since midnight]
        told: In the order of the weeks.
    """

    objective: str
    cycle: int
    at_minutes: int
    told: Sequence[Told]


SCRIPTS = (
    Script("first-to-answer", 0, 16 * 60 + 10, told_by_leaders.FIRST),
    Script("ready-when-asked", 0, 9 * 60 + 35, told_by_policy.FIRST),
    Script("told-once", 0, 10 * 60 + 20, told_by_claims.FIRST),
    Script("help-yourself", 0, 11 * 60 + 5, told_by_platform.FIRST),
    Script("nobody-waits", 1, 15 * 60 + 40, told_by_leaders.SECOND),
    Script("covered-on-the-way-home", 1, 9 * 60 + 25, told_by_policy.SECOND),
    Script("one-conversation", 1, 10 * 60 + 15, told_by_claims.SECOND),
    Script("growth-pays-its-rent", 1, 10 * 60 + 50, told_by_platform.SECOND),
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One check-in to be made.

    Attributes:
        monday: Its day.
        at: Its moment, local.
        objective: Id.
        number: Counted from 1 in each objective.
        told: What is said.
    """

    monday: date
    at: datetime
    objective: str
    number: int
    told: Told


def meetings(starts: tuple[date, date], today: date) -> Iterator[Meeting]:
    """All check-ins before a day, in the order of time.

    Args:
        starts: First day of the first and of the second cycle.
        today: First day of which nothing is told.
    """
    found = [
        _meeting(script, number, start=starts[script.cycle])
        for script in SCRIPTS
        for number in range(1, 1 + len(script.told))
    ]
    yield from sorted((each for each in found if each.monday < today), key=lambda each: each.at)


def _meeting(script: Script, number: int, *, start: date) -> Meeting:
    told = script.told[number - 1]
    monday = start + timedelta(weeks=told.week)
    midnight = datetime(monday.year, monday.month, monday.day, tzinfo=ZONE)
    at = midnight + timedelta(minutes=script.at_minutes)
    return Meeting(monday, at, script.objective, number, told)
