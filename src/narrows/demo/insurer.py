"""The insurer of source 000: three streams, two cycles of history, and the bet that widened one.

In the policy stream an item keeps its verification slot while it waits for business input, so
Verifying is the narrows of the first cycle although little work is done there. From the second
cycle on business people sit with the stream: the wait falls, verification runs empty, flow time
falls by about 70 %, and the narrows moves upstream to In progress. The platform stream begins to
pay back its debt at the same time. Today lies in the last week of the second cycle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from narrows.demo import titles
from narrows.demo.line import Line, Move
from narrows.demo.lines import (
    CHANGES_WEEK,
    CLAIMS,
    CYCLE_WEEKS,
    OPERATIONS,
    PLATFORM,
    POLICY,
    WARM_UP_WEEKS,
)
from narrows.demo.office import CALENDAR_DAY_HOURS, CALENDAR_WEEK_HOURS, instant
from narrows.demo.simulation import simulate

ZONE = ZoneInfo("Europe/London")
TYPES = ("Story", "Bug", "Security", "Refactoring", "")
"""The tool's words; the last is an item that nobody gave a type."""

USUAL_MIX = (0.58, 0.24, 0.07, 0.09, 0.02)
PLATFORM_MIX = (0.33, 0.16, 0.07, 0.42, 0.02)
"""Chances of the types; what the platform is asked for once it pays back its debt."""

POLICY_HEADER = ("key", "status", "moved_at", "type", "title")
WORK_HEADER = (*POLICY_HEADER, "project")


@dataclass(frozen=True, slots=True)
class Insurer:
    """The insurer's history, ready to be written.

    Attributes:
        policy_rows: Rows under `POLICY_HEADER`, in the order of time.
        work_rows: Rows under `WORK_HEADER`, in the order of time.
        starts: First day of the first and of the second cycle; both are Mondays.
        ends: First day after the second cycle.
    """

    policy_rows: tuple[tuple[str, ...], ...]
    work_rows: tuple[tuple[str, ...], ...]
    starts: tuple[date, date]
    ends: date


def insurer(today: date, rng: np.random.Generator) -> Insurer:
    """Simulate the insurer until yesterday evening.

    Args:
        today: First day, in London, of which nothing is told.
        rng: The only source of chance: the same generator and day give the same rows.
    """
    second = today - timedelta(days=today.weekday(), weeks=CYCLE_WEEKS - 1)
    first = second - timedelta(weeks=CYCLE_WEEKS)
    monday = first - timedelta(weeks=WARM_UP_WEEKS)
    policy, claims, platform, operations = rng.spawn(4)

    def told(
        line: Line, project: str, *, words: titles.Words, rng: np.random.Generator
    ) -> list[tuple[str, ...]]:
        until_hours = (today - monday).days * CALENDAR_DAY_HOURS
        moves = simulate(line, until_hours=until_hours, rng=rng)
        return _rows(moves, project=project, words=words, monday=monday, rng=rng)

    work = (
        told(CLAIMS, "CLM", words=titles.CLAIMS, rng=claims)
        + told(PLATFORM, "PLAT", words=titles.PLATFORM, rng=platform)
        + told(OPERATIONS, "OPS", words=titles.PLATFORM, rng=operations)
    )
    return Insurer(
        policy_rows=tuple(row[:-1] for row in told(POLICY, "POL", words=titles.POLICY, rng=policy)),
        work_rows=tuple(sorted(work, key=lambda row: row[2])),
        starts=(first, second),
        ends=second + timedelta(weeks=CYCLE_WEEKS),
    )


def _rows(
    moves: Sequence[Move],
    *,
    project: str,
    words: titles.Words,
    monday: date,
    rng: np.random.Generator,
) -> list[tuple[str, ...]]:
    """Rows under `WORK_HEADER`: what a tool would export of these moves."""
    # Dice of their own: a day more of moves leaves what is known of the items before as it was.
    of_kinds, of_titles = rng.spawn(2)
    kinds = _kinds(moves, project=project, rng=of_kinds)
    names = [titles.title(words, kind, rng=of_titles) for kind in kinds]
    rows: list[tuple[str, ...]] = []
    for move in moves:
        moved_at = instant(monday, move.at_hours, zone=ZONE).astimezone(UTC)
        rows.append(
            (
                f"{project}-{move.item + 1}",
                move.status,
                moved_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                kinds[move.item],
                names[move.item],
                project,
            )
        )
    return rows


def _kinds(moves: Sequence[Move], *, project: str, rng: np.random.Generator) -> list[str]:
    """The tool's word for the type of each item, by when it was asked for."""
    asked_at: dict[int, float] = {}
    for move in moves:
        asked_at.setdefault(move.item, move.at_hours)
    dice = rng.random(len(asked_at))
    changes = CHANGES_WEEK * CALENDAR_WEEK_HOURS
    kinds = []
    for item, die in enumerate(dice):
        pays_back = project == "PLAT" and asked_at[item] >= changes
        mix = PLATFORM_MIX if pays_back else USUAL_MIX
        kinds.append(TYPES[int(np.searchsorted(np.cumsum(mix)[:-1], die, side="right"))])
    return kinds
