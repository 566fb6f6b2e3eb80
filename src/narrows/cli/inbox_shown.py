"""What `narrows inbox` does. Imported when it runs."""

import shlex
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from narrows.bootstrap import Home, open_home
from narrows.cli.render.tables import console, line
from narrows.cli.reviewed import reviewed
from narrows.domain.calendar import day_of
from narrows.domain.okr import ORGANISATION
from narrows.services.layers.drafting import Draft, drafts
from narrows.services.remarks import known_behalf
from narrows.services.ripples import inbox as waiting
from narrows.services.ripples.inbox import Waiting, WaitingKind
from narrows.views import as_json
from narrows.views.rounding import instant


def inbox(owner: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List what waits for an answer, everybody's or one owner's."""
    home = open_home(given_home)
    plan = home.stored().plan
    today = day_of(home.now, plan.zone)
    sayings = home.repository.sayings()
    known_behalf(plan, owner)
    found = waiting.inbox(
        plan, sayings, owner=owner, today=today, drafted=_drafted(home, owner, today=today)
    )
    if is_json:
        typer.echo(as_json.text({"inbox": found}))
        return
    shown = console()
    for each in found:
        asked = f" of {each.asked_by}" if each.asked_by else ""
        since = f", since {instant(each.since, plan.zone)}" if each.since else ""
        shown.print(line(f"{each.waits_for}: {each.kind}{asked}, {each.about}{since}"))
        if each.words:
            shown.print(line(f"    {each.words}"))
        shown.print(line(f"    {_command(each)}"), soft_wrap=True)
    if not found:
        shown.print("Nothing waits for an answer.")


def _drafted(home: Home, owner: str | None, *, today: date) -> Sequence[Draft]:
    """What leaders may take; measured only where their inbox is asked for."""
    cycle = home.stored().plan.cycle_at(today)
    if owner not in {None, ORGANISATION} or cycle is None or cycle.end <= today:
        return ()
    return drafts(reviewed(home), home.repository.sayings(), cycle=cycle.id)


def _command(each: Waiting) -> str:
    """What answers it."""
    if each.kind is WaitingKind.QUESTION:
        return f"narrows talk answer {each.number} WORDS"
    if each.kind is WaitingKind.REQUEST:
        return f"narrows refuse disqualify {each.number} WHY, or accept it as an initiative"
    if each.kind is WaitingKind.DRAFT:
        wait = shlex.quote(each.about)
        return f"narrows layers take {wait} --target DAYS, or drop it and say why"
    return f"narrows ripple accept {shlex.quote(each.about)}, or decline it and say why"
