"""Cycles as the command line shows them. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import add_numbers, add_texts, add_words, console, line, table
from narrows.cli.reviewed import reviewed
from narrows.domain.calendar import day_of
from narrows.services.cycles.naming import cycle_meant
from narrows.services.cycles.states import CycleState
from narrows.services.cycles.stops import cycle_findings
from narrows.views import as_json
from narrows.views.cycles import CyclePage, CycleRow, cycle_page, cycle_rows
from narrows.views.rounding import instant


def list_cycles(given_home: Path | None, *, is_json: bool) -> None:
    """List the cycles."""
    home = open_home(given_home)
    rows = cycle_rows(home.stored().plan, home.repository.sayings(), now=home.now)
    if is_json:
        typer.echo(as_json.text({"cycles": list(rows)}))
        return
    shown = table("")
    add_words(shown, "cycle", "from", "to before", "state")
    add_numbers(shown, "objectives")
    add_texts(shown, "where it is")
    for row in rows:
        days = (str(row.start), str(row.end))
        shown.add_row(line(row.id), *days, row.state, str(row.n_objectives), row.words)
    if rows:
        console().print(shown)
    else:
        console().print("There is no cycle yet; write one under `cycles` in the plan.")


def show(id_: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """Show a cycle and what publishing it asks."""
    home = open_home(given_home)
    plan = home.stored().plan
    cycle_meant(plan, id_, today=day_of(home.now, plan.zone))
    review = reviewed(home)
    found = cycle_meant(review.plan, id_, today=day_of(home.now, plan.zone))
    told = home.repository.sayings()
    page = cycle_page(
        found,
        review,
        findings=cycle_findings(review.plan, review.facts, cycle=found, sayings=told),
        sayings=told,
        now=home.now,
    )
    if is_json:
        typer.echo(as_json.text({"cycle": page}))
    else:
        _show(page, zone=plan.zone)


def _show(page: CyclePage, *, zone: str) -> None:
    shown = console()
    shown.print(line(f"{page.cycle.id}: {_stands(page.cycle, zone)}; {page.cycle.words}."))
    shown.print(line(f"Objectives: {', '.join(page.objectives) or 'none yet'}."))
    for each in page.stops:
        shown.print(line(f"stop  {each.key}: {each.finding.text}"))
        waits = "published all the same: " if each.reason else "needs a written reason"
        shown.print(line(f"      {waits}{each.reason or ''}"))
    if not page.stops:
        shown.print("No finding says «stop».")
    if page.n_other:
        shown.print(f"{page.n_other} other findings; `narrows lint` tells them.")


def _stands(row: CycleRow, zone: str) -> str:
    if row.turned_at is None:
        return f"{CycleState.DRAFT}, not published yet"
    return f"{row.state} since {instant(row.turned_at, zone)}"
