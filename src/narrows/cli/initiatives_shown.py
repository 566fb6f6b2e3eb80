"""Initiatives listed and shown on the command line. Imported when a command runs."""

from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import Home, open_home
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console, line
from narrows.domain.amounts import so_many
from narrows.domain.observed import ProgressState
from narrows.domain.ports import History
from narrows.domain.working_calendar import DAY_HOURS
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.initiatives.flow import InitiativeFlow, names_items
from narrows.services.initiatives.standing import (
    StandingInitiative,
    initiative_standing,
    initiatives,
)
from narrows.services.initiatives.states import InitiativeState
from narrows.services.plan_history import plan_history
from narrows.views import as_json
from narrows.views.initiative_rows import InitiativeRow, InitiativesPage, initiatives_page
from narrows.views.rounding import days, instant, percent


def list_(of: str | None, given_home: Path | None, *, cycle: str | None, is_json: bool) -> None:
    """List the initiatives of an objective, of a cycle, or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if of is not None:
        objective_named(plan, of)
    told = initiatives(plan, home.repository.sayings(), cycle=cycle)
    page = _page(home, [each for each in told if of in {None, each.objective}])
    if is_json:
        typer.echo(as_json.text({"initiatives": page.rows, "hit_rates": page.hit_rates}))
        return
    shown = console()
    for each in page.rows:
        _show(each, shown, zone=plan.zone)
    for rate in page.hit_rates:
        n_told = rate.n_held + rate.n_failed
        of_told = f"{rate.n_held} of {n_told} bets held" if n_told else "no bet was told to hold"
        shown.print(line(f"{rate.owner}: {of_told}, {rate.n_open} open"))
    if not page.rows:
        shown.print("There is no initiative yet.")


def show(key: str, given_home: Path | None, *, is_json: bool) -> None:
    """Show one initiative with its history and its items in process."""
    home = open_home(given_home)
    plan = home.stored().plan
    page = _page(home, [initiative_standing(plan, home.repository.sayings(), key=key)])
    (found,) = page.rows
    if is_json:
        typer.echo(as_json.text({"initiative": found}))
        return
    shown = console()
    _show(found, shown, zone=plan.zone)
    for each in found.history:
        words = f": {each.words}" if each.words else ""
        shown.print(line(f"{each.number:>5}  {instant(each.at, plan.zone)}  {each.act}{words}"))
    for item in found.flow.items if found.flow else ():
        aged = days(item.age_days, item.policy.day_hours)
        age = f", {aged} old" if item.age_days is not None else ""
        shown.print(line(f"       {item.id}  {item.status}{age}  {item.title or ''}"))


def _page(home: Home, found: Sequence[StandingInitiative]) -> InitiativesPage:
    history: History | None = None
    # Opening the warehouse takes longer than all the rest; most bets name no items.
    if any(each.planned and names_items(each.planned) for each in found):
        with shown_progress() as progress:
            history = plan_history(home.stored().plan, home.warehouse, progress=progress)
    return initiatives_page(found, check_ins=home.repository.check_ins(), history=history)


def _show(row: InitiativeRow, shown: Console, *, zone: str) -> None:
    shown.print(line(f"{row.key}: {_standing(row, zone)}"))
    shown.print(line(f"  {row.text}"))
    if row.result is not None:
        words = f": {row.result_words}" if row.result_words else ""
        shown.print(line(f"  {row.result.replace('_', ' ')}{words}"))
    if row.flow is not None and row.flow.state is not ProgressState.NOT_CONFIGURED:
        shown.print(line(f"  {_flow(row.flow)}"))


def _standing(row: InitiativeRow, zone: str) -> str:
    """«running since 2026-10-12 09:00: because …»."""
    if row.state is InitiativeState.LAPSED:
        return "lapsed: it left the plan" if row.planned is None else f"lapsed with {row.cycle}"
    if not row.history:
        return row.state.value
    last = row.history[-1]
    since = f"{row.state} since {instant(last.at, zone)}"
    return f"{since}: {last.words}" if last.words else since


def _flow(flow: InitiativeFlow) -> str:
    """«6 items: 3 in process, the oldest 12 d, 2 done at 31 % efficiency»."""
    unknown = f"; nobody knows {', '.join(flow.unknown_keys)}" if flow.unknown_keys else ""
    if flow.state is ProgressState.NO_DATA:
        return f"no data of its items yet{unknown}"
    oldest = ""
    if flow.load_items:
        oldest = f", the oldest {days(flow.oldest_days, flow.oldest_hours or DAY_HOURS)}"
    done = f", {flow.n_done} done at {percent(flow.efficiency_ratio)} efficiency"
    return f"{so_many(flow.n_items, 'item')}: {flow.load_items} in process{oldest}{done}{unknown}"
