"""What became of observations, for people. Imported when the command runs."""

from rich.console import Console

from narrows.cli.render.tables import line, show_faults
from narrows.domain.plan import Plan
from narrows.services.results.observing import Recorded
from narrows.views.observed import recorded_text
from narrows.views.rounding import instant


def show_recorded(recorded: Recorded, console: Console, *, plan: Plan) -> None:
    """How many were new, corrected or known; of a single one also what it says."""
    if len(recorded.observations) == 1:
        (one,) = recorded.observations
        metric = plan.metric(one.metric)
        unit = metric.unit if metric else ""
        when = instant(one.at, plan.zone)
        console.print(line(f"{one.metric}: {one.value:g} {unit} at {when} ({plan.zone})"))
    console.print(f"Observations: {recorded_text(recorded)}.")
    show_faults(recorded.faults, console, n_faults=len(recorded.faults))
