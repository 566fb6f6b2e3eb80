"""The opening questions, shown and answered. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.cli.saying import remark_of, room_of
from narrows.cli.strategy import Adopting
from narrows.cli.talk import Speaking
from narrows.services.strategy.adopting import CYCLE, AdoptionAnswers, answer_adoption
from narrows.views import as_json
from narrows.views.adoption import adoption_answer
from narrows.views.rounding import instant


def show(given_home: Path | None, *, is_json: bool) -> None:
    """Show the questions with their answers, pilots and leaders."""
    home = open_home(given_home)
    plan = home.stored().plan
    told = adoption_answer(plan, home.repository.sayings())
    if is_json:
        typer.echo(as_json.text({"adoption": told}))
        return
    shown = console()
    for each in told.questions:
        shown.print(line(each.question))
        shown.print(line(f"  {each.answer or 'Nobody has answered yet.'}"))
        for said in each.history:
            when, reset = instant(said.at, plan.zone), said.detail(CYCLE)
            why = f", at the reset to {reset}" if reset else ""
            shown.print(line(f"    {said.number}  {when}  {said.by}{why}: {said.words}"))
    pilots = [f"{each.stream} ({_count(each.n_objectives)})" for each in told.pilots]
    shown.print(line(f"Pilots: {', '.join(pilots) or 'none named'}"))
    leaders = ", ".join(told.leaders) or "none named"
    shown.print(line(f"Leaders: {leaders} ({_count(told.n_leaders_objectives)} of their own)"))


def answer(adopting: Adopting, *, speaking: Speaking) -> None:
    """Answer opening questions."""
    answers = AdoptionAnswers(
        adopting.problem,
        adopting.observable,
        adopting.ends,
        None if adopting.pilots is None else tuple(adopting.pilots),
        None if adopting.leaders is None else tuple(adopting.leaders),
    )
    remark = remark_of("", speaking)
    saved = answer_adoption(room_of(speaking), answers, remark=remark)
    if speaking.is_json:
        typer.echo(as_json.text({"sayings": saved}))
        return
    for each in saved:
        typer.echo(line(f"Saved as number {each.number}: {each.about.key}: {each.words}"))


def _count(number: int) -> str:
    return f"{number} objective{'' if number == 1 else 's'}"
