"""What the reading commands do: ask a service and show its answer. Imported when one runs."""

import typer

from narrows.cli.history_asked import asked_history, show_taking_nothing
from narrows.cli.options import Asked
from narrows.cli.render import explain_hint
from narrows.cli.render.bottleneck_table import show_bottlenecks
from narrows.cli.render.explain_hint import show_hint
from narrows.cli.render.flow_tables import show_flow, show_items, show_statuses
from narrows.cli.render.tables import console, show_faults
from narrows.domain.calendar import Cut
from narrows.domain.iso8601 import parse_day
from narrows.domain.ports import History
from narrows.services.flow import listing, status_flows
from narrows.services.flow.counting import counted
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure
from narrows.services.flow.spans import spans_of
from narrows.views import as_json
from narrows.views.flow_periods import flow_periods

OF_METRICS = (
    "; done: flow_velocity, efficiency: flow_efficiency, load: flow_load, mix: flow_distribution "
    "--type feature"
)
"""What else is said of the numbers of `narrows flow`."""


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
        show_hint(console(), explain_hint.of_flow(measured), more=OF_METRICS, as_of=known.as_of)


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
        show_hint(console(), explain_hint.of_statuses(found), as_of=known.as_of)


def bottleneck(asked: Asked) -> None:
    """Name the narrows."""
    known = asked_history(asked)
    found = locate(known.history, stream=asked.stream)
    if asked.is_json:
        how = counted(known.history, known.versions, stream=asked.stream)
        typer.echo(as_json.text(as_json.bottlenecks(found, how)))
    else:
        show_bottlenecks(found, console(), versions=known.versions)
        show_hint(console(), explain_hint.of_bottleneck(found), as_of=known.as_of)


def _show_doubts(history: History, stream: str | None) -> None:
    """Statuses that no workflow knows, and types that are not mapped, of the streams asked for."""
    asked = {span.stream and span.stream.id for span in spans_of(history, stream)}
    doubts = [each for each in history.faults() if each.stream in asked]
    show_faults(doubts, console(), n_faults=len(doubts))
