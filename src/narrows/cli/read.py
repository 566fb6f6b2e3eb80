"""What the reading commands do: ask a service and show its answer. Imported when one runs."""

from collections.abc import Sequence
from pathlib import Path

import typer

from narrows.bootstrap import Home, now, open_home
from narrows.bootstrap.syncing import work_of
from narrows.cli.history_asked import asked_history, show_taking_nothing
from narrows.cli.options import Asked
from narrows.cli.render import explain_hint
from narrows.cli.render.bottleneck_table import show_bottlenecks
from narrows.cli.render.explain_hint import show_hint
from narrows.cli.render.flow_tables import show_flow, show_items, show_statuses
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.sync_table import show_sync
from narrows.cli.render.tables import console, show_faults
from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.iso8601 import parse_day
from narrows.domain.ports import History, Progress
from narrows.services.flow import listing, status_flows
from narrows.services.flow.counting import counted
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure
from narrows.services.flow.spans import spans_of
from narrows.services.results.week_ends import keep_week_ends
from narrows.services.sources import syncing
from narrows.views import as_json
from narrows.views.flow_periods import flow_periods
from narrows.worker.clockwork import Clockwork
from narrows.worker.commanded import sync_now
from narrows.worker.holders import this_process

OF_METRICS = (
    "; done: flow_velocity, efficiency: flow_efficiency, load: flow_load, mix: flow_distribution "
    "--type feature"
)
"""What else is said of the numbers of `narrows flow`."""


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
            holder=this_process(),
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
    known = asked_history(asked)
    found = listing.items(known.history, stream=asked.stream)
    if asked.is_json:
        how = counted(known.history, known.versions, stream=asked.stream)
        typer.echo(as_json.text(as_json.items(found, how)))
    else:
        show_items(found, console(), versions=known.versions)


def flow(asked: Asked, *, start: str | None, end: str | None, cut: Cut) -> None:
    """Measure the streams."""
    known = asked_history(asked)
    since, until = (parse_day(each) if each else None for each in (start, end))
    measured = measure(known.history, cut=cut, start=since, end=until, stream=asked.stream)
    if asked.is_json:
        how = counted(
            known.history, known.versions, cut=cut, start=since, end=until, stream=asked.stream
        )
        typer.echo(as_json.text(as_json.measurements(measured, how)))
    else:
        show_flow(flow_periods(measured), console(), versions=known.versions)
        _show_doubts(known.history, asked.stream)
        show_taking_nothing(known.history, asked.stream)
        show_hint(console(), explain_hint.of_flow(measured), more=OF_METRICS)


def statuses(asked: Asked) -> None:
    """Show the statuses."""
    known = asked_history(asked)
    found = status_flows.statuses(known.history, stream=asked.stream)
    if asked.is_json:
        how = counted(known.history, known.versions, stream=asked.stream)
        typer.echo(as_json.text(as_json.statuses(found, how)))
    else:
        show_statuses(found, console(), versions=known.versions)
        _show_doubts(known.history, asked.stream)
        show_taking_nothing(known.history, asked.stream)
        show_hint(console(), explain_hint.of_statuses(found))


def bottleneck(asked: Asked) -> None:
    """Name the narrows."""
    known = asked_history(asked)
    found = locate(known.history, stream=asked.stream)
    if asked.is_json:
        how = counted(known.history, known.versions, stream=asked.stream)
        typer.echo(as_json.text(as_json.bottlenecks(found, how)))
    else:
        show_bottlenecks(found, console(), versions=known.versions)
        show_hint(console(), explain_hint.of_bottleneck(found))


def _show_doubts(history: History, stream: str | None) -> None:
    """Statuses that no workflow knows, and types that are not mapped, of the streams asked for."""
    asked = {span.stream and span.stream.id for span in spans_of(history, stream)}
    doubts = [each for each in history.faults() if each.stream in asked]
    show_faults(doubts, console(), n_faults=len(doubts))
