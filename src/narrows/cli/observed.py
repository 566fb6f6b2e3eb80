"""What `narrows observe` does: ask a service and show its answer. Imported when it runs."""

from pathlib import Path

import typer

from narrows.bootstrap import Home, open_home
from narrows.cli.render.observed_report import show_recorded
from narrows.cli.render.tables import console
from narrows.domain.calendar import day_of
from narrows.services.quality.restating_results import restate_results
from narrows.services.results.observed_file import read_observations
from narrows.services.results.observing import Recorded, Told, observation_of, record
from narrows.services.results.snapshotting import keep_snapshots
from narrows.views import as_json
from narrows.views.observed import recorded_json


def observe(told: tuple[str, str, str | None], given_home: Path | None, *, is_json: bool) -> None:
    """Record one value."""
    home = open_home(given_home)
    plan = home.stored().plan
    metric, value, at = told
    moment = at or day_of(home.now, plan.zone).isoformat()
    one = observation_of(Told(metric, value, moment), plan, now=home.now)
    _show(home, record(home.repository, [one]), is_json=is_json)


def observe_file(file: Path, given_home: Path | None, *, is_json: bool) -> None:
    """Record a file of values."""
    home = open_home(given_home)
    found, faults = read_observations(
        home.world.reader, str(file), plan=home.stored().plan, now=home.now
    )
    _show(home, record(home.repository, found, faults=faults), is_json=is_json)


def _show(home: Home, recorded: Recorded, *, is_json: bool) -> None:
    plan = home.stored().plan
    # Without the history: what was observed says nothing new of flow.
    keep_snapshots(home.repository, plan, history=None, now=home.now)
    restate_results(home.repository, plan, history=None, now=home.now)
    if is_json:
        typer.echo(as_json.text(recorded_json(recorded)))
    else:
        show_recorded(recorded, console(), plan=plan)
