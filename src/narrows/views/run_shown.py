"""One sync of one source, as pages and programs are told of it."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.syncs import Asker, SyncRun
from narrows.views.estimates import left_seconds


@dataclass(frozen=True, slots=True)
class RunShown:
    """One sync.

    Attributes:
        number: From 1.
        asked_by: What asked for it: schedule, command or call.
        begun_at: [UTC]
        ended_at: `None` where it goes on. [UTC or None]
        seconds: How long it took. [s or None]
        doing: What it does now.
        done_ratio: How far that is. [ratio or None]
        complete_until: [UTC or None]
        incomplete: Why it is not complete.
        n_new: Changes that were new.
        n_faults: Rows in doubt.
        left_seconds: How long it takes on, where that can be told. [s or None]
    """

    number: int
    asked_by: Asker
    begun_at: datetime
    ended_at: datetime | None
    seconds: float | None
    doing: str | None
    done_ratio: float | None
    complete_until: datetime | None
    incomplete: str | None
    n_new: int
    n_faults: int
    left_seconds: float | None = None


def run_shown(of: SyncRun, *, is_going_on: bool, now: datetime) -> RunShown:
    """A run; one whose process died and that nobody took over yet goes on no more."""
    end = of.end
    died = None if end or is_going_on else "Its process ended before it did."
    return RunShown(
        number=of.number,
        asked_by=of.asked_by,
        begun_at=of.begun_at,
        ended_at=of.ended_at,
        seconds=(of.ended_at - of.begun_at).total_seconds() if of.ended_at else None,
        doing=of.doing,
        done_ratio=of.done_ratio,
        complete_until=end.complete_until if end else None,
        incomplete=end.incomplete if end else died,
        n_new=end.n_new if end else 0,
        n_faults=end.n_faults if end else 0,
        left_seconds=left_seconds((now - of.begun_at).total_seconds(), of.done_ratio)
        if is_going_on
        else None,
    )
