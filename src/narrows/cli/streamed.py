"""What streams tell each other, on the command line. Imported when a command runs."""

from pathlib import Path

import typer
from rich.console import Console

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.stream import Offered
from narrows.cli.talk import Speaking
from narrows.services.ripples.publishing_api import Offering, publish_api
from narrows.services.ripples.stream_api import StreamApi, stream_apis
from narrows.views import as_json
from narrows.views.objectives import chosen_cycle
from narrows.views.rounding import instant


def show(id_: str | None, given_home: Path | None, *, cycle: str | None, is_json: bool) -> None:
    """Show what one stream or all of them offer and need."""
    home = open_home(given_home)
    plan = home.stored().plan
    chosen = chosen_cycle(plan, cycle, now=home.now)
    found = stream_apis(
        plan, home.repository.sayings(), cycle=chosen.id if chosen else "", stream=id_
    )
    if is_json:
        typer.echo(as_json.text({"cycle": chosen, "streams": found}))
        return
    shown = console()
    for each in found:
        _show(each, shown, zone=plan.zone)
    if not found:
        shown.print("There is no stream yet; write one under `streams` in the plan.")


def publish(id_: str, offered: Offered, *, speaking: Speaking) -> None:
    """Publish what a stream offers and needs."""
    is_given = offered.offers is not None or offered.needs is not None
    offering = Offering(tuple(offered.offers or ()), tuple(offered.needs or ()))
    saved = publish_api(
        room_of(speaking),
        id_,
        offering=offering if is_given else None,
        remark=remark_of(offered.message, speaking),
    )
    end(saved, speaking, deed=f"{id_} tells the others")


def _show(api: StreamApi, shown: Console, *, zone: str) -> None:
    if api.published_at is not None:
        published = f"published {instant(api.published_at, zone)}"
    else:
        published = "not published" if api.offers or api.needs else "offers and needs nothing yet"
    shown.print(line(f"{api.name} ({published})"), style="bold")
    if api.words:
        shown.print(line(f"  «{api.words}»"))
    for what, told in (("offers", api.offers), ("needs", api.needs)):
        for each in told:
            shown.print(line(f"  {what}: {each}"))
    for objective in api.objectives:
        shown.print(line(f"  wants: {objective.text} ({objective.id})"))
    for link in api.makes:
        shown.print(line(f"  {link.effect} {link.to}: {link.text or '–'} ({link.state})"))
    for link in api.feels:
        felt = f"{link.owner} {link.effect} {link.to}: {link.text or '–'} ({link.state})"
        shown.print(line(f"  feels: {felt}"))
    if api.roadmap:
        shown.print(line(f"  roadmap, beside all this and never graded: {api.roadmap}"))
