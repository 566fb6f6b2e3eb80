"""What `narrows okrs` does: review the home and show it. Imported when it runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.objectives_report import show_objectives
from narrows.cli.render.tables import console
from narrows.cli.reviewed import reviewed
from narrows.views import as_json
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import chosen_cycle, objectives
from narrows.views.objectives_json import objectives_json
from narrows.views.told_about import ToldAbout


def okrs(cycle: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """Review a home's plan and show its objectives."""
    home = open_home(given_home)
    stored = home.stored()
    # Before anything is measured: a cycle that is not there is refused at once.
    chosen_cycle(stored.plan, cycle, now=home.now)
    measured = reviewed(home)
    told = ToldOfObjectives(
        home.repository.check_ins(),
        home.repository.snapshots(),
        ToldAbout(home.repository.sayings()),
    )
    page = objectives(measured, told, now=home.now, cycle=cycle)
    if is_json:
        typer.echo(as_json.text(objectives_json(page, measured)))
    else:
        show_objectives(page, console(), zone=stored.plan.zone)
