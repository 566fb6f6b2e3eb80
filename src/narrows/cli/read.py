"""What the reading commands do: ask a service and show its answer. Imported when one runs."""

from collections.abc import Sequence
from pathlib import Path

import typer

from narrows.bootstrap import Home, now, open_home
from narrows.bootstrap.syncing import holder, work_of
from narrows.cli.options import Asked
from narrows.cli.render.bottleneck_table import show_bottlenecks
from narrows.cli.render.flow_tables import show_flow, show_items, show_statuses
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.sync_table import show_sync
from narrows.cli.render.tables import console, show_faults
from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.iso8601 import parse_day
from narrows.domain.ports import History, Progress
from narrows.services.flow import listing, status_flows
from narrows.services.flow.asking import history_of
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure
from narrows.services.results.week_ends import keep_week_ends
from narrows.services.sources import syncing
from narrows.views import as_json
from narrows.views.flow_periods import flow_periods
from narrows.worker.clockwork import Clockwork
from narrows.worker.commanded import sync_now


def sync(ids: Sequence[str], given_home: Path | None, *, is_trusting: bool, is_json: bool) -> bool:
    """Sync a home's sources and say how it ended; whether every one could be read."""
    home = open_home(given_home)
    sources = syncing.chosen(home.stored().plan.sources, ids)
    with shown_progress() as progress:
        synced = [
            sync_one(home, each.id, progress=progress, is_trusting=is_trusting) for each in sources
        ]
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
    home: Home, source: str, *, progress: Progress, is_trusting: bool = False
) -> syncing.SyncedSource:
    """Sync a source through its lease; a server that syncs it is waited for."""
    work = work_of(home, keeps_weeks=False, trusts_census=is_trusting)
    try:
        return sync_now(
            home.repository,
            source,
            work=work,
            holder=holder(),
            clock=Clockwork(now),
            progress=progress,
        )
    except NarrowsError as refusal:
        if refusal.slug != "sync-under-way":
            raise
        held = home.warehouse.sources().get(source)
        return syncing.SyncedSource(source, home.stored().plan.zone, held, refusal.message)


def items(asked: Asked) -> None:
    """List the items."""
    found = listing.items(_history(asked), stream=asked.stream)
    if asked.is_json:
        typer.echo(as_json.text(as_json.items(found)))
    else:
        show_items(found, console())


def flow(asked: Asked, *, start: str | None, end: str | None, cut: Cut) -> None:
    """Measure the streams."""
    history = _history(asked)
    measured = measure(
        history,
        cut=cut,
        start=parse_day(start) if start else None,
        end=parse_day(end) if end else None,
        stream=asked.stream,
    )
    if asked.is_json:
        typer.echo(as_json.text(as_json.measurements(measured)))
    else:
        show_flow(flow_periods(measured), console())
        _show_doubts(history)


def statuses(asked: Asked) -> None:
    """Show the statuses."""
    history = _history(asked)
    found = status_flows.statuses(history, stream=asked.stream)
    if asked.is_json:
        typer.echo(as_json.text(as_json.statuses(found)))
    else:
        show_statuses(found, console())
        _show_doubts(history)


def bottleneck(asked: Asked) -> None:
    """Name the narrows."""
    found = locate(_history(asked), stream=asked.stream)
    if asked.is_json:
        typer.echo(as_json.text(as_json.bottlenecks(found)))
    else:
        show_bottlenecks(found, console())


def _history(asked: Asked) -> History:
    home = open_home(asked.home)
    plan = home.stored().plan
    with shown_progress() as progress:
        return history_of(
            plan, home.warehouse, stream=asked.stream, as_of=asked.as_of, progress=progress
        )


def _show_doubts(history: History) -> None:
    """Statuses that no workflow knows, and types that are not mapped."""
    doubts = history.faults()
    show_faults(doubts, console(), n_faults=len(doubts))
