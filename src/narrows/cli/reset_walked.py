"""A reset asked item by item, saved answer by answer. Imported when the command runs."""

import secrets
import sys
from pathlib import Path

import typer

from narrows.bootstrap import Home, open_home
from narrows.cli.render.tables import line
from narrows.cli.reset_taken import show, show_reset
from narrows.cli.typed import day_typed, id_typed, text_typed
from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.services.cycles.naming import cycle_meant
from narrows.services.cycles.states import CycleState
from narrows.services.remarks import Remark
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.beginning_refused import refuse_active, refuse_reset
from narrows.services.reset.resetting import Carry, Drop, ResetSteps, take
from narrows.services.reset.standing import Fate
from narrows.services.strategy.adopting import QUESTIONS, AdoptionAnswers
from narrows.views.reset import ResetAnswer, reset_standing


def walk(given_home: Path | None, *, is_json: bool) -> None:
    """Ask what is not decided yet, where somebody is there to answer; else show it."""
    if is_json or not sys.stdin.isatty():
        show(given_home, is_json=is_json)
        return
    home = open_home(given_home)
    answer = _standing(home)
    if answer is None or answer.state is not CycleState.DRAFT:
        _take(home, ResetSteps(_ask_beginning(home)))
    while (answer := _standing(home)) is not None:
        card = next((each for each in answer.items if each.fate is Fate.PENDING), None)
        if card is None:
            show_reset(answer)
            return
        typer.echo(line(f"{card.kind} {card.item} of {card.owner}: «{card.text}»"))
        argument = text_typed("Why carry it? Empty lets it go")
        carried = ResetSteps(carries=(Carry(card.item, argument),))
        try:
            _take(home, carried if argument else ResetSteps(drops=(Drop(card.item),)))
        except NarrowsError as refusal:
            # Asked again, and Ctrl-C ends it: what was decided so far stays.
            typer.echo(line(refusal.message))


def _standing(home: Home) -> ResetAnswer | None:
    return reset_standing(home.stored().plan, home.repository.sayings())


def _ask_beginning(home: Home) -> Beginning:
    plan = home.stored().plan
    old = cycle_meant(plan, None, today=day_of(home.now, plan.zone))
    refuse_active(old, home.repository.sayings())
    refuse_reset(plan, home.repository.sayings(), of=old)
    id_ = id_typed("Id of the new cycle", is_needed=True)
    known = plan.cycle(id_)
    start = day_typed("Its first day, a Monday", first=old.end) if known is None else known.start
    problem, observable, ends = (_ask_again(plan, name) for name in QUESTIONS)
    return Beginning(id_, AdoptionAnswers(problem, observable, ends), start=start, after=old.id)


def _ask_again(plan: Plan, name: str) -> str:
    before = getattr(plan.organisation.adoption or Adoption(), name)
    return str(typer.prompt(QUESTIONS[name], default=before))


def _take(home: Home, steps: ResetSteps) -> None:
    take(home.room(), steps, remark=Remark("", None, request_key=secrets.token_urlsafe(16)))
