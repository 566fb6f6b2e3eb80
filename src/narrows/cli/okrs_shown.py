"""What `narrows okrs` does: review the home and show it. Imported when it runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.objectives_report import show_objectives
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console
from narrows.services.lint.said_facts import said_in
from narrows.services.plan_history import plan_history
from narrows.services.reviewing import review
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
    with shown_progress() as progress:
        reviewed = review(
            stored,
            plan_history(stored.plan, home.warehouse, progress=progress),
            held=home.warehouse.sources(),
            observations=home.repository.observations(),
            now=home.now,
            said=said_in(home.repository),
        )
    told = ToldOfObjectives(
        home.repository.check_ins(),
        home.repository.snapshots(),
        ToldAbout(home.repository.sayings()),
    )
    page = objectives(reviewed, told, now=home.now, cycle=cycle)
    if is_json:
        typer.echo(as_json.text(objectives_json(page, reviewed)))
    else:
        show_objectives(page, console(), zone=stored.plan.zone)
