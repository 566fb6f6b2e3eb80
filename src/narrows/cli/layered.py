"""Layers on the command line: shown, and drafts taken or dropped. Imported when a command runs."""

from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import Home, open_home
from narrows.cli.layers import Taken
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import console, line
from narrows.cli.reviewed import reviewed
from narrows.cli.saying import end, remark_of
from narrows.cli.talk import Speaking
from narrows.domain.calendar import day_of
from narrows.domain.sayings import Saying
from narrows.services.cycles.naming import cycle_meant
from narrows.services.initiatives.flow import InitiativeFlow
from narrows.services.layers import taking
from narrows.services.layers.drafting import Draft, DraftState, drafts
from narrows.services.layers.taken import Taking
from narrows.services.layers.told_apart import Canal, OwnersLayer, layers
from narrows.services.plan_history import plan_history
from narrows.views import as_json
from narrows.views.rounding import days, percent

DOES = {Canal.WIDEN: "widens its canal", Canal.BUILD: "builds a canal"}


def show(given_home: Path | None, *, cycle: str | None, is_json: bool) -> None:
    """Show who plans what in a cycle, and what is drafted for leaders."""
    home = open_home(given_home)
    chosen = _cycle(home, cycle)
    plan = home.stored().plan
    with shown_progress() as progress:
        history = plan_history(plan, home.warehouse, progress=progress)
    planned = layers(plan, cycle=chosen, sayings=home.repository.sayings(), history=history)
    found = _drafts(home, chosen)
    if is_json:
        typer.echo(as_json.text({"cycle": chosen, "layers": planned, "drafts": found}))
        return
    shown = console()
    for layer in planned:
        _show_layer(layer, shown)
    for draft in found:
        _show_draft(draft, shown)


def take(status: str, taken: Taken, *, speaking: Speaking) -> None:
    """Take a draft as an objective of the organisation."""
    home = open_home(speaking.home)
    cycle = _cycle(home, taken.cycle)
    asked = Taking(
        status, cycle, taken.target, taken.id, taken.text, taken.why, waypoint=taken.waypoint
    )
    remark = remark_of(taken.message, speaking)
    found = _drafts(home, cycle)
    _end(taking.take(home.room(), asked, found=found, remark=remark), speaking)


def drop(status: str, words: str, *, cycle: str | None, speaking: Speaking) -> None:
    """Drop a draft for a cycle."""
    home = open_home(speaking.home)
    chosen = _cycle(home, cycle)
    remark = remark_of(words, speaking)
    found = _drafts(home, chosen)
    _end(taking.drop(home.room(), status, cycle=chosen, found=found, remark=remark), speaking)


def _cycle(home: Home, given: str | None) -> str:
    plan = home.stored().plan
    return cycle_meant(plan, given, today=day_of(home.now, plan.zone)).id


def _drafts(home: Home, cycle: str) -> Sequence[Draft]:
    return drafts(reviewed(home), home.repository.sayings(), cycle=cycle)


def _show_layer(layer: OwnersLayer, shown: Console) -> None:
    shown.print(line(f"{layer.name} {DOES[layer.canal]}"), style="bold")
    for objective in layer.objectives:
        shown.print(line(f"  {objective.text} ({objective.id})"))
        for each in objective.initiatives:
            widens = f", at «{each.status}»" if each.status else ""
            shown.print(line(f"    {each.text}{widens}"))
    if not layer.objectives:
        shown.print("  no objective in this cycle")
    if layer.roadmap:
        shown.print(line(f"  roadmap, beside all this and never graded: {layer.roadmap}"))
    if layer.roadmap_items is not None:
        _show_roadmap(layer.roadmap_items, shown)


def _show_roadmap(found: InitiativeFlow, shown: Console) -> None:
    """What is in process by name, all else as a number."""
    if not found.n_items:
        shown.print("    no item that is known; see `narrows items`")
        return
    n_open = found.n_items - found.n_done - found.load_items
    shown.print(
        line(f"    {found.load_items} in process, {found.n_done} done, {n_open} not begun or ended")
    )
    for each in found.items[: found.load_items]:
        shown.print(line(f"    {each.id} in «{each.status}»  {each.title or ''}".rstrip()))
    if found.unknown_keys:
        shown.print(line(f"    not known: {', '.join(found.unknown_keys)}"))


def _show_draft(draft: Draft, shown: Console) -> None:
    state = f"dropped: {draft.words}" if draft.state is DraftState.DROPPED else "take it or drop it"
    shown.print(line(f"Drafted for leaders: {draft.text} ({state})"), style="bold")
    for each in draft.streams:
        waited = days(each.wait_days, each.day_hours)
        waits = f", {waited} an item" if each.wait_days is not None else ""
        part = f"{percent(each.share_ratio)} of its flow time"
        shown.print(line(f"  {each.name} in «{each.status}»: {part}{waits}"))


def _end(saved: Saying, speaking: Speaking) -> None:
    objective = saved.detail("objective")
    made = f" as objective {objective}" if objective else ""
    deed = f"{saved.behalf}: {saved.act.value}{made} in cycle {saved.detail('cycle')}"
    end(saved, speaking, deed=deed)
