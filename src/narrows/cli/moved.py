"""What `narrows load`, `traffic`, `losses` and `waits` do. Imported when one runs."""

from datetime import date
from typing import TYPE_CHECKING

import typer

from narrows.cli.history_asked import asked_history
from narrows.cli.render import explain_hint
from narrows.cli.render.explain_hint import show_hint
from narrows.cli.render.movement_tables import show_loads, show_losses, show_traffic, show_waits
from narrows.cli.render.tables import console
from narrows.domain.calendar import Cut
from narrows.domain.iso8601 import parse_day
from narrows.domain.measure import Period
from narrows.services.flow import losing, moving
from narrows.services.flow.counting import counted
from narrows.services.flow.sharing import shared_waits
from narrows.views import as_json

if TYPE_CHECKING:
    from narrows.cli.movements import PeriodsAsked
    from narrows.cli.options import Asked


def load(periods: "PeriodsAsked", asked: "Asked") -> None:
    """Show load by type."""
    known, (start, end) = asked_history(asked), _days(periods.start, periods.end)
    found = moving.loads(known.history, cut=periods.by, start=start, end=end, stream=asked.stream)
    if asked.is_json:
        how = counted(
            known.history, known.versions, cut=periods.by, start=start, end=end, stream=asked.stream
        )
        typer.echo(as_json.text(as_json.loads(found, how)))
    else:
        show_loads(found, console(), versions=known.versions)
        show_hint(console(), explain_hint.of_loads(found), as_of=known.as_of)


def traffic(periods: "PeriodsAsked", asked: "Asked") -> None:
    """Show arrivals and departures."""
    known, (start, end) = asked_history(asked), _days(periods.start, periods.end)
    found = moving.traffic(known.history, cut=periods.by, start=start, end=end, stream=asked.stream)
    if asked.is_json:
        how = counted(
            known.history, known.versions, cut=periods.by, start=start, end=end, stream=asked.stream
        )
        typer.echo(as_json.text(as_json.traffic(found, how)))
    else:
        show_traffic(found, console(), versions=known.versions)
        show_hint(console(), explain_hint.of_traffic(found), as_of=known.as_of)


def losses(periods: "PeriodsAsked", asked: "Asked") -> None:
    """Show rework and what was discarded."""
    known, (start, end) = asked_history(asked), _days(periods.start, periods.end)
    found = losing.losses(known.history, cut=periods.by, start=start, end=end, stream=asked.stream)
    if asked.is_json:
        how = counted(
            known.history, known.versions, cut=periods.by, start=start, end=end, stream=asked.stream
        )
        typer.echo(as_json.text(as_json.losses(found, how)))
    else:
        show_losses(found, console(), versions=known.versions)
        show_hint(console(), explain_hint.of_losses(found), as_of=known.as_of)


def waits(first: str | None, last: str | None, *, asked: "Asked") -> None:
    """Show the waits that streams share."""
    known, (start, end) = asked_history(asked), _days(first, last)
    found = shared_waits(known.history, start=start, end=end)
    if asked.is_json:
        how = counted(known.history, known.versions, cut=Cut.WEEK, start=start, end=end)
        typer.echo(as_json.text(as_json.shared_waits(found, how)))
    else:
        show_waits(found, console())
        given = Period(start, end) if start and end else None
        show_hint(console(), explain_hint.of_waits(found, given), as_of=known.as_of)


def _days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    return parse_day(start) if start else None, parse_day(end) if end else None
