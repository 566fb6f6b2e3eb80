"""What `narrows load`, `traffic`, `losses` and `waits` do. Imported when one runs."""

from datetime import date
from typing import TYPE_CHECKING

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.movement_tables import show_loads, show_losses, show_traffic, show_waits
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console
from narrows.domain.iso8601 import parse_day
from narrows.domain.ports import History
from narrows.services.flow import losing, moving
from narrows.services.flow.asking import history_of
from narrows.services.flow.sharing import shared_waits
from narrows.views import as_json

if TYPE_CHECKING:
    from narrows.cli.movements import PeriodsAsked
    from narrows.cli.options import Asked


def load(periods: "PeriodsAsked", asked: "Asked") -> None:
    """Show load by type."""
    start, end = _days(periods.start, periods.end)
    found = moving.loads(_history(asked), cut=periods.by, start=start, end=end, stream=asked.stream)
    if asked.is_json:
        typer.echo(as_json.text(as_json.loads(found)))
    else:
        show_loads(found, console())


def traffic(periods: "PeriodsAsked", asked: "Asked") -> None:
    """Show arrivals and departures."""
    start, end = _days(periods.start, periods.end)
    found = moving.traffic(
        _history(asked), cut=periods.by, start=start, end=end, stream=asked.stream
    )
    if asked.is_json:
        typer.echo(as_json.text(as_json.traffic(found)))
    else:
        show_traffic(found, console())


def losses(periods: "PeriodsAsked", asked: "Asked") -> None:
    """Show rework and what was discarded."""
    start, end = _days(periods.start, periods.end)
    found = losing.losses(
        _history(asked), cut=periods.by, start=start, end=end, stream=asked.stream
    )
    if asked.is_json:
        typer.echo(as_json.text(as_json.losses(found)))
    else:
        show_losses(found, console())


def waits(first: str | None, last: str | None, *, asked: "Asked") -> None:
    """Show the waits that streams share."""
    start, end = _days(first, last)
    found = shared_waits(_history(asked), start=start, end=end)
    if asked.is_json:
        typer.echo(as_json.text(as_json.shared_waits(found)))
    else:
        show_waits(found, console())


def _days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    return parse_day(start) if start else None, parse_day(end) if end else None


def _history(asked: "Asked") -> History:
    home = open_home(asked.home)
    with shown_progress() as progress:
        return history_of(
            home.stored().plan,
            home.warehouse,
            stream=asked.stream,
            as_of=asked.as_of,
            progress=progress,
        )
