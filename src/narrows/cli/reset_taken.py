"""Steps of a reset, taken and shown. Imported when a command runs."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.cli.reset_options import BeginningOptions
from narrows.cli.saying import remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.amounts import so_many
from narrows.domain.day_words import day_text
from narrows.domain.errors import NarrowsError
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.file import parse_addition, parse_reset
from narrows.services.reset.resetting import Carry, Drop, ResetSteps, take
from narrows.services.reset.standing import Fate
from narrows.services.strategy.adopting import AdoptionAnswers
from narrows.settings import read_plan_text
from narrows.views import as_json
from narrows.views.reset import ResetAnswer, ResetItemCard, reset_answer, reset_standing

SIGNS: Mapping[Fate, str] = {Fate.PENDING: "?", Fate.CARRIED: "+", Fate.DROPPED: "-"}


def show(given_home: Path | None, *, is_json: bool) -> None:
    """Show how far the reset has come."""
    home = open_home(given_home)
    answer = reset_answer(home.stored().plan, home.repository.sayings())
    if is_json:
        typer.echo(as_json.text({"reset": answer}))
    else:
        show_reset(answer)


def show_reset(answer: ResetAnswer) -> None:
    """Print how far a reset has come."""
    shown = console()
    shown.print(
        line(
            f"From {answer.of} into {answer.into}, {so_many(answer.weeks, 'week')} from "
            f"{day_text(answer.start)}: {answer.state}"
        )
    )
    for each in answer.items:
        shown.print(line(f"{SIGNS[each.fate]} {_told(each)}"))
    for added in answer.added:
        shown.print(line(f"+ {added.objective} is new: {added.why}; ends: {added.removes}"))
    shown.print(line(_ending(answer)))


def begin(cycle: str, options: BeginningOptions, *, speaking: Speaking) -> None:
    """Begin a reset."""
    answers = AdoptionAnswers(options.problem, options.observable, options.ends)
    _take(
        ResetSteps(
            Beginning(
                cycle,
                answers,
                start=parse_day(options.start),
                weeks=options.weeks,
                after=options.after,
            )
        ),
        speaking,
    )


def carry(item: str, argument: str, *, new_id: str | None, speaking: Speaking) -> None:
    """Carry an item."""
    _take(ResetSteps(carries=(Carry(item, argument, new_id),)), speaking)


def drop(item: str, words: str, *, speaking: Speaking) -> None:
    """Let an item go."""
    _take(ResetSteps(drops=(Drop(item, words),)), speaking)


def add(file: Path, removes: str, *, speaking: Speaking) -> None:
    """Add the objective of a file."""
    told = parse_addition(read_plan_text(file), removes, file=str(file))
    _take(ResetSteps(additions=(told,)), speaking)


def finish(*, speaking: Speaking) -> None:
    """Let the rest go."""
    _take(ResetSteps(is_finished=True), speaking)


def call_off(*, speaking: Speaking) -> None:
    """Call the reset off."""
    _take(ResetSteps(is_called_off=True), speaking)


def take_file(file: Path, *, speaking: Speaking) -> None:
    """Take the steps of a file."""
    _take(parse_reset(read_plan_text(file), file=str(file)), speaking)


def parse_day(text: str | None) -> date | None:
    """A day as typed.

    Raises:
        NarrowsError: `day-unreadable`.
    """
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise NarrowsError(
            "day-unreadable", f"«{text}» is no day; write it as 2027-01-04."
        ) from error


def _take(steps: ResetSteps, speaking: Speaking) -> None:
    room = room_of(speaking)
    saved = take(room, steps, remark=remark_of("", speaking))
    stored = room.repository.plan()
    plan = room.plan if stored is None else stored.plan
    answer = reset_standing(plan, room.repository.sayings())
    if speaking.is_json:
        typer.echo(as_json.text({"sayings": saved, "reset": answer}))
    elif answer is None or (steps.is_called_off and steps.beginning is None):
        console().print(line("The reset is called off; `narrows reset begin` begins another."))
    else:
        show_reset(answer)


def _told(card: ResetItemCard) -> str:
    becomes = f", as {card.becomes}" if card.becomes else ""
    words = f": {card.words}" if card.words else ""
    return f"{card.kind} {card.item} of {card.owner}, «{card.text}»: {card.fate}{becomes}{words}"


def _ending(answer: ResetAnswer) -> str:
    if answer.n_pending:
        wait = "1 item waits" if answer.n_pending == 1 else f"{answer.n_pending} items wait"
        return (
            f"{wait} for an argument: `narrows reset carry ITEM ARGUMENT`; `narrows reset finish` "
            "lets it go."
        )
    return f"Nothing waits. Next: `narrows cycle publish {answer.into}`."
