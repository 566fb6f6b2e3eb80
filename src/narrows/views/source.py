"""Is this source complete? Its last syncs, its faults, and the statuses that nobody has mapped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.syncs import SyncRun
from narrows.domain.work import Fault
from narrows.services.plan.metric_checks import choice
from narrows.services.sources.standing import SourceStanding, Unmapped
from narrows.views.run_shown import RunShown, run_shown
from narrows.views.source_row import SourceRow, source_row

SHOWN_RUNS = 20
SHOWN_FAULTS = 100


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source.

    Attributes:
        source: How it stands.
        runs: The last ones, the latest first.
        faults: Of the last sync, the first of them.
        zone: IANA zone that instants are shown in.
        now: [UTC]
    """

    source: SourceRow
    runs: tuple[RunShown, ...]
    faults: tuple[Fault, ...]
    zone: str
    now: datetime


def source_page(
    of: SourceStanding, runs: Sequence[SyncRun], *, unmapped: Unmapped, zone: str, now: datetime
) -> SourcePage:
    """One source, as it stands now, with the last of its runs."""
    shown = runs_shown(of, runs[:SHOWN_RUNS], now=now)
    faults = of.held.faults[:SHOWN_FAULTS] if of.held else ()
    row = source_row(of, now=now, unmapped=unmapped.get(of.source.id, ()))
    return SourcePage(row, shown, tuple(faults), zone, now)


def runs_shown(
    of: SourceStanding, runs: Sequence[SyncRun], *, now: datetime
) -> tuple[RunShown, ...]:
    """Runs of a source, the latest first."""
    going_on = of.job.fence if of.job and of.job.is_held(now) else None
    return tuple(run_shown(each, is_going_on=each.number == going_on, now=now) for each in runs)


def standing_named(all_: Sequence[SourceStanding], id_: str) -> SourceStanding:
    """The source of an id.

    Raises:
        NarrowsError: `source-unknown`.
    """
    for each in all_:
        if each.source.id == id_:
            return each
    known = [each.source.id for each in all_]
    said = choice(id_, known) if known else "there is none yet"
    raise NarrowsError("source-unknown", f"There is no source «{id_}»; {said}.")
