"""What people say to each other, on the command line. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.sayings import Saying
from narrows.services.talk import acknowledging, conversing
from narrows.services.talk.talked_of import STRATEGY, thing_named
from narrows.views import as_json
from narrows.views.rounding import instant


def show(of: str | None, given_home: Path | None, *, is_unanswered: bool, is_json: bool) -> None:
    """List what was said of a thing or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    about = None if of is None else thing_named(plan, of)
    told = home.repository.sayings()
    open_questions = {each.number for each in conversing.unanswered(told)}
    found = [
        each
        for each in conversing.conversation(told, about)
        if not is_unanswered or each.number in open_questions
    ]
    if is_json:
        waiting = [each.number for each in found if each.number in open_questions]
        typer.echo(as_json.text({"conversation": found, "unanswered": waiting}))
        return
    shown = console()
    for each in found:
        when = instant(each.at, plan.zone)
        waits = " (waits for an answer)" if each.number in open_questions else ""
        shown.print(line(f"{each.number:>5}  {when}  {_deed(each)}{waits}"))
        if each.words:
            shown.print(line(f"       {each.words}"))
    if not found:
        shown.print("No question waits." if is_unanswered else "Nothing was said yet.")


def comment(thing: str, words: str, *, speaking: Speaking) -> None:
    """Comment on a thing."""
    room = room_of(speaking)
    _end(
        conversing.comment(room, thing_named(room.plan, thing), remark=remark_of(words, speaking)),
        speaking,
    )


def ask(thing: str, words: str, *, speaking: Speaking) -> None:
    """Ask about a thing."""
    room = room_of(speaking)
    _end(
        conversing.ask(room, thing_named(room.plan, thing), remark=remark_of(words, speaking)),
        speaking,
    )


def answer(question: int, words: str, *, speaking: Speaking) -> None:
    """Answer a question."""
    _end(
        conversing.answer(room_of(speaking), question, remark=remark_of(words, speaking)), speaking
    )


def acknowledge(objective: str, words: str, *, speaking: Speaking, is_taken_back: bool) -> None:
    """Acknowledge an objective, or take that back."""
    say = acknowledging.take_back if is_taken_back else acknowledging.acknowledge
    _end(say(room_of(speaking), objective, remark=remark_of(words, speaking)), speaking)


def _end(saved: Saying, speaking: Speaking) -> None:
    end(saved, speaking, deed=_deed(saved))


def _deed(saying: Saying) -> str:
    """Who did what, for whom, to what."""
    behalf = f" for {saying.behalf}" if saying.behalf else ""
    refers = f" to {saying.refers}" if saying.refers else ""
    thing = saying.about.key or STRATEGY
    return f"{saying.by}{behalf}: {saying.act.value}{refers} on {thing}"
