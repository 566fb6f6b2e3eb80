"""What `narrows sync` does. Imported when it runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from narrows.bootstrap import Home, now, open_home
from narrows.bootstrap.syncing import work_of
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.sync_table import show_sync
from narrows.cli.render.tables import console
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Progress
from narrows.services.results.week_ends import keep_week_ends
from narrows.services.sources import syncing
from narrows.services.sources.choosing import chosen, refuse_unless_files
from narrows.views import as_json
from narrows.worker.clockwork import Clockwork
from narrows.worker.commanded import sync_now
from narrows.worker.holders import this_process


@dataclass(frozen=True, slots=True)
class How:
    """How sources are synced.

    Attributes:
        is_trusting: Whether a tool that shows much less than before is believed.
        is_anew: Whether files stand for all that they told before.
    """

    is_trusting: bool = False
    is_anew: bool = False


def sync(ids: Sequence[str], given_home: Path | None, *, how: How, is_json: bool) -> bool:
    """Sync a home's sources and say how it ended; whether every one could be read."""
    home = open_home(given_home)
    sources = chosen(home.stored().plan.sources, ids)
    if how.is_anew:
        refuse_unless_files(sources, ids, connectors=home.ways().connectors)
    with shown_progress() as progress:
        synced = [sync_one(home, each.id, progress=progress, how=how) for each in sources]
        plan = home.stored().plan
        keep_week_ends(
            home.repository, plan, warehouse=home.warehouse, now=home.now, progress=progress
        )
    if is_json:
        typer.echo(as_json.text(as_json.sources(synced)))
    else:
        show_sync(synced, console())
    return not any(each.incomplete for each in synced)


def sync_one(
    home: Home, source: str, *, progress: Progress, how: How | None = None
) -> syncing.SyncedSource:
    """Sync a source through its lease; a server that syncs it is waited for."""
    asked = how or How()
    work = work_of(
        home, keeps_weeks=False, trusts_census=asked.is_trusting, reads_anew=asked.is_anew
    )
    try:
        return sync_now(
            home.repository,
            source,
            work=work,
            holder=this_process(),
            clock=Clockwork(now),
            progress=progress,
        )
    except NarrowsError as refusal:
        if refusal.slug != "sync-under-way":
            raise
        held = home.warehouse.sources().get(source)
        return syncing.SyncedSource(source, home.stored().plan.zone, held, refusal.message)
